"""A compilation in the reader's words: the rule's sections become the value that every printer takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenary.calls import charts, compiling, reads
from plenary.calls.compiling import Material
from plenary.press.compiled import Chart, Compiled, Entry, Section
from plenary.rules import compilation as rule
from plenary.rules import date_ranges
from plenary.rules.languages import chosen

RTL = ("ar", "fa", "he", "ur")


def compose(
    m: Material,
    by: str,
    *,
    language: str = "en",
    at: datetime,
    symbol: str = "",
    version: str = "",
    only: frozenset[str] = frozenset(),
) -> Compiled:
    """The compilation by question or by respondent; `only` (anchors such as "Q2", "R17") leaves the other sections out.

    Raises ValueError for another way of compiling.
    """
    if by not in compiling.WAYS:
        raise ValueError(f"compiled by {by!r}? one of {', '.join(compiling.WAYS)}")
    with translation.override(language):
        words = _Words(m, language)
        sections = words.by_question() if by == "question" else words.by_respondent()
        whole = not only
        if only:
            sections = tuple(s for s in sections if s.anchor in only)
        title = words.text(m.call.title)
        subtitle = _("Answers by question") if by == "question" else _("Answers by respondent")
        return Compiled(
            title=title,
            subtitle=subtitle if whole else f"{subtitle}: {', '.join(s.number for s in sections)}",
            by=by,
            symbol=symbol,
            version=version,
            issued=words.day(at),
            language=language,
            direction="rtl" if language.split("-")[0] in RTL else "ltr",
            sections=sections,
            charts=words.charts() if whole else (),
            front=words.front(by) if whole else (),
            notes=words.notes() if whole else (),
            labels=labels(),
        )


def labels() -> dict[str, str]:
    """The printers' own words, in the language now active."""
    return {
        "contents": _("Contents"),
        "page": _("Page"),
        "of": _("of"),
        "statistics": _("Statistics"),
        "notes": _("Notes"),
        "symbol": _("Symbol"),
        "version": _("Version"),
        "issued": _("Issued"),
        "note": _("Note"),
        "footnotes": _("Footnotes"),
        "continued": _("continued"),
    }


def day(at: datetime, language: str) -> str:
    """A day as the language writes it."""
    return date_ranges.day(at.date(), language)


