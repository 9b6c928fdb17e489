"""The kinds of entries. Each room names its own in `entries.py`; each is documented, or the build fails.

A kind is a frozen dataclass of plain values. What stands in it is public: names of persons and contact details stay in
the tables (whose rows are committed to beside it), so that erasing them leaves the record whole.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

KINDS: dict[str, type[Kind]] = {}


@dataclasses.dataclass(frozen=True)
class Kind:
    """Base of all kinds; `act` is its name in the record, such as "calls.response-received"."""

    act: ClassVar[str] = ""

    def plain(self) -> dict[str, Any]:
        """The fields as JSON values."""
        return dataclasses.asdict(self)


K = TypeVar("K", bound=type[Kind])


def kind(act: str) -> Callable[[K], K]:
    """Give a dataclass its name in the record. Raises ValueError where the name is taken or the docstring is missing."""

    def register(cls: K) -> K:
        if act in KINDS:
            raise ValueError(f"two kinds of entry are named {act!r}")
        if not (cls.__doc__ or "").strip() or (cls.__doc__ or "").startswith(f"{cls.__name__}("):
            raise ValueError(f"the kind of entry {act!r} has no docstring: say what happened")
        cls.act = act
        KINDS[act] = cls
        return cls

    return register
