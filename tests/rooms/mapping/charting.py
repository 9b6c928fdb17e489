"""What the tests of the mapping share: three areas, some mechanisms and issues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plenary.mapping import acts, reads
from plenary.record.actor import Actor, operator
from tests import factories
from tests.factories import AT, SLUG

AREAS = ("Lights", "Fog", "Ice")
CATEGORIES = ("Rights", "Roles")


def chart(mechanisms: int = 2, issues: Sequence[str] = ("Lamps fail", "Horns fail")) -> None:
    """A group with three areas, two categories, and so many mechanisms and issues, all accepted, in the first area."""
    factories.group()
    by = operator()
    for scheme, names in ((reads.AREAS, AREAS), (reads.MAIN, CATEGORIES)):
        told = [{"code": n.lower(), "letter": str(at), "name": {"en": n}} for at, n in enumerate(names, 1)]
        acts.enter_categories(by, group=SLUG, categories=told, scheme=scheme, at=AT)
    for n in range(1, mechanisms + 1):
        acts.enter_mechanism(by, group=SLUG, name=f"Convention {n}", body=f"Body {n}", kind="convention", at=AT)
    numbers = [propose(title) for title in issues]
    if numbers:
        acts.accept_issues(by, group=SLUG, numbers=numbers, at=AT)


def propose(title: str, by: Actor | None = None, **facts: Any) -> int:
    told: dict[str, Any] = {"area": "lights", "second": "rights"} | facts
    return int(acts.propose_issue(by or operator(), group=SLUG, title=title, at=AT, **told).value)


def assess(issue: int, mechanism: int, finding: str, by: Actor | None = None, **facts: Any) -> Any:
    where: dict[str, Any] = {"group": SLUG, "issue": issue, "mechanism": mechanism, "at": AT}
    return acts.assess(by or operator(), finding=finding, **where, **facts)


def page(number: int) -> reads.IssuePage:
    found = reads.issue(SLUG, number)
    assert found is not None
    return found
