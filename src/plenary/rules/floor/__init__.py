"""Who speaks next, why, and when. See docs/rules/floor.md."""

from plenary.rules.floor.asking import ListState, Verdict, may_ask
from plenary.rules.floor.ordering import order
from plenary.rules.floor.timing import Clock, Turn, Wait, clock, time_allowing, waits
from plenary.rules.floor.values import KINDS, MEMBER, OBSERVER, Methods, Place, Reason, Request

__all__ = [
    "KINDS",
    "MEMBER",
    "OBSERVER",
    "Clock",
    "ListState",
    "Methods",
    "Place",
    "Reason",
    "Request",
    "Turn",
    "Verdict",
    "Wait",
    "clock",
    "may_ask",
    "order",
    "time_allowing",
    "waits",
]
