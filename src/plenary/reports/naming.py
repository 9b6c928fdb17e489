"""A meeting's title and dates in words of a language, for a document that is printed in it."""

from plenary.meetings.naming import dates, title

__all__ = ["dates", "title"]
