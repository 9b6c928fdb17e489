"""What somebody did to a Word file with tracking on: who wants which words where."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from plenary.press.changed import Changed, ChangedParagraph, Comment, Stamp
from plenary.press.gate import Refused
from plenary.press.word_changes import changes

from .incoming import docx, zipped

A = 'w:id="1" w:author="Delegation A" w:date="2026-05-04T10:31:22Z"'
B = 'w:id="2" w:author="Delegation B" w:date="2026-05-05T08:00:00Z"'
BY_A = Stamp("Delegation A", datetime(2026, 5, 4, 10, 31, 22, tzinfo=UTC))
BY_B = Stamp("Delegation B", datetime(2026, 5, 5, 8, 0, tzinfo=UTC))


def r(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str, who: str = A) -> str:
    return f'<w:del {who}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def new(text: str, who: str = A) -> str:
    return f"<w:ins {who}>{r(text)}</w:ins>"


def p(*inside: str, key: str = "", end: str = "", look: str = "") -> str:
    mark = f'<w:bookmarkStart w:id="9" w:name="par_{key}"/><w:bookmarkEnd w:id="9"/>' if key else ""
    return f"<w:p><w:pPr>{look}<w:rPr>{end}</w:rPr></w:pPr>{mark}{''.join(inside)}</w:p>"


def read(*body: str, **parts: str) -> Changed:
    return changes(docx("".join(body), **parts))


def told(changed: Changed) -> list[tuple[str, str, str, str]]:
    return [(row.key, row.what, row.before, row.after) for row in changed.paragraphs]


def one(changed: Changed) -> ChangedParagraph:
    assert len(changed.paragraphs) == 1
    return changed.paragraphs[0]


def test_words_put_in_and_taken_out_are_attributed() -> None:
    row = one(read(p(r("The Group "), gone("may"), new("shall", B), r(" meet."), key="p8")))
    assert (row.key, row.what, row.before, row.after) == (
        "p8",
        "edited",
        "The Group may meet.",
        "The Group shall meet.",
    )
    assert [(piece.text, piece.put_in, piece.taken_out) for piece in row.pieces] == [
        ("The Group ", None, None),
        ("may", None, BY_A),
        ("shall", BY_B, None),
        (" meet.", None, None),
    ]
    assert row.authors == ("Delegation A", "Delegation B")


def test_what_one_put_in_and_another_took_out_is_in_neither_reading() -> None:
    row = one(read(p(r("All "), f"<w:ins {A}>{gone('relevant ', B)}{r('interested ')}</w:ins>", r("parties."))))
    assert (row.before, row.after) == ("All parties.", "All interested parties.")
    both = row.pieces[1]
    assert (both.text, both.put_in, both.taken_out) == ("relevant ", BY_A, BY_B)


def test_a_change_of_look_alone_is_no_change() -> None:
    look = f"<w:b/><w:rPrChange {A}><w:rPr/></w:rPrChange>"
    body = p(r("Bold now.", look), look=f"<w:jc w:val='left'/><w:pPrChange {A}><w:pPr/></w:pPrChange>")
    assert one(read(body)).what == ""
    assert one(read(body)).authors == ()


def test_pieces_that_programs_cut_are_put_together() -> None:
    cut = '<w:r w:rsidR="00A1"><w:t>Coope</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00B2"><w:t>ration</w:t></w:r>'
    assert [piece.text for piece in one(read(p(cut))).pieces] == ["Cooperation"]


def test_a_new_paragraph_after_another_leaves_that_one_alone() -> None:
    # Word: the end of paragraph 8 is new, the old end stands behind the new words.
    found = read(p(r("Eight."), key="p8", end=f"<w:ins {A}/>"), p(new("Nine, new.")), p(r("Ten."), key="p10"))
    assert told(found) == [
        ("p8", "", "Eight.", "Eight."),
        ("", "inserted", "", "Nine, new."),
        ("p10", "", "Ten.", "Ten."),
    ]
    assert found.paragraphs[1].stamp == BY_A


def test_a_new_paragraph_before_another_does_not_take_its_key() -> None:
    found = read(p(new("New, before."), key="p8", end=f"<w:ins {A}/>"), p(r("Eight.")))
    assert told(found) == [("", "inserted", "", "New, before."), ("p8", "", "Eight.", "Eight.")]


def test_a_paragraph_deleted_from_the_end_of_the_one_before_is_the_one_that_goes() -> None:
    found = read(p(r("Eight."), key="p8", end=f"<w:del {B}/>"), p(gone("Nine.", B), key="p9"))
    assert told(found) == [("p8", "", "Eight.", "Eight."), ("p9", "deleted", "Nine.", "")]
    assert found.paragraphs[1].stamp == BY_B


def test_a_paragraph_cut_in_two() -> None:
    found = read(p(r("One. "), key="p8", end=f"<w:ins {A}/>"), p(r("Two."), new(" More.", B)), p(r("Nine."), key="p9"))
    assert told(found)[:2] == [("p8", "split", "One. Two.", "One. "), ("", "split-off", "", "Two. More.")]
    assert found.paragraphs[1].partner == "p8"
    assert found.paragraphs[0].stamp == found.paragraphs[1].stamp == BY_A


def test_two_paragraphs_joined() -> None:
    found = read(p(r("One "), key="p8", end=f"<w:del {B}/>"), p(r("and two."), key="p9"), p(r("Ten."), key="p10"))
    assert told(found)[:2] == [("p8", "merged", "One ", "One and two."), ("p9", "merged-away", "and two.", "")]
    assert (found.paragraphs[1].partner, found.paragraphs[1].stamp) == ("p8", BY_B)


def test_a_tracked_move_is_one_move_and_keeps_the_key() -> None:
    words = "Moves as a whole."
    away = (
        f'<w:moveFromRangeStart {A} w:name="move1"/>'
        + p(f"<w:moveFrom {A}>{r(words)}</w:moveFrom>", key="p8", end=f"<w:moveFrom {A}/>")
        + '<w:moveFromRangeEnd w:id="1"/>'
    )
    here = (
        f'<w:moveToRangeStart {A} w:name="move1"/>'
        + p(f"<w:moveTo {A}>{r(words)}</w:moveTo>", new(" Edited.", B), end=f"<w:moveTo {A}/>")
        + '<w:moveToRangeEnd w:id="1"/>'
    )
    found = read(away, p(r("Nine."), key="p9"), here, p(r("Ten."), key="p10"))
    assert told(found) == [
        ("p8", "moved-from", words, ""),
        ("p9", "", "Nine.", "Nine."),
        ("p8", "moved-to", "", words + " Edited."),
        ("p10", "", "Ten.", "Ten."),
    ]
    assert found.paragraphs[0].move == found.paragraphs[2].move == "move1"
    assert [piece.moved for piece in found.paragraphs[2].pieces] == [True, False]


def test_a_paragraph_cut_out_here_and_put_in_there_by_one_hand_was_moved() -> None:
    words = "A paragraph long enough to be known again."
    found = read(
        p(gone(words), key="p8", end=f"<w:del {A}/>"),
        p(r("Nine."), key="p9"),
        p(new(words), end=f"<w:ins {A}/>"),
        p(r("Ten.")),
    )
    assert [(row.key, row.what) for row in found.paragraphs] == [
        ("p8", "moved-from"),
        ("p9", ""),
        ("p8", "moved-to"),
        ("", ""),
    ]


def test_all_words_replaced_is_an_edit_of_the_same_paragraph() -> None:
    assert told(read(p(gone("Old words."), new("New words."), key="p8"))) == [
        ("p8", "edited", "Old words.", "New words.")
    ]


def test_words_in_links_controls_fields_and_tags_are_read() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("paragraph 7")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    newer, older = f"<mc:Choice Requires='x'>{r('new form')}</mc:Choice>", f"<mc:Fallback>{r('old')}</mc:Fallback>"
    chosen = f"<mc:AlternateContent>{newer}{older}</mc:AlternateContent>"
    body = p(
        f"<w:hyperlink w:anchor='a'>{r('A link')}</w:hyperlink>",
        f"<w:sdt><w:sdtContent>{new(' in control')}</w:sdtContent></w:sdt>",
        f"<w:smartTag w:element='e'>{r(' tag ')}</w:smartTag>",
        field,
        "<w:r><w:tab/><w:cr/><w:t>x</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font='Arial' w:char='00A7'/></w:r>",
        chosen,
    )
    assert one(read(body)).after == "A link in control tag paragraph 7\t\nx\u2011\u00ad§new form"


def test_footnotes_belong_to_the_reading_that_has_their_marks() -> None:
    def mark(ident: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{ident}"/></w:r>'

    notes = (
        '<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        + "".join(f'<w:footnote w:id="{n}"><w:p>{r(" ")}{r(f"Note {n}.")}</w:p></w:footnote>' for n in (1, 2))
        + f'<w:footnote w:id="3"><w:p>{r("Note ")}{gone("three")}{new("3", B)}{r(".")}</w:p></w:footnote></w:footnotes>'
    )
    body = p(
        r("One"), f"<w:del {A}>{mark(1)}</w:del>", r(" two"), f"<w:ins {A}>{mark(2)}</w:ins>", r(" three"), mark(3)
    )
    row = one(read(body, footnotes=notes))
    assert (row.before, row.before_notes) == ("One[^1] two three[^2]", ("Note 1.", "Note three."))
    assert (row.after, row.after_notes) == ("One two[^1] three[^2]", ("Note 2.", "Note 3."))
    assert row.authors == ("Delegation A", "Delegation B")


def test_a_note_alone_that_changed_changes_its_paragraph() -> None:
    notes = f'<w:footnotes><w:footnote w:id="1"><w:p>{r("Old")}{new("er")}</w:p></w:footnote></w:footnotes>'
    row = one(read(p(r("Words"), '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=notes))
    assert (row.what, row.before_notes, row.after_notes) == ("edited", ("Old",), ("Older",))


COMMENTS = (
    f"<w:comments><w:comment {A.replace('1', '5', 1)}><w:p w14:paraId='0A'>{r('Why?')}</w:p></w:comment>"
    f"<w:comment {B.replace('2', '6', 1)}><w:p w14:paraId='0B'>{r('Because.')}</w:p><w:p w14:paraId='0C'>{r('Truly.')}</w:p>"
    f"</w:comment><w:comment w:id='7' w:author='C'><w:p>{r('Lost.')}</w:p></w:comment></w:comments>"
)
EXTENDED = (
    "<w15:commentsEx xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml'><w15:commentEx w15:paraId='0A' w15:done='1'/>"
    "<w15:commentEx w15:paraId='0C' w15:paraIdParent='0A' w15:done='1'/></w15:commentsEx>"
)


def test_comments_come_with_the_words_they_stand_beside_and_their_answers() -> None:
    start, end = (
        '<w:commentRangeStart w:id="{0}"/>',
        '<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>',
    )
    body = p(
        r("The Group "),
        start.format(5),
        start.format(6),
        r("shall "),
        gone("not "),
        r("meet"),
        end.format(5),
        end.format(6),
        r("."),
    )
    found = read(body, comments=COMMENTS, commentsExtended=EXTENDED)
    assert one(found).comments == (
        Comment(
            "Delegation A",
            "Why?",
            BY_A.at,
            "shall meet",
            (Comment("Delegation B", "Because.\nTruly.", BY_B.at, done=True),),
            True,
        ),
    )
    assert found.comments == (Comment("C", "Lost."),)
    assert found.authors == ("Delegation A", "Delegation B", "C")


def test_a_comment_on_a_whole_paragraph_quotes_nothing() -> None:
    body = p('<w:commentRangeStart w:id="7"/>', r("All of it."), '<w:commentRangeEnd w:id="7"/>')
    assert [(c.text, c.quote) for c in one(read(body, comments=COMMENTS)).comments] == [("Lost.", "")]


def test_tables_boxes_heads_and_hidden_words_are_left_over_and_not_lost() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(r('In a box.'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    table = f"<w:tbl><w:tr><w:tc>{p(r('Cell '), new('one'))}</w:tc><w:tc>{p(r('Cell two'))}</w:tc></w:tr></w:tbl>"
    found = read(
        p(r("Text."), r("Hidden.", "<w:vanish/>"), box, key="p8"),
        table,
        header1=f"<w:hdr>{p(r('Running head'))}</w:hdr>",
    )
    assert [(left.where, left.before, left.after, left.near) for left in found.leftovers] == [
        ("hidden", "Hidden.", "Hidden.", "p8"),
        ("box", "In a box.", "In a box.", "p8"),
        ("table", "Cell ", "Cell one", "p8"),
        ("table", "Cell two", "Cell two", "p8"),
        ("header", "Running head", "Running head", ""),
    ]
    assert [left.changed for left in found.leftovers] == [False, False, True, False, False]


def test_a_paragraph_of_the_text_that_stands_in_a_table_is_still_a_paragraph() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p(r('8'))}</w:tc><w:tc>{p(r('Eight.'), key='p8')}</w:tc></w:tr></w:tbl>"
    assert told(read(table)) == [("p8", "", "Eight.", "Eight.")]


def test_rows_put_in_and_taken_out_of_a_table_are_changes() -> None:
    def row(change: str, text: str) -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr><w:tc>{p(r(text))}</w:tc><w:tc>{p(r('second'))}</w:tc></w:tr>"

    found = read(f"<w:tbl>{row(f'<w:ins {A}/>', 'new row')}{row(f'<w:del {B}/>', 'old row')}</w:tbl>")
    assert [(left.before, left.after) for left in found.leftovers][::2] == [("", "new row"), ("old row", "")]


def test_numbers_that_somebody_typed_or_changed_are_no_words() -> None:
    found = read(
        p(r("8 bis.\tWords of eight."), key="p8"),
        p(r("PP2"), "<w:r><w:tab/></w:r>", r("Recalling,")),
        p(new("(a)\tAn item;")),
        p(r("1. No tab, no number.")),
    )
    assert [(row.number, row.after) for row in found.paragraphs] == [
        ("8 bis", "Words of eight."),
        ("PP2", "Recalling,"),
        ("(a)", "An item;"),
        ("", "1. No tab, no number."),
    ]
    changed = one(read(p(gone("8.\t"), new("9.\t", B), r("Words."), key="p8")))
    assert (changed.number, changed.number_after, changed.what, changed.changed) == ("8", "9", "", True)


def test_a_date_without_a_zone_an_impossible_one_and_none() -> None:
    def at(date: str) -> datetime | None:
        row = one(read(p(r("x"), f"<w:ins w:id='1' w:author='A'{date}>{r('y')}</w:ins>")))
        return row.stamps[0].at

    assert at(' w:date="2026-05-04T10:31:22"') == BY_A.at
    assert at(' w:date="2026-05-04T12:31:22+02:00"') == BY_A.at
    assert at(' w:date="1970-01-01T00:00:00Z"') is at(' w:date="yesterday"') is at("") is None


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"words", "wrong-content"),
        (zipped({"a.txt": "x"}), "archive"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "not-a-document"),
        (docx("<w:p/>").replace(b"PK\x03\x04", b"PK\x03\x05"), "damaged"),
        (docx("<w:p/>", comments="<!DOCTYPE x [<!ENTITY e 'x'>]><w:comments></w:comments>"), "dtd"),
    ],
)
def test_what_is_no_word_file_is_refused_with_its_reason(data: bytes, why: str) -> None:
    with pytest.raises(Refused) as caught:
        changes(data)
    assert caught.value.why == why


def test_words_that_took_over_the_look_of_a_number_or_a_sponsor_are_words() -> None:
    styles = (
        '<w:styles><w:style w:type="character" w:styleId="N"><w:name w:val="Paragraph Number"/></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:name w:val="Sponsors"/></w:style></w:styles>'
    )

    def look(ident: str) -> str:
        return f'<w:rStyle w:val="{ident}"/>'

    body = p(
        r("8.\tNot ", look("N")),
        f"<w:ins {A}>{r('only ', look('N'))}</w:ins>",
        r("the Group"),
        r("DA", look("S")),
        f"<w:ins {A}>{r(' but all', look('S'))}</w:ins>",
        key="p8",
    )
    row = one(read(body, styles=styles))
    assert (row.number, row.before, row.after) == ("8", "Not the Group", "Not only the Group but all")
