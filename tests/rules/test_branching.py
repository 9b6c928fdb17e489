"""Who is asked what: conditions are read by hand, say why, and carry over from other tools."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import branching
from plenary.rules.branching import (
    Always,
    And,
    Answered,
    BranchingError,
    Compare,
    Count,
    Expr,
    Not,
    Or,
    Ref,
    evaluate,
    from_limesurvey,
    from_xlsform,
    parse,
    show,
    translate,
    visible,
)


@dataclass(frozen=True)
class Asked:
    number: str
    relevant: str = ""


@pytest.mark.parametrize(
    ("condition", "answers", "holds"),
    [
        ('Q1 == "government"', {"1": "government"}, True),
        ('Q1 == "government"', {"1": " government "}, True),
        ('Q1 == "government"', {}, False),
        ('Q1 != "government"', {}, True),
        ('Q1 == ""', {"1": "  "}, True),
        ('Q1 == "government" and not (Q1a in ["x", "y"])', {"1": "government", "1a": "z"}, True),
        ('Q1 == "government" and not (Q1a in ["x", "y"])', {"1": "government", "1a": "y"}, False),
        ('Q1a not in ["x", "y"]', {"1a": "x"}, False),
        ('"health" in Q3', {"3": ["health", "trade"]}, True),
        ('Q3 in ["law", "trade"]', {"3": ["health", "trade"]}, True),
        ("count(Q3) >= 2", {"3": ["health", "trade"]}, True),
        ("count(Q3) >= 2", {"3": "health"}, False),
        ('Q3 == "health"', {"3": ["health", "trade"]}, False),
        ("Q4 > 9", {"4": "10"}, True),  # as numbers, not as text
        ("Q4 == 3", {"4": "3.0"}, True),
        ("Q4 > 9", {"4": "many"}, False),
        ("answered(Q2) or false", {"2": "x"}, True),
        ("Q5 == Q6", {"5": "a", "6": "a"}, True),
        ('Q{3 bis}.ii == "a"', {"3 bisii": "a"}, True),
        ('Q1 == "a" or Q1 == "b" and Q2 == "c"', {"1": "a"}, True),  # "and" binds closer
    ],
)
def test_conditions_hold_as_read(condition: str, answers: dict[str, str | list[str]], holds: bool) -> None:
    assert evaluate(condition, answers)[0] is holds


def test_the_reason_names_what_decided() -> None:
    condition = 'Q1 == "ngo" and Q2 == "x"'
    assert evaluate(condition, {"1": "state", "2": "x"}) == (False, 'Q1 == "ngo" [Q1: "state"]')
    assert evaluate(condition, {"1": "ngo", "2": ""}) == (False, 'Q2 == "x" [Q2: -]')
    assert evaluate('Q1 == "a" or Q2 == "x"', {"2": "x"}) == (True, 'Q2 == "x" [Q2: "x"]')


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("Q1", "Say what Q1 should be"),
        ('Q1 == "a" Q2', "too much"),
        ('(Q1 == "a"', "missing"),
        ("Q1 ==", "breaks off"),
        ("Q1 == government", "quotation marks"),
        ("", "empty"),
        ('"a" == "a"', "names no question"),
        ('Q1 == ["a"]', "“in”"),
        ("__import__('os')", "not known"),
        ("Q1 == 'a' ; drop", "not understood"),
        ("not " * 60 + "true", "in a row"),
        ("(" * 60 + "true" + ")" * 60, "brackets"),
        ("true or " * 600 + "true", "longer than"),
        ('Q1abc == "x"', "not"),
    ],
)
def test_what_cannot_be_read_says_how_to_mend_it_and_keeps_the_original(condition: str, message: str) -> None:
    with pytest.raises(BranchingError, match=message) as caught:
        parse(condition)
    assert caught.value.original == condition


REFS = st.builds(Ref, st.sampled_from(["1", "2", "10", "3 bis", "région"]), st.sampled_from(["", "a", "z", "ii"]))
VALUES = st.one_of(
    st.text(max_size=8),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-999, max_value=999),
)
COMPARISONS = st.one_of(
    st.builds(
        Compare, st.one_of(REFS, st.builds(Count, REFS)), st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), VALUES
    ),
    st.builds(Compare, VALUES, st.just("in"), REFS),
    st.builds(Compare, REFS, st.just("in"), st.lists(VALUES, max_size=3).map(tuple)),
)
EXPRESSIONS: st.SearchStrategy[Expr] = st.recursive(
    st.one_of(COMPARISONS, st.builds(Answered, REFS), st.builds(Always, st.booleans())),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
ANSWERS = st.dictionaries(
    st.sampled_from(["1", "1a", "2", "10", "3 bisii"]),
    st.one_of(st.text(max_size=4), st.lists(st.text(max_size=3), max_size=3)),
)


@given(EXPRESSIONS)
def test_what_is_shown_reads_back_the_same(expr: Expr) -> None:
    assert parse(show(expr)) == expr


@given(EXPRESSIONS, ANSWERS)
def test_every_condition_has_an_answer_and_its_opposite(expr: Expr, answers: dict[str, str | list[str]]) -> None:
    assert evaluate(Not(expr), answers)[0] is not evaluate(expr, answers)[0]


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    for dialect in ("plenary", "xlsform", "limesurvey"):
        try:
            own = translate(text, dialect)
        except BranchingError:
            continue
        assert show(parse(own)) == own


@pytest.mark.accepts(44)
@pytest.mark.parametrize(
    ("original", "ours"),
    [
        ("${q1} = 'gov'", 'Q1 == "gov"'),
        ("${kind} != 'gov' and ${kind} != ''", 'Q1 != "gov" and Q1 != ""'),
        ("selected(${topics}, 'law') or not(selected(${topics}, 'aid'))", '"law" in Q3 or not ("aid" in Q3)'),
        ("count-selected(${topics}) > 1", "count(Q3) > 1"),
        ("string-length(${why}) > 0", "answered(Q2a)"),
        ("true()", "true"),
        ("${q7_b} >= 3", "Q7b >= 3"),
        ("${other_name} = 1", "Q{other_name} == 1"),
    ],
)
def test_xlsform_conditions_carry_over(original: str, ours: str) -> None:
    assert show(from_xlsform(original, {"kind": "Q1", "why": "Q2a", "topics": "Q3"})) == ours


@pytest.mark.accepts(44)
@pytest.mark.parametrize(
    ("original", "ours"),
    [
        ('q1.NAOK == "A1"', 'Q1 == "A1"'),
        ('((kind.NAOK == "A1" or kind.NAOK eq "A2"))', 'Q1 == "A1" or Q1 == "A2"'),
        ('kind.NAOK == "A1" && !is_empty(why.NAOK)', 'Q1 == "A1" and answered(Q2a)'),
        ('topics_SQ001.NAOK == "Y"', '"SQ001" in Q3'),
        ('topics_SQ001.NAOK != "Y"', 'not ("SQ001" in Q3)'),
        ("1", "true"),
        ('12X3X4.NAOK == "Y"', 'Q9 == "Y"'),
    ],
)
def test_limesurvey_conditions_carry_over(original: str, ours: str) -> None:
    names = {"kind": "Q1", "why": "Q2a", "topics_SQ001": "Q3:SQ001", "12X3X4": "Q9"}
    translated = from_limesurvey(original, names)
    assert show(translated) == ours


@pytest.mark.parametrize(
    ("original", "dialect"),
    [
        ("regex(${q1}, '[a-z]+')", "xlsform"),
        (". > 3", "xlsform"),
        ("${a} + ${b} > 3", "xlsform"),
        ('strpos(q1.NAOK, "a") > 0', "limesurvey"),
        ("TOKEN:FIRSTNAME == 'x'", "limesurvey"),
    ],
)
def test_constructs_without_counterpart_are_named_and_kept(original: str, dialect: str) -> None:
    with pytest.raises(BranchingError) as caught:
        translate(original, dialect)
    assert caught.value.original == original
    assert caught.value.message


PROFILE = (
    Asked("1"),
    Asked("2", 'Q1 == "government"'),
    Asked("3", 'Q1 != "government"'),
    Asked("4", 'Q3 == "ngo"'),
    Asked("5", 'Q3 != "ngo"'),
    Asked("6", 'Q4 == "yes" or Q1 == "government"'),
    Asked("10"),
)


@pytest.mark.accepts(44, "X2")
def test_the_profile_decides_who_is_asked_what() -> None:
    government = visible(PROFILE, {"1": "government"})
    assert government.shown == ("1", "2", "6", "10")
    others = visible(PROFILE, {"1": "other", "3": "ngo", "4": "yes"})
    assert others.shown == ("1", "3", "4", "6", "10")


@pytest.mark.accepts("X2")
def test_what_rests_on_a_question_that_is_not_asked_is_not_asked_either() -> None:
    seen = visible(PROFILE, {"1": "government", "3": "academia", "4": "yes"})  # left over from an earlier choice
    assert "5" in seen.hidden
    assert seen.hidden["5"] == "rests on Q3, which is not asked"
    assert seen.hidden["3"] == 'Q1 != "government" [Q1: "government"]'


@given(st.permutations(PROFILE), st.sampled_from(["government", "other", ""]), st.sampled_from(["ngo", "academia", ""]))
def test_the_order_of_questions_does_not_decide_who_is_asked(order: list[Asked], one: str, three: str) -> None:
    answers = {"1": one, "3": three, "4": "yes"}
    assert set(visible(order, answers).shown) == set(visible(PROFILE, answers).shown)


def test_circles_are_refused_by_name() -> None:
    circle = (Asked("1", 'Q3 == "x"'), Asked("2", 'Q1 == "x"'), Asked("3", 'Q2 == "x"'))
    with pytest.raises(BranchingError, match="Q1 -> Q3 -> Q2 -> Q1"):
        visible(circle, {})
    assert branching.check(circle)[0][1].startswith("The conditions go round in a circle")
    with pytest.raises(BranchingError, match="Q1 -> Q1"):
        visible([Asked("1", "answered(Q1)")], {})


def test_a_long_chain_of_conditions_is_no_trouble() -> None:
    chain = [Asked("1"), *(Asked(str(number), f"answered(Q{number - 1})") for number in range(2, 3000))]
    assert len(visible(chain, {str(number): "x" for number in range(1, 1500)}).shown) == 1500


def test_a_check_names_questions_that_do_not_exist_and_conditions_that_cannot_be_read() -> None:
    assert branching.check(PROFILE) == ()
    problems = branching.check([Asked("1"), Asked("2", 'Q7 == "x"'), Asked("3", "Q1 =")])
    assert problems[0] == ("2", "There is no question 7.")
    assert problems[1][0] == "3"


def test_numbers_stay_exact() -> None:
    assert parse("Q1 == 0.1") == Compare(Ref("1"), "==", Decimal("0.1"))
