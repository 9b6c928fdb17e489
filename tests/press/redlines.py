"""Texts under negotiation for the tests of Word files, in three scripts, and what their words are."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from plenary.press.paper import Paper, Par, Remark, Run

AUTHORS = ("Delegation A", "Delegation of the North & South", "وفد الجنوب", "代表团乙")
BEGAN = datetime(2026, 5, 4, 9, 30, 17, tzinfo=UTC)
WORDS = {
    "en": "the Group [shall] invites all stakeholders to cooperate, in their respective roles; access “for all” – 68/198"
    " (2013) includes capacity-building & financing".split(),
    "ar": "تدعو المجموعة جميع أصحاب المصلحة إلى التعاون، [كلٌّ] في دوره؛ «النفاذ» للجميع 68/198 وبناء القدرات".split(),
    "zh": list("工作组邀请所有利益攸关方，在各自的角色中加强合作；能力建设[应当]“人人”共享2013。"),
}


def stretch(rng: random.Random, language: str, most: int = 12) -> str:
    """Some words of a language."""
    joint = "" if language == "zh" else " "
    return joint.join(rng.choice(WORDS[language]) for _ in range(rng.randint(1, most)))


def text_of_200(seed: int = 5) -> Paper:
    """A text with tracked changes by several authors in every fourth paragraph, comments and notes."""
    rng = random.Random(seed)
    out: list[Par] = []
    for number in range(1, 201):
        language = ("en", "ar", "zh")[number % 3]
        author = AUTHORS[number // 4 % len(AUTHORS)]
        at = BEGAN + timedelta(minutes=number * 7)
        runs = [Run(stretch(rng, language) + " ")]
        notes: tuple[str, ...] = ()
        remarks: tuple[Remark, ...] = ()
        if number % 4 == 0:
            runs += [
                Run(stretch(rng, language, 4), mark="del", author=author, at=at),
                Run(stretch(rng, language, 4), mark="ins", author=author, at=at),
                Run(" "),
            ]
        if number % 5 == 0:
            runs.append(Run("", note=1))
            notes = (stretch(rng, language),)
        runs.append(Run(stretch(rng, language) + "."))
        if number % 8 == 0:
            remarks = (Remark(author, stretch(rng, language), at, runs[0].text.strip()),)
        kind = "heading" if number % 25 == 1 else "item" if number % 7 == 0 else "operative"
        mark = {30: "ins", 60: "del", 90: "moved-from", 120: "ins", 150: "del"}.get(number, "")
        if mark:
            runs = [Run(run.text, note=run.note) for run in runs if run.mark != "del"]
        out.append(
            Par(
                key=f"p{number}",
                kind=kind,  # type: ignore[arg-type]  # one of the words that the field allows
                number=str(number),
                runs=tuple(runs),
                notes=notes,
                mark=mark,  # type: ignore[arg-type]  # the same
                author=author if mark else "",
                at=at if mark else None,
                remarks=remarks,
            )
        )
    moved = out[89]
    out.insert(
        100, Par(moved.key, moved.kind, "100 bis", 1, moved.runs, moved.notes, "moved-to", moved.author, moved.at)
    )
    return Paper(
        "Draft recommendations – 建议草案",
        "en",
        tuple(out),
        symbol="WG/2026/7",
        version="3",
        address="https://example.org/t/7",
    )


def wording(par: Par, side: str) -> str:
    """A paragraph's words before or after its changes, by the values that were printed."""
    gone = {"before": ("ins", "moved-to"), "after": ("del", "moved-from")}[side]
    if par.mark in gone:
        return ""
    out: list[str] = []
    marks = 0
    for run in par.runs:
        if run.mark in gone:
            continue
        out.append(run.text if run.role != "sponsors" else "")
        if run.note:
            marks += 1
            out.append(f"[^{marks}]")
    return "".join(out)
