"""A report is begun from an outline, assembled from the record, and assembled anew: what somebody wrote stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import translation

from plenary.mandate.reads import group_id
from plenary.record import reads as record
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.reports import report_wording
from plenary.reports.acts.common import address, facts_of, found, words_of, written, written_on
from plenary.reports.entries.report import FreshWordsChosen, ReportAssembled, ReportBegun
from plenary.reports.models import Passage, Report
from plenary.reports.rights import WRITE
from plenary.rules import mandates, minutes, numbering
from plenary.rules import outline as rule
from plenary.texts import acts as texts
from plenary.texts import reads as text_reads
from plenary.texts.reads import ParagraphLine

AUTHORSHIPS = ("group", "chair")


@act
def create_report(
    by: Actor,
    *,
    group: str,
    slug: str,
    title: Mapping[str, str],
    authorship: str = "group",
    language: str = "en",
    symbol: str = "",
    sections: Sequence[str] = rule.SECTIONS,
    titles: Mapping[str, str] | None = None,
    texts_of: Sequence[tuple[str, str]] = (),
    fill: bool = True,
    at: datetime,
) -> Outcome:
    """Begin a report from an outline. `value` is its slug; its text has the same.

    `texts_of` are group and slug of the negotiated texts whose recommendations it takes; of another group's what was
    agreed there. Without `fill` it has headings alone: a proposal for its structure, open to comments (A59). Raises
    Problem, Forbidden.
    """
    WRITE.require(by, group)
    slug, said = slug.strip().lower(), words_of(title, 300)
    if authorship not in AUTHORSHIPS:
        raise Problem("Say whose report it is: the group’s, or the chair’s on the chair’s own responsibility.")
    try:
        rule.Outline(tuple(sections), dict(titles or {}))
    except ValueError:
        raise Problem("An outline has each of its sections once.") from None
    if not sections:
        raise Problem("Choose at least one section.")
    for other, name in texts_of:
        if text_reads.text_line(other, name) is None:
            raise Problem("There is no text “%(text)s” to take recommendations from.", text=name)
    if slug == "new":
        raise Problem("There is a text at this address already.")  # where one begins a report
    # It refuses an address that is no address, or taken, and a report without a title.
    texts.create_text(by, group=group, kind="report", slug=slug, title=said, language=language, symbol=symbol, at=at)
    line = text_reads.text_line(group, slug)
    if line is None:
        raise Problem("There is no such text.")
    row = Report(
        group_id=group_id(group),
        slug=slug,
        text_id=line.id,
        title=said,
        symbol=" ".join(symbol.split())[:80],
        language=language,
        authorship=authorship,
        outline={
            "sections": list(sections),
            "titles": {code: " ".join(words.split())[:200] for code, words in (titles or {}).items() if words.strip()},
            "texts": [{"group": other, "slug": name} for other, name in texts_of],
        },
        made=at,
    )
    row.save()
    _assemble(by, row, at, fill=fill)
    return Written(ReportBegun(slug, authorship, list(sections)), address(group, slug), slug)


@act
def assemble_report(by: Actor, *, group: str, report: str, at: datetime) -> Outcome:
    """Assemble it anew from what the record holds now. Paragraphs that somebody edited, that are agreed, or on which somebody
    proposes something stay; the record's words are offered beside them. `value` is {"fresh": n}. Raises Problem, Forbidden.
    """
    row = found(by, group, report, WRITE)
    written(row)
    written_on(by, row, at)
    paragraphs, fresh = _assemble(by, row, at, fill=True)
    return Written(ReportAssembled(paragraphs, fresh, row.drafted), address(group, report), {"fresh": fresh})


def _assemble(by: Actor, row: Report, at: datetime, *, fill: bool) -> tuple[int, int]:
    """How many paragraphs the record gives, and for how many it offers other words."""
    group, language = row.group.slug, row.language
    facts = facts_of(row, at)
    outline = rule.Outline(tuple(row.outline["sections"]), row.outline["titles"])
    paras = rule.assemble(outline, facts).paras
    if not fill:
        paras = tuple(p for p in paras if p.kind == "heading")
    with translation.override(language):
        told = {p.key: (p, *report_wording.text(p, language)) for p in paras}
    states = {r.address: r.state for r in facts.recommended}
    page = text_reads.text(group, row.text.slug)
    standing = {p.key: p for p in page.paragraphs} if page else {}
    if standing:
        waiting = _anew(by, row, told, states, standing, at)
    else:
        waiting = 0
        given = [_described(para, words) for para, words, _sources in told.values()]
        keys = texts.enter_paragraphs(by, group=group, text=row.text.slug, paragraphs=given, at=at).value
        for key, (para, words, sources) in zip(keys, told.values(), strict=True):
            _note(Passage(report=row, about=para.key, key=key), para, words, sources, states)
    row.drafted = record.size() + 1
    row.save()
    return len(told), waiting


Told = dict[str, tuple[rule.Para, str, dict[str, list[str]]]]


def _note(
    passage: Passage, para: rule.Para, drafted: str, sources: Mapping[str, list[str]], states: Mapping[str, str]
) -> None:
    passage.section, passage.part, passage.drafted, passage.sources = para.section, para.part, drafted, dict(sources)
    passage.standing = states.get(para.sources[0], "") if para.words else ""
    passage.save()


def _described(para: rule.Para, words: str) -> dict[str, Any]:
    """A paragraph as the texts room enters it."""
    told: dict[str, Any] = {
        "words": words,
        "kind": para.kind,
        "level": para.level,
        "category": para.category,
        "notes": list(para.notes),
        "cites": [c for s in para.sources for c in ({"address": s, "label": s}, *_served(s))] if para.words else [],
    }
    if para.kind == "item" and para.letter:
        told["number"] = f"({para.letter})"
    if para.section == "summary" and para.kind == "paragraph":
        told["number"] = ""  # it stands before the first numbered paragraph (A144)
    return told


def _served(source: str) -> list[dict[str, str]]:
    """What a recommendation serves of the mandate where it was negotiated: it serves the same in the report (A77)."""
    parts = source.split("/")
    if parts[0] != "text" or len(parts) != 4 or not parts[3].isdecimal():
        return []
    page = text_reads.text(parts[1], parts[2])
    line = page.paragraph(int(parts[3])) if page else None
    cites = line.cites if line else ()
    return [{"address": c.address, "words": c.words} for c in cites if mandates.cited(c.address)]


def _anew(
    by: Actor, row: Report, told: Told, states: Mapping[str, str], standing: dict[int, ParagraphLine], at: datetime
) -> int:
    """Assemble over what stands; how many paragraphs have words to choose from."""
    passages = {p.about: p for p in Passage.objects.filter(report=row)}
    by_key = {p.key: p for p in passages.values()}
    before = [
        (by_key[p.key].about, p.words, by_key[p.key].drafted) for p in standing.values() if p.key in by_key and p.there
    ]
    now = minutes.redraft(before, [(key, words) for key, (_p, words, _s) in told.items()])
    places = _Places(by, row, standing, at)
    waiting = 0
    for one in now:
        passage = passages.get(one.key)
        if one.key not in told:
            places.pass_by(passage)  # the record says no more of it, and somebody has put words into it
            continue
        para, words, sources = told[one.key]
        if passage is None:
            passage = Passage(report=row, about=one.key, key=places.enter(para, words))
        elif passage.key in standing:
            passage.fresh = one.fresh or _change(by, row, standing[passage.key], one.text, at)
            places.pass_by(passage)
        else:
            continue  # it was taken out of the text by agreement
        waiting += bool(passage.fresh)
        kept = passage.sources if passage.fresh or one.text != one.drafted else {}
        _note(passage, para, one.drafted, {**kept, **sources}, states)
    return waiting


def _change(by: Actor, row: Report, line: ParagraphLine, words: str, at: datetime) -> str:
    """Let a paragraph that nobody edited say what the record says now; else the words to offer beside it.

    What is agreed, or has proposals on it, is not changed behind anybody's back.
    """
    if line.words == words:
        return ""
    if line.state in ("ad-ref", "agreed") or line.proposals or not line.there:
        return words
    texts.edit_paragraph(
        by, group=row.group.slug, text=row.text.slug, key=line.key, words=words, seen=line.words, at=at
    )
    return ""


class _Places:
    """Enters what is new after what precedes it; numbers of what stands are kept, new ones between are "8 bis"."""

    def __init__(self, by: Actor, row: Report, standing: Mapping[int, ParagraphLine], at: datetime) -> None:
        self.by, self.at = by, at
        self.group, self.text = row.group.slug, row.text.slug
        self.order = list(standing)
        self.numbers = {p.key: p.number for p in standing.values() if p.kind == "paragraph"}
        self.last = 0  # the key after which the next one stands

    def pass_by(self, passage: Passage | None) -> None:
        if passage is not None and passage.key in self.order:
            self.last = passage.key

    def enter(self, para: rule.Para, words: str) -> int:
        """Write a paragraph of the report; its key."""
        told = _described(para, words)
        here = self.order.index(self.last) + 1 if self.last else 0
        if para.kind == "paragraph" and "number" not in told and here < len(self.order):
            told["number"] = self._between(here)
        key = int(
            texts.enter_paragraphs(self.by, group=self.group, text=self.text, paragraphs=[told], at=self.at).value[0]
        )
        if here < len(self.order):
            texts.place_paragraph(self.by, group=self.group, text=self.text, key=key, after=self.last, at=self.at)
        self.order.insert(here, key)
        if para.kind == "paragraph":
            self.numbers[key] = str(told.get("number") or "")
        self.last = key
        return key

    def _between(self, here: int) -> str | None:
        """The number of a paragraph that comes between others; None at the end, where it is simply the next."""
        if not any(self.numbers.get(key) for key in self.order[here:]):
            return None
        page = text_reads.text(self.group, self.text)
        used = {p.number for p in (*page.paragraphs, *page.gone) if p.number and p.kind != "item"} if page else set()
        earlier = [number for key in self.order[:here] if (number := self.numbers.get(key))]
        return numbering.inserted(earlier[-1] if earlier else "0", used)


@act
def take_fresh_words(by: Actor, *, group: str, report: str, key: int, take: bool, at: datetime) -> Outcome:
    """Of a paragraph for which the record gives other words: take these, or keep what stands. Raises Problem, Forbidden."""
    row = found(by, group, report, WRITE)
    written(row)
    passage: Passage | None = Passage.objects.filter(report=row, key=key).first()
    if passage is None or not passage.fresh:
        return Unchanged(address(group, report))
    if take:
        written_on(by, row, at)
        texts.edit_paragraph(by, group=group, text=row.text.slug, key=key, words=passage.fresh, at=at)
    passage.fresh = ""
    passage.save()
    return Written(FreshWordsChosen(key, take), address(group, report))
