"""Stories of answering, in a real browser against the real server: on a phone in Arabic, over a cut line, on a laptop,
without script, in a coalition, late, and as a program."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.stories.conftest import Server, free_port, press, sign_in, start

pytestmark = pytest.mark.xdist_group("stories")
QUESTIONS = {
    "title": {"en": "Lights of the coast", "ar": "أضواء الساحل"},
    "questions": [
        {
            "number": 1,
            "text": {"en": "Who are you?", "ar": "من أنتم؟"},
            "kind": "choice",
            "choices": [
                {"value": "gov", "text": {"en": "Government", "ar": "حكومة"}},
                {"value": "ngo", "text": {"en": "Civil society", "ar": "مجتمع مدني"}},
            ],
        },
        {
            "number": 2,
            "text": {"en": "Which lights are out?", "ar": "ما الأضواء المطفأة؟"},
            "parts": [
                {"letter": "a", "text": {"en": "Ashore", "ar": "على البر"}},
                {"letter": "b", "text": {"en": "At sea"}},
            ],
        },
        {"number": 3, "text": {"en": "What does your government do?"}, "relevant": 'Q1 == "gov"'},
        {"number": 4, "text": {"en": "Anything else?", "ar": "هل من شيء آخر؟"}},
    ],
}


@pytest.fixture(scope="module")
def calls(server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An open call and one whose deadline has passed; their addresses."""
    file = tmp_path_factory.mktemp("questions") / "q.json"
    file.write_text(json.dumps(QUESTIONS))
    days = {"story-open": 20, "story-late": -3}
    for name, ahead in days.items():
        day = (datetime.now(UTC) + timedelta(days=ahead)).date().isoformat()
        server.run("call", "create", name, "--questions", str(file), "--group", "wgec-2", "--deadline", day)
    return {name: f"/groups/wgec-2/inputs/{name}/" for name in days}


def who(page: Any, name: str, mail: str) -> None:
    page.fill("#f-name", name)
    page.fill("#f-email", mail)
    page.check("#cited-yes")


def begin(page: Any, call: str) -> str:
    page.goto(call + "answer/")
    press(page.locator("form button.primary").first)
    page.wait_for_url("**/answer/*/")
    return str(page.url)


def confirm(page: Any) -> None:
    """The demonstration shows the link that the mail holds."""
    press(page.locator("main a[href*='/confirm/']"))
    press(page.locator("form.sheet button.primary"))
    page.wait_for_url("**done=*")


def saved(page: Any) -> None:
    expect(page.locator("#saved")).to_contain_text("✓")


def test_on_a_phone_in_arabic_over_a_cut_line_and_on_a_laptop(
    browser: Any, base_url: str, calls: dict[str, str]
) -> None:
    phone = browser.new_context(
        viewport={"width": 360, "height": 740}, base_url=base_url, is_mobile=True, has_touch=True
    )
    page = phone.new_page()
    page.goto("/language/ar/")
    link = begin(page, calls["story-open"])
    assert page.locator("html").get_attribute("dir") == "rtl"
    who(page, "جمعية منارات الميناء", "phone@lights.example")
    page.locator("#q-2-a").press_sequentially("ثلاثة أضواء على الشاطئ الشمالي.")
    saved(page)
    phone.set_offline(True)
    page.locator("#q-4").press_sequentially("كتبت هذا بلا خط.")
    expect(page.locator("#saved")).to_contain_text("↻")
    page.locator("button[value=check]").click()  # nothing is sent, and nothing is lost
    expect(page.locator("#q-4")).to_have_value("كتبت هذا بلا خط.")
    page.close()  # the browser is closed while the line is still cut
    phone.set_offline(False)
    page = phone.new_page()
    page.goto(link)
    expect(page.locator("#q-4")).to_have_value("كتبت هذا بلا خط.")
    saved(page)
    laptop = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=base_url)
    other = laptop.new_page()
    other.goto(link)
    assert other.locator("#q-2-a").input_value() == "ثلاثة أضواء على الشاطئ الشمالي."
    assert other.locator("#q-4").input_value() == "كتبت هذا بلا خط."
    other.locator("input[name='q:1:'][value=ngo]").check()
    press(other.locator("button[value=check]"))
    press(other.locator("form.sheet button.primary"))
    other.wait_for_url("**/receipt/**")
    confirm(other)
    other.goto(link)
    other.fill("#q-2-b", "Two buoys.")
    press(other.locator("button[value=check]"))
    press(other.locator("form.sheet button.primary"))
    other.wait_for_url("**/receipt/**")
    assert "version 2" in other.locator("main").inner_text()
    other.goto(calls["story-open"] + "questions/2/")
    text = other.locator("main").inner_text()
    assert "ثلاثة أضواء على الشاطئ الشمالي." in text
    assert "Two buoys." in text
    phone.close()
    laptop.close()


def test_without_script_question_by_question(browser: Any, base_url: str, calls: dict[str, str]) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = plain.new_page()
    begin(page, calls["story-open"])
    press(page.locator("button[value='go:about']").first)
    who(page, "Pilots without Script", "plain@lights.example")
    press(page.get_by_role("button", name="Save and go on"))
    page.locator("input[name='q:1:'][value=gov]").check()
    press(page.get_by_role("button", name="Save and go on"))
    page.fill("#q-2-a", "One.\n\n- a list\n- of two")
    press(page.get_by_role("button", name="Save and go on"))
    page.fill("#q-3", "It keeps the lamps.")
    press(page.get_by_role("button", name="Save and go on"))
    press(page.get_by_role("button", name="Save and go on"))
    page.fill("#f-other", "The foghorn.")
    press(page.locator("button[value=check]"))
    text = page.locator("main").inner_text()
    assert "It keeps the lamps." in text
    assert page.locator("main .prose li").all_inner_texts() == ["a list", "of two"]
    press(page.locator("form.sheet button.primary"))
    assert "Receipt for response" in page.locator("h1").inner_text()
    plain.close()


