"""Tables: texts, their paragraphs, each change of a paragraph, and the revisions that the chair issued."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Text(Recorded):
    """A text of the group. Its kind says what standing it has."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="texts")
    slug = models.SlugField(max_length=60)
    # rolling, recommendations, chair-text, non-paper, compilation, report
    kind = models.CharField(max_length=20)
    title = models.JSONField(default=dict)
    symbol = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=8, default="en")  # the authentic one
    style = models.CharField(max_length=10, default="plain")  # plain: 1, 2, 3; resolution: PP1, OP1
    state = models.CharField(max_length=10, default="drafting")  # drafting, open (for proposals), closed, settled
    invitation = models.JSONField(default=dict)  # the chair's words to the members (A164)
    until = models.DateTimeField(null=True)  # proposals are on time until then; later ones are taken and marked
    until_text = models.JSONField(default=dict)  # as it was agreed: "October" (A12)
    numbers = models.IntegerField(default=0)  # how many proposals were numbered
    keys = models.IntegerField(default=0)  # how many paragraphs were keyed
    pointed = models.IntegerField(default=0)  # key of the paragraph that is before the room; 0: none is chosen
    made = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="one_text_a_slug")]


class Paragraph(Recorded):
    """A paragraph, heading or list item. `key` is its address for ever, `number` what readers call it."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="paragraphs")
    key = models.IntegerField()
    order = models.IntegerField()
    # heading, preambular, operative, paragraph, item
    kind = models.CharField(max_length=12, default="paragraph")
    level = models.IntegerField(default=1)  # of a heading or a list item
    number = models.CharField(max_length=40, blank=True)  # "8", "8 bis", "PP2", "(a)"; once given never used again
    words = models.TextField(blank=True)  # what stands; [^1] marks the first of `notes`
    notes = models.JSONField(default=list)
    there = models.BooleanField(default=True)  # False: proposed alone, it has no words that stand
    bracketed = models.BooleanField(default=False)  # placed in brackets as a whole
    gone = models.BooleanField(default=False)  # deleted by agreement, or merged into another
    into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    category = models.ForeignKey("mapping.Category", on_delete=models.PROTECT, null=True, related_name="paragraphs")
    # [{"address": "answer/R17/Q4", "label": "…"}]: the mandate (with "words", where a sentence of it is meant), answers
    cites = models.JSONField(default=list)
    tag = models.CharField(max_length=10, blank=True)  # factual, contested (A109)
    statement = models.BooleanField(default=False)  # of the pile of statements: nothing to be agreed
    state = models.CharField(max_length=10, default="open")  # open, ad-ref, agreed, revisit, none
    since = models.DateTimeField()  # of the state

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "key"], name="one_paragraph_a_key")]


class Change(Recorded):
    """What was changed in a paragraph, and what it said before: nothing that stood is lost."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="changes")
    number = models.IntegerField()  # within the paragraph
    instant = models.DateTimeField()
    by = models.CharField(max_length=120)  # "chair", "seat/12", "secretariat/3"
    # entered, edited, moved, settled, state, merged, deleted, tagged, noted, translated
    what = models.CharField(max_length=20)
    before = models.JSONField(default=dict)  # of what changed: {"words": …, "order": …, "state": …}
    reason = models.CharField(max_length=600, blank=True)


class Revision(Recorded):
    """The text as it stood when the chair issued it: Rev. 1, Rev. 2. Never changed."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="revisions")
    number = models.IntegerField()
    label = models.CharField(max_length=80)
    note = models.JSONField(default=dict)
    instant = models.DateTimeField()
    content = models.JSONField(default=list)  # reads.snapshots describes it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_revision_a_number")]


class Translation(Recorded):
    """A paragraph's words in another language, with the words that were translated."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField(max_length=8)
    words = models.TextField()
    of = models.TextField()  # the words that it translates; where they have changed since, it says so
    instant = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paragraph", "language"], name="one_translation_a_language")]
