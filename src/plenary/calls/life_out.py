"""A call's life as plain values and as lines, for the command line. What it says is public: no address, no person's name."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from plenary.calls import life_reads, reads


def _instant(value: datetime | None) -> str | None:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if value else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def plain(slug: str, now: datetime) -> dict[str, Any] | None:
    """Everything that is public of where the call stands at that instant; None where there is no such call."""
    call = reads.call(slug)
    if call is None:
        return None
    stands, left, turnout = call.standing(now), call.left(now), life_reads.turnout(slug)
    return {
        "call": call.slug,
        "group": call.group,
        "title": call.title,
        "state": stands.code,
        "why": stands.reason,
        "changes_by_itself": _instant(stands.next),
        "opened": _instant(call.opened),
        "deadline": _instant(call.deadline),
        "first_deadline": _instant(call.first_deadline),
        "zone": call.zone,
        "left": {"days": left.days, "hours": left.hours, "minutes": left.minutes} if left and not left.past else None,
        "accepts_late": call.facts.accepts_late,
        "closed": _instant(call.facts.closed),
        "version": call.version,
        "adopted": _instant(call.facts.adopted),
        "adoption": {k: v for k, v in call.adoption.items() if k in ("words", "where")},
        "builds_on": call.builds_on[1] if call.builds_on else None,
        "questions": call.questions,
        "responses": call.received,
        "late": call.late,
        "review": call.review,
        "extensions": [
            {"old": _instant(x.old), "new": _instant(x.new), "reason": x.reason, "moved": _instant(x.moved)}
            for x in life_reads.extensions(slug)
        ],
        "dates": [
            {
                "date": x.code,
                "day": _day(x.day),
                "written": x.text or None,
                "no_such_day": x.no_such_day,
                "happened": _day(x.done),
                "warnings": [{"code": w.code, "after": w.after, "has": w.has, "needs": w.needs} for w in x.warnings],
            }
            for x in life_reads.dates(slug)
        ],
        "channels": [
            {"channel": c.code or next(iter(c.name.values()), ""), "sent": _day(c.sent) or c.text or None}
            for c in life_reads.channels(call)
        ],
        "reminders": [{"due": _instant(r.due), "state": r.state, "to": r.to} for r in life_reads.reminders(slug, now)],
        "invited": {"invited": turnout.all.invited, "answered": turnout.all.answered, "waiting": turnout.all.waiting}
        if turnout
        else None,
    }


def lines(told: dict[str, Any]) -> list[str]:
    """The same for a reader at a terminal."""
    said = [f"{told['call']} ({told['group']}): {told['state']}, {told['why']}"]
    if told["deadline"]:
        left = told["left"]
        more = f", {left['days']} days {left['hours']} hours left" if left else ""
        said.append(f"deadline   {told['deadline']}{more}")
    said += [f"extended   {x['old']} -> {x['new']}: {x['reason']}" for x in told["extensions"]]
    if told["adopted"]:
        said.append(f"adopted    {told['adopted']}, version {told['version']}")
    said.append(f"responses  {told['responses']}, of these {told['late']} late; {told['review']} in review")
    if told["invited"]:
        said.append("invited    {invited}, {answered} answered, {waiting} not yet".format(**told["invited"]))
    for x in told["dates"]:
        flag = "  no such day: kept as written" if x["no_such_day"] else ""
        said.append(f"date       {x['date']:12} {x['day'] or x['written'] or '-'}{flag}")
        said += [
            f"           {w['code']}: {w['has']} days after {w['after']}, {w['needs']} needed" for w in x["warnings"]
        ]
    said += [f"sent to    {c['channel']:12} {c['sent'] or 'planned'}" for c in told["channels"]]
    said += [f"reminder   {r['due']} {r['state']}" for r in told["reminders"]]
    return said
