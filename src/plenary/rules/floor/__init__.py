"""Who speaks next, why, and when. See docs/rules/floor.md."""

from plenary.rules.floor.asking import ListState, Verdict, may_ask
from plenary.rules.floor.becoming import became
from plenary.rules.floor.estimating import Turn, Wait, time_allowing, waits
from plenary.rules.floor.ordering import order
from plenary.rules.floor.speaking import LEAST_REST, Clock, clock, rest
from plenary.rules.floor.values import KINDS, MEMBER, OBSERVER, Methods, Place, Reason, Request

__all__ = [
    "KINDS",
    "LEAST_REST",
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
    "became",
    "clock",
    "may_ask",
    "order",
    "rest",
    "time_allowing",
    "waits",
]
