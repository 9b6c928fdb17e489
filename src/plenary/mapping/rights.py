"""Who orders the subject, who proposes issues, who says what was found."""

from plenary.record.actor import CHAIR, MEMBER, OBSERVER, PUBLIC, SECRETARIAT, right

READ = right("mapping.read", PUBLIC)
KEEP = right("mapping.keep", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat order the categories.")
TAKE_PART = right(
    "mapping.take-part",
    SECRETARIAT,
    CHAIR,
    MEMBER,
    OBSERVER,
    reason="Members and observers of the group take part, once they are signed in; others once they are admitted.",
)
BY_LINK = right("mapping.by-link", PUBLIC)  # what the link itself allows is looked at by the act
ASSESS = right(
    "mapping.assess",
    SECRETARIAT,
    CHAIR,
    MEMBER,
    reason="Members, the coordinators and whoever keeps the mapping say what a mechanism does for an issue.",
)
ORDER = right(
    "mapping.order",
    SECRETARIAT,
    CHAIR,
    reason="Only the chair, the secretariat and the coordinators accept and merge issues.",
)
LOCK = right(
    "mapping.lock", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat write down what plenary decided."
)
