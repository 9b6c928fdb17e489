"""What the benches of answering share: a home with many responses, its server, and what that server costs.

`python bench/_home.py COUNT` fills the home of PLENARY_HOME up to COUNT responses, through the acts that enter them
everywhere else. The disk is not waited for while it is filled; nothing that is measured goes without.
"""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plenary.record.actor import Actor

PLENARY = str(Path(sys.executable).with_name("plenary"))
GROUP, CALL = "harbours", "views"
QUESTIONS = 18
GROUPS = ("states", "civil-society", "business", "academia")
COUNTRIES = ("Kenya", "Norway", "Peru", "Fiji", "Croatia", "Oman", "Ghana", "Ireland")
WORDS = (
    "light harbour pilot coast keeper signal storm chart anchor vessel beacon channel tide port custom crew duty safety "
    "training budget repair region shared equal access remote island language notice report the of and to in for with on "
    "by that which should are more than all each not yet also where before after between under through"
).split()


def environment(home: Path, **more: str) -> dict[str, str]:
    """Of this process's environment only what is not about another home, or another database."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PLENARY", "DJANGO"))}
    return kept | {"PLENARY_HOME": str(home)} | more


def prose(dice: random.Random, letters: int) -> str:
    """Invented prose of about so many letters."""
    said: list[str] = []
    while letters > 0:
        sentence = " ".join(dice.choices(WORDS, k=dice.randint(6, 16))).capitalize() + "."
        said.append(sentence + ("\n\n" if dice.random() < 0.12 else " "))
        letters -= len(said[-1])
    return "".join(said).strip()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server of our own on this machine."""

    process: subprocess.Popen[bytes]
    port: int
    start: float  # seconds until it answered

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def cpu(self) -> float:
        """CPU seconds of user and system that it has used so far, all threads."""
        # Linux gives each process a clock of its CPU time; its number is made of the process's.
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def resident(self) -> int:
        """Megabytes that it holds."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) // 1024

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=60)


def until_up(process: subprocess.Popen[bytes], port: int, path: str = "/healthz") -> float:
    """Seconds until the server answers. Raises RuntimeError where it ends instead, or answers nothing but errors."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < 120:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}{path}", timeout=1):
                return time.perf_counter() - begun
        except OSError:
            if process.poll() is not None:
                raise RuntimeError(f"the server ended with status {process.returncode}") from None
            time.sleep(0.03)
    process.kill()
    raise RuntimeError("the server did not answer within two minutes")


def serve(env: dict[str, str], port: int = 0) -> Server:
    """`plenary serve`, once it answers."""
    port = port or free_port()
    with open(Path(env["PLENARY_HOME"]) / "server.log", "ab") as log:
        process = subprocess.Popen([PLENARY, "serve", "--port", str(port)], env=env, stdout=log, stderr=log)
    return Server(process, port, until_up(process, port))


def filled(env: dict[str, str], count: int) -> float:
    """Fill the home up to `count` responses; returns the seconds it took."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, __file__, str(count)], env=env, check=True)
    return time.perf_counter() - begun


def load() -> str:
    """How busy the machine was, for beside the figures."""
    return " ".join(f"{n:.1f}" for n in os.getloadavg())


def _fill(count: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "plenary.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", verbosity=0, interactive=False)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
    from plenary.calls.models import Response
    from plenary.record.actor import operator

    now = datetime.now(UTC)
    _found(now)
    have = Response.objects.filter(call__slug=CALL).count()
    with transaction.atomic():
        _enter(operator("bench"), have + 1, count, now)


def _enter(by: Actor, first: int, last: int, now: datetime) -> None:
    """The first few one by one, as they come in; the many in acts of 500, each with its entry and all its rows in it."""
    from plenary.calls import acts
    from plenary.calls.entries import ResponseReceived
    from plenary.calls.models import Answer, Call, Question, Response
    from plenary.calls.rights import RECEIVE
    from plenary.record.acts import Outcome, Written, act

    texts = [prose(random.Random(n), max(40, int(random.Random(n).gauss(400, 200)))) for n in range(300)]

    def told(number: int) -> tuple[dict[str, Any], dict[str, str]]:
        dice = random.Random(number)
        facts = {"group": dice.choice(GROUPS), "country": dice.choice(COUNTRIES), "language": "en"}
        facts |= {"cited": dice.random() < 0.95, "region": dice.choice(("African", "WEOG", "GRULAC"))}
        facts["name"] = f"{dice.choice(WORDS).title()} {dice.choice(WORDS).title()} Society {number}"
        facts["received"] = now + timedelta(days=40) if dice.random() < 0.1 else now
        return facts, {str(q): dice.choice(texts) for q in range(1, QUESTIONS + 1) if dice.random() < 0.9}

    @act
    def enter_many(by: Actor, *, first: int, last: int, at: datetime) -> Outcome:
        call = Call.objects.select_related("group").get(slug=CALL)
        RECEIVE.require(by, call.group.slug)
        questions = {q.number: q.pk for q in Question.objects.filter(call=call)}
        many = [(number, *told(number)) for number in range(first, last + 1)]
        rows = [
            Response(
                call=call,
                number=number,
                group_code=facts.pop("group"),
                late=facts["received"] > now,
                state="confirmed",
                channel="web",
                **facts,
            )
            for number, facts, _answers in many
        ]
        Response.objects.bulk_create(rows)
        Answer.objects.bulk_create(
            Answer(response=row, question_id=questions[q], text=text, language="en")
            for row, (_number, _facts, answers) in zip(rows, many, strict=True)
            for q, text in answers.items()
        )
        return Written(ResponseReceived(CALL, last, "", False, 0, 0, 0, "confirmed"), f"response/{CALL}/R{last}")

    for number in range(first, min(last, 69) + 1):
        facts, answers = told(number)
        given = {k: v for k, v in facts.items() if k not in ("name", "received")}
        by_question = {(q, ""): text for q, text in answers.items()}
        acts.receive_known(
            by, call=CALL, name=facts["name"], answers=by_question, received=facts["received"], given=given, at=now
        )
    for start in range(max(first, 70), last + 1, 500):
        enter_many(by, first=start, last=min(start + 499, last), at=now)


def _found(now: datetime) -> None:
    """The group and the call, once."""
    from plenary.calls import acts, reads
    from plenary.mandate import acts as mandate
    from plenary.members import acts as members
    from plenary.record.actor import operator

    if reads.call(CALL) is not None:
        return
    by, dice = operator("bench"), random.Random(18)
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
    stages = ("Mandate", "Call for input", "Compilation", "Summary", "Report")
    steps = [{"kind": "stage", "label": {"en": s}, "text": {"en": "2016"}, "state": "done"} for s in stages]
    mandate.plan_steps(by, group=GROUP, steps=steps, at=now)
    named = [{"code": code, "name": {"en": code.title()}, "seats": 2} for code in GROUPS]
    members.compose(by, group=GROUP, stakeholder_groups=named, at=now)
    questions = [
        {"number": str(n), "text": {"en": prose(dice, 170)}, "refs": [f"Agenda {n}"]} for n in range(1, QUESTIONS + 1)
    ]
    acts.create_call(
        by,
        group=GROUP,
        slug=CALL,
        title={"en": "Call for views on the lights of the coast"},
        questions=questions,
        opened=now - timedelta(days=1),
        deadline=now + timedelta(days=30),
        intro={"en": prose(dice, 600)},
        at=now,
    )


if __name__ == "__main__":
    _fill(int(sys.argv[1]))
