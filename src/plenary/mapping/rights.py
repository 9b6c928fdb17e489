"""Who orders the subject, who proposes issues, who says what was found.

A mapping may outlive its group as a living document: what its rights allow after the group has ended is looked at by
`acts.common.going_on`, which every act asks.
"""

from plenary.record.actor import CHAIR, MEMBER, OBSERVER, PUBLIC, SECRETARIAT, right

READ = right("mapping.read", PUBLIC)
KEEP = right(
    "mapping.keep", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat order the categories.", after=True
)
TAKE_PART = right(
    "mapping.take-part",
    SECRETARIAT,
    CHAIR,
    MEMBER,
    OBSERVER,
    reason="Members and observers of the group take part, once they are signed in; others once they are admitted.",
    after=True,
)
TOPICS = right(  # ends with the group, even where the mapping lives on: nobody is left who would work on them
    "mapping.topics",
    SECRETARIAT,
    CHAIR,
    MEMBER,
    OBSERVER,
    reason="Members and observers of the group take part, once they are signed in; others once they are admitted.",
)
TOPICS_BY_LINK = right("mapping.topics-by-link", PUBLIC)
SELECT = right(
    "mapping.select-topics",
    SECRETARIAT,
    CHAIR,
    reason="Only the chair and the secretariat write down what plenary decided.",
)
BY_LINK = right("mapping.by-link", PUBLIC, after=True)  # what the link itself allows is looked at by the act
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
    "mapping.lock",
    SECRETARIAT,
    CHAIR,
    reason="Only the chair and the secretariat write down what plenary decided.",
    after=True,
)
