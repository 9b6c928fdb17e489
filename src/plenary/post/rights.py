"""Who sees how the mail stands; anybody may stop the reminders that come to her."""

from plenary.record.actor import PUBLIC, SECRETARIAT, right

DESK = right("post.desk", SECRETARIAT, reason="Only the secretariat sees how the mail stands: it holds addresses.")
STOP = right("post.stop", PUBLIC)
FOLLOW = right("post.follow", PUBLIC)
