"""Questionnaires to XLSForm workbooks: survey, choices, settings, and a sheet of ours with the title's languages.

Three columns of our own (`plenary_number`, `plenary_part`, `plenary_value`) and the two that the reader always knew
(`kind`, `refs`) hold what the format has no place for; programs that read XLSForm pass over columns they do not know.
"""

from __future__ import annotations

import re
from typing import Final

from plenary.press.galley import clean
from plenary.press.questionnaires.naming import (
    Names,
    asked_by_choice,
    codes,
    name_questions,
    note_choices,
    stem,
    with_parts,
)
from plenary.press.questionnaires.values import Condition, Question, Questionnaire, Texts, Written, reference
from plenary.press.sheets import LONGEST, Sheet, xlsx

LANGUAGES: Final = {
    "en": "English", "fr": "French", "es": "Spanish", "ar": "Arabic", "zh": "Chinese", "ru": "Russian",
    "pt": "Portuguese",
}  # fmt: skip
_COLUMNS: Final = ("type", "name")
_AFTER: Final = ("relevant", "required", "appearance", "kind", "refs", "plenary_number", "plenary_part")
_NAME: Final = r"[A-Za-z0-9_.-]{1,60}"
Row = dict[str, str]


def write_xlsform(questionnaire: Questionnaire, condition: Condition | None = None, name: str = "") -> Written:
    """Write a questionnaire; `condition` puts conditions into the format's words, `name` becomes the form's id."""
    return _Writer(questionnaire, condition).write(name)


def spoken(language: str) -> str:
    """A language as the heads of columns name it: "English (en)"."""
    return f"{LANGUAGES.get(language, language)} ({language})"


class _Writer:
    def __init__(self, questionnaire: Questionnaire, condition: Condition | None) -> None:
        self.questionnaire = questionnaire
        self.names = Names(condition)
        self.called = name_questions(questionnaire, self.names, "q", "_")
        self.survey: list[Row] = []
        self.choices: list[Row] = []
        self.coded: dict[str, list[str]] = {}  # name of a question to the codes of its choices
        self.parts: dict[str, list[str]] = {}
        languages = dict.fromkeys(questionnaire.languages)
        for q in questionnaire.questions:
            every = (q.text, q.help, *(text for _, text in (*q.parts, *q.choices)))
            languages |= dict.fromkeys(code for texts in every for code in texts)
        self.languages = tuple(languages)

    def write(self, ident: str) -> Written:
        together = list(zip(self.called, self.questionnaire.questions, strict=True))
        for name, q in together:  # all names first: a condition may look ahead
            self._name(name, q)
        for name, q in together:
            self._question(name, q)
        labels = tuple(f"label::{spoken(code)}" for code in self.languages)
        hints = tuple(f"hint::{spoken(code)}" for code in self.languages)
        heads = (*_COLUMNS, *labels, *hints, *_AFTER)
        offered = ("list_name", "name", *labels, "plenary_value")
        title = self.questionnaire.title
        first = self.questionnaire.languages[0]
        shown = title.get(first) or next(iter(title.values()))
        settings = {
            "form_title": shown,
            "form_id": re.sub(r"[^A-Za-z0-9_-]+", "_", ident).strip("_") or "questionnaire",
            "default_language": spoken(first),
        }
        titles = [(spoken(code), self._fit(text, "The title")) for code, text in title.items()]
        sheets = [
            Sheet("survey", heads, [[row.get(head) for head in heads] for row in self.survey]),
            Sheet("choices", offered, [[row.get(head) for head in offered] for row in self.choices]),
            Sheet("settings", tuple(settings), [[self._fit(value, "The title") for value in settings.values()]]),
            Sheet("titles", ("language", "title"), titles),
        ]
        return Written(xlsx(sheets), tuple(dict.fromkeys(self.names.notices)))

    def _name(self, name: str, q: Question) -> None:
        ours = self.names.ours
        if asked_by_choice(q):
            values = [value for value, _ in q.choices]
            self.coded[name] = codes(values, _NAME, "c")
            ours.update({f"{reference(q.number)}={v}": c for v, c in zip(values, self.coded[name], strict=True)})
        elif q.parts:
            self.parts[name] = [
                self.names.give(f"{name}{stem(part) or f'_p{at}'}") for at, (part, _) in enumerate(q.parts, 1)
            ]
            ours.update({reference(q.number, part): n for (part, _), n in zip(q.parts, self.parts[name], strict=True)})

    def _question(self, name: str, q: Question) -> None:
        note_choices(q, self.names)
        own = {
            "relevant": self.names.relevant(q, "xlsform"),
            "refs": self._refs(q),
            "plenary_number": q.number,
        }
        head = "" if q.kind == "note" else f"{q.number}. "
        if with_parts(q, self.names):
            self._parts(name, q, own, head)
            return
        kind, more = "text", {}
        if asked_by_choice(q):
            kind = f"select_{'multiple' if q.kind == 'multiple' else 'one'} {name}_list"
            for (value, label), code in zip(q.choices, self.coded[name], strict=True):
                row = {"list_name": f"{name}_list", "name": code, "plenary_value": value}
                self.choices.append({**row, **self._texts("label", label, "", q)})
        elif q.kind == "note":
            kind = "note"
        elif q.kind == "long":
            more = {"appearance": "multiline"}
        texts = {**self._texts("label", q.text, head, q), **self._texts("hint", q.help, "", q)}
        required = {"required": "yes"} if q.required else {}
        self.survey.append({"type": kind, "name": name, "kind": q.kind, **texts, **own, **more, **required})

    def _parts(self, name: str, q: Question, own: Row, head: str) -> None:
        """A group of texts; what helps with it is a note in it, since groups have no hint."""
        texts = self._texts("label", q.text, head, q)
        self.survey.append({"type": "begin_group", "name": name, "kind": q.kind, **texts, **own})
        if q.help:
            note = self._texts("label", q.help, "", q)
            self.survey.append({"type": "note", "name": self.names.give(f"{name}_help"), **note})
        look = {} if q.kind == "text" else {"appearance": "multiline"}
        required = {"required": "yes"} if q.required else {}
        for (part, text), called in zip(q.parts, self.parts[name], strict=True):
            every = {code: text.get(code, "") for code in (text or q.text)}
            labels = self._texts("label", every, f"{part}) ", q)
            self.survey.append({"type": "text", "name": called, "plenary_part": part, **labels, **look, **required})
        self.survey.append({"type": "end_group", "name": name})

    def _refs(self, q: Question) -> str:
        if any(";" in ref for ref in q.refs):
            self.names.notice(q, "a reference holds a semicolon, which parts references there.")
        return "; ".join(q.refs)

    def _texts(self, column: str, texts: Texts, head: str, q: Question) -> Row:
        found = {}
        for code, text in texts.items():
            if text or head:
                if "${" in text:  # there it would be taken for the answer to a question
                    self.names.notice(q, "“${” in a wording is written “$ {”.")
                    text = text.replace("${", "$ {")
                found[f"{column}::{spoken(code)}"] = self._fit((head + text).rstrip(), f"Question {q.number}")
        return found

    def _fit(self, text: str, what: str) -> str:
        sound = clean(text)
        if sound != text:
            self.names.notices.append(f"{what}: a character that no file can carry was replaced.")
        if len(sound.encode("utf-16-le")) // 2 > LONGEST:
            self.names.notices.append(f"{what}: a text longer than {LONGEST:,} characters was cut.")
            sound = sound[: LONGEST // 2]
        return sound
