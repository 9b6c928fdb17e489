"""Who may ask for the floor, and who gives it."""

from datetime import timedelta

from plenary.record.actor import CHAIR, MEMBER, OBSERVER, PUBLIC, SECRETARIAT, right

READ = right("floor.read", PUBLIC)
ASK = right(
    "floor.ask",
    CHAIR,
    MEMBER,
    OBSERVER,
    reason="Members and observers of the group ask for the floor, once they are signed in.",
)
# From far away nobody sees who holds the telephone: a proof as old as a sitting at most.
ASK_REMOTELY = right(
    "floor.ask-remotely",
    CHAIR,
    MEMBER,
    OBSERVER,
    reason="Members and observers of the group ask for the floor, once they are signed in.",
    weighty=True,
    fresh=timedelta(hours=4),
)
GIVE = right("floor.give", SECRETARIAT, CHAIR, reason="Only the chair gives the floor; the secretariat helps.")
ENTER = right(
    "floor.enter", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat enter somebody into the list."
)
HAND_IN = right(
    "floor.hand-in",
    SECRETARIAT,
    CHAIR,
    MEMBER,
    OBSERVER,
    reason="Members and observers hand in what time did not reach, once they are signed in.",
)
