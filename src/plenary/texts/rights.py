"""Who writes, who proposes, who comments."""

from plenary.record.actor import CHAIR, MEMBER, OBSERVER, PUBLIC, SECRETARIAT, right

READ = right("texts.read", PUBLIC)
KEEP = right("texts.keep", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat write what stands.")
CHAIRS = right("texts.chair", CHAIR, SECRETARIAT, reason="Only the chair issues a revision; the secretariat helps.")
PROPOSE = right(
    "texts.propose",
    CHAIR,
    MEMBER,
    reason="Only members propose words. What you would say about them is welcome as a comment, beside each paragraph.",
)
HAND_IN = right(
    "texts.hand-in",
    SECRETARIAT,
    CHAIR,
    MEMBER,
    reason="Only members hand in a file with their words; the chair and the secretariat do so for a member.",
)
COMMENT = right(
    "texts.comment",
    SECRETARIAT,
    CHAIR,
    MEMBER,
    OBSERVER,
    reason="Members and observers of the group comment, once they are signed in.",
)
DEFINE = right(
    "texts.define", SECRETARIAT, CHAIR, MEMBER, OBSERVER, reason="Members and observers say how they read a term."
)
SETTLE = right("texts.settle", CHAIR, reason="Only the chair finds what is agreed.")
CHALLENGE = right(
    "texts.challenge",
    CHAIR,
    MEMBER,
    reason="Only members challenge what is tagged as factual. Your doubt is welcome as a comment, beside the paragraph.",
)
