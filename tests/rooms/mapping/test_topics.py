"""Topics for later work: proposed, selected, set aside, open again; kept after the end, and taken up by the next group (A112)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenary.mandate import acts as mandate
from plenary.mandate.links import href
from plenary.mapping import acts, keys, reads, spreadsheets
from plenary.mapping.models import Topic, TopicStep
from plenary.meetings import acts as meetings
from plenary.members import acts as members
from plenary.record import reads as record
from plenary.record.actor import CHAIR, ENDED, MEMBER, NOBODY, Actor, Forbidden, operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.mapping.charting import assess, chart, propose
from tests.rooms.mapping.test_pages import at, post, soup

pytestmark = [pytest.mark.django_db, pytest.mark.accepts(112)]
WHERE: dict[str, Any] = {"group": SLUG, "at": AT}
NEXT = "piers"


def topic(issue: int | None = 1, by: Actor | None = None, **more: Any) -> int:
    told = {"reason": "Two winters in a row."} | more
    return int(acts.propose_topic(by or operator(), issue=issue, **told, **WHERE).value)


def states(group: str = SLUG) -> dict[int, str]:
    return {t.number: t.state for t in reads.topics(group)}


def test_whoever_proposes_issues_proposes_topics_on_a_locked_list_too() -> None:
    chart()
    acts.lock_list(operator(), words="Closed.", **WHERE)
    assert topic(1, factories.actor("observer")) == 1
    assert topic(None, factories.actor("member"), area="fog") == 2
    issue, area = reads.topics(SLUG)
    assert (issue.issue, issue.title, issue.proposer, issue.klass) == (1, "Lamps fail", "Ana Observer", "observer")
    assert (area.issue, area.area, area.name["en"]) == (None, "fog", "Fog")
    with pytest.raises(Forbidden):
        topic(2, NOBODY)
    acts.admit_participant(operator(), name="Old Quay Sailors", **WHERE)
    held = reads.participants(SLUG)[0]
    key = keys.make(keys.PARTICIPANT, held.id, held.generation)
    post(factories.client(), at("mapping-take-part", key=key), "topic", issue="2", reason="Horns matter.")
    assert (reads.topics(SLUG)[2].proposer, states()) == ("Old Quay Sailors", dict.fromkeys((1, 2, 3), "open"))


def test_what_cannot_be_a_topic_is_refused_and_says_why() -> None:
    chart(issues=("Lamps fail", "Lamp fails", "Horns fail", "Ice"))
    topic(2)
    acts.merge_issues(operator(), merges={1: [2]}, **WHERE)
    acts.close_issue(operator(), number=3, reason="Done.", **WHERE)
    for issue, told, why in (
        (None, {}, "not both"),
        (4, {"area": "fog"}, "not both"),
        (4, {"reason": " "}, "reason is public"),
        (3, {}, "merged or closed"),
        (2, {}, "merged or closed"),
        (9, {}, "no issue 9"),
        (None, {"area": "seas"}, "no category seas"),
        (1, {}, "topic 1 already"),  # it took in the issue that is one
    ):
        with pytest.raises(Problem, match=why):
            topic(issue, **told)
    topic(None, area="fog")
    with pytest.raises(Problem, match="topic 2 already"):
        topic(None, area="fog")
    assert reads.topics_of_issues(SLUG).keys() == {1, 2}


def test_a_topic_goes_everywhere_and_back_and_every_step_stays_readable() -> None:
    chart()
    number = topic()
    factories.meeting("1", open=True)
    item = factories.item("1", open=True)
    words = {"en": "Lamps first."}
    decided = meetings.decide(operator(), meeting="1", verb="decided", text=words, **WHERE).value
    told = {"decision": f"meeting/{SLUG}/1/decision/{decided}", "work": f"meeting/{SLUG}/1/item/{item}"}
    acts.select_topic(factories.actor("chair"), number=number, **told, **WHERE)
    line = reads.topics(SLUG)[0]
    assert (line.state, line.decision, line.work, line.day) == ("selected", *told.values(), AT.date())
    assert href(line.work) == reverse("agenda-item", kwargs={"group": SLUG, "meeting": "1", "item": item})
    acts.set_topic_aside(operator(), number=number, reason="Ice comes first.", **WHERE)
    acts.reopen_topic(operator(), number=number, **WHERE)
    acts.select_topic(operator(), number=number, words="Said in plenary.", **WHERE)
    acts.reopen_topic(operator(), number=number, words="Not yet.", **WHERE)
    found = reads.topic(SLUG, number)
    assert found is not None
    assert (found.line.state, found.line.decision, found.line.day, found.line.work) == ("open", "", None, "")
    assert [s.to for s in reversed(found.steps)] == ["selected", "aside", "open", "selected", "open"]
    assert found.steps[3].work == told["work"], "what had worked on it is not lost"
    assert TopicStep.objects.count() == 5
    entries = [e.act for e in record.about(f"mapping/{SLUG}/topic/{number}")]
    assert entries == [
        *("mapping.topic-reopened", "mapping.topic-selected", "mapping.topic-reopened"),
        *("mapping.topic-set-aside", "mapping.topic-selected", "mapping.topic-proposed"),
    ]


def test_who_may_move_a_topic_depends_on_what_the_group_decided() -> None:
    chart()
    number = topic()
    coordinator = factories.actor("member")
    for refused in (acts.select_topic, acts.set_topic_aside, acts.reopen_topic, acts.name_work):
        words = {"work": ""} if refused is acts.name_work else {"reason": "No."}
        words = {} if refused in (acts.select_topic, acts.reopen_topic) else words
        with pytest.raises(Forbidden):
            refused(coordinator, number=number, **words, **WHERE)
    members.set_up_subgroup(operator(), slug="charts", name={"en": "Charts"}, source="A/12/34", **WHERE)
    told = {"person": coordinator.person, "capacity": "coordinator", "subgroup": "charts"}
    members.enter_in_subgroup(operator(), **told, **WHERE)
    acts.entrust(operator(), subgroup="charts", **WHERE)
    acts.set_topic_aside(coordinator, number=number, reason="Later.", **WHERE)
    acts.reopen_topic(coordinator, number=number, **WHERE)
    acts.select_topic(factories.actor("chair"), number=number, words="Said in plenary.", **WHERE)
    with pytest.raises(Forbidden):
        acts.reopen_topic(coordinator, number=number, **WHERE)
    assert states() == {1: "selected"}


def test_decisions_and_work_are_named_by_addresses_of_our_own_record() -> None:
    chart()
    number, text = topic(), factories.text()
    for told, why in (
        ({}, "in words where the group decided"),
        ({"decision": "decision 2"}, "by its address"),
        ({"decision": "meeting/other/1/decision/2"}, "by its address"),
        ({"decision": f"meeting/{SLUG}/1/decision/9"}, "in the record"),
        ({"words": "Yes.", "work": f"text/{SLUG}/nothing"}, "in the record"),
        ({"words": "Yes.", "work": "https://example.org/"}, "what works on it"),
        ({"words": "Yes.", "day": AT.date().replace(year=2017)}, "after today"),
    ):
        with pytest.raises(Problem, match=why):
            acts.select_topic(operator(), number=number, **told, **WHERE)
    with pytest.raises(Problem, match="not selected"):
        acts.name_work(operator(), number=number, work=f"text/{SLUG}/{text}", **WHERE)
    acts.select_topic(operator(), number=number, words="Yes.", **WHERE)
    acts.name_work(operator(), number=number, work=f"/text/{SLUG}/{text}/", **WHERE)
    assert reads.topics(SLUG)[0].work == f"text/{SLUG}/{text}"
    with pytest.raises(Problem, match="stands there already"):
        acts.select_topic(operator(), number=number, words="Twice.", **WHERE)


def test_topics_end_with_the_group_stay_readable_and_are_proposed_anew_by_the_next() -> None:
    chart()
    topic(1), topic(2), topic(None, area="fog")
    acts.set_topic_aside(operator(), number=2, reason="Later.", **WHERE)
    acts.hand_over(operator(), owner="Harbour Archive", **WHERE)
    factories.group(NEXT, predecessor=SLUG)
    anew = {"group": NEXT, "at": AT}
    member = factories.actor(MEMBER, NEXT)
    with pytest.raises(Problem, match="has ended"):
        acts.propose_topics_anew(member, numbers=[1], **anew)
    mandate.close_group(operator(), group=SLUG, outcome={"en": "Done."}, at=AT)
    acts.accept_issues(factories.actor(CHAIR), numbers=[propose("Bells rust", factories.actor(CHAIR))], **WHERE)
    for role in ("member", "chair", "secretariat"):  # the mapping lives on, its topics do not
        with pytest.raises(Forbidden) as refused:
            acts.reopen_topic(factories.actor(role), number=2, **WHERE)
        assert refused.value.reason == ENDED
    assert soup(factories.client("chair").get(at("mapping-topics"))).select_one("main form[method=post]") is None
    before, left = reads.topics_left_open(NEXT)
    assert (before, [t.number for t in left]) == (SLUG, [1, 3])
    with pytest.raises(Problem, match="Topic 2 was not left open"):
        acts.propose_topics_anew(member, numbers=[1, 2], **anew)
    page = reverse("mapping-topics", kwargs={"group": NEXT})
    client = factories.client(MEMBER, NEXT)
    assert {i["value"] for i in soup(client.get(page)).select("input[name=topic]")} == {"1", "3"}
    post(client, page, "anew", topic=["1", "3"])
    assert [(t.home, t.issue, t.area, t.origin) for t in reads.topics(NEXT)] == [
        (SLUG, 1, "", (SLUG, 1)),
        (SLUG, None, "fog", (SLUG, 3)),
    ]
    assert acts.propose_topics_anew(member, numbers=[1], **anew).entry == 0, "once is enough"
    assert reads.topics_left_open(NEXT) == (SLUG, ())
    assert states() == {1: "open", 2: "aside", 3: "open"}, "the earlier ones stay as they were"
    shown = soup(factories.client().get(reverse("mapping-topic", kwargs={"group": NEXT, "topic": 1})))
    assert shown.select_one(f"main a[href='{at('mapping-issue', issue=1)}']") is not None
    assert shown.select_one(f"main a[href='{at('mapping-topic', topic=1)}']") is not None


def test_the_list_says_in_words_what_is_open_and_each_sees_her_own_forms() -> None:
    chart(issues=("Lamps fail", "Horns fail", "Ice"))
    for issue in (1, 2, 3):
        topic(issue)
    acts.select_topic(operator(), number=2, words="Said in plenary.", **WHERE)
    acts.set_topic_aside(operator(), number=3, reason="Later.", **WHERE)
    public = soup(factories.client().get(at("mapping-topics"))).main
    said = " ".join(public.get_text().split())
    assert "1 topic is open. Selected by the group: 1 · Set aside: 1" in said
    assert [c.get_text() for c in public.select("ul.list .chip")] == ["open", "selected", "set aside"]
    assert public.select_one("form[method=post]") is None
    only = soup(factories.client().get(at("mapping-topics") + "?state=aside")).main
    assert [a.get_text() for a in only.select("ul.list li p a")] == ["T3 Ice"]
    asked = {role: soup(factories.client(role).get(at("mapping-topic", topic=1))) for role in ("member", "secretariat")}
    does = {role: {b["value"] for b in page.main.select("button[name=do]")} for role, page in asked.items()}
    assert does == {"member": set(), "secretariat": {"select", "aside"}}
    secretariat = factories.client("secretariat")
    post(secretariat, at("mapping-topic", topic=3), "reopen", words="Ice again.")
    kept = post(secretariat, at("mapping-topic", topic=1), "select", 400, words="Said.", day="31.06.2016")
    assert kept.select_one("#f-words")["value"] == "Said."
    kept = post(factories.client("member"), at("mapping-topics"), "propose", 400, issue="", reason="Long thoughts.")
    assert "Long thoughts." in kept.select_one("#t-reason").get_text()
    assert states() == {1: "open", 2: "selected", 3: "open"}


def test_gaps_and_issues_lead_to_their_topic_or_to_the_form() -> None:
    chart()
    for issue in (1, 2):
        assess(issue, 1, "missing")
    topic(2)
    gaps = soup(factories.client("member").get(at("mapping-gaps"))).main
    link = gaps.select_one(f"a[href='{at('mapping-topics')}?issue=1#propose']")
    assert link is not None
    assert len(gaps.select(f"a[href='{at('mapping-topic', topic=1)}']")) == 1
    form = soup(factories.client("member").get(at("mapping-topics") + "?issue=1")).main
    assert form.select_one("#t-issue")["value"] == "1"
    public = factories.client()
    assert "Propose as a topic" not in soup(public.get(at("mapping-gaps"))).main.get_text()
    shown = soup(public.get(at("mapping-issue", issue=2))).main
    assert shown.select_one(f"a[href='{at('mapping-topic', topic=1)}']") is not None
    assert soup(public.get(at("mapping-issue", issue=1))).main.select_one("a[href*=topics]:not(.tabs a)") is None


def test_the_workbook_shows_topics_and_takes_nothing_of_them_back() -> None:
    chart()
    assert "topics" not in spreadsheets.workbooks.read(spreadsheets.workbook(SLUG))
    topic(1), topic(None, area="fog", reason="Lines\nof\nreasons.")
    out = spreadsheets.workbook(SLUG)
    acts.set_topic_aside(operator(), number=1, reason="Later.", **WHERE)
    found = spreadsheets.looked_through(SLUG, out)
    assert (found.edits, found.added, found.faults, found.absent, found.behind) == ([], [], [], [], 1)


def test_queries_are_the_same_at_one_topic_and_at_three() -> None:
    chart(issues=("Lamps fail", "Horns fail", "Ice"), mechanisms=1)
    client, counts = factories.client("secretariat"), []
    for more in ((1,), (2, 3)):
        for issue in more:
            assess(issue, 1, "missing")
            topic(issue)
            acts.select_topic(operator(), number=issue, words="Said.", **WHERE)
            acts.reopen_topic(operator(), number=issue, **WHERE)
        for address in (
            *(at(n) for n in ("mapping-topics", "mapping-gaps")),
            *(at("mapping-topic", topic=1), at("mapping-issue", issue=1)),
        ):
            client.get(address)
            acts.admit_participant(operator(), name="Somebody", **WHERE)  # what was kept in the process is made anew
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[:4] == counts[4:]
    assert Topic.objects.count() == 3


def test_a_group_without_topics_says_so_and_a_topic_that_is_not_there_is_not_found() -> None:
    factories.group()
    assert "No topic has been proposed yet." in soup(factories.client().get(at("mapping-topics"))).main.get_text()
    assert factories.client().get(at("mapping-topic", topic=7)).status_code == 404
