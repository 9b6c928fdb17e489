"""Facts: the regional groups of the member states, the names of areas, and names of states that lists leave out."""

from __future__ import annotations

from typing import Final, Literal

Group = Literal["African", "Asia-Pacific", "Eastern European", "GRULAC", "WEOG", "global", "several", "unknown"]

_AFRICAN: Final = """DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML
MR MU MA MZ NA NE NG RW ST SN SC SL SO ZA SS SD TZ TG TN UG ZM ZW"""
_ASIA_PACIFIC: Final = """AF BH BD BT BN KH CN CY FJ IN ID IR IQ JP JO KZ KI KP KR KW KG LA LB MY MV MH FM MN MM NR NP
OM PK PW PG PH QA WS SA SG SB LK SY TJ TH TL TO TM TV AE UZ VU VN YE"""
_EASTERN_EUROPEAN: Final = "AL AM AZ BY BA BG HR CZ EE GE HU LV LT ME MK PL MD RO RU RS SK SI UA"
_GRULAC: Final = """AG AR BS BB BZ BO BR CL CO CR CU DM DO EC SV GD GT GY HT HN JM MX NI PA PY PE KN LC VC SR TT UY
VE"""
# The United States takes part as an observer and counts here in elections; Israel is a member since 2000, and Türkiye,
# which takes part in two groups, counts here in elections.
_WEOG: Final = "AD AU AT BE CA DK FI FR DE GR IS IE IL IT LI LU MT MC NL NZ NO PT SM ES SE CH TR GB US"

MEMBERS: Final[dict[str, Group]] = {
    **dict.fromkeys(_AFRICAN.split(), "African"),
    **dict.fromkeys(_ASIA_PACIFIC.split(), "Asia-Pacific"),
    **dict.fromkeys(_EASTERN_EUROPEAN.split(), "Eastern European"),
    **dict.fromkeys(_GRULAC.split(), "GRULAC"),
    **dict.fromkeys(_WEOG.split(), "WEOG"),
}
"""ISO 3166-1 code of each of the 193 member states: its regional group."""

OBSERVERS: Final[dict[str, Group]] = {"PS": "Asia-Pacific"}
"""Observer states that sit in a group. The Holy See sits in none."""

PART_OF: Final = {
    "HK": "CN", "MO": "CN", "GL": "DK", "FO": "DK", "PR": "US", "GU": "US", "VI": "US", "AS": "US", "MP": "US",
    "GI": "GB", "BM": "GB", "KY": "GB", "VG": "GB", "TC": "GB", "FK": "GB", "IM": "GB", "JE": "GB", "GG": "GB",
    "AI": "GB", "MS": "GB", "SH": "GB", "GP": "FR", "MQ": "FR", "RE": "FR", "GF": "FR", "YT": "FR", "NC": "FR",
    "PF": "FR", "PM": "FR", "WF": "FR", "BL": "FR", "MF": "FR", "AW": "NL", "CW": "NL", "SX": "NL", "BQ": "NL",
    "AX": "FI", "TK": "NZ", "NF": "AU",
}  # fmt: skip
"""Territories that answer through a member state: the statistics count them in its group."""

ALIASES: Final = {
    "US": "United States of America|USA|U.S.A.|EE.UU.|EEUU|Estados Unidos de América|États-Unis d'Amérique",
    "GB": "UK|United Kingdom of Great Britain|Great Britain|Britain|England|Scotland|Wales|Northern Ireland",
    "KR": "Republic of Korea|Korea|ROK|Korea Rep.|République de Corée",
    "KP": "Democratic People's Republic of Korea|DPRK",
    "CN": "People's Republic of China|PRC|P.R. China|PR China|Mainland China",
    "RU": "Russian Federation|Fédération de Russie|Российская Федерация",
    "IR": "Islamic Republic of Iran|Iran (Islamic Republic of)", "VN": "Viet Nam|Socialist Republic of Vietnam",
    "CD": "Democratic Republic of the Congo|DR Congo|DRC|RDC|République démocratique du Congo|Zaire|Congo Kinshasa",
    "CG": "Republic of the Congo|Congo Brazzaville", "CI": "Ivory Coast|Cote d Ivoire|Republic of Côte d'Ivoire",
    "TZ": "United Republic of Tanzania", "BO": "Plurinational State of Bolivia",
    "VE": "Bolivarian Republic of Venezuela", "LA": "Lao People's Democratic Republic|Lao PDR",
    "MD": "Republic of Moldova", "MK": "Macedonia|FYROM", "SY": "Syrian Arab Republic", "CZ": "Czech Republic",
    "SZ": "Swaziland", "CV": "Cape Verde|Cabo Verde", "MM": "Burma|Myanmar", "TR": "Turkey|Türkiye",
    "TL": "East Timor|Timor-Leste", "FM": "Federated States of Micronesia", "NL": "Holland|The Netherlands",
    "VA": "Holy See|Vatican", "PS": "Palestine|State of Palestine", "AE": "UAE|Emirates",
    "SA": "KSA|Kingdom of Saudi Arabia", "BN": "Brunei Darussalam", "GM": "The Gambia", "BS": "The Bahamas",
    "BA": "Bosnia", "ST": "Sao Tome", "TT": "Trinidad", "AG": "Antigua", "KN": "Saint Kitts", "VC": "Saint Vincent",
    "HK": "Hong Kong", "MO": "Macao|Macau", "TW": "Taiwan|Chinese Taipei", "DE": "Federal Republic of Germany",
    "ZA": "Republic of South Africa|RSA", "EG": "Arab Republic of Egypt",
}  # fmt: skip

