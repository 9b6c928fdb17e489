"""A draft of a report as a paper, in either variant: with the part on which there is no consensus, or without it (A7-A9).

Both say which they are, how many paragraphs the shorter one leaves out and why, and show the arguments on which of the two it
should be. Printed from the draft as it was issued: the same at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from plenary.press.paper import Linked, Paper, Par, Run
from plenary.reports import calling
from plenary.reports.report_wording import argued, band
from plenary.rules import date_ranges
from plenary.rules.languages import chosen
from plenary.texts import papers
from plenary.texts.reads import Snapshot, TextLine

WITH, WITHOUT, WHOLE, REDLINE = "with", "without", "whole", "redline"


def variants(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Which papers a draft has: both variants where they differ; one that is the whole report where all is agreed."""
    return (WITH, WITHOUT) if "other" in content.get("parts", {}).values() else (WHOLE,)


def left_out(content: Mapping[str, Any]) -> dict[str, int]:
    """Why paragraphs are not in the shorter variant, and how many: none, revisit, open, edited, proposed, gone, divided."""
    found: dict[str, int] = {}
    for key, part in content.get("parts", {}).items():
        if part == "other":
            why = content.get("why", {}).get(key, "open")
            found[why] = found.get(why, 0) + 1
    return found


def reason(why: str) -> str:
    """Why a paragraph is in the part that is not agreed, in words."""
    return {
        "none": _("no agreement was found"),
        "revisit": _("to be revisited"),
        "open": _("the group has not dealt with it"),
        "edited": _("changed since it was agreed"),
        "proposed": _("other words are proposed"),
        "gone": _("taken out where it was negotiated"),
        "divided": _("a question that divides the group"),
    }.get(why, why)


def authority(content: Mapping[str, Any], *, adopted: bool) -> str:
    """Whose report it is, in words (A143)."""
    if content.get("authorship") == "chair":
        return _("Report of the Chair, on the Chair’s own responsibility")
    return _("Report of the Group, adopted by consensus") if adopted else _("Draft report of the Group")


def official(content: Mapping[str, Any], variant: str) -> str:
    """Which of the two variants is the group's, in words; "" where there is but one."""
    if variant not in (WITH, WITHOUT):
        return ""
    decided = content.get("official", "")
    if not decided:
        return _("The Group has not decided which of the two variants is its report.")
    if decided == variant:
        return _("The Group decided that this variant is its report.")
    return _("The Group decided that the other variant is its report.")


def banner(content: Mapping[str, Any], variant: str, label: str) -> str:
    """What has to be known before anything: is it a draft, and which variant it is."""
    said = [] if content.get("adopted") else [_("%(label)s: not adopted.") % {"label": label}]
    if variant == WITH:
        said.append(_("WITH the part on which there is no consensus. Each of its paragraphs is marked."))
    if variant == WITHOUT:
        said.append(
            ngettext(
                "WITHOUT the part on which there is no consensus: %(num)s paragraph is left out.",
                "WITHOUT the part on which there is no consensus: %(num)s paragraphs are left out.",
                sum(left_out(content).values()),
            )
            % {"num": sum(left_out(content).values())}
        )
    said.append(official(content, variant))
    return " ".join(one for one in said if one)


def paper(
    line: TextLine,
    shown: Snapshot,
    content: Mapping[str, Any],
    variant: str,
    *,
    label: str,
    group: str = "",
    address: str = "",
    at: datetime,
) -> Paper:
    """A draft in a variant: `line` and `shown` are its text and its revision, `content` what it keeps beside that.

    `group` is the group's name, `address` where the report can be read.
    """
    open_ones = any(p.proposals or p.bracketed for p in shown.paragraphs)
    view = papers.bracketed if open_ones else papers.clean
    made = view(line, shown, address=address, at=at)
    with override(line.language):
        front, pars = _divided(made.pars, content, variant)
        adopted = content.get("adopted")
        day = datetime.fromisoformat(adopted).date() if adopted else shown.line.instant.date()
        return replace(
            made,
            title=chosen(content["title"], line.language) or made.title,
            subtitle=group,
            symbol=content.get("symbol", ""),
            document="report",
            kind=_("Report") if adopted else _("Draft report"),
            authority=authority(content, adopted=bool(adopted)),
            banner=banner(content, variant, label),
            short=_short(content, variant, label),
            dated=date_ranges.day(day, line.language),
            date=day.isoformat(),
            version=label,
            front=front,
            front_title=_title(made.pars, content) if front else "",
            pars=(*pars, *_question(content.get("question") or {}, line.language)),
            closing=(*_closing(content, variant, shown), *made.closing),
            labels={**made.labels, **_only_agreed()},
        )


def _only_agreed() -> dict[str, str]:
    """What the printers say of a paper without the other part. The account is no recommendation: of that nothing is said."""
    return {
        "only_agreed": _("Of the recommendations this document holds only those that were agreed by consensus."),
        "only_agreed_short": _("Only recommendations agreed by consensus"),
    }


