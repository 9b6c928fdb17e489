"""Captions in browsers: a captioner whose line breaks, readers in two languages, a program at the door, a recording."""

from __future__ import annotations

import json
import os
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.stories.conftest import press, sign_in

pytestmark = pytest.mark.xdist_group("stories")
MEETING = "/groups/harbour-lights/meetings/2/"
CONSOLE = MEETING + "captions/console/"
SHOTS = os.environ.get("PLENARY_SHOTS", "")  # a folder that takes pictures of what happened, for whoever wants to look
SOON = 20_000  # milliseconds, on a crowded machine; how fast the line is, is measured in tests/hall
SOUND = (
    b"RIFF\xa4\x3e\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0\1\0\x08\0data\x80\x3e\0\0" + b"\x80" * 16_000
)
# Loads the sound and its captions: the seconds of the one, what the other begins with. It gives up by itself.
PLAYED = """() => new Promise((done) => {
  const audio = document.querySelector('audio'), track = document.querySelector('track');
  setTimeout(() => done([0, 'too late: ' + audio.readyState + ' ' + (audio.error && audio.error.message)]), 30000);
  const said = fetch(track.src).then((answer) => answer.text());
  audio.onloadedmetadata = async () => done([audio.duration, await said]);
  audio.preload = 'auto'; audio.load();
})"""


@pytest.fixture
def enter(browser: Any, base_url: str) -> Iterator[Any]:
    """Makes browsers at an address, signed in where a role is named; they are closed afterwards."""
    open_: list[Any] = []

    def made(address: str, role: str = "", *, width: int = 1280, script: bool = True) -> Any:
        context = browser.new_context(
            base_url=base_url, viewport={"width": width, "height": 900}, java_script_enabled=script, locale="en"
        )
        open_.append(context)
        page = context.new_page()
        if role:
            sign_in(page, role)
        page.goto(address)
        return page

    yield made
    for context in open_:
        context.close()


