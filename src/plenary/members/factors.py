"""The second factors of an account, as allauth keeps them: an authenticator app, passkeys, recovery codes; and the
account elsewhere that may stand for the mailed link.

What they consist of is secret, so these tables are no part of the record; that one was added or taken away is
(`members.acts`). The libraries behind them weigh much: they are imported where they are used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from plenary.record.actor import FRESH

APP, PASSKEY, CODES, IDENTITY = "totp", "webauthn", "recovery_codes", "identity"
PROVIDER = "oidc"  # the one OpenID Connect provider of this installation


@dataclass(frozen=True, slots=True)
class Factor:
    """One line of the page "Your account"."""

    key: int
    kind: str  # APP, PASSKEY or IDENTITY
    name: str  # a passkey's, given by its owner
    made: datetime
    used: datetime | None


@dataclass(frozen=True, slots=True)
class Factors:
    """All that an account has."""

    listed: tuple[Factor, ...]
    codes: int  # recovery codes left

    @property
    def second(self) -> tuple[Factor, ...]:
        """Those that prove more than a mailed link does."""
        return tuple(f for f in self.listed if f.kind != IDENTITY)

    def has(self, kind: str) -> bool:
        return any(f.kind == kind for f in self.listed)


def any_of(account: int) -> bool:
    """Has this account a second factor? One query."""
    return bool(Authenticator.objects.filter(user_id=account).exclude(type=CODES).exists())


def of(account: int) -> Factors:
    """The factors of an account, oldest first. Two queries."""
    listed, codes = [], 0
    for row in Authenticator.objects.filter(user_id=account).order_by("created_at", "pk"):
        if row.type == CODES:
            codes = settings.MFA_RECOVERY_CODE_COUNT - int(row.data["used_mask"]).bit_count()
        else:
            listed.append(Factor(row.pk, row.type, row.data.get("name", ""), row.created_at, row.last_used_at))
    for other in SocialAccount.objects.filter(user_id=account).order_by("pk"):
        listed.append(Factor(other.pk, IDENTITY, "", other.date_joined, other.last_login))
    return Factors(tuple(listed), codes)


def passkey(account: int, key: int) -> Authenticator | None:
    """One passkey of this account, for allauth's form that renames it."""
    return Authenticator.objects.filter(user_id=account, type=PASSKEY, pk=key).first()


def codes_to_show(account: int, at: datetime) -> tuple[str, ...]:
    """The recovery codes while their owner has not said that she keeps them, and not for longer than a proof lasts."""
    row = Authenticator.objects.filter(user_id=account, type=CODES).first()
    if row is None or row.data.get("viewed_at") or at - row.created_at > FRESH:
        return ()
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    return tuple(RecoveryCodes(row).get_unused_codes())


def codes_are_kept(account: int, at: datetime) -> None:
    """From now on nobody is shown them again."""
    row = Authenticator.objects.filter(user_id=account, type=CODES).first()
    if row is not None:
        row.data["viewed_at"] = int(at.timestamp())
        row.save(update_fields=["data"])


def account_elsewhere(uid: str) -> int | None:
    """The account here that an account of the provider stands for."""
    return SocialAccount.objects.filter(provider=PROVIDER, uid=uid).values_list("user_id", flat=True).first()


def add(account: Any, kind: str, what: Mapping[str, Any]) -> None:
    """Set a factor up, by allauth's own means. `what` is as `members.acts.set_factor` says."""
    if kind == APP:
        from allauth.mfa.totp.internal.auth import TOTP

        TOTP.activate(account, what["secret"])
    elif kind == PASSKEY:
        from allauth.mfa.webauthn.internal.auth import WebAuthn

        WebAuthn.add(account, what["name"], what["credential"])
    elif kind == IDENTITY:
        SocialAccount.objects.create(user=account, provider=PROVIDER, uid=what["uid"], extra_data={})
    if kind != IDENTITY:
        make_codes(account, anew=kind == CODES)


def make_codes(account: Any, *, anew: bool) -> None:
    """Recovery codes, where there are none yet; `anew` puts others in their place."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    if anew:
        Authenticator.objects.filter(user_id=account.pk, type=CODES).delete()
    RecoveryCodes.activate(account)


def take(account: int, kind: str, key: int) -> bool:
    """Remove one factor, and the recovery codes with the last. Was it there?"""
    rows: Any = SocialAccount.objects.filter(user_id=account, pk=key)
    if kind != IDENTITY:
        rows = Authenticator.objects.filter(user_id=account, type=kind, pk=key)
    gone = bool(rows.delete()[0])
    if not any_of(account):
        Authenticator.objects.filter(user_id=account).delete()
    return gone


def take_all(account: int) -> int:
    """Remove every factor; how many there were."""
    gone: int = Authenticator.objects.filter(user_id=account).delete()[0]
    gone += SocialAccount.objects.filter(user_id=account).delete()[0]
    return gone
