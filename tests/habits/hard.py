"""Files from which nothing can be placed with any right: they go whole to review."""

from __future__ import annotations

from tests.habits.asked import NUMBERS, parts, question
from tests.habits.habit import Habit
from tests.habits.word import Word, fill

_RUSSIAN = (
    ("", "Вклад Общества открытых сетей Нижней Ладвы"),
    ("", "Уважаемые коллеги! Направляем вам наши соображения. К сожалению, мы не смогли подготовить перевод."),
    ("Наше понимание сотрудничества", "Для нас это прежде всего привычка спрашивать до того, как решение принято."),
    ("", "Мы не считаем, что нужна ещё одна организация; нужна ясная ответственность."),
    (
        "Что уже сделано",
        "Сделано немного. Хороший пример: совместный узел обмена в Ладве, который работает с 2009 года.",
    ),
    (
        "Роль разных сторон",
        "Государства определяют цели, инженеры говорят, что возможно, а пользователи — чего это стоит.",
    ),
    ("Развивающиеся страны", "Решающими остаются цена связи и цена поездки на заседание."),
    ("", "Стипендии полезны только тогда, когда за ними следует место за столом."),
    ("Местные языки", "Сначала нужны шрифты и словари, и лишь потом содержание."),
    ("В заключение", "Благодарим рабочую группу и готовы ответить на вопросы."),
    ("", "С уважением,\nВера Полынова, председатель"),
)
_ESSAY = (
    ("", "The ferry and the timetable"),
    ("", "An essay by the Society for Slow Administration, submitted in response to the invitation of the group"),
    (
        "I. A harbour at dusk",
        "Whoever has waited for the last ferry knows that cooperation is a matter of timetables. The captain "
        "does not consult the baker, and yet both of them are late if the bell is not rung.",
    ),
    (
        "",
        "Governments resemble captains in this respect. They have been told since Tunis that they should carry out their "
        "duties as equals, and they nod, and the tide goes out.",
    ),
    (
        "II. The bell",
        "Who rings it? Engineers would like to, and merchants pay for the rope. In poor harbours there is no rope. "
        "What would it cost to give them one, and who would be richer for it?",
    ),
    ("", "We have seen harbours with eleven bells, none of which could be heard above the others."),
    (
        "III. The baker's view",
        "The baker speaks a language in which no timetable was ever printed. She has come anyway, with bread. It would be "
        "wise to let her on board before anybody discusses the mechanism of the gangway.",
    ),
    ("", "We submit these thoughts without numbers, as the sea has none."),
    ("", "For the Society,\nAmbrose Lindqvar"),
)


def _headed(told: tuple[tuple[str, str], ...]) -> bytes:
    made = Word(head=told[0][1])
    for heading, text in told:
        if heading:
            fill(made.made.add_paragraph(), heading, bold=True)
        made.lines(text)
    return made.bytes()


def russian() -> bytes:
    return _headed(_RUSSIAN)


def essay() -> bytes:
    return _headed(_ESSAY)


def empty() -> bytes:
    """The form as it was sent out, with room for answers."""
    made = Word(head="Questionnaire")
    made.lines("Organisation:", "Country:", "Please return this form to the Secretariat.")
    for number in NUMBERS:
        fill(made.made.add_paragraph(), f"{number}. {question(number)}", bold=True)
        for letter, wording in parts(number):
            made.lines(f"{letter}) {wording}", "")
        made.lines("", "")
    return made.bytes()


FILES: tuple[Habit, ...] = (
    Habit("Russian", "ladva.docx", russian, {}, "a language that the questionnaire does not have, without numbers"),
    Habit("essay", "slow.docx", essay, {}, "no question is named; sections of its own"),
    Habit("empty form", "blank.docx", empty, {}, "all questions and no answer"),
)
