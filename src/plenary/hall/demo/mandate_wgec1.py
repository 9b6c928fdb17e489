"""The mandate of the first working group: facts of the documents, told in our own words."""

from __future__ import annotations

from plenary.hall.demo.dues import words as _w
from plenary.hall.demo.mandate_shapes import Mandate, Source, Stop, Task

_GA = _w("General Assembly", "الجمعية العامة")
_REPORT = _w("Report of the Chair", "تقرير الرئيس")
WGEC_1 = Mandate(
    group="wgec-1",
    sources=(
        Source(
            "A/RES/67/195",
            _w(
                "Information and communications technologies for development",
                "تكنولوجيات المعلومات والاتصالات لأغراض التنمية",
            ),
            "mandate",
            _GA,
            "2012-12-21",
            (
                (
                    "20",
                    _w(
                        "The Chair of the Commission is invited to set up a group on enhanced cooperation. It is to look at "
                        "what the Summit asked for under that name: by asking all States and everybody else concerned for "
                        "input, putting it together and going through it, and by recommending how to do in full what was "
                        "asked. It reports to the Commission in 2014, as one input to the overall review.",
                        "يُدعى رئيس اللجنة إلى إنشاء فريق معني بتعزيز التعاون، يبحث ما طلبته القمة تحت هذا الاسم: بطلب "
                        "المساهمات من جميع الدول وسائر المعنيين وجمعها واستعراضها، وبالتوصية بكيفية تنفيذه تنفيذاً كاملاً. "
                        "ويقدم تقريره إلى اللجنة في عام 2014 إسهاماً في الاستعراض العام.",
                    ),
                ),
                (
                    "22",
                    _w(
                        "Gifts to the trust fund are asked for, so that people from developing countries can come.",
                        "تُطلب التبرعات للصندوق الاستئماني ليتمكن القادمون من البلدان النامية من الحضور.",
                    ),
                ),
            ),
        ),
        Source(
            "WSIS-05/TUNIS/DOC/6(Rev.1)",
            _w("Tunis Agenda for the Information Society", "جدول أعمال تونس لمجتمع المعلومات"),
            "basis",
            _w("World Summit on the Information Society", "القمة العالمية لمجتمع المعلومات"),
            "2005-11-18",
            (
                (
                    "69",
                    _w(
                        "Governments need to cooperate more closely so that each, as an equal, can do its part where the "
                        "Internet touches public policy between States; technical day-to-day work is left out.",
                        "تحتاج الحكومات إلى تعاون أوثق ليؤدي كل منها دوره على قدم المساواة حيث تمس الإنترنت السياسة "
                        "العامة الدولية؛ ولا يشمل ذلك الأعمال التقنية اليومية.",
                    ),
                ),
                (
                    "71",
                    _w(
                        "The Secretary-General is to begin this by the end of March 2006 with all organisations concerned "
                        "and everybody in their own role; those organisations begin too, and report on it each year.",
                        "يبدأ الأمين العام هذه العملية قبل نهاية آذار/مارس 2006 مع جميع المنظمات المعنية ومع الجميع كل "
                        "بحسب دوره؛ وتبدأ تلك المنظمات أيضاً وتقدم تقريراً سنوياً.",
                    ),
                ),
            ),
        ),
    ),
    tasks=(
        Task(
            "seek",
            _w("Input from all States and everybody else concerned", "مساهمات جميع الدول وسائر المعنيين"),
            (0, "20"),
            "done",
            _w(
                "A questionnaire went out: 69 answered in time, 2 late.",
                "أُرسل استبيان: أجاب عليه 69 في الموعد، و2 بعده.",
            ),
            (("call/wgec-2013", _w("The questionnaire", "الاستبيان")),),
        ),
        Task(
            "compile",
            _w("The input that came", "المساهمات الواردة"),
            (0, "20"),
            "done",
            _w("By question and by respondent, with a summary.", "بحسب السؤال وبحسب المجيب، مع موجز."),
            (("call/wgec-2013", _w("The compilation", "التجميع")),),
        ),
        Task(
            "review",
            _w("The input, issue by issue", "المساهمات مسألة مسألة"),
            (0, "20"),
            "part",
            _w(
                "Issues and mechanisms were mapped; the mapping went on as a living document.",
                "رُسمت خريطة المسائل والآليات واستمر العمل عليها وثيقةً حية.",
            ),
            (
                ("mapping/wgec-1", _w("The mapping", "الخريطة")),
                ("E/CN.16/2015/CRP.2", _w("Its analysis", "تحليلها")),
            ),
        ),
        Task(
            "recommend",
            _w("How to do in full what the Summit asked", "كيفية تنفيذ ما طلبته القمة تنفيذاً كاملاً"),
            (0, "20"),
            "not-done",
            _w(
                "Agreement on some issues and not on others: no recommendations were handed in.",
                "اتفاق في بعض المسائل دون غيرها: لم تُقدم توصيات.",
            ),
        ),
        Task(
            "report",
            _w("To the Commission in 2014", "إلى اللجنة في عام 2014"),
            (0, "20"),
            "done",
            _w("The Chair reported on his own responsibility.", "قدّم الرئيس تقريراً على مسؤوليته."),
            (("report/wgec-1/report-2014", _REPORT),),
        ),
    ),
    stops=(
        Stop(
            "establishes",
            "CSTD",
            "establishes",
            {},
            did=("establishes", _w("March 2013", "آذار/مارس 2013"), ""),
            note=_w("The Chair, invited by the General Assembly.", "الرئيس، بدعوة من الجمعية العامة."),
        ),
        Stop(
            "receives",
            "CSTD",
            "considers",
            _w("May 2014", "أيار/مايو 2014"),
            _REPORT,
            "report/wgec-1/report-2014",
            did=("receives", _w("May 2014", "أيار/مايو 2014"), ""),
        ),
        Stop(
            "receives",
            "ECOSOC",
            "considers",
            _w("July 2014", "تموز/يوليو 2014"),
            _w("Recommendations", "التوصيات"),
            follows=2,
            dropped="No recommendations were handed in.",
        ),
        Stop(
            "reviews",
            "General Assembly",
            "reviews",
            _w("December 2015", "كانون الأول/ديسمبر 2015"),
            _w("As an input to the overall review of the Summit", "إسهاماً في الاستعراض العام للقمة"),
            follows=2,
            did=("decides", _w("16 December 2015", "16 كانون الأول/ديسمبر 2015"), "A/RES/70/125"),
            note=_w("Without agreement on substance, on a second group.", "بشأن فريق ثانٍ، دون اتفاق على المضمون."),
        ),
    ),
    modalities=(
        (_w("To do what the mandate asks", "الالتزام بالولاية"), "adopted", {}),
        (_w("All stakeholders take part, in mutual trust", "مشاركة جميع أصحاب المصلحة وثقة متبادلة"), "adopted", {}),
        (_w("Results by consensus", "نتائج بتوافق الآراء"), "adopted", {}),
        (
            _w(
                "Observers by the rules of the Council, where the group agrees",
                "المراقبون وفق قواعد المجلس وبموافقة الفريق",
            ),
            "amended",
            _w(
                "Observers by the rules of the Council; the group decided that they take part",
                "المراقبون وفق قواعد المجلس؛ وقرر الفريق مشاركتهم",
            ),
        ),
        (_w("Time, money and rooms are short", "الوقت والموارد والقاعات محدودة"), "adopted", {}),
        (_w("Everybody is kept informed", "إطلاع الجميع على المعلومات"), "adopted", {}),
    ),
    points=(
        (_w("What comes out is agreed by consensus.", "تُعتمد النتائج بتوافق الآراء."), "WGEC 1.0, meeting 1"),
        (_w("Work is open; every proposal is looked at.", "العمل علني ويُنظر في كل مقترح."), "WGEC 1.0, meeting 1"),
        (_w("Sound is recorded and streamed.", "يُسجل الصوت ويُبث."), "WGEC 1.0, meeting 1"),
        (_w("A transcript is kept.", "يُحفظ محضر حرفي."), "WGEC 1.0, meeting 1"),
        (
            _w("Observers take part once the group has agreed.", "يشارك المراقبون متى وافق الفريق."),
            "WGEC 1.0, meeting 1",
        ),
    ),
    values={"recording": True, "streaming": True, "transcript": True, "observers": True, "admission": "group"},
    precedence=_w(
        "The rules of the functional commissions of the Economic and Social Council.",
        "قواعد اللجان الفنية للمجلس الاقتصادي والاجتماعي.",
    ),
    warrant=_w("Agreed at the first meeting.", "اتُفق عليها في الاجتماع الأول."),
    day="2013-05-31",
)