def compared(
    line: TextLine,
    before: Snapshot,
    after: Snapshot,
    content: Mapping[str, Any],
    earlier: Mapping[str, Any],
    *,
    label: str,
    address: str,
    at: datetime,
) -> Paper:
    """What changed from one draft to the next, as tracked changes (A17), and which paragraph went into the other part.

    `content` is what the draft keeps beside its revision, `earlier` what the one before it kept.
    """
    made = papers.compared(line, before, after, address=address, at=at)
    with override(line.language):
        return replace(
            made,
            pars=tuple(_marked(par, content.get("parts", {}), earlier.get("parts", {})) for par in made.pars),
            short=_short(content, REDLINE, label),
            title=chosen(content["title"], line.language) or made.title,
            symbol=content.get("symbol", ""),
            document="report",
            authority=authority(content, adopted=False),
            version=label,
        )


def _marked(par: Par, now: Mapping[str, str], before: Mapping[str, str]) -> Par:
    """In its part, as the variants have it; one that went from agreed to not agreed, or back, says so in words."""
    key = _key(par).removesuffix("-from")
    part, was = now.get(key, ""), before.get(key, "")
    made = replace(par, part="" if par.mark in ("del", "moved-from") else part)  # type: ignore[arg-type]  # one of the parts
    if not part or not was or part == was or made.part == "":
        return made
    told = _("was: %(was)s; now: %(now)s") % {"was": _standing(was), "now": _standing(part)}
    return replace(made, state=" · ".join(one for one in (told, made.state) if one))


def _standing(part: str) -> str:
    return _("agreed by consensus") if part == "consensus" else _("not agreed by consensus")


def _short(content: Mapping[str, Any], variant: str, label: str) -> str:
    """The running head: what no page may be read without, in as few words as it takes."""
    chairs = content.get("authorship") == "chair"
    if content.get("adopted"):
        stands = _("presented by the Chair") if chairs else _("adopted")
    else:
        stands = _("the Chair’s draft, not adopted") if chairs else _("not adopted")
    said = {
        WITH: _("WITH the part without consensus"),
        WITHOUT: _("WITHOUT the part without consensus"),
        REDLINE: _("what changed since the draft before"),
    }.get(variant, "")
    return " · ".join(one for one in (label, stands, said) if one)


def _key(par: Par) -> str:
    return par.key.removeprefix("p")


def _divided(pars: Iterable[Par], content: Mapping[str, Any], variant: str) -> tuple[tuple[Par, ...], tuple[Par, ...]]:
    """The summary before the first paragraph, and the rest; each paragraph in its part."""
    front, rest = [], []
    above: tuple[str, ...] = ()  # what the last paragraph that is no item rests on
    sections, parts, sources = content.get("sections", {}), content.get("parts", {}), content.get("sources", {})
    for par in pars:
        key = _key(par)
        part = parts.get(key, "")
        if part == "other" and variant == WITHOUT:
            continue
        cites = tuple(_called(one, content) for one in dict.fromkeys((*par.cites, *sources.get(key, ()))))
        if par.kind != "item":
            above = cites
        elif set(cites) <= set(above):
            cites = ()  # the paragraph that announces the list rests on them already
        par = replace(par, part=part, cites=cites)
        if sections.get(key) == "summary":
            if par.kind != "heading":
                front.append(par)
        else:
            rest.append(par)
    return tuple(front), tuple(rest)


def _called(source: str, content: Mapping[str, Any]) -> str:
    """What a paragraph rests on, in words that lead to it; an address that has none stands as it is."""
    words = content.get("called", {}).get(source, "")
    return Linked(words, calling.link(source)) if words else source


def _title(pars: Iterable[Par], content: Mapping[str, Any]) -> str:
    """The heading of the summary, as it stands in the text."""
    sections = content.get("sections", {})
    heads = (p for p in pars if p.kind == "heading" and sections.get(_key(p)) == "summary")
    return "".join(run.text for head in heads for run in head.runs) or _("Executive summary")


def _question(told: Mapping[str, Any], language: str) -> tuple[Par, ...]:
    """Whether what is not agreed is shown: where the group stands, and the arguments; in both variants (A8, A9)."""
    if not told:
        return ()
    lines = [_("The question is: %(title)s") % {"title": told["title"]}]
    if told.get("outcome"):
        lines.append(_("The Group agreed: %(answer)s.") % {"answer": told["outcome"]})
    else:
        lines += [band(word, answer) for answer, word in told.get("stands", ()) if word]
    lines += [argued(side, answer, words) for side, answer, words in told.get("argued", ())]
    head = Par("q0", "heading", level=1, runs=(Run(_("On showing what is not agreed")),))
    return (head, *(Par(f"q{n}", "paragraph", runs=(Run(text),)) for n, text in enumerate(lines, 1)))


def _closing(content: Mapping[str, Any], variant: str, shown: Snapshot) -> tuple[str, ...]:
    said = []
    if variant == WITHOUT:
        numbers = {str(p.key): p.number or "–" for p in shown.paragraphs}
        for why in left_out(content):
            keys = [
                k for k, part in content["parts"].items() if part == "other" and content["why"].get(k, "open") == why
            ]
            told = {"reason": reason(why), "numbers": ", ".join(numbers.get(key, "–") for key in keys)}
            left = ngettext(
                "Left out, %(reason)s: paragraph %(numbers)s.",
                "Left out, %(reason)s: paragraphs %(numbers)s.",
                len(keys),
            )
            said.append(left % told)
    for kept in content.get("kept", ()):
        said.append(_("“%(words)s” differs from the record and stands: %(reason)s") % kept)
    said.append(
        _("Made from %(num)s entries of the record; its head: %(root)s.")
        % {"num": content.get("size", 0), "root": content.get("root", "")}
    )
    return tuple(said)
