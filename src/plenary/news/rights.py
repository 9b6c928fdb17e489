"""Everybody reads and asks; the chair and the secretariat tell, answer and thank."""

from plenary.record.actor import CHAIR, PUBLIC, SECRETARIAT, right

READ = right("news.read", PUBLIC)
ASK = right("news.ask", PUBLIC)  # whether the box is open is a rule, which the act looks at
KEEP = right(
    "news.keep",
    SECRETARIAT,
    CHAIR,
    reason="Only the chair and the secretariat publish news, answer questions of the public and thank.",
    after=True,  # what comes of its work is told when the group has ended, too
)
