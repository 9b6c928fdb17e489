"""The light formatting of answers: nothing lost, nothing dangerous, one spelling."""

import re

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plenary.press import prose

ANSWER = (
    "# Our view\n\nEnhanced cooperation[^1] matters.\nIt matters here.\n\n- first\n  - deeper\n- second\n\n"
    "1. one\n(iv) four\n\n| Mechanism | Count |\n| Forum | 3 |\n\n[^1]: As agreed in Tunis."
)

pieces = st.lists(
    st.sampled_from(
        ["- a", "  - b", "1. c", "(iv) d", "# h", "| x | y |", "||", "|", "[^1]: n", "[^1]:", "", " ", "w [^1]"]
    )
    | st.text(max_size=12),
    max_size=12,
).map("\n".join)


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


@given(pieces | st.text())
def test_writing_what_was_read_changes_nothing_more(text: str) -> None:
    once = prose.write(prose.parse(text))
    assert prose.write(prose.parse(once)) == once
    assert prose.parse(once) == prose.parse(text)


@given(pieces | st.text())
def test_no_letter_is_lost(text: str) -> None:
    assert letters(prose.write(prose.parse(text))) == letters(text)


@given(st.text(alphabet=st.sampled_from("ab [^]:/.?()\nhtps<>&\"'"), max_size=60))
def test_spans_hold_the_whole_text(text: str) -> None:
    again = "".join(f"[^{span.text}]" if span.kind == "mark" else span.text for span in prose.spans(text))
    assert again == text


def test_each_form_is_read_as_what_it_is() -> None:
    assert prose.parse(ANSWER) == (
        prose.Heading(1, "Our view"),
        prose.Paragraph("Enhanced cooperation[^1] matters.\nIt matters here."),
        prose.Item(1, "", "first"),
        prose.Item(2, "", "deeper"),
        prose.Item(1, "", "second"),
        prose.Item(1, "1.", "one"),
        prose.Item(1, "(iv)", "four"),
        prose.Table((("Mechanism", "Count"), ("Forum", "3"))),
        prose.Note("1", "As agreed in Tunis."),
    )


def test_two_tables_stay_two() -> None:
    text = "| a | b |\n\n| c | d |"
    assert len(prose.parse(text)) == 2
    assert prose.write(prose.parse(text)) == text


def test_a_line_that_looks_like_an_item_inside_a_paragraph_stays_in_it() -> None:
    assert prose.parse("We think\n- that") == (prose.Paragraph("We think\n- that"),)


def test_a_year_or_a_decimal_is_no_list_label() -> None:
    assert prose.parse("2013. That was the year.\n\n3.5 per cent") == (
        prose.Paragraph("2013. That was the year."),
        prose.Paragraph("3.5 per cent"),
    )


@given(st.text(alphabet=st.sampled_from("<>&\"'/=javscript:htp-|# \n[^1]"), max_size=80))
def test_nothing_of_an_answer_becomes_markup(text: str) -> None:
    soup = BeautifulSoup(prose.render_html(text, ident="a"), "html.parser")
    assert not soup.find_all(["script", "img", "iframe", "style", "svg"])
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on") or name == "style"]
        if tag.name == "a":
            assert re.match(r"https?://|#a-", str(tag["href"]), re.IGNORECASE)


def test_markup_in_an_answer_is_shown_as_written() -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in prose.render_html("<script>alert(1)</script>")


def test_addresses_become_links_without_the_full_stop() -> None:
    html = prose.render_html("See (https://example.org/a_(b)?x=1&y=2).")
    assert 'href="https://example.org/a_(b)?x=1&amp;y=2"' in html
    assert html.endswith("</a>).</p>")


def test_footnotes_link_there_and_back() -> None:
    soup = BeautifulSoup(prose.render_html(ANSWER, ident="R1-Q2"), "html.parser")
    mark = soup.select_one("sup a")
    assert mark is not None
    note = soup.find(id=str(mark["href"])[1:])
    assert note is not None
    assert "As agreed in Tunis." in note.text
    back = note.select_one("a")
    assert back is not None
    assert str(back["href"])[1:] == mark["id"]


def test_a_mark_without_a_note_and_a_note_without_a_mark_are_both_kept() -> None:
    html = prose.render_html("Said[^9].\n\n[^2]: Left alone.", ident="a")
    assert "[9]" in html
    assert "Left alone." in html
    assert "#a-" not in html


def test_ids_are_never_given_twice() -> None:
    text = "x[^1] y[^1]\n\n[^1]: one\n[^1]: two\n\nz[^1]"
    ids = re.findall(r'id="([^"]+)"', prose.render_html(text, ident="a"))
    assert len(ids) == len(set(ids)) == 2


def test_nested_lists_nest_and_keep_their_own_labels() -> None:
    soup = BeautifulSoup(prose.render_html("a) one\n  - deeper\nb) two"), "html.parser")
    outer = soup.find("ol")
    assert outer is not None
    assert [label.text for label in outer.select("span.label")] == ["a)", "b)"]
    assert outer.select("li ul li")[0].text == "deeper"
    assert len(outer.find_all("li", recursive=False)) == 2


def test_a_table_has_heads_with_scope() -> None:
    soup = BeautifulSoup(prose.render_html("| A | B |\n| 1 |"), "html.parser")
    assert [th["scope"] for th in soup.find_all("th")] == ["col", "col"]
    assert len(soup.select("tbody td")) == 2


def test_words_leave_the_syntax_out() -> None:
    assert prose.words("# T\n\n| a | b |\n\n- c[^1]\n\n[^1]: n") == "T\na b\nc\nn"
