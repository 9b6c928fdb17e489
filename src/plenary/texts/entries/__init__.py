"""Kinds of entries of this room: one module a subject."""
