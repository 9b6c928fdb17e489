"""Passkeys, codes and the app, by allauth's forms. What a browser sends is a stranger's: whatever is wrong with it is a
failed attempt, not an error. fido2 and its kin are imported here when somebody uses them.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.cache import cache
from django.forms import Form
from markupsafe import Markup

from plenary.hall.accounts import sessions
from plenary.members import factors
from plenary.record.door import Visited

CODE_LASTS = 120  # seconds, longer than any code of an app is good for


def ask(request: Visited, account: Any) -> str:
    """What the browser is to ask a passkey for, as JSON; anybody's passkey where no account is given."""
    from allauth.mfa.webauthn.internal import auth

    return json.dumps(auth.begin_authentication(account), default=dict)


def offer(request: Visited) -> str:
    """What the browser is to make a passkey of, as JSON: kept by the device with its owner, and always unlocked."""
    from allauth.mfa.webauthn.internal import auth

    return json.dumps(auth.begin_registration(request.user, True), default=dict)


def made(request: Visited) -> tuple[str, Any] | None:
    """Name and credential of the passkey that was just made; None where it is none."""
    from allauth.mfa.webauthn.forms import AddWebAuthnForm

    sent = {name: request.POST.get(name, "") for name in ("name", "credential")}
    form = AddWebAuthnForm({**sent, "passwordless": "on"}, user=request.user)
    return (form.cleaned_data["name"][:60], form.cleaned_data["credential"]) if _holds(form) else None


def rename(request: Visited, key: int) -> bool:
    """Give one of her passkeys another name."""
    from allauth.mfa.webauthn.forms import EditWebAuthnForm

    account: Any = request.user
    found = factors.passkey(account.pk, key)
    if found is None:
        return False
    form = EditWebAuthnForm({"name": request.POST.get("name", "")[:60]}, instance=found)
    if not _holds(form):
        return False
    form.save()
    return True


def enter(request: Visited) -> bool:
    """Sign in by a passkey that was asked for from anybody."""
    from allauth.mfa.webauthn.forms import LoginWebAuthnForm

    form = LoginWebAuthnForm({"credential": request.POST.get("credential", "")})
    if not _holds(form) or not form.cleaned_data["credential"].user.is_active:
        return False
    found = form.cleaned_data["credential"]
    found.record_usage()
    sessions.enter(request, found.user, sessions.FACTOR, type=found.type)
    return True


def prove(request: Visited) -> bool:
    """Prove who she is, by a passkey, a code of her app or a recovery code. Each code is good once."""
    from allauth.mfa.base.forms import AuthenticateForm

    if credential := request.POST.get("credential", ""):
        from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm

        form: Any = AuthenticateWebAuthnForm({"credential": credential}, user=request.user)
        if not _holds(form):
            return False
        used = form.cleaned_data["credential"]
    else:
        code = "".join(c for c in request.POST.get("code", "")[:40] if c.isdecimal())
        form = AuthenticateForm({"code": code}, user=request.user)
        if not _holds(form):
            return False
        used = form.authenticator
        if used.type == factors.APP and not cache.add(f"used-code|{request.user.pk}|{code}", "", CODE_LASTS):
            return False
    used.record_usage()
    sessions.prove(request, request.user, sessions.FACTOR, type=used.type)
    return True


def app(request: Visited) -> tuple[bool, str, Markup]:
    """Setting up the app: is the code right, the secret, and its QR code as SVG. A new secret at each new page."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.totp.forms import ActivateTOTPForm

    code = "".join(c for c in request.POST.get("code", "")[:40] if c.isdecimal())
    form = ActivateTOTPForm({"code": code} if request.method == "POST" else None, user=request.user)
    right = request.method == "POST" and _holds(form)
    if right:
        cache.set(f"used-code|{request.user.pk}|{code}", "", CODE_LASTS)
    adapter = get_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(request.user, form.secret))
    return right, form.secret, Markup(picture)  # noqa: S704 -- our adapter draws it of numbers alone


def app_is_set(request: Visited) -> None:
    """The secret leaves the session once it is in its table."""
    from allauth.mfa.totp.internal.auth import clear_totp_secret

    clear_totp_secret(request)


def _holds(form: Form) -> bool:
    try:
        return form.is_valid()
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError):
        return False  # a credential of another shape than the standard's
