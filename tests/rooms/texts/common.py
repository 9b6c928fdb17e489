"""What the tests of this room share."""

from __future__ import annotations

from typing import Any

from plenary.record.actor import Actor, operator
from plenary.record.acts import Receipt
from plenary.texts import reads
from tests import factories
from tests.factories import AT, SLUG

WHERE: dict[str, Any] = {"group": SLUG, "text": "draft", "at": AT}


def do(act: Any, by: Actor | None = None, **facts: Any) -> Receipt:
    """An act on the draft; by the secretariat where nobody is named."""
    done: Receipt = act(by or operator(), **(WHERE | facts))
    return done


def member() -> Actor:
    return factories.actor("member")


def chair() -> Actor:
    return factories.actor("chair")


def page(slug: str = "draft", *, past: bool = False) -> reads.TextPage:
    found = reads.text(SLUG, slug, past=past)
    assert found is not None
    return found


def par(key: int = 2) -> reads.ParagraphLine:
    found = reads.paragraph(SLUG, "draft", key)
    assert found is not None
    return found


def numbers() -> list[str]:
    return [p.number for p in page().paragraphs]
