"""Who may do what at a meeting."""

from plenary.record.actor import CHAIR, MEMBER, OBSERVER, PUBLIC, SECRETARIAT, right

READ = right("meetings.read", PUBLIC)
KEEP = right("meetings.keep", SECRETARIAT, reason="Only the secretariat enters meetings, sessions and their dates.")
RUN = right("meetings.run", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat run a meeting.")
DECIDE = right(
    "meetings.decide", SECRETARIAT, CHAIR, reason="The chair states what is decided, and the secretariat enters it."
)
PROPOSE = right(
    "meetings.propose",
    SECRETARIAT,
    CHAIR,
    MEMBER,
    reason="Members propose changes to the agenda and nominate; observers may write to the chair.",
)
ATTEND = right(
    "meetings.attend",
    SECRETARIAT,
    CHAIR,
    MEMBER,
    OBSERVER,
    reason="Members and observers register, once they are signed in.",
)
TAKE_PART = right(
    "meetings.take-part",
    CHAIR,
    MEMBER,
    OBSERVER,
    reason="Only members and observers of the group take part here, once they are signed in.",
)
CAPTION = right(
    "meetings.caption", SECRETARIAT, reason="Only the secretariat, and who holds a captioner's key, send captions."
)
FEED = right("meetings.feed", PUBLIC)  # the address is the key
QUESTION = right(
    "meetings.question",
    SECRETARIAT,
    CHAIR,
    MEMBER,
    OBSERVER,
    reason="Members and observers put questions to the chair, once they are signed in.",
)
