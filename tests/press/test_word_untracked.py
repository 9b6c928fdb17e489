"""What somebody changed in a file without tracking is found beside the words that we know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import pytest

from plenary.press.changed import UNKNOWN, Changed, Stamp
from plenary.press.confined import Reader
from plenary.press.gate import Refused
from plenary.press.word_changes import changes, plain_changes

from .incoming import docx, zipped
from .redlines import text_of_200
from .test_word_changes import BY_A, A, gone, new, p, r

KNOWN = (
    ("p1", "The first paragraph, about the mandate of the Group."),
    ("p2", "تدعو المجموعة جميع أصحاب المصلحة إلى التعاون."),
    ("p3", "工作组邀请所有利益攸关方加强合作。"),
    ("p4", "The fourth paragraph speaks of capacity-building and of its financing."),
)
FILE = Stamp(UNKNOWN)


def file(*paragraphs: tuple[str, str]) -> bytes:
    """Paragraphs by (key or "", words)."""
    return docx("".join(p(r(escape(words)), key=key) for key, words in paragraphs))


def told(found: Changed) -> list[tuple[str, str, str, str]]:
    return [(row.key, row.what, row.before, row.after) for row in found.changes]


def stamps(found: Changed) -> set[Stamp]:
    return {stamp for row in found.changes for stamp in row.stamps}


def test_nothing_changed_is_nothing_found() -> None:
    found = plain_changes(KNOWN, file(*KNOWN))
    assert (told(found), found.warnings) == ([], ())


def test_a_word_replaced_is_found_and_nobody_is_named() -> None:
    after = KNOWN[3][1].replace("speaks of", "calls for")
    found = plain_changes(KNOWN, file(*KNOWN[:3], ("p4", after)))
    assert told(found) == [("p4", "edited", KNOWN[3][1], after)]
    assert [
        (q.text, bool(q.put_in), bool(q.taken_out)) for q in found.changes[0].pieces if q.put_in or q.taken_out
    ] == [
        ("speaks", False, True),
        ("calls", True, False),
        ("of", False, True),
        ("for", True, False),
    ]
    assert stamps(found) == {FILE}
    assert found.warnings == ("untracked-changes",)


def test_tracked_and_untracked_changes_of_one_paragraph_are_told_apart() -> None:
    body = p(r("The first paragraph, "), gone("about"), new("on"), r(" the new mandate of the Group."), key="p1")
    row = plain_changes(KNOWN[:1], docx(body)).paragraphs[0]
    assert (row.before, row.after) == (KNOWN[0][1], "The first paragraph, on the new mandate of the Group.")
    assert [(q.text, q.put_in, q.taken_out) for q in row.pieces if q.put_in or q.taken_out] == [
        ("about", None, BY_A),
        ("on", BY_A, None),
        ("new ", FILE, None),
    ]
    assert row.authors == ("Delegation A", UNKNOWN)


def test_paragraphs_added_and_gone_are_found_at_their_places() -> None:
    found = plain_changes(KNOWN, file(KNOWN[0], ("", "Something wholly new, in one sentence."), KNOWN[1], KNOWN[3]))
    assert [(row.key, row.what) for row in found.paragraphs] == [
        *(("p1", ""), ("", "inserted"), ("p2", ""), ("p3", "deleted"), ("p4", "")),
    ]
    assert stamps(found) == {FILE}


def test_without_bookmarks_paragraphs_are_known_by_their_words() -> None:
    after = KNOWN[1][1].replace("التعاون", "التعاون الدولي")
    found = plain_changes(KNOWN, file(("", KNOWN[0][1]), ("", after), ("", KNOWN[2][1]), ("", KNOWN[3][1])))
    assert told(found) == [("p2", "edited", KNOWN[1][1], after)]
    assert [row.key for row in found.paragraphs] == ["p1", "p2", "p3", "p4"]


def test_a_bookmark_that_slipped_to_a_new_paragraph_goes_back() -> None:
    found = plain_changes(KNOWN, file(("p1", "Preamble of quite other content!"), ("", KNOWN[0][1]), *KNOWN[1:]))
    assert [(row.key, row.what) for row in found.paragraphs][:2] == [("", "inserted"), ("p1", "")]
    assert len(found.changes) == 1


def test_a_paragraph_moved_is_one_move() -> None:
    found = plain_changes(KNOWN, file(KNOWN[3], *KNOWN[:3]))
    assert [(row.key, row.what) for row in found.paragraphs] == [
        *(("p4", "moved-to"), ("p1", ""), ("p2", ""), ("p3", ""), ("p4", "moved-from")),
    ]
    assert len({row.move for row in found.changes}) == 1


def test_a_paragraph_cut_in_two_and_two_joined() -> None:
    words = KNOWN[3][1]
    cut = plain_changes(KNOWN, file(*KNOWN[:3], ("p4", words[:27]), ("", words[28:])))
    assert told(cut) == [("p4", "split", words, words[:27]), ("", "split-off", "", words[28:])]
    assert cut.changes[1].partner == "p4"
    joined = plain_changes(KNOWN[2:], file(("p3", KNOWN[2][1] + words)))
    assert told(joined) == [("p3", "merged", KNOWN[2][1], KNOWN[2][1] + words), ("p4", "merged-away", words, "")]


def test_white_space_alone_is_no_change() -> None:
    found = plain_changes(KNOWN, file(*((key, f" {words.replace(' ', '  ')} ") for key, words in KNOWN)))
    assert told(found) == []
    assert [row.before for row in found.paragraphs] == [words for _, words in KNOWN]


def test_a_footnote_is_one_mark() -> None:
    notes = '<w:footnotes><w:footnote w:id="1"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = docx(p(r("The Group"), mark, r(" meets often."), key="p1"), footnotes=notes)
    found = plain_changes([("p1", "The Group[^1] meets.")], data)
    assert told(found) == [("p1", "edited", "The Group[^1] meets.", "The Group[^1] meets often.")]
    assert found.changes[0].after_notes == ("A note.",)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(timeout=20) as made:
        yield made


def test_the_confined_process_gives_the_same(reader: Reader) -> None:
    data = file(*KNOWN[:3], ("p4", "The fourth paragraph."))
    assert reader.read_changes(data) == changes(data)
    assert reader.read_changes(data, KNOWN) == plain_changes(KNOWN, data)
    from plenary.press.paper_docx import docx as printed

    whole = printed(text_of_200())
    assert reader.read_changes(whole) == changes(whole)


def test_the_confined_process_refuses_with_a_reason_and_goes_on(reader: Reader) -> None:
    for data, why in (
        (zipped({"a.txt": "x"}), "archive"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"%PDF-1.7", "wrong-content"),
    ):
        with pytest.raises(Refused) as caught:
            reader.read_changes(data)
        assert caught.value.why == why
    assert reader.read("a.txt", b"An answer.").blocks[0].text == "An answer."


def test_a_file_that_takes_too_long_is_refused() -> None:
    hungry = docx("".join(p(new(f"word {n}"), end=f"<w:ins {A}/>") for n in range(60_000)))
    with Reader(timeout=0.5) as small:
        small.warm()
        with pytest.raises(Refused) as caught:
            small.read_changes(hungry)
        assert caught.value.why in ("timeout", "memory")


def test_a_long_chain_of_new_ends_is_read_in_reasonable_time() -> None:
    began = datetime.now(UTC)
    found = changes(docx("".join(p(r(f"word {n} "), end=f"<w:ins {A}/>") for n in range(3_000))))
    assert len(found.paragraphs) == 3_000
    assert (datetime.now(UTC) - began).total_seconds() < 10
