"""The tables of the mandate, by subject."""

from plenary.mandate.models.bodies import BodyPoint, BodySession, Establishing, Stop
from plenary.mandate.models.calendar import Agreed, Fulfilled, Milestone, Reminded
from plenary.mandate.models.groups import Body, Group, Step
from plenary.mandate.models.methods import MethodsVersion, Modality
from plenary.mandate.models.sources import (
    Amendment,
    Earlier,
    EarlierDocument,
    Passage,
    Source,
    Taken,
    Task,
    TaskStep,
)

__all__ = [
    "Agreed",
    "Amendment",
    "Body",
    "BodyPoint",
    "BodySession",
    "Earlier",
    "EarlierDocument",
    "Establishing",
    "Fulfilled",
    "Group",
    "MethodsVersion",
    "Milestone",
    "Modality",
    "Passage",
    "Reminded",
    "Source",
    "Step",
    "Stop",
    "Taken",
    "Task",
    "TaskStep",
]
