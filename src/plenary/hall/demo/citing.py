"""What the invented groups serve of their mandates, sentence by sentence: items of agendas, recommendations, a date.

All of it is invented, the mandates too. In each one paragraph is left that nobody has taken up yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from plenary.hall.demo.cables import SLUG as CABLES
from plenary.hall.demo.cables import TEXT
from plenary.hall.demo.dues import words as _w
from plenary.hall.demo.harbours import SLUG as HARBOURS
from plenary.mandate import acts as mandate
from plenary.mandate.reads import citing
from plenary.meetings import acts as meetings
from plenary.record.actor import Actor
from plenary.texts import acts as texts
from plenary.texts import reads as text_reads

_LIGHTS = "asks the group to say which lights a small harbour cannot do without"
_PORTS = (
    (
        "2",
        _w(
            f"The Assembly of Ports {_LIGHTS}, and to hear those who steer by them.",
            "تطلب جمعية الموانئ من الفريق تحديد الأضواء التي لا غنى عنها لميناء صغير والاستماع إلى من يسترشدون بها.",
        ),
    ),
    (
        "3",
        _w(
            "The group shall propose who pays for the upkeep of lights that several harbours share.",
            "يقترح الفريق من يدفع تكلفة صيانة الأضواء المشتركة بين عدة موانئ.",
        ),
    ),
    (
        "4",
        _w(
            "The group shall look at lamps that need no mains.",
            "ينظر الفريق في المصابيح التي لا تحتاج إلى شبكة كهرباء.",
        ),
    ),
)
_TASKS = (
    ("consider", _w("Which lights a small harbour needs", "الأضواء التي يحتاج إليها ميناء صغير"), "2"),
    ("recommend", _w("Who pays for shared lights", "من يدفع تكلفة الأضواء المشتركة"), "3"),
    ("examine", _w("Lamps without mains", "المصابيح بلا شبكة كهرباء"), "4"),
)
_COASTS = (
    (
        "4",
        _w(
            "The group shall say how coasts tell one another of a new route, and who mends what they share.",
            "يبيّن الفريق كيف تُبلغ السواحل بعضها بعضاً بمسار جديد ومن يصلح ما تتقاسمه.",
        ),
    ),
    (
        "5",
        _w(
            "It shall keep an account of what its own meetings cost.",
            "يمسك الفريق حساباً بتكلفة اجتماعاته.",
        ),
    ),
)


def load(by: Actor, at: datetime) -> None:
    """Enter it; after the mandates, the meetings and the texts."""
    _harbours(by, at)
    _cables(by, at)


def _harbours(by: Actor, at: datetime) -> None:
    where: dict[str, Any] = {"group": HARBOURS, "at": at}
    title = _w("Lights of small harbours (invented)", "أضواء الموانئ الصغيرة (مختلق)")
    source = _quoted(by, "AP/8/21", title, _PORTS, where)
    for verb, text, label in _TASKS:
        mandate.set_task(by, verb=verb, text=text, passage=f"{source}/{label}", **where)
    served = ((4, f"{source}/2", _LIGHTS), (3, f"{source}/3", ""))
    for item, address, words in served:
        cites = [{"address": address, "words": words}]
        meetings.change_item(by, meeting="2", item=item, serves=cites, **where)
    mandate.change_date(by, number=2, source=f"{source}/3", **where)  # proposals for the recommendations


def _cables(by: Actor, at: datetime) -> None:
    where: dict[str, Any] = {"group": CABLES, "at": at}
    before = next(iter(citing.quotables(CABLES)))
    source = _quoted(by, "AC/9/14", _w("Shared cables (invented)", "الكابلات المشتركة (مختلق)"), _COASTS, where)
    mends = [{"address": f"{source}/4", "words": "who mends what they share"}]
    tells = [{"address": f"{source}/4", "words": "how coasts tell one another of a new route"}]
    for meeting, item in (("1", 3), ("2", 2)):
        meetings.change_item(by, meeting=meeting, item=item, serves=[{"address": before}, *mends], **where)
    page = text_reads.text(CABLES, TEXT)
    for p in page.paragraphs if page else ():
        if p.kind != "heading" and p.there and not p.statement and p.category in ("laying", "upkeep"):
            cites = tells if p.category == "laying" else mends
            texts.set_paragraph(by, text=TEXT, key=p.key, cites=cites, **where)


def _quoted(
    by: Actor, symbol: str, title: dict[str, str], passages: Sequence[tuple[str, dict[str, str]]], where: dict[str, Any]
) -> str:
    """Quote paragraphs of a document in their own words; the address of the document."""
    slug = mandate.enter_source(by, symbol=symbol, title=title, **where).value
    for label, words in passages:
        mandate.quote(by, source=slug, label=label, words=words, **where)
    return f"mandate/{where['group']}/{slug}"
