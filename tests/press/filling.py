"""Fills our Word form as a word processor would: in the fields, beside them, and against their grain."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import which
from xml.sax.saxutils import escape

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SOFFICE = which("soffice")


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p xmlns:w="{NS}"><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def item(text: str) -> str:
    return paragraph(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def table(*rows: tuple[str, ...]) -> str:
    body = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f'<w:tbl xmlns:w="{NS}">{body}</w:tbl>'


def edit(data: bytes, change: Callable[[etree._Element], None], part: str = "word/document.xml") -> bytes:
    """The file with one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, content)
    return made.getvalue()


def controls(root: etree._Element) -> dict[str, etree._Element]:
    """The first control of each tag."""
    found: dict[str, etree._Element] = {}
    for control in root.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None:
            found.setdefault(tag.get(f"{W}val", "").removeprefix("plenary:"), control)
    return found


def put(control: etree._Element, content: str) -> None:
    """Type into one control: XML of paragraphs and tables, or plain text with a paragraph a line; "x" ticks a box."""
    about, inside = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    assert about is not None
    assert inside is not None
    for hint in about.findall(f"{W}showingPlcHdr"):
        about.remove(hint)
    checked = about.find(f"{W14}checkbox/{W14}checked")
    if checked is not None:
        checked.set(f"{W14}val", "1")
        next(inside.iter(f"{W}t")).text = "☒"
        return
    if inside.find(f"{W}p") is None:
        for run in inside.findall(f"{W}r")[1:]:
            inside.remove(run)
        next(inside.iter(f"{W}t")).text = content
        return
    for child in list(inside):
        inside.remove(child)
    whole = content if content.startswith("<w:") else "".join(map(paragraph, content.split("\n")))
    inside.extend(etree.fromstring(f'<x xmlns:w="{NS}">{whole}</x>'))


def fill(data: bytes, fields: Mapping[str, str]) -> bytes:
    """The form with words in its fields. Raises KeyError for a field it does not have."""

    def change(root: etree._Element) -> None:
        found = controls(root)
        for tag, content in fields.items():
            put(found[tag], content)

    return edit(data, change)


def through_libreoffice(data: bytes, form: str, folder: Path) -> bytes:
    """The file opened in LibreOffice and saved again."""
    source = folder / "filled.docx"
    source.write_bytes(data)
    out = folder / "out"
    wanted = {"docx": "docx:MS Word 2007 XML", "odt": "odt", "pdf": "pdf"}[form]
    subprocess.run(
        [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", wanted,
         "--outdir", str(out), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (out / f"filled.{form}").read_bytes()
