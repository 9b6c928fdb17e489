"""The Jinja environment: translation, dates, prose, charts, one-time tokens."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined
from markupsafe import Markup

from plenary.hall import shown
from plenary.news.reads import thanks_about
from plenary.record.door import new_token


def environment(**options: Any) -> Environment:
    """Made once a process; undefined names are errors, so that a page cannot silently show nothing."""
    options["undefined"] = StrictUndefined
    options["bytecode_cache"] = _compiled()
    env = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], trim_blocks=True, lstrip_blocks=True, **options)  # noqa: S701 -- Django's backend passes autoescape=True
    env.install_gettext_callables(  # type: ignore[attr-defined]  # put there by jinja2.ext.i18n
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    env.globals.update(
        _=_said,
        gettext=_said,
        static=lru_cache(maxsize=200)(static),
        url=_url,
        once=new_token,
        thanked=thanks_about,  # for pages of rooms below the news
        language=translation.get_language,
        interface_languages=settings.LANGUAGES,
        rtl=translation.get_language_bidi,
        meeting_titles=shown.meeting_titles,
    )
    env.filters.update(shown.FILTERS)
    return env


def _compiled() -> FileSystemBytecodeCache | None:
    """Templates compiled once and kept in the home: a server that was killed has its first pages out at once."""
    folder = settings.HOME / "templates"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None  # a home that cannot be written is said elsewhere
    return FileSystemBytecodeCache(str(folder))


def _said(message: str, /, **values: Any) -> Markup:
    """A string of a template in the reader's language, with values put in; as `install_gettext_callables` would have it.

    A page has hundreds of them, and a language says each always the same: it is looked up once.
    """
    language = translation.get_language()
    return _translated(language, message) % values if values else _whole(language, message)


@lru_cache(maxsize=60_000)  # six languages of some 5,000 strings each
def _translated(language: str | None, message: str) -> Markup:
    return Markup(translation.gettext(message))  # noqa: S704 -- words of a template or of its translation, not a visitor's


@lru_cache(maxsize=60_000)
def _whole(language: str | None, message: str) -> Markup:
    return _translated(language, message) % {}


def _url(name: str, **kwargs: Any) -> str:
    return _address(name, tuple((k, v) for k, v in kwargs.items() if v is not None))


@lru_cache(maxsize=4000)
def _address(name: str, given: tuple[tuple[str, Any], ...]) -> str:
    """A page of a hundred rows links to the same places again and again."""
    return reverse(name, kwargs=dict(given))
