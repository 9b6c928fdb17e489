"""Who answers and who sits in the demonstration. Every state, organisation and person here is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from plenary.hall.demo.shapes import BUSINESS, CIVIL, INTERNATIONAL, OTHER_STATES, STATES, TECHNICAL

Stance = Literal["new", "existing", "step"]

AFRICAN, ASIAN, EASTERN, LATIN, WESTERN = (
    "african",
    "asia-pacific",
    "eastern-european",
    "latin-american-caribbean",
    "western-european-others",
)


@dataclass(frozen=True, slots=True)
class Respondent:
    """One response to the questionnaire, as it is entered."""

    number: int  # R17; in the order of arrival
    name: str
    group: str  # code of a stakeholder group
    region: str  # code of a regional group
    country: str
    language: str  # BCP 47
    stance: Stance  # what it holds throughout: a new mechanism, the existing ones, or one step after the other
    size: float  # how long its answers are, 1.0 is usual
    received: str  # ISO 8601 instant in the time of Geneva
    cited: bool = True  # does it authorise citation?
    signatories: tuple[str, ...] = ()  # of a joint answer
    twin_of: int = 0  # number of the response that this one nearly repeats
    extra: bool = False  # came after the deadline: beyond the 69


@dataclass(frozen=True, slots=True)
class Seat:
    """One place in the group. A vacant one has neither delegation nor person."""

    number: int
    group: str
    delegation: str
    country: str
    region: str
    person: str

    @property
    def vacant(self) -> bool:
        return not self.delegation


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the demonstration lets you be. Addresses end in .example: they reach nobody."""

    name: str
    role: str
    email: str
    seat: int = 0


# Country: region, language of its delegation. The first 22 hold seats.
COUNTRIES: dict[str, tuple[str, str]] = {
    "Arvenia": (WESTERN, "en"),
    "Aldermark": (WESTERN, "en"),
    "Belgarde": (WESTERN, "fr"),
    "Halvorn": (WESTERN, "en"),
    "Valmark": (WESTERN, "en"),
    "Cordova": (LATIN, "es"),
    "Guayaro": (LATIN, "es"),
    "Marengo": (LATIN, "en"),
    "Saint Orrin": (LATIN, "en"),
    "Dravonia": (EASTERN, "en"),
    "Illyria": (EASTERN, "en"),
    "Polvania": (EASTERN, "en"),
    "Vessaria": (EASTERN, "en"),
    "Al-Rimal": (ASIAN, "ar"),
    "Karvistan": (ASIAN, "en"),
    "Lanqao": (ASIAN, "zh"),
    "Teluk Raya": (ASIAN, "en"),
    "Kassandu": (AFRICAN, "fr"),
    "Sabria": (AFRICAN, "ar"),
    "Tamora": (AFRICAN, "en"),
    "Tunara": (AFRICAN, "en"),
    "Zuwari": (AFRICAN, "en"),
    "Bandalla": (AFRICAN, "en"),
    "Costa Alta": (LATIN, "es"),
    "Eskeland": (WESTERN, "en"),
    "Meiyun": (ASIAN, "zh"),
    "Nembara": (AFRICAN, "en"),
    "Ouresse": (AFRICAN, "fr"),
    "Tavu Islands": (ASIAN, "en"),
    "Tisavia": (EASTERN, "en"),
}

COALITION = "Common Wires Coalition"

