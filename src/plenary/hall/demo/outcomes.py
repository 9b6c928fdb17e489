"""How both working groups ended: the first without recommendations, the second after its last night without a report.

Facts, in our own words, and no position in anybody's mouth. Categories are named as the group's own documents name them,
one with letters, one with bracketed letters and names that differ a little: one identity each (A57, A159). The invented group
has a report under way, so that both variants of one can be seen.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from plenary.hall.demo import cables, hours
from plenary.hall.demo.dues import words as _w
from plenary.mapping import acts as mapping
from plenary.record.actor import ALWAYS, CHAIR, Actor
from plenary.reports import acts as reports
from plenary.texts import acts as texts

# code, letter, name, and how the report of 2014 names it
_CATEGORIES: tuple[tuple[str, str, dict[str, str], str, str], ...] = (
    (
        "tunis-agenda",
        "A",
        {"en": "Implementation of the Tunis Agenda", "ar": "تنفيذ برنامج عمل تونس"},
        "(a)",
        "Implementation of the Tunis Agenda",
    ),
    (
        "policy-issues",
        "B",
        {"en": "Public policy issues and possible mechanisms", "ar": "قضايا السياسات العامة والآليات الممكنة"},
        "(b)",
        "Public policy issue and possible mechanisms",
    ),
    ("roles", "C", {"en": "Role of stakeholders", "ar": "دور أصحاب المصلحة"}, "(c)", "The role of stakeholders"),
    (
        "developing-countries",
        "D",
        {"en": "Developing countries", "ar": "البلدان النامية"},
        "(d)",
        "The role of developing countries",
    ),
    (
        "barriers",
        "E",
        {"en": "Barriers for participation in enhanced cooperation", "ar": "العوائق أمام المشاركة في التعاون المعزز"},
        "(e)",
        "Barriers for participation in enhanced cooperation",
    ),
)
_RULES = ({"en": "Rules of procedure of the Economic and Social Council and of its functional commissions"},)
_ROUTE = (
    {
        "body": {
            "en": "Commission on Science and Technology for Development",
            "ar": "لجنة تسخير العلم والتكنولوجيا لأغراض التنمية",
        }
    },
    {"body": {"en": "Economic and Social Council", "ar": "المجلس الاقتصادي والاجتماعي"}},
    {"body": {"en": "General Assembly", "ar": "الجمعية العامة"}},
)


def load(by: Actor, at: datetime) -> None:
    """Enter the categories and the outcomes of both groups, and begin the report of the invented one."""
    for group in ("wgec-1", "wgec-2"):
        categories(by, group, at)
    first(by, at)
    second(by, at)
    _adopted(by, at)
    _invented(by, at)


def categories(by: Actor, group: str, at: datetime) -> None:
    """The five of both groups, each with the letter and the name that the report of 2014 has for it."""
    told = [
        {
            "code": code,
            "letter": letter,
            "name": name,
            "aliases": [{"letter": mark, "name": alias, "document": "report of the Chair, 2014"}],
        }
        for code, letter, name, mark, alias in _CATEGORIES
    ]
    mapping.enter_categories(by, group=group, categories=told, at=at)


def _chair(group: str) -> Actor:
    return Actor(None, "Chair of the working group", CHAIR, CHAIR, {group: frozenset({CHAIR})}, proven=ALWAYS)


def first(by: Actor, at: datetime) -> None:
    """No recommendations, and a report of the Chair all the same."""
    where: dict[str, Any] = {"group": "wgec-1", "report": "report-2014"}
    reports.create_report(
        by,
        group="wgec-1",
        slug="report-2014",
        title=_w("Report of the Chair of the Working Group", "تقرير رئيس الفريق العامل"),
        authorship="chair",
        at=at,
    )
    facts = {
        "governed": _RULES,
        "destinations": _ROUTE,
        "input_to": {"en": "the overall review of the outcomes of the World Summit on the Information Society"},
    }
    reports.describe_report(by, facts=facts, at=at, **where)
    reports.close_without(
        _chair("wgec-1"),
        outcome="no-recommendations",
        reasons=[
            {
                "en": "On some issues there was consensus, on a number of others views went on to differ.",
                "ar": "تحقق توافق في الآراء بشأن بعض المسائل، وظلت الآراء متباينة بشأن مسائل أخرى.",
            },
            {
                "en": "The group therefore decided, at its fourth meeting, to submit no recommendations to the seventeenth session.",
                "ar": "لذلك قرر الفريق في اجتماعه الرابع عدم تقديم توصيات إلى الدورة السابعة عشرة.",
            },
        ],
        at=at,
        **where,
    )
    reports.assemble_report(by, at=at, **where)  # with the outcome and its reasons: a report is made all the same
    reports.issue_draft(by, at=at, **where)


def second(by: Actor, at: datetime) -> None:
    """No consensus, and no report."""
    where: dict[str, Any] = {"group": "wgec-2", "report": "report-2018"}
    reports.create_report(
        by,
        group="wgec-2",
        slug="report-2018",
        title=_w("Report of the Working Group", "تقرير الفريق العامل"),
        authorship="group",
        at=at,
    )
    reports.describe_report(by, facts={"governed": _RULES, "destinations": _ROUTE}, at=at, **where)
    reports.close_without(
        _chair("wgec-2"),
        outcome="no-report",
        reasons=[
            {
                "en": "The last meeting went on past midnight of its last day, and ended without consensus on a report.",
                "ar": "استمر الاجتماع الأخير إلى ما بعد منتصف ليل يومه الأخير، وانتهى دون توافق في الآراء على تقرير.",
            },
        ],
        at=at,
        **where,
    )


def _adopted(by: Actor, at: datetime) -> None:
    """A first report of the invented group, on its meetings alone: adopted, as its chair proposed and a second person confirmed."""
    where: dict[str, Any] = {"group": cables.SLUG, "report": "progress"}
    reports.create_report(
        by,
        group=cables.SLUG,
        slug="progress",
        title=_w("Progress report on shared cables", "تقرير مرحلي عن الكابلات المشتركة"),
        symbol="SC/2026/1",
        sections=("introduction", "meetings"),
        at=at,
    )
    reports.issue_draft(by, at=at, **where)
    reports.propose_adoption(_chair(cables.SLUG), at=at, **where)
    reports.confirm_adoption(by, at=at, **where)


def _invented(by: Actor, at: datetime) -> None:
    """Draft 1 of the invented group's report, open for comments, with some and with the chair's answer to one."""
    where: dict[str, Any] = {"group": cables.SLUG, "report": "report"}
    reports.create_report(
        by,
        group=cables.SLUG,
        slug="report",
        title=_w("Report on shared cables", "تقرير عن الكابلات المشتركة"),
        symbol="SC/2026/L.1",
        texts_of=[(cables.SLUG, cables.TEXT)],
        at=at,
    )
    facts = {"question": 3, "including": "yes", "destinations": [{"body": {"en": "Assembly of Coasts"}}]}
    reports.describe_report(by, facts=facts, at=at, **where)
    reports.issue_draft(by, at=at, **where)
    reports.invite_comments(by, closes=hours.closing(at, 12), at=at, **where)
    told = {"group": cables.SLUG, "text": "report", "round": 1, "at": at}
    texts.comment(by, name="Belgarde Pilots' Guild", words="The report should say who counted the cuts.", **told)
    texts.comment(by, seat=1, words="We would rather see the recommendations before the history.", **told)
