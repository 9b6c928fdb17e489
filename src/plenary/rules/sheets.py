"""A response as it is typed: from the fields of a form to answers, what is not asked, and what must be mended.

The prose is `docs/rules/answering.md`. Fields are plain texts by name; the names say what they hold:

    q:2:a      the words of question 2, part a ("q:2:" where it has no parts); of several choices one a line
    how:2:a    "" an answer, "na" not applicable, "see" the same as the answer to another question
    see:2:a    that question's number
    lang:2:a   the language of this answer, where it is said
    name, group, country, language, wish, cited ("yes", "no"), joint ("yes"), signatories (one a line), email, other
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from plenary.rules import branching
from plenary.rules.languages import chosen
from plenary.rules.questionnaire.language import language_of
from plenary.rules.questionnaire.states import state_of

OTHER = "other"
MOST_SIGNATORIES = 100  # each is sent a mail: a response is no way to write to thousands
MOST_AT_ONE = 3  # of them with one address: an office may sign for more than one
CHOSEN = ("choice", "multiple")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_MAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]{2,}")
_SIGNATORY = re.compile(r"^(?P<name>.*?)\s*[<(\[,،;؛]?\s*(?P<mail>[^\s<>()\[\],;]+@[^\s<>()\[\],;]+)\s*[>)\]]?\s*$")


class Asked(Protocol):
    """What this rule needs of a question."""

    @property
    def number(self) -> str: ...
    @property
    def parts(self) -> Sequence[Mapping[str, object]]: ...
    @property
    def kind(self) -> str: ...
    @property
    def choices(self) -> Sequence[Mapping[str, object]]: ...
    @property
    def relevant(self) -> str: ...
    @property
    def required(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Typed:
    """One answer as it will be handed in. `text` is prose, normalised by `normal` and by nothing else."""

    question: str
    part: str
    text: str
    state: str
    see: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something to mend before handing in: the field, a code, and what the sentence about it names."""

    field: str
    code: str  # name, email, consent, required, choice, see, signatory, many, same, empty
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form read whole."""

    answers: tuple[Typed, ...]
    other: str
    hidden: Mapping[str, str]  # questions that are not asked, and why
    unasked: tuple[Typed, ...]  # words typed at questions that are not asked: kept, and not handed in
    signatories: tuple[tuple[str, str], ...]  # name, mail ("" where none was given)
    wrong: tuple[Wrong, ...] = field(default=())


def normal(text: str) -> str:
    """The one normalisation of what is typed: line ends become LF, control characters that no document can hold go,
    white space around the whole goes. Nothing inside is touched. `normal(normal(x)) == normal(x)`."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def keys(questions: Iterable[Asked]) -> tuple[tuple[str, str], ...]:
    """Every place an answer can have, (question, part), in the order asked; a note has none."""
    return tuple(
        (q.number, str(part))
        for q in questions
        if q.kind not in ("note", OTHER)
        for part in ([p["letter"] for p in q.parts] or [""])
    )


def is_mail(text: str) -> bool:
    """Has it the form of a mail address? Whether it is one, only a mail can tell."""
    return len(text) <= 254 and bool(_MAIL.fullmatch(text))


def signatories(text: str) -> tuple[tuple[str, str], ...]:
    """One a line: "Cordova Society, ana@example.org", "Cordova Society <ana@example.org>" or the name alone."""
    found: dict[tuple[str, str], None] = {}
    for line in normal(text).split("\n"):
        line = " ".join(line.split()).strip("-•*,; ")
        if not line:
            continue
        mail = _SIGNATORY.match(line)
        name = mail["name"].strip(" ,،;؛<(") if mail else line
        found[name[:300] or (mail["mail"] if mail else ""), mail["mail"].lower() if mail else ""] = None
    return tuple(found)


def read(questions: Sequence[Asked], fields: Mapping[str, str], *, language: str = "", label: str = "en") -> Sheet:
    """Read a form. `language` is the respondent's, `label` the language in which chosen labels are handed in.

    Raises BranchingError only for a questionnaire whose conditions cannot stand, which `create_call` refuses.
    """
    asked = [q for q in questions if q.kind not in ("note", OTHER)]
    hidden = unasked_of(questions, fields)
    wrong: list[Wrong] = []
    answers: list[Typed] = []
    unasked: list[Typed] = []
    numbers = {q.number for q in asked}
    for q in asked:
        mine = []
        for _number, part in keys([q]):
            one = _typed(q, part, fields, numbers, language, label, wrong if q.number not in hidden else [])
            if one is not None:
                mine.append(one)
        (unasked if q.number in hidden else answers).extend(mine)
        if q.required and q.number not in hidden and not mine:
            wrong.append(Wrong(f"q:{q.number}:{keys([q])[0][1]}", "required", (("number", q.number),)))
    other = normal(fields.get(OTHER, ""))
    signed = signatories(fields.get("signatories", "")) if fields.get("joint") == "yes" else ()
    wrong += _about(fields, signed)
    if not answers and not other:
        wrong.append(Wrong("", "empty"))
    return Sheet(tuple(answers), other, hidden, tuple(unasked), signed, tuple(wrong))


