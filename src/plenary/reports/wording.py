"""The sentences of a chair's summary in words: every code of rules.minutes has one here (a test holds the two together)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from plenary.rules import date_ranges
from plenary.rules.minutes import Paragraph, Sentence

V = Mapping[str, Any]


def text(paragraph: Paragraph, language: str) -> tuple[str, dict[str, list[str]]]:
    """The paragraph's text, and of each sentence the addresses that it rests on. With that language active."""
    sources: dict[str, list[str]] = {}
    said = []
    for sentence in paragraph.sentences:
        words = say(sentence, language)
        said.append(words)
        sources[words] = list(dict.fromkeys([*sources.get(words, ()), *sentence.sources]))
    return " ".join(said), sources


def heading(code: str) -> str:
    """The words of a heading; "" for none."""
    if not code:
        return ""
    return {
        "opening": _("Opening of the meeting"),
        "chair": _("Election of the chair"),
        "agenda": _("Agenda"),
        "discussion": _("Discussion"),
        "highlights": _("Other issues highlighted"),
        "follow-up": _("What is to be done"),
        "closing": _("Closing of the meeting"),
    }[code]


def say(sentence: Sentence, language: str) -> str:
    """One sentence in words. Raises KeyError for a code that has none."""
    return SAID[sentence.code](sentence.values, language)


def _list(names: Sequence[str], language: str) -> str:
    return format_list(list(names), locale=language.replace("-", "_"))


def _end(words: str) -> str:
    """As a sentence: with a full stop, unless it ends with a mark of its own."""
    words = " ".join(words.split())
    return words if words.endswith((".", "!", "?", "؟", "。", "…")) else words + "."


def _held(v: V, language: str) -> str:
    if v["place"]:
        return _("The %(title)s of the %(group)s was held in %(place)s, %(dates)s.") % v
    return _("The %(title)s of the %(group)s was held, %(dates)s.") % v


def _opened_by(v: V, language: str) -> str:
    return _("It was opened by %(name)s for the secretariat.") % v


def _opened(v: V, language: str) -> str:
    return _("It was opened by %(name)s.") % v


def _acting(v: V, language: str) -> str:
    return _("%(name)s presided as Acting Chair.") % {"name": _person(v)}


def _presided(v: V, language: str) -> str:
    return _("%(name)s presided.") % {"name": _person(v)}


def _person(v: V) -> str:
    return _("%(name)s (%(country)s)") % v if v.get("country") else str(v["name"])


def _members_there(v: V, language: str) -> str:
    return _("Members present: %(room)s in the room and %(remote)s far away.") % v


def _observers_there(v: V, language: str) -> str:
    return _("Observers present: %(room)s in the room and %(remote)s far away.") % v


def provided_words() -> dict[str, str]:
    """What a meeting may provide, in words."""
    return {
        "remote": _("remote participation"),
        "captions": _("live captions"),
        "transcript": _("a transcript"),
        "recording": _("a recording"),
    }


def _provided(v: V, language: str) -> str:
    return _("Members and observers were provided with %(what)s.") % {
        "what": _list([provided_words()[code] for code in v["what"]], language)
    }


def _office(code: str) -> str:
    return {
        "chair": _("Chair"),
        "co-chair": _("Co-Chair"),
        "vice-chair": _("Vice-Chair"),
        "rapporteur": _("Rapporteur"),
    }.get(code, code)


def _nominated(v: V, language: str) -> str:
    told = {"name": _person(v), "office": _office(v["office"]), "by": v["by"]}
    if v["by"]:
        return _("%(by)s nominated %(name)s as %(office)s.") % told
    return _("%(name)s was nominated as %(office)s.") % told


def _simply(words: Callable[[], str]) -> Callable[[V, str], str]:
    return lambda v, language: words() % {**v, "office": _office(str(v.get("office", "")))}


def _adopted_agenda(v: V, language: str) -> str:
    if not v["amended"]:
        return _("The meeting adopted its agenda as drafted.")
    return ngettext(
        "The meeting adopted its agenda with %(num)s amendment.",
        "The meeting adopted its agenda with %(num)s amendments.",
        v["amended"],
    ) % {"num": v["amended"]}


def _agenda_items(v: V, language: str) -> str:
    served = v.get("serves") or [()] * len(v["items"])
    titles = [
        f"{title} ({'; '.join(cited)})" if cited else title for title, cited in zip(v["items"], served, strict=True)
    ]
    items = "; ".join(f"({n}) {title}" for n, title in enumerate(titles, 1))
    return _("Its items were: %(items)s.") % {"items": items}


def _presented(v: V, language: str) -> str:
    who = _("%(name)s, %(capacity)s") % v if v["capacity"] else v["name"]
    return _("Under item %(number)s, “%(title)s”, a presentation was made by %(who)s.") % {**v, "who": who}


