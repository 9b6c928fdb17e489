"""Seats: does a group sit as its composition rule says? 22 + 5 + 5 + 5 + 5 = 42, vacancies and sums shown.

A part of a composition has one identity and many labels: documents call the same part "business", "private sector" or
"business / private sector" (A176). The prose is `docs/rules/seats.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plenary.rules.folding import fold


@dataclass(frozen=True, slots=True)
class Label:
    """What one document calls a part."""

    text: str
    document: str = ""  # its symbol; "" where nobody noted it


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the composition: its code is its identity."""

    code: str
    seats: int
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """What was adopted: the parts in order, and the total where the document states one."""

    parts: tuple[Part, ...]
    total: int | None = None
    regions: Mapping[str, int] = field(default_factory=dict)  # seats by regional group, within the part of states
    region_part: str = ""  # the code of that part


@dataclass(frozen=True, slots=True)
class Place:
    """One seat as it stands: the part it belongs to, who holds it ("" for a vacancy), the holder's regional group."""

    part: str
    holder: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class PartStanding:
    """A part beside its rule. `vacant` counts seats that nobody holds, entered or not."""

    code: str
    due: int
    entered: int
    filled: int

    @property
    def vacant(self) -> int:
        return max(self.due, self.entered) - self.filled

    @property
    def over(self) -> int:
        """Holders beyond what the rule gives."""
        return max(0, self.filled - self.due)


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not fit the rule, as a code with its values; pages have the sentence.

    sum: the parts do not add up to the stated total. over: more holders than seats. short: fewer seats entered than due.
    unknown: seats of a part that the rule does not name. twice: one holder on several seats. region: a regional group
    has not as many seats as the rule gives it.
    """

    code: str
    values: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A whole composition beside its rule."""

    parts: tuple[PartStanding, ...]
    findings: tuple[Finding, ...]
    regions: tuple[tuple[str, int, int], ...]  # regional group, due, filled

    @property
    def due(self) -> int:
        return sum(p.due for p in self.parts)

    @property
    def filled(self) -> int:
        return sum(p.filled for p in self.parts)

    @property
    def vacant(self) -> int:
        return sum(p.vacant for p in self.parts)

    @property
    def equation(self) -> str:
        """The sum as people write it: "22 + 5 + 5 + 5 + 5 = 42"; "" without a part."""
        due = [p.due for p in self.parts if p.due]
        return f"{' + '.join(map(str, due))} = {self.due}" if due else ""


def check(composition: Iterable[Place], rule: Rule) -> Standing:
    """Lay the seats beside the rule. Nothing is hidden: a seat of an unknown part is a part of its own with 0 due.

    Raises ValueError where the rule names a part twice or gives a part fewer than no seats.
    """
    codes = [p.code for p in rule.parts]
    if len(set(codes)) != len(codes):
        raise ValueError("the rule names a part twice")
    if any(p.seats < 0 for p in rule.parts) or any(n < 0 for n in rule.regions.values()):
        raise ValueError("a part has fewer than no seats")
    places = list(composition)
    entered, filled = Counter(p.part for p in places), Counter(p.part for p in places if p.holder)
    due = {p.code: p.seats for p in rule.parts}
    every = [*codes, *sorted(set(entered) - set(codes))]
    parts = tuple(PartStanding(code, due.get(code, 0), entered[code], filled[code]) for code in every)
    held = Counter(p.region for p in places if p.holder and p.part == rule.region_part)
    regions = tuple((name, n, held[name]) for name, n in rule.regions.items())
    return Standing(parts, tuple(_findings(parts, rule, places, regions)), regions)


def _findings(
    parts: Sequence[PartStanding], rule: Rule, places: Sequence[Place], regions: Sequence[tuple[str, int, int]]
) -> Iterable[Finding]:
    total = sum(p.seats for p in rule.parts)
    if rule.total is not None and rule.total != total:
        yield Finding("sum", (("stated", rule.total), ("sum", total)))
    known = {p.code for p in rule.parts}
    for part in parts:
        if part.code not in known:
            yield Finding("unknown", (("part", part.code), ("seats", part.entered)))
        elif part.over:
            yield Finding("over", (("part", part.code), ("filled", part.filled), ("due", part.due)))
        elif part.entered < part.due:
            yield Finding("short", (("part", part.code), ("entered", part.entered), ("due", part.due)))
    names: dict[str, str] = {}
    often: Counter[str] = Counter()
    for place in places:
        if place.holder:
            key = fold(place.holder)
            names.setdefault(key, place.holder)
            often[key] += 1
    for key in sorted(often):
        if often[key] > 1:
            yield Finding("twice", (("holder", names[key]), ("seats", often[key])))
    for name, due, filled in regions:
        if due != filled:
            yield Finding("region", (("region", name), ("filled", filled), ("due", due)))


def part_named(label: str, parts: Sequence[Part]) -> str:
    """The code of the part that one of its labels or its code names, spelling folded; "" where none or several do."""
    wanted = fold(" ".join(label.split()))
    found = {p.code for p in parts if wanted and wanted in {fold(p.code), *(fold(one.text) for one in p.labels)}}
    return found.pop() if len(found) == 1 else ""


def label_in(part: Part, document: str) -> str:
    """What this document calls the part; its first label where the document has none of its own; else its code."""
    for one in part.labels:
        if document and one.document == document:
            return one.text
    return part.labels[0].text if part.labels else part.code
