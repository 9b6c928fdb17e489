"""The questionnaire of a call as files: for other survey programs, and as a form for word processors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings

from plenary.calls import reads
from plenary.calls.receiving import OwnForm
from plenary.members.reads import stakeholder_groups
from plenary.press import questionnaires
from plenary.press.form import Asked, Form
from plenary.press.form_words import words_of
from plenary.press.questionnaires import Written
from plenary.rules import branching, date_ranges, questionnaire
from plenary.rules.condition_writer import written
from plenary.rules.conditions import And, Answered, Compare, Expr, Not, Or, Ref, show
from plenary.rules.questionnaire import Question

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "lss": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
FORMATS = tuple(MEDIA)
Say = Callable[[dict[str, str]], str]  # a text in the form's language


class NoQuestions(ValueError):
    """The questionnaire is empty: there is nothing to write."""


def file(slug: str, format: str, *, language: str = "") -> Written:
    """One of `FORMATS`. `language` is the form's; "" the call's first. Raises NoQuestions, KeyError for another format."""
    call = reads.call(slug)
    if call is None or not call.questions:
        raise NoQuestions
    lines = _asked(reads.questions(slug))
    if format == "docx":
        from plenary.press.form_docx import form_docx

        return Written(form_docx(form(call, lines, spoken(call, language))))
    asked = tuple(_question(line) for line in lines)
    titles = {code: text for code, text in call.title.items() if text}
    value = questionnaires.Questionnaire(titles, tuple(call.languages) or ("en",), asked)
    return questionnaires.write(value, format, written, slug)


def spoken(call: reads.CallLine, wanted: str) -> str:
    """The language of a form: the one wanted where the call asks in it, otherwise its first."""
    every = call.languages or ("en",)
    return wanted if wanted in every else every[0]


def _asked(lines: Sequence[reads.QuestionLine]) -> list[reads.QuestionLine]:
    """The questions of the questionnaire: the place of input outside them is none."""
    return [line for line in lines if line.kind in questionnaires.KINDS]


def _question(q: reads.QuestionLine) -> questionnaires.Question:
    return questionnaires.Question(
        number=q.number,
        number_as_given=q.as_given,
        text=q.text,
        kind=q.kind,
        help=q.help,
        parts=tuple((p["letter"], p["text"]) for p in q.parts),
        choices=tuple((c["value"], c["text"]) for c in q.choices),
        relevant=q.relevant,
        refs=tuple(q.refs),
        required=q.required,
    )


def own_form(slug: str, questions: Sequence[Question]) -> OwnForm | None:
    """By what a filled form of this call is known when it comes back; None where there is no such call."""
    call = reads.call(slug)
    if call is None:
        return None

    def printed(language: str) -> tuple[Sequence[tuple[str, str]], Sequence[str]]:
        from plenary.press import form_docx

        made = form(call, _asked(reads.questions(slug)), spoken(call, language))
        return form_docx.printed(made), form_docx.hints(made)

    return OwnForm(slug, questionnaire.edition(questions), printed)


def form(call: reads.CallLine, lines: Sequence[reads.QuestionLine], language: str) -> Form:
    """The form in one language; what the call does not say in it stands in the call's first."""

    def say(texts: dict[str, str]) -> str:
        first = call.languages[0] if call.languages else "en"
        return texts.get(language) or texts.get(first) or next((t for t in texts.values() if t), "")

    words = words_of(language)
    by_number = {line.number: line for line in lines}
    asked = tuple(
        Asked(
            number="" if q.kind == "note" else q.number,
            text=say(q.text),
            kind=q.kind,
            help=say(q.help),
            parts=tuple((p["letter"], say(p["text"])) for p in q.parts),
            choices=tuple(say(c["text"]) or c["value"] for c in q.choices),
            only_if=_condition(q.relevant, by_number, say, words) if q.relevant else "",
            required=q.required,
        )
        for q in lines
    )
    page = words["page"].format(address=f"{settings.URL}/groups/{call.group}/inputs/{call.slug}/")
    mail = words["mail"].format(address=_mailbox(call.slug)) if _mailbox(call.slug) else words["secretariat"]
    return Form(
        call=call.slug,
        edition=questionnaire.edition(reads.to_split(tuple(lines))),
        language=language,
        title=say(call.title),
        group=call.group_short,
        deadline=_moment(call.deadline, call.zone, language),
        where=f"{mail}, {page}",
        cited_unless=False,  # a form of ours asks: whoever chooses nothing has not consented (X1)
        groups=tuple(say(g.name) or g.code for g in stakeholder_groups(call.group)),
        questions=asked,
    )


def _mailbox(slug: str) -> str:
    """Where answers come in by mail, as the room of the post has it (a test holds the two together); "" where none do."""
    if not (settings.MAIL_IN or settings.MAIL_DOMAIN):
        return ""
    return f"answers+{slug}@{settings.MAIL_DOMAIN or urlsplit(settings.URL).hostname or 'localhost'}"


def _moment(value: datetime | None, zone: str, language: str) -> str:
    """A deadline in words: day, time, and which time that is."""
    if value is None:
        return ""
    here = value.astimezone(ZoneInfo(zone))
    day = date_ranges.day(here, language)
    hours, minutes = divmod(int((here.utcoffset() or timedelta()).total_seconds()) // 60, 60)
    offset = f"UTC{hours:+d}" + (f":{minutes:02d}" if minutes else "") if hours or minutes else "UTC"
    return f"{day} {here:%H:%M} ({offset})"


def _condition(text: str, asked: Mapping[str, reads.QuestionLine], say: Say, words: Mapping[str, str]) -> str:
    """A condition as a sentence a respondent can follow; one that is no plain case stands as it is written."""

    def ref(found: Ref) -> str:
        return words["question"].format(number=found.number + (f" {found.part})" if found.part else ""))

    def value(found: Ref, given: str) -> str:
        line = asked.get(found.number)
        choice = next((c for c in line.choices if c["value"] == given), None) if line else None
        return f"“{say(choice['text']) or given}”" if choice else f"“{given}”"

    def one(expr: Expr) -> str:
        match expr:
            case And(items):
                return f" {words['and']} ".join(one(item) for item in items)
            case Or(items):
                return "(" + f" {words['or']} ".join(one(item) for item in items) + ")"
            case Not(item):
                return f"{words['not']} ({one(item)})"
            case Answered(found):
                return f"{ref(found)} {words['given']}"
            case Compare(Ref() as found, "==", str() as given) | Compare(str() as given, "in", Ref() as found):
                return f"{ref(found)}: {value(found, given)}"
            case Compare(Ref() as found, "!=", str() as given):
                return f"{ref(found)}: {words['not']} {value(found, given)}"
            case Compare(Ref() as found, "in", tuple() as given):
                return f"{ref(found)}: " + f" {words['or']} ".join(value(found, str(item)) for item in given)
            case _:
                return show(expr)

    return one(branching.parse(text))
