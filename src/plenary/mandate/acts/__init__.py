"""The acts of this room: one module a subject, all of them here by name."""

from plenary.mandate.acts.founding import found_group, iso, plan_steps

__all__ = ["found_group", "iso", "plan_steps"]
