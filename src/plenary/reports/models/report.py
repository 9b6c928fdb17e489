"""Tables: the report of a group, which paragraphs of it the record gave, and the drafts that were issued."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Report(Recorded):
    """A report of the group or of its chair. Its words are a text of the texts room, of kind "report"."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="reports")
    slug = models.SlugField(max_length=60)
    text = models.OneToOneField("texts.Text", on_delete=models.PROTECT, related_name="report")
    title = models.JSONField(default=dict)
    symbol = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=8, default="en")
    authorship = models.CharField(max_length=10, default="group")  # chair (on the chair's own responsibility), group
    # {"sections": [...], "titles": {code: words}, "texts": [{"group": slug, "slug": slug}]}: whose recommendations it takes
    outline = models.JSONField(default=dict)
    # drafting, comments, adoption (proposed), adopted, no-recommendations, lapsed (midnight passed with no report)
    state = models.CharField(max_length=20, default="drafting")
    question = models.IntegerField(null=True)  # number of the group's question: is what is not agreed shown? (A7)
    including = models.CharField(max_length=20, default="yes")  # the answer to it under which it is shown
    governed = models.JSONField(default=list)  # [{"en": ...}] sources of its rules, the strongest first (A150)
    rule = models.JSONField(
        default=dict
    )  # {"meeting": slug, "number": n}: the decision on how the group decides (A152)
    input_to = models.JSONField(default=dict)  # the review that it is an input to, in words (A147)
    # Who receives it, in order, each with "body" and "when" in words, "document" and "received" (a day) (A10).
    destinations = models.JSONField(default=list)
    # {"kind": recommendations, no-recommendations, no-report; "reasons": [words], "meeting": slug, "decision": n}
    outcome = models.JSONField(default=dict)
    kept = models.JSONField(default=dict)  # doubts that stand with a reason, by their key
    proposed = models.JSONField(default=dict)  # {"person": key, "seat": "seat/1", "draft": n, "instant": ISO}
    drafted = models.BigIntegerField(default=0)  # the record's number up to which it was assembled
    made = models.DateTimeField()
    adopted = models.DateTimeField(null=True)
    document = models.ForeignKey("library.Document", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="one_report_a_slug")]


class Passage(Recorded):
    """A paragraph of the report's text as the record gives it: what was drafted last, and what it rests on."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="passages")
    key = models.IntegerField()  # of the text's paragraph
    about = models.CharField(max_length=300)  # what it is about: a later draft finds it again
    section = models.CharField(max_length=20)
    part = models.CharField(max_length=10, blank=True)  # of a recommendation, as the record has it: consensus, other
    standing = models.CharField(max_length=10, blank=True)  # state of the paragraph that it was taken from
    drafted = models.TextField(blank=True)
    sources = models.JSONField(default=dict)  # {sentence: [addresses]}
    fresh = models.TextField(blank=True)  # what the record gives now, where somebody's words differ

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "about"], name="one_passage_a_subject"),
            models.UniqueConstraint(fields=["report", "key"], name="one_passage_a_key"),
        ]


class Draft(Recorded):
    """The report as it was issued: a revision of its text, and what stood beside it then. Never changed."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="drafts")
    number = models.IntegerField()
    label = models.CharField(max_length=80)
    revision = models.IntegerField()  # of the text
    note = models.JSONField(default=dict)
    instant = models.DateTimeField()
    content = models.JSONField(default=dict)  # parts, sources, doubts kept, outcome, chain: see acts.freezing
    version = models.IntegerField(null=True)  # of the library's document

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_draft_a_number")]
