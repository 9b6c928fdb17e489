"""What the pages of a call share."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.calls import reads
from plenary.record.acts import Receipt
from plenary.record.door import Visited


def find(group: str, call: str) -> reads.CallLine:
    """The call, in its own group: an address with another group's name leads nowhere."""
    found = reads.call(call)
    if found is None or found.group != group:
        raise Http404(_("There is no such call for input."))
    return found


def done(request: Visited, receipt: Receipt, name: str, **kwargs: Any) -> HttpResponse:
    """After an act: the page it leads to, with the record's number of what was done."""
    response = redirect(name, **kwargs)
    if receipt.entry:
        response["Location"] += f"?done={receipt.entry}"
    return response
