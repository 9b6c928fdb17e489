"""The shapes in which the facts of the demonstration stand, and what both groups share.

Every text a page shows is a mapping from language code to words. Days are ISO 8601 ("2013-05-30"); ""
stands where no day is known or the day does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class StakeholderGroup:
    """A part of a group's composition. `aliases` are labels that documents use for the same identity."""

    code: str
    name: Words
    aliases: tuple[str, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of the group's life, a meeting, or a date, as people agreed it and as it is computed."""

    kind: Literal["stage", "meeting", "date"]
    label: Words
    text: Words  # the date as agreed: "end of March 2013"
    earliest: str = ""  # ISO day; "" where there is none, or no such day
    latest: str = ""
    place: str = ""
    note: Words | None = None
    state: Literal["done", "now", "to come"] = "done"
    ordinal: int = 0  # of a meeting


@dataclass(frozen=True, slots=True)
class Officer:
    """Who chaired, as a matter of public record."""

    name: str
    country: str
    capacity: Words
    since: Words


@dataclass(frozen=True, slots=True)
class Document:
    """A document that exists: what it is called and where it stands. Its text is not part of the demonstration."""

    group: str  # slug
    title: Words
    kind: str  # a kind of `plenary.rules.symbols`, or "summary", "presentation", "database", "compilation", "list"
    symbol: str = ""  # as the document shows it
    date: str = ""  # ISO day, month or year; "" where it is not known
    address: str = ""
    addendum_to: str = ""  # symbol
    spellings: tuple[str, ...] = ()  # other ways in which the sources write the symbol
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Consultation:
    """An earlier attempt at the same subject."""

    year: int
    convener: Words
    outcome: Words
    documents: tuple[tuple[str, str], ...] = ()  # kind, and the symbol or the address outside: what is left of it


@dataclass(frozen=True, slots=True)
class Extension:
    """A deadline that was moved; the old one stays known."""

    before: str  # ISO day
    after: str


@dataclass(frozen=True, slots=True)
class CallFacts:
    """A call for input: when it went out, by which channels, until when. Instants are ISO 8601 with their offset."""

    group: str
    slug: str
    title: Words
    opened: str
    first_deadline: str  # instant, end of the day where the group meets; equal to `deadline` where it was never moved
    deadline: str
    questions: int
    responses: int | None  # counted at the deadline; None where no count is known
    channels: tuple[tuple[Words, str], ...]  # name, ISO day or month
    symbol: str = ""
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group with a mandate, in the shape in which the acts enter it."""

    slug: str
    short: str
    name: Words
    purpose: Words
    parent: tuple[str, Words]
    resolution: str
    paragraph: str
    established_by: Words
    confirmed_by: Words  # empty where the authority that establishes needs nobody's confirmation
    tasks: tuple[Words, ...]
    reports_to: Words
    route: tuple[Words, ...]  # the bodies that its output passes, in order
    constituted: Step
    outcome: Words
    composition: tuple[StakeholderGroup, ...]
    officers: tuple[Officer, ...]
    steps: tuple[Step, ...]
    predecessor: str = ""
    closed: bool = True

    @property
    def seats(self) -> int:
        return sum(g.seats for g in self.composition)

    @property
    def meetings(self) -> tuple[Step, ...]:
        return tuple(s for s in self.steps if s.kind == "meeting")


PARENT: tuple[str, Words] = (
    "CSTD",
    {
        "en": "United Nations Commission on Science and Technology for Development",
        "fr": "Commission de la science et de la technique au service du développement des Nations Unies",
        "es": "Comisión de Ciencia y Tecnología para el Desarrollo de las Naciones Unidas",
        "ar": "لجنة الأمم المتحدة المعنية بتسخير العلم والتكنولوجيا لأغراض التنمية",
        "zh": "联合国科学和技术促进发展委员会",
    },
)

STATES, CIVIL, BUSINESS, TECHNICAL, INTERNATIONAL = (
    "states",
    "civil-society",
    "business",
    "academia-technical",
    "international-organisations",
)
OTHER_STATES = "other-states"

COMPOSITION: tuple[StakeholderGroup, ...] = (
    StakeholderGroup(
        STATES,
        {"en": "Member States", "fr": "États Membres", "es": "Estados Miembros", "ar": "الدول الأعضاء", "zh": "会员国"},
        ("Governments", "Government", "States", "Gouvernement", "Gobierno", "حكومة", "政府"),
        22,
    ),
    StakeholderGroup(
        CIVIL,
        {
            "en": "Civil society",
            "fr": "Société civile",
            "es": "Sociedad civil",
            "ar": "المجتمع المدني",
            "zh": "民间社会",
        },
        ("Non-governmental organizations", "NGO"),
        5,
    ),
    StakeholderGroup(
        BUSINESS,
        {"en": "Business", "fr": "Secteur privé", "es": "Sector privado", "ar": "قطاع الأعمال", "zh": "企业界"},
        ("Private sector", "Business community", "Industry", "القطاع الخاص", "私营部门"),
        5,
    ),
    StakeholderGroup(
        TECHNICAL,
        {
            "en": "Academia and technical community",
            "fr": "Milieux universitaires et communauté technique",
            "es": "Círculos académicos y comunidad técnica",
            "ar": "الأوساط الأكاديمية والتقنية",
            "zh": "学术界和技术界",
        },
        ("Academia/technical community", "Technical community", "Academia", "Technical and academic communities"),
        5,
    ),
    StakeholderGroup(
        INTERNATIONAL,
        {
            "en": "International organizations",
            "fr": "Organisations internationales",
            "es": "Organizaciones internacionales",
            "ar": "المنظمات الدولية",
            "zh": "国际组织",
        },
        (
            "Intergovernmental and international organizations",
            "Intergovernmental organizations",
            "International organisations",
        ),
        5,
    ),
)

# Respondents of the call that hold no seat: counted beside the five groups, never among the seats.
OUTSIDE = StakeholderGroup(
    OTHER_STATES,
    {
        "en": "States that are not members of the group",
        "fr": "États qui ne sont pas membres du groupe",
        "es": "Estados que no son miembros del grupo",
        "ar": "دول ليست أعضاء في الفريق",
        "zh": "非工作组成员国",
    },
    ("Other States", "Non-member States"),
    0,
)

_UNPAN = "http://www.unpan.org/DPADM/EGovernment/WSISImplementationMechanism"
HISTORY: tuple[Consultation, ...] = (
    Consultation(
        2006,
        {"en": "Special Adviser to the Secretary-General", "ar": "المستشار الخاص للأمين العام"},
        {"en": "Informal consultations without agreement", "ar": "مشاورات غير رسمية لم تفض إلى اتفاق"},
    ),
    Consultation(
        2008,
        {"en": "Secretary-General", "ar": "الأمين العام"},
        {"en": "Ten organizations asked to report on progress", "ar": "طُلب إلى عشر منظمات أن تبلّغ عن التقدم المحرز"},
        (("report", "http://unpan1.un.org/intradoc/groups/public/documents/un-dpadm/unpan035383.pdf"),),
    ),
    Consultation(
        2010,
        {"en": "Under-Secretary-General", "ar": "وكيل الأمين العام"},
        {
            "en": "Statements, written contributions and a report of the Secretary-General",
            "ar": "بيانات ومساهمات خطية وتقرير للأمين العام",
        },
        (
            ("statement", f"{_UNPAN}/StatementsonEnhancedCooperation/tabid/1450/language/en-US/Default.aspx"),
            ("contribution", f"{_UNPAN}/CommentsonWSISFollowup/tabid/1448/language/en-US/Default.aspx"),
            ("report", "A/66/77"),
        ),
    ),
    Consultation(
        2012,
        {"en": "Chair of the CSTD", "ar": "رئيس اللجنة"},
        {"en": "Open consultation in Geneva with a summary report", "ar": "مشاورة مفتوحة في جنيف وتقرير موجز"},
        (("summary", "E/CN.16/2012/CRP.2"),),
    ),
)
