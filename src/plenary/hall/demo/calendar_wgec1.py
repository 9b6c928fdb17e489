"""The dates of the first working group as the documents have them."""

from __future__ import annotations

from plenary.hall.demo.dues import Due
from plenary.hall.demo.dues import words as _w

_UNTIL_2005 = (
    Due(
        "1998",
        "history",
        _w(
            "The ITU launches the World Summit on the Information Society",
            "الاتحاد الدولي للاتصالات يطلق القمة العالمية لمجتمع المعلومات",
        ),
        {"en": "1998"},
    ),
    Due(
        "2001",
        "history",
        _w("The Summit becomes a programme of the United Nations", "القمة تصبح برنامجاً للأمم المتحدة"),
        {"en": "2001"},
    ),
    Due("2003", "history", _w("Geneva phase of the Summit", "مرحلة جنيف من القمة"), {"en": "2003"}),
    Due(
        "2005",
        "history",
        _w("Tunis Agenda: enhanced cooperation", "برنامج عمل تونس: تعزيز التعاون"),
        {"en": "2005"},
        more={"source": "Tunis Agenda, 69, 71"},
    ),
    Due(
        "2006",
        "history",
        _w("Process towards enhanced cooperation to be started", "بدء العملية المؤدية إلى تعزيز التعاون"),
        _w("by the end of the first quarter of 2006", "بحلول نهاية الربع الأول من عام 2006"),
        more={"source": "Tunis Agenda, 71"},
    ),
)
WGEC_1 = (
    *_UNTIL_2005,
    Due(
        "resolution",
        "mandate",
        _w("Resolution of the General Assembly", "قرار الجمعية العامة"),
        _w("21 December 2012", "21 كانون الأول/ديسمبر 2012"),
        actual=("2012-12-21", ""),
        more={"source": "A/RES/67/195"},
    ),
    Due(
        "lima",
        "session",
        _w("Inter-sessional meeting of the CSTD", "اجتماع اللجنة بين الدورات"),
        _w("January 2013", "كانون الثاني/يناير 2013"),
        more={"place": "Lima", "note": _w("Consultation on the structure of the group.", "مشاورة بشأن تشكيل الفريق.")},
    ),
    Due(
        "composition",
        "mandate",
        _w("Final composition, membership list published", "اكتمال التشكيل ونشر قائمة الأعضاء"),
        _w("end of March 2013", "نهاية آذار/مارس 2013"),
        actual=("2013-03-22", ""),
        more={"role": "secretariat"},
    ),
    Due(
        "m1",
        "meeting",
        _w("First meeting", "الاجتماع الأول"),
        _w("30 May (P.M.) - 31 May 2013", "30 أيار/مايو (بعد الظهر) - 31 أيار/مايو 2013"),
        more={"about": "meeting/wgec-1/1", "place": "Geneva", "follows": "composition"},
    ),
    Due(
        "cstd16",
        "session",
        _w("CSTD", "اللجنة"),
        _w("3-7 June 2013", "3-7 حزيران/يونيو 2013"),
        more={"ordinal": 16, "place": "Geneva"},
    ),
    Due(
        "sent",
        "output",
        _w("Questionnaire sent out", "إرسال الاستبيان"),
        {"en": "31.06.2013"},
        more={"role": "secretariat", "follows": "m1"},
    ),
    Due(
        "answers",
        "deadline",
        _w("Responses to the questionnaire", "الردود على الاستبيان"),
        {"en": "31.07.2013"},
        (
            (
                "extended",
                _w("17 September 2013", "17 أيلول/سبتمبر 2013"),
                _w("So that more could answer.", "لإتاحة الفرصة لمزيد من الردود."),
            ),
        ),
        ("2013-09-17", ""),
        {"about": "call/wgec-2013", "role": "all", "follows": "sent"},
    ),
    Due(
        "compilation",
        "output",
        _w("Compilation of the responses", "تجميع الردود"),
        {"en": "15.10.2013"},
        more={"role": "secretariat", "follows": "answers", "needs": 28},
    ),
    Due(
        "summary",
        "output",
        _w("Summary of the responses", "موجز الردود"),
        {"en": "30.10.2013"},
        more={"role": "secretariat", "follows": "compilation", "needs": 14},
    ),
    Due(
        "m2",
        "meeting",
        _w("Second meeting", "الاجتماع الثاني"),
        _w("6-8 November 2013", "6-8 تشرين الثاني/نوفمبر 2013"),
        more={
            "about": "meeting/wgec-1/2",
            "place": "Geneva",
            "follows": "summary",
            "needs": 7,
            "note": _w(
                "Planned: 1-2 meetings in 2013, 3 days each.",
                "المقرر: اجتماع أو اجتماعان في 2013، ثلاثة أيام لكل منهما.",
            ),
        },
    ),
    Due(
        "m3",
        "meeting",
        _w("Third meeting", "الاجتماع الثالث"),
        _w("February 2014", "شباط/فبراير 2014"),
        (("fixed", _w("24-28 February 2014", "24-28 شباط/فبراير 2014"), {}),),
        more={"about": "meeting/wgec-1/3", "place": "Geneva", "follows": "m2"},
    ),
    Due(
        "report",
        "output",
        _w("Chair's report and recommendations", "تقرير الرئيس والتوصيات"),
        _w("end of February / beginning of March 2014", "نهاية شباط/فبراير / بداية آذار/مارس 2014"),
        actual=("2014-05-14", ""),
        more={"role": "chair", "follows": "m3"},
        note=_w(
            "The Chair reported to the session; there were no recommendations.",
            "قدّم الرئيس تقريره إلى الدورة، ولم تصدر توصيات.",
        ),
    ),
    Due(
        "m4",
        "meeting",
        _w("Fourth meeting", "الاجتماع الرابع"),
        _w("30 April - 2 May 2014", "30 نيسان/أبريل - 2 أيار/مايو 2014"),
        more={"about": "meeting/wgec-1/4", "place": "Geneva", "follows": "m3"},
        added=True,
    ),
    Due("netmundial", "context", _w("NETmundial, São Paulo", "نت مونديال، ساو باولو"), {"en": "2014"}),
    Due(
        "cstd17",
        "session",
        _w("CSTD", "اللجنة"),
        _w("May 2014", "أيار/مايو 2014"),
        (("fixed", _w("12-16 May 2014", "12-16 أيار/مايو 2014"), {}),),
        more={"ordinal": 17, "reporting": True, "follows": "report", "needs": 42, "place": "Geneva"},
    ),
)
