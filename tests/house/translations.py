"""Gathers the strings of pages and code into the catalogue of each language, and says what lacks a translation.

    make translations                       gather; translations that are there are kept
    python tests/house/translations.py --check    only look: exit 1 where the catalogue is behind or has a gap

English needs no catalogue: its words are the message ids.
"""

from __future__ import annotations

import ast
import functools
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src" / "plenary"
LOCALES = SOURCE / "hall" / "locale"
LANGUAGES = {"ar": 6, "es": 2, "fr": 2, "ru": 3, "zh": 1}  # and how many plural forms each has

# As plenary.hall.jinja makes its environment.
JINJA = {
    "extensions": "jinja2.ext.i18n,jinja2.ext.do",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "newstyle_gettext": "true",
    "silent": "false",
}
SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop", "noop", "Problem"}
REFUSALS = {"NoList", "NoPeople", "NoWorkbook", "mend"}  # of press, which knows no gettext: pages say their words
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
SENTENCE = re.compile(r"(?:[A-Z]|%\([a-z_]+\)s )\S* ?.* .*[.?]", re.DOTALL)  # what an act says to a person
NO_WORDS = {
    "ValueError",
    "RuntimeError",
    "TypeError",
    "ngettext",
    "pgettext",
}  # for programmers, or gathered in their own way
RIGHTS = {"right", "Right"}  # their reasons are shown to whoever may not


@dataclass(frozen=True)
class Found:
    """A string to translate, and the file that it is in."""

    id: str | tuple[str, str]
    where: str
    context: str | None = None


@dataclass
class Report:
    """What stands in the way of a whole catalogue, a line each."""

    language: str
    strings: int = 0
    behind: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not (self.behind or self.gaps or self.wrong)


def strings() -> Iterator[Found]:
    """Every string that a person may get to read in her language."""
    for path in sorted((*SOURCE.glob("*/templates/**/*.html"), *SOURCE.glob("*/templates/**/*.txt"))):  # pages, letters
        yield from _of_template(path)
    for path in sorted(SOURCE.rglob("*.py")):
        yield from _of_module(path)
    from plenary.press.gate import CODES, explain

    for code in CODES:
        yield Found(explain(code), "src/plenary/press/gate.py")


def _of_template(path: Path) -> Iterator[Found]:
    where = path.relative_to(REPOSITORY).as_posix()
    keywords: dict[str, Any] = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    with path.open("rb") as source:
        for _line, id_, _comments, context in extract("jinja2.ext:babel_extract", source, keywords, options=JINJA):
            yield Found(id_, where, context)  # type: ignore[arg-type]  # Babel calls a pair of plurals a tuple of any length


def _of_module(path: Path) -> Iterator[Found]:
    where = path.relative_to(REPOSITORY).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if "acts" in path.parts:
        yield from (Found(words, where) for words in _refusals(tree))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [a.value if isinstance(a, ast.Constant) and isinstance(a.value, str) else None for a in node.args]
        if name in SINGLE | REFUSALS and texts and texts[0]:
            yield Found(texts[0], where)
        elif name in PLURAL and len(texts) > 1 and texts[0] and texts[1]:
            yield Found((texts[0], texts[1]), where)
        elif name in CONTEXT and len(texts) > 1 and texts[1]:
            yield Found(texts[1], where, texts[0])
        elif name in RIGHTS:
            for given in node.keywords:
                if given.arg == "reason" and isinstance(given.value, ast.Constant) and given.value.value:
                    yield Found(str(given.value.value), where)


def _refusals(tree: ast.AST) -> Iterator[str]:
    """What an act refuses with, where it is handed on before it is said: an argument of a call, or a value of a table."""
    for node in ast.walk(tree):
        given: list[ast.expr] = []
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") not in NO_WORDS:
            given = [*node.args, *(word.value for word in node.keywords)]
        elif isinstance(node, ast.Dict):
            given = node.values
        for one in given:
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and SENTENCE.fullmatch(one.value):
                yield one.value


@functools.cache  # every language asks for the same, and reading all sources takes seconds
def _found() -> tuple[Found, ...]:
    return tuple(sorted(strings(), key=lambda f: f.where))


