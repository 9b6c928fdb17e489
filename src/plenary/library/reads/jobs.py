"""How far long work is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.library.models import Job


@dataclass(frozen=True, slots=True)
class JobLine:
    id: int
    kind: str
    about: str
    state: str
    done: int
    total: int
    saying: str
    asked: datetime
    result: dict[str, Any]


def job(pk: int) -> JobLine | None:
    """How far a job is."""
    j = Job.objects.filter(pk=pk).first()
    return None if j is None else JobLine(j.pk, j.kind, j.about, j.state, j.done, j.total, j.saying, j.asked, j.result)


def jobs(about: str, *, count: int = 5) -> tuple[JobLine, ...]:
    """The last jobs about something, newest first."""
    rows = Job.objects.filter(about=about).order_by("-pk")[:count]
    return tuple(JobLine(j.pk, j.kind, j.about, j.state, j.done, j.total, j.saying, j.asked, j.result) for j in rows)
