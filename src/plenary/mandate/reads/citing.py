"""Who cites which paragraph of a mandate (A77): what may be cited, whether quoted words stand there, and what cites it.

A citation is kept by whatever cites, as {"address": "mandate/wgec-1/a-res-67-195/20", "words": "…"}; "words" are those of the
sentence that is meant, "" for the whole paragraph. The rooms above are not asked: each says in its `apps` who reads its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plenary.mandate.models import Passage
from plenary.record.problems import Problem
from plenary.rules import mandates

Words = dict[str, str]
MOST = 20  # paragraphs that one thing cites
LONGEST = 1000  # letters of a quotation


@dataclass(frozen=True, slots=True)
class Quotable:
    """A paragraph that can be cited: where it stands, and what it says."""

    address: str
    symbol: str
    label: str
    words: Words
    gist: Words

    @property
    def said(self) -> Words:
        """Its own words; where only the secretariat's are known, these."""
        return self.words or self.gist

    @property
    def texts(self) -> tuple[str, ...]:
        return (*self.words.values(), *self.gist.values())


def quotables(*groups: str) -> dict[str, Quotable]:
    """The paragraphs of these groups' mandates by their addresses, in the order in which people count. One query."""
    rows = Passage.objects.filter(source__group__slug__in=set(groups)).select_related("source__group")
    found = sorted(rows, key=lambda p: (p.source.group.slug, p.source.number, mandates.order(p.label)))
    made = (
        Quotable(
            mandates.address(p.source.group.slug, p.source.slug, p.slug), p.source.symbol, p.label, p.words, p.gist
        )
        for p in found
    )
    return {one.address: one for one in made}


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as it is shown. `quoted` is "" for the whole paragraph, `language` that of the quoted words.

    `own`: they are the document's and not the secretariat's. `stands`: they (still) stand in that paragraph.
    """

    address: str
    symbol: str
    label: str
    quoted: str
    language: str
    own: bool
    stands: bool
    said: Words


def shown(kept: Iterable[tuple[str, str]], known: Mapping[str, Quotable] | None = None) -> tuple[Cited, ...]:
    """Citations (address, words) with what stands there; addresses of anything else are left out.

    `known` are `quotables`; without them one query, and none where nothing is cited.
    """
    asked = [(address.strip("/"), words, cited) for address, words in kept if (cited := mandates.cited(address))]
    if known is None:
        known = quotables(*(cited.group for _a, _w, cited in asked)) if asked else {}
    return tuple(_cited(known[address], words) for address, words, _cited_as in asked if address in known)


def _cited(one: Quotable, quoted: str) -> Cited:
    for texts, own in ((one.words, True), (one.gist, False)):
        for language, text in texts.items():
            if quoted and mandates.stands_in(quoted, (text,)):
                return Cited(one.address, one.symbol, one.label, quoted, language, own, True, one.said)
    return Cited(one.address, one.symbol, one.label, quoted, "", bool(one.words), not quoted, one.said)


def checked(
    told: Sequence[Mapping[str, Any]], *, group: str = "", kept: Sequence[Mapping[str, Any]] = ()
) -> list[dict[str, str]]:
    """Citations as they are kept: each {"address", "words"}. One query, and none where nothing is cited. Raises Problem.

    Refused are paragraphs that there are not, with `group` also those of another group's mandate, and words that do not stand in
    the paragraph. What is `kept` already stays as it is: the paragraph may have been put right since.
    """
    asked: list[dict[str, str]] = []
    for one in told:
        address = str(one.get("address", "")).strip().strip("/")[:300]
        words = " ".join(str(one.get("words", "")).split())[:LONGEST]
        if address and {"address": address, "words": words} not in asked:
            asked.append({"address": address, "words": words})
        elif words and not address:
            raise Problem("Choose the paragraph of the mandate in which “%(quoted)s” stands.", quoted=words[:120])
    if len(asked) > MOST:
        raise Problem("Cite at most %(most)s paragraphs of the mandate.", most=MOST)
    before = [{"address": str(k.get("address", "")), "words": str(k.get("words", ""))} for k in kept]
    fresh = [one for one in asked if one not in before]
    known = quotables(*(c.group for one in fresh if (c := mandates.cited(one["address"])))) if fresh else {}
    for one in fresh:
        found, meant = known.get(one["address"]), mandates.cited(one["address"])
        if found is None or meant is None or (group and meant.group != group):
            raise Problem("There is no paragraph %(address)s of this mandate.", address=one["address"][:120])
        if one["words"] and not mandates.stands_in(one["words"], found.texts):
            raise Problem(
                "“%(quoted)s” does not stand in paragraph %(number)s of %(symbol)s. Copy the words from there, or leave them out.",
                quoted=one["words"][:120],
                number=found.label,
                symbol=found.symbol,
            )
    return asked


@dataclass(frozen=True, slots=True)
class Citing:
    """Something that cites a paragraph: what it is called in the reader's language, where it stands."""

    passage: str  # address of the paragraph
    kind: str  # item (of an agenda), paragraph (of a text, a report)
    title: str
    url: str
    quoted: str = ""


Reader = Callable[[str], Iterable[Citing]]
_readers: dict[str, Reader] = {}


def read_by(room: str, reader: Reader) -> None:
    """A room above says who reads what of it cites the mandate of a group. Once, when the program begins."""
    _readers[room] = reader


def citing(group: str) -> dict[str, tuple[Citing, ...]]:
    """What cites each paragraph of a group's mandate, by address; each thing once. A fixed number of queries."""
    found: dict[str, dict[tuple[str, str], Citing]] = {}
    for reader in _readers.values():
        for one in reader(group):
            found.setdefault(one.passage, {}).setdefault((one.url, one.title), one)
    return {address: tuple(ones.values()) for address, ones in found.items()}
