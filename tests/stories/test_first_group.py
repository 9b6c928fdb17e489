"""The guide "Your first group in an hour" is walked as it is written: each name in bold stands on the pages of its step."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.stories.conftest import press, sign_in

pytestmark = pytest.mark.xdist_group("stories")
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "user" / "first-group.md"
BOLD = re.compile(r"\*\*([^*]+)\*\*")
PROSE = {"bold", "Never changes:"}  # what is bold for the reader of the guide alone
NAMES = """() => [...document.querySelectorAll(
    "a, button, label, legend, summary, option, h1, h2, h3, h4, th, dt, [role=status] p")].map(one => {
        const copy = one.cloneNode(true);
        copy.querySelectorAll(".sr, input, select, textarea" + (one.tagName == "P" ? ", a" : "")).forEach(x => x.remove());
        return copy.textContent.replace(/\\s+/g, " ").replace(/^[✓✕○● ]+/, "").trim()})"""


def told() -> dict[str, set[str]]:
    """The names in bold by step: its number, or "" for what stands outside the steps."""
    found: dict[str, set[str]] = {"": set()}
    for part in re.split(r"^## ", GUIDE.read_text(encoding="utf-8"), flags=re.M):
        number = re.match(r"(\d+)\. ", part)
        bold = [" ".join(name.split()) for name in BOLD.findall(part)]
        names = {one for name in bold for one in name.split(" → ")} - PROSE
        found.setdefault(number[1] if number else "", set()).update(names)
    return found


class Walk:
    """One browser that does what the guide says, by the names that the guide gives, and notes every name it sees."""

    def __init__(self, page: Any) -> None:
        self.page, self.told = page, told()
        self.at, self.seen = "", set[str]()
        self.ever = set[str]()

    def step(self, number: int) -> None:
        """The step before is over: all its names were seen."""
        if self.at:
            missing = self.told[self.at] - self.seen
            assert not missing, f"step {self.at} of the guide names what its pages do not have: {sorted(missing)}"
        self.at, self.seen = str(number), set()
        self.look()

    def look(self) -> None:
        self.seen |= set(self.page.evaluate(NAMES))
        self.ever |= self.seen

    def press(self, what: Locator) -> None:
        """Press a link or a button that leads to a page, and look at that page."""
        press(what)
        self.look()

    def _bold(self, name: str) -> None:
        assert name in self.told[self.at] | self.told[""], f"step {self.at} of the guide does not name {name}"

    def go(self, *names: str, within: Locator | None = None) -> None:
        """Press links or buttons one after the other."""
        for name in names:
            self._bold(name)
            where = within or self.page
            link = where.get_by_role("link", name=re.compile(rf"^{re.escape(name)}(\s*:.*)?$"))
            button = where.get_by_role("button", name=re.compile(rf"^[✓✕]?\s*{re.escape(name)}$"))
            self.press(link.or_(button).first)

    def unfold(self, name: str) -> Locator:
        """Open what is folded away, and give it."""
        self._bold(name)
        fold = self.page.locator("details").filter(has=self.page.locator("summary", has_text=name))
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
        return fold

    def fill(self, within: Locator | None = None, **typed: str) -> None:
        """Fill fields in by their labels: `Name_in_full="…"`."""
        for label, value in typed.items():
            field = (within or self.page).get_by_label(label.replace("_", " "), exact=True).first
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)


def test_the_guide_of_the_first_group_is_what_the_pages_are(page: Any) -> None:
    sign_in(page, "ecretariat")
    walk = Walk(page)
    main = page.locator("main")

    walk.step(1)
    page.goto("/")
    walk.go("Found a group")
    walk.fill(
        Name_in_full="Working Group on Quiet Quays",
        Short_name="Quiet Quays",
        Purpose="Agree on how quays can be quiet at night.",
    )
    page.get_by_label("Or a new one: its short name").fill("Assembly of Quays")
    walk.fill(Its_name_in_full="Assembly of Quays (invented)", Resolution="AQ/RES/3/7", Paragraph="20")
    walk.go("Found it")
    expect(page.get_by_role("status")).to_contain_text("Done, and recorded.")

    walk.step(2)
    fold = walk.unfold("Enter a document")
    walk.fill(fold, Symbol="AQ/RES/3/7", Title="Quiet quays", Day="30 November 2025")
    walk.go("Enter it", within=fold)
    fold = walk.unfold("Quote a paragraph")
    fold.get_by_label("Number of the paragraph").fill("20")
    walk.fill(fold, Its_own_words="Requests a working group to recommend how quays can be quiet.")
    walk.go("Quote it", within=fold)
    fold = walk.unfold("Enter a task")
    walk.fill(
        fold,
        Verb="Recommend",
        What_the_group_is_to_do="how quays can be quiet",
        Asked_for_by="AQ/RES/3/7, paragraph 20",
    )
    walk.go("Enter it", within=fold)
    walk.go("Who receives it")
    fold = walk.unfold("Put a body on the way")
    walk.fill(fold, It_is="Receives", What_it_is_to_do="adopts it")
    fold.get_by_label("When, in words").fill("10-14 May 2099")
    fold.get_by_label("Days before its session").fill("42")
    walk.go("Put it on the way", within=fold)
    expect(main).to_contain_text("It must leave the group by 29 March 2099")
    walk.go("How it came into being")
    walk.fill(What_1="Constituting the group", When_1="early 2099")
    page.get_by_label("now 1", exact=True).check()
    walk.go("Save")
    expect(page.locator(".rail [aria-current=step]")).to_contain_text("Constituting the group · early 2099")

    walk.step(3)
    walk.go("Members")
    page.get_by_label("Stakeholder groups, each with its seats").fill("Governments | 3\nCivil society | 2")
    walk.go("Enter them")
    expect(main).to_contain_text("3 + 2 = 5")
    walk.press(page.get_by_role("link", name="1", exact=True))
    walk.fill(State_or_organisation="Republic of Northquay")
    walk.go("Save")
    expect(main.get_by_role("heading", level=2)).to_have_text("Seat 1: Republic of Northquay")

    walk.step(4)
    walk.go("Members", "Rules")
    for name, seats in (("Composition", True), ("Selection of members", True), ("Observers", False)):
        fold = walk.unfold(f"Put a rule: {name}")
        walk.fill(fold, The_rule_in_words=f"{name}, as the Assembly asks for.")
        if seats:
            walk.fill(fold, Governments="3", Civil_society="2")
        else:
            fold.get_by_label("no status").check()
        walk.go("Put it before the group", within=fold)
        walk.fill(It_was="established")
        walk.go("It stands")
    walk.go("Seats")

    walk.step(5)
    walk.go("Members", "People")
    fold = walk.unfold("Enter a person")
    walk.fill(fold, Name="Cleo Quay", Capacity="Chair", From="1 January 2026")
    walk.press(fold.get_by_role("button", name="Enter", exact=True))
    walk.fill(Mail_address="cleo@quays.example")
    walk.go("Open an account")
    expect(page.get_by_role("status")).to_contain_text("Done")
    walk.seen.add("Sign in")  # it is what the chair presses; step 14 sees it

    walk.step(6)
    walk.go("Members", "Nominations")
    walk.fill(What_is_asked="Each part proposes its own.", Until="20 December 2098")
    walk.go("Open the call", "Nominate somebody")
    walk.fill(Name="Bea Shore", Stakeholder_group="Civil society", State_or_organisation="Friends of the Shore")
    walk.go("Nominate")
    walk.fill(By_which_paper="Her letter of 2 December")
    walk.go("Accept", "Put her forward", "Appoint")
    expect(main.get_by_role("heading", level=2)).to_contain_text("appointed")
    page.goto("/groups/quiet-quays/")
    walk.look()  # "Open now"

    walk.step(7)
    walk.go("Members", "Observers")
    walk.fill(Organisation="Harbour Watch", Status="no status")
    walk.go("Enter")
    expect(main).to_contain_text("asked")
    # "Decisions" is a tab of a meeting, and there is none yet: step 9 sees it.
    walk.seen.add("Decisions")

    walk.step(8)
    for what, when, kind, after, days in (
        ("Report agreed", "15 March 2099", "deadline", "", ""),
        ("Report sent", "29 March 2099", "paper due", "Report agreed", "7"),
        ("Fourth session", "10-14 May 2099", "session of the parent body", "Report sent", "42"),
    ):
        walk.go("Calendar", "Enter a date")
        walk.fill(What=what, Kind=kind)
        page.get_by_label("When, in the words that were agreed").fill(when)
        if after:
            walk.fill(It_follows=after, Days_needed_between=days)
        if kind.startswith("session"):
            page.get_by_label("It is the session that the group reports to").check()
        walk.press(page.get_by_role("button", name="Enter it"))
    walk.go("Calendar", "Planned back")
    expect(main).to_contain_text("22 March 2099")  # seven days before the 29th, whatever was agreed

    walk.step(9)
    walk.go("Meetings", "Plan a meeting")
    walk.fill(Number="1", First_day="20.1.2099", Last_day="22.1.2099", Place="Northquay")
    walk.go("Plan it", "Sessions and switches", "Plan the usual sessions", "Agenda", "Begin with it")
    expect(main).to_contain_text("Working methods of the group")
    assert "Decisions" in walk.seen
    walk.go("The meeting", "Registration and attendance")
    walk.fill(State="open")
    walk.go("Save")

    walk.step(10)
    walk.go("Inputs", "New call")
    walk.fill(Title="How quiet is your quay?", Deadline="28 February 2099")
    page.get_by_label("It is drafted here and adopted before it is sent").check()
    walk.go("Make the call")
    walk.fill(Question="What makes your quay loud at night?")
    walk.go("Add")
    walk.fill(Question="Is there a rule about it?", Kind="one choice")
    page.get_by_label("Choices, one a line").first.fill("yes: Yes\nno: No")
    walk.go("Add")
    walk.press(page.locator(".crumbs a").last)
    walk.go("Life of the call", "Agree question by question", "All are agreed", "Adopt the questionnaire")
    walk.fill(Where="by mail, 10 February")
    walk.go("Record the adoption")
    page.get_by_label("English").fill("Please answer both questions.")
    walk.go("It is ready to be sent", "Open")
    walk.press(page.locator(".crumbs a").last)
    walk.go("Answer this call", "Begin to answer")
    page.get_by_label("Name of the organisation, state or person").fill("Friends of the Quay")
    page.get_by_label("Yes: answers, attachments and name are public").check()
    page.get_by_label("Your answer to 1").fill("Engines.")
    walk.go("Check your answers", "Hand in the response")
    expect(main.get_by_role("heading", level=1)).to_contain_text("Receipt")
    page.goto("/groups/quiet-quays/")
    walk.look()

    walk.step(11)
    walk.go("Documents", "Enter a document")
    walk.fill(Kind="resolution", Date="30 November 2025")
    page.get_by_label("Title").first.fill("Quiet quays")
    page.get_by_label("Symbol", exact=True).fill("AQ/RES/3/7")
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "resolution.txt", "mimeType": "text/plain", "buffer": b"Requests a working group."}
    )
    page.get_by_label("Language of the file").select_option("en")
    walk.go("Enter it")
    expect(main.get_by_role("heading", level=1)).to_have_text("Quiet quays")

    walk.step(12)
    page.goto("/groups/quiet-quays/")
    walk.go("Mapping", "The list")
    page.get_by_label("Areas, one on each line").fill("Machines\nPeople")
    walk.go("Enter them", "Issues by mechanism")
    fold = walk.unfold("Propose an issue")
    fold.get_by_label("The issue in a line").fill("Engines run at the quay")
    walk.go("Propose it", "Accept it onto the list")
    expect(page.get_by_role("status")).to_contain_text("Done")

    walk.step(13)
    walk.go("News", "Publish news")
    walk.fill(Title="Members are sought", What_is_new="Each part proposes its own.")
    walk.go("Publish", "Mail")
    page.goto("/groups/quiet-quays/mandate/methods/")
    walk.look()  # what the last tables of the guide name

    walk.step(14)
    walk.go("Sign out")
    page.goto("/")
    walk.press(page.get_by_role("link", name="Quiet Quays", exact=True))
    expect(main).to_contain_text("how quays can be quiet")
    expect(main.locator(".open-now > li")).to_have_count(2)
    walk.step(0)
    missing = walk.told[""] - walk.ever
    assert not missing, f"the guide names what no page has: {sorted(missing)}"
