"""From the tables to a compilation: what is shown, in the reader's words, the same for every format.

The rule (`rules.compilation`) decides order, what is withheld and what is counted; here its values get their words.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.calls import reads
from plenary.calls.models import STANDING, Answer, Response
from plenary.members.reads import GroupName, stakeholder_groups
from plenary.rules import compilation as rule
from plenary.rules.masking import mask
from plenary.rules.questionnaire import Question

WAYS = ("question", "respondent")
FORMATS = ("pdf", "docx", "odt", "html", "csv", "xlsx")


@dataclass(frozen=True)
class Gone:
    """A response that counts no longer by itself: set aside, removed or merged."""

    number: int
    state: str
    reason: str
    into: int | None  # of a merged one: the response that holds its words now
    received: datetime


@dataclass(frozen=True)
class Material:
    """All that a compilation of a call is made of."""

    call: reads.CallLine
    questions: tuple[reads.QuestionLine, ...]
    groups: tuple[GroupName, ...]
    responses: tuple[rule.Response, ...]
    given: tuple[rule.Given, ...]
    extra: dict[int, dict[str, Any]]  # by response number: region as written, received, joint
    in_review: tuple[int, ...]
    corrected: dict[tuple[int, str, str], datetime]  # when, by response, question and part
    gone: tuple[Gone, ...]  # numbers that a reader would look for


def material(slug: str, *, reviewed_only: bool) -> Material:
    """Gather it. `reviewed_only` leaves out what is in review (a publication does); what is set aside is never in.

    Seven queries. Raises ValueError where there is no such call.
    """
    call = reads.call(slug)
    if call is None:
        raise ValueError(f"there is no call {slug!r}")
    rows = Response.objects.filter(call__slug=slug, state__in=STANDING).select_related("file").order_by("number")
    review = tuple(r.number for r in rows if r.state == "review")
    kept = [r for r in rows if r.state == "confirmed" or not reviewed_only]
    numbers = {r.number for r in kept}
    answers = (
        Answer.objects.filter(response__call__slug=slug, response__state__in=STANDING)
        .order_by("response__number", "question__order", "part")
        .values_list("response__number", "question__number", "part", "text", "state", "language", "corrected")
    )
    given = [a for a in answers if a[0] in numbers]
    return Material(
        call=call,
        questions=reads.questions(slug),
        groups=stakeholder_groups(call.group),
        responses=tuple(
            rule.Response(
                number=r.number,
                respondent=r.name,
                group=r.group_code,
                region=r.region or "unknown",
                language=r.language,
                cited=r.cited,
                late=r.late,
                received=r.received.isoformat(),
                joint=tuple(r.joint),
                # Whoever asks for a compilation of what is in review too gets it, marked: `in_review` says which.
                confirmed=True,
            )
            for r in kept
        ),
        given=tuple(
            # A compilation is public, whoever makes it: personal addresses are masked in it (A88).
            rule.Given(response=n, question=q, part=p, text=mask(t), state=s, language=lang)
            for n, q, p, t, s, lang, _corrected in given
        ),
        extra={
            r.number: {"country": r.country, "received": r.received, "file": r.file.name if r.file else ""}
            for r in kept
        },
        in_review=review,
        corrected={(n, q, p): corrected for n, q, p, *_rest, corrected in given if corrected is not None},
        gone=_gone(slug),
    )


def _gone(slug: str) -> tuple[Gone, ...]:
    rows = Response.objects.filter(call__slug=slug, state__in=("aside", "removed", "merged")).order_by("number")
    return tuple(Gone(*found) for found in rows.values_list("number", "state", "reason", "merged__number", "received"))


def asked(m: Material) -> tuple[Question, ...]:
    """The questions as the rule takes them; last the place of what was said outside them, where anything was."""
    said = {g.question for g in m.given}
    return (
        *reads.to_split(m.questions),
        *(Question(q.number, ()) for q in m.questions if q.other and q.number in said),
    )


def rows(m: Material) -> list[dict[str, Any]]:
    """One row for each response, question and part, whether it was answered or not, in natural order.

    Keys: respondent, question (as the questionnaire file gave it), part, answer (prose; "" where withheld), state
    (answered, blank, not_applicable, reference, withheld), and beside them response, group, region, language, late,
    review, joint, file.
    """
    given = {(g.response, g.question, g.part): g for g in m.given}
    made = []
    for q in m.questions:
        if q.kind == "note":
            continue
        for r in m.responses:
            if q.other and (r.number, q.number, "") not in given:
                continue  # nobody is asked for it: who says nothing there has left nothing blank
            letters = [p["letter"] for p in q.parts]
            undivided = (r.number, q.number, "") in given
            # Parts that nobody told apart are one row; otherwise each part has its own, answered or not.
            parts = ["", *(x for x in letters if (r.number, q.number, x) in given)] if undivided else letters or [""]
            made += [_row(m, q, r, part, given.get((r.number, q.number, part))) for part in parts]
    return made


def _row(m: Material, q: reads.QuestionLine, r: rule.Response, part: str, g: rule.Given | None) -> dict[str, Any]:
    shown = r.cited
    extra = m.extra[r.number]
    return {
        "respondent": r.respondent if shown else f"R{r.number}",
        "question": q.as_given,
        "part": part,
        "answer": g.text if g is not None and shown else "",
        "state": (g.state if g is not None else "blank") if shown else "withheld",
        "response": r.number,
        "group": r.group,
        "region": r.region,
        "language": g.language if g is not None else r.language,
        "late": r.late,
        "review": r.number in m.in_review,
        "joint": list(r.joint) if shown else [],
        "file": extra["file"] if shown and "@" not in extra["file"] else "",  # a mail address is never public
    }


def as_json(slug: str, *, by: str = "question", reviewed_only: bool = True) -> bytes:
    """The rows as JSON, by question or by respondent."""
    made = rows(material(slug, reviewed_only=reviewed_only))
    if by == "respondent":
        made.sort(key=lambda row: row["response"])
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def columns() -> Sequence[str]:
    """The columns of CSV and spreadsheet, in order."""
    return (
        "response",
        "respondent",
        "group",
        "region",
        "question",
        "part",
        "state",
        "answer",
        "language",
        "late",
        "joint",
    )
