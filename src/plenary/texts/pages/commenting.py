"""Comments: a round on a frozen revision, and on the text as it stands; the matrix with the chair's answers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from plenary.members.typed import Tried, done, instant_of, spoken, tried, whole
from plenary.press import sheets
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Problem
from plenary.texts import acts, reads
from plenary.texts.pages import common
from plenary.texts.pages.common import page_of, zone_of
from plenary.texts.rights import COMMENT, READ
from plenary.texts.showing import comment_words, who_words

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@page(get=READ, post=COMMENT)
def comments(request: Visited, group: str, text: str) -> HttpResponse:
    """Every comment, paragraph by paragraph, with its answer; rounds; the form, for observers too."""
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, _verbs(request, group, text))
        if not outcome.problem:
            return done(outcome.receipt, "text-comments", _anchor(request, outcome), group=group, text=text)
    found = common.whole(group, text)
    rounds = reads.rounds(group, text)
    given = request.POST.get("round") if outcome.problem else request.GET.get("round")
    open_now = next((r for r in rounds if r.state(request.visit.at) in ("open", "late")), None)
    round = open_now if given is None else next((r for r in rounds if r.number == number_of(given)), None)
    frozen = reads.revision(group, text, round.revision) if round else None
    return page_of(
        request,
        "texts/comments.html",
        found.line,
        "comments",
        outcome,
        page=found,
        rounds=rounds,
        round=round,
        frozen=frozen,
        comments=reads.comments(group, text, round=round.number if round else 0),
        revisions=reads.revisions(group, text),
        about=number_of(request.POST.get("key") if outcome.problem else request.GET.get("key")) or 0,
    )


def _anchor(request: Visited, outcome: Tried) -> str:
    value = outcome.receipt.value if outcome.receipt else None
    number = request.POST.get("number") or (value if request.POST.get("do") == "comment" else "")
    return f"c{number}" if number else ""


def _verbs(request: Visited, group: str, text: str) -> dict[str, Any]:
    post, by = request.POST, request.visit.by
    where: dict[str, Any] = {"group": group, "text": text}

    def comment(once: dict[str, Any]) -> Receipt:
        return acts.comment(
            by,
            key=number_of(post.get("key")) or None,
            words=post.get("words", ""),
            suggested=post.get("suggested", ""),
            round=number_of(post.get("round")) or None,
            **where,
            **once,
        )

    def answer(once: dict[str, Any]) -> Receipt:
        return acts.answer_comment(
            by,
            number=whole(post.get("number", "")) or 0,
            answer=post.get("answer", ""),
            disposition=post.get("disposition", ""),
            seen=(post["seen_disposition"], post.get("seen", "")) if "seen_disposition" in post else None,
            **where,
            **once,
        )

    def open_round(once: dict[str, Any]) -> Receipt:
        zone = zone_of(group)
        closes = instant_of(post.get("closes", ""), post.get("closes_hour", "") or "23:59", zone)
        if closes is None:
            raise Problem("Say until when comments are taken.")
        words = post.get("closes_text", "").strip()
        return acts.open_round(
            by,
            revision=whole(post.get("revision", "")) or 0,
            closes=closes,
            closes_text=spoken(words) if words else None,
            who=post.get("who", "all"),
            **where,
            **once,
        )

    def close(once: dict[str, Any]) -> Receipt:
        return acts.close_round(by, round=whole(post.get("round", "")) or 0, **where, **once)

    return {"comment": comment, "answer": answer, "open": open_round, "close": close}


@page(get=READ)
def matrix(request: Visited, group: str, text: str, format: str) -> HttpResponse:
    """The comment matrix as a file: a row for each comment. ?round=2 has those of a round alone."""
    line = common.find(group, text)
    if format not in FORMATS:
        raise Http404(_("This format is not made."))
    some = reads.comments(group, text, round=number_of(request.GET.get("round")) or None)
    columns = [
        _("No."),
        _("Paragraph"),
        _("From"),
        _("As"),
        _("Comment"),
        _("Wording suggested"),
        _("Received"),
        _("Late"),
        _("What became of it"),
        _("Answer"),
    ]
    rows: list[list[sheets.Cell]] = [
        [
            c.number,
            c.paragraph,
            c.name,
            who_words(c.klass),
            c.words,
            c.suggested,
            f"{c.instant:%Y-%m-%d %H:%M} UTC",
            _("yes") if c.late else "",
            comment_words(c.disposition),
            c.answer,
        ]
        for c in some
    ]
    if format == "csv":
        data = sheets.csv(rows, columns)
    else:
        widths = [6, 12, 28, 12, 60, 60, 20, 8, 18, 60]
        data = sheets.xlsx([sheets.Sheet(_("Comments"), columns, rows, widths, get_language_bidi())])
    response = HttpResponse(data, content_type=FORMATS[format])
    response.headers["Content-Disposition"] = f'attachment; filename="{line.slug}-comments.{format}"'
    return response
