"""What allauth asks of us: how an account is named to an app or a passkey, and that nothing of its own is shown or sent."""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from plenary.record.door import client_address


class Accounts(DefaultAccountAdapter):
    """Accounts are opened by an act; fresh proof is asked for at our door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what was done."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Our letters do."""


class Factors(DefaultMFAAdapter):
    """Names for the app and the passkey; the QR code as a picture that needs no style."""

    def get_totp_label(self, user: Any) -> str:
        return str(user.email)

    def get_totp_issuer(self) -> str:
        return f"Plenary {context.request.get_host()}"

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        told = {"id": str(user.pk).encode(), "name": user.email, "display_name": user.person.name}
        return told

    def build_totp_svg(self, url: str) -> str:
        import qrcode

        code = qrcode.QRCode(border=4)
        code.add_data(url)
        rows = code.get_matrix()
        dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
        size = len(rows)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="232" height="232" '
            f'shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
            f'<path d="{dark}"/></svg>'
        )


class NotProven(RuntimeError):
    """The provider elsewhere did not prove who this is."""


class Elsewhere(DefaultSocialAccountAdapter):
    """No account is ever made of somebody else's word."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def on_authentication_error(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NotProven(str(kwargs.get("error") or ""))