def _documents(v: V, language: str) -> str:
    return _("It had before it: %(documents)s.") % {"documents": "; ".join(v["documents"])}


def _members_spoke(v: V, language: str) -> str:
    return _("The floor was taken by members: %(names)s.") % {"names": _list(v["names"], language)}


def _observers_spoke(v: V, language: str) -> str:
    return _("The floor was taken by observers: %(names)s.") % {"names": _list(v["names"], language)}


def _points(v: V, language: str) -> str:
    return _("Points of order were raised by %(names)s.") % {"names": _list(v["names"], language)}


def _replies(v: V, language: str) -> str:
    return _("A right of reply was exercised by %(names)s.") % {"names": _list(v["names"], language)}


def _decided(words: Callable[[], str]) -> Callable[[V, str], str]:
    def said(v: V, language: str) -> str:
        told = words() % {"text": _end(str(v["text"]))}
        if v.get("document"):
            told = told.rstrip(".") + f" ({v['document']})."
        if v.get("reason"):
            told += " " + _("Reason: %(text)s") % {"text": _end(str(v["reason"]))}
        return told

    return said


def _raised(v: V, language: str) -> str:
    return _("Issues raised outside the questions: %(issues)s.") % {
        "issues": "; ".join(str(issue).rstrip(". ") for issue in v["issues"])
    }


def _to_do(v: V, language: str) -> str:
    owner = {
        "secretariat": _("The secretariat"),
        "chair": _("The Chair"),
        "member": _("The members"),
        "observer": _("The observers"),
    }.get(str(v["owner"]), str(v["owner"]))
    due = v["due_text"] or (date_ranges.day(v["due"], language) if v["due"] else "")
    told = {"owner": owner, "text": str(v["text"]).rstrip(". "), "due": due}
    if due:
        return _("%(owner)s: %(text)s (by %(due)s).") % told
    return _("%(owner)s: %(text)s.") % told


def _closed(v: V, language: str) -> str:
    at: datetime = v["at"]
    return _("The meeting closed on %(day)s at %(time)s.") % {
        "day": date_ranges.day(at, language),
        "time": f"{at:%H:%M}",
    }


def _after_midnight(v: V, language: str) -> str:
    at: datetime = v["at"]
    return _("The meeting closed after midnight, at %(time)s on %(day)s.") % {
        "day": date_ranges.day(at, language),
        "time": f"{at:%H:%M}",
    }


SAID: dict[str, Callable[[V, str], str]] = {
    "held": _held,
    "opened-by": _opened_by,
    "opened": _opened,
    "acting-chair": _acting,
    "presided": _presided,
    "members-there": _members_there,
    "observers-there": _observers_there,
    "provided": _provided,
    "nominated": _nominated,
    "approved": _simply(lambda: _("The members approved.")),
    "accepted": _simply(lambda: _("%(name)s accepted.")),
    "presides": _simply(lambda: _("%(name)s chaired the remainder of the meeting.")),
    "declined": _simply(lambda: _("%(name)s declined.")),
    "not-agreed": _simply(lambda: _("This was not agreed.")),
    "agenda-adopted": _adopted_agenda,
    "agenda-items": _agenda_items,
    "considered": _simply(lambda: _("The meeting considered item %(number)s, “%(title)s”.")),
    "presented": _presented,
    "had-before-it": _documents,
    "members-spoke": _members_spoke,
    "observers-spoke": _observers_spoke,
    "point-of-order": _points,
    "right-of-reply": _replies,
    "outcome": lambda v, language: _end(str(v["text"])),
    "carried": _simply(lambda: _("Item %(number)s, “%(title)s”, was not finished and is carried over.")),
    "adopted": _decided(lambda: pgettext("decision", "The meeting adopted: %(text)s")),
    "agreed": _decided(lambda: pgettext("decision", "The meeting agreed: %(text)s")),
    "took-note": _decided(lambda: pgettext("decision", "The meeting took note: %(text)s")),
    "endorsed": _decided(lambda: pgettext("decision", "The meeting endorsed: %(text)s")),
    "decided": _decided(lambda: pgettext("decision", "The meeting decided: %(text)s")),
    "deferred": _decided(lambda: pgettext("decision", "The meeting deferred: %(text)s")),
    "deferred-revisit": _decided(
        lambda: pgettext("decision", "Not pursued for the moment, and may be revisited: %(text)s")
    ),
    "divergence": _decided(lambda: pgettext("decision", "Views differed, and the meeting noted it: %(text)s")),
    "thanked": _decided(lambda: pgettext("decision", "The meeting thanked: %(text)s")),
    "raised": _raised,
    "to-do": _to_do,
    "closed": _closed,
    "closed-after-midnight": _after_midnight,
}
