"""The library is public by default (A81); originals are open to the secretariat, and publishing is hers.

All of it goes on when a group's work has ended: translations come late, addresses die, rights are cleared.
"""

from plenary.record.actor import PUBLIC, SECRETARIAT, right

READ = right("library.read", PUBLIC)
KEEP = right("library.keep", SECRETARIAT, PUBLIC, after=True)  # whatever is handed in is kept, by whomever
PUBLISH = right("library.publish", SECRETARIAT, reason="Only the secretariat publishes documents.", after=True)
CLOSE = right(
    "library.close", SECRETARIAT, PUBLIC, after=True
)  # within the act that takes something out, whoever's that is
ORIGINALS = right(
    "library.originals", SECRETARIAT, reason="Originals may hold contact details: only the secretariat opens them."
)
CHECK = right("library.check", SECRETARIAT, reason="Only the secretariat has addresses outside checked.", after=True)
DESCRIBE = right(
    "library.describe", SECRETARIAT, reason="Only the secretariat amends what is said of documents.", after=True
)
