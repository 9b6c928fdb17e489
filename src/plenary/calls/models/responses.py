"""The tables everything else in the room leans on: calls, questions, responses with their originals, answers."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded

STANDING = ("review", "confirmed")  # states of a response that is in: the others do not count


class Call(Recorded):
    """A call for input: a questionnaire, a deadline, and the responses to it."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="calls")
    slug = models.SlugField(max_length=60, unique=True)
    title = models.JSONField(default=dict)
    languages = models.JSONField(default=list)
    opened = models.DateTimeField(null=True)
    deadline = models.DateTimeField(null=True)
    first_deadline = models.DateTimeField(null=True)  # before extensions
    channels = models.JSONField(default=list)  # [{"name": {...}, "date": "2013-07-01"}] where it was sent (A154)
    symbol = models.CharField(max_length=120, blank=True)  # of its compilation
    cited_unless = models.BooleanField(default=True)  # answers are cited unless the response says no
    version = models.IntegerField(default=1)
    intro = models.JSONField(default=dict)  # what a respondent reads before the questions, by language
    # Its life, of which the state is computed (rules.deadlines.standing): no job ever moves a call on.
    drafted_here = models.BooleanField(default=False)  # then it waits for its adoption; others came in adopted
    adopted = models.DateTimeField(null=True)  # from then on the questionnaire is frozen
    adoption = models.JSONField(default=dict)  # {"words": "by consensus", "where": "first meeting"}
    formatted = models.DateTimeField(null=True)  # the editorial step between adoption and sending (A135)
    closed = models.DateTimeField(null=True)  # nothing is accepted any more, late neither
    accepts_late = models.BooleanField(default=True)
    # A second round rests on what the first brought in, and shows it (A161).
    builds_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="continued_by")


class Question(Recorded):
    """One numbered question."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="questions")
    order = models.IntegerField()
    number = models.CharField(max_length=20)
    as_given = models.JSONField()  # 2 or "2": scripts get back what the file said
    text = models.JSONField(default=dict)
    help = models.JSONField(default=dict)
    parts = models.JSONField(default=list)  # [{"letter": "a", "text": {...}}]
    kind = models.CharField(max_length=12, default="long")  # "other": where input outside the questions is filed (A114)
    choices = models.JSONField(default=list)  # [{"value": "gov", "text": {...}}]
    relevant = models.TextField(blank=True)  # rules.branching; "" always
    relevant_as_given = models.TextField(blank=True)  # the condition as the file had it
    required = models.BooleanField(default=False)
    refs = models.JSONField(default=list)  # "Tunis Agenda 69"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="one_question_a_number")]


class Response(Recorded):
    """What one respondent handed in."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="responses")
    number = models.IntegerField()  # R17: given once, never reused
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, related_name="responses"
    )
    name = models.CharField(max_length=300)  # as the respondent writes it
    group_code = models.CharField(max_length=40, blank=True)  # stakeholder group
    region = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=300, blank=True)  # as handed in: 93 spellings are kept
    language = models.CharField(max_length=20, blank=True)
    received = models.DateTimeField()
    late = models.BooleanField(default=False)
    cited = models.BooleanField(default=True)
    # unconfirmed (its mail address was not confirmed yet), review, confirmed, aside, removed (moderated), merged
    state = models.CharField(max_length=12, default="review")
    why_review = models.JSONField(default=list)  # codes: "pdf", "doubts", "no-questions", "near-empty", …
    joint = models.JSONField(default=list)  # names of the signatories of a joint answer
    twin = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="twins")  # nearly the same text
    channel = models.CharField(max_length=12, default="file")
    file = models.ForeignKey("library.File", on_delete=models.PROTECT, null=True, related_name="responses")
    version = models.IntegerField(default=1)  # amended until the deadline; the versions before are kept
    on_behalf = models.BooleanField(default=False)  # entered by the secretariat for somebody, who confirms it
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="responses")
    wish = models.CharField(max_length=20, blank=True)  # a language other than the original asked for (X20)
    merged = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="took")
    reason = models.CharField(max_length=500, blank=True)  # why it was set aside or removed: public

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="one_response_a_number")]
        indexes = [models.Index(fields=["call", "state", "group_code"], name="responses_by_state")]


class Original(Recorded):
    """The blocks of a response's original, and where each of them stands now. Every block stands in exactly one place."""

    response = models.OneToOneField(Response, on_delete=models.PROTECT, primary_key=True, related_name="original")
    format = models.CharField(max_length=10)
    encoding = models.CharField(max_length=40, blank=True)
    warnings = models.JSONField(default=list)
    blocks = models.JSONField(default=list)  # press.blocks.Block as lists, see calls.blocks
    places = models.JSONField(default=list)  # one a block: ["answer", "2", "a", prompt?], ["doubt", 3], ["leftover"]
    doubts = models.JSONField(
        default=list
    )  # [{"blocks": [...], "reason": code, "candidates": [[q, part, n]], "settled": bool}]


class Answer(Recorded):
    """One answer to one question or part."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    part = models.CharField(max_length=4, blank=True)
    text = models.TextField(blank=True)  # prose
    state = models.CharField(max_length=16, default="answered")
    see = models.JSONField(default=list)
    language = models.CharField(max_length=20, blank=True)
    certainty = models.IntegerField(default=100)
    corrected = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "question", "part"], name="one_answer_a_part")]
