"""Who speaks next, why, and when. See docs/rules/floor.md."""

from plenary.rules.floor.asking import ListState, Verdict, may_ask
from plenary.rules.floor.estimating import Turn, Wait, time_allowing, waits
from plenary.rules.floor.ordering import order
from plenary.rules.floor.speaking import Clock, clock
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
