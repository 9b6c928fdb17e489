"""A mapping for the first group: twenty-four areas, as its mapping had; everything else in it is invented.

That there were twenty-four areas is a fact (A165); their names, the issues, the mechanisms, the bodies and the findings here
are invented, and the list says so. The mapping lives on as a document of its own, as the group's did (A171).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from plenary.hall.demo import topics_demo
from plenary.mapping import acts, reads
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, Actor
from plenary.rules.gaps import Added

GROUP = "wgec-1"
_AREAS = (
    ("Names and numbers", "الأسماء والأرقام"),
    ("Cables and routes", "الكابلات والمسارات"),
    ("Exchange of traffic", "تبادل الحركة"),
    ("Spectrum", "الطيف"),
    ("Open standards", "المعايير المفتوحة"),
    ("Access for all", "النفاذ للجميع"),
    ("Access for people with disabilities", "نفاذ الأشخاص ذوي الإعاقة"),
    ("Languages and scripts", "اللغات والكتابات"),
    ("Local content", "المحتوى المحلي"),
    ("Skills and training", "المهارات والتدريب"),
    ("Costs and tariffs", "التكاليف والتعريفات"),
    ("Financing", "التمويل"),
    ("Trade across borders", "التجارة عبر الحدود"),
    ("Taxes and duties", "الضرائب والرسوم"),
    ("Competition", "المنافسة"),
    ("Consumers", "المستهلكون"),
    ("Privacy", "الخصوصية"),
    ("Freedom of expression", "حرية التعبير"),
    ("Children", "الأطفال"),
    ("Crime", "الجريمة"),
    ("Security of networks", "أمن الشبكات"),
    ("Unwanted messages", "الرسائل غير المرغوبة"),
    ("Science and archives", "العلوم والمحفوظات"),
    ("Taking part in decisions", "المشاركة في القرارات"),
)
_MECHANISMS = (
    (
        "Convention on Shared Cables",
        "Assembly of Coasts",
        "convention",
        "Keeps routes open, and settles who repairs what.",
    ),
    ("Orrin Forum", "Orrin Foundation", "forum", "Meets once a year; decides nothing, hears everybody."),
    ("Register of Names", "Register Union", "organisation", "Keeps the register, and answers complaints about it."),
    (
        "Programme for Near and Far Lines",
        "Bank of the Five Straits",
        "programme",
        "Lends for lines where no market builds any.",
    ),
    ("Belgarde Process", "", "process", "Regulators compare what they do; a report every second year."),
    (
        "Standard 12 on plain writing",
        "Guild of Writers",
        "standard",
        "How notices are written, so that they can be read aloud.",
    ),
)
# Title, area (from 1), category of the group, findings by mechanism: a(dequate), p(artial), m(issing), . not looked at
_ISSUES = (
    ("Complaints about names take longer than a year", 1, "policy-issues", "m.a..."),
    ("Names in scripts that read from right to left", 8, "policy-issues", "..p.pm"),
    ("Who repairs a cable that two owners share", 2, "tunis-agenda", "a....."),
    ("Exchange points serve capitals alone", 3, "developing-countries", "p..pm."),
    ("Bands are given out before neighbours are asked", 4, "policy-issues", "m...p."),
    ("Standards cost more than a small firm earns", 5, "barriers", "m....m"),
    ("Villages at the end of the line pay most", 11, "developing-countries", "..mpp."),
    ("Notices that cannot be read aloud", 7, "barriers", ".....a"),
    ("Schools teach the programs of one maker", 10, "developing-countries", ".m.p.."),
    ("Nobody lends for lines to islands", 12, "developing-countries", "m..p.."),
    ("Records of public money cross borders unseen", 13, "policy-issues", "mm..m."),
    ("Double duties on the same service", 14, "policy-issues", "....p."),
    ("One seller at every landing point", 15, "policy-issues", "p...p."),
    ("Contracts that nobody can end", 16, "roles", ".m..p."),
    ("Data about people kept without end", 17, "roles", ".pm.p."),
    ("Pages taken down without a reason", 18, "roles", ".m...."),
    ("Reports about children are not passed on", 19, "policy-issues", "mm.m.."),
    ("Evidence waits for two ministries", 20, "tunis-agenda", "....m."),
    ("Small networks learn of attacks last", 21, "developing-countries", ".p...."),
    ("Unwanted messages from abroad", 22, "policy-issues", ".p..p."),
    ("Archives that no program opens any more", 23, "roles", ".m...p"),
    ("Travel to meetings costs more than a year of connection", 24, "barriers", ".m.m.."),
    ("Remote participants speak last", 24, "barriers", ".p...."),
)
_ALIKE = ("Remote participant speaks last", "Unwanted messages from abroad.", "Village at the end of the line pay most")
_FOUND = {"a": "adequate", "p": "partial", "m": "missing"}
_NOTES = {
    "a": "Covers it as far as the group could see.",
    "p": "For its own members alone.",
    "m": "Looked at; says nothing of it.",
}
_LOCKED = (
    "After three updates, plenary closed the list; a new issue is opened by plenary. (Areas, issues, mechanisms, bodies and "
    "findings are invented for this demonstration.)"
)


def load(by: Actor, people: list[tuple[int, str]], at: datetime) -> None:
    """Enter the areas, fill the mapping as a file would, merge two duplicates and leave one to be found, ask a body."""
    where: dict[str, Any] = {"group": GROUP, "at": at}
    areas = [
        {"code": f"area-{n}", "letter": str(n), "name": {"en": en, "ar": ar}} for n, (en, ar) in enumerate(_AREAS, 1)
    ]
    # The group has ended: what goes on is the living document, and somebody keeps it.
    acts.hand_over(by, owner="Keepers of the mapping (invented)", **where)
    acts.enter_categories(by, categories=areas, scheme=reads.AREAS, **where)
    chair = _actor(people, CHAIR)
    told = {"data": _file(), "name": "mapping.csv", "media_type": "text/csv"}
    acts.import_mapping(chair, added=_rows(), **told, **where)
    for speaker, title in zip((MEMBER, OBSERVER, MEMBER), _ALIKE, strict=True):
        acts.propose_issue(_actor(people, speaker), title=title, source="answer/R17/Q4", **where)
    found = reads.whole(GROUP).issues
    numbers = {i.title: i.number for i in found}
    acts.accept_issues(chair, numbers=[i.number for i in found if i.title not in _ALIKE], **where)
    merges = {
        numbers["Remote participants speak last"]: [numbers[_ALIKE[0]]],
        numbers["Unwanted messages from abroad"]: [numbers[_ALIKE[1]]],
    }
    acts.merge_issues(chair, merges=merges, reason="They read alike; agreed by the coordinators.", **where)
    acts.import_mapping(chair, added=_findings(numbers), **told, **where)
    acts.lock_list(chair, words=_LOCKED, **where)
    acts.open_issue(
        chair,
        title="Lines that are switched off in a quarrel",
        decision="Plenary adds one issue at its third meeting.",
        area="area-21",
        second="policy-issues",
        **where,
    )
    _corrections(chair, numbers, where)
    acts.note_checked(chair, day=at.date() - timedelta(days=40), **where)
    topics_demo.load(people, at)


def _actor(people: list[tuple[int, str]], role: str) -> Actor:
    """Somebody of the demonstration in that role."""
    person = next((pk for pk, held in people if held == role), None)
    return Actor(person, f"A. {role.title()}", role, role, {GROUP: frozenset({role})})


def _file() -> bytes:
    return "\n".join(title for title, *_rest in _ISSUES).encode()


def _rows() -> list[Added]:
    mechanisms = [
        {"name": name, "body": body, "kind": kind, "address": "", "words": f"{words} (Invented.)"}
        for name, body, kind, words in _MECHANISMS
    ]
    issues = [{"title": title, "area": f"area-{area}", "second": second} for title, area, second, _found in _ISSUES]
    made = [Added("mechanisms", n, row) for n, row in enumerate(mechanisms, 2)]
    return made + [Added("issues", n, row) for n, row in enumerate(issues, 2)]


def _findings(numbers: dict[str, int]) -> list[Added]:
    return [
        Added(
            "findings",
            line,
            {
                "issue": str(numbers[title]),
                "mechanism": str(m),
                "finding": _FOUND[sign],
                "note": _NOTES[sign],
                "source": "",
                "checked": date(2014, 2, 12).isoformat(),
            },
        )
        for line, (title, _area, _second, signs) in enumerate(_ISSUES, 2)
        for m, sign in enumerate(signs, 1)
        if sign in _FOUND
    ]


def _corrections(chair: Actor, numbers: dict[str, int], where: dict[str, Any]) -> None:
    """One body has answered and waits to be looked at; another has not."""
    acts.ask_correction(chair, mechanism=1, words="Is what stands about the Convention right?", **where)
    acts.ask_correction(chair, mechanism=3, words="Is what stands about the Register right?", **where)
    asked = next(c for c in reads.corrections(GROUP) if c.mechanism == 1)
    issue = numbers["Exchange points serve capitals alone"]
    acts.answer_correction(
        Actor(),
        correction=asked.id,
        generation=asked.generation,
        name="Registrar of the Assembly of Coasts",
        entry={"address": "https://coasts.example/cables"},
        cells=[{"issue": issue, "finding": "adequate", "note": "Since its third annex, for all landing points."}],
        **where,
    )
