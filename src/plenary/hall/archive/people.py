"""Members in an archive: seats, capacities over time, observers, sub-groups, lists that were published. Names, no addresses."""

from __future__ import annotations

from plenary.hall.archive.data import as_json
from plenary.hall.archive.leaves import Block, Leaf, Section, day, plain, said, table
from plenary.members import reads as members
from plenary.members.reads import around
from plenary.members.reads.people import Holding, office_proposals
from plenary.members.reads.rules import rules
from plenary.press import people as lists
from plenary.rules.languages import chosen

MOST = 2000
_HOLDING = ("Name", "Organisation", "Country", "Stakeholder group", "Capacity", "Seat", "From", "Until")


def section(group: str, name: dict[str, str]) -> Section:
    """What the public sees of the members."""
    made = Section("Members")
    holdings = tuple(_everybody(group))
    rows = [
        (h.name, h.organisation, h.country, said(h.part), h.label or h.capacity, str(h.seat or ""), day(h.since), day(h.until))
        for h in holdings
    ]  # fmt: skip
    watching, parts = tuple(_observers(group)), around.subgroups(group)
    told = {
        "observers": watching,
        "subgroups": parts,
        "rules": rules(group),
        "offices": office_proposals(group),
        "nominations": members.nominations(group),
        "travel_need": around.need(group),
        "trust_fund": around.fund(group),
        "rolls": around.rolls(group),
    }
    popolo = lists.popolo(_popolo(group, holdings), (group, chosen(name, "en")))
    made.files += [
        (
            "members/members.json",
            as_json(plain(told)),
            "observers, sub-groups, rules, lists, nominations, funds in totals",
        ),
        ("members/people.csv", table(_HOLDING, rows), "who had which capacity when"),
        ("members/popolo.json", popolo, "the same as Popolo JSON"),
    ]
    blocks = [
        Block(f"{said(c.name)}: {c.filled} of {c.seats}", f"part-{c.code}", (), ("Seat", "Holder", "Represented by"),
              tuple((str(s.number), s.holder or "vacant", ", ".join(n for n, _role in s.persons)) for s in c.lines))
        for c in members.composition(group)
    ]  # fmt: skip
    blocks.append(Block("Capacities over time", "capacities", (), _HOLDING, tuple(rows)))
    blocks.append(
        Block("Observers", "observers", (), ("Name", "Country", "State", "Since"),
              tuple((o.name, o.country, o.state, day(o.settled or o.asked)) for o in watching))
    )  # fmt: skip
    for s in parts:
        who = tuple((p.name, p.organisation, p.label or p.capacity, day(p.since), day(p.until)) for p in s.people)
        words = tuple(w for w in (said(s.terms[0].text) if s.terms else "", said(s.outcome)) if w)
        columns = ("Name", "Organisation", "Capacity", "From", "Until")
        blocks.append(Block(said(s.name), f"subgroup-{s.slug}", words, columns, who))
    beside = (
        ("members/people.csv", "Capacities as CSV"),
        ("members/popolo.json", "Capacities as Popolo JSON"),
        ("members/members.json", "Observers, sub-groups, rules and lists as data"),
        ("group/members.json", "Seats as data"),
    )
    kept = tuple(b for b in blocks if b.rows or b.words)
    made.leaves.append(Leaf("members/index.html", "Members", "who sits in the group, and who takes part", kept, beside))
    made.counted = f"{len({h.person for h in holdings})} people"
    return made


def _everybody(group: str) -> list[Holding]:
    found: list[Holding] = []
    after = 0
    while some := members.people(group, after=after, most=MOST):
        found += some
        after = some[-1].role
    return found


def _observers(group: str) -> list[around.ObserverLine]:
    found: list[around.ObserverLine] = []
    after = 0
    while some := members.observers(group, after=after):
        found += some
        after = some[-1].number
    return found


def _popolo(group: str, holdings: tuple[Holding, ...]) -> list[lists.Row]:
    codes = {str(g.name): g.code for g in members.stakeholder_groups(group)}
    return [
        lists.Row(n, h.name, h.organisation, h.country, codes.get(str(h.part), ""), h.region, h.capacity, h.label,
                  h.occasion, str(h.seat or ""), h.since.isoformat(), h.until.isoformat() if h.until else "")
        for n, h in enumerate(holdings, 1)
    ]  # fmt: skip
