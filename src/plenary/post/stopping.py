"""Who wants no reminders and news. Receipts of one's own acts come all the same."""

from __future__ import annotations

from datetime import datetime

from plenary.post.models import Stopped
from plenary.record.writer import durably


def stop(digest: str, at: datetime) -> None:
    """No reminders and news from now on."""
    durably(lambda: Stopped.objects.get_or_create(digest=digest, defaults={"since": at}))


def go_on(digest: str) -> None:
    """Reminders and news again."""
    durably(lambda: Stopped.objects.filter(digest=digest).delete())


def stopped(digest: str) -> bool:
    return Stopped.objects.filter(digest=digest).exists()
