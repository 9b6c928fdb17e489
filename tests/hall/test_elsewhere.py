"""Signing in with an account elsewhere: a provider of our own on this machine, and what it may and may not say."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client

from plenary.hall import throttle
from plenary.members import factors
from plenary.members import reads as members
from plenary.record import reads as record
from plenary.record.actor import Proof
from tests import factories


class Provider:
    """What it is asked for and what it says; `says` is changed by the tests."""

    def __init__(self) -> None:
        self.says: dict[str, Any] = {"sub": "x-77", "email": "observer@harbours.example", "email_verified": True}
        self.token: dict[str, Any] = {}
        self.asked: list[dict[str, list[str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self, told: dict[str, Any]) -> None:
                body = json.dumps(told).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self) -> None:
                if self.path.startswith("/.well-known/"):
                    self.answer(
                        {
                            "issuer": outer.url,
                            "authorization_endpoint": outer.url + "/authorize",
                            "token_endpoint": outer.url + "/token",
                            "userinfo_endpoint": outer.url + "/me",
                            "jwks_uri": outer.url + "/keys",
                            "token_endpoint_auth_methods_supported": ["client_secret_post"],
                        }
                    )
                else:
                    self.answer(outer.says)

            def do_POST(self) -> None:
                outer.asked.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
                told = {"iss": outer.url, "aud": "plenary", "exp": time.time() + 60, "sub": "x-77"} | outer.token
                self.answer({"access_token": "a", "id_token": jwt.encode(told, "k" * 32, "HS256")})

            def log_message(self, *_said: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def provider(db: Any, settings: Any) -> Iterator[Provider]:
    made = Provider()
    threading.Thread(target=made.server.serve_forever, daemon=True).start()
    throttle.forget()
    settings.OIDC_NAME = "Harbour House"
    app = {
        "provider_id": "oidc",
        "name": "Harbour House",
        "client_id": "plenary",
        "secret": "hush",
        "settings": {"server_url": made.url, "oauth_pkce_enabled": True, "scope": ["openid", "email"]},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    factories.account("observer")
    factories.account("chair")
    yield made
    made.server.shutdown()
    made.server.server_close()


def come(browser: Client, after: str = "/record/") -> Any:
    """There and back, as the browser goes."""
    away = browser.get("/sign-in/elsewhere/", {"next": after})
    assert away.status_code == 302, away.content.decode()
    asked = parse_qs(urlsplit(away["Location"]).query)
    assert asked["redirect_uri"] == ["http://testserver/sign-in/elsewhere/oidc/"]
    assert asked["code_challenge_method"] == ["S256"]
    return browser.get("/sign-in/elsewhere/oidc/", {"code": "c", "state": asked["state"][0]})


def test_a_verified_address_that_is_known_here_signs_in_and_is_linked(provider: Provider) -> None:
    browser = Client()
    assert "Harbour House" in browser.get("/sign-in/").content.decode()
    assert come(browser)["Location"] == "/record/"
    assert "Ana Observer" in browser.get("/").content.decode()
    assert provider.asked[0]["code_verifier"], "PKCE"
    assert record.find(query="", act="", before=0).lines[0].act == "members.factor-set"
    provider.says |= {"email": "moved@elsewhere.example"}
    assert come(Client())["Location"] == "/record/", "from now on the provider's own name for her counts"
    [line] = factors.of(factories.account("observer")).listed
    browser.post("/account/remove/", {"factor": "identity", "key": line.key})
    assert come(Client()).status_code == 400


def test_it_stands_for_the_mail_and_not_for_a_second_factor(provider: Provider) -> None:
    provider.says |= {"sub": "x-78", "email": "chair@harbours.example"}
    provider.token = {"sub": "x-78"}
    browser = Client()
    assert come(browser)["Location"].startswith("/account/prove/")
    account = factories.account("chair")
    assert members.actor_of(account, factories.AT, Proof(factories.AT)).roles == {}


@pytest.mark.parametrize(
    "says",
    [
        {"email": "nobody@harbours.example"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": ""},
        {"sub": "somebody else"},
    ],
)
def test_nobody_else_gets_in_and_no_account_is_made(provider: Provider, says: dict[str, Any]) -> None:
    from django.contrib.auth import get_user_model

    before = get_user_model().objects.count()
    provider.says |= says
    browser = Client()
    answer = come(browser)
    assert answer.status_code == 400
    assert "_auth_user_id" not in browser.session
    assert get_user_model().objects.count() == before
    assert factors.account_elsewhere("x-77") is None


@pytest.mark.parametrize("token", [{"aud": "another"}, {"iss": "https://elsewhere.example"}, {"exp": 1}])
def test_a_token_for_somebody_else_is_no_token(provider: Provider, token: dict[str, Any]) -> None:
    provider.token = token
    assert come(Client()).status_code == 400


def test_without_the_state_of_this_browser_nothing_happens(provider: Provider) -> None:
    come(Client())
    for query in ({}, {"code": "c"}, {"code": "c", "state": "made up"}, {"error": "access_denied"}):
        assert Client().get("/sign-in/elsewhere/oidc/", query).status_code == 400


def test_a_provider_that_is_away_is_said(provider: Provider, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:1"
    answer = Client().get("/sign-in/elsewhere/")
    assert answer.status_code == 400
    assert "cannot be reached" in answer.content.decode()


def test_where_none_is_configured_there_is_no_button_and_no_way(db: Any) -> None:
    assert "elsewhere" not in Client().get("/sign-in/").content.decode()
    assert Client().get("/sign-in/elsewhere/").status_code == 404
    assert Client().get("/sign-in/elsewhere/oidc/").status_code == 404
