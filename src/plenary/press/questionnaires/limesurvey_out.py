"""Questionnaires to LimeSurvey survey structures (.lss), as its versions 4 to 6 write them.

Two tables at the end are ours (`plenary_questions`, `plenary_choices`): numbers, kinds, letters and values that codes of
few letters cannot carry. LimeSurvey passes over tables it does not know; a survey that it exports again is without them,
and is read as any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape as html
from typing import Final
from xml.sax.saxutils import escape

from plenary.press.galley import clean
from plenary.press.questionnaires.naming import (
    Names,
    asked_by_choice,
    codes,
    name_questions,
    note_choices,
    with_parts,
)
from plenary.press.questionnaires.values import Condition, Question, Questionnaire, Texts, Written, reference

SID, GID = "100001", "1"
_THEMES: Final = {
    "T": "longfreetext", "S": "shortfreetext", "L": "listradio", "M": "multiplechoice", "Q": "multipleshorttext",
    "X": "boilerplate",
}  # fmt: skip
_TYPES: Final = {"long": "T", "text": "S", "choice": "L", "multiple": "M", "note": "X"}
_INHERITED: Final = (
    "anonymized", "format", "savetimings", "datestamp", "usecookie", "allowregister", "allowsave", "autoredirect",
    "allowprev", "printanswers", "ipaddr", "refurl", "publicstatistics", "publicgraphs", "listpublic", "htmlemail",
    "sendconfirmation", "tokenanswerspersistence", "assessments", "showxquestions", "showgroupinfo", "shownoanswer",
    "showqnumcode", "showwelcome", "showprogress", "nokeyboard", "alloweditaftercompletion", "ipanonymize",
)  # fmt: skip
Row = Mapping[str, str]


def write_limesurvey(questionnaire: Questionnaire, condition: Condition | None = None, name: str = "") -> Written:
    """Write a questionnaire; `condition` puts conditions into the format's words."""
    return _Writer(questionnaire, condition).write()


def rich(text: str) -> str:
    """Plain text as the format's HTML. Braces would be computed there: they are written as what they look like."""
    paragraphs = [html(part, quote=False).replace("\n", "<br />") for part in text.split("\n\n")]
    whole = paragraphs[0] if len(paragraphs) == 1 else "".join(f"<p>{part}</p>" for part in paragraphs)
    return whole.replace("{", "&#123;").replace("}", "&#125;")


