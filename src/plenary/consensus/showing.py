"""What the sheet of a text is made of, for the page and for the wire alike; what divides the group, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup

from plenary.consensus import reads
from plenary.members import reads as members
from plenary.record.kept import Kept
from plenary.rules.brackets import Alternative, Bracket, Part, walk
from plenary.rules.consensus import Dividing, Standing
from plenary.texts import reads as texts
from plenary.texts.showing import listed as _listed

LETTERS = 80  # of a reading that is quoted


_rows: Kept[Markup] = Kept()
_standings: Kept[dict[int, Standing]] = Kept()


def standings(group: str, text: str) -> dict[int, Standing]:
    """Where everybody stands, by the paragraph's key; kept until the record says something new."""
    return _standings.get((group, text), lambda: reads.standings(group, text))


def sheet(group: str, text: str) -> Markup:
    """The rows of a text as it stands, in the reader's language; kept until the record says something new."""

    def made() -> Markup:
        page = texts.text(group, text)
        context = {"page": page, "standings": standings(group, text)}
        return Markup(render_to_string("consensus/_rows.html", context)) if page else Markup()  # noqa: S704 -- a template

    return _rows.get((group, text, get_language()), made)


def head(found: texts.TextPage) -> dict[str, Any]:
    """The counts above a text."""
    return {"page": found, "piles": [(name, len(found.pile(name))) for name in texts.PILES]}


def dividing(
    group: str, paragraph: texts.ParagraphLine, here: reads.ParagraphPositions
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What divides us at a paragraph: for each bracket what it is about, and sentences made from the positions.

    Nobody is named; where nobody has said anything there is nothing to say.
    """
    names = {g.code: _words(g.name) for g in members.stakeholder_groups(group)}
    brackets = {b.number: b for b in walk(paragraph.composite.parts)}
    told: dict[int, list[str]] = {}
    for one in here.divides:
        labels = _labels(brackets.get(one.bracket))
        told.setdefault(one.bracket, []).append(_sentence(one, labels, names))
    heard = {one.bracket for one in here.divides if one.code != "unheard"}
    found = tuple(
        (" / ".join(_labels(brackets.get(number))) if number else "", tuple(said))
        for number, said in told.items()
        if number in heard
    )
    # Who speaks of the paragraph as a whole says the same of each of its brackets: it is said once.
    return (("", found[0][1]),) if found and len({said for _label, said in found}) == 1 else found


def _sentence(one: Dividing, labels: list[str], names: dict[str, str]) -> str:
    groups = _listed(names.get(g, g) for g in one.groups)
    if one.bracket == 0:
        return _of_the_whole(one, groups)
    chosen = _listed(labels[place] for place in one.places)
    if one.code == "split":
        parts = "; ".join(
            ngettext("%(num)s accepts %(words)s", "%(num)s accept %(words)s", n) % {"num": n, "words": labels[place]}
            for place, n in zip(one.places, one.counts, strict=True)
            if n
        )
        if not parts:
            return _("%(groups)s: divided. Some accept each of these readings, some accept none.") % {"groups": groups}
        told = {"groups": groups, "parts": parts}
        if sum(1 for n in one.counts if n) == 1:
            return _("%(groups)s: %(parts)s; nobody of them accepts only another reading.") % told
        if sum(one.counts) > one.seats:
            return _("%(groups)s: divided. %(parts)s (some accept more than one).") % told
        return _("%(groups)s: divided. %(parts)s.") % told
    if one.code == "every":
        return _("%(groups)s: whoever answered accepts each of these readings.") % {"groups": groups}
    if one.code == "only":
        return _("%(groups)s: whoever answered accepts %(words)s, and nothing else.") % {
            "groups": groups,
            "words": chosen,
        }
    if one.code == "neither":
        return _("%(groups)s: nobody accepts any of these readings.") % {"groups": groups}
    if one.code == "most-groups":
        return ngettext(
            "Accepted by all who answered in the most groups: %(words)s, in %(num)s group.",
            "Accepted by all who answered in the most groups: %(words)s, in %(num)s groups.",
            one.counts[0],
        ) % {"words": chosen, "num": one.counts[0]}
    return _("%(groups)s: nobody has said anything about it.") % {"groups": groups}


def _of_the_whole(one: Dividing, groups: str) -> str:
    """Of a paragraph without brackets: the readings are to accept it, and not to."""
    if one.code == "split":
        counts = dict(zip(one.places, one.counts, strict=True))
        return _("%(groups)s: divided. Could accept it: %(yes)s; could not: %(no)s.") % {
            "groups": groups,
            "yes": counts.get(0, 0),
            "no": counts.get(1, 0),
        }
    if one.code == "only" and one.places == (0,):
        return _("%(groups)s: whoever answered could accept it.") % {"groups": groups}
    if one.code == "unheard":
        return _("%(groups)s: nobody has said anything about it.") % {"groups": groups}
    return _("%(groups)s: nobody who answered could accept it.") % {"groups": groups}


def closest(paragraph: texts.ParagraphLine, here: reads.ParagraphPositions) -> tuple[str, ...]:
    """For each bracket the reading to which the fewest would have to move, and who they are."""
    brackets = {b.number: b for b in walk(paragraph.composite.parts)}
    found = []
    for distance in here.nearest:
        best = distance.best
        if best is None or len({(r.moving, r.objecting) for r in distance.readings}) == 1:
            continue  # nobody has said anything of one reading that she does not say of the others
        words = _labels(brackets[distance.bracket])[best.place]
        if not best.moving:
            found.append(_("%(words)s: nobody who answered would have to move.") % {"words": words})
            continue
        who = _listed(here.holders.get(seat, "") for seat in best.moving)
        found.append(
            ngettext(
                "%(words)s asks the fewest to move: %(num)s (%(who)s).",
                "%(words)s asks the fewest to move: %(num)s (%(who)s).",
                len(best.moving),
            )
            % {"words": words, "num": len(best.moving), "who": who}
        )
    return tuple(found)


def _labels(bracket: Bracket | None) -> list[str]:
    """The readings of a bracket, as they are quoted in a sentence."""
    return [_quoted(a) for a in bracket.alternatives] if bracket else []


def _quoted(alternative: Alternative) -> str:
    words = " ".join(_read(alternative.parts, alternative.holders[0]).split())
    if not words:
        return _("no text")
    return "“{}”".format(words if len(words) <= LETTERS else words[:LETTERS].rsplit(" ", 1)[0] + "…")


def _read(parts: tuple[Part, ...], holder: str) -> str:
    said = []
    for part in parts:
        if isinstance(part, Bracket):
            inside = next((a for a in part.alternatives if holder in a.holders), part.alternatives[0])
            said.append(_read(inside.parts, holder))
        else:
            said.append(part.text)
    return "".join(said)


def _words(name: Mapping[str, str]) -> str:
    return name.get(get_language() or "en") or name.get("en") or next(iter(name.values()), "")
