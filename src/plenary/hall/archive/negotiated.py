"""Texts and reports in an archive: in brackets, with the history of each paragraph, positions, comments, drafts, findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from plenary.consensus import reads as consensus
from plenary.consensus.reads import PILES
from plenary.hall.archive.data import as_json
from plenary.hall.archive.leaves import Block, Cell, Leaf, Section, day, plain, said, table, word
from plenary.press import paper_out
from plenary.record.actor import NOBODY
from plenary.reports.reads import reports
from plenary.rules.consensus import VALUES
from plenary.texts import papers, reads
from plenary.texts.reads.values import NOTE

FORMATS = ("html", "docx")


def section(group: str, at: datetime) -> Section:
    """Every text of the group, those of its reports among them."""
    made = Section("Texts")
    lines = reads.texts(group)
    for line in lines:
        _text(made, group, line, at)
    rows = tuple(
        (Cell(said(t.title), f"texts/{t.slug}/index.html"), t.symbol, t.state, str(t.paragraphs), str(t.agreed), str(t.proposals))
        for t in lines
    )  # fmt: skip
    columns = ("Text", "Symbol", "State", "Paragraphs", "Agreed", "Open proposals")
    made.leaves.insert(0, Leaf("texts/index.html", "Texts", "every text", (Block("", "", (), columns, rows),)))
    made.counted = f"{len(lines)} texts"
    return made


def _text(made: Section, group: str, line: reads.TextLine, at: datetime) -> None:
    page = reads.text(group, line.slug, past=True)
    standing = consensus.stands(group, line.slug)
    if page is None or standing is None:
        return
    folder = f"texts/{line.slug}"
    beside: list[tuple[str, str]] = []

    def add(name: str, data: bytes, about: str) -> None:
        made.files.append((f"{folder}/{name}", data, f"{line.slug}: {about}"))
        beside.append((f"{folder}/{name}", about[:1].upper() + about[1:]))

    for format in FORMATS:
        for variant, paper in (("in-brackets", papers.bracketed), ("clean", papers.clean)):
            data = paper_out.printed(paper(line, page, at=at), format).data
            add(f"{variant}.{format}", data, f"{variant.replace('-', ' ')} ({format})")
    everything = (*page.paragraphs, *page.gone)
    revisions = [reads.revision(group, line.slug, r.number) for r in reads.revisions(group, line.slug)]
    comments = reads.comments(group, line.slug)
    found = consensus.findings(group, line.slug)
    add("text.json", as_json(plain(page)), "the text as it stands, with every proposal, as data")
    add("history.json", as_json({str(p.key): plain(reads.history(group, line.slug, p.key)) for p in everything}),
        "what became of each paragraph, change by change")  # fmt: skip
    add("revisions.json", as_json(plain(revisions)), "the text as it stood at each revision")
    add("positions.json", as_json(_positions(group, page, standing)), "who said what of which words")
    add("comments.json", as_json({"rounds": plain(reads.rounds(group, line.slug)), "comments": plain(comments)}),
        "comments and what was answered")  # fmt: skip
    add("findings.json", as_json({"findings": plain(found), "silences": plain(consensus.silences(group, line.slug))}),
        "what the chair found, and words under silence")  # fmt: skip
    proposals = reads.proposals(group, line.slug)
    columns = ("Proposal", "Paragraph", "What", "State", "By", "Words")
    rows = [
        (p.id, par.number, p.op, p.state, ", ".join(s.name for s in p.sponsors), p.words) for par, p in proposals
    ]  # fmt: skip
    add("proposals.csv", table(columns, rows), "every proposal as CSV")
    blocks = [_paragraphs(page, standing)]
    if piles := consensus.piles(group, page):
        counts = tuple((word(name), str(piles.count(name))) for name in PILES)
        blocks.append(Block("In four piles", "piles", (), ("Pile", "Contributions"), counts))
    if proposals:
        blocks.append(Block("Proposals", "proposals", (), columns, tuple(tuple(said(c) for c in row) for row in rows)))
    if comments:
        shown = tuple(
            (str(c.number), c.paragraph, c.name, said(c.words), c.disposition, said(c.answer)) for c in comments
        )
        blocks.append(
            Block("Comments", "comments", (), ("Number", "Paragraph", "By", "Words", "Taken", "Answer"), shown)
        )
    if found:
        blocks.append(_findings(found))
    made.leaves.append(
        Leaf(f"{folder}/index.html", said(line.title), f"{line.slug}: begin here", tuple(blocks), tuple(beside))
    )


def _paragraphs(page: reads.TextPage, standing: consensus.Stands) -> Block:
    rows = []
    for p in page.paragraphs:
        stands = standing.lines.get(p.key, ())
        rows.append((p.number, _with_notes(p), _state(p), said(_held(stands))))
    return Block("As it stands", "standing", (), ("Paragraph", "Words", "State", "Positions"), tuple(rows))


def _state(p: reads.ParagraphLine) -> str:
    """A heading has none; a statement of facts is not negotiated, so that it lies in its own pile."""
    return "" if p.kind == "heading" else "statement" if p.statement else word(p.state)


def _held(stands: Iterable[consensus.PositionLine]) -> str:
    """Who holds what, the most accepting first."""
    by_value = {value: sorted({one.holder for one in stands if one.value == value}) for value in VALUES}
    return "; ".join(
        f"{'no position' if value == 'none' else word(value)} ({len(who)}): {', '.join(who)}"
        for value, who in by_value.items()
        if who
    )


def _with_notes(p: reads.ParagraphLine) -> str:
    """The words with their footnotes behind them."""
    words = NOTE.sub(r"[\1]", p.words if p.there else "")
    return said(" ".join([words, *(f"[{n}] {note}" for n, note in enumerate(p.notes, 1))]).strip())


def _findings(found: tuple[consensus.FindingLine, ...]) -> Block:
    rows = tuple(
        (day(f.instant), f.paragraph or said(f.title), word(f.finding), said(f.words), said(f.reason)) for f in found
    )
    return Block("What the chair found", "findings", (), ("Day", "On", "Finding", "Words", "Reason"), rows)


def _positions(group: str, page: reads.TextPage, standing: consensus.Stands) -> list[dict[str, Any]]:
    """Positions that hold, that are about words which are gone, and that were ended, by paragraph."""
    made = []
    for p in page.paragraphs:
        here = consensus.paragraph_positions(group, page, p.key)
        past = here.past if here else ()
        held, outdated = standing.lines.get(p.key, ()), standing.outdated.get(p.key, ())
        if held or outdated or past:
            told = {"holds": held, "about_words_that_are_gone": outdated, "past": past}
            made.append({"key": p.key, "paragraph": p.number, **{k: plain(v) for k, v in told.items()}})
    return made


def _asked(page: consensus.QuestionPage, asked: set[int]) -> consensus.QuestionPage:
    """A question without those around it that the public does not see."""
    around = {"dependent": page.dependent, "shapes": page.shapes}
    kept: dict[str, Any] = {name: tuple(q for q in some if q.number in asked) for name, some in around.items()}
    return replace(page, **kept)


def agreement(group: str) -> Section:
    """Findings of the chair on everything, questions that divide, decisions of meetings."""
    made = Section("Agreement")
    found = consensus.findings(group)
    lines = consensus.questions(group, NOBODY)  # what is asked only under a condition is for members (A4)
    asked = {q.number for q in lines}
    questions = [_asked(page, asked) for page in (consensus.question(group, q.number) for q in lines) if page]
    decisions = [d for p in consensus.agreement(group).by_meeting for d in (*p.decided, *p.divided)]
    columns = ("Meeting", "Number", "Day", "What", "Words")
    rows = [(d.meeting, str(d.number), day(d.instant), d.verb, said(d.text)) for d in decisions]
    made.files += [
        ("agreement/findings.json", as_json(plain(found)), "what the chair found"),
        ("agreement/questions.json", as_json(plain(questions)), "questions that divide, with answers and arguments"),
        ("agreement/decisions.csv", table(columns, rows), "decisions of substance, as CSV"),
    ]
    blocks = [
        Block("Decisions of substance", "decisions", (), columns, tuple(rows)),
        Block("Questions", "questions", (), ("Number", "Question", "State", "Outcome"),
              tuple((str(q.number), said(q.title), q.state, q.outcome) for q in lines)),
    ]  # fmt: skip
    if found:
        blocks.append(_findings(found))
    beside = tuple((path, about[:1].upper() + about[1:]) for path, _data, about in made.files)
    kept = tuple(b for b in blocks if b.rows)
    made.leaves.append(Leaf("agreement/index.html", "Agreement", "what was decided and found", kept, beside))
    made.counted = f"{len(found)} findings, {len(decisions)} decisions of substance"
    return made


def written(group: str) -> Section:
    """Reports: what they are assembled from, their drafts, their outcome with its reasons."""
    made = Section("Reports")
    rows: list[tuple[Cell | str, ...]] = []
    beside = []
    for line in reports.reports(group):
        page = reports.report(group, line.slug)
        path = f"reports/{line.slug}.json"
        about = f"{line.slug}: its parts, what each paragraph rests on, its drafts, its outcome"
        made.files.append((path, as_json(plain(page)), about))
        beside.append((path, about))
        why = "; ".join(said(r) for r in (page.outcome.get("reasons", ()) if page else ()))
        words = Cell(said(line.title), f"texts/{line.text}/index.html")
        rows.append((words, line.symbol, line.state, line.outcome, why, day(line.adopted)))
    columns = ("Report", "Symbol", "State", "Outcome", "Reasons", "Adopted")
    block = Block("", "", (), columns, tuple(rows))
    made.leaves.append(Leaf("reports/index.html", "Reports", "every report", (block,) if rows else (), tuple(beside)))
    made.counted = f"{len(rows)} reports"
    return made
