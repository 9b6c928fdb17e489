"""Who has failed too often, from where: django-axes, keyed on person and address together, never on the person alone,
for a rival could then lock a delegation out. axes is told that pair and nothing else.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode
from datetime import datetime
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off, get_credentials
from django.http import HttpRequest
from sesame.packers import packer

from plenary.record.door import client_address

FACTOR, LINK = "factor", "link"


def locked(request: HttpRequest, what: str, who: object) -> datetime | None:
    """Until when this person may not try this from here; None where she may."""
    bare, told = _pair(request, what, who)
    if AxesProxyHandler.is_allowed(bare, told):
        return None
    last = AxesProxyHandler.get_implementation().get_user_attempts(bare, told)[0].first()
    since: datetime = last.attempt_time if last is not None else bare.axes_attempt_time
    cool_off: Any = get_cool_off(bare)
    return since + cool_off


def failed(request: HttpRequest, what: str, who: object) -> None:
    """One more failure of this person from here."""
    bare, told = _pair(request, what, who)
    AxesProxyHandler.user_login_failed(__name__, told, bare)


def succeeded(request: HttpRequest, what: str, who: object) -> None:
    """Failures before are forgotten."""
    bare, told = _pair(request, what, who)
    AxesProxyHandler.update_request(bare)
    AxesProxyHandler.get_implementation().reset_user_attempts(bare, told)


def whose(token: str) -> str:
    """Whom a mailed link claims to be for, whether it is good or not: so that failures count against that pair alone."""
    try:
        return str(packer.unpack_pk(urlsafe_b64decode(token.encode() + b"=" * (-len(token) % 4)))[0])
    except Exception:  # whatever is wrong with it, it is nobody's
        return "nobody"


def _pair(request: HttpRequest, what: str, who: object) -> tuple[Any, dict[str, Any]]:
    bare: Any = HttpRequest()
    bare.method, bare.META = "POST", {"REMOTE_ADDR": client_address(request), "HTTP_USER_AGENT": ""}
    return bare, get_credentials(f"{what}/{who}")
