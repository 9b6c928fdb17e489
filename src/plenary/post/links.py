"""Addresses that letters name: pages of this installation, and where answers come in by mail."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse


def page(name: str, **arguments: Any) -> str:
    """A page's whole address."""
    return f"{settings.URL}{reverse(name, kwargs=arguments)}"


def domain() -> str:
    """The domain of this installation's mail addresses."""
    return settings.MAIL_DOMAIN or urlsplit(settings.URL).hostname or "localhost"


def comes_in() -> bool:
    """Does mail come in here: by the door, or through another mail server's pipe?"""
    return bool(settings.MAIL_IN or settings.MAIL_DOMAIN)


def answers_to(call: str) -> str:
    """Where an answer to a call may be mailed; "" where no mail comes in."""
    return f"answers+{call}@{domain()}" if comes_in() else ""
