"""The acts of this room: one module a subject, all of them here by name."""

from plenary.reports.acts.concluding import close_without, confirm_adoption, propose_adoption, withdraw_adoption
from plenary.reports.acts.describing import describe_report, keep_doubt, note_received
from plenary.reports.acts.issuing import invite_comments, issue_draft, note_printed
from plenary.reports.acts.making import assemble_report, create_report, take_fresh_words
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
    "assemble_report",
    "close_without",
    "confirm_adoption",
    "create_report",
    "describe_report",
    "draft_summary",
    "drop_paragraph",
    "edit_paragraph",
    "invite_comments",
    "issue_draft",
    "keep_doubt",
    "move_paragraph",
    "name_summary",
    "note_printed",
    "note_received",
    "note_summary",
    "propose_adoption",
    "publish_summary",
    "take_fresh",
    "take_fresh_words",
    "withdraw_adoption",
]
