"""JSON as an archive holds it: sorted by nothing but its own order, instants in UTC, readable by people."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any


def plain_instant(value: Any) -> Any:
    """What JSON has no form for."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, default=plain_instant).encode() + b"\n"
