"""Tables of the post. None is recorded: the acts that mail speaks of are, and who was written to is personal."""

from __future__ import annotations

from django.db import models


class Position(models.Model):
    """How far the record has been turned into letters. One row; moved in the transaction that makes the letters."""

    sequence = models.BigIntegerField(default=0)


class Letter(models.Model):
    """A letter to one address. Its text holds links that let their holder act, so it goes as soon as it is sent."""

    key = models.CharField(max_length=120, unique=True)  # entry, kind, whom: no letter is ever made twice
    entry = models.BigIntegerField()  # the entry of the record that it speaks of
    kind = models.CharField(max_length=20)
    call = models.CharField(max_length=60, blank=True)
    message_id = models.CharField(max_length=200, db_index=True)  # made of the key: a second sending is known by it
    address = models.CharField(max_length=320, blank=True)  # goes some weeks after it was sent
    sender = models.CharField(max_length=200, blank=True)  # the name that it is sent under: the group's
    language = models.CharField(max_length=20, default="en")
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    stop = models.CharField(max_length=300, blank=True)  # where reminders and news are stopped; "" for receipts
    made = models.DateTimeField()
    state = models.CharField(max_length=8, default="waiting")  # waiting, sent, failed
    tries = models.IntegerField(default=0)
    next_try = models.DateTimeField()  # while it is being sent: when another may take it up
    sent = models.DateTimeField(null=True)
    why = models.CharField(max_length=300, blank=True)  # what the mail server said last

    class Meta:
        indexes = [models.Index(fields=["state", "next_try"], name="letters_to_send")]


class Stopped(models.Model):
    """Somebody who wants no reminders and news. A keyed digest is kept (`calls.keys`), not the address."""

    digest = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()


class Incoming(models.Model):
    """A mail that came in: which original it is, and what became of it."""

    key = models.CharField(max_length=64, unique=True)  # of call, Message-ID and content: the same mail comes in once
    call = models.CharField(max_length=60, blank=True)  # "" where it was for nobody's call: a bounce, an answer to us
    sha256 = models.CharField(max_length=64, db_index=True)
    file = models.BigIntegerField()  # the original, in the library
    name = models.CharField(max_length=120)  # of that file
    came = models.DateTimeField()
    state = models.CharField(max_length=10, default="waiting")  # waiting, response, aside
    why = models.CharField(max_length=20, blank=True)  # aside: automatic, bounce, for-us
    thank = models.BooleanField(default=False)  # may an acknowledgement go back? never to automats and lists
    response = models.IntegerField(default=0)


class Follower(models.Model):
    """An address that wants a group's news, once its owner has confirmed that. It goes some weeks after she stopped."""

    group = models.CharField(max_length=60)  # its slug
    digest = models.CharField(max_length=64)  # keyed (`calls.keys`): one row an address and group
    address = models.CharField(max_length=320, blank=True)
    language = models.CharField(max_length=20, default="en")
    kinds = models.JSONField(default=list)  # of `notices.KINDS`
    rhythm = models.CharField(max_length=4, default="now")  # plenary.rules.rhythms
    state = models.CharField(max_length=10, default="asked")  # asked, following, stopped
    asked = models.DateTimeField()  # when a link was mailed last
    letters = models.IntegerField(default=0)  # links that were mailed
    changed = models.DateTimeField()  # when it was confirmed, changed or stopped
    upto = models.BigIntegerField(default=0)  # what the record held when she was last told
    due = models.DateTimeField()  # when she may be told next

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "digest"], name="one_following_an_address")]
        indexes = [models.Index(fields=["state", "due"], name="followers_to_tell")]
