"""Questionnaires from JSON. The shape is in docs/user/questionnaire-files.md; it is read liberally."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from plenary.press.letters import json_of
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
    split_letter,
    tidy_number,
)

_KINDS: Final = {
    "": "long", "long": "long", "longtext": "long", "textarea": "long", "multiline": "long", "open": "long",
    "essay": "long",
    "text": "text", "string": "text", "short": "text", "input": "text", "integer": "text", "number": "text",
    "date": "text",
    "choice": "choice", "select": "choice", "radio": "choice", "single": "choice", "selectone": "choice",
    "multiple": "multiple", "checkbox": "multiple", "checkboxes": "multiple", "multiselect": "multiple",
    "selectmultiple": "multiple", "multiplechoice": "multiple", "profile": "profile", "note": "note", "heading": "note",
}  # fmt: skip
_LIST: Final = '"questions": [{"number": 1, "text": "…"}]'
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_json(data: bytes, translate: Translate | None = None) -> Questionnaire:
    """Read a questionnaire; raises `Unreadable`, whose places are JSON paths ("questions[2].parts[0]")."""
    problems = Problems()
    document = _load(data)
    if isinstance(document, list):
        document = {"title": "", "questions": document}
    if not isinstance(document, dict):
        raise Unreadable([_unlike("", '{"title": …, "questions": […]}')])
    language = document.get("language") or document.get("default_language") or "en"
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        problems.found.append(_unlike("language", '"en"'))
        language = "en"
    given = document.get("questions", document.get("items"))
    if given is None:
        problems.mend("There is no list of questions. Add one: %(example)s", "questions", example=_LIST)
    elif not isinstance(given, list):
        problems.found.append(_unlike("questions", _LIST))
    found: list[tuple[Question, str]] = []
    for at, item in enumerate(given if isinstance(given, list) else []):
        where = f"questions[{at}]"
        if isinstance(item, str):
            item = {"text": item}
        if not isinstance(item, dict):
            problems.found.append(_unlike(where, '{"number": 1, "text": "…"}'))
            continue
        found.append((_question(item, at, where, language, problems), where))
    if not found and problems.found:
        problems.stop()
    title = _texts(document.get("title", document.get("name")), "title", language, problems)
    return finish(found, title, language, "json", {}, problems, translate)


def _unlike(where: str, example: str) -> Problem:
    """Something that is not of the shape that stands there. The place says what, the example how it is written."""
    return Problem("This cannot be read. Write it like this: %(example)s", where, {"example": example})


def _load(data: bytes) -> object:
    try:
        loaded: object = json_of(data.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as error:
        raise Unreadable(
            [Problem("The file is not in UTF-8. Save it again as UTF-8.", f"byte {error.start}")]
        ) from None
    except json.JSONDecodeError as error:
        none = Problem(
            "The file is not JSON. Look for a missing comma, quotation mark or bracket.",
            f"line {error.lineno}, column {error.colno}",
        )
        raise Unreadable([none]) from None
    except RecursionError:
        raise Unreadable([Problem("The file is nested too deeply.", "")]) from None
    return loaded


def _texts(given: object, where: str, language: str, problems: Problems) -> Texts:
    """A text, or one for each language."""
    if given is None:
        return {}
    if isinstance(given, str | int | float) and not isinstance(given, bool):
        text = clean(str(given))
        return {language: text} if text else {}
    if not isinstance(given, dict):
        problems.found.append(_unlike(where, '{"en": "…", "fr": "…"}'))
        return {}
    texts: dict[str, str] = {}
    for code, text in given.items():
        if not _LANGUAGE.fullmatch(code):
            problems.mend("“%(code)s” is no code of a language; write en, fr, es, ar, zh, ru.", where, code=code)
        elif not isinstance(text, str):
            problems.found.append(_unlike(f"{where}.{code}", '"…"'))
        elif clean(text):
            texts[code] = clean(text)
    return texts


def _first(item: Mapping[str, object], *names: str) -> object:
    return next((item[name] for name in names if item.get(name) is not None), None)


def _question(item: Mapping[str, object], at: int, where: str, language: str, problems: Problems) -> Question:
    number = _first(item, "number", "no", "id")
    if number is None:
        number = at + 1
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    if isinstance(number, bool) or not isinstance(number, int | str):
        problems.found.append(_unlike(f"{where}.number", '2, "3 bis"'))
        number = at + 1
    kind = _first(item, "kind", "type")
    if kind is not None and not isinstance(kind, str):
        problems.found.append(_unlike(f"{where}.kind", '"long", "choice"'))
        kind = ""
    given_kind = str(kind or "")
    choices = _choices(_first(item, "choices", "options", "answers"), f"{where}.choices", language, problems)
    plain_kind = _KINDS.get(re.sub(r"[\s_-]", "", given_kind.lower()), given_kind)
    required = item.get("required", False)
    if not isinstance(required, bool):
        problems.found.append(_unlike(f"{where}.required", "true, false"))
    relevant = _first(item, "relevant", "condition", "if")
    if relevant is not None and not isinstance(relevant, str):
        problems.found.append(_unlike(f"{where}.relevant", '"Q1 == \\"government\\""'))
        relevant = ""
    return Question(
        number=tidy_number(number),
        number_as_given=number,
        text=_texts(_first(item, "text", "title", "question", "label"), f"{where}.text", language, problems),
        kind="choice" if not given_kind and choices else plain_kind,
        help=_texts(_first(item, "help", "hint"), f"{where}.help", language, problems),
        parts=_parts(_first(item, "parts", "subquestions"), f"{where}.parts", language, problems),
        choices=choices,
        relevant_as_given=str(relevant or ""),
        refs=_refs(_first(item, "refs", "references", "ref"), f"{where}.refs", problems),
        required=required is True,
    )


def _parts(given: object, where: str, language: str, problems: Problems) -> tuple[tuple[str, Texts], ...]:
    """Letters ("a"), texts, "a) text", objects with a letter, or {"a": "text"}; letters left out are given in order."""
    if given is None:
        return ()
    if isinstance(given, dict):
        given = [{"letter": name, "text": text} for name, text in given.items()]
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= 26:
        given = [letter(at) for at in range(given)]
    if not isinstance(given, list):
        problems.found.append(_unlike(where, '["a", "b"]'))
        return ()
    parts: list[tuple[str, Texts]] = []
    for at, item in enumerate(given):
        place = f"{where}[{at}]"
        named = ""
        texts: Texts = {}
        if isinstance(item, str):
            bare = item.strip().strip("().").strip()
            if re.fullmatch(r"[A-Za-z]|[ivxIVX]{1,5}", bare):
                named = bare.lower()
            else:
                named, text = split_letter(clean(item))
                texts = {language: text} if text else {}
        elif isinstance(item, dict):
            name = _first(item, "letter", "part", "label", "number", "id")
            texts = _texts(_first(item, "text", "title", "question"), place, language, problems)
            if name is not None and not isinstance(name, str):
                problems.found.append(_unlike(place, '{"letter": "a", "text": "…"}'))
            named = name.strip().strip("().").strip().lower() if isinstance(name, str) else ""
            if not named and not texts:
                problems.found.append(_unlike(place, '{"letter": "a", "text": "…"}'))
        else:
            problems.found.append(_unlike(place, '{"letter": "a", "text": "…"}'))
            continue
        parts.append((named or letter(at), texts))
    return tuple(parts)


def _choices(given: object, where: str, language: str, problems: Problems) -> tuple[tuple[str, Texts], ...]:
    """Texts, objects with a value, or {"value": "text"}."""
    if given is None:
        return ()
    if isinstance(given, dict):
        given = [{"value": value, "text": text} for value, text in given.items()]
    if not isinstance(given, list):
        problems.found.append(_unlike(where, '["Yes", "No"]'))
        return ()
    choices: list[tuple[str, Texts]] = []
    for at, item in enumerate(given):
        place = f"{where}[{at}]"
        if isinstance(item, str | int | float) and not isinstance(item, bool):
            text = clean(str(item))
            choices.append((text, {language: text}))
        elif isinstance(item, dict):
            texts = _texts(_first(item, "text", "label", "title"), place, language, problems)
            value = _first(item, "value", "name", "id")
            plain = clean(str(value)) if isinstance(value, str | int) else next(iter(texts.values()), "")
            if not plain:
                problems.found.append(_unlike(place, '{"value": "yes", "text": "Yes"}'))
                continue
            choices.append((plain, texts or {language: plain}))
        else:
            problems.found.append(_unlike(place, '{"value": "yes", "text": "Yes"}'))
    return tuple(choices)


def _refs(given: object, where: str, problems: Problems) -> tuple[str, ...]:
    if given is None:
        return ()
    items = given.split(";") if isinstance(given, str) else given
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        problems.found.append(_unlike(where, '["Tunis Agenda 69"]'))
        return ()
    return tuple(text for text in (clean(str(item)) for item in items) if text)
