"""The first Working Group on Enhanced Cooperation, 2013-2014."""

from __future__ import annotations

from plenary.hall.demo.shapes import COMPOSITION, PARENT, CallFacts, Group, Officer, Step

_GENEVA = "Geneva"
_NO_SUCH_DAY = {
    "en": "The presentation says 31.06.2013. June has 30 days: the date is kept as written and counted as no day.",
    "ar": "ورد في العرض تاريخ 31.06.2013، وشهر حزيران/يونيو ثلاثون يوماً: أُبقي التاريخ كما كُتب ولم يُحتسب يوماً.",
}

WGEC_1 = Group(
    slug="wgec-1",
    short="WGEC 1.0",
    name={
        "en": "Working Group on Enhanced Cooperation (2013-2014)",
        "fr": "Groupe de travail sur le renforcement de la coopération (2013-2014)",
        "es": "Grupo de Trabajo sobre la Mejora de la Cooperación (2013-2014)",
        "ar": "الفريق العامل المعني بتعزيز التعاون (2013-2014)",
        "zh": "加强合作工作组（2013-2014年）",
    },
    purpose={
        "en": "To look into what the World Summit on the Information Society meant by enhanced cooperation.",
        "ar": "بحث ما طلبته القمة العالمية لمجتمع المعلومات تحت اسم تعزيز التعاون.",
    },
    parent=PARENT,
    resolution="A/RES/67/195",
    paragraph="20",
    established_by={
        "en": "Chair of the CSTD, invited by the General Assembly",
        "ar": "رئيس اللجنة بدعوة من الجمعية العامة",
    },
    confirmed_by={},
    tasks=(
        {
            "en": "Seek inputs from all Member States and stakeholders",
            "ar": "طلب المساهمات من جميع الدول الأعضاء وأصحاب المصلحة",
        },
        {"en": "Compile the inputs", "ar": "تجميع المساهمات"},
        {"en": "Review the inputs", "ar": "استعراض المساهمات"},
        {
            "en": "Recommend how to carry out the Summit's mandate in full",
            "ar": "تقديم توصيات بشأن تنفيذ ولاية القمة تنفيذاً كاملاً",
        },
    ),
    reports_to={"en": "17th session of the CSTD, 2014", "ar": "الدورة السابعة عشرة للجنة، 2014"},
    route=(
        {"en": "CSTD", "ar": "اللجنة"},
        {"en": "Economic and Social Council", "ar": "المجلس الاقتصادي والاجتماعي"},
        {
            "en": "General Assembly, overall review of the Summit's outcomes",
            "ar": "الجمعية العامة، الاستعراض العام لنتائج القمة",
        },
    ),
    constituted=Step(
        "date",
        {"en": "Composition final", "ar": "اكتمال التشكيل"},
        {"en": "end of March 2013", "ar": "نهاية آذار/مارس 2013"},
        "2013-03-22",
        "2013-03-31",
    ),
    outcome={
        "en": "No set of recommendations. The Chair reported to the 17th session on his own responsibility: agreement "
        "on some issues, diverging views on others. The work on mapping went on as a living document.",
        "ar": "لم تصدر مجموعة توصيات. وقدّم الرئيس تقريراً على مسؤوليته إلى الدورة السابعة عشرة: اتفاق في بعض المسائل "
        "وتباين في الآراء في مسائل أخرى. واستمر العمل على مسح المسائل بوصفه وثيقة حية.",
    },
    composition=COMPOSITION,
    officers=(
        Officer(
            "Peter Major",
            "Hungary",
            {"en": "Chair of the working group", "ar": "رئيس الفريق العامل"},
            {"en": "March 2013", "ar": "آذار/مارس 2013"},
        ),
    ),
    steps=(
        Step(
            "stage",
            {"en": "Mandate", "ar": "الولاية"},
            {"en": "21 December 2012", "ar": "21 كانون الأول/ديسمبر 2012"},
            "2012-12-21",
            "2012-12-21",
        ),
        Step(
            "stage",
            {"en": "Composition", "ar": "التشكيل"},
            {"en": "January - end of March 2013", "ar": "كانون الثاني/يناير - نهاية آذار/مارس 2013"},
            "2013-01-01",
            "2013-03-31",
        ),
        Step(
            "stage",
            {"en": "Questionnaire", "ar": "الاستبيان"},
            {"en": "31 May - 17 September 2013", "ar": "31 أيار/مايو - 17 أيلول/سبتمبر 2013"},
            "2013-05-31",
            "2013-09-17",
        ),
        Step(
            "stage",
            {"en": "Responses reviewed", "ar": "استعراض الردود"},
            {"en": "6-8 November 2013", "ar": "6-8 تشرين الثاني/نوفمبر 2013"},
            "2013-11-06",
            "2013-11-08",
        ),
        Step(
            "stage",
            {"en": "Mapping and drafting", "ar": "المسح والصياغة"},
            {"en": "November 2013 - May 2014", "ar": "تشرين الثاني/نوفمبر 2013 - أيار/مايو 2014"},
            "2013-11-09",
            "2014-05-02",
        ),
        Step(
            "stage",
            {"en": "Chair's report", "ar": "تقرير الرئيس"},
            {"en": "17th session of the CSTD, May 2014", "ar": "الدورة السابعة عشرة للجنة، أيار/مايو 2014"},
            "2014-05-12",
            "2014-05-16",
        ),
        Step(
            "meeting",
            {"en": "First meeting", "ar": "الاجتماع الأول"},
            {"en": "30 May (P.M.) - 31 May 2013", "ar": "30 أيار/مايو (بعد الظهر) - 31 أيار/مايو 2013"},
            "2013-05-30",
            "2013-05-31",
            _GENEVA,
            {"en": "Begins in the afternoon.", "ar": "يبدأ بعد الظهر."},
            ordinal=1,
        ),
        Step(
            "meeting",
            {"en": "Second meeting", "ar": "الاجتماع الثاني"},
            {"en": "6-8 November 2013", "ar": "6-8 تشرين الثاني/نوفمبر 2013"},
            "2013-11-06",
            "2013-11-08",
            _GENEVA,
            ordinal=2,
        ),
        Step(
            "meeting",
            {"en": "Third meeting", "ar": "الاجتماع الثالث"},
            {"en": "24-28 February 2014", "ar": "24-28 شباط/فبراير 2014"},
            "2014-02-24",
            "2014-02-28",
            _GENEVA,
            ordinal=3,
        ),
        Step(
            "meeting",
            {"en": "Fourth meeting", "ar": "الاجتماع الرابع"},
            {"en": "30 April - 2 May 2014", "ar": "30 نيسان/أبريل - 2 أيار/مايو 2014"},
            "2014-04-30",
            "2014-05-02",
            _GENEVA,
            {
                "en": "Formally an additional meeting of the third.",
                "ar": "من الناحية الرسمية اجتماع إضافي للاجتماع الثالث.",
            },
            ordinal=4,
        ),
        Step(
            "date",
            {
                "en": "Inter-sessional meeting of the CSTD in Lima: consultation on the structure",
                "ar": "اجتماع اللجنة بين الدورات في ليما: مشاورة بشأن التشكيل",
            },
            {"en": "January 2013", "ar": "كانون الثاني/يناير 2013"},
            "2013-01-01",
            "2013-01-31",
            "Lima",
        ),
        Step(
            "date",
            {"en": "Membership list published", "ar": "نشر قائمة الأعضاء"},
            {"en": "end of March 2013", "ar": "نهاية آذار/مارس 2013"},
            "2013-03-22",
            "2013-03-31",
        ),
        Step(
            "date",
            {"en": "16th session of the CSTD", "ar": "الدورة السادسة عشرة للجنة"},
            {"en": "3-7 June 2013", "ar": "3-7 حزيران/يونيو 2013"},
            "2013-06-03",
            "2013-06-07",
            _GENEVA,
        ),
        Step(
            "date",
            {"en": "Questionnaire sent out", "ar": "إرسال الاستبيان"},
            {"en": "31.06.2013", "ar": "31.06.2013"},
            note=_NO_SUCH_DAY,
        ),
        Step(
            "date",
            {"en": "First deadline for responses", "ar": "الموعد النهائي الأول للردود"},
            {"en": "31.07.2013", "ar": "31.07.2013"},
            "2013-07-31",
            "2013-07-31",
            note={"en": "Extended to 17 September 2013.", "ar": "مُدّد إلى 17 أيلول/سبتمبر 2013."},
        ),
        Step(
            "date",
            {"en": "Extended deadline for responses", "ar": "الموعد النهائي الممدد للردود"},
            {"en": "17 September 2013", "ar": "17 أيلول/سبتمبر 2013"},
            "2013-09-17",
            "2013-09-17",
            note={"en": "69 responses had come by then.", "ar": "بلغ عدد الردود حتى ذلك الحين 69 رداً."},
        ),
        Step(
            "date",
            {"en": "Compilation of the responses", "ar": "تجميع الردود"},
            {"en": "15.10.2013", "ar": "15.10.2013"},
            "2013-10-15",
            "2013-10-15",
        ),
        Step(
            "date",
            {"en": "Summary of the responses", "ar": "موجز الردود"},
            {"en": "30.10.2013", "ar": "30.10.2013"},
            "2013-10-30",
            "2013-10-30",
        ),
        Step(
            "date",
            {"en": "Final output of the Correspondence Group", "ar": "النتائج النهائية لفريق المراسلة"},
            {"en": "12 February 2014", "ar": "12 شباط/فبراير 2014"},
            "2014-02-12",
            "2014-02-12",
        ),
        Step(
            "date",
            {
                "en": "The Chair reports to the 17th session of the CSTD",
                "ar": "الرئيس يقدم تقريره إلى الدورة السابعة عشرة للجنة",
            },
            {"en": "14 May 2014", "ar": "14 أيار/مايو 2014"},
            "2014-05-14",
            "2014-05-14",
            _GENEVA,
        ),
    ),
)

