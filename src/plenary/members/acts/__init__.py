"""The acts of this room: one module a subject, all of them here by name."""

from plenary.members.acts.accounts import open_account, remove_factor, reset_factors, set_factor
from plenary.members.acts.amending import amend_nomination
from plenary.members.acts.around import (
    ask_to_observe,
    enter_fund_line,
    note_received,
    publish_need,
    settle_observer,
)
from plenary.members.acts.capacities import (
    end_capacity,
    give_capacity,
    propose_office,
    settle_office,
)
from plenary.members.acts.composing import add_parts, add_seats, rename_part
from plenary.members.acts.entering import compose, enter_organisation, fill_seats, give_role
from plenary.members.acts.merging import join_nominee, merge_people, undo_merge
from plenary.members.acts.nominating import (
    answer_by_link,
    answer_nomination,
    appoint,
    choose,
    close_nominations,
    end_nomination,
    nominate,
    open_nominations,
    set_phase,
)
from plenary.members.acts.ruling import adopt_rule, assign_seat, label_part, publish_roll, put_rule
from plenary.members.acts.subgroups import (
    adopt_terms,
    check_term,
    end_subgroup,
    enter_in_subgroup,
    join_subgroup,
    leave_subgroup,
    put_terms,
    set_up_subgroup,
)
from plenary.members.acts.taking_in import take_in

__all__ = [
    "add_parts",
    "add_seats",
    "adopt_rule",
    "adopt_terms",
    "amend_nomination",
    "answer_by_link",
    "answer_nomination",
    "appoint",
    "ask_to_observe",
    "assign_seat",
    "check_term",
    "choose",
    "close_nominations",
    "compose",
    "end_capacity",
    "end_nomination",
    "end_subgroup",
    "enter_fund_line",
    "enter_in_subgroup",
    "enter_organisation",
    "fill_seats",
    "give_capacity",
    "give_role",
    "join_nominee",
    "join_subgroup",
    "label_part",
    "leave_subgroup",
    "merge_people",
    "nominate",
    "note_received",
    "open_account",
    "open_nominations",
    "propose_office",
    "publish_need",
    "publish_roll",
    "put_rule",
    "put_terms",
    "remove_factor",
    "rename_part",
    "reset_factors",
    "set_factor",
    "set_phase",
    "set_up_subgroup",
    "settle_observer",
    "settle_office",
    "take_in",
    "undo_merge",
]
