"""Every way to write a document's symbol finds the same document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.symbols import SymbolError, find, keys, next_symbol, normalise


@pytest.mark.accepts(23)
@pytest.mark.parametrize(
    "spelled",
    [
        "A/RES/70/125",
        "A/Res/70/125",
        "a/res/70/125",
        "A / RES / 70 / 125",
        "A/RES/70/125.",
        "A∕RES∕70∕125",
        "UNGA Resolution A/Res/70/125 (2015)",
        "General Assembly resolution 70/125",
        "UN General Assembly Resolution A/70/125",
        "70/125",
        "A/70/125",
        "A/RES/70/125\u200b",
    ],
)
def test_all_spellings_find_the_same_resolution(spelled: str) -> None:
    assert "A/RES/70/125" in keys(spelled)
    assert normalise("A/RES/70/125").kind == "resolution"


@pytest.mark.accepts(23)
def test_the_short_spelling_may_also_be_a_document_of_its_own() -> None:
    assert keys("A/70/125") == ("A/70/125", "A/RES/70/125")
    assert keys("resolution A/70/125") == ("A/RES/70/125",)
    assert normalise("A/70/125").key != normalise("A/RES/70/125").key
    assert keys("E/2013/9") == ("E/2013/9", "E/RES/2013/9")


@pytest.mark.accepts(67)
@pytest.mark.parametrize(
    ("spelled", "shown", "kind", "base"),
    [
        ("e/cn.16/2015/crp.2", "E/CN.16/2015/CRP.2", "crp", ""),
        ("E/CN.16/2015/CRP 2", "E/CN.16/2015/CRP.2", "crp", ""),
        ("e/cn.16/2015/crp.2/add.1", "E/CN.16/2015/CRP.2/Add.1", "addendum", "E/CN.16/2015/CRP.2"),
        ("E/CN.16/2015/CRP.2 (Add. 1)", "E/CN.16/2015/CRP.2/Add.1", "addendum", "E/CN.16/2015/CRP.2"),
        ("E/CN.16/2015/CRP.2 – Addendum 1", "E/CN.16/2015/CRP.2/Add.1", "addendum", "E/CN.16/2015/CRP.2"),
        ("E/CN.16/2013/WGEC/1/Rev.2", "E/CN.16/2013/WGEC/1/Rev.2", "revision", "E/CN.16/2013/WGEC/1"),
        (
            "E/CN.16/2015/CRP.2/Add.1/Corr.1",
            "E/CN.16/2015/CRP.2/Add.1/Corr.1",
            "corrigendum",
            "E/CN.16/2015/CRP.2/Add.1",
        ),
        ("A/68/1/AMEND.3", "A/68/1/Amend.3", "amendment", "A/68/1"),
        ("A/C.2/67/L.14", "A/C.2/67/L.14", "limited", ""),
        ("Report A/73/66", "A/73/66", "report", ""),
        ("E/CN.16/WGEC/2013/3", "E/CN.16/WGEC/2013/3", "document", ""),
        ("ECOSOC resolution 2013/9", "E/RES/2013/9", "resolution", ""),
        ("S/RES/1325 (2000)", "S/RES/1325 (2000)", "resolution", ""),
        ("WSIS-05/TUNIS/DOC/6(Rev.1)-E", "WSIS-05/TUNIS/DOC/6/Rev.1", "revision", "WSIS-05/TUNIS/DOC/6"),
        ("ecn162015crp2add1", "E/CN.16/2015/CRP.2/Add.1", "addendum", "E/CN.16/2015/CRP.2"),
        ("a66d77.pdf", "A/66/77", "document", ""),
    ],
)
def test_the_suffix_names_the_kind(spelled: str, shown: str, kind: str, base: str) -> None:
    symbol = normalise(spelled)
    assert (symbol.shown, symbol.kind, symbol.base) == (shown, kind, base)


@pytest.mark.parametrize(
    "text", ["and/or", "N/A", "2013/9", "TCP/IP", "", "Addendum", "12/10/2015", "see A/70/125 there"]
)
def test_other_text_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(SymbolError, match="A/RES/70/125"):
        normalise(text)
    assert keys(text) == ()


@given(
    st.sampled_from(["A/RES/67/195", "E/CN.16/2015/CRP.2/Add.1", "E/CN.16/2013/WGEC/1/Rev.2", "A/73/66/Corr.1"]),
    st.data(),
)
def test_case_blanks_and_slashes_never_matter(symbol: str, data: st.DataObject) -> None:
    spelled = "".join(
        data.draw(st.sampled_from(["/", " / ", "∕", "/ "])) if letter == "/"
        else letter.lower() if data.draw(st.booleans()) else letter
        for letter in symbol
    )  # fmt: skip
    assert normalise(spelled) == normalise(symbol)
    assert normalise(symbol).shown == symbol


@given(st.text(max_size=60))
def test_any_text_is_a_symbol_or_refused_and_normal_forms_stay(text: str) -> None:
    try:
        symbol = normalise(text)
    except SymbolError:
        return
    assert normalise(symbol.shown).key == symbol.key


@pytest.mark.accepts(23)
def test_symbols_are_found_in_running_text() -> None:
    text = (
        "Recalling resolutions 67/195, 68/198 and A/Res/70/125 (and/or 50/50, on 24/7), see A/67/65–E/2012/48, "
        "e/cn.16/2015/crp.2/add.1; once more A/RES/67/195."
    )
    assert [symbol.shown for symbol in find(text)] == [
        "A/RES/67/195", "A/RES/68/198", "A/RES/70/125", "A/67/65", "E/2012/48", "E/CN.16/2015/CRP.2/Add.1",
    ]  # fmt: skip


def test_a_sentence_that_calls_it_a_resolution_is_believed() -> None:
    (symbol,) = find("In General Assembly Resolution A/70/125, the group was asked to report.")
    assert symbol.key == "A/RES/70/125"


def test_ordinary_text_holds_no_symbol() -> None:
    assert find("TCP/IP, he/she, 3/4 of 12/10/2015, http://example.org/a/70/b and N/A") == ()


def test_a_document_under_two_symbols_is_found_under_both() -> None:
    assert keys("A/67/65–E/2012/48")[:2] == ("A/67/65", "E/2012/48")


@pytest.mark.accepts(67)
@pytest.mark.parametrize(
    ("existing", "base", "kind", "expected"),
    [
        ([], "E/CN.16/2015/CRP.2", "addendum", "E/CN.16/2015/CRP.2/Add.1"),
        (
            ["e/cn.16/2015/crp.2/add 3", "E/CN.16/2015/CRP.2/Add.1"],
            "E/CN.16/2015/CRP.2",
            "addendum",
            "E/CN.16/2015/CRP.2/Add.4",
        ),
        (["A/73/66/Add.1/Rev.7"], "A/73/66", "revision", "A/73/66/Rev.1"),
        ([], "A/73/66/Rev.1", "revision", "A/73/66/Rev.2"),
        ([], "A/73/66/Rev.1", "corrigendum", "A/73/66/Rev.1/Corr.1"),
        (["E/CN.16/2015/CRP.2/Add.1"], "E/CN.16/2015", "crp", "E/CN.16/2015/CRP.3"),
        (
            ["E/CN.16/WGEC/2013/9/Rev.2", "E/CN.16/WGEC/2013/10"],
            "E/CN.16/WGEC/2013",
            "document",
            "E/CN.16/WGEC/2013/11",
        ),
    ],
)
def test_the_next_number_is_one_above_the_highest(existing: list[str], base: str, kind: str, expected: str) -> None:
    assert next_symbol(existing, base, kind) == expected


def test_resolutions_are_not_numbered_here() -> None:
    with pytest.raises(ValueError, match="not numbered"):
        next_symbol([], "A/70", "resolution")
