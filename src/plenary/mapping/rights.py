"""Who orders the subject."""

from plenary.record.actor import CHAIR, PUBLIC, SECRETARIAT, right

READ = right("mapping.read", PUBLIC)
KEEP = right("mapping.keep", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat order the categories.")
