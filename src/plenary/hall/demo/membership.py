"""How people came into two groups of the demonstration: the sub-group that the first one had, as a matter of public record;
rules, nominations, an observer and a pledge in the invented one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from plenary.hall.demo import hours
from plenary.hall.demo.shapes import BUSINESS, CIVIL, COMPOSITION, INTERNATIONAL, STATES
from plenary.members import acts
from plenary.record.actor import Actor

FIRST, INVENTED = "wgec-1", "shared-cables"
REPORT = "Chair's report to the seventeenth session of the CSTD"
SEATS = {part.code: part.seats for part in COMPOSITION}


def load(by: Actor, at: datetime) -> None:
    """Enter it. The dates and names of the first group stand in its chair's report; all of the other is invented."""
    _correspondence_group(by, at)
    _rules(by, at - timedelta(days=58))
    _nominations(by, at)
    _around(by, at)


def _correspondence_group(by: Actor, at: datetime) -> None:
    where: dict[str, Any] = {"group": FIRST, "subgroup": "correspondence-group", "at": at}
    acts.set_up_subgroup(
        by,
        group=FIRST,
        slug="correspondence-group",
        name={"en": "Correspondence Group", "ar": "فريق المراسلة"},
        begun=date(2013, 11, 8),
        source="Second meeting, 6-8 November 2013",
        at=at,
    )
    items = (
        (
            "Review the international public policy issues that were identified",
            "استعراض ما حُدِّد من مسائل السياسات العامة الدولية",
        ),
        ("List where there are mechanisms for them", "حصر الآليات القائمة المتصلة بها"),
        ("Find the gaps", "تحديد الثغرات"),
    )
    text = {
        "en": "The group looks at the public policy issues that were identified, at the mechanisms that deal with them, and "
        "at what is missing. All who are interested may take part.",
        "ar": "ينظر الفريق في مسائل السياسات العامة التي حُدِّدت وفي الآليات التي تعالجها وفيما ينقص. والمشاركة مفتوحة لكل مهتم.",
    }
    acts.put_terms(by, text=text, items=[{"en": en, "ar": ar} for en, ar in items], **where)
    acts.adopt_terms(by, version=1, day=date(2013, 11, 8), **where)
    for name, label in (("Philip Rushton", "co-facilitator"), ("Joy Liddicoat", "")):
        told = {"name": name, "capacity": "coordinator", "label": label, "since": date(2013, 11, 8)}
        acts.enter_in_subgroup(by, source=REPORT, **told, **where)
    for item in (1, 2):  # presented to the third meeting
        acts.check_term(by, version=1, item=item, done=date(2014, 2, 24), **where)
    outcome = {
        "en": "Information over twenty-four areas in a table, presented to the third meeting; its refinement was presented "
        "to the fourth, and the result is to be taken as a living document.",
        "ar": "جدول بالمعلومات في أربعة وعشرين مجالاً عُرض على الاجتماع الثالث، ثم عُرضت صيغة محسّنة منه على الرابع، على أن تُعدّ "
        "النتيجة وثيقة حية.",
    }
    acts.end_subgroup(by, day=date(2014, 5, 2), outcome=outcome, **where)


RULES: tuple[tuple[str, dict[str, str], dict[str, Any]], ...] = (
    (
        "composition",
        {
            "en": "Twenty-two states, and five each of civil society, business, academia and the technical community, and "
            "international organisations.",
            "ar": "اثنتان وعشرون دولة، وخمسة مقاعد لكل من المجتمع المدني وقطاع الأعمال والأوساط الأكاديمية والتقنية والمنظمات الدولية.",
        },
        {
            "seats": SEATS,
            "total": 42,
            "wording": {STATES: {"en": "member states", "ar": "دول أعضاء"}}
            | {code: {"en": "invitees", "ar": "مدعوون"} for code in SEATS if code != STATES},
        },
    ),
    (
        "selection",
        {
            "en": "Each stakeholder group finds its own members, by rules of its own that are published. Whoever is appointed "
            "has accepted. There is one alternate for each seat.",
            "ar": "تختار كل مجموعة أعضاءها وفق قواعد تضعها وتنشرها. ولا يُعيَّن إلا من قبل الترشيح. ولكل مقعد مناوب واحد.",
        },
        {"places": SEATS, "alternates": 1},
    ),
    (
        "observers",
        {
            "en": "Bodies with consultative status may observe, as far as time, means and the room allow, and if the group agrees.",
            "ar": "للهيئات ذات المركز الاستشاري صفة المراقب، بقدر ما يسمح الوقت والموارد والقاعة، وبموافقة الفريق.",
        },
        {"statuses": ["general", "special", "roster", "body"]},
    ),
)


