"""Mails about somebody's account, sent beside the page: how long one takes would tell which addresses are known here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from sesame.utils import get_query_string

from plenary.members import reads as members

log = logging.getLogger(__name__)
_hands = ThreadPoolExecutor(2, thread_name_prefix="letters")


def link(email: str, after: str) -> None:
    """Mail a link to sign in, if the address is known here; looked up beside the page, too."""
    _beside(lambda: _link(email, after))


def changed(email: str, what: str) -> None:
    """Tell the owner of an account that how she signs in has changed: it might not have been she."""
    text = _("On your account at %(url)s: %(what)s\n\nIf that was not you, tell the secretariat at once.")
    words = text % {"url": settings.URL, "what": what}
    _beside(lambda: _send(_("How you sign in to Plenary has changed"), words, email))


def _link(email: str, after: str) -> None:
    account = members.account_by_mail(email)
    if account is None:
        return
    target = settings.URL + reverse("sign-in-link") + get_query_string(account) + "&" + urlencode({"next": after})
    text = _(
        "Open this link to sign in. It works once, for 20 minutes:\n\n%(link)s\n\nIf you did not ask for it, do nothing."
    )
    _send(_("Your link to Plenary"), text % {"link": target}, account.email)


def _send(subject: str, text: str, address: str) -> None:
    try:
        send_mail(subject, text, None, [address])
    except OSError:  # smtplib's errors are among them
        log.exception("a mail about an account could not be sent")


def _beside(do: Callable[[], None]) -> None:
    if not settings.LETTERS_BESIDE:
        do()
        return
    language = translation.get_language() or "en"

    def run() -> None:
        try:
            with translation.override(language):
                do()
        except Exception:
            log.exception("a mail about an account could not be written")
        finally:
            connection.close()

    _hands.submit(run)
