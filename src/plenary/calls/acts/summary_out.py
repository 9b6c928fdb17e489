"""The summary goes out: ordered by an act that has seen what it leaves out, made as a job, noted when it is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from plenary.calls.acts.summarising import order_summary
from plenary.calls.entries import SummaryOrdered, SummaryPublished
from plenary.calls.models import Call, Citation, Statement, Summary
from plenary.calls.rights import PRINT, SUMMARISE
from plenary.calls.summary_reads import forgotten
from plenary.library import reads as library
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act
from plenary.record.problems import Problem


@act
def publish_summary(
    by: Actor, *, call: str, symbol: str = "", acknowledged: Sequence[int] = (), at: datetime
) -> Outcome:
    """Publish: the page is public at once, the files follow as a job. `value` is the job's key.

    `acknowledged` are the numbers of the responses that no statement cites, as whoever publishes was shown them.
    Raises Problem where a response is forgotten that is not among them, or a statement rests on nothing.
    """
    found = Call.objects.select_related("group").get(slug=call)
    SUMMARISE.require(by, found.group.slug)
    summary: Summary | None = Summary.objects.select_for_update().filter(pk=found.pk).first()
    statements = Statement.objects.filter(summary=found.pk, dropped=False)
    numbers = list(statements.order_by("number").values_list("number", flat=True))
    if summary is None or not numbers:
        raise Problem("The summary has no statement yet.")
    counting = Citation.objects.filter(statement__summary=found.pk, response__state__in=("confirmed", "merged"))
    resting = set(counting.values_list("statement__number", flat=True))
    if bare := [n for n in numbers if n not in resting]:
        raise Problem(
            "Each statement rests on answers: cite some for %(names)s, or drop it.",
            names=", ".join(f"S{n}" for n in bare),
        )
    missing = forgotten(call)
    if unseen := sorted(set(missing) - set(acknowledged)):
        raise Problem(
            "No statement cites %(names)s. Cite what they say, or say below that they are listed as not cited.",
            names=", ".join(f"R{n}" for n in unseen),
        )
    symbol = " ".join(symbol.split())[:120]
    taken = library.by_symbol(symbol) if symbol else None
    if taken is not None and (page := library.document(taken)) is not None and page.line.about != f"summary/{call}":
        raise Problem("The symbol %(symbol)s is another document's: give the summary its own.", symbol=symbol)
    if summary.published is None:
        summary.published = at
        summary.save()
    job = order_summary(by, call, at, symbol)
    return Written(SummaryOrdered(call, symbol, len(numbers), list(missing)), f"summary/{call}", job)


@act
def note_summary_version(by: Actor, *, call: str, document: int, version: int, at: datetime) -> Outcome:
    """Say which version of the library's document the summary is now. Within the job that made its files."""
    found = Call.objects.select_related("group").get(slug=call)
    PRINT.require(by, found.group.slug)
    row = Summary.objects.select_for_update().get(pk=found.pk)
    row.version = version
    row.save()
    return Written(SummaryPublished(call, document, version), f"summary/{call}")
