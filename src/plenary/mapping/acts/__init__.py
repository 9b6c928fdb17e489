"""The acts of this room: one module a subject, all of them here by name."""

from plenary.mapping.acts.categories import enter_categories, rename_category
from plenary.mapping.acts.corrections import (
    answer_correction,
    ask_correction,
    decline_correction,
    take_correction,
    withdraw_correction,
)
from plenary.mapping.acts.findings import (
    assess,
    describe_mechanism,
    enter_mechanism,
    note_checked,
    restore_mechanism,
    retire_mechanism,
)
from plenary.mapping.acts.importing import import_mapping
from plenary.mapping.acts.issues import (
    accept_issues,
    close_issue,
    describe_issue,
    open_issue,
    propose_as_participant,
    propose_issue,
    reopen_issue,
)
from plenary.mapping.acts.lists import hand_over, lock_list, unlock_list
from plenary.mapping.acts.merging import merge_issues, undo_merge
from plenary.mapping.acts.people import admit_participant, end_participation, entrust
from plenary.mapping.acts.topics import (
    name_work,
    propose_topic,
    propose_topic_as_participant,
    propose_topics_anew,
    reopen_topic,
    select_topic,
    set_topic_aside,
)

__all__ = [
    "accept_issues",
    "admit_participant",
    "answer_correction",
    "ask_correction",
    "assess",
    "close_issue",
    "decline_correction",
    "describe_issue",
    "describe_mechanism",
    "end_participation",
    "enter_categories",
    "enter_mechanism",
    "entrust",
    "hand_over",
    "import_mapping",
    "lock_list",
    "merge_issues",
    "name_work",
    "note_checked",
    "open_issue",
    "propose_as_participant",
    "propose_issue",
    "propose_topic",
    "propose_topic_as_participant",
    "propose_topics_anew",
    "rename_category",
    "reopen_issue",
    "reopen_topic",
    "restore_mechanism",
    "retire_mechanism",
    "select_topic",
    "set_topic_aside",
    "take_correction",
    "undo_merge",
    "unlock_list",
    "withdraw_correction",
]
