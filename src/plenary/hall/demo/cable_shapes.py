"""The shapes in which the negotiation of the demonstration stands; its categories, and the words that are read differently."""

from __future__ import annotations

from dataclasses import dataclass, field

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal: whose, what, why. `words` is the whole paragraph; "" deletes it."""

    seats: tuple[int, ...]  # the first makes it, the others sponsor it too
    words: str
    reason: str = ""
    op: str = "replace"
    end: str = ""  # "withdrawn"
    late: bool = False
    place: int = 0  # of a move: the paragraph of this list that it shall follow


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph as it was first drafted, and what became of it."""

    category: str
    words: str
    state: str = "open"  # what the chair found; "silence": under silence now; "broken": a silence was broken
    statement: bool = False
    tag: str = ""
    offers: tuple[Offer, ...] = ()
    taken: str = "base"  # which reading was found: base, the place of an offer from 0 ("0"), or "own"
    own: str = ""
    stand: str = ""  # "support 1-9,23; live-with 10; concern 11; object 12"
    why: dict[int, tuple[str, str]] = field(default_factory=dict)  # seat -> reason, change
    on: tuple[tuple[str, str], ...] = ()  # wording ("base", or the place of an offer) and who stands where on it
    cites: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""  # of the finding
    after: int = 0  # how many days before the demonstration it was found
    also: Words | None = None  # the paragraph in other languages
    marks: dict[int, tuple[str, str]] = field(
        default_factory=dict
    )  # seat -> how the chair marked its objection, and her words


CATEGORIES: tuple[tuple[str, str, Words], ...] = (
    ("laying", "A", {"en": "Laying and routes", "ar": "المدّ والمسارات", "fr": "Pose et tracés"}),
    ("upkeep", "B", {"en": "Upkeep and repair", "ar": "الصيانة والإصلاح", "fr": "Entretien et réparation"}),
    ("capacity", "C", {"en": "Participation and capacity", "ar": "المشاركة والقدرات", "fr": "Participation et moyens"}),
    ("figures", "D", {"en": "Information and figures", "ar": "المعلومات والأرقام", "fr": "Informations et chiffres"}),
    ("deciding", "E", {"en": "Who decides", "ar": "من يقرّر", "fr": "Qui décide"}),
)

TERMS: tuple[tuple[str, Words, tuple[tuple[int, str], ...]], ...] = (
    (
        "equal-footing",
        {"en": "on an equal footing", "ar": "على قدم المساواة", "fr": "sur un pied d’égalité"},
        (
            (6, "Each state has one voice, whatever its cables."),
            (1, "States, owners and users are heard alike."),
            (23, "Nobody decides on a cable without those who live at its end."),
            (15, "Shares of the cost are equal too."),
        ),
    ),
    (
        "shared-cable",
        {"en": "shared cable", "ar": "كابل مشترك", "fr": "câble partagé"},
        (
            (29, "A cable with more than one owner."),
            (17, "A cable that serves more than one coast, whoever owns it."),
        ),
    ),
)
