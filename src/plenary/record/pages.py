"""The public pages of the record."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from plenary.record import reads
from plenary.record.door import Visited, frame, number_of, page
from plenary.record.rights import READ


@page(get=READ)
def entries(request: Visited) -> HttpResponse:
    """Entries, newest first: found by number, object, seat or kind."""
    query, act = request.GET.get("q", "").strip()[:100], request.GET.get("act", "")[:80]
    found = reads.find(query=query, act=act, before=number_of(request.GET.get("before"), 18) or 0)
    size, root = reads.head()
    context = {"found": found, "query": query, "act": act, "acts": reads.acts(), "size": size, "root": root}
    return _show(request, "record/entries.html", context)


@page(get=READ)
def entry(request: Visited, sequence: int) -> HttpResponse:
    """One entry with its proof."""
    full = reads.entry(sequence)
    if full is None:
        raise Http404(_("The record has no entry with this number."))
    return _show(request, "record/entry.html", {"full": full})


@page(get=READ)
def proof(request: Visited, sequence: int) -> HttpResponse:
    """The proof as JSON, for whoever checks it with a program of her own."""
    full = reads.entry(sequence)
    if full is None:
        raise Http404(_("The record has no entry with this number."))
    p = full.proof
    return JsonResponse(
        {
            "leaf": p.leaf_json,
            "leaf_hash": full.line.leaf,
            "index": p.index,
            "tree_size": p.size,
            "root": p.root,
            "path": list(p.path),
            "salt": p.salt,
            "content": p.content,
        }
    )


@page(get=READ)
def head(request: Visited) -> HttpResponse:
    """The tree head as JSON: how many entries, which root."""
    size, root = reads.head()
    return JsonResponse({"tree_size": size, "root": root})


def _show(request: Visited, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, frame(request, "record") | context)
