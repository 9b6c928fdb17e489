"""Tables of the calls for input."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


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
    kind = models.CharField(max_length=12, default="long")
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
    state = models.CharField(max_length=12, default="review")  # review, confirmed, duplicate, removed
    why_review = models.JSONField(default=list)  # codes: "pdf", "doubts", "no-questions", "near-empty", …
    joint = models.JSONField(default=list)  # names of the signatories of a joint answer
    twin = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="twins")  # nearly the same text
    channel = models.CharField(max_length=12, default="file")
    file = models.ForeignKey("library.File", on_delete=models.PROTECT, null=True, related_name="responses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="one_response_a_number")]


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
