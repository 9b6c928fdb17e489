"""What is said about a report: whose it is, which rules govern, who receives it; and doubts that stand with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from plenary.mandate.dating import today_at
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.reports.acts.common import MOST, address, found, listed, page_of, words_of, written
from plenary.reports.acts.making import AUTHORSHIPS
from plenary.reports.entries.report import DoubtKept, ReportDescribed, ReportReceived
from plenary.reports.reads import figures
from plenary.reports.reads.doubting import doubts
from plenary.reports.rights import WRITE
from plenary.texts import acts as texts

FIELDS = (
    "title", "symbol", "authorship", "question", "including", "governed", "rule", "input_to", "destinations",
)  # fmt: skip


@act
def describe_report(by: Actor, *, group: str, report: str, facts: Mapping[str, Any], at: datetime) -> Outcome:
    """Change what is said about a report; what is not named stays.

    title, input_to: words by language; symbol; authorship: group, chair; question: the number of the group's question
    whether what is not agreed is shown (None: none) and including: the answer under which it is; governed: sources of the
    rules in words, the strongest first; rule: {"meeting", "number"} of the decision on how the group decides; destinations:
    [{"body", "when": words, "document": symbol}] in order. Raises Problem, Forbidden, TypeError for anything else.
    """
    if unknown := set(facts) - set(FIELDS):
        raise TypeError(f"describe_report knows no {sorted(unknown)}")
    row = found(by, group, report, WRITE)
    written(row)
    told = {name: _told(name, value, row) for name, value in facts.items()}
    fresh = sorted(name for name, value in told.items() if getattr(row, name) != value)
    if not fresh:
        return Unchanged(address(group, report))
    for name in fresh:
        setattr(row, name, told[name])
    row.save()
    if "title" in fresh or "symbol" in fresh:
        texts.rename_text(by, group=group, text=row.text.slug, title=row.title, symbol=row.symbol, at=at)
    return Written(ReportDescribed(fresh), address(group, report))


def _told(name: str, value: Any, row: Any) -> Any:
    """A value as it is kept. Raises Problem."""
    match name:
        case "title":
            if not (said := row.title | words_of(value, 300)):
                raise Problem("Give the report a title.")
            return said
        case "symbol" | "including":
            return " ".join(str(value or "").split())[: 80 if name == "symbol" else 20]
        case "authorship":
            if value not in AUTHORSHIPS:
                raise Problem("Say whose report it is: the group’s, or the chair’s on the chair’s own responsibility.")
            return value
        case "question":
            return None if value is None else int(value)
        case "governed":
            return listed(value)
        case "rule":
            return {"meeting": str(value["meeting"]), "number": int(value["number"])} if value else {}
        case "input_to":
            return words_of(value)
        case _:
            return _destinations(value, row.destinations)


def _destinations(told: Sequence[Mapping[str, Any]], before: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    if len(told) > MOST:
        raise Problem("At most %(most)s are kept here.", most=MOST)
    given = {str(sorted(d["body"].items())): d.get("received", "") for d in before}
    made = []
    for one in told:
        body = words_of(one.get("body"))
        if body:
            made.append(
                {
                    "body": body,
                    "when": words_of(one.get("when"), 200),
                    "document": " ".join(str(one.get("document") or "").split())[:120],
                    "received": given.get(str(sorted(body.items())), ""),
                }
            )
    return made


@act
def note_received(
    by: Actor, *, group: str, report: str, step: int, received: date, document: str = "", at: datetime
) -> Outcome:
    """Note that a body of the chain received the report, on which day, and under which symbol (A10). Steps count from 1.

    Raises Problem, Forbidden.
    """
    row = found(by, group, report, WRITE)
    if not 1 <= step <= len(row.destinations):
        raise Problem("There is no such step in the chain.")
    if received > today_at(row.group.zone, at):
        raise Problem("This day is still to come.")
    chain = [dict(d) for d in row.destinations]
    chain[step - 1] |= {"received": received.isoformat()}
    symbol = " ".join(document.split())[:120]
    if symbol:
        chain[step - 1]["document"] = symbol
    if chain == row.destinations:
        return Unchanged(address(group, report))
    row.destinations = chain
    row.save()
    told = ReportReceived(step, received.isoformat(), str(chain[step - 1].get("document", "")))
    return Written(told, address(group, report))


@act
def keep_doubt(by: Actor, *, group: str, report: str, doubt: str, reason: str, at: datetime) -> Outcome:
    """Let a figure that differs from the record stand, with the reason; "" takes the reason back. Raises Problem, Forbidden."""
    row = found(by, group, report, WRITE)
    written(row)
    why = " ".join(reason.split())[:600]
    if not why and doubt not in row.kept:
        raise Problem("Say why the figure stands as it is.")
    page = page_of(row)
    known = {d.id: d for d in doubts(page, figures.facts_of(page, at))}
    if doubt not in known and doubt not in row.kept:
        raise Problem("This figure is not doubted any more.")
    if row.kept.get(doubt, "") == why:
        return Unchanged(address(group, report))
    row.kept = {k: v for k, v in row.kept.items() if k in known and k != doubt} | ({doubt: why} if why else {})
    row.save()
    words = known[doubt].words if doubt in known else ""
    return Written(DoubtKept(doubt, words, why), address(group, report))
