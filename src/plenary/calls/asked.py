"""A call as every page needs it, kept until the record says something new."""

from __future__ import annotations

from typing import Any

from plenary.calls.models import Call
from plenary.record.kept import Kept

_calls: Kept[Any] = Kept()


def call(slug: str) -> Any:
    """The call's row with its group and the call it builds on, to be read only; None where there is none."""
    rows = Call.objects.select_related("group", "builds_on__group")
    return _calls.get(slug, lambda: rows.filter(slug=slug).first())


_slugs: Kept[str] = Kept()


def slug_of(call: int) -> str:
    """The slug of a call with this key. Raises Call.DoesNotExist."""
    return _slugs.get(call, lambda: str(Call.objects.values_list("slug", flat=True).get(pk=call)))
