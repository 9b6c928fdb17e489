"""Setting a document by typst as PDF/UA-1, here or in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from plenary.press import coverage

TEMPLATES = Path(__file__).parent / "templates"
LONGEST = 28  # characters of a word that may stand without a place to break it

Progress = Callable[[str], None]

_LONG = re.compile(rf"[^\s\u200b\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]{{{LONGEST},}}")
_JOINT = re.compile(r"(?<=[/?&=#.,;:_@%+\-])(?=[^\s/.])")
_UNSHOWN = re.compile(r'text `"(.*?)"` could not be displayed|disallowed codepoint `"(.*?)"`', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


class PrintFailedError(Exception):
    """The typesetter stopped, ran out of time or of memory; the message says which."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and what had to be changed to make it."""

    data: bytes
    replaced: tuple[str, ...]  # characters that no font shows, printed as U+FFFD; sorted, each once


@dataclass(frozen=True, slots=True)
class Filed:
    """A PDF that stands in a file."""

    path: Path
    size: int  # bytes
    replaced: tuple[str, ...]


def typeset(document: Any, template: Path, *, progress: Progress | None = None) -> Printed:
    """Set what JSON can carry by a template that reads it. Same document and fonts, same bytes.

    `progress` is called with "checked" and "printed" as each step ends. Raises PrintFailedError.
    """
    tell = progress or (lambda step: None)
    text = json.dumps(document, ensure_ascii=False)
    replaced = set(coverage.missing(set(text)))
    if replaced:
        text = text.translate({ord(character): coverage.REPLACEMENT for character in replaced})
    tell("checked")
    while True:
        try:
            data = _compile(text, template)
            break
        except typst.TypstError as error:
            # A glyph may be missing only in its context; the typesetter then names it, and one more turn is needed.
            more = _named(str(error)) & set(text) - replaced
            if not more:
                raise PrintFailedError(str(error)) from error
            replaced |= more
            text = text.translate({ord(character): coverage.REPLACEMENT for character in more})
    tell("printed")
    return Printed(data, tuple(sorted(replaced)))


def apart(order: Mapping[str, Any], path: Path, *, timeout: float) -> Filed:
    """Let a process of its own carry out an order (see `pdf_worker`) and put its file at `path`, whole or not at all.

    `timeout` in seconds. Raises PrintFailedError when time is up or the process ends badly; nothing then stands at `path`.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        # The arguments are our own module and nothing else; the document goes in by stdin.
        done = subprocess.run(
            [sys.executable, "-m", "plenary.press.pdf_worker"],
            input=json.dumps({**order, "path": str(unfinished)}).encode(),
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines() or [f"ended with {done.returncode}"]
            raise PrintFailedError(said[-1])
        answer = json.loads(done.stdout)
        unfinished.replace(path)
    except subprocess.TimeoutExpired as error:
        raise PrintFailedError(f"not done within {timeout:g} s") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return Filed(path, answer["size"], tuple(answer["replaced"]))


def locale(tag: str) -> tuple[str, str | None]:
    """The language (two or three letters) and region (two) of a BCP 47 tag, as the typesetter knows them."""
    parts = tag.replace("_", "-").split("-")
    language = parts[0].lower() if re.fullmatch("[A-Za-z]{2,3}", parts[0]) else "en"
    region = next((part.upper() for part in parts[1:] if re.fullmatch("[A-Za-z]{2}", part)), None)
    if language == "zh" and region is None:
        region = "TW" if "hant" in tag.lower() else "CN"
    return language, region


def breakable(text: str) -> str:
    """Give words too long for a line places to break: after their own punctuation, else every few letters."""
    return _LONG.sub(lambda found: _broken(found[0]), text)


def _broken(word: str) -> str:
    broken = "\u200b".join(_JOINT.split(word))
    return re.sub(rf"[^\u200b]{{{LONGEST}}}(?=[^\u200b])", "\\g<0>\u200b", broken)


def _compile(document: str, template: Path) -> bytes:
    # Given as text, the template has no folder of its own to read from.
    made = typst.compile(
        template.read_bytes(),
        font_paths=typst.Fonts(font_paths=[coverage.FONTS]),
        sys_inputs={"document": document},
        format="pdf",
        pdf_standards="ua-1",
        timestamp=0,
    )
    if not isinstance(made, bytes):
        raise PrintFailedError("the typesetter gave no file")
    return made


def _named(message: str) -> set[str]:
    """The characters that an error of the typesetter is about."""
    found = _UNSHOWN.search(message)
    if not found:
        return set()
    words = found[1] or found[2] or ""
    return set(_ESCAPE.sub(lambda code: chr(int(code[1], 16)), words)) - {" ", "\n"}
