"""Duplicates: merged in bulk in one act, told apart again with everything they had (X10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from plenary.mandate.reads import group_id
from plenary.mapping.acts.common import WORDS, ordering, plain, saved, voice
from plenary.mapping.entries.issues import IssuesMerged, MergeUndone
from plenary.mapping.models import Issue, Merging
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem
from plenary.rules import gaps

WHY = {
    "unknown": "There is no issue %(number)s.",
    "not-standing": "Issue %(number)s was merged or closed already: take it out, or undo that first.",
    "itself": "Issue %(number)s cannot be merged into itself.",
    "twice": "Issue %(number)s is to be merged into two issues: choose one.",
    "kept-elsewhere": "Issue %(number)s is to be kept in one place and merged in another: choose one.",
}


@act
def merge_issues(
    by: Actor, *, group: str, merges: Mapping[int, Sequence[int]], reason: str = "", at: datetime
) -> Outcome:
    """Merge issues into the ones that are kept: {kept: others}, all of them or none. `value` is the merge's number.

    Nothing is deleted: each keeps its words, proposer, source and cells. The number of statements does not depend on
    how many heaps there are. Raises Problem for an issue that cannot take part, Forbidden.
    """
    ordering(by, group)
    rows = {row.number: row for row in Issue.objects.filter(group__slug=group)}
    plain_ones = {n: gaps.Issue(n, row.state) for n, row in rows.items()}
    try:
        _after, joined = gaps.merge(plain_ones, merges.items())
    except gaps.NotMergeable as why:
        raise Problem(WHY[why.why], number=why.number) from why
    if not joined:
        raise Problem("Choose at least two issues that are to become one.")
    made = Merging(
        group_id=group_id(group),
        number=next_number(Merging, group__slug=group),
        instant=at,
        by=voice(by, group).name,
        reason=plain(reason, WORDS),
        joined=[[one.number, one.into, one.before] for one in joined],
    )
    made.save()
    for one in joined:
        rows[one.number].state, rows[one.number].into = "merged", rows[one.into]
    saved([rows[one.number] for one in joined], "state", "into")
    told = IssuesMerged(made.number, [[one.number, one.into] for one in joined], made.reason)
    return Written(told, f"mapping/{group}", made.number)


@act
def undo_merge(by: Actor, *, group: str, number: int, only: Sequence[int] = (), at: datetime) -> Outcome:
    """Tell apart again what a merge put together; `only` these of it, or all. `value` is which issues stand again.

    Each has the state it had before. Raises Problem, Forbidden.
    """
    ordering(by, group)
    found = Merging.objects.filter(group__slug=group, number=number).first()
    if found is None:
        raise Problem("There is no such merge.")
    wanted = set(only)
    joined = [
        gaps.Joined(n, into, before)
        for n, into, before in found.joined
        if n not in found.back and (not wanted or n in wanted)
    ]
    numbers = {one.number for one in joined} | {one.into for one in joined}
    rows = {r.number: r for r in Issue.objects.filter(group__slug=group, number__in=numbers).select_related("into")}
    now = {n: gaps.Issue(n, row.state, row.into.number if row.into else None) for n, row in rows.items()}
    after = gaps.undo(now, joined)
    back = [n for n in sorted(now) if after[n] != now[n]]
    if not back:
        raise Problem("These issues stand apart already.")
    for n in back:
        rows[n].state, rows[n].into = after[n].state, None
    saved([rows[n] for n in back], "state", "into")
    found.back = sorted({*found.back, *back})
    if len(found.back) == len(found.joined):
        found.undone = at
    found.save()
    return Written(MergeUndone(number, back), f"mapping/{group}", back)
