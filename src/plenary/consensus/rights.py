"""Who takes a position, and who finds."""

from plenary.record.actor import CHAIR, MEMBER, PUBLIC, SECRETARIAT, right

READ = right("consensus.read", PUBLIC)
STAND = right("consensus.stand", MEMBER, CHAIR, reason="Only who sits for a member takes a position in its name.")
ENTER = right(
    "consensus.enter", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat enter a position for a seat."
)
ASK = right(
    "consensus.ask", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat put a question to the group."
)
ARGUE = right("consensus.argue", SECRETARIAT, CHAIR, MEMBER, reason="Only members argue a question.")
FIND = right("consensus.find", CHAIR, reason="Only the chair finds what is agreed.")
CANVASS = right(
    "consensus.canvass", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat put statements to the public."
)
TAKE_PART = right("consensus.take-part", PUBLIC)
