"""The mandate is public; the secretariat keeps it."""

from plenary.record.actor import CHAIR, PUBLIC, SECRETARIAT, right

READ = right("mandate.read", PUBLIC)
KEEP = right("mandate.keep", SECRETARIAT, reason="Only the secretariat enters groups and their steps.")
DATE = right("mandate.date", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat keep the group's calendar.")
