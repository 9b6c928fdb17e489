"""The mandates of the demonstration are entered: both working groups', and a short one of an invented group."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from plenary.hall.demo import facts
from plenary.hall.demo.dues import words as _w
from plenary.hall.demo.mandate_shapes import Mandate
from plenary.hall.demo.mandate_wgec1 import WGEC_1
from plenary.hall.demo.mandate_wgec2 import WGEC_2
from plenary.mandate import acts
from plenary.mandate.reads.calendar import calendar
from plenary.meetings.reads import deciding, planning
from plenary.record.actor import Actor

_SINCE = _w(
    "Commission on Science and Technology for Development", "اللجنة المعنية بتسخير العلم والتكنولوجيا لأغراض التنمية"
)
BODIES = {
    "CSTD": _SINCE,
    "ECOSOC": _w("Economic and Social Council", "المجلس الاقتصادي والاجتماعي"),
    "General Assembly": _w("General Assembly", "الجمعية العامة"),
}
_SESSIONS = (
    (16, "3-7 June 2013", "3-7 حزيران/يونيو 2013"),
    (17, "May 2014", "أيار/مايو 2014"),
    (18, "May 2015", "أيار/مايو 2015"),
    (19, "May 2016", "أيار/مايو 2016"),
    (20, "May 2017", "أيار/مايو 2017"),
    (21, "May 2018", "أيار/مايو 2018"),
)
_POINTS = (
    (
        _w("Follow-up to the Summit", "متابعة القمة"),
        _w(
            "It is where the United Nations follow what came of the Summit, and it advises the Council on it.",
            "هي مركز متابعة الأمم المتحدة لنتائج القمة، وتسدي المشورة بشأنها إلى المجلس.",
        ),
    ),
    (
        _w("Science and technology for development", "العلم والتكنولوجيا لأغراض التنمية"),
        _w(
            "It is a forum: questions are looked at, policies are better understood, and guidance is drawn up.",
            "هي منتدى: تُبحث فيه المسائل وتُفهم السياسات وتوضع المبادئ التوجيهية.",
        ),
    ),
)


def load(by: Actor, at: datetime) -> None:
    """Enter both mandates and the body above them."""
    for label, text in _POINTS:
        acts.enter_body_point(by, body="CSTD", label=label, text=text, at=at)
    for ordinal, en, ar in _SESSIONS:
        acts.enter_session(by, body="CSTD", ordinal=ordinal, text=_w(en, ar), place="Geneva", at=at)
    for told in (WGEC_1, WGEC_2):
        enter(by, told, at)
    _history(by, WGEC_1.group, at)
    _cables(by, at)


def _history(by: Actor, group: str, at: datetime) -> None:
    """The consultations before there was a group, with what is left of each under its kind."""
    for h in facts.HISTORY:
        left = [{"kind": kind, "address" if "://" in where else "symbol": where} for kind, where in h.documents]
        told = {"label": h.convener, "text": {"en": str(h.year)}, "outcome": h.outcome, "failed": h.year == 2006}
        acts.note_earlier(by, group=group, documents=left, at=at, **told)


def enter(by: Actor, told: Mandate, at: datetime) -> None:
    """Enter one mandate, whole."""
    where: dict[str, Any] = {"group": told.group, "at": at}
    addresses: list[str] = []
    for one in told.sources:
        day = date.fromisoformat(one.day) if one.day else None
        slug = acts.enter_source(
            by, symbol=one.symbol, title=one.title, role=one.role, issued_by=one.issued_by, day=day, **where
        ).value
        addresses.append(f"mandate/{told.group}/{slug}")
        for label, gist in one.passages:
            acts.quote(by, source=slug, label=label, gist=gist, **where)
    for task in told.tasks:
        passage = f"{addresses[task.passage[0]]}/{task.passage[1]}"
        number = acts.set_task(by, verb=task.verb, text=task.text, passage=passage, **where).value
        produced = [{"address": address, "label": label} for address, label in task.produced]
        acts.move_task(by, number=number, state=task.state, reason=task.reason, produced=produced, **where)
    _way(by, told, where)
    _establishing(by, told, where)
    for what, when, outcome, symbol in told.earlier:
        acts.note_earlier(by, label=what, text=when, outcome=outcome, failed=True, symbol=symbol, **where)
    _methods(by, told, where)
    for kind in ("document", "topic"):
        items = [{"address": a, "label": label, "note": note} for k, a, label, note in told.taken if k == kind]
        if items:
            acts.take_over(by, kind=kind, items=items, **where)


def _way(by: Actor, told: Mandate, where: dict[str, Any]) -> None:
    for stop in told.stops:
        number = acts.plan_stop(
            by, role=stop.role, body=stop.body, name=BODIES[stop.body], verb=stop.verb, text=stop.text,
            output=stop.output, about=stop.about, follows=stop.follows, symbol=stop.symbol, **where,
        ).value  # fmt: skip
        if stop.did:
            verb, text, symbol = stop.did
            acts.meet_stop(by, number=number, verb=verb, text=text, symbol=symbol, note=stop.note, **where)
        if stop.dropped:
            acts.drop_stop(by, number=number, reason=stop.dropped, **where)


def _establishing(by: Actor, told: Mandate, where: dict[str, Any]) -> None:
    numbers = {m.label.get("en", ""): m.number for m in calendar(told.group)}
    for label, first, last in told.met:
        days = {"first": date.fromisoformat(first), "last": date.fromisoformat(last)}
        acts.note_actual(by, number=numbers[label], **days, **where)
    for words, when in told.steps:
        acts.plan_establishing(by, label=words, date_number=numbers[when], **where)


def _methods(by: Actor, told: Mandate, where: dict[str, Any]) -> None:
    day = date.fromisoformat(told.day)
    decision = _decision(told.group, told.decision) if told.decision else ""
    more: dict[str, Any] = {"decision": decision, "day": day}
    points: list[dict[str, Any]] = []
    if told.follows_methods:
        acts.take_over_methods(by, reason=told.follows_methods, **more, **where)
        points = [{"key": n, "text": text, "source": source} for n, (text, source) in enumerate(WGEC_1.points, 1)]
    points += [{"text": text, "source": source} for text, source in told.points]
    values = {"values": told.values} if told.values else {}
    above = {"precedence": told.precedence} if told.precedence else {}
    acts.adopt_methods(by, points=points, reason=told.warrant, **values, **above, **more, **where)
    if told.modalities:
        first = acts.put_modalities(by, points=[(text, "") for text, _state, _now in told.modalities], **where).value
        for number, (_text, state, amended) in enumerate(told.modalities, first):
            acts.settle_modality(by, number=number, state=state, amended=amended, reason=told.warrant, **where)


def _decision(group: str, item: str) -> str:
    """The address of the first decision on procedure of the first meeting; "" where there is none. `item` says which is meant."""
    meeting = next((m for m in planning.meetings(group) if m.ordinal == 1), None)
    made = deciding.decisions(meeting.id) if meeting else ()
    found = next((d for d in made if d.kind == "procedure"), None)
    return f"meeting/{group}/{meeting.slug}/decision/{found.number}" if meeting and found and item else ""


def _cables(by: Actor, at: datetime) -> None:
    """The mandate of the invented group on shared cables, short: invented as everything of it is."""
    where: dict[str, Any] = {"group": "shared-cables", "at": at}
    slug = acts.enter_source(
        by, symbol="AC/9/14", title=_w("Shared cables (invented)", "الكابلات المشتركة (مختلق)"), **where
    ).value
    gist = _w(
        "Asks for a group that recommends how coasts share cables, and reports to the tenth session.",
        "يطلب فريقاً يوصي بكيفية تقاسم السواحل للكابلات ويقدم تقريره إلى الدورة العاشرة.",
    )
    acts.quote(by, source=slug, label="3", gist=gist, **where)
    for verb, en, ar, state in (
        ("recommend", "How coasts share the cables between them", "كيفية تقاسم السواحل للكابلات", "begun"),
        ("report", "To the Assembly at its tenth session", "إلى الجمعية في دورتها العاشرة", "waiting"),
    ):
        number = acts.set_task(by, verb=verb, text=_w(en, ar), passage=f"mandate/shared-cables/{slug}/3", **where).value
        if state == "begun":
            why = _w("A draft is being negotiated.", "يجري التفاوض على مشروع.")
            made = [{"address": "text/shared-cables/draft", "label": _w("The draft", "المشروع")}]
            acts.move_task(by, number=number, state=state, reason=why, produced=made, **where)
    points = (
        _w("What comes out is agreed by consensus.", "تُعتمد النتائج بتوافق الآراء."),
        _w("Members speak first, then observers.", "يتكلم الأعضاء أولاً ثم المراقبون."),
    )
    acts.adopt_methods(
        by,
        points=[{"text": text} for text in points],
        decision=_decision("shared-cables", "Working methods"),
        reason=_w("Agreed at the outset.", "اتُفق عليها في البداية."),
        **where,
    )
    acts.plan_stop(
        by,
        role="receives",
        body="Coasts",
        verb="adopts",
        output=_w("The recommendations", "التوصيات"),
        about="text/shared-cables/draft",
        lead=42,
        **where,
    )
