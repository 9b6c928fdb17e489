"""Questionnaires from XLSForm workbooks: the sheets survey, choices and settings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from plenary.press.questionnaires.values import (
    Problem,
    Problems,
    Question,
    Questionnaire,
    Texts,
    Translate,
    Unreadable,
    clean,
    finish,
    letter,
    reference,
    split_letter,
    split_number,
    without,
)
from plenary.press.questionnaires.xlsform_sheets import Row, in_language, language_of, sheets_of

_TEXTS: Final = ("integer", "decimal", "date", "time", "datetime", "dateTime", "range", "barcode")
_UNASKED: Final = (
    "start", "end", "today", "deviceid", "subscriberid", "simserial", "username", "email", "phonenumber", "audit",
    "calculate", "hidden", "xml-external", "background-audio", "start-geopoint",
)  # fmt: skip
_TRUE: Final = ("yes", "true", "true()", "1")


@dataclass(slots=True)
class _Group:
    row: Row
    rows: list[Row] = field(default_factory=list)
    outer: str = ""  # conditions of the groups around it


def read_xlsform(data: bytes, translate: Translate | None = None) -> Questionnaire:
    """Read a workbook; raises `Unreadable`, whose places are sheet and row."""
    problems = Problems()
    sheets = sheets_of(data, problems)
    if "survey" not in sheets:
        none = Problem(
            "There is no sheet “survey”. An XLSForm has the sheets survey, choices and settings.",
            ", ".join(sheets) or "workbook",
        )
        raise Unreadable([none])
    settings = next(iter(sheets.get("settings", [])), None)
    language = language_of(settings.cell("default_language")) if settings else ""
    rows = [in_language(row, language or "en") for row in sheets["survey"]]
    lists, codes = _choices([in_language(row, language or "en") for row in sheets.get("choices", [])], problems)
    found: list[tuple[Question, str]] = []
    names: dict[str, str] = {}
    _Survey(lists, codes, problems, found, names).walk(rows)
    # Further languages of the title have a sheet of their own, which only we read: the format has one title.
    titles = {language_of(row.cell("language")): row.cell("title") for row in sheets.get("titles", [])}
    title = _title(settings, language or "en")
    if titles := {code: text for code, text in titles.items() if code and text}:
        title = {**titles, **{code: text for code, text in title.items() if code in titles}}
    if not language:
        counts = [code for question, _ in found for code in question.text]
        language = max(counts, key=counts.count, default="en")
    if not title:
        problems.mend("The form has no title. Write one under form_title on the sheet settings.", "settings, row 2")
        title = {language: "-"}
    return finish(found, title, language, "xlsform", names, problems, translate)


def _title(settings: Row | None, language: str) -> Texts:
    if settings is None:
        return {}
    texts = {code or language: text for code, text in settings.texts.get("form_title", {}).items() if text}
    plain = settings.cell("form_title") or settings.cell("title") or settings.cell("form_id")
    return texts or ({language: plain} if plain else {})


def _choices(
    rows: list[Row], problems: Problems
) -> tuple[dict[str, list[tuple[str, Texts]]], dict[str, dict[str, str]]]:
    """The lists by name, and for each what its codes stand for where our own column gives the values."""
    lists: dict[str, list[tuple[str, Texts]]] = {}
    codes: dict[str, dict[str, str]] = {}
    for row in rows:
        name, code = row.cell("list_name") or row.cell("list"), row.cell("name") or row.cell("value")
        labels = row.texts.get("label", {})
        if not name or not code:
            problems.mend("A choice needs list_name and name.", row.where)
        else:
            value = row.cell("plenary_value") or code
            lists.setdefault(name, []).append((value, labels or {"en": value}))
            codes.setdefault(name, {})[code] = value
    return lists, codes


class _Survey:
    """Walks the rows of the sheet survey, group by group."""

    def __init__(
        self,
        lists: dict[str, list[tuple[str, Texts]]],
        codes: dict[str, dict[str, str]],
        problems: Problems,
        found: list[tuple[Question, str]],
        names: dict[str, str],
    ) -> None:
        self.lists = lists
        self.codes = codes
        self.problems = problems
        self.found = found
        self.names = names
        self.taken: set[str] = set()
        self.notes = 0

    def walk(self, rows: list[Row]) -> None:
        stack: list[_Group] = []
        self.taken = {number for row in rows if (number := self._own_number(row))}
        for row in rows:
            kind = re.sub(r"[\s_]+", " ", row.cell("type").lower()).strip()
            if not kind:
                if row.texts.get("label") or row.cell("name"):
                    self.problems.mend("The row has no type; write text, select_one … or note.", row.where)
            elif kind in ("begin group", "begin repeat"):
                if kind == "begin repeat":
                    self.problems.mend("Repeats cannot be asked here. Write the questions out.", row.where)
                outer = _both(stack[-1].outer, stack[-1].row.cell("relevant")) if stack else ""
                self._flush(stack)
                stack.append(_Group(row, outer=outer))
            elif kind in ("end group", "end repeat"):
                if not stack:
                    self.problems.mend("“%(type)s” ends a group that never began.", row.where, type=row.cell("type"))
                else:
                    self._flush(stack)
                    stack.pop()
            elif kind in _UNASKED or kind.startswith("start"):
                self.problems.notice(f"“{row.cell('type')}” asks nothing and was left out.", row.where)
            elif stack:
                stack[-1].rows.append(row)
            else:
                self._question(row, "")
        if stack:
            self.problems.mend("The group is never ended. Add a row “end group”.", stack[-1].row.where)

    def _flush(self, stack: list[_Group]) -> None:
        """Settle what the innermost group holds so far: one question with parts, or questions of their own."""
        if not stack or not stack[-1].rows:
            return
        group, rows = stack[-1], stack[-1].rows
        group.rows = []
        condition = _both(group.outer, group.row.cell("relevant"))
        if self._is_lettered(group.row, rows):
            self._parts(group.row, rows, condition)
            return
        for row in rows:
            self._question(row, condition)

    def _is_lettered(self, group: Row, rows: list[Row]) -> bool:
        asked = [row for row in rows if row.cell("type").strip().lower() != "note"]
        if asked and group.cell("plenary_number") and all(row.cell("plenary_part") for row in asked):
            return True
        if len(asked) < 2 or any(row.cell("type").strip().lower() != "text" for row in asked):
            return False
        return all(self._letter(row) for row in asked)

    def _letter(self, row: Row) -> str:
        label = next(iter(row.texts.get("label", {}).values()), "")
        by_label = split_letter(re.sub(r"^\s*\d+\s*\.?\s*(?=[a-z][).])", "", label))[0]
        by_name = re.fullmatch(r"(?:q|question)?_?\d+_?([a-z])", row.cell("name"), re.I)
        return by_label or (by_name[1].lower() if by_name else "")

    def _parts(self, group: Row, rows: list[Row], condition: str) -> None:
        notes = [row for row in rows if row.cell("type").strip().lower() == "note"]
        asked = [row for row in rows if row not in notes]
        head = group if group.texts.get("label") else notes[0] if notes else group
        number, given, texts = self._number(head, group.cell("name") or asked[0].cell("name"))
        parts: list[tuple[str, Texts]] = []
        for at, row in enumerate(asked):
            own = row.cell("plenary_part")
            part = own or self._letter(row) or letter(at)
            labels = {code: without(text, f"{own}) ") if own
                      else split_letter(re.sub(r"^\s*\d+\s*\.?\s*(?=[a-z][).])", "", text))[1]
                      for code, text in row.texts.get("label", {}).items()}  # fmt: skip
            labels = {code: text for code, text in labels.items() if text}
            parts.append((part, labels))
            self._name(row, reference(number, part))
            if row.cell("relevant"):
                message = "A condition on a part cannot be carried over; the part is asked with its question."
                self.problems.notice(message, row.where)
        hints = head.texts.get("hint", {}) or (notes[0].texts.get("label", {}) if notes and head is group else {})
        question = Question(
            number=number,
            number_as_given=given,
            text=texts,
            kind=group.cell("kind").lower() if group.cell("kind").lower() in ("text", "profile") else "long",
            help=hints,
            parts=tuple(parts),
            relevant_as_given=condition,
            refs=_refs(group.cell("refs")),
            required=any(row.cell("required").lower() in _TRUE for row in asked),
        )
        self.found.append((question, group.where))

    def _question(self, row: Row, condition: str) -> None:
        kind, choices = self._kind(row)
        number, given, texts = self._number(row, row.cell("name"), note=kind == "note")
        self._name(row, reference(number))
        words = row.cell("type").split()
        for code, value in self.codes.get(words[1], {}).items() if len(words) > 1 and choices else ():
            if code != value:
                self.names[f"{reference(number)}={code}"] = value
        question = Question(
            number=number,
            number_as_given=given,
            text=texts,
            kind=kind,
            help=row.texts.get("hint", {}),
            choices=choices,
            relevant_as_given=_both(condition, row.cell("relevant")),
            refs=_refs(row.cell("refs")),
            required=row.cell("required").lower() in _TRUE,
        )
        self.found.append((question, row.where))

    def _kind(self, row: Row) -> tuple[str, tuple[tuple[str, Texts], ...]]:
        words = row.cell("type").split()
        kind = words[0].lower()
        if kind == "select" and len(words) > 2:
            kind, words = f"select_{words[1].lower()}", words[1:]
        if kind in ("select_one", "select_multiple", "select1"):
            name = words[1] if len(words) > 1 else ""
            if name not in self.lists:
                self.problems.mend("The sheet choices holds no list “%(name)s”.", row.where, name=name)
                return "text", ()  # the problem stops the file; this only lets the others be found
            profile = row.cell("appearance").lower() == "profile" or row.cell("kind").lower() == "profile"
            single = "profile" if profile else "choice"
            return ("multiple" if kind == "select_multiple" else single), tuple(self.lists[name])
        if kind == "note":
            return "note", ()
        if kind == "text" and row.cell("kind").lower() == "profile":
            return "profile", ()
        if kind == "text":
            return ("long" if "multiline" in row.cell("appearance").lower() else "text"), ()
        if kind in _TEXTS:
            return "text", ()
        self.problems.mend(
            "Type “%(type)s” cannot be asked here. Use text, integer, select_one, select_multiple or note.",
            row.where,
            type=row.cell("type"),
        )
        return "text", ()

    def _own_number(self, row: Row) -> str:
        """The number that our own column, a row's label or its name gives; "" where none does."""
        if row.cell("plenary_number"):
            return row.cell("plenary_number")
        for text in row.texts.get("label", {}).values():
            number = split_number(text)[0]
            if number:
                return number
        named = re.fullmatch(r"(?:q|question)_?0*(\d+)", row.cell("name"), re.I)
        return named[1] if named else ""

    def _number(self, row: Row, name: str, *, note: bool = False) -> tuple[str, str, Texts]:
        texts = row.texts.get("label", {})
        own = row.cell("plenary_number")
        if own:
            return own, own, texts if note else {code: without(text, f"{own}. ") for code, text in texts.items()}
        stripped = {code: split_number(text)[1] for code, text in texts.items()}
        number = self._own_number(row)
        if not number:
            named = re.match(r"(?:q|question)_?0*(\d+)", name, re.I)
            number = named[1] if named and not any(q.number == named[1] for q, _ in self.found) else ""
        if note and not number:
            self.notes += 1
            return f"note {self.notes}", name, texts
        if not number:
            number = next(str(n) for n in range(1, 10_000) if str(n) not in self.taken)
            self.taken.add(number)
        return number, name or number, stripped

    def _name(self, row: Row, ours: str) -> None:
        name = row.cell("name")
        if not name:
            self.problems.mend("The row has no name. Write one, such as q1.", row.where)
        elif name in self.names:
            self.problems.mend("The name “%(name)s” stands twice.", row.where, name=name)
        else:
            self.names[name] = ours


def _both(one: str, other: str) -> str:
    return f"({one}) and ({other})" if one and other else one or other


def _refs(text: str) -> tuple[str, ...]:
    return tuple(ref for ref in (clean(part) for part in text.split(";")) if ref)
