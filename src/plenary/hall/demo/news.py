"""News, questions of the public and thanks of the demonstration. The days of WGEC are facts; every word and name is invented."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from plenary.hall.demo import hours
from plenary.hall.demo.dues import Words
from plenary.hall.demo.dues import words as _w
from plenary.library import reads as library
from plenary.news import acts
from plenary.record.actor import NOBODY, Actor

# Group, day, title, words, symbol of the document that it is about ("" for none).
ITEMS: tuple[tuple[str, str, Words, Words, str], ...] = (
    (
        "wgec-1",
        "2013-05-30",
        _w("The group meets for the first time", "الفريق يعقد اجتماعه الأول"),
        _w(
            "The members have come together in Geneva and agreed how they work:\n\n- decisions by consensus\n"
            "- observers may follow and, time allowing, speak",
            "اجتمع الأعضاء في جنيف واتفقوا على أساليب عملهم:\n\n- القرارات بتوافق الآراء\n"
            "- للمراقبين أن يتابعوا وأن يتكلموا إن سمح الوقت",
        ),
        "",
    ),
    (
        "wgec-1",
        "2013-09-17",
        _w("Answers to the questionnaire are in", "وردت الردود على الاستبيان"),
        _w(
            "Thank you to all who answered. The answers are put in order, by question and by respondent.",
            "شكراً لكل من أجاب. يجري ترتيب الردود بحسب السؤال وبحسب الجهة المجيبة.",
        ),
        "",
    ),
    (
        "wgec-2",
        "2016-05-03",
        _w("The second group is constituted", "تشكيل الفريق الثاني"),
        _w(
            "All seats were named. The first meeting is being prepared.",
            "سُمي شاغلو المقاعد جميعها. ويجري الإعداد للاجتماع الأول.",
        ),
        "A/RES/70/125",
    ),
    (
        "shared-cables",
        "",
        _w("Second revision of the draft", "التنقيح الثاني للمشروع"),
        _w(
            "The chair has put out the second revision. What nobody objects to any more stands without brackets.",
            "أصدر الرئيس التنقيح الثاني. وما لم يعد يعترض عليه أحد يرد بلا أقواس.",
        ),
        "",
    ),
)
CABLES = "shared-cables"
QUESTIONS = (
    ("Mira Holt", "mira.holt@example.org", "Will the draft say who pays when a cable breaks between two coasts?"),
    ("Old Quay Sailors", "quay@example.org", "Can an association that has no seat send its own words for paragraph 3?"),
    ("J. Tern", "tern@example.org", "Which company should get the contract for the next cable?"),
    ("Lena Osei", "lena.osei@example.org", "When can the public read the draft report?"),
)


def load(by: Actor, at: datetime) -> None:
    """Enter news in the order of their days, the questions of an open box, and thanks."""
    for group, day, title, words, symbol in ITEMS:
        found = library.by_symbol(symbol) if symbol else None
        where: dict[str, Any] = {
            "group": group,
            "day": date.fromisoformat(day) if day else at.date() - timedelta(days=1),
            "about": f"document/{found}" if found else "text/shared-cables/draft" if group == CABLES else "",
        }
        number = acts.publish_item(by, title=title["en"], words=words["en"], language="en", at=at, **where).value
        for code in (code for code in title if code != "en"):
            told = {"title": title[code], "words": words[code], "language": code}
            acts.amend_item(by, number=number, at=at, **told, **where)
    _asked(by, at)
    work = _w("drew the map of the cables", "رسمت خريطة الكابلات")
    consent = "By mail, the week before"
    acts.thank(by, group=CABLES, name="Tova Lind (Chart Makers' Guild)", work=work, consent=consent, at=at)
    slides = _w("helped to make the presentation readable", "ساعد في جعل العرض واضحاً")
    acts.thank(by, group="wgec-1", name="R. Amari", work=slides, consent=consent, at=at)


def _asked(by: Actor, at: datetime) -> None:
    said = _w("After the briefing: what would you like to know?", "بعد جلسة الإحاطة: ما الذي تودون معرفته؟")
    until = hours.closing(at, 20)
    acts.set_box(by, group=CABLES, open=True, until=until, words=said, at=at - timedelta(days=10))
    for days, (name, email, words) in zip((9, 6, 4, 2), QUESTIONS, strict=True):
        told: dict[str, Any] = {"name": name, "email": email, "words": words, "language": "en"}
        asked = at - timedelta(days=days)
        key = acts.ask_question(NOBODY, group=CABLES, at=asked, **told).value[0]
        acts.confirm_question(NOBODY, question=key, at=asked)
    answer = _w(
        "Yes: paragraph 6 is about that, and its words are still open. Comments on them are welcome.",
        "نعم: الفقرة 6 تتناول ذلك، ولا يزال نصها مفتوحاً. والتعليقات عليها موضع ترحيب.",
    )
    acts.answer_question(by, group=CABLES, number=1, answer=answer, at=at - timedelta(days=5))
    reason = "The group says how cables are shared, and gives no contracts."
    acts.decline_question(by, group=CABLES, number=3, reason=reason, at=at - timedelta(days=3))
