"""A place in any spelling gives its countries and its regional group."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.regional_groups import MEMBERS
from plenary.rules.regions import GROUPS, Place, group_of, place

INDEX = Path(__file__).resolve().parents[2] / "../shared/data/netmundial2014/index.csv"

# What the 93 spellings of one real form mean, by our judgement: group and codes: spellings.
REAL = {
    ("African", "CD"): "Democratic Republic Of Congo",
    ("African", "CI"): "Cote d'Ivoire",
    ("African", "KE"): "Kenya|Kenya, Africa",
    ("African", "MU"): "Mauritius",
    ("African", "NG"): "Nigeria",
    ("African", "SD"): "SUDAN|Sudan, Africa",
    ("African", "SN"): "Sngal|Senegal / AFRICA",
    ("African", "TN"): "Tunisia|TUNISIA",
    ("African", "ZW"): "Zimbabwe",
    ("African", ""): "Africa",
    ("Asia-Pacific", "CN"): "China|People?s Republic of China",
    ("Asia-Pacific", "IN"): "India",
    ("Asia-Pacific", "IR"): "Iran|Islamic Republic of Iran",
    ("Asia-Pacific", "JP"): "Japan",
    ("Asia-Pacific", "KR"): "Republic of Korea|South Korea",
    ("Asia-Pacific", "KW"): "Kuwait",
    ("Asia-Pacific", "MY"): "Malaysia",
    ("Asia-Pacific", "YE"): "Yemen",
    ("Eastern European", "BG"): "Bulgaria",
    ("Eastern European", "PL"): "Poland|Poland, Europe",
    ("Eastern European", "RU"): "Russia|Russian Federation",
    ("Eastern European", "UA"): "Ukraine",
    ("GRULAC", "AR"): "ARGENTINA|Argentina",
    ("GRULAC", "BR"): "Brasil|Brazil|So Paulo, Brazil",
    ("GRULAC", "CO"): "Colombia",
    ("GRULAC", "CR"): "Costa Rica",
    ("GRULAC", "MX"): "Mexico",
    ("GRULAC", "TT"): "Trinidad and Tobago",
    ("GRULAC", "UY"): "Uruguay",
    ("GRULAC", ""): "Latin America|Latin America and The Caribbean",
    ("WEOG", "AT"): "Austrian Federal Ministry for Transport, Innovation and Technology",
    ("WEOG", "AU"): "Australia|Australia/Asia Pacific",
    ("WEOG", "BE"): "Belgium",
    ("WEOG", "CA"): "Canada",
    ("WEOG", "CH"): "Switzerland|Geneva, Switzerland",
    ("WEOG", "DE"): "Germany|Germany/Europe",
    ("WEOG", "DK"): "Denmark, Europe",
    ("WEOG", "ES"): "Spain",
    ("WEOG", "FR"): "France|France, Europe",
    ("WEOG", "FR US"): "France/United States",
    ("WEOG", "GB"): "UK|UNITED KINGDOM",
    ("WEOG", "IT"): "Italy",
    ("WEOG", "MT"): "Malta",
    ("WEOG", "NO"): "Norway, Europe",
    ("WEOG", "NZ"): "New Zealand",
    ("WEOG", "PT"): "Portugal",
    ("WEOG", "SE"): "Sweden",
    ("WEOG", "US"): "US|USA|United States|The United States|United States of America|New York, USA|"
    "United States, New York",
    ("WEOG", ""): "North America",
    ("several", ""): "Europe|Americas|MENA|Europe, Middle East and North Africa|Commonwealth|"
    "Commonwealth Telecommunications Organisation",
    ("several", "BR DE"): "Brazil and Germany",
    ("several", "CA MX US"): "Africa, Asia-Pacific, Canada, Carribean, Central America, Europe, Mexico, South America, "
    "United States",
    ("several", "IN BR"): "India and Brasil|India and Brazil",
    ("several", "IT BR"): "Italy, Brazil",
    ("several", "US CH"): "US, EU, Geneva",
    ("several", "US PL"): "USA / Poland",
    ("global", ""): "Global",
    ("global", "US"): "Region - Global with company headquarters in the U.S.",
    ("global", "ZA"): "APC is an international organisation with its executive director's office in South Africa.",
    ("unknown", ""): "Other|The Aspen Institute|Deputy to the Chief Regulatory Officer Orange Group|"
    "Directorate General Human Rights and Rule of Law",
}  # fmt: skip
EXPECTED = {spelled: wanted for wanted, spellings in REAL.items() for spelled in spellings.split("|")}


@pytest.mark.parametrize("spelled", EXPECTED)
def test_real_spellings_come_out_sensibly(spelled: str) -> None:
    found = place(spelled)
    assert (found.group, " ".join(found.codes)) == EXPECTED[spelled]


def test_no_real_spelling_is_left_out() -> None:
    if not INDEX.exists():
        pytest.skip("the contributions of 2014 are not beside the repository")
    with INDEX.open(encoding="utf-8", newline="") as lines:
        assert {row["region"] for row in csv.DictReader(lines)} == set(EXPECTED)


@pytest.mark.parametrize(
    ("spelled", "code"),
    [
        ("Sénégal", "SN"), ("SENEGAL", "SN"), ("S?n?gal", "SN"), ("Mxico", "MX"), ("Germny", "DE"), ("Brazill", "BR"),
        ("中国", "CN"), ("الولايات المتحدة", "US"), ("Российская Федерация", "RU"), ("États-Unis", "US"),
        ("EE.UU.", "US"),
        ("Corée du Sud", "KR"), ("Côte d’Ivoire", "CI"), ("Viet Nam", "VN"), ("Türkiye", "TR"), ("Turkey", "TR"),
        ("Bolivia (Plurinational State of)", "BO"), ("U.S.A.", "US"), ("DRC", "CD"), ("Niger", "NE"), ("Nigeria", "NG"),
        ("Guinea-Bissau", "GW"), ("Dominica", "DM"), ("Dominican Republic", "DO"), ("Ireland", "IE"), ("Iceland", "IS"),
    ],
)  # fmt: skip
def test_spellings_in_six_languages_and_with_lost_letters(spelled: str, code: str) -> None:
    assert place(spelled).codes == (code,)


@pytest.mark.parametrize("text", ["", "us", "let us say it in no way", "NA", "N/A", "?", "none", "a"])
def test_ordinary_words_are_no_country(text: str) -> None:
    assert place(text) == Place((), "unknown", "none")


def test_an_ambiguous_name_keeps_what_is_sure() -> None:
    assert place("Congo") == Place((), "African", "area")  # two states bear it, both of one group
    assert place("Taiwan").group == "unknown"
    assert place("Greenland").group == "WEOG"
    assert place("Canada / Europe").group == "several"


def test_the_reason_says_how_sure_a_place_is() -> None:
    reasons = [place(text).reason for text in ("Kenya", "Sngal", "Geneva", "Austrian Post", "Africa", "USA / Poland")]
    assert reasons == ["name", "spelling", "city", "adjective", "area", "countries"]


def test_the_193_member_states_sit_in_five_groups() -> None:
    assert Counter(MEMBERS.values()) == {
        "African": 54,
        "Asia-Pacific": 54,
        "Eastern European": 23,
        "GRULAC": 33,
        "WEOG": 29,
    }
    assert group_of("HK") == "Asia-Pacific"
    assert group_of("ZZ") == "unknown"


@given(st.text(max_size=40))
def test_any_text_has_a_group(text: str) -> None:
    assert place(text).group in GROUPS


@given(st.sampled_from(sorted(MEMBERS)), st.sampled_from(["en", "fr", "es", "ar", "zh", "ru"]))
def test_every_member_state_is_found_by_its_name_in_six_languages(code: str, language: str) -> None:
    name = str(Locale(language).territories[code])
    assert place(name).codes == (code,) or (code == "CG" and name == "Congo" and place(name).group == "African")
