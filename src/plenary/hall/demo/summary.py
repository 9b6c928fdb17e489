"""The summary of the first call's responses: our own wording, resting on the invented answers that say so.

What a statement cites is not listed here: each answer to its question that holds one of its marks, so that the
summary stays true to the answers whatever they come to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from plenary.calls import acts, summary_answers, summary_reads
from plenary.calls.acts import Source
from plenary.record.actor import Actor
from plenary.rules.extracts import sentences

TITLE = {"en": "Summary of the responses to the questionnaire on enhanced cooperation"}
INTRO = (
    "Prepared by the secretariat for the demonstration. The responses and this summary are invented; they follow the "
    "questions of 2013.\n\nThe summary reports what was said, question by question. It draws no conclusion for the group."
)
SYMBOL = "E/CN.16/WGEC/2013/DEMO.2"
QUOTED = 2  # sentences quoted a statement


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and what an answer must hold to be cited by it."""

    part: str  # the question under which it stands; "" the general part
    text: str
    marks: str  # a regular expression
    of: str = ""  # the question whose answers it cites, where that is another


STATEMENTS: tuple[Said, ...] = (
    Said(
        "",
        "{support} speak of the consultation itself: answers should be released as they were handed in, kept at a lasting "
        "address, and found again from any summary.",
        r"lasting address|as they were handed in|summary does not cite|can be traced",
        "18",
    ),
    Said(
        "2",
        "{support} find the worth of enhanced cooperation in a habit of working together that bodies had to learn, and in "
        "what that habit improves.",
        r"habit of working together|what it improves|lies in its results",
    ),
    Said(
        "2",
        "{support} would draw its scope by example, starting with what nobody contests, and leave daily operation to those "
        "who do it.",
        r"(?:best )?drawn (?:by example|from cases)|keep daily operation|leave daily operation",
    ),
    Said(
        "3",
        "{support} miss an agreed record of what was done and what was left undone since 2005; each side is left to "
        "count its own examples.",
        r"missing piece is|what is missing is|point to examples|cite examples|cite true examples|point to true examples",
    ),
    Said(
        "3",
        "To close that gap {support} would resume the yearly reports in one form, or print a table of what was achieved and "
        "what was not.",
        r"(?:annual|yearly) (?:performance|progress) reports|table of (?:achievements|what was done)",
    ),
    Said(
        "4",
        "{support} rank access, trust and free expression among the pressing issues, and hold that each has a home today.",
        r"access, trust and (?:free expression|expression)",
    ),
    Said(
        "4",
        "{support} ask for one public list that shows for each issue the forum that treats it, or that nobody does.",
        r"list of issues with the forum|issues on which nobody works",
    ),
    Said(
        "5",
        "Roles vary with the issue, in the view of {support}, and whoever knows most should lead on it under the eyes of all.",
        r"roles vary with|roles differ by step|roles (?:change|differ) with",
    ),
    Said(
        "6",
        "So that governments carry out their duties as equals, {support} would hear those who cannot come: by written "
        "statements from capitals, or by a note on how each region was heard.",
        r"written statements from capitals|how each region was heard",
    ),
    Said(
        "7",
        "{support} would set up a small fund for unpaid experts, with clear criteria.",
        r"fund for unpaid experts",
    ),
    Said(
        "8",
        "{support} doubt that one mechanism suits all issues and ask which problem goes where; a transfer of oversight of "
        "critical resources should not endanger stability.",
        r"mechanism suits|endanger stability",
    ),
    Said(
        "9",
        "{support} see in the Forum the place where enhanced cooperation happens, since all take part in it on equal terms.",
        r"Forum is where enhanced cooperation|where enhanced cooperation happens",
    ),
    Said(
        "10",
        "{support} would help small teams for three years rather than single persons for one trip.",
        r"small teams for|teams for three years",
    ),
    Said(
        "16",
        "Competition, local exchange of traffic and lower taxes make access affordable, {support} say; community networks "
        "should be licensed without a fee where nobody else builds.",
        r"(?:Competition|competition), local exchange|community wireless networks",
    ),
    Said(
        "16",
        "Affordable access is a public task that calls for international funding, {support} hold, recalling that the "
        "solidarity fund promised in Tunis stayed empty.",
        r"[Ss]olidarity [Ff]und|tâche publique|fonds de solidarité|tarea pública|fondo de solidaridad|مهمة عامة"
        r"|صندوق التضامن|公共任务|团结基金",
    ),
)
SLIP = "{support} would help small teams for three years rather than singel persons for one trip."
REASON = "A word was misspelt."


def load(by: Actor, call: str, at: datetime) -> None:
    """Write it, publish it with what no statement cites, and correct a misspelt word."""
    acts.describe_summary(by, call=call, title=TITLE, intro=INTRO, language="en", at=at)
    on = summary_reads.ground(call, ())
    slipped = 0
    for s in STATEMENTS:
        text = SLIP if s.part == "10" else s.text
        made = acts.write_statement(by, call=call, question=s.part, text=text, sources=_sources(on, s), at=at)
        slipped = made.value if text is SLIP else slipped
    missing = summary_reads.forgotten(call)
    acts.publish_summary(by, call=call, symbol=SYMBOL, acknowledged=missing, at=at)
    right = next(s.text for s in STATEMENTS if s.part == "10")
    acts.change_statement(by, call=call, statement=slipped, text=right, reason=REASON, at=at)


def _sources(on: summary_reads.Ground, s: Said) -> list[Source]:
    """The answers that say so; of those that may be quoted the first ones with the sentence that does."""
    question = s.of or s.part
    found: list[Source] = []
    quoted = 0
    for number, part, text, _language in summary_answers.answers_whole(on, question):
        if number not in on.responses or not re.search(s.marks, text):
            continue
        quote = ""
        if on.responses[number].cited and quoted < QUOTED:
            quote = next((one for one in sentences(text) if re.search(s.marks, one)), "")
            quoted += bool(quote)
        found.append(Source(number, question, part, quote))
    return found