class _Words:
    """Looks up what the sections need to be said in one language."""

    def __init__(self, m: Material, language: str) -> None:
        self.m, self.language = m, language
        self.groups = {g.code: g.name for g in m.groups}
        self.questions = {q.number: q for q in m.questions}
        self.asked = [q for q in m.questions if q.kind not in ("note", "other")]
        self.asked_by_rule = compiling.asked(m)

    def text(self, words: Mapping[str, str]) -> str:
        return chosen(words, self.language)

    def day(self, at: datetime) -> str:
        return day(at, self.language)

    def order(self) -> tuple[str, ...]:
        return tuple(g.code for g in self.m.groups)

    def name(self, r: rule.Response) -> str:
        return r.respondent if r.cited else _("Response R%(number)s") % {"number": r.number}

    def meta(self, r: rule.Response) -> str:
        parts = [
            self.text(self.groups[r.group]) if r.group in self.groups else "",
            charts.region_name(r.region) if r.region else "",
        ]
        return " · ".join(p for p in parts if p)

    def marks(self, r: rule.Response) -> tuple[str, ...]:
        notes = []
        if r.late:
            notes.append(_("Received late: %(day)s") % {"day": self.day(datetime.fromisoformat(r.received))})
        if r.joint and r.cited:
            notes.append(_("Joint answer of %(names)s") % {"names": ", ".join(r.joint)})
        if r.number in self.m.in_review:
            notes.append(_("In review: not confirmed yet"))
        if r.cited and (holds := [f"R{g.number}" for g in self.m.gone if g.into == r.number]):
            notes.append(_("Holds %(names)s too, merged by the secretariat") % {"names": ", ".join(holds)})
        return tuple(notes)

    def corrected(self, r: rule.Response, item: Any) -> tuple[str, ...]:
        at = self.m.corrected.get((r.number, item.question, item.part))
        return (_("Corrected on %(day)s") % {"day": self.day(at)},) if at is not None and r.cited else ()

    def state(self, state: str, see: str = "") -> str:
        return {
            "blank": _("Left blank."),
            "not_applicable": _("Not applicable."),
            "reference": _("Refers to another answer."),
            "withheld": _("Counted. Its respondent did not authorise citation."),
        }.get(state, "")

    def question_title(self, q: reads.QuestionLine) -> str:
        text = self.text(q.text)
        return text if len(text) <= 140 else text[:137].rsplit(" ", 1)[0] + "…"

    def part_title(self, q: reads.QuestionLine, part: str) -> str:
        for p in q.parts:
            if p["letter"] == part:
                return f"{part}) {self.text(p['text'])}".rstrip()
        return f"{part})" if part else ""

    def by_question(self) -> tuple[Section, ...]:
        made = []
        for section in rule.by_question(self.asked_by_rule, self.m.responses, self.m.given, groups=self.order()):
            q = self.questions[section.question]
            title = self.question_title(q)
            lines = [self.text(q.text), *(self.part_title(q, p["letter"]) for p in q.parts)]
            wording = "\n\n".join(line for line in lines if line != title)
            made.append(
                Section(
                    anchor=q.anchor,
                    number="+" if q.other else q.number,
                    title=title,
                    text=wording,
                    entries=tuple(self._under_question(q, item) for item in section.items),
                    notes=(_("Rests on: %(refs)s") % {"refs": "; ".join(q.refs)},) if q.refs else (),
                )
            )
        return tuple(made)

    def _under_question(self, q: reads.QuestionLine, item: Any) -> Entry:
        r = item.response
        part = self.part_title(q, item.part)
        return Entry(
            anchor=f"R{r.number}-{q.anchor}{item.part}",
            heading=f"{self.name(r)} — {part}" if part else self.name(r),
            meta=self.meta(r),
            language=item.language or self.language,
            text=item.text,
            state=self.state(item.state),
            notes=(*self.marks(r), *self.corrected(r, item)),
        )

    def by_respondent(self) -> tuple[Section, ...]:
        made = []
        for section in rule.by_respondent(self.asked_by_rule, self.m.responses, self.m.given, groups=self.order()):
            r = section.response
            country = self.m.extra[r.number]["country"] if r.cited else ""
            about = " · ".join(p for p in (self.meta(r), country) if p)
            made.append(
                Section(
                    anchor=f"R{r.number}",
                    number=f"R{r.number}",
                    title=self.name(r),
                    text=about,
                    entries=tuple(self._under_respondent(r, item) for item in section.items),
                    notes=self.marks(r),
                )
            )
        return tuple(made)

    def _under_respondent(self, r: rule.Response, item: Any) -> Entry:
        q = self.questions[item.question]
        part = self.part_title(q, item.part)
        return Entry(
            anchor=f"{q.anchor}{item.part}-R{r.number}",
            heading=self.heading(q, part),
            meta="",
            language=item.language or self.language,
            text=item.text,
            state=self.state(item.state),
            prompt=self.text(q.text) if not item.part else "",
            notes=self.corrected(r, item),
        )

    def heading(self, q: reads.QuestionLine, part: str) -> str:
        if q.other:
            return self.question_title(q)
        return f"{q.number} {part}" if part else f"{q.number}. {self.question_title(q)}"

    def charts(self) -> tuple[Chart, ...]:
        return charts.of_material(self.m)

    def front(self, by: str) -> tuple[str, ...]:
        m = self.m
        late = sum(1 for r in m.responses if r.late)
        lines = [
            ngettext(
                "This compilation holds %(num)s response to %(questions)s questions.",
                "This compilation holds %(num)s responses to %(questions)s questions.",
                len(m.responses),
            )
            % {"num": len(m.responses), "questions": len(self.asked)},
            _("Answers stand as they were handed in, in their own language; none of them was shortened.")
            if by == "question"
            else _("Each respondent's answers stand in the order of the questions, as they were handed in."),
        ]
        if left_out := self._left_out():
            lines.append(
                ngettext(
                    "%(num)s further response is still in review and not in this version.",
                    "%(num)s further responses are still in review and not in this version.",
                    len(left_out),
                )
                % {"num": len(left_out)}
            )
        if late:
            lines.append(
                ngettext(
                    "%(num)s of them came after the deadline: it is marked.",
                    "%(num)s of them came after the deadline: they are marked.",
                    late,
                )
                % {"num": late}
            )
        return tuple(lines)

    def _left_out(self) -> list[str]:
        inside = {r.number for r in self.m.responses}
        return [f"R{n}" for n in self.m.in_review if n not in inside]

    def notes(self) -> tuple[str, ...]:
        m = self.m
        withheld = [f"R{r.number}" for r in m.responses if not r.cited]
        late = [f"R{r.number} {self.name(r) if r.cited else ''}".strip() for r in m.responses if r.late]
        lines = []
        if withheld:
            lines.append(
                _("Counted and not shown, because citation was not authorised: %(names)s.")
                % {"names": ", ".join(withheld)}
            )
        if late:
            lines.append(_("Received after the deadline: %(names)s.") % {"names": ", ".join(late)})
        if left_out := self._left_out():
            lines.append(
                _("Received, still in review and not in this version: %(names)s.") % {"names": ", ".join(left_out)}
            )
        return (*lines, *self._gone())

    def _gone(self) -> list[str]:
        """Numbers that are not in the order, and why: whoever counts to 69 finds each."""
        lines = []
        for g in self.m.gone:
            values = {"number": g.number, "reason": g.reason or "–", "into": g.into}
            if g.state == "merged":
                lines.append(_("R%(number)s was merged into R%(into)s.") % values)
            elif g.state == "removed":
                lines.append(_("R%(number)s was removed: %(reason)s") % values)
            else:
                lines.append(_("R%(number)s was set aside: %(reason)s") % values)
        return lines