def test_a_coalition_signs_one_by_one(browser: Any, base_url: str, calls: dict[str, str], server: Server) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    begin(page, calls["story-open"])
    who(page, "Coalition of Keepers", "coalition@lights.example")
    page.check("#joint")
    page.fill("#f-signatories", "Cordova Society, cordova@lights.example\nUnion of Pilots, pilots@lights.example")
    page.fill("#q-4", "We speak together.")
    press(page.locator("button[value=check]"))
    press(page.locator("form.sheet button.primary"))
    number = re.search(r"R(\d+)", page.locator("h1").inner_text())
    assert number is not None
    confirm(page)
    public = calls["story-open"] + f"respondents/R{number[1]}/"
    page.goto(public)
    assert "Cordova" not in page.locator("main").inner_text()
    for link in signing(server)[-2:-1]:
        page.goto(link)
        assert "We speak together." in page.locator("main").inner_text()
        press(page.locator("button[value=sign]"))
        assert "You have signed" in page.locator("main").inner_text()
    page.goto(public)
    assert "Cordova Society" in page.locator("main").inner_text()
    assert "Union of Pilots" not in page.locator("main").inner_text()
    context.close()


def signing(server: Server) -> list[str]:
    """The links that the mails to signatories hold, in the order of the signatories: made as the server makes them."""
    code = (
        "import django; django.setup();"
        "from plenary.calls.keys import sign_key; from plenary.calls.models import Signatory;"
        "print(*('/sign/' + sign_key(s.pk, s.email) + '/' for s in Signatory.objects.order_by('pk')))"
    )
    env = server.env | {"DJANGO_SETTINGS_MODULE": "plenary.settings"}
    told = [sys.executable, "-c", code]
    return subprocess.run(told, env=env, capture_output=True, text=True, check=True, timeout=300).stdout.split()


def test_late_it_is_taken_and_marked(browser: Any, base_url: str, calls: dict[str, str]) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto(calls["story-late"])
    assert "late answers are accepted" in page.locator("main").inner_text()
    begin(page, calls["story-late"])
    who(page, "Slow Post Office", "slow@lights.example")
    page.fill("#q-4", "The ship was slow.")
    press(page.locator("button[value=check]"))
    press(page.locator("form.sheet button.primary"))
    confirm(page)
    page.goto(calls["story-late"] + "respondents/R1/")
    expect(page.locator("main .chip", has_text="late").first).to_be_visible()
    context.close()


def test_a_program_is_turned_away(browser: Any, base_url: str, calls: dict[str, str]) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto(calls["story-open"] + "answer/")
    page.evaluate("document.getElementById('f-website').value = 'http://spam.example'")
    press(page.locator("form button.primary").first)
    assert "This was not taken" in page.locator("h1").inner_text()
    context.close()


@pytest.fixture
def another(tmp_path: Path, demonstration: Path) -> Iterator[Server]:
    """A server of its own, to be stopped and started again."""
    home = tmp_path / "home"
    shutil.copytree(demonstration, home, ignore=shutil.ignore_patterns("serving", "*.log"))
    running = start(home, free_port())
    yield running
    running.process.kill()
    running.process.wait(timeout=120)


def test_it_survives_a_server_that_is_killed_and_started_again(
    browser: Any, another: Server, calls: dict[str, str]
) -> None:
    context = browser.new_context(base_url=another.url)
    page = context.new_page()
    file = another.home / "q.json"
    file.write_text(json.dumps(QUESTIONS))
    day = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
    another.run("call", "create", "killed", "--questions", str(file), "--group", "wgec-2", "--deadline", day)
    begin(page, "/groups/wgec-2/inputs/killed/")
    page.fill("#q-4", "Written before.")
    saved(page)
    another.process.kill()
    another.process.wait(timeout=120)
    page.locator("#q-4").press_sequentially(" Written while it was down.")
    expect(page.locator("#saved")).to_contain_text("↻")
    again = start(another.home, int(another.url.rpartition(":")[2]))
    try:
        expect(page.locator("#saved")).to_contain_text("✓", timeout=150_000)  # it waits for a minute between tries
        page.reload()
        expect(page.locator("#q-4")).to_have_value("Written before. Written while it was down.")
    finally:
        again.process.kill()
        again.process.wait(timeout=120)
    context.close()


def test_the_secretariat_sees_who_has_not_confirmed(browser: Any, base_url: str, calls: dict[str, str]) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    begin(page, calls["story-open"])
    who(page, "Forgetful Keepers", "forget@lights.example")
    page.fill("#q-4", "We forgot the mail.")
    press(page.locator("button[value=check]"))
    press(page.locator("form.sheet button.primary"))
    page.goto(calls["story-open"] + "respondents/")
    assert "Forgetful" not in page.locator("main").inner_text()
    sign_in(page, "secretariat")
    page.goto(calls["story-open"] + "desk/")
    assert "Forgetful Keepers" in page.locator("main").inner_text()
    context.close()
