"""The mapping as a spreadsheet, out and in: a file that comes back is looked through first, and taken as far as is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.library import files
from plenary.mapping import acts, spreadsheets
from plenary.mapping.acts.importing import LARGEST
from plenary.mapping.pages.common import page_of
from plenary.mapping.rights import READ, TAKE_PART
from plenary.members.show import said
from plenary.members.typed import Tried, done, group_line, tried
from plenary.press import workbooks
from plenary.press.letters import cleaned
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.record.problems import Conflict, Problem
from plenary.rules.gaps import Added, Comparison, Edit

SALT, LASTS = "mapping.spreadsheet", 7 * 24 * 3600  # seconds for which a file that was handed in waits to be taken
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 300  # changes that can be chosen one by one; the rest is taken or left as one


@page(get=READ)
def file(request: Visited, group: str, format: str) -> HttpResponse:
    """Everything as .xlsx, or the findings as .csv."""
    group_line(group)
    if format not in ("xlsx", "csv"):
        raise Http404(_("This format is not made."))
    data = spreadsheets.workbook(group) if format == "xlsx" else spreadsheets.findings_csv(group)
    response = HttpResponse(data, content_type=XLSX if format == "xlsx" else "text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{group}-mapping.{format}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@dataclass(frozen=True, slots=True)
class Held:
    """A file that waits to be taken."""

    digest: str
    name: str
    token: str

    def read(self) -> bytes:
        return files.path_of(self.digest).read_bytes()


@page(get=TAKE_PART, post=TAKE_PART)
def spreadsheet(request: Visited, group: str) -> HttpResponse:
    """Take the workbook away, hand it in again, look through what it would change, take what is chosen."""
    group_line(group)
    if request.method == "POST" and request.POST.get("do") == "look":
        outcome = tried(request, {"look": lambda once: _keep(request, group)})
        if not outcome.problem:
            where = reverse("mapping-spreadsheet", kwargs={"group": group})
            return HttpResponseRedirect(f"{where}?{urlencode({'file': request.visit.extra['file']})}")
        return _shown(request, group, None, outcome)
    token = request.POST.get("file") or request.GET.get("file", "")
    held = _held(request, group, token)
    if held is None:
        gone = _("This file is no longer held here, or it was handed in by somebody else. Hand it in again.")
        return _shown(request, group, None, Tried(problem=gone) if token or request.method == "POST" else Tried())
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"take": lambda once: _take(request, group, held, once)})
        if outcome.receipt is not None:
            return done(outcome.receipt, "mapping-history", group=group)
    return _shown(request, group, held, outcome)


def _keep(request: Visited, group: str) -> Receipt | None:
    """Keep the file; its name and digest go on in a word that nobody but she can use, and nobody can make up."""
    sent = request.FILES.get("file")
    if sent is None:
        raise Problem("Choose a file.")
    if (sent.size or 0) > LARGEST:
        raise Problem("The file is larger than 10 MB.")
    told = {"d": files.keep(sent.read()), "n": (sent.name or "mapping.xlsx")[:200], "g": group}
    request.visit.extra["file"] = signing.dumps(told | {"p": request.visit.by.person}, salt=SALT, compress=True)
    return None


def _held(request: Visited, group: str, token: str) -> Held | None:
    if not token:
        return None
    try:
        told = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    if told["g"] != group or told["p"] != request.visit.by.person or not files.intact(told["d"]):
        return None
    return Held(told["d"], told["n"], token)


def ident(one: Edit | Added) -> str:
    """What a change is called in the form: made of all that it says, so that a later one is not taken for it."""
    said = repr(
        (one.table, one.key, one.column, one.before, one.after)
        if isinstance(one, Edit)
        else (one.table, one.line, sorted(one.values.items()))
    )
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _compared(group: str, held: Held) -> Comparison:
    try:
        return spreadsheets.looked_through(group, held.read())
    except workbooks.NoWorkbook as why:
        raise Problem(why.words, **why.values) from why


def _take(request: Visited, group: str, held: Held, once: dict[str, Any]) -> Receipt:
    found, wanted = _compared(group, held), set(request.POST.getlist("take"))
    both: list[Edit | Added] = [*found.edits, *found.added]
    every = {ident(one): one for one in both}
    if wanted - set(every):
        raise Conflict("The mapping was changed meanwhile: look through the file once more.")
    rest = set(list(every)[SHOWN:]) if request.POST.get("rest") == "1" else set()
    some = wanted | rest
    return acts.import_mapping(
        request.visit.by,
        group=group,
        name=held.name,
        data=held.read(),
        media_type=XLSX,
        edits=[e for e in found.edits if ident(e) in some],
        added=[a for a in found.added if ident(a) in some],
        **once,
    )


def _shown(request: Visited, group: str, held: Held | None, outcome: Tried) -> HttpResponse:
    found: Comparison | None = None
    if held is not None:
        try:
            found = _compared(group, held)
        except Problem as why:
            outcome, held = Tried(problem=f"{cleaned(held.name)}: {said(why)}", kept="look"), None
    both: list[Edit | Added] = [*found.edits, *found.added] if found else []
    every = [(ident(one), one) for one in both]
    typed = set(request.POST.getlist("take")) if outcome.problem and held else None
    return page_of(
        request,
        "mapping/spreadsheet.html",
        group,
        "spreadsheet",
        outcome,
        held=held,
        found=found,
        edits=[(i, o) for i, o in every[:SHOWN] if isinstance(o, Edit)],
        added=[(i, o) for i, o in every[:SHOWN] if isinstance(o, Added)],
        rest=max(0, len(every) - SHOWN),
        typed=typed,
    )
