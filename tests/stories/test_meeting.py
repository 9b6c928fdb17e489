"""A meeting with four people on four browsers at once: the chair, a member in the room, a member far away on a phone in
Arabic, an observer without script. One list for all of them, and nobody reloads who need not."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.stories.conftest import Server, press, sign_in

pytestmark = pytest.mark.xdist_group("stories")
MEETING = "/groups/harbour-lights/meetings/2/"
SHOTS = os.environ.get("PLENARY_SHOTS", "")  # a folder that takes pictures of what happened, for whoever wants to look
SOON = 20_000  # milliseconds, on a crowded machine; how fast the line is, is measured in tests/hall
WAITING = "[data-live=list] ol.queue bdi"


@pytest.fixture
def people(browser: Any, base_url: str) -> Iterator[Any]:
    """Makes browsers, each with its own cookies; they are closed afterwards."""
    open_: list[Any] = []

    def enter(role: str, *, width: int = 1280, language: str = "en", script: bool = True) -> Any:
        context = browser.new_context(
            base_url=base_url, viewport={"width": width, "height": 900}, java_script_enabled=script, locale="en"
        )
        open_.append(context)
        page = context.new_page()
        sign_in(page, role)
        page.goto(f"/language/{language}/?next={MEETING}floor/")
        return page

    yield enter
    for context in open_:
        context.close()


def shot(page: Any, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def names(page: Any) -> list[str]:
    """Who waits, as the page shows it, in order."""
    return [text.strip() for text in page.locator(WAITING).all_inner_texts()]


def called(page: Any, name: str) -> None:
    """The page shows that somebody has the floor, and no longer that she is the first who waits."""
    expect(page.locator(".now-speaking").first).to_have_text(name, timeout=SOON)
    expect(page.locator(WAITING).first).not_to_have_text(name, timeout=SOON)


def place_in_the_room(enter: Any, member: Any) -> None:
    """The member registers for the room, and the secretariat has seen her there."""
    member.goto(MEETING + "register/")
    press(member.get_by_role("button", name="Register for the room"))
    desk = enter("A. Secretariat")
    desk.goto(MEETING + "registration/?q=Arvenia")
    desk.locator("input[name=who]").first.check()
    press(desk.get_by_role("button", name="In the room"))
    member.goto(MEETING + "floor/")


@pytest.mark.accepts(91, 102, 103, 104)
def test_four_people_and_one_list(people: Any) -> None:
    chair = people("A. Chair")
    chair.goto(MEETING + "floor/console/")
    seated = people("A. Member")
    place_in_the_room(people, seated)
    far = people("B. Member", width=390, language="ar")
    observer = people("A. Observer", script=False)
    for page in (chair, seated, far):
        expect(page.locator("[data-live-state][data-state=ok]")).to_be_attached(timeout=SOON)
    before = names(seated)

    # Far away first, then in the room: the order of arrival is the order of both.
    far.locator(".ask-floor button.large").click()
    expect(seated.locator("[data-live=list]")).to_contain_text("B. Member", timeout=SOON)
    seated.get_by_role("button", name="Ask for the floor").click()
    expect(chair.locator("#fresh-main")).to_contain_text("A. Member", timeout=SOON)
    expect(seated.locator("#mine")).to_contain_text(
        re.compile(r"You are on the list: you speak \d+(st|nd|rd|th)"), timeout=SOON
    )
    expect(seated.locator(WAITING).filter(has_text="(Arvenia)")).to_have_count(1, timeout=SOON)
    waiting = names(seated)
    members = [n for n in waiting if n.endswith(("(Arvenia)", "(Aldermark)"))]
    assert [n[0] for n in members] == ["B", "A"], waiting
    assert waiting.index(members[0]) == len([n for n in before if n in ("Marengo", "Illyria")])

    # The observer without script asks with a form, and stands after the members.
    press(observer.locator(".ask-floor button.large"))
    expect(observer.locator("#mine")).to_contain_text("You are on the list")
    assert names(observer)[-1].startswith("A. Observer")
    assert observer.locator("#mine").inner_text().count("After the members, time allowing.") == 1
    expect(seated.locator("[data-live=list]")).to_contain_text("A. Observer", timeout=SOON)
    shot(seated, "room"), shot(far, "far-ar-390"), shot(observer, "observer-no-script"), shot(chair, "console")

    # One key calls the next, and every screen shows it.
    expected = names(seated)[0]
    with chair.expect_navigation():
        chair.keyboard.press("n")
    expect(chair.locator(".now-speaking").first).to_have_text(expected, timeout=SOON)
    for page in (seated, far):
        called(page, expected)
    while names(seated)[0] != members[0]:
        was = names(seated)[0]
        press(chair.locator("button.next"))
        called(seated, was)
    press(chair.locator("button.next"))
    called(far, members[0])
    expect(far.locator("#mine")).to_contain_text("●", timeout=SOON)

    # A point of order interrupts; whoever was interrupted goes on.
    seated.locator("#mine summary").first.click() if seated.locator("#mine summary").count() else None
    observer.reload()
    expect(observer.locator(".now-speaking")).to_have_text(members[0])

    # What is decided is seen at once.
    chair.goto(MEETING + "decisions/")
    chair.locator("#f-text").fill("To come back to paragraph 8 after lunch.")
    press(chair.get_by_role("button", name="Record the decision"))
    expect(seated.locator("[data-live=decisions]")).to_contain_text("after lunch", timeout=SOON)
    shot(far, "far-speaks-ar-390")


@pytest.mark.accepts(91, 102)
def test_a_request_made_while_the_line_is_down_is_sent_when_it_returns(people: Any, server: Server) -> None:
    far = people("A. Observer", width=390)
    withdraw = far.locator("#mine form[action$='withdraw/'] button")
    if withdraw.count():
        press(withdraw.first)
    expect(withdraw).to_have_count(0)  # what is said of her place below is new
    expect(far.locator("[data-live-state][data-state=ok]")).to_be_attached(timeout=SOON)
    far.context.set_offline(True)
    far.locator(".ask-floor button.large").click()
    expect(far.locator("[data-live-state]")).to_contain_text("Kept here", timeout=SOON)
    shot(far, "kept-390")
    far.context.set_offline(False)
    expect(far.locator("#mine")).to_contain_text("You are on the list", timeout=2 * SOON)
    expect(far.locator(WAITING, has_text=re.compile(r"^\s*A\. Observer\s*$"))).to_have_count(1, timeout=SOON)
    assert names(far).count("A. Observer") == 1


@pytest.mark.accepts(91, 178)
def test_captions_reach_who_watches_and_a_corrected_line_takes_the_place_of_the_old(people: Any) -> None:
    reader = people("A. Observer")
    reader.goto(MEETING + "captions/text/")
    expect(reader.locator("[data-live=captions]")).to_be_visible()
    captioner = people("A. Secretariat")
    captioner.goto(MEETING + "captions/console/?in=en")
    captioner.locator("#f-text").fill("Thank you, and I gvie the floor to the pilots.")
    captioner.keyboard.press("Enter")
    expect(reader.locator("[data-live=captions]")).to_contain_text("I gvie the floor", timeout=SOON)
    expect(captioner.locator("#sent")).to_contain_text("I gvie the floor", timeout=SOON)
    captioner.keyboard.press("ArrowUp")
    expect(captioner.locator("#f-text")).to_have_value("Thank you, and I gvie the floor to the pilots.")
    captioner.locator("#f-text").fill("Thank you, and I give the floor to the pilots.")
    captioner.keyboard.press("Enter")
    expect(reader.locator("[data-live=captions]")).to_contain_text("I give the floor", timeout=SOON)
    assert "gvie" not in reader.locator("[data-live=captions]").inner_text()
