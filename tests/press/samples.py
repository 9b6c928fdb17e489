"""One small invented compilation that holds every form and several languages; shared by the printers' tests."""

from __future__ import annotations

from plenary.press.compiled import Chart, Compiled, Entry, Section

ENGLISH = (
    "# A first view\n\nOur office finds the process useful[^1] and open.\nIt meets twice a year. See https://example.org/a?b=1.\n\n"
    "- transparency\n  - of papers\n  - of minutes\n- inclusion\n\n"
    "a) lettered answer\n(iv) roman answer\n\n"
    "| Mechanism | Meetings |\n| Forum of Cordova | 12 |\n| Round table | 3 |\n\n"
    "Once more[^1], and a second note[^b].\n\n[^1]: As adopted in the third session.\n[^b]: Unpublished.\n[^9]: Orphaned note."
)
FRENCH = "Nous saluons les efforts : « coopération renforcée » œuvre à l'échelle internationale."
ARABIC = "نرى أن التعاون المعزز يتطلب مشاركة الجميع، وفقاً للفقرة 69 من جدول أعمال تونس.\n\n- الشفافية\n- الشمول"
CHINESE = "我们认为，加强合作应当“包容、透明”，并由各国政府平等参与。"
SPANISH = "¿Qué obstáculos existen? La participación de los países en desarrollo, según señaló la comisión."
HOSTILE = '=1+1 #pagebreak() $x$ <script>alert("1")</script> \\textbf{no} ]]> & @ref *not bold* _nor this_ `raw` //gone /*gone*/'
STRANGE = (
    "Thai ไทย, Hindi हिन्दी, smile 😀, private \U000f0001, surrogate \ud83d, bell \x07, joined \ufeff, line\u2028end."
)
LONG_WORD = "Donau" * 60 + " https://example.org/" + "very-long-path/" * 20


def entry(number: int, text: str, language: str = "en", **more: object) -> Entry:
    values = {
        "anchor": f"R{number}-Q2",
        "heading": f"Delegation {number}",
        "meta": "Member States · English",
        "language": language,
        "text": text,
        "state": "",
    }
    return Entry(**values | more)  # type: ignore[arg-type]  # a test says its own fields


def compiled(direction: str = "ltr", language: str = "en") -> Compiled:
    return Compiled(
        title="Compilation of responses",
        subtitle="Answers to the questionnaire, by question",
        by="question",
        symbol="X/2013/CRP.4",
        version="2",
        issued="20 September 2013",
        language=language,
        direction=direction,
        sections=(
            Section(
                "Q2",
                "2",
                "Significance",
                "What does the term mean to you?\n\n- in general\n- in practice",
                (
                    entry(1, ENGLISH, notes=("Received late: 20 September 2013",)),
                    entry(2, FRENCH, "fr"),
                    entry(3, ARABIC, "ar"),
                    entry(4, CHINESE, "zh"),
                    entry(5, SPANISH, "es"),
                    entry(6, HOSTILE),
                    entry(7, STRANGE),
                    entry(8, LONG_WORD),
                    entry(9, "", state="No answer was given."),
                ),
                notes=("Two answers are counted and not shown.",),
            ),
            Section(
                "Q10",
                "10",
                "Obstacles",
                "Which obstacles remain?",
                (Entry("R1-Q10", "Delegation 1", "", "en", "Few remain.", "", prompt="Which obstacles remain?"),),
            ),
        ),
        charts=(
            Chart(
                "Responses by group",
                "Member States sent 22 responses and 4 were late.",
                ("Group", "Responses", "Late"),
                (("Member States", (22, 4)), ("Civil society", (5, 0)), ("A group with a rather long name", (17, 2))),
                "Total",
            ),
        ),
        front=("This is invented text for tests.",),
        notes=("One response arrived late.",),
    )
