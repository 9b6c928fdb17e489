"""The summary of responses as a document: composed once for PDF, Word, ODT and web page, and published as a version.

It takes the printers of the compilation: a part is a section, a statement an entry with its figures and its sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenary.calls import acts, charts, composing, printing, reads, summary_reads, summary_words
from plenary.calls.summary_reads import Cited, CorrectionLine, Ground, StatementLine, SummaryLine, Uncited
from plenary.library import acts as library
from plenary.library import files as disk
from plenary.library import reads as shelf
from plenary.library.acts import Printed
from plenary.members.reads import stakeholder_groups
from plenary.press.compiled import Compiled, Entry, Section
from plenary.record.actor import Actor
from plenary.rules import languages

Step = Callable[[int, int, str], None]
FORMATS = ("pdf", "docx", "odt", "html")
BY = "summary"  # as what its renditions stand in the library


def compose(call: str, *, at: datetime, symbol: str = "", version: str = "") -> Compiled:
    """The summary as it stands now, in its own language. Raises ValueError where there is none."""
    summary = summary_reads.line(call)
    if summary is None:
        raise ValueError(f"the call {call!r} has no summary")
    with translation.override(summary.language):
        return _Composer(summary, at, symbol, version).compiled()


class _Composer:
    def __init__(self, summary: SummaryLine, at: datetime, symbol: str, version: str) -> None:
        self.summary, self.at, self.symbol, self.version = summary, at, symbol, version
        self.on: Ground = summary_reads.ground(summary.call)
        self.names = {g.code: g.name for g in stakeholder_groups(summary.group)}
        self.questions = {q.number: q for q in reads.questions(summary.call)}
        self.tally = reads.tally(summary.call)

    def compiled(self) -> Compiled:
        language = self.summary.language
        return Compiled(
            title=self.words(self.summary.title),
            subtitle=_("Summary of responses"),
            by="question",
            symbol=self.symbol,
            version=self.version,
            issued=self.day(self.at),
            language=language,
            direction="rtl" if language.split("-")[0] in composing.RTL else "ltr",
            sections=tuple(self.sections()),
            charts=charts.of_tally(self.tally),
            front=tuple(self.front()),
            notes=tuple(self.notes()),
            labels=composing.labels(),
            flowing=True,
        )

    def words(self, value: dict[str, str]) -> str:
        return languages.chosen(value, self.summary.language)

    def day(self, at: datetime) -> str:
        return composing.day(at, self.summary.language)

    def sections(self) -> Iterator[Section]:
        places = summary_reads.outline(self.summary.call)
        lines = {s.number: s for s in summary_reads.statements(self.summary.call, self.on)}
        for question in dict.fromkeys(p.question for p in places):
            entries = tuple(self.entry(lines[p.number]) for p in places if p.question == question)
            q = self.questions.get(question)
            full = self.words(q.text) if q else ""
            title = full if len(full) <= 140 else full[:137].rsplit(" ", 1)[0] + "…"
            yield Section(
                anchor=q.anchor if q else "general",
                number=q.number if q and not q.other else "",
                title=title or _("In general"),
                text=full if full != title else "",
                entries=entries,
            )

    def entry(self, s: StatementLine) -> Entry:
        return Entry(
            anchor=f"S{s.number}",
            heading=_("Statement %(number)s") % {"number": s.number},
            meta=summary_words.figures(s, self.names),
            language=self.summary.language,
            text=self.footnoted(summary_words.text(s, self.summary.language), " ".join(self.sources(s))),
            state="",
            notes=tuple(self.corrected(s)),
        )

    def footnoted(self, text: str, note: str) -> str:
        """The statement with its sources as a footnote: they would stand in the way of the text."""
        gap = "\n\n" if text.rpartition("\n")[2].startswith("|") else ""
        return f"{text}{gap}[^sources]\n\n[^sources]: {note}" if note else text

    def corrected(self, s: StatementLine) -> Iterator[str]:
        for c in s.corrections:
            yield _("Corrected %(day)s: %(reason)s") % {"day": self.day(c.corrected), "reason": c.reason}

    def sources(self, s: StatementLine) -> Iterator[str]:
        by_response: dict[int, list[Cited]] = {}
        for c in s.cited:
            by_response.setdefault(c.response, []).append(c)
        if by_response:
            yield _("Rests on: %(names)s.") % {"names": "; ".join(self.source(every) for every in by_response.values())}
        if s.withheld:
            yield ngettext(
                "%(num)s response counted here did not authorise citation.",
                "%(num)s responses counted here did not authorise citation.",
                s.withheld,
            ) % {"num": s.withheld}
        for o in s.overlaps:
            yield _("%(name)s is counted in its own name, and is a signatory of R%(joint)s too.") % {
                "name": o.name,
                "joint": o.joint,
            }

    def source(self, every: list[Cited]) -> str:
        first = every[0]
        where = ", ".join(f"Q{c.question} {c.part}".strip() for c in every if c.question)
        said = f"{first.name} (R{first.response}{', ' + where if where else ''})"
        if first.signatories:
            said += " " + _("for %(names)s") % {"names": ", ".join(first.signatories)}
        return said

    def front(self) -> Iterator[str]:
        yield from (p for p in self.summary.intro.split("\n\n") if p.strip())
        t = self.tally
        said = ngettext(
            "This summary rests on %(num)s response received by the deadline.",
            "This summary rests on %(num)s responses received by the deadline.",
            t.at_deadline,
        ) % {"num": t.at_deadline}
        if t.late:
            said += " " + ngettext(
                "%(num)s more came later; where it is counted this is said.",
                "%(num)s more came later; where they are counted this is said.",
                t.late,
            ) % {"num": t.late}
        yield said
        yield _(
            "Each statement names the answers that it rests on. Figures and words for support are counted from these "
            "citations, out of the responses that answered the question, and were not chosen by hand."
        )

    def notes(self) -> Iterator[str]:
        missing = summary_reads.uncited(self.on)
        if missing:
            names = "; ".join(self.missed(u) for u in missing)
            yield ngettext(
                "No statement cites %(num)s response: %(names)s.",
                "No statement cites %(num)s responses: %(names)s.",
                len(missing),
            ) % {"num": len(missing), "names": names}
        else:
            yield _("Every response is cited by at least one statement.")
        if self.tally.withheld:
            yield ngettext(
                "%(num)s response is counted and not named, because citation was not authorised.",
                "%(num)s responses are counted and not named, because citation was not authorised.",
                self.tally.withheld,
            ) % {"num": self.tally.withheld}
        if self.on.review:
            yield ngettext(
                "%(num)s response is still in review and not counted.",
                "%(num)s responses are still in review and not counted.",
                self.on.review,
            ) % {"num": self.on.review}
        corrected = summary_reads.corrections(self.summary.call)
        if corrected:
            yield _("Corrections since the first version:")
            for c in corrected:
                yield "- " + self.correction(c)

    def missed(self, u: Uncited) -> str:
        return f"R{u.number} {u.name}".strip()

    def correction(self, c: CorrectionLine) -> str:
        said = _("Statement %(number)s, %(day)s: %(reason)s") % {
            "number": c.statement,
            "day": self.day(c.corrected),
            "reason": c.reason,
        }
        if c.before and c.before != c.after:
            before = " ".join(c.before.split())
            said += " " + _("It said before: “%(text)s”") % {"text": before}
        return said


def publish(by: Actor, call: str, symbol: str, *, at: datetime, step: Step) -> dict[str, Any]:
    """Print the summary in every format and publish it as the next version. Returns the job's result."""
    summary = summary_reads.line(call)
    if summary is None:
        raise ValueError(f"the call {call!r} has no summary")
    latest = shelf.latest(f"summary/{call}")
    if latest is None:
        document = library.register(
            by,
            group=summary.group,
            title=summary.title,
            kind="summary",
            symbol=symbol,
            date=at.date().isoformat(),
            about=f"summary/{call}",
            at=at,
        ).value
        version, shown = 1, symbol
    else:
        document, version, shown = latest[0], latest[2].number + 1, latest[1]
    compiled = compose(call, at=at, symbol=shown, version=str(version))
    printed = []
    notes: list[str] = []
    for done, format in enumerate(FORMATS):
        step(done, len(FORMATS), format)
        made = printing.printed(compiled, format)
        notes += made.notes
        name = f"{call}-summary.{format}"
        kept = disk.keep(made.data)
        printed.append(Printed(kept, name, printing.MEDIA[format], len(made.data), format, BY, "", summary.language))
    receipt = library.publish(
        by,
        document=document,
        printed=printed,
        note={code: _note(code, compiled, version) for code, _name in settings.LANGUAGES},
        at=at,
    )
    version = receipt.value["version"]
    acts.note_summary_version(by, call=call, document=document, version=version, at=at)
    return {"document": document, "version": version, "files": len(printed), "notes": notes, "parts": []}


def _note(language: str, compiled: Compiled, version: int) -> str:
    """What a version says of itself."""
    with translation.override(language):
        if version > 1:
            return _("Corrected.")
        count = sum(len(s.entries) for s in compiled.sections)
        return ngettext("%(num)s statement", "%(num)s statements", count) % {"num": count}