def gathered() -> Catalog:
    """All strings as a catalogue without translations; places are files, without lines that would change daily."""
    made = Catalog(fuzzy=False)
    for found in _found():
        made.add(found.id, locations=[(found.where, None)], context=found.context)  # type: ignore[list-item]  # a place without a line
    return made


def path_of(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "django.po"


def kept(language: str) -> Catalog:
    """The catalogue as it is in the repository; empty where there is none."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as source:
        return read_po(source, locale=language)


def update(language: str) -> bool:
    """Bring a catalogue up to date; True where it changed. Nothing is guessed: what is new is empty."""
    catalogue = kept(language)
    catalogue.fuzzy = False
    catalogue.update(gathered(), no_fuzzy_matching=True, update_creation_date=False)
    for message in catalogue:
        message.flags.discard("fuzzy")
    written = io.BytesIO()
    write_po(written, catalogue, width=120, include_lineno=False, ignore_obsolete=True, sort_by_file=True)
    # Dates and tools in the header would make every gathering a change.
    text = re.sub(rb'"(?:POT-|PO-|Generated-|Last-|Language-Team|Report-)[^:]*:.*\n', b"", written.getvalue())
    text = re.sub(rb"(Project-Id-Version:) +", rb"\1 ", text)
    path = path_of(language)
    before = path.read_bytes() if path.exists() else b""
    if text == before:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return True


def check(language: str) -> Report:
    """Compare a catalogue with the sources, and look for gaps and for placeholders that do not match."""
    catalogue, wanted = kept(language), gathered()
    report = Report(language)
    there = {(m.id, m.context): m for m in catalogue if m.id}
    now = {(m.id, m.context): m for m in wanted if m.id}
    report.strings = len(now)
    report.behind += [f"new: {_short(key[0])} ({_places(m)})" for key, m in now.items() if key not in there]
    report.behind += [f"not used any more: {_short(key[0])}" for key in there if key not in now]
    for key, message in there.items():
        if key in now:
            _check(message, now[key], LANGUAGES[language], report)
    return report


def _check(message: Message, source: Message, forms: int, report: Report) -> None:
    name = f"{_short(message.id)} ({_places(source)})"
    plural = isinstance(message.id, list | tuple)
    given = list(message.string) if isinstance(message.string, list | tuple) else [message.string]
    if message.fuzzy:
        report.wrong.append(f"marked as a guess: {name}")
    if plural and len(given) != forms:
        report.gaps.append(f"{len(given)} of {forms} plural forms: {name}")
    elif not all(given):
        report.gaps.append(name)
    ids = list(message.id) if plural else [message.id]
    meant = set().union(*(placeholders(str(i)) for i in ids))
    for text in (str(t) for t in given if t):
        found = placeholders(text)
        # One, two and none can be said in a word, without the number.
        if found - meant or (not plural and found != meant):
            report.wrong.append(f"placeholders {sorted(found)}, not {sorted(meant)}: {name}")
    if any(str(i).endswith("\n") != str(t).endswith("\n") for i in ids[:1] for t in given if t):
        report.wrong.append(f"ends with a new line in one of the two: {name}")


def placeholders(text: str) -> set[str]:
    """The %(names)s in a text, each with its conversion."""
    return set(re.findall(r"%\(\w+\)[a-z]|%[sd]", text.replace("%%", "")))


def _short(id_: Any) -> str:
    text = str(id_[0] if isinstance(id_, list | tuple) else id_)
    return repr(text if len(text) < 70 else text[:67] + "…")


def _places(message: Message) -> str:
    return ", ".join(dict.fromkeys(place for place, _line in message.locations)) or "?"


def main(arguments: list[str]) -> int:
    only_look = "--check" in arguments
    bad = False
    for language in LANGUAGES:
        if not only_look and update(language):
            print(f"{path_of(language).relative_to(REPOSITORY)}: brought up to date")
        report = check(language)
        for what, lines in (("behind", report.behind), ("not translated", report.gaps), ("wrong", report.wrong)):
            for line in lines:
                print(f"{language}: {what}: {line}")
        print(f"{language}: {report.strings} strings, {len(report.gaps)} not translated, {len(report.wrong)} wrong")
        bad = bad or not report.ok
    return 1 if bad and only_look else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
