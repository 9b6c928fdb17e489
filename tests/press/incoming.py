"""Files that the tests of the readers build, and counting what came out of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

from plenary.press.blocks import Block, Source
from plenary.press.building import FURNITURE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = re.compile(r"[^\W_]+")
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def words(text: str) -> Counter[str]:
    """How often each word stands in a text."""
    return Counter(_WORD.findall(text))


def words_of(source: Source, *, labels: bool = True) -> Counter[str]:
    """How often each word stands in the blocks of a source, marks of notes not counted."""
    shown = [f"{b.label if labels and b.label != FURNITURE else ''} {b.text}" for b in source.blocks]
    return words(re.sub(r"\[\^[^\]]+\]", " ", "\n".join(shown)))


def texts(source: Source) -> list[str]:
    """The texts of all blocks."""
    return [block.text for block in source.blocks]


def block_with(source: Source, start: str) -> Block:
    """The one block whose text begins so."""
    found = [block for block in source.blocks if block.text.startswith(start)]
    assert len(found) == 1, f"{start!r} begins {len(found)} blocks of {texts(source)}"
    return found[0]


def zipped(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """A Word file made of XML: `body` and parts such as `footnotes`, `numbering`, `styles`, `header1` by name."""
    relations = "".join(
        f'<Relationship Id="rel-{name}" Type="{_OFFICE}/{re.sub(r"[0-9]", "", name)}" Target="{name}.xml"/>'
        for name in parts
    ) + "".join(
        f'<Relationship Id="{ident}" Type="{_OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for ident, address in (links or {}).items()
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}">{relations}</Relationships>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = content.replace(">", f" {_SPACES}>", 1)
    return zipped(files)


def p(text: str, properties: str = "", run: str = "") -> str:
    """A Word paragraph of one run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )


def numbered(text: str, list_id: int, level: int = 0) -> str:
    """A Word paragraph whose number nobody typed."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
