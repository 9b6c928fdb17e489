"""What invented respondents say: sentences for each question, mixed and filled in anew for every file."""

from __future__ import annotations

from dataclasses import dataclass

from tests.habits.habit import Key

SAID: dict[Key, tuple[str, ...]] = {
    ("2", "a"): (
        "It matters because decisions taken in one capital are felt by users in {place} the same evening.",
        "Without it, small administrations learn of a new rule when it is already in force.",
        "Since {year} we have counted {n} cases in which nobody was able to say who was responsible.",
        "Trust among those who run the network grows only where they meet as a matter of course.",
        "{body} depends on it for nearly everything that it does across the border.",
    ),
    ("2", "b"): (
        "It is meant to let governments develop principles together while leaving daily operation to those who run it.",
        "Its aim is a shared habit of asking before deciding.",
        "We see its purpose in closing the gap that {body} described in {year}.",
        "It should yield a short list of principles, reviewed every {n} months.",
        "What it is not meant to yield is one more secretariat.",
    ),
    ("2", "c"): (
        "It reaches public policy and stops short of routing tables.",
        "Everything that crosses a border and touches the public interest falls within it.",
        "Its reach should be drawn narrowly at first and widened when {place} and others have learned from it.",
        "Day-to-day technical work, in which {body} takes part, lies outside.",
        "Where exactly the line runs was argued over {n} times in our own consultations.",
    ),
    ("3", ""): (
        "Perhaps a third of what was promised exists, and most of that is informal.",
        "A good example is {project}, which has brought regulators and engineers to one table since {year}.",
        "What is lacking is a place to which a ministry can write and expect an answer.",
        "Of the {n} organizations that were asked to report in {year}, fewer than half ever did.",
        "In {place} the first steps were taken by universities, long before the ministries joined.",
    ),
    ("4", ""): (
        "Unwanted mail, fraud and attacks upon hospitals come first for us.",
        "The protection of personal data that leaves {place} without anyone noticing deserves a common answer.",
        "Net neutrality is discussed in {n} parliaments at once and agreed upon in none.",
        "We would add the taxation of services that have no office where they earn.",
        "{body} has drawn up a longer list, which it is ready to share.",
    ),
    ("5", ""): (
        "Governments should set the aims, and every other group should be heard before they do.",
        "Engineers ought to say what is feasible, merchants what it costs, and users what it is worth.",
        "In {project} each side holds {n} seats and nobody a veto.",
        "Parliaments are too often forgotten when parts are handed out.",
        "Since {year} the courts of {place} have played a part that nobody had foreseen.",
    ),
    ("6", ""): (
        "Equality begins with the calendar: whoever cannot travel must be able to speak from home.",
        "We propose a rotating bureau of {n} states drawn by lot within each region.",
        "Documents should be out four weeks ahead in every official language.",
        "A small fund, run as {project} is run, could pay for delegates from {place} and similar regions.",
        "Equal standing on paper has meant little since {year}, because the experts sit where the money sits.",
    ),
    ("7", ""): (
        "It can give associations a fixed door to knock at instead of a corridor to wait in.",
        "Those who maintain cables near {place} would learn early of the duties that await them.",
        "{body} was able to correct {n} drafts in {year} simply because it had been sent them.",
        "Research groups need access to figures, and a common request carries further than a lonely one.",
        "Volunteers who translate or teach deserve at least their train fare.",
    ),
    ("8", ""): (
        "A light mechanism that meets twice a year and reports in public would serve best.",
        "Oversight of the root should be shared among regions and never rest with a single treasury.",
        "We favour a council of {n} members with terms that end in different years.",
        "Addresses and names are best left with the registries, subject to an appeal heard in {place} or elsewhere in turn.",
        "The clearing house tried out within {project} shows that little staff is needed.",
    ),
    ("9", ""): (
        "The Forum airs a matter, and cooperation should then settle it.",
        "Each yearly gathering could hand over {n} messages that the other process must answer in writing.",
        "We would keep the two apart and let their calendars touch.",
        "A liaison from {body} has followed both since {year} and sees little overlap.",
        "If one feeds the other, neither needs to grow.",
    ),
    ("10", ""): (
        "Travel money helps, and time to prepare helps more.",
        "Regional meetings in places such as {place} bring out people whom no ballroom in the north has ever seen.",
        "At least {n} fellowships a year should be tied to real seats at the table.",
        "Interpretation into two further tongues doubled attendance at {project} within a season.",
        "{body} suggests pairing each new delegate with one who has served since {year}.",
    ),
    ("11", ""): (
        "The chief obstacle is the price of attending, closely followed by jargon.",
        "Visas for our colleagues from {place} were refused {n} times in {year} alone.",
        "Remote participation exists and is treated as a courtesy.",
        "A glossary of plain terms, as {body} has begun, would remove half of the difficulty.",
        "Newcomers leave after one session because nobody tells them when the vote that is no vote takes place.",
    ),
    ("12", ""): (
        "Libraries, post offices and village halls should be connected before any further private line is subsidized.",
        "In {place} we trained {n} grandmothers, who then trained everybody else.",
        "Screens that speak and pages that can be read aloud ought to be bought by every public office.",
        "Prisoners, patients and travellers are absent from every statistic we have seen since {year}.",
        "{project} lends devices against nothing but a library card.",
    ),
    ("13", ""): (
        "Predictable rules lower the cost of lending to small firms.",
        "After {project} opened, {n} workshops in {place} began to sell abroad.",
        "Progress should be measured in school years and birth weights too, rather than in megabits alone.",
        "{body} reckons that each delayed rule has cost a season's harvest since {year}.",
        "Common rules on signatures would spare exporters several weeks of paper.",
    ),
    ("14", ""): (
        "Keyboards, fonts and spelling tools come before poetry, and none of them exist for {n} of our languages.",
        "Broadcasters of {place} should be paid to open their archives.",
        "Schoolchildren wrote the first encyclopaedia in the dialect of the coast under {project}.",
        "Names in other scripts have been possible since {year} and still break at every second form.",
        "Joint procurement could make translation memories a public good.",
    ),
    ("15", ""): (
        "Transit fees that flow towards those who are already rich concern us above all.",
        "Exchange points near {place} would keep local traffic local.",
        "Some {n} of our hospitals share a single cable, which was cut twice in {year}.",
        "The flight of young engineers is a policy issue even if no treaty mentions it.",
        "{body} asks for cheaper spectrum in thinly settled land.",
    ),
    ("16", ""): (
        "Open access to ducts and masts has halved prices along the road to {place}.",
        "Import duties on handsets should go, as the neighbours showed in {year}.",
        "A universal service fund is only as good as its published accounts.",
        "With {project}, {n} villages buy wholesale and share what they save.",
        "Competition at the landing station matters more than subsidy at the shop.",
    ),
    ("17", ""): (
        "Ministries need lawyers who can read a protocol and engineers who can read a statute.",
        "We recommend secondments of {n} weeks between the regulator and {body}.",
        "Universities in {place} could host a school for negotiators, taught in the evenings.",
        "Statistics offices should be the first to be strengthened, for nobody can argue without figures.",
        "A standing national forum, begun in {year}, has taught us more than any course.",
    ),
    ("18", ""): (
        "We thank the working group for its patience with late replies.",
        "Please publish every contribution in the tongue in which it was written.",
        "Our full study on {place}, printed in {year}, is available on request.",
        "The group might ask again in {n} months, when {project} will have been evaluated.",
        "{body} stands ready to present its findings in person.",
    ),
}
KEYS: tuple[Key, ...] = (("1", ""), *SAID)


