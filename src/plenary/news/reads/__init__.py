"""What anybody may see of a group's news: one module a subject."""

from plenary.news.reads.items import EarlierLine, ItemLine, ItemPage, item, items
from plenary.news.reads.questions import PAGE as QUESTIONS_PAGE
from plenary.news.reads.questions import (
    AnswerLine,
    Asker,
    BoxLine,
    QuestionLine,
    QuestionPage,
    asker,
    box,
    boxes,
    newly_answered,
    question,
    question_page,
    questions,
    to_confirm,
    waiting,
)
from plenary.news.reads.thanks import PAGE as THANKS_PAGE
from plenary.news.reads.thanks import ThanksLine, thanks, thanks_about

__all__ = [
    "QUESTIONS_PAGE",
    "THANKS_PAGE",
    "AnswerLine",
    "Asker",
    "BoxLine",
    "EarlierLine",
    "ItemLine",
    "ItemPage",
    "QuestionLine",
    "QuestionPage",
    "ThanksLine",
    "asker",
    "box",
    "boxes",
    "item",
    "items",
    "newly_answered",
    "question",
    "question_page",
    "questions",
    "thanks",
    "thanks_about",
    "to_confirm",
    "waiting",
]
