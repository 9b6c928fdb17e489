"""Mail on the terminal, for a machine of one's own: readable as it stands, in every script, without codings."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_RULE = "─" * 78


class EmailBackend(BaseEmailBackend):
    """Writes each mail to the terminal: from, to, subject, text. Attachments are named."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.stream = kwargs.pop("stream", None)
        super().__init__(*args, **kwargs)
        self._lock = threading.RLock()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        stream = self.stream or sys.stdout
        with self._lock:
            for message in email_messages:
                stream.write(shown(message))
            stream.flush()
        return len(email_messages)


def shown(message: EmailMessage) -> str:
    """A mail as people read it. Whatever would move the cursor of a terminal is taken out."""
    sender = message.extra_headers.get("From", message.from_email)
    head = [f"From: {sender}", f"To: {', '.join(message.to)}", f"Subject: {message.subject}"]
    files = [f"[{getattr(a, 'filename', None) or a[0]}]" for a in message.attachments if isinstance(a, tuple)]
    lines = [_RULE, *(_plain(h).replace("\n", " ") for h in head), "", _plain(message.body).rstrip(), *files, _RULE, ""]
    return "\n".join(lines)


def _plain(text: object) -> str:
    return "".join(
        c for c in str(text) if c in "\n\t" or ((c.isprintable() or c.isspace()) and c not in "\r\x0b\x0c\x85")
    )
