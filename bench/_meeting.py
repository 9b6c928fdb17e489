"""The meeting that the benches of the wire watch: `python bench/_meeting.py` fills the home of PLENARY_HOME.

It prints JSON: the sessions of a secretary and of a member, as their browsers keep them.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

from _home import WORDS

GROUP, MEETING = "harbours", "1"
BASE = f"/groups/{GROUP}/meetings/{MEETING}/"
LIVE, CONSOLE, PAGE = BASE + "live/", BASE + "floor/console/", BASE + "floor/"


def named(number: int) -> str:
    """An invented delegation."""
    return " ".join(random.Random(number).choices(WORDS[:24], k=3)).title() + f" {number}"


def met(env: dict[str, str]) -> dict[str, str]:
    """Fill the home with a meeting that is open on an item, twelve waiting; the sessions of a secretary and a member."""
    made = subprocess.run([sys.executable, __file__], env=env, check=True, capture_output=True, text=True)
    found: dict[str, str] = json.loads(made.stdout.splitlines()[-1])
    return found


def _fill() -> dict[str, str]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "plenary.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    from plenary.floor import acts as floor
    from plenary.mandate import acts as mandate
    from plenary.meetings import acts as meetings
    from plenary.record.actor import operator

    by, now = operator("bench"), datetime.now(UTC)
    mandate.found_group(
        by,
        slug=GROUP,
        short="Harbours",
        name={"en": "Working Group on Harbours"},
        purpose={"en": "To agree without voting."},
        parent=("Assembly", {"en": "Assembly of Ports"}),
        resolution="A/12/34",
        at=now,
    )
    where: dict[str, Any] = {"group": GROUP, "meeting": MEETING, "at": now}
    today = now.date()
    meetings.plan_meeting(
        by, group=GROUP, slug=MEETING, ordinal=1, starts=today, ends=today, place="Sandbanks", zone="UTC", at=now
    )
    sessions = [{"starts": now - timedelta(hours=1), "ends": now + timedelta(hours=8)}]
    meetings.plan_sessions(by, sessions=sessions, **where)
    meetings.open_session(by, session=1, **where)
    number = meetings.add_item(by, title={"en": "Lights of the mole"}, **where).value
    meetings.open_item(by, item=number, **where)
    for n in range(12):
        floor.enter(by, name=named(n), klass="member", **where)
    return {role: _session(by, role, now) for role in ("secretariat", "member")}


def _session(by: Any, role: str, now: datetime) -> str:
    """Somebody in that role, and the key of a session of hers in which she has just proven who she is."""
    from django.http import HttpRequest
    from django.test import Client

    from plenary.hall.accounts import sessions
    from plenary.members import acts as members
    from plenary.members import reads

    group = "" if role == "secretariat" else GROUP
    person = members.give_role(
        by, name=f"Ana {role.title()}", role=role, group=group, seat=0, since=date(2016, 1, 1), at=now
    )
    members.open_account(by, person=person.value, email=f"{role}@harbours.example", at=now)
    account = reads.account_by_mail(f"{role}@harbours.example")
    assert account is not None
    client, request = Client(), HttpRequest()
    client.force_login(account, backend=sessions.BACKEND)
    request.session = client.session
    sessions.note(request, account, sessions.FACTOR)
    request.session.save()
    return str(client.session.session_key)


if __name__ == "__main__":
    print(json.dumps(_fill()))