@dataclass(frozen=True)
class Voice:
    """Who speaks in a file."""

    turn: int  # which sentences are taken, and in what order
    organisation: str
    group: str
    country: str
    capacity: str  # the answer to question 1
    place: str
    project: str
    body: str
    year: int
    n: int
    person: str

    def say(self, key: Key) -> str:
        """Two to four sentences."""
        bank, k = SAID[key], KEYS.index(key)
        count, start, step = 2 + (self.turn + k) % 3, (2 * self.turn + k) % 5, 1 + self.turn % 4
        chosen = " ".join(bank[(start + j * step) % 5] for j in range(count))
        filled = chosen.format(place=self.place, project=self.project, body=self.body, year=self.year, n=self.n)
        return ". ".join(s[:1].upper() + s[1:] for s in filled.split(". "))

    def answers(self, **own: str) -> dict[Key, str]:
        """All answers; `own` gives some of them in full: `q2a="…"`, `q14="…"`; `q2` in place of its three parts."""
        said = {key: self.capacity if key == ("1", "") else self.say(key) for key in KEYS}
        if "q2" in own:
            said = {key: text for key, text in said.items() if key[0] != "2"} | {("2", ""): ""}
        for name, text in own.items():
            number = name.removeprefix("q").rstrip("abc")
            said[number, name.removeprefix("q" + number)] = text
        return dict(sorted(said.items(), key=lambda item: (int(item[0][0]), item[0][1])))
