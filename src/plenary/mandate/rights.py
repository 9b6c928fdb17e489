"""The mandate is public; the secretariat keeps it."""

from plenary.record.actor import PUBLIC, SECRETARIAT, right

READ = right("mandate.read", PUBLIC)
KEEP = right("mandate.keep", SECRETARIAT, reason="Only the secretariat enters groups and their steps.")
