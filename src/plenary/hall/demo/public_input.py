"""Public input of the invented group: one list of statements that was answered and mapped, one that is open.

Statements, voters and answers are invented.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from plenary.consensus import acts, opinion_worker
from plenary.consensus.reads import opinion
from plenary.hall.demo.dues import words as _w
from plenary.hall.demo.harbours import SLUG
from plenary.members.reads import stakeholder_groups
from plenary.record.actor import NOBODY, Actor

NIGHT = _w("The harbour at night", "الميناء ليلًا")
NIGHT_WORDS = {
    "en": "Before the group writes its paragraphs it would like to know how those who live and work by the harbour see it.",
    "ar": "قبل أن تكتب المجموعة فقراتها تود أن تعرف كيف يرى الأمر من يعيشون ويعملون عند الميناء.",
}
# English, Arabic; how likely each of three leanings agrees, and disagrees: keepers of the dark, of the light, of the purse.
STATEMENTS = (
    ("Boats must find the entrance in any weather.", "على القوارب أن تجد المدخل في كل طقس.", (94, 3), (97, 1), (90, 4)),
    ("A light that is out is mended within a week.", "يُصلَح الضوء المنطفئ خلال أسبوع.", (82, 8), (95, 2), (70, 18)),
    ("The town has a right to a dark night.", "للمدينة حق في ليل مظلم.", (93, 3), (22, 64), (44, 30)),
    ("Lights on the quay burn all night.", "تبقى أضواء الرصيف مشتعلة طوال الليل.", (6, 88), (86, 8), (20, 66)),
    ("Shades on the landward side are worth their cost.", "حواجز الضوء من جهة اليابسة تستحق كلفتها.", (90, 4), (60, 20), (28, 58)),
    ("Ships pay for the lights they steer by.", "تدفع السفن ثمن الأضواء التي تهتدي بها.", (50, 30), (24, 66), (92, 4)),
    ("Every harbour publishes what its lights cost.", "ينشر كل ميناء كلفة أضوائه.", (80, 6), (74, 9), (96, 1)),
    ("Fishing boats are heard before new lights are bought.", "تُسمع قوارب الصيد قبل شراء أضواء جديدة.", (66, 12), (94, 2), (58, 22)),
    ("White light is the only safe light.", "الضوء الأبيض وحده هو الآمن.", (8, 84), (40, 36), (18, 60)),
)  # fmt: skip
LEANINGS = (44, 37, 25)  # how many people of each
OPEN = _w("Who should watch the lights?", "من يراقب الأضواء؟")
OPEN_STATEMENTS = (
    ("Each harbour should watch its own lights.", "على كل ميناء أن يراقب أضواءه."),
    ("Someone from outside should look at them once a year.", "ينبغي أن ينظر فيها طرف من الخارج مرة كل سنة."),
    ("Whoever reports a dark light should get an answer.", "من يبلغ عن ضوء منطفئ ينبغي أن يتلقى جوابًا."),
    ("Pilots know best which lights matter.", "المرشدون البحريون أدرى بالأضواء المهمة."),
)


def load(by: Actor, at: datetime) -> None:
    """The list that is over, with its map; the list that is open, with a suggestion that waits."""
    past = at - timedelta(days=20)
    slug = _drafted(by, NIGHT, NIGHT_WORDS, [s[:2] for s in STATEMENTS], past)
    with transaction.atomic():  # one flush for all
        _answered(slug, past + timedelta(days=3))
    acts.close_canvass(by, group=SLUG, canvass=slug, at=past + timedelta(days=14))
    made = opinion_worker.ask(*opinion.given(SLUG, slug))
    acts.record_map(by, group=SLUG, canvass=slug, result=made, at=past + timedelta(days=14))
    slug = _drafted(by, OPEN, {}, OPEN_STATEMENTS, at - timedelta(days=2))
    words = {"en": "A light that nobody uses should be switched off."}
    acts.add_statement(NOBODY, group=SLUG, canvass=slug, words=words, at=at - timedelta(hours=3))


def _drafted(by: Actor, title: dict[str, str], words: dict[str, str], statements: Any, at: datetime) -> str:
    slug = str(acts.draft_canvass(by, group=SLUG, title=title, words=words, at=at).value)
    for english, arabic in statements:
        acts.add_statement(by, group=SLUG, canvass=slug, words={"en": english, "ar": arabic}, at=at)
    acts.open_canvass(by, group=SLUG, canvass=slug, at=at)
    return slug


def _answered(slug: str, at: datetime) -> None:
    dice = random.Random(1902)  # noqa: S311 -- invented answers, the same every time
    codes = [g.code for g in stakeholder_groups(SLUG)]
    for leaning, count in enumerate(LEANINGS):
        for n in range(count):
            usual = codes[leaning % len(codes)] if dice.random() < 0.7 else dice.choice(codes)
            declared = usual if dice.random() < 0.8 else ""
            for number, (_en, _ar, *odds) in enumerate(STATEMENTS, 1):
                if dice.random() < 0.88:
                    drawn, (agree, disagree) = dice.randrange(100), odds[leaning]
                    value = "agree" if drawn < agree else "disagree" if drawn < agree + disagree else "pass"
                    told: dict[str, Any] = {"key": f"invented/{leaning}/{n}", "declared": declared, "at": at}
                    acts.vote(NOBODY, group=SLUG, canvass=slug, statement=number, value=value, **told)
