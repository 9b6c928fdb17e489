"""A draft as its pages show it: each question with what was typed, what is not asked, and what is to be mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django.conf import settings
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from plenary.calls import drafts, reads
from plenary.calls.answering_reads import Brief
from plenary.members import reads as members
from plenary.record.door import Visited, number_of
from plenary.rules import sheets
from plenary.rules.languages import LANGUAGES

TYPES = ("docx", "odt", "pdf", "rtf", "txt", "csv", "xlsx", "ods", "png", "jpg", "jpeg")
_MAGIC = {
    b"PK\x03\x04": ("docx", "odt", "xlsx", "ods"),
    b"%PDF": ("pdf",),
    b"{\\rtf": ("rtf",),
    b"\x89PNG": ("png",),
    b"\xff\xd8\xff": ("jpg", "jpeg"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place for an answer."""

    part: str
    label: Mapping[str, str]
    ident: str  # for ids: "2-a"
    name: str  # "q:2:a"
    value: str
    chosen: frozenset[str]
    how: str
    see: str
    lang: str


@dataclass(frozen=True, slots=True)
class Card:
    """One question of the form."""

    q: reads.QuestionLine
    places: tuple[Place, ...]
    asked: bool

    @property
    def options(self) -> bool:
        return bool(self.q.choices) and self.q.kind in ("choice", "multiple", "profile")


def cards(questions: tuple[reads.QuestionLine, ...], fields: Mapping[str, str]) -> tuple[Card, ...]:
    """The questions in order; notes are cards without a place."""
    hidden_now = sheets.unasked_of(questions, fields)
    made = []
    for q in questions:
        if q.other:
            continue
        labels = {str(p["letter"]): p["text"] for p in q.parts}
        places = [_place(q, part, labels.get(part, {}), fields) for _number, part in sheets.keys([q])]
        made.append(Card(q, tuple(places), q.number not in hidden_now))
    return tuple(made)


def _place(q: reads.QuestionLine, part: str, label: Mapping[str, str], fields: Mapping[str, str]) -> Place:
    name = f"{q.number}:{part}"
    value = fields.get(f"q:{name}", "")
    return Place(
        part=part,
        label=label,
        ident=f"{q.number}-{part}".replace(" ", "_").strip("-"),
        name=f"q:{name}",
        value=value,
        chosen=frozenset(value.split("\n")),
        how=fields.get(f"how:{name}", ""),
        see=fields.get(f"see:{name}", ""),
        lang=fields.get(f"lang:{name}", ""),
    )


def view(request: Visited, draft: drafts.View, call: Brief, fields: Mapping[str, str]) -> dict[str, Any]:
    """What the form shows: all of it, or with ?q=2 one question, with ?q=about who answers, with ?q=end the rest."""
    every = cards(reads.questions(call.slug), fields)
    order = ["about", *(c.q.number for c in every if c.asked), "end"]
    at = request.GET.get("q", "")
    at = at if at in order else ""
    place = order.index(at) if at else 0
    return {
        "cards": [c for c in every if not at or c.q.number == at],
        "order": order,
        "at": at,
        "place": place,
        "before": order[place - 1] if at and place else "",
        "after": order[place + 1] if at and place + 1 < len(order) else "",
        "filled": {c.q.number for c in every if any(p.value.strip() or p.how for p in c.places)},
        "fields": dict.fromkeys(drafts.ABOUT, "") | dict(fields),
        "seen": ";".join(f"{name}={mark(text)}" for name, text in fields.items() if text),
        "groups": members.stakeholder_groups(call.group),
        "tongues": tuple(dict.fromkeys((*LANGUAGES, *call.languages))),
        "saved": number_of(request.GET.get("saved")) or 0,
        "displaced": bool(request.GET.get("displaced")),
        "types": ",".join(f".{t}" for t in TYPES),
        "address": settings.URL + request.path,
        "tongue": fields.get("language", "") or draft.language or get_language() or "en",
    }


