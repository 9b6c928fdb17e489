"""The acts of this room: one module a subject, all of them here by name."""
