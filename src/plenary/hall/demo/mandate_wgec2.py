"""The mandate of the second working group: facts of the documents, told in our own words."""

from __future__ import annotations

from plenary.hall.demo.dues import words as _w
from plenary.hall.demo.mandate_shapes import Mandate, Source, Stop, Task

_SUMMARY = _w("Summary of the Chair", "موجز الرئيس")
_NO_REPORT = "No consensus and no report of the group."
WGEC_2 = Mandate(
    group="wgec-2",
    sources=(
        Source(
            "A/RES/70/125",
            _w("Outcome of the ten-year review of the Summit", "نتائج الاستعراض العشري للقمة"),
            "mandate",
            _w("General Assembly", "الجمعية العامة"),
            "2015-12-16",
            (
                (
                    "65",
                    _w(
                        "The Chair of the Commission is asked to set up a group, through the Council, that recommends how to "
                        "go further with enhanced cooperation and builds on what was done. It is to stand by July 2016, to "
                        "settle at the outset how it works, to let everybody concerned take a full part, and to report to "
                        "the Commission in 2018.",
                        "يُطلب إلى رئيس اللجنة إنشاء فريق، عن طريق المجلس، يوصي بكيفية المضي في تعزيز التعاون بناءً على ما "
                        "أُنجز. ويُشكل بحلول تموز/يوليو 2016، ويبت منذ البداية في أساليب عمله، ويكفل مشاركة جميع المعنيين "
                        "مشاركة كاملة، ويقدم تقريره إلى اللجنة في عام 2018.",
                    ),
                ),
            ),
        ),
        Source(
            "E/RES/2016/22",
            _w("Follow-up to the Summit", "متابعة القمة"),
            "confirms",
            _w("Economic and Social Council", "المجلس الاقتصادي والاجتماعي"),
            "2016-07-27",
        ),
    ),
    tasks=(
        Task(
            "decide",
            _w("At the outset, how to work", "أساليب العمل منذ البداية"),
            (0, "65"),
            "done",
            _w(
                "The first meeting followed those of the first group in general.",
                "اتبع الاجتماع الأول أساليب الفريق الأول بوجه عام.",
            ),
            (("mandate/wgec-2/methods/1", _w("The working methods", "أساليب العمل")),),
        ),
        Task(
            "involve",
            _w("Everybody concerned, in full", "جميع المعنيين مشاركة كاملة"),
            (0, "65"),
            "done",
            _w("22 Member States and 20 others sat in the group.", "ضم الفريق 22 دولة عضواً و20 آخرين."),
        ),
        Task(
            "consider",
            _w("The work that was done before", "العمل المنجز من قبل"),
            (0, "65"),
            "done",
            _w("The documents of the first group were on the agenda.", "أُدرجت وثائق الفريق الأول في جدول الأعمال."),
            (("E/CN.16/2015/CRP.2", _w("The mapping of the first group", "خريطة الفريق الأول")),),
        ),
        Task(
            "recommend",
            _w("How to go further with enhanced cooperation", "كيفية المضي في تعزيز التعاون"),
            (0, "65"),
            "not-done",
            _w("There was no consensus on recommendations.", "لم يتحقق توافق في الآراء بشأن التوصيات."),
        ),
        Task(
            "report",
            _w("To the Commission in 2018", "إلى اللجنة في عام 2018"),
            (0, "65"),
            "part",
            _w("The Chair handed in a summary of his own.", "قدّم الرئيس موجزاً من إعداده."),
            (("report/wgec-2/report-2018", _SUMMARY),),
        ),
    ),
    stops=(
        Stop(
            "establishes",
            "CSTD",
            "establishes",
            _w("no later than July 2016", "في موعد لا يتجاوز تموز/يوليو 2016"),
            symbol="A/RES/70/125",
            did=("establishes", _w("3 May 2016", "3 أيار/مايو 2016"), ""),
            note=_w("The Chair, through the Council.", "الرئيس، عن طريق المجلس."),
        ),
        Stop(
            "confirms",
            "CSTD",
            "notes",
            _w("May 2016", "أيار/مايو 2016"),
            follows=1,
            did=("notes", _w("May 2016", "أيار/مايو 2016"), ""),
            note=_w("With the draft of a resolution for the Council.", "مع مشروع قرار للمجلس."),
        ),
        Stop(
            "confirms",
            "ECOSOC",
            "endorses",
            _w("July 2016", "تموز/يوليو 2016"),
            follows=2,
            did=("endorses", _w("27 July 2016", "27 تموز/يوليو 2016"), "E/RES/2016/22"),
        ),
        Stop(
            "receives",
            "CSTD",
            "considers",
            _w("May 2018", "أيار/مايو 2018"),
            _w(
                "Report and recommendations; in their place the Chair's summary",
                "التقرير والتوصيات؛ وعوضاً عنهما موجز الرئيس",
            ),
            "report/wgec-2/report-2018",
            did=("receives", _w("May 2018", "أيار/مايو 2018"), ""),
        ),
        Stop(
            "receives",
            "ECOSOC",
            "considers",
            _w("July 2018", "تموز/يوليو 2018"),
            _w("Recommendations", "التوصيات"),
            follows=4,
            dropped=_NO_REPORT,
        ),
        Stop(
            "reviews",
            "General Assembly",
            "decides",
            _w("2018", "2018"),
            _w("Recommendations, through the Council", "التوصيات، عن طريق المجلس"),
            follows=5,
            dropped=_NO_REPORT,
        ),
    ),
    steps=(
        (
            _w("The General Assembly adopts its resolution", "الجمعية العامة تعتمد قرارها"),
            "Resolution of the General Assembly",
        ),
        (
            _w("The panel between the sessions talks about how to go about it", "الفريق بين الدورات يناقش النهج"),
            "Inter-sessional panel: how to go about it",
        ),
        (_w("Members are to be nominated", "الدعوة إلى ترشيح الأعضاء"), "Call for nominations"),
        (
            _w("Each stakeholder group talks and nominates", "كل مجموعة تناقش وترشح"),
            "Nominations within the stakeholder groups",
        ),
        (
            _w(
                "The Commission notes that it stands, and drafts for the Council",
                "اللجنة تحيط علماً بإنشاء الفريق وتعد مشروعاً للمجلس",
            ),
            "The CSTD notes the establishment",
        ),
        (_w("The Council endorses", "المجلس يقر"), "The Council endorses the resolution"),
        (_w("The group meets for the first time", "الفريق يجتمع لأول مرة"), "First meeting"),
    ),
    met=(("First meeting", "2016-09-30", "2016-09-30"),),
    earlier=(
        (
            _w("The ten-year review of the Summit", "الاستعراض العشري للقمة"),
            _w("2015", "2015"),
            _w(
                "The General Assembly found no agreement on enhanced cooperation: it asked for another group.",
                "لم تتوصل الجمعية العامة إلى اتفاق بشأن تعزيز التعاون: فطلبت فريقاً آخر.",
            ),
            "A/RES/70/125",
        ),
    ),
    points=(
        (
            _w(
                "Members have the floor in the order in which they ask, wherever they sit; then observers, time allowing.",
                "يتكلم الأعضاء بترتيب طلباتهم أينما جلسوا؛ ثم المراقبون إذا سمح الوقت.",
            ),
            "WGEC 2.0, meeting 1",
        ),
    ),
    warrant=_w("The order of the floor, settled at the first meeting.", "ترتيب أخذ الكلمة، بُت فيه في الاجتماع الأول."),
    decision="Methods of work",
    day="2016-09-30",
    follows_methods=_w("Followed in general.", "اتُبعت بوجه عام."),
    taken=(
        ("document", "E/CN.16/2015/CRP.2", _w("The mapping of issues", "خريطة المسائل"), {}),
        ("document", "E/CN.16/2015/CRP.2/Add.1", _w("Its database", "قاعدة بياناتها"), {}),
        ("document", "report/wgec-1/report-2014", _w("The Chair's report", "تقرير الرئيس"), {}),
        ("document", "call/wgec-2013", _w("The answers to the questionnaire", "الردود على الاستبيان"), {}),
        (
            "topic",
            "mapping/wgec-1",
            _w("Topics of the first group", "مواضيع الفريق الأول"),
            _w("May be worked on later, each by itself.", "يمكن تناولها لاحقاً كل على حدة."),
        ),
    ),
)
