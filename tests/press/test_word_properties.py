"""Whatever a text or a foreign file holds: both readings come out, and no character is lost."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from plenary.press.changed import Changed, Piece
from plenary.press.paper import Paper, Par, Remark, Run
from plenary.press.paper_docx import docx
from plenary.press.word_changes import changes, plain_changes

from .incoming import docx as file_of
from .redlines import AUTHORS, wording

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = {"after": ("del", "moveFrom"), "before": ("ins", "moveTo")}

scripts = st.sampled_from(
    (
        "abc XYZ éü ,.;:!?()[]/–—“”'&<>\"­‑ \t\n",
        "ابتثجحخد كلّمُ ،؛؟«»[]() 12 \u200f\u200e",
        "工作组邀请所有利益攸关方，。；：（）「」《》[]12 ",
    )
)
words = scripts.flatmap(lambda letters: st.text(letters, min_size=1, max_size=24))
instants = st.integers(0, 40 * 365 * 86_400).map(
    lambda seconds: datetime(2001, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
authors = st.sampled_from(AUTHORS)


@st.composite
def runs(draw: st.DrawFn) -> Run:
    mark = draw(st.sampled_from(("", "", "ins", "del")))
    return Run(
        draw(words),
        mark,
        draw(authors) if mark else "",
        draw(instants) if mark else None,
        # Who stands behind which words is no tracked change: what is tracked behind a sponsor was typed there.
        draw(st.sampled_from(("", "", "bracket", *(() if mark else ("sponsors",))))),
        draw(st.sampled_from((0, 0, 0, 1, 2))),
    )


@st.composite
def pars(draw: st.DrawFn, key: str) -> Par:
    mark = draw(st.sampled_from(("", "", "", "ins", "del", "moved-from", "moved-to")))
    content = draw(st.lists(runs(), min_size=1, max_size=5))
    return Par(
        key,
        draw(st.sampled_from(("heading", "preambular", "operative", "paragraph", "item"))),
        draw(st.sampled_from(("", "8", "8 bis", "(a)", "PP2", "٣"))),
        draw(st.integers(1, 4)),
        tuple(content),
        ("A note.", draw(words)),
        mark,
        draw(authors) if mark else "",
        draw(instants) if mark else None,
        draw(st.sampled_from(("", "Agreed ad referendum"))),
        remarks=tuple(draw(st.lists(st.builds(Remark, authors, words, instants, words), max_size=2))),
    )


papers = st.integers(1, 6).flatmap(
    lambda count: st.builds(
        Paper, st.just("Text"), st.sampled_from(("en", "ar", "zh")), st.tuples(*(pars(f"p-{n}") for n in range(count)))
    )
)


def noted(par: Par, side: str) -> str:
    """The wording with the marks of notes that nothing refers to at its end, where they are printed."""
    used = {run.note for run in par.runs}
    more = tuple(Run("", note=place) for place in range(1, len(par.notes) + 1) if place not in used)
    return wording(Par(**{name: getattr(par, name) for name in Par.__slots__} | {"runs": (*par.runs, *more)}), side)


def test_what_was_put_in_and_taken_out_again_does_not_take_the_place_of_the_next_paragraph() -> None:
    """Hypothesis found it: the paragraph that stood lost its key, and its place, to one that is in neither reading."""
    at = datetime(2017, 9, 26, tzinfo=UTC)
    gone = Par("p-0", "paragraph", runs=(Run("Lamps", "ins", "A", at),), mark="del", author="A", at=at)
    old = Par("p-1", "paragraph", runs=(Run("Lights"),), mark="del", author="A", at=at)
    paper = Paper("Text", "en", (gone, old, Par("p-2", "paragraph", runs=(Run("Harbours"),))))
    rows = [row for row in changes(docx(paper)).paragraphs if row.kind != "about"]
    assert [(row.key, row.before, row.after) for row in rows] == [
        ("p-0", "", ""),
        ("p-1", "Lights", ""),
        ("p-2", "Harbours", "Harbours"),
    ]


@settings(max_examples=150, deadline=None)
@given(papers)
def test_accepting_all_gives_the_words_after_and_rejecting_all_those_before(paper: Paper) -> None:
    data = docx(paper)
    rows = [row for row in changes(data).paragraphs if row.kind != "about"]
    for side in ("before", "after"):
        wanted = [text for par in paper.pars if (text := noted(par, side)).strip()]
        shown = [getattr(row, side) for row in rows]
        assert [text for text in shown if text.strip()] == wanted
        assert [text for text in independent(data, side) if text.strip()] == wanted
    assert {row.key for row in rows} == {par.key for par in paper.pars}
    given_ = Counter((r.author.strip(), r.at, r.text.strip()) for par in paper.pars for r in par.remarks)
    assert Counter((c.author, c.at, c.text) for row in rows for c in row.comments) == given_


def independent(data: bytes, side: str) -> Iterator[str]:
    """The paragraphs of our own file when all its changes are accepted or rejected, as the format defines it."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    gone = tuple(W + name for name in GONE[side])
    text, marks = "", 0
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        assert style is not None
        if not style.get(f"{W}val", "").startswith(("Heading", "TextItem", "TextParagraph", "Operative", "Preambular")):
            continue
        for run in paragraph.iter(f"{W}r"):
            look = run.find(f"{W}rPr/{W}rStyle")
            left_out = look is not None and look.get(f"{W}val") in ("ParNumber", "Sponsors")
            if left_out or any(above.tag in gone for above in run.iterancestors()):
                continue
            for each in run:
                name = etree.QName(each).localname
                text += {"tab": "\t", "br": "\n"}.get(name, each.text or "" if name in ("t", "delText") else "")
                if name == "footnoteReference":
                    marks += 1
                    text += f"[^{marks}]"
        end = paragraph.find(f"{W}pPr/{W}rPr")
        if end is None or not any(change.tag in gone for change in end):
            yield text
            text, marks = "", 0
    yield text


