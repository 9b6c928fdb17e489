"""Nominations as the selection rules see them, and what the rules refuse in words."""

from __future__ import annotations

from collections.abc import Sequence

from plenary.members.models import Nomination, NominationCall
from plenary.record.problems import Problem
from plenary.rules import nominations as rule


def as_nominee(row: Nomination) -> rule.Nominee:
    """A nomination as the rule sees it."""
    return rule.Nominee(
        row.number,
        row.stakeholder_group.code,
        row.region,
        str(row.organisation_id or ""),
        row.capacity,
        row.state,
        row.accepted is not None,
    )


def nominees(call: NominationCall) -> list[rule.Nominee]:
    """All of a call, as the rule sees them."""
    rows = Nomination.objects.filter(call=call).select_related("stakeholder_group")
    return [as_nominee(row) for row in rows]


def refuse(reasons: Sequence[rule.Reason]) -> None:
    """Raises Problem with the first reason of the rule in words; nothing where there is none."""
    for reason in reasons:
        told = dict(reason.values)
        match reason.code:
            case "closed":
                raise Problem("The time for nominations is over.")
            case "part":
                raise Problem("The selection rules give this stakeholder group no places.")
            case "organisation":
                raise Problem("This organisation has a nominee already: nomination %(number)s.", **told)
            case "accept":
                raise Problem("She has not accepted yet: nobody is appointed without that.")
            case "full":
                raise Problem("All places are taken: the selection rules give %(places)s.", **told)
            case "region":
                raise Problem(
                    "The selection rules give this regional group %(places)s places, and they are taken.", **told
                )
            case _:
                raise Problem("That does not follow on where this nomination stands: look at the page as it is now.")
