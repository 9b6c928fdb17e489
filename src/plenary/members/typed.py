"""What was typed into a form and what came of it stands beside `show`, in `plenary.mandate.typed`; here for all rooms above."""

from plenary.mandate.typed import Tried, Verb, citations_of, day_of, done, group_line, instant_of, spoken, tried, whole

__all__ = ["Tried", "Verb", "citations_of", "day_of", "done", "group_line", "instant_of", "spoken", "tried", "whole"]
