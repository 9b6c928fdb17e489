"""Tables of the news room, by subject."""

from plenary.news.models.items import Before, Item
from plenary.news.models.questions import AnsweredBefore, Box, Question
from plenary.news.models.thanks import Thanks

__all__ = ["AnsweredBefore", "Before", "Box", "Item", "Question", "Thanks"]
