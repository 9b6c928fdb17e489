"""The meetings of a group in its archive: what happened in each, its speakers' lists, its transcript."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from plenary.floor.reads.history import history
from plenary.hall.archive.data import as_json
from plenary.hall.archive.leaves import Block, Cell, Leaf, Section, said, word
from plenary.mandate.reads import citing
from plenary.meetings import naming, reads, transcripts
from plenary.meetings.reads import captions, planning, sensing
from plenary.meetings.reads.story import ItemStory, story
from plenary.record.actor import NOBODY
from plenary.reports.reads.summary import summary

Files = Iterator[tuple[str, Any, str]]  # path, data (bytes, or a value for JSON), what it is


def lines(group: str) -> list[dict[str, Any]]:
    """The meetings as the archive's pages list them: title, dates, place, folder."""
    return [
        {
            "title": naming.title(m, "en"),
            "dates": naming.dates(m, "en"),
            "place": m.place,
            "folder": f"meetings/{m.slug}",
        }
        for m in reversed(planning.meetings(group))
    ]


def _without_join(told: dict[str, Any]) -> dict[str, Any]:
    """Where one joins is shown to those alone who attend."""
    told["meeting"].pop("join", None)
    return told


def section(group: str) -> Section:
    """The meetings with a page that leads to every file about them."""
    made = Section("Meetings")
    by_folder: dict[str, list[tuple[Cell | str, ...]]] = {}
    for path, data, about in files(group):
        made.files.append((path, data if isinstance(data, bytes) else as_json(data), about))
        by_folder.setdefault(path.rpartition("/")[0], []).append((Cell(about.partition(": ")[2] or about, path),))
    blocks: list[Block] = []
    known = citing.quotables(group)
    for line in lines(group):
        slug = line["folder"].rpartition("/")[2]
        told = story(group, slug)
        words = " · ".join(w for w in (line["dates"], line["place"]) if w)
        rows = (
            tuple((i.shown, said(i.title), i.state, said(i.outcome), _served(i, known)) for i in told.items)
            if told
            else ()
        )
        heads = ("Item", "Title", "State", "Outcome", "Mandate") if rows else ()
        blocks.append(Block(line["title"], f"meeting-{slug}", (words,), heads, rows))
        if told and told.decided:
            decided = tuple((str(d.number), word(d.verb), said(d.text), said(d.reason)) for d in told.decided)
            blocks.append(Block("", "", ("Decisions:",), ("Number", "What", "Words", "Why"), decided))
        blocks.append(Block("", "", (), (), tuple(by_folder.get(line["folder"], ()))))
    made.leaves.append(
        Leaf("meetings/index.html", "Meetings", "every meeting: agenda, decisions, files", tuple(blocks))
    )
    made.counted = f"{len(by_folder)} meetings"
    return made


def _served(item: ItemStory, known: dict[str, citing.Quotable]) -> str:
    """What an item cites of the mandate, short; the words that it quotes stand in meeting.json."""
    return "; ".join(dict.fromkeys(f"{c.symbol}, {c.label}" for c in citing.shown(item.serves, known))) or item.cites


def files(group: str) -> Files:
    """Every file about the meetings of a group, as the public sees them."""
    for m in planning.meetings(group):
        now = reads.now(group, m.slug)
        told = story(group, m.slug)
        if now is None or told is None:
            continue
        folder = f"meetings/{m.slug}"
        yield (
            f"{folder}/meeting.json",
            _without_join(asdict(told)),
            f"{m.slug}: sessions, agenda, who spoke, decisions, what is to be done",
        )
        beside = {
            "updates": [{"instant": instant, "text": text} for instant, text in planning.details(m.id).updates],
            "polls": [asdict(p) for p in sensing.polls(m.id, whole=True)],
            "breakouts": [
                {k: v for k, v in asdict(b).items() if k not in ("lead_person", "join")}
                for b in sensing.breakouts(m.id)
            ],
            "questions": [asdict(q) for q in sensing.questions(m.id, whole=True)],
        }
        yield (
            f"{folder}/beside.json",
            beside,
            f"{m.slug}: updates, sense of the room, breakout groups, questions to the chair",
        )
        for item in told.items:
            past = [{k: v for k, v in asdict(p).items() if k != "file"} for p in history(now, item.number, whole=True)]
            if past:
                yield (
                    f"{folder}/floor-{item.number}.json",
                    past,
                    f"{m.slug}, item {item.shown}: every request for the floor",
                )
        for session in planning.sessions(m.id):
            for language in captions.languages(m.id) if session.opened else ():
                for form in ("vtt", "txt"):
                    data = transcripts.file(m, session, language, form)
                    what = f"{m.slug}, session {session.number}: transcript ({language})"
                    yield f"{folder}/transcript-{session.number}-{language}.{form}", data, what
        written = summary(NOBODY, group, m.slug)
        if written is not None:
            yield (
                f"{folder}/summary.json",
                asdict(written),
                f"{m.slug}: the chair's summary, sentence by sentence with sources",
            )