QUESTIONNAIRE = CallFacts(
    group="wgec-1",
    slug="wgec-2013",
    title={
        "en": "Questionnaire on enhanced cooperation",
        "fr": "Questionnaire sur le renforcement de la coopération",
        "es": "Cuestionario sobre la mejora de la cooperación",
        "ar": "استبيان بشأن تعزيز التعاون",
        "zh": "关于加强合作的问卷",
    },
    opened="2013-06-30T00:00:00+02:00",
    first_deadline="2013-07-31T23:59:59+02:00",
    deadline="2013-09-17T23:59:59+02:00",
    questions=18,
    responses=69,
    channels=(
        ({"en": "To the members of the group", "ar": "إلى أعضاء الفريق"}, "2013-06-30"),
        ({"en": "To Member States", "ar": "إلى الدول الأعضاء"}, "2013-06-30"),
        ({"en": "On the website, for all stakeholders", "ar": "على الموقع الشبكي لجميع أصحاب المصلحة"}, "2013-06-30"),
    ),
    note={
        "en": "The day of sending is given as 31.06.2013, which does not exist; 30 June stands for it here.",
        "ar": "ذُكر أن يوم الإرسال هو 31.06.2013 وهو يوم لا وجود له؛ ويقوم مقامه هنا 30 حزيران/يونيو.",
    },
)
