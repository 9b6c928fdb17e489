"""How often something may be tried: it lives with the door (plenary.record.throttle), where every room can ask it."""

from plenary.record.throttle import allow, forget

__all__ = ["allow", "forget"]
