"""The printers' own words for papers, in the language now active (a test holds them to `paper_galley.LABELS`)."""

from __future__ import annotations

from django.utils.translation import gettext as _


def labels() -> dict[str, str]:
    """What the printers add to a paper: reports are printed with the same words."""
    return {
        "contents": _("Contents"),
        "page": _("Page"),
        "of": _("of"),
        "statistics": _("Statistics"),
        "notes": _("Notes"),
        "symbol": _("Symbol"),
        "version": _("Version"),
        "question": _("Question"),
        "skip": _("Skip to the text"),
        "note": _("Note"),
        "inserted": _("put in"),
        "deleted": _("taken out"),
        "change_end": _("end of the change"),
        "par_ins": _("New paragraph"),
        "par_del": _("Paragraph taken out"),
        "par_moved-from": _("Paragraph moved away from here"),
        "par_moved-to": _("Paragraph moved to here"),
        "legend": _(
            "Changes: what was put in is underlined and stands between plus signs; what was taken out is struck through "
            "and stands between minus signs."
        ),
        "by": _("By"),
        "other": _("Not agreed by consensus"),
        "consensus": _("Agreed by consensus"),
        "mixed": _("Parts of this document were not agreed by consensus; each of their paragraphs says so."),
        "mixed_short": _("Parts not agreed by consensus"),
        "only_agreed": _("This document holds only what was agreed by consensus."),
        "only_agreed_short": _("Only what was agreed by consensus"),
        "comments": _("Comments"),
        "comment": _("Comment"),
        "sources": _("What the paragraphs rest on"),
        "cites": _("Rests on"),
        "closing": _("About this document"),
        "address": _("Address"),
        "back": _("Back to the text"),
        "permalink": _("Address of this paragraph"),
    }
