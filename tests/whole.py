"""Parts of the small group with one of everything that an address can name; each returns what addresses need of it.

made = whole.full_members()
factories.client("secretariat").get(f"/groups/harbours/members/people/{made['person']}/")
"""

from __future__ import annotations

from typing import Any

from plenary.floor import acts as floor
from plenary.library import files
from plenary.mandate import acts as mandate
from plenary.mapping import acts as mappings
from plenary.mapping import keys as mapping_keys
from plenary.mapping import reads as mapping_reads
from plenary.meetings import acts as meetings
from plenary.members import acts as members
from plenary.members import reads as member_reads
from plenary.members import taking_in
from plenary.news import acts as news
from plenary.news import keys as news_keys
from plenary.post import following
from plenary.press import people as lists
from plenary.record.actor import NOBODY, operator
from plenary.reports import acts as reports
from tests import factories
from tests.factories import AT, SLUG


def full_members() -> dict[str, Any]:
    """Members with one of everything that an address can name: a person, a nomination, a sub-group, a list in hand."""
    by, where = operator(), {"group": factories.group(), "at": AT}
    values = {"places": {"states": 2, "civil-society": 1}}
    version = members.put_rule(by, kind="selection", text={"en": "Each finds its own."}, values=values, **where).value
    members.adopt_rule(by, kind="selection", version=version, how="agreed", day=AT.date(), **where)
    members.open_nominations(by, text={"en": "Members are sought."}, **where)
    told = {"name": "Bo Lund", "organisation": factories.organisation("Illyria"), "email": "bo@illyria.example"}
    members.nominate(by, part="states", **told, **where)
    members.set_up_subgroup(by, slug="lights", name={"en": "Correspondence group"}, source="PORTS/2016/1", **where)
    members.put_terms(by, subgroup="lights", text={"en": "It counts."}, items=[{"en": "Count"}], **where)
    person = members.enter_in_subgroup(by, subgroup="lights", name="Vi Rush", capacity="coordinator", **where).value
    members.publish_roll(by, day=AT.date(), **where)
    rows = lists.of_file("a.csv", b"name,organisation\nAna,Sandbanks\nBo Lund,Illyria\n")
    intake = taking_in.hand_in(by, group=SLUG, name="a.csv", people=rows, at=AT)
    return {
        "person": person,
        "subgroup": "lights",
        "intake": intake,
        "nominee": member_reads.nominee_addresses(SLUG, 1)[0][1],
    }


def full_meeting(slug: str = "1") -> dict[str, Any]:
    """A meeting with one of everything that an address can name: its slug, and the key of a captioner's program."""
    factories.meeting(slug, open=True)
    by, number = operator(), factories.item(slug, open=True)
    where: dict[str, Any] = {"group": SLUG, "meeting": slug, "at": AT}
    floor.enter(by, name="Illyria", klass="member", **where)
    meetings.open_poll(by, kind="sense", question={"en": "Could you live with it?"}, **where)
    meetings.set_up_breakout(by, title={"en": "Range"}, lead="Illyria", **where)
    meetings.put_piece(by, breakout=1, kind="point", text="Range matters more than colour.", **where)
    meetings.report_breakout(by, breakout=1, **where)
    meetings.decide(by, verb="agreed", text={"en": "To work in plenary."}, item=number, **where)
    meetings.caption(by, language="en", lines=["Thank you, Chair."], **where)
    meetings.switch(by, session=1, name="recording", value="on", reason="Agreed", **where)
    sound = b"RIFF$\0\0\0WAVEfmt " + bytes(24)
    kept = {"name": "a.wav", "digest": files.keep(sound), "size": len(sound), "media_type": "audio/wav"}
    meetings.keep_recording(by, session=1, **kept, **where)
    meetings.propose_amendment(by, kind="add", text="Other matters", **where)
    meetings.nominate(by, office="chair", name="Bo Lund", **where)
    meetings.ask_chair(factories.actor("member"), text="Who pays for the lights?", **where)
    reports.draft_summary(by, **where)
    key = meetings.new_key()
    meetings.open_feed(by, name="Steno", language="en", key=key, **where)
    return {"meeting": slug, "feed": key}


def mapping() -> dict[str, Any]:
    """A mapping with one of everything that an address can name: numbers, and the keys of a body and of a participant."""
    by, told = operator(), {"group": factories.group(), "at": AT}
    areas = [{"code": "lights", "letter": "1", "name": {"en": "Lights"}}]
    mappings.enter_categories(by, categories=areas, scheme=mapping_reads.AREAS, **told)
    mappings.enter_mechanism(by, name="Convention on Lights", body="Assembly of Ports", **told)
    mappings.propose_issue(by, title="Lamps fail", area="lights", **told)
    mappings.assess(by, issue=1, mechanism=1, finding="partial", note="On moles alone.", **told)
    mappings.propose_topic(by, issue=1, reason="No lamp is lit at noon.", **told)
    mappings.ask_correction(by, mechanism=1, **told)
    mappings.admit_participant(by, name="Old Quay Sailors", **told)
    asked, held = mapping_reads.corrections(SLUG)[0], mapping_reads.participants(SLUG)[0]
    return {
        "issue": 1,
        "mechanism": 1,
        "topic": 1,
        "correcting": mapping_keys.make(mapping_keys.CORRECTION, asked.id, asked.generation),
        "taking-part": mapping_keys.make(mapping_keys.PARTICIPANT, held.id, held.generation),
    }


def told() -> dict[str, Any]:
    """A piece of news, a question of the public that waits, one that is to be confirmed, thanks, a follower: what addresses name."""
    by, where = operator(), {"group": factories.group(), "at": AT}
    news.publish_item(by, title="Lamps are lit", words="All of them.", language="en", day=AT.date(), **where)
    news.set_box(by, open=True, **where)
    asked = {"name": "Ana Quay", "email": "ana@quay.example", "language": "en"}
    put = news.ask_question(NOBODY, words="Who pays for the lamps?", **asked, **where).value[0]
    news.confirm_question(NOBODY, question=put, at=AT)
    waits = news.ask_question(NOBODY, words="And who lights them?", **asked, **where).value[0]
    news.thank(by, name="T. Wick", work={"en": "trimmed the wicks"}, consent="By mail", **where)
    key = following.ask(
        SLUG, "ana@quay.example", kinds=following.KINDS, rhythm="now", language="en", proven=True, at=AT
    )
    return {"item": 1, "asked": 1, "asking": news_keys.confirm_key(waits), "following": key}


def mandate_by_paragraph() -> dict[str, Any]:
    """A resolution with its fifth paragraph, a task that rests on it, working methods, a body on the way."""
    where: dict[str, Any] = {"group": factories.group(), "at": AT}
    by = operator()
    source = mandate.enter_source(by, symbol="A/12/34", title={"en": "Lights"}, **where).value
    mandate.quote(by, source=source, label="5", gist={"en": "Asks for a group on lights."}, **where)
    mandate.set_task(by, verb="seek", text={"en": "Seek views"}, passage=f"mandate/{SLUG}/{source}/5", **where)
    mandate.adopt_methods(by, points=[{"text": {"en": "By consensus."}}], reason={"en": "Agreed."}, **where)
    mandate.plan_stop(by, role="receives", body="Assembly", verb="considers", output={"en": "The report"}, **where)
    return {}