CITIES: Final = {
    "Geneva": "CH", "Genève": "CH", "Bern": "CH", "Washington": "US", "Washington DC": "US", "California": "US",
    "Boston": "US", "San Francisco": "US", "The Hague": "NL", "New Delhi": "IN", "Delhi": "IN", "Mumbai": "IN",
    "Bangalore": "IN", "Beijing": "CN", "Brasília": "BR", "Rio de Janeiro": "BR", "Barcelona": "ES", "Ottawa": "CA",
    "Montreal": "CA", "Canberra": "AU", "Ankara": "TR", "Islamabad": "PK", "Hanoi": "VN", "Abuja": "NG",
    "Pretoria": "ZA", "Cape Town": "ZA", "Yaoundé": "CM", "Rabat": "MA", "Abu Dhabi": "AE", "Strasbourg": "FR",
    "Munich": "DE", "Milan": "IT", "Osaka": "JP", "Saint Petersburg": "RU",
}  # fmt: skip
"""Seats that the list of time zones does not name."""

_ALL: Final = "African|Asia-Pacific|Eastern European|GRULAC|Europe|America|Pacific|Israel"
_AREAS: Final[tuple[tuple[Group, str, str], ...]] = (
    (
        "global",
        _ALL,
        "global|world|worldwide|international|un|united nations|mondial|monde|mundial|mundo|العالم|世界|мир",
    ),
    ("African", "African", "africa|african|african group|african union|afrika|congo|maghreb|sahel|sub saharan africa"),
    ("African", "African", "west africa|east africa|north africa|central africa"),
    ("Asia-Pacific", "Asia-Pacific|Eastern European|Israel", "asia"),
    ("Asia-Pacific", "Asia-Pacific|Pacific", "asia pacific|asia pacific group|asian group|asia pacific region|apac"),
    ("Asia-Pacific", "Asia-Pacific", "south asia|east asia|south east asia|asean|gulf states"),
    ("Asia-Pacific", "Asia-Pacific|Pacific", "pacific|pacific islands"),
    ("several", "Asia-Pacific|Pacific", "oceania|australasia"),
    ("several", "Eastern European|Europe", "europe|european|eu|european union|europa|council europe"),
    ("Eastern European", "Eastern European", "eastern europe|eastern european|eastern european group|eeg"),
    ("Eastern European", "Eastern European", "central eastern europe"),
    ("WEOG", "Europe", "western europe|western european|scandinavia|nordic countries"),
    ("WEOG", "Europe|America|Pacific|Israel", "weog|western european others|western european others group"),
    ("several", "GRULAC|America", "americas|america"),
    ("WEOG", "GRULAC|America", "north america|northern america"),
    (
        "GRULAC",
        "GRULAC",
        "latin america|latin america caribbean|latin american caribbean|grulac|lac|caribbean|carribean",
    ),
    ("GRULAC", "GRULAC", "latin american caribbean group|south america|central america|latinoamerica|america latina"),
    ("GRULAC", "GRULAC", "amerique latine"),
    (
        "several",
        "African|Asia-Pacific|Israel",
        "middle east|mena|middle east north africa|arab states|arab region|arab world",
    ),
    ("several", _ALL, "commonwealth|multiple|several|various|francophonie|brics|oecd|cis"),
)
AREAS: Final = {
    name: (group, frozenset(around.split("|"))) for group, around, names in _AREAS for name in names.split("|")
}
"""Areas, as folded words without "and", "of", "the": the group they stand for, the `ground` of the states in them."""


def ground(code: str) -> str:
    """Where a member state lies, for comparing with areas: its group, WEOG told apart by continent."""
    group = MEMBERS.get(code, "unknown")
    apart = {"US": "America", "CA": "America", "AU": "Pacific", "NZ": "Pacific", "IL": "Israel"}
    return apart.get(code, "Europe") if group == "WEOG" else group


CLDR_AREAS: Final = {
    "001": "global", "002": "africa", "009": "oceania", "011": "west africa", "014": "east africa",
    "015": "north africa", "017": "central africa", "018": "africa", "202": "africa", "019": "americas",
    "003": "north america", "021": "north america", "005": "south america", "013": "central america",
    "029": "caribbean", "419": "latin america", "142": "asia", "030": "east asia", "034": "south asia",
    "035": "south east asia", "143": "south asia", "145": "middle east", "150": "europe", "151": "eastern europe",
    "155": "western europe", "154": "europe", "039": "europe", "EU": "europe", "UN": "global",
}  # fmt: skip
"""Codes of areas in the list of names (CLDR): the word of `AREAS` that they mean."""
