"""The second Working Group on Enhanced Cooperation, 2016-2018."""

from __future__ import annotations

from plenary.hall.demo.shapes import COMPOSITION, PARENT, CallFacts, Group, Officer, Step

_PALAIS = "Palais des Nations, Geneva"


def _month(label_en: str, label_ar: str, en: str, ar: str, first: str, last: str) -> Step:
    return Step("date", {"en": label_en, "ar": label_ar}, {"en": en, "ar": ar}, first, last)


WGEC_2 = Group(
    slug="wgec-2",
    short="WGEC 2.0",
    name={
        "en": "Working Group on Enhanced Cooperation (2016-2018)",
        "fr": "Groupe de travail sur le renforcement de la coopération (2016-2018)",
        "es": "Grupo de Trabajo sobre la Mejora de la Cooperación (2016-2018)",
        "ar": "الفريق العامل المعني بتعزيز التعاون (2016-2018)",
        "zh": "加强合作工作组（2016-2018年）",
    },
    purpose={
        "en": "To recommend how to carry enhanced cooperation further, building on what had been done before.",
        "ar": "تقديم توصيات بشأن المضي في تعزيز التعاون استناداً إلى ما أُنجز من قبل.",
    },
    parent=PARENT,
    resolution="A/RES/70/125",
    paragraph="65",
    established_by={
        "en": "Chair of the CSTD, through the Economic and Social Council, at the request of the General Assembly",
        "ar": "رئيس اللجنة عن طريق المجلس الاقتصادي والاجتماعي بناءً على طلب الجمعية العامة",
    },
    confirmed_by={
        "en": "Economic and Social Council, resolution 2016/22",
        "ar": "المجلس الاقتصادي والاجتماعي، القرار 2016/22",
    },
    tasks=(
        {"en": "Decide at the outset how to work", "ar": "البت في أساليب العمل منذ البداية"},
        {"en": "Involve all stakeholders in full", "ar": "إشراك جميع أصحاب المصلحة إشراكاً كاملاً"},
        {"en": "Take account of the work done before", "ar": "مراعاة العمل المنجز من قبل"},
        {"en": "Develop recommendations", "ar": "وضع توصيات"},
    ),
    reports_to={"en": "21st session of the CSTD, 2018", "ar": "الدورة الحادية والعشرون للجنة، 2018"},
    route=(
        {"en": "CSTD", "ar": "اللجنة"},
        {"en": "Economic and Social Council", "ar": "المجلس الاقتصادي والاجتماعي"},
        {"en": "General Assembly", "ar": "الجمعية العامة"},
    ),
    constituted=Step(
        "date",
        {"en": "To be constituted", "ar": "موعد التشكيل"},
        {"en": "no later than July 2016", "ar": "في موعد لا يتجاوز تموز/يوليو 2016"},
        "2016-05-03",
        "2016-07-31",
        note={"en": "Announced on 3 May 2016.", "ar": "أُعلن في 3 أيار/مايو 2016."},
    ),
    outcome={
        "en": "No consensus and no report of the group. The Chair presented a summary of his own to the 21st session.",
        "ar": "لم يتحقق توافق في الآراء ولم يصدر تقرير عن الفريق. وعرض الرئيس موجزاً من إعداده على الدورة الـ 21.",
    },
    composition=COMPOSITION,
    officers=(
        Officer(
            "Peter Major",
            "Hungary",
            {
                "en": "Acting Chair of the CSTD, opened the first meeting",
                "ar": "الرئيس بالنيابة للجنة، افتتح الاجتماع الأول",
            },
            {"en": "30 September 2016", "ar": "30 أيلول/سبتمبر 2016"},
        ),
        Officer(
            "Benedicto Fonseca",
            "Brazil",
            {"en": "Chair of the working group", "ar": "رئيس الفريق العامل"},
            {
                "en": "30 September 2016, nominated, approved and in the chair on the same day",
                "ar": "30 أيلول/سبتمبر 2016، رُشّح وأُقرّ وتولى الرئاسة في اليوم نفسه",
            },
        ),
    ),
    steps=(
        Step(
            "stage",
            {"en": "Mandate", "ar": "الولاية"},
            {"en": "December 2015", "ar": "كانون الأول/ديسمبر 2015"},
            "2015-12-16",
            "2015-12-16",
        ),
        Step(
            "stage",
            {"en": "Composition", "ar": "التشكيل"},
            {"en": "January - July 2016", "ar": "كانون الثاني/يناير - تموز/يوليو 2016"},
            "2016-01-01",
            "2016-07-31",
        ),
        Step(
            "stage",
            {"en": "Working methods", "ar": "أساليب العمل"},
            {"en": "30 September 2016", "ar": "30 أيلول/سبتمبر 2016"},
            "2016-09-30",
            "2016-09-30",
        ),
        Step(
            "stage",
            {"en": "Guiding questions", "ar": "الأسئلة الإرشادية"},
            {"en": "30 September - 7 December 2016", "ar": "30 أيلول/سبتمبر - 7 كانون الأول/ديسمبر 2016"},
            "2016-09-30",
            "2016-12-07",
        ),
        Step(
            "stage",
            {"en": "Recommendations drafted", "ar": "صياغة التوصيات"},
            {
                "en": "January 2017 - early January 2018",
                "ar": "كانون الثاني/يناير 2017 - أوائل كانون الثاني/يناير 2018",
            },
            "2017-01-26",
            "2018-01-10",
        ),
        Step(
            "stage",
            {"en": "Chair's summary", "ar": "موجز الرئيس"},
            {"en": "21st session of the CSTD, May 2018", "ar": "الدورة الحادية والعشرون للجنة، أيار/مايو 2018"},
            "2018-05-01",
            "2018-05-31",
        ),
        Step(
            "meeting",
            {"en": "First meeting", "ar": "الاجتماع الأول"},
            {"en": "30 September 2016", "ar": "30 أيلول/سبتمبر 2016"},
            "2016-09-30",
            "2016-09-30",
            _PALAIS,
            ordinal=1,
        ),
        Step(
            "meeting",
            {"en": "Second meeting", "ar": "الاجتماع الثاني"},
            {"en": "26-27 January 2017", "ar": "26-27 كانون الثاني/يناير 2017"},
            "2017-01-26",
            "2017-01-27",
            _PALAIS,
            {
                "en": "Planned as January 2017, before the inter-sessional meeting.",
                "ar": "كان مقرراً في كانون الثاني/يناير 2017 قبل الاجتماع بين الدورات.",
            },
            ordinal=2,
        ),
        Step(
            "meeting",
            {"en": "Third meeting", "ar": "الاجتماع الثالث"},
            {"en": "3-5 May 2017", "ar": "3-5 أيار/مايو 2017"},
            "2017-05-03",
            "2017-05-05",
            "Geneva",
            {
                "en": "Planned as May 2017, before the annual session.",
                "ar": "كان مقرراً في أيار/مايو 2017 قبل الدورة السنوية.",
            },
            ordinal=3,
        ),
        Step(
            "meeting",
            {"en": "Fourth meeting", "ar": "الاجتماع الرابع"},
            {"en": "25-27 September 2017", "ar": "25-27 أيلول/سبتمبر 2017"},
            "2017-09-25",
            "2017-09-27",
            "Palais des Nations, Room XXVI, Geneva",
            {
                "en": "Planned as September - October 2017.",
                "ar": "كان مقرراً في أيلول/سبتمبر - تشرين الأول/أكتوبر 2017.",
            },
            ordinal=4,
        ),
        Step(
            "meeting",
            {"en": "Fifth meeting", "ar": "الاجتماع الخامس"},
            {"en": "29-31 January 2018", "ar": "29-31 كانون الثاني/يناير 2018"},
            "2018-01-29",
            "2018-01-31",
            _PALAIS,
            {
                "en": "Not in the first plan, which had four. Ended after midnight, early on 1 February 2018.",
                "ar": "لم يرد في الخطة الأولى التي تضمنت أربعة اجتماعات. وانتهى بعد منتصف ليل 1 شباط/فبراير 2018.",
            },
            ordinal=5,
        ),
        _month(
            "Resolution of the General Assembly",
            "قرار الجمعية العامة",
            "December 2015",
            "كانون الأول/ديسمبر 2015",
            "2015-12-16",
            "2015-12-16",
        ),
        _month(
            "CSTD inter-sessional meeting: how to go about it",
            "اجتماع اللجنة بين الدورات: النهج المتبع",
            "January 2016",
            "كانون الثاني/يناير 2016",
            "2016-01-01",
            "2016-01-31",
        ),
        _month(
            "Call for nominations",
            "الدعوة إلى الترشيح",
            "February 2016",
            "شباط/فبراير 2016",
            "2016-02-01",
            "2016-02-29",
        ),
        _month(
            "Nominations within the stakeholder groups",
            "الترشيحات داخل مجموعات أصحاب المصلحة",
            "March-April 2016",
            "آذار/مارس - نيسان/أبريل 2016",
            "2016-03-01",
            "2016-04-30",
        ),
        _month(
            "The CSTD notes the establishment",
            "اللجنة تحيط علماً بإنشاء الفريق",
            "May 2016",
            "أيار/مايو 2016",
            "2016-05-01",
            "2016-05-31",
        ),
        _month(
            "The Council endorses the resolution",
            "المجلس يقر القرار",
            "July 2016",
            "تموز/يوليو 2016",
            "2016-07-01",
            "2016-07-31",
        ),
        _month(
            "Chair's summary of the first meeting",
            "موجز الرئيس عن الاجتماع الأول",
            "17 October 2016",
            "17 تشرين الأول/أكتوبر 2016",
            "2016-10-17",
            "2016-10-17",
        ),
        _month(
            "Replies to the two guiding questions",
            "الردود على السؤالين الإرشاديين",
            "7 December 2016",
            "7 كانون الأول/ديسمبر 2016",
            "2016-12-07",
            "2016-12-07",
        ),
        _month(
            "Revised recommendations from members",
            "توصيات منقحة من الأعضاء",
            "October 2017",
            "تشرين الأول/أكتوبر 2017",
            "2017-10-01",
            "2017-10-31",
        ),
        _month(
            "First draft of the report by the Chair",
            "المشروع الأول للتقرير من الرئيس",
            "end of October 2017",
            "نهاية تشرين الأول/أكتوبر 2017",
            "2017-10-31",
            "2017-10-31",
        ),
        _month(
            "Comments on the first draft",
            "تعليقات على المشروع الأول",
            "end of November 2017",
            "نهاية تشرين الثاني/نوفمبر 2017",
            "2017-11-30",
            "2017-11-30",
        ),
        _month(
            "Second draft",
            "المشروع الثاني",
            "early January 2018",
            "أوائل كانون الثاني/يناير 2018",
            "2018-01-01",
            "2018-01-10",
        ),
        _month(
            "Work to be finished",
            "إنجاز العمل",
            "before the end of January 2018",
            "قبل نهاية كانون الثاني/يناير 2018",
            "2018-01-01",
            "2018-01-31",
        ),
    ),
    predecessor="wgec-1",
)

GUIDING_QUESTIONS = CallFacts(
    group="wgec-2",
    slug="wgec-2016",
    title={
        "en": "Two guiding questions",
        "fr": "Deux questions directrices",
        "es": "Dos preguntas de orientación",
        "ar": "سؤالان إرشاديان",
        "zh": "两个指导性问题",
    },
    opened="2016-09-30T00:00:00+02:00",
    first_deadline="2016-12-07T23:59:59+01:00",
    deadline="2016-12-07T23:59:59+01:00",
    questions=2,
    responses=None,
    channels=(
        ({"en": "On the mailing list of the group", "ar": "على القائمة البريدية للفريق"}, "2016-09-30"),
        ({"en": "Online", "ar": "على الإنترنت"}, "2016-09-30"),
    ),
    note={
        "en": "Input on any other relevant issue was welcome too.",
        "ar": "وكانت المساهمات بشأن أي مسألة أخرى ذات صلة موضع ترحيب أيضاً.",
    },
)
