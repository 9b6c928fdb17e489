"""Who sits where is public; contact details are nobody's but the secretariat's."""

from plenary.record.actor import CHAIR, PUBLIC, SECRETARIAT, right

READ = right("members.read", PUBLIC)
SIGN_IN = right("members.sign-in", PUBLIC)
KEEP = right("members.keep", SECRETARIAT, reason="Only the secretariat enters members, seats and roles.")
GIVE = right("members.give", SECRETARIAT, reason="Only the secretariat gives roles and opens accounts.", weighty=True)
RESET = right("members.reset", SECRETARIAT, reason="Only the secretariat takes somebody's factors away.", weighty=True)
OWN = right("members.own-account", PUBLIC, reason="Only she herself changes how she signs in.", weighty=True)
NAME = right("members.name", SECRETARIAT, PUBLIC)  # a respondent's organisation is entered as she writes it
RULE = right("members.rule", SECRETARIAT, CHAIR, reason="Only the secretariat and the chair put and adopt rules.")
FOCAL = right(
    "members.focal",
    PUBLIC,
    reason="Only the focal point of this stakeholder group, and the secretariat, act for it.",
)
CALL = right("members.call", SECRETARIAT, CHAIR, reason="Only the secretariat and the chair call for nominations.")
STAND = right("members.stand", PUBLIC, reason="Only the nominee answers, or the secretariat with her paper in hand.")
APPOINT = right(
    "members.appoint", SECRETARIAT, CHAIR, reason="Only the secretariat and the chair appoint.", weighty=True
)
ADMIT = right("members.admit", SECRETARIAT, CHAIR, reason="Only the secretariat and the chair enter that.")
LEAD = right(
    "members.lead", PUBLIC, reason="Only the secretariat, the chair and the coordinators of this sub-group do that."
)
JOIN = right("members.join", PUBLIC, reason="Sign in first: so that it is known who takes part.")
MERGE = right("members.merge", SECRETARIAT, reason="Only the secretariat merges two records.", weighty=True)
TRAVEL = right("members.travel", PUBLIC, reason="Sign in first: who asks is shown to nobody but the secretariat.")
SPEND = right("members.spend", SECRETARIAT, reason="Only the secretariat enters what concerns money.")
