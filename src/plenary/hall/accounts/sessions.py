"""What a session says of its visitor: by which means she has shown who she is, and when (allauth's records of it)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.translation import get_language

from plenary.record.actor import UNPROVEN, Proof

LINK, ELSEWHERE, FACTOR, INVENTED = "mail", "socialaccount", "mfa", "demonstration"
BACKEND = "sesame.backends.ModelBackend"


def proof_of(request: HttpRequest) -> Proof:
    """How the signed-in visitor has proven who she is. With a second factor its last use counts, without one any."""
    records = get_authentication_records(request, request.user)
    strong = {FACTOR, INVENTED} if settings.DEMO else {FACTOR}
    second = [r["at"] for r in records if r["method"] in strong]
    times = second or [r["at"] for r in records if r["method"] != INVENTED]
    return Proof(datetime.fromtimestamp(max(times), UTC), bool(second)) if times else UNPROVEN


def enter(request: HttpRequest, account: Any, by: str, **more: str) -> None:
    """Sign in: what the session held before stays with its own person, and its key is new."""
    login(request, account, backend=BACKEND)
    reads_in(account, get_language() or "en", chosen=False)
    prove(request, account, by, **more)


def reads_in(account: Any, language: str, *, chosen: bool) -> None:
    """Letters to her are in the language that she chose last; before she chooses, in that of her first sign-in."""
    if account.language != language and (chosen or not account.language):
        account.language = language
        account.save(update_fields=["language"])


def prove(request: HttpRequest, account: Any, by: str, **more: str) -> None:
    """One more proof; the session gets a new key."""
    note(request, account, by, **more)
    request.session.cycle_key()


def note(request: HttpRequest, account: Any, by: str, **more: str) -> None:
    """Write down in the session by which means, and that it was now."""
    record_authentication(request, account, by, **more)


def end_all(account: Any) -> None:
    """Sign out everywhere: sessions, and links that wait in a mailbox, carry a digest of this column."""
    account.set_unusable_password()
    account.save(update_fields=["password"])
