"""The kinds of documents: a closed list, so that a library can be listed by them."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

# In the order in which the life of a group brings them about.
KINDS: Final = (
    "resolution", "decision", "membership", "list", "questionnaire", "contribution", "compilation", "summary",
    "presentation", "statement", "transcript", "minutes", "mapping", "database", "text", "recommendations", "crp",
    "report", "addendum", "revision", "corrigendum", "amendment", "limited", "information", "working-paper",
    "verbatim-record", "summary-record", "ngo-statement", "document",
)  # fmt: skip
RELATIONS: Final = ("addendum", "revision", "corrigendum", "amendment")


def named(code: str) -> str:
    """A kind in the reader's language; one of an older record that is not of the list as it stands."""
    names = {
        "resolution": _("resolution"),
        "decision": _("decision"),
        "membership": _("membership list"),
        "list": pgettext("kind of document", "list"),
        "questionnaire": _("questionnaire"),
        "contribution": _("contribution"),
        "compilation": _("compilation"),
        "summary": _("summary"),
        "presentation": _("presentation"),
        "statement": _("statement"),
        "transcript": _("transcript"),
        "minutes": pgettext("kind of document", "minutes"),
        "mapping": _("mapping"),
        "database": _("database"),
        "text": _("text under negotiation"),
        "recommendations": _("recommendations"),
        "crp": _("conference room paper"),
        "report": _("report"),
        "addendum": _("addendum"),
        "revision": _("revision"),
        "corrigendum": _("corrigendum"),
        "amendment": _("amendment"),
        "limited": _("draft for decision"),
        "information": _("information paper"),
        "working-paper": _("working paper"),
        "verbatim-record": _("verbatim record"),
        "summary-record": _("summary record"),
        "ngo-statement": _("statement by an organisation"),
        "document": pgettext("kind of document", "other document"),
    }
    return names.get(code, code)
