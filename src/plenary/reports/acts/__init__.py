"""The acts of this room: one module a subject, all of them here by name."""

from plenary.reports.acts.summarising import (
    add_paragraph,
    draft_summary,
    drop_paragraph,
    edit_paragraph,
    move_paragraph,
    name_summary,
    note_summary,
    publish_summary,
    take_fresh,
)

__all__ = [
    "add_paragraph",
    "draft_summary",
    "drop_paragraph",
    "edit_paragraph",
    "move_paragraph",
    "name_summary",
    "note_summary",
    "publish_summary",
    "take_fresh",
]
