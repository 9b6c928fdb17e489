"""More of the library of the demonstration.

Of the first group: papers of the consultations before it, of which the years and the kinds are true, and no words are here.
Of the invented group: a draft that goes through its versions in several languages, and a photograph whose rights nobody has
cleared; their files are written here, and are nobody's papers.
"""

from __future__ import annotations

from datetime import datetime

from plenary.hall.demo.dues import words as _w
from plenary.library import acts as library
from plenary.library import files, reads
from plenary.library.acts import Printed
from plenary.press import paper_out
from plenary.press.paper import Paper, Par, Run
from plenary.record.actor import Actor

FIRST, INVENTED = "wgec-1", "shared-cables"
_WORDS = {
    "en": (
        "Draft recommendations on shared cables",
        "This paper is invented: it shows how a document stands in languages.",
    ),
    "fr": ("Projet de recommandations sur les câbles communs", "Ce document est inventé, comme tout ce groupe."),
    "es": (
        "Proyecto de recomendaciones sobre los cables comunes",
        "Este documento es inventado, como todo este grupo.",
    ),
    "ar": ("مشروع توصيات بشأن الكابلات المشتركة", "هذه الوثيقة مختلقة، شأنها شأن هذا الفريق كله."),
}
_BEFORE = (
    ("2006", "report", "Report of the Special Adviser of the Secretary-General", "تقرير المستشار الخاص للأمين العام"),
    ("2008", "report", "Report of the Secretary-General on progress made", "تقرير الأمين العام عن التقدم المحرز"),
    ("2012-05-18", "transcript", "Transcripts of the open consultation", "محاضر المشاورة المفتوحة الحرفية"),
)
# Documents that are here already, in a language that stands at an address of its own.
_ELSEWHERE = (("A/66/77", "fr", "https://undocs.org/fr/A/66/77"), ("A/66/77", "ar", "https://undocs.org/ar/A/66/77"))


def load(by: Actor, at: datetime) -> None:
    """Enter them, through the acts of the library."""
    for date, kind, title, arabic in _BEFORE:
        library.register(by, group=FIRST, title=_w(title, arabic), kind=kind, date=date, at=at)
    for symbol, language, address in _ELSEWHERE:
        if (pk := reads.by_symbol(symbol)) is not None:
            library.add_language(by, document=pk, language=language, address=address, at=at)
    _family(by, at)
    _photograph(by, at)


def _family(by: Actor, at: datetime) -> None:
    symbol, day = "AC/9/CRP.3", at.date().isoformat()
    title = {code: said[0] for code, said in _WORDS.items()}
    told = {"group": INVENTED, "title": title, "date": day, "original": "en", "at": at}
    for end, kind, spoken in (
        ("", "crp", ("en", "fr")),
        ("/Rev.1", "revision", tuple(_WORDS)),
        ("/Rev.1/Corr.1", "corrigendum", ("en",)),
        ("/Add.1", "addendum", ("en",)),
    ):
        pk = library.register(by, symbol=symbol + end, kind=kind, **told).value
        for language in spoken:
            library.add_language(by, document=pk, printed=_paper(symbol + end, language, at), at=at)


def _photograph(by: Actor, at: datetime) -> None:
    pk = library.register(
        by,
        group=INVENTED,
        title=_w("The room of the first meeting, a photograph", "قاعة الاجتماع الأول، صورة"),
        kind="document",
        date=at.date().isoformat(),
        rights="© Lamp Street Pictures",
        holder="Lamp Street Pictures",
        withheld="Whoever took it has not said that it may be shown here.",
        at=at,
    ).value
    data = b"In the place of a photograph.\n"
    printed = Printed(files.keep(data), "room.txt", "text/plain; charset=utf-8", len(data), "txt")
    library.add_language(by, document=pk, printed=printed, at=at)


def _paper(symbol: str, language: str, at: datetime) -> Printed:
    title, words = _WORDS[language]
    paper = Paper(
        title=title,
        language=language,
        pars=(Par("1", "paragraph", runs=(Run(words),)),),
        symbol=symbol,
        date=at.date().isoformat(),
    )
    made = paper_out.printed(paper, "docx")
    name = f"{symbol.replace('/', '-')}-{language}{made.suffix}"
    return Printed(files.keep(made.data), name, made.media, len(made.data), "docx", language=language)
