"""What anybody may see of a group: one module a subject."""

from plenary.mandate.reads.groups import GroupLine, Overview, StepLine, group_id, groups, overview, rail

__all__ = ["GroupLine", "Overview", "StepLine", "group_id", "groups", "overview", "rail"]
