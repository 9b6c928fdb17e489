"""Signing in with an account elsewhere (OpenID Connect), where this installation has been told of a provider.

It stands for the mailed link: only somebody who has an account here gets in, and what her role asks for beyond is asked.
"""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.hall import throttle
from plenary.hall.accounts import holding, sessions
from plenary.members import acts, factors
from plenary.members import reads as members
from plenary.members.rights import SIGN_IN
from plenary.members.show import said, show
from plenary.record.actor import Proof
from plenary.record.door import Visited, client_address, page
from plenary.record.problems import Problem

log = logging.getLogger(__name__)


def _provider(request: Visited) -> Any:
    """The provider as allauth knows it. What it needs is imported when somebody comes this way."""
    if not settings.OIDC_NAME:
        raise Http404(_("Nobody signs in here with an account elsewhere."))
    from allauth.socialaccount.adapter import get_adapter
    from allauth.socialaccount.providers import registry
    from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider

    registry.register(OpenIDConnectProvider)
    return get_adapter().get_provider(request, factors.PROVIDER)


@page(get=SIGN_IN, waiting=True)
def begin(request: Visited) -> HttpResponse:
    """Go to the provider."""
    provider = _provider(request)
    if not throttle.allow("elsewhere", client_address(request), most=30, seconds=300):
        return _refused(request, _("Too many attempts came from here. Wait five minutes, or sign in by mail."))
    try:
        answer: HttpResponse = provider.redirect(request, process="login", next_url=holding.afterwards(request))
    except Exception:  # the network, and whatever stands at the other end of it
        log.exception("the provider of accounts could not be asked")
        return _refused(request, _("%(name)s cannot be reached now. Sign in by mail."))
    return answer


@page(get=SIGN_IN, waiting=True)
def come_back(request: Visited, provider_id: str) -> HttpResponse:
    """Back from the provider: signed in, if it vouches for an address that has an account here."""
    provider = _provider(request)
    try:
        uid, mails, after = _vouched(request, provider)
    except Exception:  # as above: nothing that a provider or a stranger sends may be more than a refusal
        log.warning("an account elsewhere was not proven", exc_info=True)
        return _refused(request, _("%(name)s did not say who you are. Try again, or sign in by mail."))
    known = factors.account_elsewhere(uid)
    account = members.account(known) if known is not None else None
    if known is None:
        account = next((a for a in map(members.account_by_mail, mails) if a is not None), None)
    if account is None:
        return _refused(
            request,
            _(
                "%(name)s says who you are, but this installation knows no account with that address. The secretariat opens accounts."
            ),
        )
    visit = request.visit
    if known is None:
        by = members.actor_of(account.pk, visit.at, Proof(visit.at))
        person, what = account.person_id, {"uid": uid}
        try:
            acts.set_factor(by, person=person, factor=factors.IDENTITY, what=what, at=visit.at)
        except Problem as why:
            return _refused(request, said(why))
    sessions.enter(request, account, sessions.ELSEWHERE)
    visit.by = members.actor_of(account.pk, visit.at, sessions.proof_of(request))
    return holding.to("prove", after) if visit.by.waiting is not None else redirect(after)


def _vouched(request: Visited, provider: Any) -> tuple[str, list[str], str]:
    """Who the provider says this is: its own name for her, her verified addresses, and where she wanted to be."""
    from allauth.socialaccount.internal import statekit

    state = statekit.unstash_state(
        request, state_id=request.GET.get("state", ""), provider_id=provider.sub_id, raises=True
    )
    adapter = provider.get_oauth2_adapter(request)
    client = adapter.get_client(request, provider.app)
    answer = adapter.get_access_token_data(
        request, provider.app, client, pkce_code_verifier=(state or {}).get("pkce_code_verifier")
    )
    login = adapter.complete_login(request, provider.app, adapter.parse_token(answer), response=answer)
    asked, token = login.account.extra_data["userinfo"], login.account.extra_data["id_token"]
    if asked["sub"] != token["sub"]:
        raise ValueError("the token and the provider name two people")
    told = asked if "email" in asked else token
    mails = [str(told["email"])] if told.get("email_verified") is True else []
    return login.account.uid, mails, (state or {}).get("next") or holding.afterwards(request)


def _refused(request: Visited, problem: str) -> HttpResponse:
    words = problem % {"name": settings.OIDC_NAME} if "%(name)s" in problem else problem
    return show(request, "hall/elsewhere.html", here="sign-in", problem=words, status=400)