# name, group, country, language, stance, size; in the order of arrival, so that the line's number is the response's.
_ROWS: tuple[tuple[str, str, str, str, Stance, float], ...] = (
    ("Tamora Rural Networks Forum", CIVIL, "Tamora", "en", "existing", 0.9),
    ("Halvorn Registry Cooperative", TECHNICAL, "Halvorn", "en", "existing", 0.8),
    ("Marengo", STATES, "Marengo", "en", "step", 0.7),
    ("Vessaria Chamber of Online Trade", BUSINESS, "Vessaria", "en", "existing", 0.6),
    ("Open Rivers Network", CIVIL, "Zuwari", "en", "step", 1.2),
    ("Tavu Islands", OTHER_STATES, "Tavu Islands", "en", "new", 0.5),
    ("Institute for Network Policy, Aldermark", TECHNICAL, "Aldermark", "en", "step", 1.9),
    ("Cordova", STATES, "Cordova", "es", "new", 1.3),
    ("Bandalla Women Online", CIVIL, "Bandalla", "en", "step", 0.8),
    ("Saint Orrin", STATES, "Saint Orrin", "en", "step", 0.6),
    ("Northern Carriers Association", BUSINESS, "Arvenia", "en", "existing", 1.1),
    ("Polvania", STATES, "Polvania", "en", "existing", 0.9),
    ("Telecentre Union of Karvistan", CIVIL, "Karvistan", "en", "new", 0.7),
    ("Kassandu", STATES, "Kassandu", "fr", "new", 1.3),
    ("Digital Commons Dravonia", CIVIL, "Dravonia", "en", "step", 1.0),
    ("Eskeland", OTHER_STATES, "Eskeland", "en", "existing", 1.0),
    ("Zuwari", STATES, "Zuwari", "en", "new", 1.1),
    ("Meridian Hosting Council", BUSINESS, "Saint Orrin", "en", "existing", 0.7),
    ("Al-Rimal", STATES, "Al-Rimal", "ar", "new", 1.2),
    ("Academy of Communication Law, Illyria", TECHNICAL, "Illyria", "en", "step", 1.6),
    ("Blind Readers' Alliance of Valmark", CIVIL, "Valmark", "en", "step", 0.7),
    ("Tunara", STATES, "Tunara", "en", "step", 1.0),
    ("Nembara", OTHER_STATES, "Nembara", "en", "new", 0.8),
    ("Liga por el Acceso Abierto", CIVIL, "Guayaro", "es", "step", 1.2),
    ("Small Islands Internet Exchange", TECHNICAL, "Tavu Islands", "en", "existing", 0.8),
    ("Teluk Raya", STATES, "Teluk Raya", "en", "new", 0.9),
    ("Aldermark Federation of Employers in Data", BUSINESS, "Aldermark", "en", "existing", 1.0),
    ("Harbour Legal Clinic", CIVIL, "Arvenia", "en", "existing", 0.9),
    ("Lanqao", STATES, "Lanqao", "zh", "new", 1.4),
    ("Council of River Basin Regulators", INTERNATIONAL, "Tamora", "en", "step", 0.9),
    ("Village Voices Trust", CIVIL, "Teluk Raya", "en", "new", 0.8),
    ("Illyria", STATES, "Illyria", "en", "existing", 0.8),
    ("Karvistan Software Exporters", BUSINESS, "Karvistan", "en", "step", 0.6),
    ("Dravonia", STATES, "Dravonia", "en", "step", 1.0),
    ("University of Port Amsel, Faculty of Computing", TECHNICAL, "Marengo", "en", "existing", 1.2),
    ("Réseau Ouressien pour l'Internet Ouvert", CIVIL, "Ouresse", "fr", "step", 1.2),
    ("Tisavia", OTHER_STATES, "Tisavia", "en", "existing", 0.7),
    ("Guayaro", STATES, "Guayaro", "es", "new", 1.2),
    ("Nembara Farmers' Radio and Net", CIVIL, "Nembara", "en", "new", 0.7),
    ("Lattice Research Group", TECHNICAL, "Vessaria", "en", "existing", 1.8),
    ("Valmark", STATES, "Valmark", "en", "existing", 1.2),
    ("Interregional Bureau for Digital Statistics", INTERNATIONAL, "Aldermark", "en", "step", 1.0),
    ("Consumers' Watch Polvania", CIVIL, "Polvania", "en", "step", 0.8),
    ("Meiyun", OTHER_STATES, "Meiyun", "zh", "step", 1.3),
    ("Southern Cable Operators' Table", BUSINESS, "Zuwari", "en", "step", 0.9),
    ("Sabria", STATES, "Sabria", "ar", "new", 1.2),
    ("Free Presses Guild", CIVIL, "Halvorn", "en", "existing", 1.1),
    ("Bandalla", OTHER_STATES, "Bandalla", "en", "new", 0.9),
    ("Zuwari Network Engineers' Society", TECHNICAL, "Zuwari", "en", "existing", 0.7),
    (COALITION, CIVIL, "Arvenia", "en", "step", 2.4),
    ("Costa Alta", OTHER_STATES, "Costa Alta", "es", "step", 1.2),
    ("Arvenia Internet Trade Board", BUSINESS, "Arvenia", "en", "existing", 1.3),
    ("Halvorn", STATES, "Halvorn", "en", "existing", 1.4),
    ("Children First Online", CIVIL, "Saint Orrin", "en", "new", 0.7),
    ("مركز سابريا لدراسات الشبكات", TECHNICAL, "Sabria", "ar", "step", 1.2),
    ("Vessaria", STATES, "Vessaria", "en", "step", 0.9),
    ("Payments Without Borders Group", BUSINESS, "Polvania", "en", "existing", 0.8),
    ("Federation of Island Postal Services", INTERNATIONAL, "Tavu Islands", "en", "new", 0.8),
    ("Language Diversity Circle", CIVIL, "Dravonia", "en", "step", 1.0),
    ("Karvistan", STATES, "Karvistan", "en", "new", 1.3),
    ("Regional School of Internet Studies", TECHNICAL, "Tunara", "en", "step", 1.1),
    ("Digital Commons Dravonia, Northern Chapter", CIVIL, "Dravonia", "en", "step", 1.0),
    ("Tamora", STATES, "Tamora", "en", "new", 1.5),
    ("Marengo Start-up Round Table", BUSINESS, "Marengo", "en", "step", 0.6),
    ("Arvenia", STATES, "Arvenia", "en", "existing", 1.7),
    ("Patients' Data Forum", CIVIL, "Aldermark", "en", "step", 0.9),
    ("Intergovernmental Fund for Local Content", INTERNATIONAL, "Kassandu", "en", "new", 1.0),
    ("Aldermark", STATES, "Aldermark", "en", "existing", 1.6),
    ("Small Carriers' Alliance", BUSINESS, "Illyria", "en", "step", 0.8),
)
_LATE: tuple[tuple[str, str, str, str, Stance, float, str], ...] = (
    ("Ouresse", OTHER_STATES, "Ouresse", "fr", "new", 1.0, "2013-09-20T10:12:00+02:00"),
    ("Tisavia Library Association", CIVIL, "Tisavia", "en", "existing", 0.6, "2013-10-01T16:40:00+02:00"),
)
_NOT_CITED = frozenset({6, 13, 33, 43, 54, 64})
_SIGNATORIES = (
    "Open Rivers Network",
    "Digital Commons Dravonia",
    "Blind Readers' Alliance of Valmark",
    "Free Presses Guild",
    "Language Diversity Circle",
)
_TWINS = {62: 15}
_FIRST = datetime.fromisoformat("2013-07-04T09:17:00+02:00")
_LAST = datetime.fromisoformat("2013-09-17T23:41:00+02:00")