def unasked_of(questions: Sequence[Asked], fields: Mapping[str, str]) -> Mapping[str, str]:
    """The questions that are not asked after what was typed, each with the condition that says so."""
    asked = [q for q in questions if q.kind not in ("note", OTHER)]
    if not any(q.relevant for q in asked):
        return {}
    return branching.visible(asked, given(asked, fields)).hidden


def given(questions: Sequence[Asked], fields: Mapping[str, str]) -> dict[str, str | Sequence[str]]:
    """What the conditions of later questions look at: "1" or "1a" with the value, or the values, chosen or typed."""
    made: dict[str, str | Sequence[str]] = {}
    for q in questions:
        for number, part in keys([q]):
            typed = normal(fields.get(f"q:{number}:{part}", ""))
            value: str | Sequence[str] = tuple(typed.split("\n")) if q.kind == "multiple" and typed else typed
            made[f"{number}{part}"] = value
    return made


def _typed(
    q: Asked,
    part: str,
    fields: Mapping[str, str],
    numbers: set[str],
    language: str,
    label: str,
    wrong: list[Wrong],
) -> Typed | None:
    name = f"{q.number}:{part}"
    text = normal(fields.get(f"q:{name}", ""))
    if q.choices and q.kind in (*CHOSEN, "profile"):
        text = _labels(q, text, label, name, wrong)
        return Typed(q.number, part, text, "answered", (), label) if text else None
    how, see = fields.get(f"how:{name}", ""), " ".join(fields.get(f"see:{name}", "").split())
    state, found = state_of(text)
    tongue = fields.get(f"lang:{name}", "") or language_of(text) or language
    if state == "blank":
        if how == "na":
            return Typed(q.number, part, "N/a", "not_applicable", (), language)
        if how == "see" and see in numbers and see != q.number:
            return Typed(q.number, part, f"See {see}", "reference", (see,), language)
        if how == "see":
            wrong.append(Wrong(f"see:{name}", "see", (("number", q.number), ("see", see))))
        return None
    if state == "answered" and how == "see" and see in numbers:
        found = (see,)
    return Typed(q.number, part, text, state, found, tongue)


def _labels(q: Asked, text: str, label: str, name: str, wrong: list[Wrong]) -> str:
    """The chosen values as the labels that a reader sees, one a line, in the questionnaire's order."""
    chosen = [value for value in text.split("\n") if value]
    if q.kind != "multiple":
        chosen = chosen[:1]
    known = {str(c["value"]): c for c in q.choices}
    if strange := [value for value in chosen if value not in known]:
        wrong.append(Wrong(f"q:{name}", "choice", (("number", q.number), ("value", strange[0][:80]))))
    return "\n".join(_label(known[value], label) for value in known if value in chosen)


def _label(choice: Mapping[str, object], language: str) -> str:
    texts = choice.get("text")
    words = texts if isinstance(texts, Mapping) else {}
    return str(chosen(words, language) or choice["value"])


def _about(fields: Mapping[str, str], signed: Sequence[tuple[str, str]]) -> list[Wrong]:
    wrong = []
    if not normal(fields.get("name", "")):
        wrong.append(Wrong("name", "name"))
    mail = fields.get("email", "").strip()
    if not is_mail(mail):
        wrong.append(Wrong("email", "email", (("mail", mail[:254]),)))
    if fields.get("cited", "") not in ("yes", "no"):
        wrong.append(Wrong("cited", "consent"))
    if fields.get("joint") == "yes":
        if len(signed) < 2:
            wrong.append(Wrong("signatories", "signatory"))
        wrong += [Wrong("signatories", "email", (("mail", m),)) for _n, m in signed if m and not is_mail(m)]
        if len(signed) > MOST_SIGNATORIES:
            wrong.append(Wrong("signatories", "many", (("most", str(MOST_SIGNATORIES)),)))
        named = Counter(m for _n, m in signed if m)
        wrong += [Wrong("signatories", "same", (("mail", m[:254]),)) for m, n in named.items() if n > MOST_AT_ONE]
    return wrong
