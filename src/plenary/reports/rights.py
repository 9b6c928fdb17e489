"""Who writes and who reads reports."""

from plenary.record.actor import CHAIR, PUBLIC, SECRETARIAT, right

READ = right("reports.read", PUBLIC)
DRAFT = right(
    "reports.draft", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat write the chair's summary."
)
PUBLISH = right("reports.publish", CHAIR, SECRETARIAT, reason="The chair publishes the summary.", weighty=True)
WRITE = right("reports.write", SECRETARIAT, CHAIR, reason="Only the chair and the secretariat write a report.")
PRINT = right(
    "reports.print",
    SECRETARIAT,
    CHAIR,
    reason="Only the chair and the secretariat write a report.",
    after=True,  # what was ordered before the end comes out after it
)
ADOPT = right(
    "reports.adopt", CHAIR, reason="Only the chair puts a report up for adoption, or closes it.", weighty=True
)
CONFIRM = right(
    "reports.confirm",
    SECRETARIAT,
    CHAIR,
    reason="The secretariat, or another chair, confirms what the chair put up for adoption.",
    weighty=True,
)
DECIDE = right(
    "reports.decide", SECRETARIAT, CHAIR, reason="The chair proposes, a second person confirms.", weighty=True
)  # the page on which both stand: each act asks for its own right
