"""Who writes and who reads reports."""

from plenary.record.actor import CHAIR, PUBLIC, SECRETARIAT, right

READ = right("reports.read", PUBLIC)
DRAFT = right(
    "reports.draft", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat write the chair's summary."
)
PUBLISH = right("reports.publish", CHAIR, SECRETARIAT, reason="The chair publishes the summary.", weighty=True)
