"""Draft sentences for a summary, gathered from the answers to a question, each with those who say it.

Gathering from 70 answers takes a quarter of a second, from a thousand (2 MB) nearly five: up to AT_ONCE answers it is
done when the page asks and kept in memory, beyond that by a job whose result stays in its row. Both are keyed on the
answers themselves: when one changes, what was gathered before is out of date.

A sentence of a response that refuses citation is counted and never offered (X1): another's words stand in its place.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from plenary.calls import reads, summary_answers
from plenary.calls.summary_reads import Ground
from plenary.library import reads as library
from plenary.library import work
from plenary.record.actor import Actor
from plenary.rules import extracts as rule

AT_ONCE = 120  # answers that are gathered while the page waits
MOST = 24  # drafts a question
_KEPT = 32  # questions of which the drafts are kept in memory


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as it stands in one answer, and whose answers say nearly the same."""

    key: str
    sentence: str
    sources: tuple[tuple[int, str, str], ...]  # response, part, its own sentence ("" where it is not to be shown)
    groups: tuple[tuple[str, int], ...]
    size: int
    language: str
    repeated: int  # responses that use nearly the same words
    campaign: bool
    opposed: tuple[tuple[int, str, str], ...]  # alike but for a "not": shown, and not taken with the others


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered now. `job` gathers it still (0: none does); `old` says that answers have changed since."""

    drafts: tuple[Draft, ...]
    answers: int
    job: int = 0
    old: bool = False
    failed: bool = False

    @property
    def to_gather(self) -> bool:
        """Is it for a job to gather them (anew), and none does yet?"""
        return not self.job and (self.old or (not self.drafts and self.answers > AT_ONCE))


_lock = threading.Lock()
_memory: OrderedDict[str, tuple[Draft, ...]] = OrderedDict()


def offered(on: Ground, question: str) -> Offered:
    """The drafts for a question: gathered now where that is quick, else as the last job left them."""
    answers = summary_answers.answers_whole(on, question)
    key = fingerprint(on, answers)
    if len(answers) <= AT_ONCE:
        with _lock:
            kept = _memory.get(key)
        if kept is None:
            kept = gather(on, question, answers)
            with _lock:
                _memory[key] = kept
                while len(_memory) > _KEPT:
                    _memory.popitem(last=False)
        return Offered(kept, len(answers))
    under_way = failed = 0
    for job in library.jobs(_about(on.call, question)):
        if job.state == "done" and "key" in job.result:
            drafts = tuple(_draft(told) for told in job.result["drafts"])
            return Offered(drafts, len(answers), under_way, job.result["key"] != key, bool(failed))
        if job.state in ("waiting", "running"):
            under_way = under_way or job.id
        failed = failed or (job.id if job.state == "failed" else 0)
    return Offered((), len(answers), under_way, failed=bool(failed))


def ask(by: Actor, call: str, question: str, at: datetime) -> int:
    """Have the drafts gathered by a job; returns its key. No act: nothing of the record changes by it."""
    return work.ask(
        "extracts", _about(call, question), {"call": call, "question": question}, by.person, at, queue=work.QUICK
    )


def result(on: Ground, question: str) -> dict[str, Any]:
    """What the job leaves behind."""
    answers = summary_answers.answers_whole(on, question)
    drafts = gather(on, question, answers)
    return {"key": fingerprint(on, answers), "drafts": [asdict(d) for d in drafts], "question": question}


def gather(on: Ground, question: str, answers: tuple[tuple[int, str, str, str], ...]) -> tuple[Draft, ...]:
    """Cluster the sentences of the answers; every draft is some respondent's own sentence."""
    asked = next((q for q in reads.questions(on.call) if q.number == question), None)
    wordings = [t for words in (asked.text, *(p["text"] for p in asked.parts)) for t in words.values()] if asked else []
    texts: dict[int, dict[str, str]] = {}
    said = []
    for number, part, text, language in answers:
        if number in on.responses:
            texts.setdefault(number, {})[part] = text
            said.append(rule.Said(number, on.responses[number].group, language, text))
    made = []
    for extract in rule.extracts(said, wordings, most=MOST * 2):
        open_to_all = [s for s in extract.sources if on.responses[s.response].cited and not s.opposed]
        if open_to_all:
            made.append(_of(extract, open_to_all[0].sentence, texts, on))
    return tuple(made[:MOST])


def _of(extract: rule.Extract, sentence: str, texts: Mapping[int, Mapping[str, str]], on: Ground) -> Draft:
    def source(s: rule.Source) -> tuple[int, str, str]:
        quotable = on.responses[s.response].cited
        return s.response, _part(texts[s.response], s.sentence), " ".join(s.sentence.split()) if quotable else ""

    agreeing = [s for s in extract.sources if not s.opposed]
    groups = Counter(on.responses[s.response].group for s in agreeing)
    return Draft(
        key=blake2b(sentence.encode(), digest_size=9).hexdigest(),
        sentence=" ".join(sentence.split()),
        sources=tuple(source(s) for s in agreeing),
        groups=tuple(sorted(groups.items(), key=lambda kv: (-kv[1], kv[0]))),
        size=len(agreeing),
        language=extract.language,
        repeated=extract.repeated,
        campaign=extract.campaign,
        opposed=tuple(source(s) for s in extract.sources if s.opposed),
    )


def _part(texts: Mapping[str, str], sentence: str) -> str:
    """Under which part of a question a response says the sentence."""
    return next((part for part, text in texts.items() if sentence in text), next(iter(texts)))


def _draft(told: Mapping[str, Any]) -> Draft:
    return Draft(
        **{
            **told,
            "sources": tuple((int(n), str(part), str(text)) for n, part, text in told["sources"]),
            "opposed": tuple((int(n), str(part), str(text)) for n, part, text in told["opposed"]),
            "groups": tuple((str(code), int(n)) for code, n in told["groups"]),
        }
    )


def fingerprint(on: Ground, answers: tuple[tuple[int, str, str, str], ...]) -> str:
    """What drafts are keyed on, hex: the answers, and who of their respondents may be quoted."""
    made = blake2b(on.call.encode(), digest_size=16)
    for number, part, text, _language in answers:
        cited = number in on.responses and on.responses[number].cited
        made.update(f"\0{number}\0{part}\0{cited}\0{len(text)}\0{text}".encode("utf-8", "backslashreplace"))
    return made.hexdigest()


def _about(call: str, question: str) -> str:
    return f"extracts/{call}/{question}"[:120]
