"""What a person does at her account, for tests: open the mailed link, read the secret of her app, type its code."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from typing import Any

from django.core import mail
from django.test import Client


def code_of(secret: str, at: float | None = None) -> str:
    """The six digits of an app at an instant (RFC 6238), computed here and not by what is tested."""
    counter = struct.pack(">Q", int(time.time() if at is None else at) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06}"


def open_link(browser: Client, address: str, after: str = "/") -> Any:
    """Ask for a link, open it, press its button."""
    mail.outbox.clear()
    browser.post("/sign-in/", {"email": address, "next": after})
    found = re.search(r"[?&]t=([^&\s]+)", mail.outbox[-1].body)
    assert found is not None
    return browser.post("/sign-in/link/", {"t": found[1], "next": after})


def secret_on(page: str) -> str:
    """The secret as the page shows it for typing."""
    found = re.search(r'<p class="code" dir="ltr">([A-Z2-7 ]+)</p>', page)
    assert found is not None, page
    return found[1].replace(" ", "")


def set_up_app(browser: Client) -> str:
    """Set up the app, and return its secret."""
    secret = secret_on(browser.get("/account/app/").content.decode())
    answer = browser.post("/account/app/", {"code": code_of(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret


def codes_on(browser: Client) -> list[str]:
    """The recovery codes, as their page shows them."""
    return re.findall(r"<li>(\d{4}) (\d{4})</li>", browser.get("/account/codes/").content.decode())
