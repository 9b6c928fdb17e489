"""A text as a paper, ready to be printed in any format: in brackets, clean, as one sponsor reads it, as tracked changes.

Every word of ours is said in the language of the text, whatever the language of who asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from plenary.press.paper import Paper, Par, Remark, Run
from plenary.rules import date_ranges, redline
from plenary.texts import runs
from plenary.texts.labels import labels
from plenary.texts.reads import only_factual
from plenary.texts.reads.values import CommentLine, ParagraphLine, RevisionLine, Snapshot, TextLine, TextPage, counted
from plenary.texts.runs import Hand

Remarks = Mapping[int, Sequence[Remark]]  # by the key of the paragraph; 0: on the text


def bracketed(
    line: TextLine, shown: TextPage | Snapshot, *, remarks: Remarks | None = None, address: str = "", at: datetime
) -> Paper:
    """What stands and what is proposed, in brackets under the sponsors' codes, whose names stand at the end."""
    with override(line.language):
        pars = tuple(_par(row, *runs.bracketed(row, _("no text")), remarks) for row in shown.paragraphs)
        open_ones = any(row.proposals or row.bracketed for row in shown.paragraphs)
        made = _paper(
            line,
            shown,
            at,
            pars=pars,
            address=address,
            banner=_("Draft. What stands in square brackets is not agreed.") if open_ones else _("Draft."),
        )
        return replace(made, closing=(*_legend(shown), *_moves(shown), *made.closing))


def clean(
    line: TextLine, shown: TextPage | Snapshot, *, remarks: Remarks | None = None, address: str = "", at: datetime
) -> Paper:
    """What stands, without what is proposed; paragraphs that are proposed alone are left out."""
    with override(line.language):
        pars = tuple(
            _par(row, tuple(runs.plain(row.words, len(row.notes))), row.notes, remarks)
            for row in shown.paragraphs
            if row.there
        )
        banner = _("The words that stand. What members propose is not part of this version.")
        return _paper(line, shown, at, pars=pars, address=address, banner=banner)


def factual(
    line: TextLine, shown: TextPage | Snapshot, *, remarks: Remarks | None = None, address: str = "", at: datetime
) -> Paper:
    """What is tagged as factual and was challenged by nobody, under its headings (A109)."""
    with override(line.language):
        rows = only_factual(shown.paragraphs)
        pars = tuple(_par(row, *_standing(row), remarks) for row in rows)
        banner = _("What is tagged as factual, and was challenged by nobody. The rest of the text is left out.")
        return _paper(line, shown, at, pars=pars, address=address, banner=banner)


def _standing(row: ParagraphLine) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    """The words that stand; where the paragraph stands in brackets as a whole, within them."""
    words = tuple(runs.plain(row.words, len(row.notes)))
    if row.bracketed:
        words = (Run("[", role="bracket"), *words, Run("]", role="bracket"))
    return words, row.notes


def reading(
    line: TextLine,
    shown: TextPage | Snapshot,
    *,
    seat: int | None,
    name: str,
    address: str = "",
    at: datetime,
) -> Paper:
    """The text as a seat (its number; None: the chair) would have it: its words where it proposes any, else what stands."""
    with override(line.language):
        pars = []
        for row in shown.paragraphs:
            hers = row.proposed_by(seat)
            if hers is not None and hers.text is not None:
                pars.append(_par(row, tuple(runs.plain(hers.words, len(hers.notes))), hers.notes))
            elif hers is None and row.there:
                pars.append(_par(row, tuple(runs.plain(row.words, len(row.notes))), row.notes))
        banner = _("The text as %(name)s would have it. It is not agreed.") % {"name": name}
        return _paper(line, shown, at, pars=tuple(pars), address=address, banner=banner, subtitle=name)


def tracked(
    line: TextLine, shown: TextPage | Snapshot, *, remarks: Remarks | None = None, address: str = "", at: datetime
) -> Paper:
    """What stands, with what is proposed as tracked changes under its sponsors. All rejected, it is what stands."""
    with override(line.language):
        pars = tuple(_tracked_par(row, remarks) for row in shown.paragraphs)
        banner = _("What stands, with what members propose as tracked changes. No change is agreed.")
        made = _paper(line, shown, at, pars=pars, address=address, banner=banner)
        return replace(made, closing=(*_moves(shown), *made.closing))


def _tracked_par(row: ParagraphLine, remarks: Remarks | None) -> Par:
    made = _par(row, *runs.tracked(row), remarks)
    if not row.there and row.wordings:
        hand = runs.hand_of(row.wordings[0])
        return replace(made, mark="ins", author=hand.name, at=hand.at)
    if row.wordings and all(p.text is None for p in row.wordings):
        hand = runs.hand_of(row.wordings[0])
        return replace(made, mark="del", author=hand.name, at=hand.at)
    return made


def compared(
    line: TextLine,
    before: Snapshot,
    after: TextPage | Snapshot,
    *,
    author: str = "",
    address: str = "",
    at: datetime,
) -> Paper:
    """What changed in the words that stand between two revisions, or since one, as tracked changes.

    Moved and merged paragraphs are followed by their keys (`rules.redline.compare`). `author`: whose changes these are,
    for a word processor; "" says the chair, who issues revisions.
    """
    with override(line.language):
        issued = after.line.instant if isinstance(after, Snapshot) else at
        hand = Hand(author or _("Chair"), issued)
        old = {row.key: row for row in (*before.paragraphs, *before.gone)}
        new = {row.key: row for row in (*after.paragraphs, *after.gone)}
        told = redline.compare(_for_comparing(before), _for_comparing(after))
        pars = tuple(_compared_par(one, old, new, hand) for one in told)
        label = _label(after.line) if isinstance(after, Snapshot) else _("the text as it stands")
        banner = _("Changes from %(before)s to %(after)s.") % {"before": _label(before.line), "after": label}
        return _paper(line, after, at, pars=pars, address=address, banner=banner)


