"""Who sits where is public; contact details are nobody's but the secretariat's."""

from plenary.record.actor import PUBLIC, SECRETARIAT, right

READ = right("members.read", PUBLIC)
SIGN_IN = right("members.sign-in", PUBLIC)
KEEP = right("members.keep", SECRETARIAT, reason="Only the secretariat enters members, seats and roles.")
GIVE = right("members.give", SECRETARIAT, reason="Only the secretariat gives roles and opens accounts.", weighty=True)
RESET = right("members.reset", SECRETARIAT, reason="Only the secretariat takes somebody's factors away.", weighty=True)
OWN = right("members.own-account", PUBLIC, reason="Only she herself changes how she signs in.", weighty=True)
NAME = right("members.name", SECRETARIAT, PUBLIC)  # a respondent's organisation is entered as she writes it
