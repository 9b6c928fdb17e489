"""Where input outside the questions is filed (A114): a place of its own, made when the first such input comes."""

from __future__ import annotations

from datetime import datetime

from plenary.calls.entries import OtherInputOpened
from plenary.calls.models import Call, Question
from plenary.calls.rights import ANSWER
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act

OTHER = "other"  # the number and the kind of that place; it is no question and is never counted as one


@act
def open_other(by: Actor, *, call: str, at: datetime) -> Outcome:
    """Make the place, once. `value` is its key. Raises Call.DoesNotExist."""
    ANSWER.require(by)
    found = Call.objects.get(slug=call)
    place = Question.objects.filter(call=found, kind=OTHER).first()
    if place is not None:
        return Unchanged(f"call/{call}", place.pk)
    last: int = Question.objects.filter(call=found).order_by("-order").values_list("order", flat=True).first() or 0
    place = Question(
        call=found,
        order=last + 1,
        number=OTHER,
        as_given=OTHER,
        kind=OTHER,
        text={
            "en": "Other: outside the questions",
            "ar": "غير ذلك: خارج الأسئلة",
            "fr": "Autre : hors des questions",
            "es": "Otros: fuera de las preguntas",
            "ru": "Иное: вне вопросов",
            "zh": "其他：问题之外",
        },
    )
    place.save()
    return Written(OtherInputOpened(call), f"call/{call}", place.pk)


def other_question(by: Actor, call: str, at: datetime) -> Question:
    """The place, made if need be, within the act under way."""
    place: Question = Question.objects.get(pk=open_other(by, call=call, at=at).value)
    return place