def _label(revision: RevisionLine) -> str:
    return revision.label


def _for_comparing(page: TextPage | Snapshot) -> list[redline.Par]:
    """What stands, in order; what does not, with where it went."""
    every = [*page.paragraphs, *page.gone]
    return [redline.Par(p.key, p.words, p.number, gone=p.gone or not p.there, into=p.into) for p in every]


def _compared_par(
    one: redline.Line, old: Mapping[int, ParagraphLine], new: Mapping[int, ParagraphLine], hand: Hand
) -> Par:
    if one.what in ("away", "deleted", "merged"):
        row = old[one.key]
        words = tuple(runs.plain(row.words, len(row.notes), mark="del", hand=hand))
        made = replace(_par(row, words, row.notes), state=state_words(new.get(one.key, row)))
        if one.what == "away":
            return replace(made, key=f"{made.key}-from", mark="moved-from", author=hand.name, at=hand.at, state="")
        state = made.state
        if one.what == "merged" and one.into is not None:
            state = _("Merged into paragraph %(number)s") % {"number": new[one.into].number or one.into}
        return replace(made, mark="del", author=hand.name, at=hand.at, state=state)
    row = new[one.key]
    was = [old[key] for key in one.sources]
    notes = list(row.notes)
    earlier = " ".join(counted(p.words, p.notes, notes) for p in was)
    words = runs.changed(redline.words(earlier, row.words), len(notes), hand)
    made = _par(row, words, tuple(notes))
    mark = {"inserted": "ins", "moved": "moved-to"}.get(one.what, "")
    if mark and not (mark == "ins" and was):
        return replace(made, mark=mark, author=hand.name, at=hand.at)  # type: ignore[arg-type]  # one of the marks
    return made


def remarks(comments: Iterable[CommentLine]) -> dict[int, list[Remark]]:
    """Comments as they stand in the margin, by the key of their paragraph (0: on the text)."""
    found: dict[int, list[Remark]] = {}
    for c in comments:
        said = [c.words] if c.words else []
        if c.suggested:
            said.append(_("Wording suggested: %(words)s") % {"words": c.suggested})
        if c.answer:
            said.append(_("Answer: %(words)s") % {"words": c.answer})
        found.setdefault(c.key or 0, []).append(Remark(c.name, "\n".join(said), c.instant, c.quote))
    return found


def _par(row: ParagraphLine, words: tuple[Run, ...], notes: tuple[str, ...], remarks: Remarks | None = None) -> Par:
    return Par(
        key=f"p{row.key}",
        kind=row.kind,  # type: ignore[arg-type]  # one of the kinds
        number=row.number,
        level=row.level,
        runs=words,
        notes=notes,
        state="" if row.kind == "heading" else state_words(row),
        remarks=tuple((remarks or {}).get(row.key, ())),
        cites=tuple(
            c.address if c.address.startswith(("http:", "https:")) else c.label or c.address for c in row.cites
        ),
    )


def state_words(row: ParagraphLine) -> str:
    """The state of a paragraph in words; "" while it is open."""
    if row.statement:
        return pgettext("paragraph", "Statement")
    said = {
        "agreed": pgettext("paragraph", "Agreed"),
        "ad-ref": _("Agreed ad referendum"),
        "revisit": _("To be revisited"),
        "none": _("No agreement"),
    }.get(row.state, "")
    tag = {"factual": _("factual"), "contested": _("contested")}.get(row.tag, "")
    return " · ".join(part for part in (said, tag) if part)


def kind_words(kind: str) -> str:
    """What kind of text it is, in words."""
    return {
        "rolling": _("Rolling document"),
        "recommendations": _("Draft recommendations"),
        "chair-text": _("Chair’s text"),
        "non-paper": _("Non-paper"),
        "compilation": _("Compilation of proposals"),
        "report": _("Draft report"),
    }.get(kind, kind)


def _paper(
    line: TextLine,
    shown: TextPage | Snapshot,
    at: datetime,
    *,
    pars: tuple[Par, ...],
    address: str,
    banner: str,
    subtitle: str = "",
) -> Paper:
    """The frame of every view. With the text's language active."""
    issued = shown.line if isinstance(shown, Snapshot) else None
    day = (issued.instant if issued else at).date()
    title = line.title.get(line.language) or next(iter(line.title.values()), line.slug)
    return Paper(
        title=title,
        language=line.language,
        pars=pars,
        subtitle=subtitle,
        symbol=line.symbol,
        kind=kind_words(line.kind),
        banner=banner,
        dated=date_ranges.day(day, line.language),
        date=day.isoformat(),
        version=issued.label if issued else "",
        address=address,
        labels=labels(),
        document="report" if line.kind == "report" else "text",
    )


def _legend(shown: TextPage | Snapshot) -> tuple[str, ...]:
    if not shown.legend:
        return ()
    names = "; ".join(f"{code}: {name}" for code, name in shown.legend)
    return (_("Who proposes: %(names)s.") % {"names": names},)


def _moves(shown: TextPage | Snapshot) -> Iterator[str]:
    """Proposals to move paragraphs, in words: no bracket says them."""
    numbers = {row.key: row.number for row in shown.paragraphs}
    for row in shown.paragraphs:
        for p in row.moves:
            told = {
                "names": ", ".join(s.name for s in p.sponsors),
                "number": row.number,
                "place": numbers.get(p.place or 0, ""),
            }
            if told["place"]:
                yield _("%(names)s: to move paragraph %(number)s behind paragraph %(place)s.") % told
            else:
                yield _("%(names)s: to move paragraph %(number)s to the beginning.") % told
