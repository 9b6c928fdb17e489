"""Invented texts and reports that hold every form, in three scripts; and random ones. Shared by the tests of printers."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from plenary.press.paper import Paper, Par, Remark, Run

AT = datetime(2026, 5, 4, 15, 30, tzinfo=UTC)
WORDS = {
    "en": ("Governments, ", "on an equal footing", "together with all stakeholders", ", should strengthen mechanisms."),
    "ar": ("ينبغي للحكومات، ", "على قدم المساواة", "بالاشتراك مع جميع أصحاب المصلحة", "، أن تعزز الآليات."),
    "zh": ("各国政府", "在平等的基础上", "与所有利益攸关方一道", "，应加强各项机制。"),
}
TITLES = {"en": "Draft recommendations", "ar": "مشروع التوصيات", "zh": "建议草案"}
NOTES = {"en": "Cordova reserves its position.", "ar": "تحتفظ قرطبة بموقفها.", "zh": "科尔多瓦保留其立场。"}
HOSTILE = (
    '=1+1 #pagebreak() $x$ <script>alert("1")</script> [link](javascript:1) *b* _i_ `c` ]]> & {++x++} \\ ~~s~~ |a|b|'
)


def bracketed(language: str) -> tuple[Run, ...]:
    """Two wordings under their sponsors, one of them in a bracket of its own, and a footnote."""
    start, first, second, end = WORDS[language]
    return (
        Run(start),
        Run("[", role="bracket"),
        Run(first),
        Run("AR IL", role="sponsors"),
        Run("/", role="bracket"),
        Run(second),
        Run("[", role="bracket"),
        Run(first),
        Run("]", role="bracket"),
        Run("CO", role="sponsors"),
        Run("]", role="bracket"),
        Run("", note=1),
        Run(end),
    )


def redlined(language: str) -> tuple[Run, ...]:
    start, first, second, end = WORDS[language]
    return (
        Run(start),
        Run(first, mark="del", author="Cordova", at=AT),
        Run(second, mark="ins", author="Ruritania", at=AT),
        Run(end),
    )


def sample(language: str = "en", **more: object) -> Paper:
    """One of everything."""
    start, first, second, end = WORDS[language]
    whole = start + first + end
    pars = (
        Par("p1", "heading", runs=(Run(TITLES[language]),), part="consensus"),
        Par("p2", "preambular", "PP1", runs=(Run(whole),), state="Agreed", part="consensus"),
        Par("p3", "operative", "7", runs=bracketed(language), notes=(NOTES[language],), part="consensus"),
        Par("p4", "operative", "8", runs=redlined(language), remarks=(Remark("Lusitania", second, AT, first),)),
        Par(
            "p5",
            "heading",
            "B",
            2,
            runs=(Run("[", role="bracket"), Run(second), Run("]", role="bracket")),
            part="other",
        ),
        Par("p6", "operative", "8 bis", runs=(Run(whole),), mark="ins", author="Cordova", at=AT, part="other"),
        Par("p7", "item", "(a)", 1, runs=(Run(first),), part="other", state="To be revisited"),
        Par("p8", "item", "(i)", 2, runs=(Run(second),)),
        Par(
            "p9",
            "item",
            "",
            1,
            runs=(Run(end), Run("", note=1), Run("", note=1)),
            notes=("See https://example.org/a?b=1",),
        ),
        Par(
            "p10",
            "paragraph",
            "9",
            runs=(Run(whole),),
            mark="moved-from",
            cites=("A/RES/1 (9)", "https://example.org/a"),
        ),
        Par("p11", "paragraph", "10", runs=(Run(HOSTILE), Run("\nA second line.")), notes=("Nothing refers to this.",)),
        Par("p12", "paragraph", "", runs=(Run(whole),), remarks=(Remark("Cordova", "Why?"), Remark("Lusitania", end))),
        Par("p13", "paragraph", "11", runs=(), mark="del"),
    )
    values = {
        "title": TITLES[language],
        "language": language,
        "pars": pars,
        "subtitle": "Third session of the group",
        "symbol": "X/2026/CRP.4",
        "kind": "Draft report",
        "authority": "Report of the Chair, on the Chair's own responsibility",
        "banner": "Draft. In square brackets: not agreed.",
        "dated": "4 May 2026",
        "date": "2026-05-04",
        "version": "2",
        "front": (
            Par("s1", "paragraph", "1", runs=(Run(whole),)),
            Par("s2", "paragraph", "2", runs=bracketed(language)),
        ),
        "front_title": "Executive summary",
        "address": "https://plenary.example/group/texts/draft",
        "closing": ("Made from the record at entry 1,234.", "Head of the record: 5f3a…"),
    }
    return Paper(**values | more)  # type: ignore[arg-type]  # a test says its own fields


_letters = st.text(st.sampled_from("abcXYZ ,.-[]()*_#<>&1\\`|ابتثجح،各国政府在平等"), max_size=30)
_run = st.builds(
    Run,
    text=_letters,
    mark=st.sampled_from(("", "", "", "ins", "del")),
    author=st.sampled_from(("", "Cordova", "قرطبة", "科尔多瓦")),
    at=st.sampled_from((None, AT)),
    role=st.sampled_from(("", "", "", "bracket", "sponsors")),
    note=st.integers(0, 3),
)
_remark = st.builds(Remark, author=_letters, text=_letters, at=st.sampled_from((None, AT)), quote=_letters)
_par = st.builds(
    Par,
    key=st.sampled_from(("p1", "p2", "p 3", "", 'a"b', "_n1", "ع")),
    kind=st.sampled_from(("heading", "preambular", "operative", "paragraph", "item", "item")),
    number=st.sampled_from(("", "", "8", "8 bis", "PP1", "(a)", "[9]", "٣", "1)")),
    level=st.integers(-1, 9),
    runs=st.lists(_run, max_size=5).map(tuple),
    notes=st.lists(_letters, max_size=2).map(tuple),
    mark=st.sampled_from(("", "", "ins", "del", "moved-from", "moved-to")),
    author=st.sampled_from(("", "Cordova")),
    state=st.sampled_from(("", "Agreed", "متفق عليه")),
    part=st.sampled_from(("", "consensus", "other")),
    remarks=st.lists(_remark, max_size=2).map(tuple),
    cites=st.lists(_letters, max_size=2).map(tuple),
)
random_papers = st.builds(
    Paper,
    title=_letters,
    language=st.sampled_from(("en", "ar", "zh")),
    pars=st.lists(_par, max_size=6).map(tuple),
    subtitle=_letters,
    symbol=_letters,
    kind=_letters,
    authority=_letters,
    banner=_letters,
    dated=_letters,
    date=st.sampled_from(("", "2026-05-04", "not a day")),
    version=_letters,
    front=st.lists(_par, max_size=2).map(tuple),
    front_title=_letters,
    address=st.sampled_from(("", "https://plenary.example/t/a", "javascript:alert(1)")),
    closing=st.lists(_letters, max_size=2).map(tuple),
    document=st.sampled_from(("text", "report")),
)