class _Writer:
    def __init__(self, questionnaire: Questionnaire, condition: Condition | None) -> None:
        self.questionnaire = questionnaire
        self.names = Names(condition)
        self.called = name_questions(questionnaire, self.names, "Q", "")
        languages = dict.fromkeys(questionnaire.languages)
        for q in questionnaire.questions:
            every = (q.text, q.help, *(text for _, text in (*q.parts, *q.choices)))
            languages |= dict.fromkeys(code for texts in every for code in texts)
        self.languages = tuple(languages)
        self.tables: dict[str, list[Row]] = {}
        self.ids = 0
        self.coded: dict[str, list[str]] = {}

    def tag(self, language: str) -> str:
        """A language as LimeSurvey names it: Chinese by its script."""
        return "zh-Hans" if language == "zh" and "zh-Hans" not in self.languages else language

    def write(self) -> Written:
        together = list(zip(self.called, self.questionnaire.questions, strict=True))
        for name, q in together:  # all names first: a condition may look ahead
            self._name(name, q)
        self._group()
        for order, (name, q) in enumerate(together, 1):
            self._question(name, q, order)
        self._survey()
        spoken = "".join(f"  <language>{escape(self.tag(code))}</language>\n" for code in self.languages)
        body = "".join(_table(name, rows) for name, rows in sorted(self.tables.items()))
        document = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<document>\n <LimeSurveyDocType>Survey</LimeSurveyDocType>\n'
            f" <DBVersion>435</DBVersion>\n <languages>\n{spoken} </languages>\n{body}</document>\n"
        )
        sound = clean(document)
        if sound != document:
            self.names.notices.append("A character that no file can carry was replaced.")
        return Written(sound.encode(), tuple(dict.fromkeys(self.names.notices)))

    def _add(self, table: str, row: Row) -> None:
        self.tables.setdefault(table, []).append(row)

    def _next(self) -> str:
        self.ids += 1
        return str(self.ids)

    def _name(self, name: str, q: Question) -> None:
        ours, whole = self.names.ours, reference(q.number)
        values = [value for value, _ in q.choices]
        if q.kind == "multiple":
            self.coded[name] = codes(values, "[A-Za-z][A-Za-z0-9]{0,4}", "SQ", 3)
            ours.update({f"{whole}:{v}": f"{name}_{c}" for v, c in zip(values, self.coded[name], strict=True)})
        elif asked_by_choice(q):
            self.coded[name] = codes(values, "[A-Za-z0-9]{1,5}", "A")
            ours.update({f"{whole}={v}": c for v, c in zip(values, self.coded[name], strict=True)})
        elif q.parts:
            letters = [part for part, _ in q.parts]
            self.coded[name] = codes(letters, "[A-Za-z][A-Za-z0-9]{0,4}", "SQ", 3)
            ours.update({reference(q.number, p): f"{name}_{c}" for p, c in zip(letters, self.coded[name], strict=True)})

    def _group(self) -> None:
        self._add("groups", {"gid": GID, "sid": SID, "group_order": "1", "randomization_group": "", "grelevance": "1"})
        for code in self.languages:
            text = self._title(code)
            row = {"id": self._next(), "gid": GID, "group_name": rich(text), "description": ""}
            self._add("group_l10ns", {**row, "language": self.tag(code)})

    def _title(self, language: str) -> str:
        title = self.questionnaire.title
        return title.get(language) or title.get(self.questionnaire.languages[0]) or next(iter(title.values()))

    def _question(self, name: str, q: Question, order: int) -> None:
        note_choices(q, self.names)
        parts = with_parts(q, self.names)
        kind = "Q" if parts else _TYPES.get(q.kind) or ("L" if q.choices else "S")
        qid = self._next()
        relevant = self.names.relevant(q, "limesurvey") or "1"
        self._row("questions", qid, "0", kind, name, order, relevant, required=q.required)
        head = "" if q.kind == "note" else f"{q.number}. "
        self._wording(qid, q.text, head, q.help)
        if any(";" in ref for ref in q.refs):
            self.names.notice(q, "a reference holds a semicolon, which parts references there.")
        self._add("plenary_questions", {"qid": qid, "number": q.number, "kind": q.kind, "refs": "; ".join(q.refs)})
        if parts:
            self._add("question_attributes", {"qid": qid, "attribute": "display_rows", "value": "5", "language": ""})
            for at, ((part, text), code) in enumerate(zip(q.parts, self.coded[name], strict=True), 1):
                sub = self._next()
                self._row("subquestions", sub, qid, "T", code, at, "1")
                self._wording(sub, text or dict.fromkeys(q.text, ""), f"{part}) ", {})
                self._add("plenary_questions", {"qid": sub, "part": part})
        elif kind == "M":
            for at, ((_, text), code) in enumerate(zip(q.choices, self.coded[name], strict=True), 1):
                sub = self._next()
                self._row("subquestions", sub, qid, "T", code, at, "1")
                self._wording(sub, text, "", {})
        elif kind == "L":
            for at, ((_, text), code) in enumerate(zip(q.choices, self.coded[name], strict=True), 1):
                self._answer(qid, code, at, text)
        if asked_by_choice(q):
            for (value, _), code in zip(q.choices, self.coded[name], strict=True):
                if value != code:
                    self._add("plenary_choices", {"qid": qid, "code": code, "value": value})

    def _row(
        self,
        table: str,
        qid: str,
        parent: str,
        kind: str,
        code: str,
        order: int,
        relevant: str,
        *,
        required: bool = False,
    ) -> None:
        self._add(
            table,
            {
                "qid": qid, "parent_qid": parent, "sid": SID, "gid": GID, "type": kind, "title": code, "preg": "",
                "other": "N", "mandatory": "Y" if required else "N", "encrypted": "N", "question_order": str(order),
                "scale_id": "0", "same_default": "0", "relevance": relevant,
                "question_theme_name": _THEMES[kind] if parent == "0" else "", "modulename": "",
            },
        )  # fmt: skip

    def _wording(self, qid: str, text: Texts, head: str, help_: Texts) -> None:
        """One row a language, as LimeSurvey asks; an empty one where nothing was said in it."""
        for code in self.languages:
            said = rich((head + text[code]).rstrip()) if code in text else ""
            row = {"id": self._next(), "qid": qid, "question": said, "help": rich(help_.get(code, "")), "script": ""}
            self._add("question_l10ns", {**row, "language": self.tag(code)})

    def _answer(self, qid: str, code: str, order: int, text: Texts) -> None:
        aid = self._next()
        row = {"aid": aid, "qid": qid, "code": code, "sortorder": str(order), "assessment_value": "0", "scale_id": "0"}
        self._add("answers", row)
        for language in self.languages:
            said = {"id": self._next(), "aid": aid, "answer": rich(text.get(language, ""))}
            self._add("answer_l10ns", {**said, "language": self.tag(language)})

    def _survey(self) -> None:
        first, *others = [self.tag(code) for code in self.languages]
        self._add(
            "surveys",
            {
                "sid": SID, "gsid": "1", "admin": "inherit", "adminemail": "inherit", "template": "inherit",
                "language": first, "additional_languages": " ".join(others), **dict.fromkeys(_INHERITED, "I"),
            },
        )  # fmt: skip
        for code in self.languages:
            title = self.questionnaire.title.get(code, "")
            row = {"surveyls_survey_id": SID, "surveyls_language": self.tag(code), "surveyls_title": rich(title)}
            self._add("surveys_languagesettings", {**row, "surveyls_dateformat": "1", "surveyls_numberformat": "0"})


def _table(name: str, rows: Sequence[Row]) -> str:
    heads = "".join(f"   <fieldname>{head}</fieldname>\n" for head in dict.fromkeys(h for row in rows for h in row))
    body = "".join(
        "   <row>\n" + "".join(f"    <{head}>{escape(value)}</{head}>\n" for head, value in row.items()) + "   </row>\n"
        for row in rows
    )
    return f" <{name}>\n  <fields>\n{heads}  </fields>\n  <rows>\n{body}  </rows>\n </{name}>\n"
