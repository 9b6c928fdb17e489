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
    throttle.forget()
    assert factories.client().post("/sign-in/", {"email": "a@b.example"}).status_code == 200


def test_no_cache_keeps_what_somebody_signed_in_saw() -> None:
    assert factories.client("secretariat").get("/").headers["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in factories.client().get("/").headers


def test_a_mail_server_that_fails_does_not_tell_who_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("plenary.hall.pages.send_mail", refuse)
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


def test_a_job_that_the_queue_gave_out_and_nobody_began_is_begun() -> None:
    Job.objects.create(kind="import", about="call/x", asked=factories.AT)
    assert work.resume() == 1