def _rules(by: Actor, at: datetime) -> None:
    for kind, text, values in RULES:
        version = acts.put_rule(by, group=INVENTED, kind=kind, text=text, values=values, at=at).value
        told = {"how": "agreed", "day": at.date(), "at": at}
        acts.adopt_rule(by, group=INVENTED, kind=kind, version=version, **told)


def _nominations(by: Actor, at: datetime) -> None:
    """Two seats are vacant: one is as good as filled, for the other a group is still choosing."""
    opened = at - timedelta(days=30)
    text = {"en": "Two seats are vacant. Nominations are asked for.", "ar": "مقعدان شاغران، والترشيحات مطلوبة."}
    acts.open_nominations(by, group=INVENTED, text=text, closes=hours.closing(at, 21), at=opened)
    focal = {"capacity": "focal-point", "since": opened.date(), "group": INVENTED, "invented": True, "at": opened}
    acts.give_capacity(by, name="Nadi Overlay", part=CIVIL, **focal)
    acts.give_capacity(by, name="Ruo Strand", part=STATES, region="African", **focal)
    rules = "Names are discussed on the list of the constituency for two weeks; its focal point says what came of it."
    acts.set_phase(by, group=INVENTED, part=CIVIL, state="open", rules=rules, at=opened)
    made = (
        ("Mirela Fathom", INTERNATIONAL, "Observatory of Sea Lanes", "member"),
        ("Tobin Marsh", INTERNATIONAL, "Interport Measures Bureau", "member"),
        ("Suri Ladle", CIVIL, "Coast Readers' Circle", "alternate"),
        ("Hal Brine", BUSINESS, "Brine and Daughters, Splicers", "member"),
    )
    numbers = []
    for n, (name, part, body, capacity) in enumerate(made):
        when = opened + timedelta(days=2 + n)
        organisation = acts.enter_organisation(by, name=f"{body} (invented)", at=when).value
        told = {"name": name, "part": part, "capacity": capacity, "organisation": organisation, "invented": True}
        numbers.append(acts.nominate(by, group=INVENTED, at=when, **told).value)
    when = opened + timedelta(days=9)
    acts.answer_nomination(
        by, group=INVENTED, number=numbers[0], accepts=True, how="letter to the secretariat", at=when
    )
    acts.choose(by, group=INVENTED, number=numbers[0], at=when)
    acts.answer_nomination(by, group=INVENTED, number=numbers[1], accepts=False, how="mail to the secretariat", at=when)


def _around(by: Actor, at: datetime) -> None:
    when = at - timedelta(days=28)
    body = acts.enter_organisation(by, name="League of Cable Historians (invented)", at=when).value
    acts.ask_to_observe(by, group=INVENTED, organisation=body, status="special", at=when)
    text = {"en": "A co-chair who comes from no government", "ar": "رئيس مشارك لا يمثل أي حكومة"}
    number = acts.propose_office(by, group=INVENTED, capacity="co-chair", text=text, at=when).value
    sense = "The majority expressed objections."
    acts.settle_office(by, group=INVENTED, number=number, state="not-pursued", sense=sense, at=when)
    acts.set_up_subgroup(
        by,
        group=INVENTED,
        slug="landing-points",
        name={"en": "Correspondence group on landing points", "ar": "فريق المراسلة المعني بنقاط الإنزال"},
        begun=when.date(),
        source="First meeting",
        at=when,
    )
    items = [
        {"en": "List the landing points", "ar": "حصر نقاط الإنزال"},
        {"en": "Say what is shared", "ar": "بيان المشترك منها"},
    ]
    terms = {
        "en": "It lists where cables land, and what is shared there.",
        "ar": "يحصر مواضع إنزال الكابلات وما هو مشترك فيها.",
    }
    acts.put_terms(by, group=INVENTED, subgroup="landing-points", text=terms, items=items, at=when)
    state = acts.enter_organisation(by, name="Aldermark", at=when).value
    pledge = {"kind": "pledge", "amount": 40_000, "currency": "USD", "day": when.date(), "contributor": state}
    acts.enter_fund_line(by, group=INVENTED, purpose="Travel of those from afar", at=when, **pledge)
    paid = {
        "kind": "use",
        "amount": 6_500,
        "currency": "USD",
        "day": hours.today(at),
        "purpose": "Tickets to the first meeting",
    }
    acts.enter_fund_line(by, group=INVENTED, at=at, **paid)
    acts.publish_roll(by, group=INVENTED, day=when.date(), note="Final composition", at=when)
