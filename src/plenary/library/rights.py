"""The library is public by default (A81); originals are open to the secretariat, and publishing is hers."""

from plenary.record.actor import PUBLIC, SECRETARIAT, right

READ = right("library.read", PUBLIC)
KEEP = right("library.keep", SECRETARIAT, PUBLIC)  # whatever is handed in is kept, by whomever
PUBLISH = right("library.publish", SECRETARIAT, reason="Only the secretariat publishes documents.")
CLOSE = right("library.close", SECRETARIAT, PUBLIC)  # within the act that takes something out, whoever's that is
ORIGINALS = right(
    "library.originals", SECRETARIAT, reason="Originals may hold contact details: only the secretariat opens them."
)
CHECK = right("library.check", SECRETARIAT, reason="Only the secretariat has addresses outside checked.")
