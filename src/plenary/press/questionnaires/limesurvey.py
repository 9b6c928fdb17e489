"""Questionnaires from LimeSurvey structure files (.lss), old (one row a language) and new (texts apart)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final

from lxml import etree

from plenary.press.gate import Refused, explain, parse_xml
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
    tidy_number,
    without,
)

Row = dict[str, str]
_KINDS: Final = {
    "T": "long", "U": "long", "S": "text", "N": "text", "D": "text", "L": "choice", "!": "choice", "O": "choice",
    "Y": "choice", "G": "choice", "5": "choice", "M": "multiple", "P": "multiple", "Q": "long", "K": "long",
    "X": "note",
}  # fmt: skip
_ARRAYS: Final = "ABCEFH1;:R"
_YES_NO: Final = {
    "Y": {"en": "Yes", "fr": "Oui", "es": "Sí", "ar": "نعم", "zh": "是", "ru": "Да"},
    "N": {"en": "No", "fr": "Non", "es": "No", "ar": "لا", "zh": "否", "ru": "Нет"},
}
_GENDER: Final = {
    "F": {"en": "Female", "fr": "Femme", "es": "Mujer", "ar": "أنثى", "zh": "女", "ru": "Женский"},
    "M": {"en": "Male", "fr": "Homme", "es": "Hombre", "ar": "ذكر", "zh": "男", "ru": "Мужской"},
}


class _Plain(HTMLParser):
    """HTML to plain text: paragraphs, line breaks and list items stay, everything else goes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self.silent += 1
        elif tag == "br":
            self.pieces.append("\n")
        elif tag == "li":
            self.pieces.append("\n- ")
        elif tag in ("p", "div", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table"):
            self.pieces.append("\n\n" if self.pieces else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.silent = max(0, self.silent - 1)
        elif tag in ("p", "div", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table"):
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(re.sub(r"\s+", " ", data))


def plain_text(html: str) -> str:
    """Return the text of a piece of HTML as it reads; text without tags keeps its line breaks."""
    if "<" not in html and "&" not in html:
        return clean(html)
    parser = _Plain()
    parser.feed(html)
    parser.close()
    return clean("".join(parser.pieces))


class _Survey:
    """The tables of a structure file."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        settings = self.table("surveys")
        self.settings: Row = settings[0] if settings else {}
        spoken = [clean(item.text or "") for item in root.iterfind("languages/language")]
        self.language = self.settings.get("language") or next(iter(spoken), "") or "en"
        spoken = [code for code in spoken if code]
        self._short = "zh" not in spoken  # it knows Chinese by its script only: what we call zh
        self.language = self.tag(self.language)
        self.languages = [self.language, *(code for code in map(self.tag, spoken) if code != self.language)]

    def tag(self, language: str) -> str:
        """A language as we name it."""
        return "zh" if language == "zh-Hans" and self._short else language

    def table(self, name: str) -> list[Row]:
        return [
            {str(cell.tag): cell.text or "" for cell in row if isinstance(cell.tag, str)}
            for row in self.root.iterfind(f"{name}/rows/row")
        ]

    def texts(self, table: str, key: str) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.table(table):
            found.setdefault(row.get(key, ""), []).append(row)
        return found


def read_limesurvey(data: bytes, translate: Translate | None = None) -> Questionnaire:
    """Read a survey; raises `Unreadable`, whose places are elements ("question q3 (qid 17)")."""
    try:
        root = parse_xml(data)
    except Refused as refused:
        raise Unreadable([Problem(explain(refused.why), "XML")]) from None
    kind = clean(root.findtext("LimeSurveyDocType") or "")
    if root.tag != "document" or kind not in ("", "Survey") or root.find("questions") is None:
        none = Problem(
            "This is no LimeSurvey survey structure. Export it as “Survey structure (.lss)”.",
            f"<{root.tag}> {kind}".strip(),
        )
        raise Unreadable([none])
    problems = Problems()
    survey = _Survey(root)
    reader = _Reader(survey, problems)
    found = reader.read()
    title: dict[str, str] = {}
    for row in survey.table("surveys_languagesettings"):
        text = plain_text(row.get("surveyls_title", ""))
        if text:
            title[survey.tag(row.get("surveyls_language") or survey.language)] = text
    return finish(found, title, survey.language, "limesurvey", reader.names, problems, translate)


class _Reader:
    def __init__(self, survey: _Survey, problems: Problems) -> None:
        self.survey = survey
        self.problems = problems
        self.names: dict[str, str] = {}
        self.wordings = survey.texts("question_l10ns", "qid")
        self.answers = survey.texts("answers", "qid")
        self.answer_texts = survey.texts("answer_l10ns", "aid")
        rows = survey.table("questions") + survey.table("subquestions")
        self.subs: dict[str, list[list[Row]]] = {}
        self.questions: list[list[Row]] = []
        by_qid: dict[str, list[Row]] = {}
        for row in rows:  # the older files repeat a question in each language
            by_qid.setdefault(row.get("qid", ""), []).append(row)
        for versions in by_qid.values():
            parent = versions[0].get("parent_qid", "0") or "0"
            (self.questions if parent == "0" else self.subs.setdefault(parent, [])).append(versions)
        groups = survey.table("groups")
        order = {row.get("gid", ""): _int(row.get("group_order", "")) for row in groups}
        self.conditions = {row.get("gid", ""): row.get("grelevance", "") for row in groups}
        self.questions.sort(key=lambda v: (order.get(v[0].get("gid", ""), 0), _int(v[0].get("question_order", ""))))
        for versions_of in self.subs.values():
            versions_of.sort(key=lambda v: _int(v[0].get("question_order", "")))
        self.taken: set[str] = set()
        self.notes = 0
        # What a survey that we wrote says of itself, and LimeSurvey does not read: numbers, kinds, letters, values.
        self.own = {row.get("qid", ""): row for row in survey.table("plenary_questions")}
        self.values = {(row.get("qid", ""), row.get("code", "")): row.get("value", "")
                       for row in survey.table("plenary_choices")}  # fmt: skip

    def read(self) -> list[tuple[Question, str]]:
        numbered = [(versions, self._own_number(versions)) for versions in self.questions]
        numbers = [number for _, number in numbered if number]
        # Codes such as "Q00", "Q01" count from zero; two questions under one number are told apart by counting.
        self.taken = set(numbers)
        twice = {number for number in numbers if numbers.count(number) > 1} if not self.own else set()
        return [
            (self._question(versions, "" if number in twice else number), self._where(versions))
            for versions, number in numbered
        ]

    def _where(self, versions: list[Row]) -> str:
        return f"question {versions[0].get('title', '?')} (qid {versions[0].get('qid', '?')})"

    def _wording(self, versions: list[Row], column: str) -> dict[str, str]:
        rows = self.wordings.get(versions[0].get("qid", ""), []) or versions
        found: dict[str, str] = {}
        for row in rows:
            text = plain_text(row.get(column, ""))
            if text:
                found[self.survey.tag(row.get("language") or self.survey.language)] = text
        return found

    def _own_number(self, versions: list[Row]) -> str:
        own = self.own.get(versions[0].get("qid", ""), {}).get("number", "")
        if own:
            return own
        for text in self._wording(versions, "question").values():
            number = split_number(text)[0]
            if number:
                return number
        code = re.fullmatch(r"(?:q|question)?_?0*([1-9]\d*(?:bis|ter)?)", versions[0].get("title", ""), re.I)
        return tidy_number(code[1]) if code else ""

    def _question(self, versions: list[Row], number: str) -> Question:
        row, where = versions[0], self._where(versions)
        kind = row.get("type", "")
        if kind in _ARRAYS:
            self.problems.mend(
                "A table of questions cannot be asked here. Ask each of its rows as a question of its own.", where
            )
        elif kind not in _KINDS:
            self.problems.mend(
                "Question type “%(type)s” cannot be asked here. Use text, list, multiple choice or note.",
                where,
                type=kind,
            )
        wording = self._wording(versions, "question")
        own = self.own.get(row.get("qid", ""), {})
        if not number:
            if _KINDS.get(kind) == "note":
                self.notes += 1
                number = f"note {self.notes}"
            else:
                number = next(str(n) for n in range(1, 10_000) if str(n) not in self.taken)
                self.taken.add(number)
        elif own:
            wording = {code: without(text, f"{number}. ") for code, text in wording.items()}
        else:
            wording = {code: split_number(text)[1] for code, text in wording.items()}
        self._name(row, "", reference(number))
        if row.get("other", "N") == "Y":
            self.problems.notice("The choice “other” with its own text was left out; add a question for it.", where)
        return Question(
            number=number,
            number_as_given=own.get("number") or row.get("title", "") or number,
            text=wording,
            kind=own.get("kind") or _KINDS.get(kind, "text"),
            help=self._wording(versions, "help"),
            parts=self._parts(row, number) if kind in ("Q", "K") else (),
            choices=self._choices(row, kind, number),
            relevant_as_given=self._relevant(row),
            refs=tuple(ref for ref in map(clean, own.get("refs", "").split(";")) if ref),
            required=row.get("mandatory", "N") in ("Y", "S"),
        )

    def _relevant(self, row: Row) -> str:
        conditions = [self.conditions.get(row.get("gid", ""), ""), row.get("relevance", "")]
        kept = [clean(text) for text in conditions if clean(text) not in ("", "1")]
        return f"({kept[0]}) and ({kept[1]})" if len(kept) == 2 else "".join(kept)

    def _name(self, row: Row, sub: str, ours: str) -> None:
        """Both names that conditions use: the code ("q1_SQ001") and the older field ("12X3X4SQ001")."""
        code = row.get("title", "")
        if code:
            self.names[f"{code}_{sub}" if sub else code] = ours
        field = f"{row.get('sid', '')}X{row.get('gid', '')}X{row.get('qid', '')}{sub}"
        if row.get("sid"):
            self.names[field] = ours

    def _parts(self, row: Row, number: str) -> tuple[tuple[str, Texts], ...]:
        parts: list[tuple[str, Texts]] = []
        for at, versions in enumerate(self.subs.get(row.get("qid", ""), [])):
            code = versions[0].get("title", "")
            wording = self._wording(versions, "question")
            own = self.own.get(versions[0].get("qid", ""), {}).get("part", "")
            if own:
                texts = {spoken: without(text, f"{own}) ") for spoken, text in wording.items()}
                parts.append((own, {spoken: text for spoken, text in texts.items() if text}))
                self._name(row, code, reference(number, own))
                continue
            by_text = next((name for text in wording.values() if (name := split_letter(text)[0])), "")
            name = code.lower() if re.fullmatch("[A-Za-z]", code) else by_text or letter(at)
            texts = {spoken: split_letter(text)[1] if by_text else text for spoken, text in wording.items()}
            parts.append((name, texts))
            self._name(row, code, reference(number, name))
        return tuple(parts)

    def _choices(self, row: Row, kind: str, number: str) -> tuple[tuple[str, Texts], ...]:
        if kind in ("Y", "G"):
            pairs = _YES_NO if kind == "Y" else _GENDER
            return tuple((value, self._spoken(labels)) for value, labels in pairs.items())
        if kind == "5":
            return tuple((str(value), {self.survey.language: str(value)}) for value in range(1, 6))
        if kind in ("M", "P"):
            boxes: list[tuple[str, Texts]] = []
            for versions in self.subs.get(row.get("qid", ""), []):
                code = versions[0].get("title", "")
                value = self.values.get((row.get("qid", ""), code), code)
                boxes.append((value, self._wording(versions, "question")))
                self._name(row, code, f"{reference(number)}:{value}")
            return tuple(boxes)
        if _KINDS.get(kind) != "choice":
            return ()
        found: dict[str, dict[str, str]] = {}
        for answer in sorted(self.answers.get(row.get("qid", ""), []), key=lambda a: _int(a.get("sortorder", ""))):
            code = answer.get("code", "")
            value = self.values.get((row.get("qid", ""), code), code)
            if value != code:
                self.names[f"{reference(number)}={code}"] = value
            labels = found.setdefault(value, {})
            for version in self.answer_texts.get(answer.get("aid", ""), []) or [answer]:
                text = plain_text(version.get("answer", ""))
                if text:
                    labels[self.survey.tag(version.get("language") or self.survey.language)] = text
        return tuple(found.items())

    def _spoken(self, labels: Mapping[str, str]) -> Texts:
        return {code: labels.get(code.partition("-")[0], labels["en"]) for code in self.survey.languages}


def _int(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text) else 0
