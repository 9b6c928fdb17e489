"""What a visitor may send, what a browser may keep, and one server to a home."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest

from plenary.hall import server, throttle
from plenary.library import work
from plenary.library.models import Job
from tests import factories

pytestmark = pytest.mark.django_db


def test_who_is_not_signed_in_fills_no_disk() -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    large = SimpleUploadedFile("large.bin", b"x" * 2_000_000)
    assert factories.client().post("/sign-in/", {"email": "a@b.example", "f": large}).status_code == 400
    padded: Any = {"CONTENT_LENGTH": "0" * 20 + "2000000"}
    assert factories.client().post("/sign-in/", {"email": "a@b.example"}, **padded).status_code == 400
    throttle.forget()
    assert factories.client().post("/sign-in/", {"email": "a@b.example"}).status_code == 200


def test_no_cache_keeps_what_somebody_signed_in_saw() -> None:
    assert factories.client("secretariat").get("/").headers["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in factories.client().get("/").headers


def test_a_mail_server_that_fails_does_not_tell_who_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("plenary.hall.accounts.letters.send_mail", refuse)
    throttle.forget()
    factories.account("secretariat")
    known = factories.client().post("/sign-in/", {"email": f"secretariat@{factories.SLUG}.example"})
    assert known.status_code == 200


def test_a_second_server_on_the_same_home_is_refused(settings: Any, tmp_path: Path) -> None:
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL several may serve")
    settings.HOME = tmp_path
    first = server._alone()
    with pytest.raises(click.ClickException, match="is served already"):
        server._alone()
    assert first is not None
    first.close()
    second = server._alone()
    assert second is not None
    second.close()


def test_a_home_that_cannot_be_written_is_said_plainly(settings: Any, tmp_path: Path) -> None:
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL the home may be elsewhere")
    settings.HOME = tmp_path / "nowhere"
    with pytest.raises(click.ClickException, match="cannot be written"):
        server._alone()


def test_a_job_that_the_queue_gave_out_and_nobody_began_is_begun() -> None:
    Job.objects.create(kind="import", about="call/x", asked=factories.AT)
    assert work.resume() == 1


def test_what_was_typed_is_shown_again_where_the_server_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: Any, **_kwargs: Any) -> None:
        raise OSError(28, "No space left on device")

    number = factories.response(factories.call())
    monkeypatch.setattr("plenary.calls.pages.reviewing.acts.correct_answer", full)
    page = factories.client("secretariat").post(
        f"/groups/{factories.SLUG}/inputs/views/respondents/R{number}/correct/",
        {"question": "1", "text": "An hour of my work", "reason": "typo"},
    )
    assert page.status_code == 500
    assert "An hour of my work" in page.content.decode()
