"""What the cells say together: the grid, a verdict an issue, coverage by area, the list of gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from plenary.rules.gaps.merging import ends
from plenary.rules.gaps.values import FINDINGS, OPEN, VERDICTS, Cell, Issue, Seen

Grid = dict[tuple[int, int], Seen]  # by issue and mechanism


def grid(issues: Sequence[Issue], cells: Iterable[Cell]) -> Grid:
    """What is seen of each issue that was not merged away, by issue and mechanism.

    Its own finding stands. Without one, what the issues that were merged into it were found to be stands in its place, and
    says from which it comes; where these differ, nothing is decided here: the finding is "" until somebody settles it.
    """
    end = ends(issues)
    own: dict[tuple[int, int], str] = {}
    brought: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for cell in sorted(cells, key=lambda c: (c.issue, c.mechanism)):
        if not cell.finding or cell.issue not in end:
            continue
        place = (end[cell.issue], cell.mechanism)
        if cell.issue == place[0]:
            own[place] = cell.finding
        else:
            brought.setdefault(place, []).append((cell.issue, cell.finding))
    made = {place: Seen(finding, (place[0],)) for place, finding in own.items()}
    for place, said in brought.items():
        if place not in made:
            one = {finding for _issue, finding in said}
            made[place] = Seen(one.pop() if len(one) == 1 else "", tuple(issue for issue, _finding in said))
    return made


def verdicts(issues: Sequence[Issue], cells: Iterable[Cell]) -> dict[int, str]:
    """Of each issue that stands: the best that any mechanism does for it; "open" where nothing was found of any."""
    return verdicts_of(issues, grid(issues, cells))


def verdicts_of(issues: Sequence[Issue], seen: Grid) -> dict[int, str]:
    """The same, of what was put together already: for whoever needs both."""
    best: dict[int, int] = {}
    for (issue, _mechanism), one in seen.items():
        if one.finding:
            place = _PLACES[one.finding]
            best[issue] = min(best.get(issue, place), place)
    return {i.number: VERDICTS[best[i.number]] if i.number in best else OPEN for i in issues if i.stands}


_PLACES = {verdict: place for place, verdict in enumerate(VERDICTS)}


@dataclass(frozen=True, slots=True)
class Coverage:
    """One area: how many issues stand in it, and how many of them have which verdict."""

    code: str  # "" for issues that have no area yet
    adequate: int
    partial: int
    missing: int
    open: int

    @property
    def issues(self) -> int:
        return self.adequate + self.partial + self.missing + self.open

    @property
    def gaps(self) -> int:
        return self.partial + self.missing


def coverage(
    issues: Sequence[Issue],
    cells: Iterable[Cell],
    codes: Sequence[str] = (),
    by: Callable[[Issue], str] = lambda issue: issue.area,
) -> tuple[Coverage, ...]:
    """Coverage of each area: first `codes` in their order, empty ones too, then others as they come up."""
    found = verdicts(issues, cells)
    counts: dict[str, dict[str, int]] = {code: dict.fromkeys(VERDICTS, 0) for code in codes}
    for issue in issues:
        if issue.stands:
            counts.setdefault(by(issue), dict.fromkeys(VERDICTS, 0))[found[issue.number]] += 1
    return tuple(Coverage(code, n["adequate"], n["partial"], n["missing"], n["open"]) for code, n in counts.items())


@dataclass(frozen=True, slots=True)
class Gap:
    """An issue that no mechanism covers adequately."""

    issue: int
    verdict: str  # partial or missing
    partial: tuple[int, ...]  # mechanisms that do something
    missing: tuple[int, ...]  # mechanisms that were looked at and do nothing


def gaps(issues: Sequence[Issue], cells: Iterable[Cell]) -> tuple[Gap, ...]:
    """The list of gaps: first what nothing covers, then what is covered in part; each by number."""
    cells = tuple(cells)
    found = verdicts(issues, cells)
    by: dict[tuple[int, str], list[int]] = {}
    for (issue, mechanism), seen in sorted(grid(issues, cells).items()):
        by.setdefault((issue, seen.finding), []).append(mechanism)
    made = [
        Gap(n, verdict, tuple(by.get((n, "partial"), ())), tuple(by.get((n, "missing"), ())))
        for n, verdict in found.items()
        if verdict in FINDINGS[1:]
    ]
    return tuple(sorted(made, key=lambda gap: (-FINDINGS.index(gap.verdict), gap.issue)))


def side_by_side(issues: Iterable[Issue]) -> Mapping[tuple[str, str], int]:
    """Two classifications side by side: how many issues stand in each pair of (area, second)."""
    counts: dict[tuple[str, str], int] = {}
    for issue in issues:
        if issue.stands:
            counts[issue.area, issue.second] = counts.get((issue.area, issue.second), 0) + 1
    return counts
