"""The questionnaire as a file: the Word form to fill in, and the same questions for other survey programs."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.calls import forms_out
from plenary.calls.pages.common import find
from plenary.calls.rights import READ
from plenary.record.door import Visited, page


def _send(request: Visited, group: str, call: str, name: str, format: str) -> HttpResponse:
    found = find(group, call)
    language = forms_out.spoken(found, request.GET.get("language", ""))
    try:
        made = forms_out.file(call, format, language=language)
    except forms_out.NoQuestions:
        raise Http404(_("The questionnaire is empty.")) from None
    ending = f"-{language}.{format}" if format == "docx" else f".{format}"
    headers = {
        "Content-Disposition": f'attachment; filename="{call}-{name}{ending}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(made.data, content_type=forms_out.MEDIA[format], headers=headers)


@page(get=READ)
def form(request: Visited, group: str, call: str) -> HttpResponse:
    """The form to fill in with a word processor, in the language asked for (`?language=ar`) or the call's first."""
    return _send(request, group, call, "form", "docx")


@page(get=READ)
def questionnaire(request: Visited, group: str, call: str, format: str) -> HttpResponse:
    """The questions in a format that other programs read."""
    if format not in forms_out.FORMATS or format == "docx":
        raise Http404(_("The questionnaire comes as lss, xlsx or json."))
    return _send(request, group, call, "questionnaire", format)
