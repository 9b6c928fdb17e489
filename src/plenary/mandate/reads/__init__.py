"""What anybody may see of a group: one module a subject."""

from plenary.mandate.reads.groups import (
    GroupLine,
    Overview,
    StepLine,
    dated_steps,
    group_id,
    groups,
    overview,
    predecessors,
    rail,
)

__all__ = [
    "GroupLine",
    "Overview",
    "StepLine",
    "dated_steps",
    "group_id",
    "groups",
    "overview",
    "predecessors",
    "rail",
]
