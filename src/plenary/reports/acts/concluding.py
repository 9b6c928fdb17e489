"""How a report ends: adopted, which the chair proposes and a second person confirms; or without recommendations (A146, A168)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.meetings.reads import deciding, now
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.reports.acts.common import address, found, listed, page_of, written
from plenary.reports.acts.issuing import freezing, print_later, settled
from plenary.reports.acts.marking import changed, marks
from plenary.reports.entries.report import AdoptionProposed, AdoptionWithdrawn, ReportAdopted, ReportClosed
from plenary.reports.models import Draft, Report
from plenary.reports.reads.doubting import doubts
from plenary.reports.reads.figures import facts_of
from plenary.reports.reads.reports import ReportPage
from plenary.reports.rights import ADOPT, CONFIRM
from plenary.texts import acts as texts
from plenary.texts import reads as text_reads

OUTCOMES = ("no-recommendations", "no-report")


@act
def propose_adoption(by: Actor, *, group: str, report: str, at: datetime) -> Outcome:
    """Put the newest draft up for adoption; somebody else confirms. `value` is the draft's number.

    A report of the group is refused while a paragraph of it is open; the chair's own report asks for nobody's agreement.
    From here on its text is concluded: nothing in it changes, unless it is taken back. Raises Problem, Forbidden, ProofNeeded.
    """
    row = found(by, group, report, ADOPT)
    written(row)
    page = page_of(row)
    draft = _as_it_stands(row, page)
    _as_it_was_found(row, page, draft, at)
    if row.authorship == "group" and (left := page.unsettled):
        raise Problem(
            "Paragraph %(number)s is not agreed: the chair finds where the group stands on it before the report is adopted.",
            number=left[0].line.number or left[0].line.words[:40],
        )
    content = freezing(row, page, ())
    row.proposed = {
        "person": by.person,
        "seat": by.seat,
        "draft": draft.number,
        "instant": at.isoformat(),
        "state": row.state,
        "text": row.text.state,
        "content": content,
        "marks": _marks(row, page, content),
    }
    row.state = "adoption"
    row.save()
    texts.conclude(by, group=group, text=row.text.slug, at=at)
    told = AdoptionProposed(draft.number, len(page.consensus), len(page.other))
    return Written(told, address(group, report), draft.number)


def _marks(row: Report, page: ReportPage, content: Mapping[str, Any]) -> dict[str, str]:
    return marks(page, content, row.text.title, row.text.symbol)


def _as_it_stands(row: Report, page: ReportPage) -> Draft:
    """The newest draft, of which nothing was changed since. Raises Problem."""
    draft: Draft | None = Draft.objects.filter(report=row).order_by("-number").first()
    if draft is None:
        raise Problem("Issue a draft first: what is adopted are words that stand still.")
    issued = text_reads.revision(row.group.slug, row.text.slug, draft.revision)
    then = [(p.key, p.words, p.notes) for p in issued.paragraphs] if issued else []
    if then != [(p.line.key, p.line.words, p.line.notes) for p in page.paragraphs]:
        raise Problem("The text was changed since %(label)s was issued: issue a draft first.", label=draft.label)
    return draft


def _as_it_was_found(row: Report, page: ReportPage, draft: Draft, at: datetime) -> None:
    """Raises Problem where the chair has found something else since the draft was issued."""
    settled(d for d in doubts(page, facts_of(page, at)) if d.finding)
    before = draft.content.get("parts", {})
    for p in page.paragraphs:
        if before.get(str(p.line.key), "") != p.part:
            raise Problem(
                "Since %(label)s was issued paragraph %(number)s is in the other part: issue a draft first.",
                label=draft.label,
                number=p.line.number or p.line.words[:40],
            )


@act
def confirm_adoption(by: Actor, *, group: str, report: str, at: datetime) -> Outcome:
    """Confirm, as a second person: the report is adopted, or presented by the chair where it is hers. Its files follow.

    What is adopted is what was put up, with the arguments as they stood then. `value` is the job's key. Raises Problem where
    nothing is up for adoption, where it is the same person, or anything changed meanwhile; Forbidden, ProofNeeded.
    """
    row = found(by, group, report, CONFIRM)
    if row.state != "adoption":
        raise Problem("Nothing is up for adoption.")
    if (by.person, by.seat) == (row.proposed.get("person"), row.proposed.get("seat")) or (
        by.person is not None and by.person == row.proposed.get("person")
    ):
        raise Problem("Who put it up for adoption cannot confirm it: that is for a second person.")
    page = page_of(row)
    draft = _as_it_stands(row, page)
    if row.authorship == "group" and page.unsettled:
        raise Problem("A paragraph was reopened meanwhile: take the report back, and put it up again.")
    if what := changed(row.proposed.get("marks", {}), _marks(row, page, freezing(row, page, ()))):
        raise Problem(
            "Since it was put up for adoption something was changed: %(what)s. Take the report back, and put it up again.",
            what="; ".join(what),
        )
    content = dict(row.proposed["content"])
    row.state, row.adopted = "adopted", at
    row.outcome = row.outcome or {"kind": "recommendations" if page.consensus else "report", "reasons": []}
    row.proposed = {name: value for name, value in row.proposed.items() if name != "content"}
    row.save()
    kept = draft.content.get("kept", [])
    draft.content = {**content, "outcome": dict(row.outcome), "kept": kept, "adopted": at.isoformat()}
    draft.save()
    job = print_later(by, row, draft.number, at)
    return Written(ReportAdopted(draft.number, row.authorship, page.official), address(group, report), job)


@act
def withdraw_adoption(by: Actor, *, group: str, report: str, reason: str = "", at: datetime) -> Outcome:
    """Take a draft back that is up for adoption; it is written again. Raises Problem, Forbidden, ProofNeeded."""
    row = found(by, group, report, CONFIRM)
    if row.state != "adoption":
        return Unchanged(address(group, report))
    told = AdoptionWithdrawn(int(row.proposed.get("draft", 0)), " ".join(reason.split())[:600])
    before = str(row.proposed.get("text", ""))
    row.state, row.proposed = str(row.proposed.get("state") or "drafting"), {}
    row.save()
    was = before if before in ("drafting", "open") else "closed"
    texts.reopen(by, group=group, text=row.text.slug, state=was, at=at)
    return Written(told, address(group, report))


@act
def close_without(
    by: Actor,
    *,
    group: str,
    report: str,
    outcome: str,
    reasons: Sequence[Mapping[str, str]],
    meeting: str = "",
    decision: int = 0,
    at: datetime,
) -> Outcome:
    """The group submits no recommendations (no-recommendations; a report is made all the same), or there is no report.

    With the reasons, and the decision of a meeting that it rests on where it was decided there. Raises Problem, Forbidden,
    ProofNeeded.
    """
    row = found(by, group, report, ADOPT)
    written(row)
    if outcome not in OUTCOMES:
        raise Problem("Say how it ends: without recommendations, or without a report.")
    why = listed(reasons)
    if not why:
        raise Problem("State the reasons: they stand in the report, and beside the outcome.")
    if decision or meeting:
        _decided(group, meeting, decision)
    made = {"kind": outcome, "reasons": why, "meeting": meeting, "decision": decision, "instant": at.isoformat()}
    row.outcome = made
    row.state = "no-recommendations" if outcome == "no-recommendations" else "lapsed"
    row.save()
    if row.state == "lapsed":
        texts.conclude(by, group=group, text=row.text.slug, at=at)
    return Written(ReportClosed(outcome, len(why), meeting, decision), address(group, report))


def _decided(group: str, meeting: str, decision: int) -> None:
    """Raises Problem where the meeting has no such decision."""
    found_now = now(group, meeting) if meeting else None
    known = {d.number for d in deciding.decisions(found_now.meeting.id)} if found_now else set()
    if decision not in known:
        raise Problem("There is no decision %(number)s of that meeting.", number=decision)
