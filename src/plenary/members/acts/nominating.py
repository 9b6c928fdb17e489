"""How people come into a group: a call, phases by stakeholder group, nomination, acceptance, choice, appointment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from plenary.mandate.reads import group_id
from plenary.members.acts.common import (
    Body,
    is_focal,
    line,
    organisation_row,
    part_of,
    person_row,
    public,
)
from plenary.members.acts.merging import join_nominee
from plenary.members.acts.nominees import as_nominee, nominees, refuse, seat_for, sits_elsewhere
from plenary.members.capacities import role_of
from plenary.members.entries.nominating import (
    Appointed,
    Nominated,
    NominationAnswered,
    NominationChosen,
    NominationEnded,
    NominationsClosed,
    NominationsOpened,
    PhaseSet,
)
from plenary.members.models import (
    AdoptedRule,
    Nomination,
    NominationCall,
    Phase,
    Role,
    StakeholderGroup,
    nominee_digest,
)
from plenary.members.reads.nominating import nominee_of
from plenary.members.reads.rules import selection
from plenary.members.rights import APPOINT, CALL, FOCAL, STAND
from plenary.record.actor import SECRETARIAT, Actor, Forbidden
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Problem
from plenary.rules import nominations as rule
from plenary.rules.folding import fold
from plenary.rules.masking import mask
from plenary.rules.regions import GROUPS
from plenary.rules.sheets import is_mail

STATES = ("open", "choosing", "handed-in")
CAPACITIES = ("member", "alternate", "chair")
BY_HERSELF = ("herself", "by-link")


@act
def open_nominations(
    by: Actor, *, group: str, text: Mapping[str, str], closes: datetime | None = None, at: datetime
) -> Outcome:
    """Call for nominations under the selection rules that stand (A186); each part with places has a phase of its own.

    `value` is its number. Raises Problem where no selection rules stand, and while another call is open.
    """
    CALL.require(by, group)
    rows = AdoptedRule.objects.filter(group__slug=group, kind="selection", adopted__isnull=False)
    standing: AdoptedRule | None = rows.order_by("-version").first()
    if standing is None:
        raise Problem("No selection rules stand yet: put them, and have them adopted, before you call for nominations.")
    if NominationCall.objects.filter(group__slug=group, closed=None).exists():
        raise Problem("A call for nominations is open: close it first.")
    if closes is not None and closes <= at:
        raise Problem("The day on which it closes is over.")
    end = closes or selection(standing.values).closes
    number = next_number(NominationCall, group__slug=group)
    call = NominationCall(
        group_id=group_id(group), number=number, text=words_of(text, 8000), rule=standing, opened=at, closes=end
    )
    call.save()
    for part in StakeholderGroup.objects.filter(group__slug=group).order_by("order"):
        if standing.values["places"].get(part.code):
            Phase(call=call, stakeholder_group=part).save()
    entry = NominationsOpened(group, number, standing.version, end.isoformat() if end else "")
    return Written(entry, f"group/{group}/nominations/{number}", number)


@act
def close_nominations(by: Actor, *, group: str, at: datetime) -> Outcome:
    """Close the call that is open: nobody is nominated any more. Choosing and appointing go on. Raises Problem."""
    CALL.require(by, group)
    call = _call(group)
    if call.closed is not None:
        return Unchanged(f"group/{group}/nominations/{call.number}")
    call.closed = at
    call.save()
    return Written(NominationsClosed(group, call.number), f"group/{group}/nominations/{call.number}")


@act
def set_phase(
    by: Actor,
    *,
    group: str,
    part: str,
    state: str,
    rules: str = "",
    closes: datetime | None = None,
    at: datetime,
) -> Outcome:
    """How far a stakeholder group is, and the rules it gave itself (A74): its focal point says so, nobody else's.

    A group may close before the call does, never after it. Raises Problem, Forbidden.
    """
    FOCAL.require(by, group)
    where = _mine(by, group, part, "", at)
    call = _call(group)
    row = Phase.objects.filter(call=call, stakeholder_group=where).first()
    if row is None:
        raise Problem("This stakeholder group has no places in this call.")
    if state not in STATES:
        raise Problem("Say how far it is: open, choosing, or handed in.")
    if closes is not None and call.closes is not None and closes > call.closes:
        raise Problem("The call itself closes before that.")
    told = (state, mask(rules.strip())[:2000], closes)
    if told == (row.state, row.rules, row.closes):
        return Unchanged(f"group/{group}/nominations/{call.number}")
    row.state, row.rules, row.closes = told
    row.save()
    ends = closes.isoformat() if closes else ""
    entry = PhaseSet(group, call.number, part, state, row.rules, ends)
    return Written(entry, f"group/{group}/nominations/{call.number}")


@act
def nominate(
    by: Actor,
    *,
    group: str,
    part: str,
    capacity: str = "member",
    person: int | None = None,
    name: str = "",
    organisation: Body | None = None,
    country: str = "",
    region: str = "",
    email: str = "",
    statement: str = "",
    proposed_by: str = "",
    language: str = "",
    invented: bool = False,
    at: datetime,
) -> Outcome:
    """Nominate somebody within a stakeholder group: its focal point does, under the adopted selection rules (X18, A186).

    `capacity`: member, alternate, or chair (A122). `person` is somebody who is here already. Her mail address stands in no
    entry, and nothing that is told depends on whose it is; she is written to in `language`. `value` is the nomination's number.
    Raises Problem with the rule's reason, Forbidden.
    """
    FOCAL.require(by, group)
    where = _mine(by, group, part, region, at)
    call = _call(group)
    if call.closed is not None:
        raise Problem("The call for nominations is closed.")
    if capacity not in CAPACITIES:
        raise Problem("There is no such capacity.")
    if region and region not in GROUPS:
        raise Problem("There is no regional group %(code)s.", code=region[:40])
    email = email.strip()
    if email and not is_mail(email):
        raise Problem("%(text)s is no mail address.", text=email[:60])
    phase = Phase.objects.filter(call=call, stakeholder_group=where).first()
    if phase is None:
        raise Problem("This stakeholder group has no places in this call.")
    if phase.state != "open":
        raise Problem("This stakeholder group takes no more nominations: it is choosing, or has handed in.")
    if any(end is not None and at > end for end in (call.closes, phase.closes)):
        raise Problem("The time for nominations is over.")
    body = organisation_row(organisation)
    one = rule.Nominee(0, part, region, str(body.pk) if body else "", capacity)
    refuse(rule.may_nominate(selection(call.rule.values), one, nominees(call), at))
    alive = Nomination.objects.filter(call=call, capacity=capacity, state__in=rule.OPEN_STATES)
    named = alive.filter(stakeholder_group=where, organisation=body).values_list("person__name", flat=True)
    if person is None and fold(line(name, 200)) in map(fold, named):
        raise Problem("She is nominated for that already.")
    who = person_row(person, name, country, invented=invented)
    if alive.filter(person=who).exists():
        raise Problem("She is nominated for that already.")
    number = next_number(Nomination, call__group__slug=group)
    Nomination(
        call=call,
        number=number,
        stakeholder_group=where,
        person=who,
        organisation=body,
        region=region,
        capacity=capacity,
        statement=statement.strip()[:2000],
        proposed_by=line(proposed_by, 200),
        email=email,
        email_digest=nominee_digest(call.pk, email) if email else "",
        language=line(language, 20),
        state=rule.NOMINATED,
        nominated=at,
    ).save()
    entry = Nominated(group, call.number, number, part, region, capacity)
    return Written(entry, f"nomination/{group}/{number}", number)


@act
def answer_nomination(by: Actor, *, group: str, number: int, accepts: bool, how: str = "", at: datetime) -> Outcome:
    """A nominee accepts or declines. She does it herself; the secretariat enters it with the paper that says so (`how`).

    Raises Problem, Forbidden; Nomination.DoesNotExist.
    """
    STAND.require(by, group)
    row = _nomination(group, number)
    herself = by.person is not None and by.person == row.person_id
    if not herself and SECRETARIAT not in by.roles_in(group):
        raise Forbidden(STAND, STAND.reason)
    if not herself and line(how, 200) in ("", *BY_HERSELF):  # no paper's name may read as if she had answered here
        raise Problem("Name the paper by which she said so: a letter of 3 March, a mail.")
    return _answered(row, accepts, "herself" if herself else public(how, 200), at)


@act
def answer_by_link(by: Actor, *, group: str, key: str, accepts: bool, same: int = 0, at: datetime) -> Outcome:
    """A nominee answers by the link that was mailed to her: she needs no account (A74). Raises Problem.

    `same` is whom she says to be of those who sign in here (`nominee_known`), 0 for nobody: accepting she is that person.
    """
    STAND.require(by, group)
    number = nominee_of(group, key)
    if number is None:
        raise Problem("This link opens nothing any more. Ask your focal point.")
    if same and accepts and same != _nomination(group, number).person_id:
        join_nominee(by, group=group, number=number, person=same, key=key, at=at)
    return _answered(_nomination(group, number), accepts, "by-link", at)


def _answered(row: Nomination, accepts: bool, told: str, at: datetime) -> Outcome:
    where = f"nomination/{row.stakeholder_group.group.slug}/{row.number}"
    if accepts:
        if row.accepted is not None:
            return Unchanged(where, row.number)
        if row.state not in rule.OPEN_STATES:
            refuse((rule.Reason("state", (("state", row.state),)),))
        row.accepted, row.accepted_how = at, told
        if row.state == rule.NOMINATED:
            row.state = rule.ACCEPTED
    else:
        if row.state == rule.DECLINED:
            return Unchanged(where, row.number)
        if not rule.follows(row.state, rule.DECLINED):
            refuse((rule.Reason("state", (("state", row.state),)),))
        row.state, row.accepted, row.accepted_how = rule.DECLINED, None, told
    row.save()
    answer = rule.ACCEPTED if accepts else rule.DECLINED
    entry = NominationAnswered(row.stakeholder_group.group.slug, row.call.number, row.number, answer, told)
    return Written(entry, where, row.number)


@act
def end_nomination(by: Actor, *, group: str, number: int, state: str, reason: str, at: datetime) -> Outcome:
    """Withdraw a nomination, or say that the group did not choose it; with a public reason. Raises Problem, Forbidden."""
    FOCAL.require(by, group)
    row = _nomination(group, number)
    _mine(by, group, row.stakeholder_group.code, row.region, at)
    if state not in (rule.WITHDRAWN, rule.NOT_CHOSEN) or not rule.follows(row.state, state):
        refuse((rule.Reason("state", (("state", row.state),)),))
    if not reason.strip():
        raise Problem("Say why: the reason is public.")
    row.state, row.reason = state, public(reason, 600)
    row.save()
    entry = NominationEnded(group, row.call.number, number, state, row.reason)
    return Written(entry, f"nomination/{group}/{number}", number)


@act
def choose(by: Actor, *, group: str, number: int, at: datetime) -> Outcome:
    """A stakeholder group puts a nominee forward, within its places: its focal point says so. Raises Problem, Forbidden."""
    FOCAL.require(by, group)
    row = _nomination(group, number)
    _mine(by, group, row.stakeholder_group.code, row.region, at)
    if row.state == rule.CHOSEN:
        return Unchanged(f"nomination/{group}/{number}", number)
    refuse(rule.may_choose(selection(row.call.rule.values), as_nominee(row), nominees(row.call)))
    if row.capacity == "member" and row.organisation_id is None:
        raise Problem("A seat is held by a state or an organisation: the nomination names none.")
    row.state = rule.CHOSEN
    row.save()
    return Written(NominationChosen(group, row.call.number, number), f"nomination/{group}/{number}", number)


@act
def appoint(
    by: Actor,
    *,
    group: str,
    number: int,
    since: date,
    seat: int | None = None,
    source: str = "",
    same: int = 0,
    at: datetime,
) -> Outcome:
    """Appoint a nominee whom her group put forward and who accepted: to a seat of her stakeholder group, or as chair.

    A vacant seat goes to her organisation; an alternate needs a seat that is held. Whoever sits in the group already gets no
    other seat: she would speak for it everywhere. `same` is whoever signs in with the address that was given
    (`nominee_known`), where the secretariat finds that it is she. Raises Problem with the rule's reason.
    """
    APPOINT.require(by, group)
    if same:
        join_nominee(by, group=group, number=number, person=same, at=at)
    row = _nomination(group, number)
    refuse(rule.may_appoint(selection(row.call.rule.values), as_nominee(row), nominees(row.call)))
    held = seat_for(row, group, seat) if row.capacity != "chair" else None
    if held is not None:
        sits_elsewhere(row, held, since)
    Role(
        person_id=row.person_id,
        group_id=row.call.group_id,
        role=role_of(row.capacity),
        capacity=row.capacity,
        seat=held,
        organisation=row.organisation or (held.holder if held else None),
        stakeholder_group=row.stakeholder_group,
        region=row.region,
        source=line(source, 300),
        since=since,
    ).save()
    row.state, row.seat = rule.APPOINTED, held
    row.save()
    entry = Appointed(group, row.call.number, number, row.capacity, held.number if held else 0, since.isoformat())
    return Written(entry, f"nomination/{group}/{number}", number)


def _mine(by: Actor, group: str, part: str, region: str, at: datetime) -> StakeholderGroup:
    """The stakeholder group, if she may act for it. Raises Forbidden, Problem."""
    found = part_of(group, part)
    if not is_focal(by, found, region, at):
        raise Forbidden(FOCAL, FOCAL.reason)
    return found


def _call(group: str) -> NominationCall:
    """The newest call for nominations. Raises Problem where there was none."""
    rows = NominationCall.objects.select_for_update(of=("self",)).select_related("rule")
    found: NominationCall | None = rows.filter(group__slug=group).order_by("-number").first()
    if found is None:
        raise Problem("Nobody has called for nominations yet.")
    return found


def _nomination(group: str, number: int) -> Nomination:
    rows = Nomination.objects.select_for_update(of=("self",))
    found: Nomination = rows.select_related("call__rule", "stakeholder_group__group", "organisation").get(
        call__group__slug=group, number=number
    )
    return found
