"""The questions that divide the invented group on shared cables, with answers and arguments. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Disputed:
    title: Words
    words: Words
    stand: tuple[tuple[str, str], ...]  # answer, seats
    kind: str = "substance"
    answers: tuple[dict[str, Any], ...] = ()  # none: yes and no
    depends: int = 0
    condition: str = ""
    behind: int = 0
    arguments: tuple[tuple[str, str, Words, int | None], ...] = ()  # answer, side, words, seat


QUESTIONS: tuple[Disputed, ...] = (
    Disputed(
        {"en": "Is there need for a new body of the Assembly?", "ar": "هل ثمة حاجة إلى هيئة جديدة تابعة للجمعية؟"},
        {"en": "Paragraph 22 asks for one. The question is put by itself, since other paragraphs hang on it."},
        (
            ("yes", "6,7,14,15,18-20,22"),
            ("no", "1,2,4,5,10,13,23,24,28-30,33-36"),
            ("open", "3,8,9,11,17,21,25,26,38-40"),
        ),
        arguments=(
            ("yes", "for", {"en": "Nine years of talk among existing bodies have mended no cable."}, 18),
            (
                "yes",
                "against",
                {"en": "Four bodies work on it already; a fifth would need its own seat, budget and rules."},
                1,
            ),
        ),
    ),
    Disputed(
        {"en": "Of whom would it consist?", "ar": "ممن تتكوّن؟"},
        {"en": "Asked only if there is need for a new body."},
        (("states", "6,14,15,18,19"), ("all", "7,20,22,23,24,33")),
        answers=(
            {"code": "states", "label": {"en": "States alone", "ar": "الدول وحدها"}},
            {"code": "all", "label": {"en": "All who are concerned", "ar": "جميع المعنيين"}},
        ),
        depends=1,
        condition="yes",
    ),
    Disputed(
        {
            "en": "Shall the report hold what was not agreed by consensus?",
            "ar": "هل يتضمّن التقرير ما لم يُتفق عليه بتوافق الآراء؟",
        },
        {"en": "It can be printed with and without that part; the group decides which one is its report."},
        (("yes", "6,7,9,14,18-20,22,25"), ("no", "1,2,4,5,10,13,28-30,33"), ("open", "3,8,11,17,21,23,24,26")),
        kind="form",
        behind=1,
        arguments=(
            ("yes", "for", {"en": "The Assembly may wish to take up again what the group could not settle."}, 14),
            ("yes", "against", {"en": "It would weaken what was agreed: readers would take both parts for one."}, 2),
        ),
    ),
)