# Files of others: changes nested in each other, in links, controls and tags, across ends of paragraphs.
letters = st.text("abcdefg ابتث 工作组 .,-", min_size=1, max_size=6)


@st.composite
def inline(draw: st.DrawFn, depth: int = 0, deleted: bool = False) -> str:
    kind = draw(
        st.sampled_from(
            ("run",) * 3 + (("ins", "del", "moveFrom", "moveTo", "link", "sdt", "smart") if depth < 4 else ())
        )
    )
    if kind == "run":
        tag = "delText" if deleted else "t"
        shown = draw(st.sampled_from(("", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:cr/>")))
        look = draw(
            st.sampled_from(("", "<w:rPr><w:b/><w:rPrChange w:id='1' w:author='Z'><w:rPr/></w:rPrChange></w:rPr>"))
        )
        return f"<w:r>{look}{shown}<w:{tag} xml:space='preserve'>{escape(draw(letters))}</w:{tag}></w:r>"
    inner_deleted = deleted or kind in ("del", "moveFrom")
    inside = "".join(draw(st.lists(inline(depth=depth + 1, deleted=inner_deleted), max_size=3)))
    if kind in ("ins", "del", "moveFrom", "moveTo"):
        author = draw(st.sampled_from(("A", "B", "C")))
        return f'<w:{kind} w:id="7" w:author="{author}" w:date="2026-05-04T10:00:00Z">{inside}</w:{kind}>'
    return {
        "link": f'<w:hyperlink w:anchor="x">{inside}</w:hyperlink>',
        "sdt": f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>",
        "smart": f'<w:smartTag w:element="place">{inside}</w:smartTag>',
    }[kind]


@st.composite
def foreign(draw: st.DrawFn) -> str:
    out = []
    for number in range(draw(st.integers(1, 7))):
        ends = draw(st.lists(st.sampled_from(("ins", "del", "moveFrom", "moveTo")), max_size=2, unique=True))
        marks = "".join(f'<w:{end} w:id="8" w:author="D" w:date="2026-05-04T10:00:00Z"/>' for end in ends)
        key = f'<w:bookmarkStart w:id="{number}" w:name="par_p{number}"/>' if draw(st.booleans()) else ""
        content = "".join(draw(st.lists(inline(), max_size=4)))
        out.append(f"<w:p><w:pPr><w:rPr>{marks}</w:rPr></w:pPr>{key}{content}</w:p>")
    if draw(st.booleans()):
        cells = "".join(f"<w:tc><w:p>{draw(inline())}</w:p></w:tc>" for _ in range(2))
        out.insert(draw(st.integers(0, len(out))), f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    return "".join(out)


def pieces(changed: Changed) -> Iterator[Piece]:
    for row in changed.paragraphs:
        yield from row.pieces
    for leftover in changed.leftovers:
        yield from leftover.pieces


@settings(max_examples=120, deadline=None)
@given(foreign())
def test_no_character_of_a_foreign_file_is_lost_and_both_readings_are_word_s_own(body: str) -> None:
    data = file_of(body)
    found = changes(data)
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    stands = Counter("".join(t.text or "" for t in root.iter(f"{W}t", f"{W}delText")).replace(" ", ""))
    kept = Counter("".join(p.text for p in pieces(found)).translate(dict.fromkeys(map(ord, " \t\n‑­"))))
    assert kept == stands
    for side in ("before", "after"):
        shown = sorted(" ".join(getattr(row, side).split()) for row in found.paragraphs)
        assert [text for text in shown if text] == sorted(text for text in read_simply(root, side) if text)


def read_simply(root: etree._Element, side: str) -> Iterator[str]:
    gone = tuple(W + name for name in GONE[side])
    body = root[0]
    text = ""
    for block in body:
        if block.tag == f"{W}tbl":
            yield " ".join(text.split())
            text = ""
            continue
        for run in block.iter(f"{W}r"):
            if any(above.tag in gone for above in run.iterancestors()):
                continue
            if side == "after" and run.find(f"{W}delText") is not None:
                continue
            for each in run:
                name = etree.QName(each).localname
                text += {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "softHyphen": "­"}.get(
                    name, each.text or "" if name in ("t", "delText") else ""
                )
        end = block.find(f"{W}pPr/{W}rPr")
        if end is None or not any(change.tag in gone for change in end):
            yield " ".join(text.split())
            text = ""
    yield " ".join(text.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(letters, min_size=1, max_size=8, unique=True), st.data())
def test_whatever_was_changed_without_tracking_both_readings_hold(before: list[str], data: st.DataObject) -> None:
    known = [(f"p{number}", words) for number, words in enumerate(before)]
    order = data.draw(st.permutations(range(len(before))))[: data.draw(st.integers(1, len(before)))]
    now = [data.draw(st.sampled_from((before[n], before[n] + " more", before[n][:2]))) for n in order]
    marks = [f'<w:bookmarkStart w:id="{n}" w:name="par_p{n}"/>' for n in order]
    keys = data.draw(st.booleans())
    body = "".join(
        f"<w:p>{mark if keys else ''}<w:r><w:t xml:space='preserve'>{escape(words)}</w:t></w:r></w:p>"
        for mark, words in zip(marks, now, strict=True)
    )
    found = plain_changes(known, file_of(body))
    stood = sorted(row.before.strip() for row in found.paragraphs if row.before.strip())
    assert stood == sorted(words.strip() for words in before if words.strip())
    wanted = [row.after.strip() for row in found.paragraphs if row.after.strip()]
    assert wanted == [words.strip() for words in now if words.strip()]
    for row in found.paragraphs:
        if row.before and row.what in ("edited", "deleted", "inserted", ""):
            for side, gone in (("before", "put_in"), ("after", "taken_out")):  # white space alone is no change
                shown = "".join(p.text for p in row.pieces if getattr(p, gone) is None)
                assert shown.split() == getattr(row, side).split()
