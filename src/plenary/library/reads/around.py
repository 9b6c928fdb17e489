"""What stands around documents: versions, languages, addresses, what replaces and corrects them. Six queries for all."""

from __future__ import annotations

from collections.abc import Sequence

from plenary.library.models import Document, Reach, Rendition, Tongue, Version
from plenary.library.reads.values import Around, LanguageLine, Other, in_languages, name_of
from plenary.rules.families import Member, corrected, superseded


def member(d: Document) -> Member:
    return Member(d.pk, d.symbol, d.relation if d.addendum_to_id else "", d.addendum_to_id, d.date)


def around(found: Sequence[Document]) -> Around:
    """What stands around these documents."""
    keys = [d.pk for d in found]
    counts: dict[int, int] = {}
    newest: dict[int, int] = {}
    for document, number in Version.objects.filter(document__in=keys).values_list("document_id", "number"):
        counts[document] = counts.get(document, 0) + 1
        newest[document] = max(newest.get(document, 0), number)
    reach = {r.document_id: r for r in Reach.objects.filter(document__in=keys)}
    spoken: dict[int, list[Rendition]] = {}
    for r in (
        Rendition.objects.filter(version__document__in=keys, part="", version__closed=None)
        .select_related("file", "version")
        .order_by("-version__number", "by", "pk")
    ):
        spoken.setdefault(r.version.document_id, []).append(r)
    placed: dict[int, list[Tongue]] = {}
    for t in Tongue.objects.filter(document__in=keys).exclude(address=""):
        placed.setdefault(t.document_id, []).append(t)
    tongues: dict[int, tuple[LanguageLine, ...]] = {
        pk: in_languages(spoken.get(pk, ()), newest.get(pk, 0), placed.get(pk, ())) for pk in {*spoken, *placed}
    }
    # Revisions and corrigenda of these documents, and revisions of what they are revisions of.
    bases = {d.addendum_to_id for d in found if d.addendum_to_id and d.relation == "revision"}
    kin = Document.objects.filter(addendum_to__in={*keys, *bases}, relation__in=("revision", "corrigendum"))
    known = {d.pk: d for d in (*kin, *found)}
    members = [member(d) for d in known.values()]
    others = {pk: Other(pk, name_of(d), d.relation) for pk, d in known.items()}
    return Around(
        counts,
        reach,
        tongues,
        {pk: others[by] for pk, by in superseded(members).items()},
        {pk: tuple(others[one] for one in some) for pk, some in corrected(members).items()},
    )
