"""The door for mail: SMTP in `plenary serve`. What it says 250 to is durable; what it does not take the sender keeps."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.db import close_old_connections
from django.utils import timezone

from plenary.post import inbox, links

log = logging.getLogger(__name__)
MOST_RECIPIENTS = 20
T = TypeVar("T")


class _Patient(SMTP):
    """Takes lines longer than the 998 characters that mail should have: some programs send them, and nothing is lost."""

    line_length_limit = 1 << 16


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Patient(self.handler, **self.SMTP_kwargs)


class Handler:
    """What the door does with a mail. Databases are asked in threads of their own: the loop waits for nobody."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(4, thread_name_prefix="mail-in")

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients at once: send to the others in a second mail."
        if not inbox.takes(address):
            return "550 5.7.1 This server takes mail for itself alone."
        try:
            await self._away(lambda: inbox.place_of(address, timezone.now()))
        except inbox.Unknown as why:
            return f"550 5.1.1 {why}"
        except Exception:
            log.exception("a recipient could not be looked up")
            return "451 4.3.0 Not now: try again in a few minutes."
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        data: bytes = envelope.content
        sender: str = envelope.mail_from or ""
        try:
            for address in envelope.rcpt_tos:
                take = partial(inbox.receive, data, recipient=address, at=timezone.now(), sender=sender)
                await self._away(take)
        except inbox.Unknown as why:
            return f"550 5.1.1 {why}"
        except Exception:
            # The sender keeps it and tries again; what was taken for another recipient is known then.
            log.exception("a mail could not be kept")
            return "451 4.3.0 It could not be kept: try again in a few minutes."
        return "250 2.0.0 Received and kept."

    async def _away(self, what: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, _closing, what)


def _closing(what: Callable[[], T]) -> T:
    close_old_connections()
    try:
        return what()
    finally:
        close_old_connections()


def open_at(where: str) -> Controller:
    """Open the door at "2525" or "0.0.0.0:25"; without an address this machine alone may come. Raises ValueError, OSError."""
    host, _colon, port = where.rpartition(":")
    if not port.isascii() or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError(f"PLENARY_MAIL_IN {where!r} is no port: it looks like 2525 or 0.0.0.0:25")
    host = host.strip("[]") or "127.0.0.1"
    _free(host, int(port))
    controller = _Controller(
        Handler(),
        hostname=host,
        port=int(port),
        server_hostname=links.domain(),
        ident="Plenary",
        data_size_limit=inbox.LARGEST,
        enable_SMTPUTF8=True,
        ready_timeout=10,
    )
    controller.start()
    return controller


def _free(host: str, port: int) -> None:
    """Raise OSError at once where the port cannot be had: the controller would wait for its time to run out."""
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tried.bind((host, port))
