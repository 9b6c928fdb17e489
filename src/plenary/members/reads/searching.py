"""Who sits in groups, for the search of the whole house: what the pages of the members show to everybody, and no more."""

from __future__ import annotations

from plenary.members.models import Role, Seat
from plenary.record.actor import PUBLIC


def searchable() -> tuple[tuple[str, int, str], ...]:
    """Seats that are held: group, number of the seat, who holds it. One query."""
    rows = Seat.objects.exclude(holder=None).order_by("group", "number")
    return tuple(rows.values_list("group__slug", "number", "holder__name"))


def persons() -> tuple[tuple[str, int, str, str], ...]:
    """Who has a role in a group now: group, her key, her name, her organisation or "". One query."""
    rows = Role.objects.filter(until=None, group__isnull=False).exclude(role=PUBLIC).order_by("group", "person__name")
    found = rows.values_list("group__slug", "person", "person__name", "organisation__name").distinct()
    return tuple((group, key, name, organisation or "") for group, key, name, organisation in found)
