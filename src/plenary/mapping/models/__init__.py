"""Tables of the mapping room, by subject."""

from plenary.mapping.models.categories import Category
from plenary.mapping.models.findings import Cell, Change, Mechanism
from plenary.mapping.models.issues import Issue, Mapping, Merging
from plenary.mapping.models.people import Correction, Participant
from plenary.mapping.models.topics import Topic, TopicStep

__all__ = [
    "Category",
    "Cell",
    "Change",
    "Correction",
    "Issue",
    "Mapping",
    "Mechanism",
    "Merging",
    "Participant",
    "Topic",
    "TopicStep",
]
