"""Paragraph 8 goes from three proposals to agreed ad referendum: one member without script, one through a Word file, the
chair, and somebody who watches on a phone in Arabic. Then the report, with and without what was not agreed."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from playwright.sync_api import expect

from tests.stories.conftest import Server, press, sign_in

pytestmark = pytest.mark.xdist_group("stories")
TEXT = "/groups/shared-cables/texts/draft/"
REPORT = "/groups/shared-cables/reports/report/"
SHOTS = os.environ.get("PLENARY_SHOTS", "")
SOON = 20_000  # milliseconds, on a crowded machine; how fast the line is, is measured in tests/hall
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDED = " Existing agreements stay as they are."


@pytest.fixture
def people(browser: Any, base_url: str) -> Iterator[Any]:
    """Makes browsers, each with its own cookies; they are closed afterwards."""
    open_: list[Any] = []

    def enter(role: str, *, width: int = 1280, language: str = "en", script: bool = True) -> Any:
        context = browser.new_context(
            base_url=base_url, viewport={"width": width, "height": 900}, java_script_enabled=script, locale="en"
        )
        open_.append(context)
        page = context.new_page()
        if role:
            sign_in(page, role)
        page.goto(f"/language/{language}/?next={TEXT}")
        return page

    yield enter
    for context in open_:
        context.close()


def shot(page: Any, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def paragraph(page: Any, number: str) -> str:
    """The address of a paragraph by the number that readers call it by."""
    page.goto(TEXT)
    shown = page.locator(".para .n a span[aria-hidden]", has_text=re.compile(rf"^{re.escape(number)}$"))
    return str(shown.locator("..").get_attribute("href"))


def tracked(file: bytes, key: str) -> bytes:
    """The file as B. Member sends it back: with a sentence put in at the end of a paragraph, and a comment of a word."""
    source = zipfile.ZipFile(io.BytesIO(file))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                mark = next(b for b in root.iter(W + "bookmarkStart") if b.get(W + "name") == f"par_p{key}")
                place = mark if mark.tag == W + "p" else next(mark.iterancestors(W + "p"))
                put = etree.SubElement(place, W + "ins")
                put.set(W + "id", "9001")
                put.set(W + "author", "B. Member")
                put.set(W + "date", "2026-11-20T10:00:00Z")
                run = etree.SubElement(put, W + "r")
                text = etree.SubElement(run, W + "t")
                text.text = ADDED
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(name, data)
    return out.getvalue()


def words(page: Any, address: str) -> str:
    answer = page.request.get(address)
    assert answer.ok, address
    found = pypdfium2.PdfDocument(answer.body())
    return "\n".join(found[n].get_textpage().get_text_bounded() for n in range(len(found)))


@pytest.mark.accepts(7, 9, 52, 164, "X12")
def test_paragraph_8_from_three_proposals_to_agreed_ad_referendum(people: Any, server: Server) -> None:
    watching = people("", width=390, language="ar")
    where = paragraph(watching, "8.")
    key = where.rstrip("/").rsplit("/", 1)[1]
    watching.goto(TEXT)
    assert watching.locator("html").get_attribute("dir") == "rtl"
    row = watching.locator(f"#p{key}")
    expect(row).to_contain_text("strengthen")
    expect(watching.locator("[data-live-state][data-state=ok]")).to_be_attached()

    # Three proposals lie on it, under their sponsors' names.
    chair = people("A. Chair")
    chair.goto(where)
    expect(chair.locator("article.proposal")).to_have_count(3)

    # A member without script proposes words; she would rather not object to everything.
    plain = people("A. Member", script=False)
    plain.goto(where)
    stands = plain.locator("#f-replace").input_value().strip()
    plain.locator("#f-replace").fill(stands.replace("should consider", "should jointly consider"))
    plain.locator("#f-why").fill("It costs nobody anything yet.")
    press(plain.get_by_role("button", name="Propose", exact=True))
    expect(plain.locator("main")).to_contain_text("recorded")
    expect(row).to_contain_text("jointly", timeout=SOON)

    # The other one takes the text away as Word and hands it in again, with a tracked change.
    other = people("B. Member")
    clean = other.request.get(TEXT + "text.docx?view=clean")
    assert clean.ok
    file = tracked(clean.body(), key)
    other.goto(TEXT + "import/")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    other.locator("#f-file").set_input_files({"name": "aldermark.docx", "mimeType": kind, "buffer": file})
    press(other.get_by_role("button", name="Look through it"))
    found = other.locator("main")
    expect(found).to_contain_text("B. Member")
    assert ADDED.strip() in other.locator("textarea[id^=w]").first.input_value()
    expect(other.locator("input[name^=take-]")).to_have_count(1)
    shot(other, "word-review")
    press(other.get_by_role("button", name="Take what is ticked"))
    expect(row).to_contain_text(ADDED.strip(), timeout=SOON)

    # She who had objected can live with these words, and stands behind them.
    plain.goto(where)
    proposal = plain.locator("article.proposal", has_text=ADDED.strip())
    name = proposal.get_attribute("id")
    press(proposal.get_by_role("button", name="Co-sponsor"))
    expect(plain.locator("main")).to_contain_text("recorded")
    press(plain.get_by_role("button", name="Withdraw the objection").first)
    expect(plain.locator("main")).to_contain_text("recorded")

    # The chair cannot find agreement while objections stand, and is told whose they are.
    def find() -> None:
        chair.goto(where)
        chair.locator("summary", has_text="Find where the group stands").click()
        form = chair.locator("form", has=chair.locator("button[value=find]"))
        form.locator("input[name=finding][value='ad-ref']").check()
        form.locator(f"input[name=wording][value={name}]").check()
        press(form.locator("button[value=find]"))

    find()
    expect(chair.locator("main")).to_contain_text("Karvistan")
    shot(chair, "refused")
    whole = chair.locator("form:has(button[value=mark]):has(input[name=wording][value=''])")
    while whole.count():
        chair.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        form = whole.first
        form.locator("input[name=state][value=accommodated]").check()
        form.locator("textarea").fill("The sentence on existing agreements answers it.")
        press(form.locator("button[value=mark]"))
        chair.goto(where)
    find()
    expect(chair.locator("main")).to_contain_text("recorded")
    expect(row).to_contain_text(ADDED.strip(), timeout=SOON)
    expect(row.locator(".chip.agreed")).to_be_visible(timeout=SOON)
    assert "strengthen" not in row.inner_text()
    shot(watching, "agreed-ar-390")
    chair.goto(where)
    shot(chair, "agreed")


@pytest.mark.accepts(7, 9)
def test_report_with_and_without_what_was_not_agreed(people: Any, server: Server) -> None:
    page = people("")
    page.goto(REPORT)
    for _n in range(300):  # the server's worker prints it
        if page.locator("a", has_text="PDF").count() >= 2:
            break
        page.wait_for_timeout(1000)
        page.reload()
    told = {}
    for link in page.locator("a", has_text="PDF").all():
        text = words(page, str(link.get_attribute("href")))
        told["WITHOUT" if "WITHOUT" in text else "WITH"] = text
    assert set(told) == {"WITH", "WITHOUT"}
    disputed = "A new body of the Assembly should take up"
    assert disputed in told["WITH"]
    assert disputed not in told["WITHOUT"]
    assert told["WITH"].count("Not agreed by consensus") >= 9
    for text in told.values():
        assert "Coasts that have one cable should take part in every meeting" in text
        assert "not adopted" in text
