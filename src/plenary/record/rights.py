"""The record is public: anybody may read it, nobody may write to it but through acts."""

from plenary.record.actor import PUBLIC, SECRETARIAT, right

READ = right("record.read", PUBLIC)
ERASE = right(
    "record.erase",
    SECRETARIAT,
    reason="Only the secretariat may erase personal data from the record.",
    weighty=True,
)
