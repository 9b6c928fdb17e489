"""Documents of both groups that exist outside: symbol, title, kind, address. No text of theirs is part of this tree."""

from __future__ import annotations

from plenary.hall.demo.shapes import Document

_HOST = "http://unctad.org"
_SESSIONAL = f"{_HOST}/meetings/en/SessionalDocuments"

DOCUMENTS: tuple[Document, ...] = (
    Document(
        "wgec-1",
        {
            "en": "Information and communications technologies for development",
            "ar": "تكنولوجيات المعلومات والاتصالات لأغراض التنمية",
        },
        "resolution",
        "A/RES/67/195",
        "2012-12-21",
        spellings=("UNGA Resolution A/Res/67/195 (2012)", "A/Res/67/195", "67/195"),
        note={
            "en": "Paragraph 20 is the mandate; paragraph 22 asks for contributions to the trust fund.",
            "ar": "الفقرة 20 هي الولاية؛ والفقرة 22 تدعو إلى التبرع للصندوق الاستئماني.",
        },
    ),
    Document(
        "wgec-1",
        {
            "en": "Tunis Agenda for the Information Society",
            "fr": "Agenda de Tunis pour la société de l'information",
            "es": "Agenda de Túnez para la Sociedad de la Información",
            "ar": "جدول أعمال تونس لمجتمع المعلومات",
            "zh": "信息社会突尼斯议程",
        },
        "document",
        "WSIS-05/TUNIS/DOC/6(Rev.1)",
        "2005-11-18",
        "https://www.itu.int/net/wsis/docs2/tunis/off/6rev1.html",
        note={
            "en": "Paragraphs 69 to 71 speak of enhanced cooperation; the questions name the paragraphs they rest on.",
            "ar": "تتناول الفقرات 69 إلى 71 تعزيز التعاون؛ وتشير الأسئلة إلى الفقرات التي تستند إليها.",
        },
    ),
    Document(
        "wgec-1",
        {"en": "Membership of the working group", "ar": "أعضاء الفريق العامل"},
        "membership",
        date="2013-03",
        address=f"{_HOST}/Sections/un_cstd/docs/cstd2013d04_Membership.pdf",
    ),
    Document(
        "wgec-1",
        {
            "en": "Responses to the questionnaire, by question and by respondent",
            "ar": "الردود على الاستبيان بحسب السؤال وبحسب المجيب",
        },
        "compilation",
        date="2013",
        address=f"{_HOST}/en/Pages/CSTD/WGEC-Responses.aspx",
        note={"en": "About 1,000 pages.", "ar": "نحو 1000 صفحة."},
    ),
    Document(
        "wgec-1",
        {"en": "Summary of the responses to the questionnaire", "ar": "موجز الردود على الاستبيان"},
        "summary",
        date="2013",
        address=f"{_SESSIONAL}/WGEC%20Summary%20of%20Responses.pdf",
    ),
    Document(
        "wgec-1",
        {"en": "Draft recommendations", "ar": "مشاريع التوصيات"},
        "crp",
        date="2014",
        address=f"{_SESSIONAL}/CSTD_WGEC2013-14_DraftRecommend_en.pdf",
        note={"en": "Issued as a conference room paper.", "ar": "صدرت بوصفها ورقة غرفة اجتماعات."},
    ),
    Document(
        "wgec-1",
        {"en": "Report of the Chair of the working group", "ar": "تقرير رئيس الفريق العامل"},
        "report",
        date="2014",
        note={"en": "Prepared by the Chair on his own responsibility.", "ar": "أعده الرئيس على مسؤوليته."},
    ),
    Document(
        "wgec-1",
        {
            "en": "Mapping of international Internet public policy issues",
            "ar": "مسح مسائل السياسة العامة الدولية المتعلقة بالإنترنت",
        },
        "crp",
        "E/CN.16/2015/CRP.2",
        "2015-04-17",
        f"{_SESSIONAL}/ecn162015crp2_en.pdf",
        note={"en": "Analysis of the database in its addendum.", "ar": "تحليل لقاعدة البيانات الواردة في الإضافة."},
    ),
    Document(
        "wgec-1",
        {
            "en": "Mapping of international Internet public policy issues: database",
            "ar": "مسح مسائل السياسة العامة الدولية المتعلقة بالإنترنت: قاعدة البيانات",
        },
        "addendum",
        "E/CN.16/2015/CRP.2/Add.1",
        "2015-04-17",
        f"{_SESSIONAL}/ecn162015crp2add1_en.pdf",
        addendum_to="E/CN.16/2015/CRP.2",
    ),
    Document(
        "wgec-1",
        {
            "en": "Report of the Secretary-General on the consultations of 2010",
            "ar": "تقرير الأمين العام عن مشاورات عام 2010",
        },
        "report",
        "A/66/77",
        "2011",
        f"{_SESSIONAL}/a66d77_en.pdf",
    ),
    Document(
        "wgec-1",
        {
            "en": "Report of the Chair of the CSTD on the consultation of 18 May 2012",
            "ar": "تقرير رئيس اللجنة عن مشاورة 18 أيار/مايو 2012",
        },
        "crp",
        "E/CN.16/2012/CRP.2",
        "2012",
        f"{_SESSIONAL}/ecn162012crp2_en.pdf",
    ),
    Document(
        "wgec-2",
        {
            "en": "Outcome of the review of ten years of the World Summit on the Information Society",
            "ar": "نتائج استعراض الجمعية العامة لعشر سنوات على القمة العالمية لمجتمع المعلومات",
        },
        "resolution",
        "A/RES/70/125",
        "2015-12-16",
        spellings=("A/Res/70/125", "A/70/125", "70/125"),
        note={"en": "Paragraph 65 is the mandate.", "ar": "الفقرة 65 هي الولاية."},
    ),
    Document(
        "wgec-2",
        {
            "en": "Resolution of the Economic and Social Council on the follow-up to the Summit",
            "ar": "قرار المجلس الاقتصادي والاجتماعي بشأن متابعة القمة",
        },
        "resolution",
        "E/RES/2016/22",
        "2016-07-27",
    ),
    Document(
        "wgec-2",
        {"en": "Introductory presentation by the Acting Chair", "ar": "العرض التمهيدي للرئيس بالنيابة"},
        "presentation",
        date="2016-09-30",
        address=f"{_HOST}/meetings/en/Presentation/WGEC_2016_meeting1_IntroRemarks_en.pdf",
    ),
    Document(
        "wgec-2",
        {"en": "Chair's summary of the first meeting", "ar": "موجز الرئيس عن الاجتماع الأول"},
        "summary",
        date="2016-10-17",
    ),
    Document(
        "wgec-2",
        {"en": "Compilation of recommendations", "ar": "تجميع التوصيات"},
        "compilation",
        date="2017-01-26",
    ),
)
