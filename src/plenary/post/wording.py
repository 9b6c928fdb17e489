"""The words of letters: a plain text template for each kind, in the reader's language, lines folded for mail."""

from __future__ import annotations

import re
import textwrap
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

from django.conf import settings
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils import translation
from django.utils.translation import gettext, ngettext
from jinja2 import Environment

from plenary.rules import deadlines

WIDTH = 76
_WEB = re.compile(r"(?:[a-z][a-z0-9+.-]*:/|www\.)\S*", re.I)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def spoken(language: str) -> str:
    """The language that a letter is written in: the one asked for where the house speaks it, else English."""
    known = dict(settings.LANGUAGES)
    short = language.lower().split("-")[0]
    return language if language in known else short if short in known else "en"


def render(kind: str, language: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text of a letter."""
    with translation.override(language):
        whole = _environment().get_template(f"post/letters/{kind}.txt").render(**context)
    subject, _line, text = whole.strip().partition("\n")
    return plain(subject, 200), _folded(text)


@cache
def _environment() -> Environment:
    """The pages' environment, without escaping: what is read as plain text is no HTML."""
    engine = cast(Jinja2, engines["jinja2"])
    env: Environment = engine.env.overlay(autoescape=False)
    env.filters |= {"plain": plain, "left": left, "utc": _utc}
    # The pages' own put values in as HTML: an apostrophe would be &#39; in a letter.
    env.globals = env.globals | {"_": _said, "gettext": _said}
    return env


def _said(message: str, /, **values: Any) -> str:
    """A string of a template in the letter's language, with values put in as they are."""
    return gettext(message) % values


def _folded(text: str) -> str:
    """Paragraphs folded to a width that every mail program shows; addresses stay whole."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        lines += textwrap.wrap(line.strip(), WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def plain(value: object, most: int = 120) -> str:
    """What somebody typed, as one line that carries nothing: no controls, no addresses of the web (a letter from the
    group is no vehicle for anybody's advertising)."""
    text = _WEB.sub("…", _CONTROL.sub(" ", str(value)))
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def left(deadline: datetime, now: datetime) -> str:
    """How much time is left, in words; "" once it is over."""
    rest = deadlines.left(now, deadline)
    if rest.past:
        return ""
    days = ngettext("%(num)s day", "%(num)s days", rest.days) % {"num": rest.days}
    hours = ngettext("%(num)s hour", "%(num)s hours", rest.hours) % {"num": rest.hours}
    minutes = ngettext("%(num)s minute", "%(num)s minutes", rest.minutes) % {"num": rest.minutes}
    if rest.days:
        told = gettext("%(one)s and %(other)s") % {"one": days, "other": hours} if rest.hours else days
    else:
        told = gettext("%(one)s and %(other)s") % {"one": hours, "other": minutes} if rest.hours else minutes
    return gettext("%(time)s left") % {"time": told}


def _utc(value: datetime) -> str:
    """The same instant as every other place reads it."""
    return f"{value.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