def shot(page: Any, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def typed(page: Any, text: str) -> None:
    page.locator("#f-text").fill(text)
    page.keyboard.press("Enter")


def test_two_languages_side_by_side_from_two_captioners_by_keyboard_alone(enter: Any) -> None:
    english, french = enter(CONSOLE + "?in=en", "A. Secretariat"), enter(CONSOLE + "?in=fr", "A. Secretariat")
    typed(english, "The lamps of the mole.")
    typed(french, "Les lampes du môle.")
    expect(french.locator("#sent")).to_contain_text("lampes", timeout=SOON)
    reader = enter(MEETING + "captions/?in=en&in=fr")
    expect(reader.locator("[data-live-state][data-state=ok]")).to_be_attached(timeout=SOON)
    columns = reader.locator("[data-tongue=en]"), reader.locator("[data-tongue=fr]")
    typed(english, "And those of the pier.")
    typed(french, "Et celles de la jetée.")
    expect(columns[0]).to_contain_text("of the pier", timeout=SOON)
    expect(columns[1]).to_contain_text("de la jetée", timeout=SOON)
    assert "jetée" not in columns[0].inner_text()
    expect(english.locator("#f-text")).to_be_focused()

    # ↑ twice: the line before the last one, corrected in its place on the reader's screen.
    expect(english.locator("#sent")).to_contain_text("of the pier", timeout=SOON)
    english.keyboard.press("ArrowUp"), english.keyboard.press("ArrowUp")
    expect(english.locator("#f-text")).to_have_value("The lamps of the mole.")
    typed(english, "The lights of the mole.")
    expect(columns[0]).to_contain_text("The lights of the mole. (corrected)", timeout=SOON)
    shown = columns[0].inner_text()
    assert "The lamps" not in shown
    assert shown.index("The lights of the mole") < shown.index("of the pier")
    shot(reader, "captions-columns"), shot(english, "captions-console")


def test_what_was_typed_while_the_line_was_down_arrives_once_and_in_order(enter: Any) -> None:
    console = enter(CONSOLE + "?in=es", "A. Secretariat")
    typed(console, "Uno.")
    expect(console.locator("#sent")).to_contain_text("Uno.", timeout=SOON)
    console.context.set_offline(True)
    typed(console, "Dos.")
    expect(console.locator("#kept")).to_contain_text("(1)", timeout=SOON)
    typed(console, "Tres.")
    console.context.set_offline(False)
    console.goto(CONSOLE + "?in=es")  # even where the page was closed meanwhile
    expect(console.locator("#sent")).to_contain_text("Tres.", timeout=2 * SOON)
    reader = enter(MEETING + "captions/?in=es", script=False)
    assert re.findall(r"Uno|Dos|Tres", reader.locator("[data-tongue=es]").inner_text()) == ["Uno", "Dos", "Tres"]


@pytest.mark.accepts(91, 178)
def test_a_program_sends_pieces_and_what_it_has_begun_is_read_after_a_pause(enter: Any) -> None:
    console = enter(CONSOLE + "?in=ru", "A. Secretariat")
    console.locator("#f-name").fill("Steno")
    press(console.get_by_role("button", name="Give out a key"))
    address = console.locator("p.code").inner_text()
    for n, piece in enumerate(["Благодарю В", "ас"], 1):
        body = json.dumps({"seq": n, "text": piece}).encode()
        told = urllib.request.Request(address, data=body, headers={"Content-Type": "application/json"})  # noqa: S310 -- as below
        with urllib.request.urlopen(told, timeout=60) as answer:  # noqa: S310 -- our own server
            assert answer.read() == str(n).encode()
    reader = enter(MEETING + "captions/text/?in=ru")
    expect(reader.locator("[data-live=captions]")).to_contain_text("Благодарю Вас", timeout=SOON)


def switched(desk: Any, value: str) -> None:
    """The recording of the first session is switched, as the group decided."""
    desk.goto(MEETING + "sessions/")
    form = desk.locator("form:has(input[name=session][value='1']):has(input[name=switch][value=recording])")
    desk.locator("details", has=form).locator("summary").first.click()
    form.locator("select").select_option(value)
    form.locator("input[name=reason]").fill("As agreed this morning.")
    press(form.get_by_role("button"))


@pytest.mark.accepts(133, 178)
def test_a_recording_plays_with_its_transcript_while_the_group_has_switched_it_on(enter: Any) -> None:
    console = enter(CONSOLE + "?in=en", "A. Secretariat")
    typed(console, "Played from its second.")
    expect(console.locator("#sent")).to_contain_text("Played from", timeout=SOON)
    desk = enter(MEETING, "A. Secretariat")
    switched(desk, "on")
    desk.goto(MEETING + "transcript/")
    desk.locator("summary", has_text="Add or remove a recording").click()
    desk.locator("#f-file").set_input_files({"name": "a.wav", "mimeType": "audio/wav", "buffer": SOUND})
    press(desk.get_by_role("button", name="Keep it"))
    expect(desk.locator("audio")).to_be_visible()
    seconds, captions = desk.evaluate(PLAYED)
    assert 1.9 < seconds < 2.1, captions
    assert captions.startswith("WEBVTT")
    assert desk.locator("[data-at] button").count() > 3  # each line plays from its second
    shot(desk, "transcript-recording")
    assert Axe().run(desk).violations_count == 0
    switched(desk, "off")
    desk.goto(MEETING + "transcript/")
    expect(desk.locator("audio")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["captions/?in=en&in=fr", "captions/text/", "captions/console/", "transcript/"])
def test_each_page_is_accessible_and_fits(enter: Any, name: str, width: int) -> None:
    page = enter(MEETING + name, "A. Secretariat", width=width)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shot(page, f"{re.sub(r'[^a-z]+', '-', name)}-{width}")
