"""Long work: asked for within an act, done by the worker, its progress on a page.

A job is no part of the record: its outcome is an act of its own. It is enqueued in the transaction of the act that asks
for it, so that it is there exactly if the act is; a job that a stopped server left is begun again from the start.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django_tasks import task

from plenary.library.models import Job
from plenary.record.writer import durably

log = logging.getLogger(__name__)

Step = Callable[[int, int, str], None]  # (done, total, saying)
Handler = Callable[[dict[str, Any], Step], dict[str, Any]]
HANDLERS: dict[str, Handler] = {}


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register what does jobs of a kind: it is given the arguments and a step to call, and returns a result."""

    def register(handler: Handler) -> Handler:
        HANDLERS[kind] = handler
        return handler

    return register


# A worker each: nobody waits behind a thousand pages, nor behind somebody else's server.
QUICK, READING, SLOW, OUTSIDE = "quick", "reading", "default", "outside"


def ask(
    kind: str,
    about: str,
    arguments: dict[str, Any],
    person: int | None,
    at: datetime,
    *,
    queue: str = SLOW,
    after: timedelta = timedelta(0),
) -> int:
    """Note a job down and enqueue it (in the transaction under way, if there is one). Returns its key.

    It is not begun before `after` has passed. Asked for again while it waits for that, it stays the one job: what many
    acts ask for in a rush is done once, when the rush is over.
    """
    if after:
        waiting = Job.objects.filter(kind=kind, about=about, state="waiting").order_by("pk")
        if connection.vendor == "postgresql":
            waiting = waiting.select_for_update()  # it does not begin before this act is in the tables
        for one in waiting:
            if one.arguments.get("after") and {k: one.arguments.get(k) for k in arguments} == arguments:
                return int(one.pk)
    told = {**arguments, "queue": queue} | ({"after": (at + after).isoformat()} if after else {})
    job: int = Job.objects.create(kind=kind, about=about, arguments=told, person=person, asked=at).pk
    _enqueue(job, told)
    return job


def _enqueue(job: int, arguments: dict[str, Any]) -> None:
    after = arguments.get("after")
    queue = arguments.get("queue", SLOW)
    run.using(queue_name=queue, run_after=datetime.fromisoformat(after) if after else None).enqueue(job)


def superseded(job: int) -> bool:
    """Does a later job with the same arguments wait? Then this one need not be done."""
    row = Job.objects.get(pk=job)
    later = Job.objects.filter(pk__gt=job, kind=row.kind, about=row.about, state="waiting")
    return any(j.arguments == row.arguments for j in later)


def under_way(kind: str, about: str) -> int | None:
    """The job of this kind about something that waits or runs; None where there is none."""
    rows = Job.objects.filter(kind=kind, about=about, state__in=("waiting", "running"))
    found: int | None = rows.values_list("pk", flat=True).first()
    return found


@task()
def run(job: int) -> None:
    """Do one job. It never raises: what goes wrong stands on the job's page, and in the log."""
    row = Job.objects.get(pk=job)
    if row.state in ("done", "failed"):
        return
    if superseded(job):
        _note(job, state="done", result={"superseded": True})
        return
    _note(job, state="running")

    def step(done: int, total: int, saying: str) -> None:
        _note(job, done=done, total=total, saying=saying[:300])

    try:
        result = HANDLERS[row.kind](row.arguments, step)
    except Exception as why:
        log.exception("job %s (%s) failed", job, row.kind)
        _note(job, state="failed", saying=f"{type(why).__name__}: {why}"[:300])
    else:
        _note(job, state="done", result=result, saying="")


def _note(pk: int, **columns: Any) -> None:
    durably(lambda: Job.objects.filter(pk=pk).update(**columns))


def resume() -> int:
    """Begin again what a stopped server left half done; returns how many jobs. Called once, before the worker starts."""
    # Waiting ones too: a server may have stopped after the queue gave a job out and before the job said so. One that
    # the queue still holds is then there twice, and found done the second time.
    left = list(Job.objects.filter(state__in=("running", "waiting")).order_by("pk"))
    for job in left:
        _note(job.pk, state="waiting", done=0, total=0, saying="")
        _enqueue(job.pk, job.arguments)
    return len(left)


def run_waiting() -> int:
    """Do all waiting jobs here and now (the command line, tests); returns how many."""
    waiting = list(Job.objects.filter(state="waiting").order_by("pk").values_list("pk", flat=True))
    for job in waiting:
        run.call(job)
    return len(waiting)