def _arrival(number: int) -> str:
    """A few come early, more before the first deadline, most in the last weeks."""
    share = ((number - 1) / (len(_ROWS) - 1)) ** 0.62
    minutes = int((_LAST - _FIRST).total_seconds() // 60 * share)
    return (_FIRST + timedelta(minutes=minutes)).isoformat()


def _respondents() -> tuple[Respondent, ...]:
    found = [
        Respondent(
            number,
            name,
            group,
            COUNTRIES[country][0],
            country,
            language,
            stance,
            size,
            _arrival(number),
            cited=number not in _NOT_CITED,
            signatories=_SIGNATORIES if name == COALITION else (),
            twin_of=_TWINS.get(number, 0),
        )
        for number, (name, group, country, language, stance, size) in enumerate(_ROWS, 1)
    ]
    late = [
        Respondent(number, name, group, COUNTRIES[country][0], country, language, stance, size, received, extra=True)
        for number, (name, group, country, language, stance, size, received) in enumerate(_LATE, len(_ROWS) + 1)
    ]
    return (*found, *late)


EVERY: tuple[Respondent, ...] = _respondents()
RESPONDENTS: tuple[Respondent, ...] = tuple(r for r in EVERY if not r.extra)  # the 69 of the deadline
LATE: tuple[Respondent, ...] = tuple(r for r in EVERY if r.extra)

# Delegations of the other four groups, five seats each; "" is a vacant one.
_HOLDERS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        CIVIL,
        (
            ("Open Rivers Network", "Zuwari"),
            ("Digital Commons Dravonia", "Dravonia"),
            ("Liga por el Acceso Abierto", "Guayaro"),
            ("Village Voices Trust", "Teluk Raya"),
            ("", ""),
        ),
    ),
    (
        BUSINESS,
        (
            ("Northern Carriers Association", "Arvenia"),
            ("Meridian Hosting Council", "Saint Orrin"),
            ("Karvistan Software Exporters", "Karvistan"),
            ("Southern Cable Operators' Table", "Zuwari"),
            ("Payments Without Borders Group", "Polvania"),
        ),
    ),
    (
        TECHNICAL,
        (
            ("Halvorn Registry Cooperative", "Halvorn"),
            ("Small Islands Internet Exchange", "Tavu Islands"),
            ("Lattice Research Group", "Vessaria"),
            ("Regional School of Internet Studies", "Tunara"),
            ("University of Port Amsel, Faculty of Computing", "Marengo"),
        ),
    ),
    (
        INTERNATIONAL,
        (
            ("Council of River Basin Regulators", "Tamora"),
            ("Interregional Bureau for Digital Statistics", "Aldermark"),
            ("Federation of Island Postal Services", "Tavu Islands"),
            ("Intergovernmental Fund for Local Content", "Kassandu"),
            ("", ""),
        ),
    ),
)
_GIVEN = (
    "Ilse",
    "Tomo",
    "Adaeze",
    "Rafiq",
    "Marit",
    "Celio",
    "Noor",
    "Anselm",
    "Wanda",
    "Jiro",
    "Leocadia",
    "Petrus",
    "Samira",
    "Oduya",
    "Katrin",
    "Bao",
    "Henrike",
    "Luma",
    "Darko",
    "Inés",
)
_FAMILY = (
    "Tarnow",
    "Abrenz",
    "Okelari",
    "Verhaal",
    "Sotomar",
    "Lindqvar",
    "Zembra",
    "Pauwen",
    "Carrasol",
    "Nakatori",
    "Drozan",
    "Ibelgu",
)


def _person(number: int) -> str:
    """An invented name, another one for each seat."""
    return f"{_GIVEN[number * 7 % len(_GIVEN)]} {_FAMILY[number * 5 % len(_FAMILY)]}"


def _seats() -> tuple[Seat, ...]:
    held = [(STATES, country, country) for country in list(COUNTRIES)[:22]]
    held += [(group, name, country) for group, five in _HOLDERS for name, country in five]
    return tuple(
        Seat(n, group, name, country, COUNTRIES[country][0] if country else "", _person(n) if name else "")
        if name != "Arvenia"
        else Seat(n, group, name, country, COUNTRIES[country][0], "A. Member (Arvenia)")
        for n, (group, name, country) in enumerate(held, 1)
    )


MEMBERS: tuple[Seat, ...] = _seats()

PEOPLE: tuple[Person, ...] = (
    Person("A. Secretariat", "secretariat", "secretariat@plenary.example"),
    Person("A. Chair", "chair", "chair@plenary.example"),
    Person("A. Member (Arvenia)", "member", "member@arvenia.example", seat=1),
    Person("B. Member (Aldermark)", "member", "member@aldermark.example", seat=2),
    Person("A. Observer", "observer", "observer@plenary.example"),
)
