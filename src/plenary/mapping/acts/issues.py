"""Issues: proposed by whoever takes part, opened by plenary on a locked list, described, accepted, closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from plenary.mandate.reads import group_id
from plenary.mapping.acts.common import (
    SOURCE,
    TITLE,
    WORDS,
    Voice,
    category_of,
    changed,
    going_on,
    issue_of,
    lined,
    list_of,
    needed,
    ordering,
    plain,
    saved,
    voice,
)
from plenary.mapping.entries.issues import (
    IssueClosed,
    IssueDescribed,
    IssueOpened,
    IssueProposed,
    IssueReopened,
    IssuesAccepted,
)
from plenary.mapping.models import Issue, Participant
from plenary.mapping.reads.values import AREAS, MAIN
from plenary.mapping.rights import BY_LINK, LOCK, TAKE_PART
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Conflict, Problem
from plenary.rules.gaps import STANDING

LOCKED = "The list is locked: plenary alone opens a new issue. Ask the chair to put yours before the group."


@act
def propose_issue(
    by: Actor,
    *,
    group: str,
    title: str,
    words: str = "",
    area: str = "",
    second: str = "",
    source: str = "",
    language: str = "en",
    at: datetime,
) -> Outcome:
    """Propose an issue. `value` is its number. `source`: where it comes from, such as answer/R17/Q4 or a symbol.

    `area` and `second` are codes of the classifications "areas" and "main". Raises Problem (locked list), Forbidden.
    """
    going_on(TAKE_PART, by, group)
    if list_of(group).locked:
        raise Problem(LOCKED)
    spoken = voice(by, group)
    made = _made(group, spoken, at, title=title, words=words, area=area, second=second, source=source, code=language)
    made.save()
    return Written(IssueProposed(made.number, spoken.klass), f"mapping/{group}/issue/{made.number}", made.number)


@act
def propose_as_participant(
    by: Actor,
    *,
    group: str,
    participant: int,
    generation: int,
    title: str,
    words: str = "",
    area: str = "",
    source: str = "",
    language: str = "en",
    at: datetime,
) -> Outcome:
    """Propose an issue by the link of somebody who was admitted (A163). `value` is its number. Raises Problem."""
    going_on(BY_LINK, by, group)
    held = Participant.objects.filter(pk=participant, generation=generation, group__slug=group, until=None).first()
    if held is None:
        raise Problem("This link opens nothing any more. Ask the secretariat for a new one.")
    if list_of(group).locked:
        raise Problem(LOCKED)
    spoken = Voice(held.name, "participant")
    made = _made(group, spoken, at, title=title, words=words, area=area, source=source, code=language)
    made.save()
    return Written(IssueProposed(made.number, spoken.klass, True), f"mapping/{group}/issue/{made.number}", made.number)


@act
def open_issue(
    by: Actor,
    *,
    group: str,
    title: str,
    decision: str,
    words: str = "",
    area: str = "",
    second: str = "",
    source: str = "",
    language: str = "en",
    at: datetime,
) -> Outcome:
    """Write down that plenary opened a new issue, in the words of `decision` (X11): it is accepted. `value` is its number.

    Raises Problem, Forbidden.
    """
    going_on(LOCK, by, group)
    said = needed(decision, WORDS, "Say in which words plenary opened the issue.")
    made = _made(
        group, voice(by, group), at, title=title, words=words, area=area, second=second, source=source, code=language
    )
    made.state, made.opened = "accepted", said
    made.save()
    return Written(IssueOpened(made.number, said), f"mapping/{group}/issue/{made.number}", made.number)


def _made(
    group: str,
    spoken: Voice,
    at: datetime,
    *,
    title: str,
    code: str,
    words: str = "",
    area: str = "",
    second: str = "",
    source: str = "",
) -> Issue:
    said = needed(title, TITLE, "Give the issue a title.")
    return Issue(
        group_id=group_id(group),
        number=next_number(Issue, group__slug=group),
        title=said,
        language=code[:10],
        words=plain(words, WORDS),
        area=category_of(group, area, AREAS),
        second=category_of(group, second, MAIN),
        proposer=spoken.name,
        klass=spoken.klass,
        seat_id=spoken.seat,
        source=lined(source, SOURCE),
        proposed=at,
    )


def told_of(issue: Issue) -> dict[str, Any]:
    """What an issue says, column by column."""
    return {
        "title": issue.title,
        "words": issue.words,
        "area": issue.area.code if issue.area else "",
        "second": issue.second.code if issue.second else "",
        "source": issue.source,
    }


@act
def describe_issue(
    by: Actor,
    *,
    group: str,
    number: int,
    title: str | None = None,
    words: str | None = None,
    area: str | None = None,
    second: str | None = None,
    source: str | None = None,
    seen: int | None = None,
    reason: str = "",
    at: datetime,
) -> Outcome:
    """Give an issue other words, another source or another place; None leaves a column as it is. What it said is kept.

    `seen` is the version that the form was made of. Raises Conflict where it was changed since, Problem, Forbidden.
    """
    ordering(by, group)
    row = issue_of(group, number)
    before = told_of(row)
    if title is not None:
        row.title = needed(title, TITLE, "Give the issue a title.")
    if words is not None:
        row.words = plain(words, WORDS)
    if area is not None:
        row.area = category_of(group, area, AREAS)
    if second is not None:
        row.second = category_of(group, second, MAIN)
    if source is not None:
        row.source = lined(source, SOURCE)
    kept = changed(group, voice(by, group).name, at, before, told_of(row), issue=row, reason=plain(reason, WORDS))
    where = f"mapping/{group}/issue/{number}"
    if not kept.after:
        return Unchanged(where)
    if seen is not None and seen != row.version:
        raise Conflict("Somebody has changed this issue meanwhile. What you wrote is kept below: look at both.")
    row.version += 1
    row.save()
    kept.save()
    return Written(IssueDescribed(number, sorted(kept.after)), where)


@act
def accept_issues(by: Actor, *, group: str, numbers: Sequence[int], at: datetime) -> Outcome:
    """Accept proposed issues onto the list, any number of them at once. `value` is which. Raises Problem, Forbidden."""
    ordering(by, group)
    rows = list(Issue.objects.filter(group__slug=group, number__in=list(numbers)[:20_000]).order_by("number"))
    if missing := set(numbers) - {row.number for row in rows}:
        raise Problem("There is no issue %(number)s.", number=min(missing))
    if gone := [row.number for row in rows if row.state not in STANDING]:
        raise Problem("Issue %(number)s was merged or closed: it cannot be accepted.", number=gone[0])
    fresh = [row for row in rows if row.state == "proposed"]
    if not fresh:
        return Unchanged(f"mapping/{group}", [])
    for row in fresh:
        row.state = "accepted"
    saved(fresh, "state")
    accepted = [row.number for row in fresh]
    return Written(IssuesAccepted(accepted), f"mapping/{group}", accepted)


@act
def close_issue(by: Actor, *, group: str, number: int, reason: str, at: datetime) -> Outcome:
    """Take an issue off the list, for a public reason; it stays readable. Raises Problem, Forbidden."""
    ordering(by, group)
    row = issue_of(group, number)
    if row.state not in STANDING:
        raise Problem("Issue %(number)s does not stand on the list.", number=number)
    row.reason = needed(reason, WORDS, "Say why, in public.")
    row.state = "closed"
    row.save()
    return Written(IssueClosed(number, row.reason), f"mapping/{group}/issue/{number}")


@act
def reopen_issue(by: Actor, *, group: str, number: int, at: datetime) -> Outcome:
    """Put a closed issue back; on a locked list plenary opens it (`open_issue`). Raises Problem, Forbidden."""
    ordering(by, group)
    row = issue_of(group, number)
    if row.state != "closed":
        raise Problem("Issue %(number)s is not closed.", number=number)
    if list_of(group).locked:
        raise Problem(LOCKED)
    row.state, row.reason = "proposed", ""
    row.save()
    return Written(IssueReopened(number), f"mapping/{group}/issue/{number}")
