"""The chair invites the members to propose words until a day; issues revisions; concludes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Problem
from plenary.texts.acts.common import AGREED, address, drafted, unconcluded
from plenary.texts.entries.making import MembersInvited, ProposalsClosed, RevisionIssued, TextConcluded
from plenary.texts.models import Paragraph, Proposal, Revision, Text
from plenary.texts.reads.content import content_of
from plenary.texts.rights import CHAIRS, SETTLE


@act
def invite(
    by: Actor,
    *,
    group: str,
    text: str,
    until: datetime | None = None,
    until_text: Mapping[str, str] | None = None,
    invitation: Mapping[str, str] | None = None,
    reason: str = "",
    at: datetime,
) -> Outcome:
    """Open the text for the members' proposals (A13, A164), or move the deadline. The earlier one stays in the record.

    `until` is the last instant at which a proposal is on time (None: no deadline); `until_text` the day as it was agreed:
    "October" (A12). A deadline is dropped, without another day, for a public reason. Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, CHAIRS)
    unconcluded(found)
    if until is not None and until <= at and (found.until is None or until != found.until):
        raise Problem("This deadline lies in the past.")
    if not Paragraph.objects.filter(text=found).exists():
        raise Problem("There is nothing to propose words for yet: enter paragraphs first.")
    said = words_of(invitation) if invitation is not None else found.invitation
    agreed = words_of(until_text, 200) if until_text is not None else {} if until != found.until else found.until_text
    if (found.state, found.until, found.until_text, found.invitation) == ("open", until, agreed, said):
        return Unchanged(address(found))
    why = " ".join(reason.split())[:1000]
    if found.state == "open" and found.until is not None and until is None and not why:
        raise Problem("A deadline was set already: write the new day, or say why there is none any more.")
    before = found.until.isoformat() if found.until else ""
    found.state, found.until, found.until_text, found.invitation = "open", until, agreed, said
    found.save()
    return Written(MembersInvited(until.isoformat() if until else "", before, why), address(found))


@act
def close_proposals(by: Actor, *, group: str, text: str, at: datetime) -> Outcome:
    """Take no more proposals. Those that are open stay; the chair still proposes. Raises Problem, Forbidden."""
    found = drafted(by, group, text, CHAIRS)
    unconcluded(found)
    if found.state == "closed":
        return Unchanged(address(found))
    if found.state != "open":
        raise Problem("This text is not open for proposals.")
    found.state = "closed"
    found.save()
    return Written(ProposalsClosed(_open(found)), address(found))


@act
def conclude(by: Actor, *, group: str, text: str, at: datetime) -> Outcome:
    """The work on the text is over: it stands as it is, with what is agreed and what is not. Raises Problem, Forbidden.

    The chair; of a report the secretariat too, as with `reopen`: it ends with the report.
    """
    found = drafted(by, group, text, CHAIRS)
    if found.kind != "report":
        SETTLE.require(by, group)
    if found.state == "settled":
        return Unchanged(address(found))
    found.state = "settled"
    found.save()
    rows = Paragraph.objects.filter(text=found, gone=False).exclude(kind="heading")
    return Written(TextConcluded(rows.count(), rows.filter(state__in=AGREED).count()), address(found))


@act
def issue_revision(
    by: Actor, *, group: str, text: str, label: str = "", note: Mapping[str, str] | None = None, at: datetime
) -> Outcome:
    """Issue the text as it stands now, with its proposals, for ever. `value` is the revision's number. Raises Problem."""
    found = drafted(by, group, text, CHAIRS)
    unconcluded(found)
    content = content_of(found.pk)
    if not content:
        raise Problem("There is nothing to issue yet: enter paragraphs first.")
    number = next_number(Revision, text=found)
    row = Revision(
        text=found,
        number=number,
        label=" ".join(label.split())[:80] or f"Rev. {number}",
        note=words_of(note),
        instant=at,
        content=content,
    )
    row.save()
    told = RevisionIssued(number, row.label, sum(not one["gone"] for one in content), _open(found))
    return Written(told, address(found, "revision", number), number)


def _open(text: Text) -> int:
    return int(Proposal.objects.filter(text=text, state="open").count())
