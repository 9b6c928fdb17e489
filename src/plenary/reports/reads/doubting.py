"""What of a report is doubted: figures that the record does not hold, and words that the record does not give any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.utils import translation

from plenary.reports import report_wording
from plenary.reports.reads.reports import Placed, ReportPage
from plenary.rules import outline as rule

STALE = ("stale-state", "stale-words", "stale-gone")
FINDINGS = ("text/", "question/")  # what rests on these says what the group agreed on, and what divides it


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """A figure that differs from the record, in a paragraph, or words it does not give any more; `reason` where it stands."""

    id: str
    key: int
    number: str
    kind: str  # count, list, altered; stale-state, stale-words, stale-gone: the record went on since it was assembled
    words: str
    noun: str
    found: int
    expected: tuple[int, ...]
    sentence: str
    sources: tuple[str, ...]
    reason: str
    was: str = ""  # stale-state: the part it was in when the report was assembled, consensus or other
    now: str = ""  # stale-state: the part it is in now; stale-words: what the record gives now

    @property
    def stale(self) -> bool:
        return self.kind in STALE

    @property
    def finding(self) -> bool:
        """Does the record say something else now of what was agreed? Nothing is adopted over that."""
        return self.stale and any(source.startswith(FINDINGS) for source in self.sources)


Told = Mapping[str, tuple[rule.Para, str, Mapping[str, Sequence[str]]]]


def assembled(page: ReportPage, facts: rule.Facts) -> Told:
    """What the record gives of each subject now: the paragraph, its words, its sentences with what they rest on."""
    language = page.line.language
    paras = rule.assemble(rule.Outline(page.sections, page.titles), facts).paras
    with translation.override(language):
        return {p.key: (p, *report_wording.text(p, language)) for p in paras}


def doubts(page: ReportPage, facts: rule.Facts) -> tuple[DoubtLine, ...]:
    """Everything in the report that differs from the record, in order; what stands with a reason too."""
    told = assembled(page, facts)
    found: list[DoubtLine] = []
    for block in _blocks(page.paragraphs):
        for p in block:
            found += _stale(page, p, told)
        lines = [_shown(p, within=n > 0) for n, p in enumerate(block)]
        drafted = {sentence: sources for p in block for sentence, sources in p.drafted.items()}
        for doubt in rule.check("\n".join(lines), facts, page.line.language, drafted):
            place, at = block[0], 0
            for p, line in zip(block, lines, strict=True):
                if at <= doubt.start:
                    place = p
                at += len(line) + 1
            found.append(_doubt(page, place, doubt))
    return tuple(found)


def _stale(page: ReportPage, p: Placed, told: Told) -> Iterator[DoubtLine]:
    """Where it stands as it was assembled, and the record says something else since (or nothing more)."""
    if not p.about or not p.sourced:
        return
    given = told.get(p.about)
    if given is None:
        yield _went_on(page, p, "stale-gone", p.line.words, [s for _words, some in p.sourced for s in some])
        return
    para, words, sentences = given
    if para.words and para.part != p.assembled:
        yield _went_on(page, p, "stale-state", p.line.words, para.sources, was=p.assembled, now=para.part)
    for sentence, sources in p.sourced:
        if sentence not in sentences:
            yield _went_on(page, p, "stale-words", sentence, sources, now=words)


def _went_on(
    page: ReportPage, p: Placed, kind: str, sentence: str, sources: Sequence[str], *, was: str = "", now: str = ""
) -> DoubtLine:
    ident = sha256("|".join([str(p.line.key), kind, sentence, was]).encode()).hexdigest()[:16]
    short = sentence if len(sentence) <= 60 else sentence[:60].rsplit(" ", 1)[0] + "…"
    rests = tuple(dict.fromkeys(sources))
    reason = page.kept.get(ident, "")
    return DoubtLine(ident, p.line.key, p.line.number, kind, short, "", 0, (), sentence, rests, reason, was, now)


def _doubt(page: ReportPage, p: Placed, d: rule.Doubt) -> DoubtLine:
    told = "|".join([str(p.line.key), d.kind, d.words, str(d.found), str(d.expected), d.sentence])
    ident = sha256(told.encode()).hexdigest()[:16]
    return DoubtLine(
        ident,
        p.line.key,
        p.line.number,
        d.kind,
        d.words,
        d.noun,
        d.found,
        d.expected,
        d.sentence,
        d.sources,
        page.kept.get(ident, ""),
    )


def _blocks(paragraphs: Sequence[Placed]) -> list[list[Placed]]:
    """A paragraph with the items that follow it. Headings count nothing."""
    found: list[list[Placed]] = []
    for p in paragraphs:
        if p.line.kind == "heading" or not p.line.there:
            continue
        if p.line.kind == "item" and found:
            found[-1].append(p)
        else:
            found.append([p])
    return found


def _shown(p: Placed, *, within: bool) -> str:
    words = " ".join(p.line.words.split()) if within else p.line.words
    if p.line.kind != "item":
        return words
    return f"{'•' if p.line.level == 1 else '–'} {words}"  # whatever its letter: it is an item, and counts as one
