"""The mandate is public; the secretariat keeps it. What `after` marks may still be done once a group's work has ended."""

from plenary.record.actor import CHAIR, PUBLIC, SECRETARIAT, right

READ = right("mandate.read", PUBLIC)
KEEP = right("mandate.keep", SECRETARIAT, reason="Only the secretariat enters groups and their steps.")
TERMS = right(
    "mandate.terms", SECRETARIAT, reason="Only the secretariat founds groups and amends their terms.", after=True
)
PASS_ON = right(
    "mandate.pass-on", SECRETARIAT, reason="Only the secretariat enters what other bodies do.", after=True
)  # the report goes on to the bodies above when the group has long gone home
DATE = right("mandate.date", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat keep the group's calendar.")
TASK = right("mandate.task", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat say how far a task came.")
METHODS = right(
    "mandate.methods", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat enter what the group decided."
)