def mark(text: str) -> int:
    """A short mark of a field's text, the same for every system's line ends; 0 for an empty one."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return crc32(plain.encode("utf-8", "surrogatepass")) if plain else 0


def pairs(text: str) -> dict[str, int]:
    """ "q:2:a=17;name=3" as a mapping; what has not that form is left out."""
    found = (pair.rpartition("=") for pair in text[:100_000].split(";"))
    return {
        name: int(value) for name, _sign, value in found if value.isascii() and value.isdecimal() and len(value) < 12
    }


def branches(call: str) -> bool:
    """Does what is asked hang on what was answered?"""
    return any(q.relevant for q in reads.questions(call))


def hidden(call: str, fields: Mapping[str, str]) -> list[str]:
    """The questions that are not asked after these answers."""
    return sorted(sheets.unasked_of(reads.questions(call), fields))


def checked(call: Brief, draft: drafts.View) -> dict[str, Any]:
    """Every answer as it will be handed in, what is missing, and what is not handed in."""
    questions = reads.questions(call.slug)
    here = get_language() or "en"  # choices as she reads them; they are handed in in the questionnaire's first language
    label = here if here in call.languages else (call.languages or ("en",))[0]
    sheet = sheets.read(questions, draft.fields, language=draft.language, label=label)
    typed = {(a.question, a.part): a for a in sheet.answers}
    lines = [
        (q, part, typed.get((q.number, part)))
        for q in questions
        if not q.other and q.number not in sheet.hidden
        for _number, part in sheets.keys([q])
    ]
    return {
        "sheet": sheet,
        "lines": lines,
        "blank": sum(1 for _q, _part, a in lines if a is None),
        "mend": [(anchor(w.field), sentence(w)) for w in sheet.wrong],
        "fields": dict.fromkeys(drafts.ABOUT, "") | dict(draft.fields),
    }


def anchor(field: str) -> str:
    """Where on the form a field stands, as a fragment."""
    what, _colon, rest = field.partition(":")
    if what in ("q", "how", "see", "lang"):
        return "q-" + rest.replace(":", "-").replace(" ", "_").strip("-")
    return f"f-{field}" if field else "main"


def sentence(w: sheets.Wrong) -> str:
    """What is wrong, where, and how to mend it."""
    said = {
        "name": _("Who answers? Write the name of the organisation, or your own."),
        "email": _(
            "A mail address is needed to confirm the response: a name, @ and a domain, such as ana@example.org."
        ),
        "consent": _("May your answers be cited under your name? Choose yes or no."),
        "required": _("Question %(number)s must be answered."),
        "choice": _("Question %(number)s: choose among what is offered; “%(value)s” is not."),
        "see": _("Question %(number)s: say which question your answer stands at; there is no question “%(see)s”."),
        "signatory": _("A joint response names at least two signatories, one a line."),
        "many": _("At most %(most)s signatories can be asked: name the others in the text of an answer."),
        "same": _("%(mail)s stands beside too many signatories: give each her own address, or none."),
        "empty": _("Nothing has been answered yet: write at least one answer, or something outside the questions."),
    }
    text = said.get(w.code, w.code)
    return text % dict(w.values) if w.values and "%(" in text else text


_WRONG_TYPE = gettext_noop(
    "%(name)s cannot be attached: take .docx, .odt, .pdf, .rtf, .txt, .csv, .xlsx, .ods, .png or .jpg."
)
_WRONG_CONTENT = gettext_noop("%(name)s is not what the ending of its name says. Open it, save it anew and attach it.")
_TOO_LARGE = gettext_noop("%(name)s is larger than 20 MB: attach it in parts, or without its pictures.")
_NO_BYTES = gettext_noop("%(name)s is empty: open it on your machine to see that it was saved.")


def unfit(name: str, size: int, head: bytes) -> str:
    """Why a file cannot be attached (the words of a Problem that names it); "" where it can."""
    ending = name.rpartition(".")[2].lower()
    if ending not in TYPES:
        return _WRONG_TYPE
    if not size:
        return _NO_BYTES
    if size > drafts.MOST_BYTES:
        return _TOO_LARGE
    magic = next((endings for start, endings in _MAGIC.items() if head.startswith(start)), None)
    if magic is None:
        return _WRONG_CONTENT if ending not in ("txt", "csv") or b"\0" in head else ""
    return "" if ending in magic else _WRONG_CONTENT
