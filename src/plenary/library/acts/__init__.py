"""The acts of this room: one module a subject, all of them here by name."""

from plenary.library.acts.addresses import archive_copy, note_address, order_check
from plenary.library.acts.describing import amend_document, note_rights, relate
from plenary.library.acts.keeping import keep_large, keep_original
from plenary.library.acts.languages import add_language
from plenary.library.acts.publishing import Printed, close_versions, publish
from plenary.library.acts.registering import register

__all__ = [
    "Printed",
    "add_language",
    "amend_document",
    "archive_copy",
    "close_versions",
    "keep_large",
    "keep_original",
    "note_address",
    "note_rights",
    "order_check",
    "publish",
    "register",
    "relate",
]
