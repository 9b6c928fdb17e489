"""Writing the archive of a group, file after file, straight to the disk.

It holds what the public may see and nothing else: every part of it comes from what the public's own pages are made of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from plenary.calls import compiling, composing, forms_out, life_out, life_reads, printing, reads, story_reads
from plenary.hall.archive import around, mandates, meetings, negotiated, papers, people, talk, words
from plenary.hall.archive.data import as_json, plain_instant
from plenary.hall.archive.leaves import Section, table
from plenary.library import files as disk
from plenary.library import reads as library
from plenary.library.work import Step
from plenary.mandate import reads as mandate
from plenary.members import reads as members
from plenary.press.bundle import Bundle
from plenary.record import following
from plenary.record import reads as record
from plenary.record.actor import NOBODY
from plenary.rules.languages import chosen
from plenary.rules.masking import mask

PIECE = 1 << 20
ASSETS = Path(__file__).parent
MANY = 10**6


class NoSuchGroup(LookupError):
    """There is no group of that name."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an archive holds: how far the record had come, and what had to be left out with its reason."""

    group: str
    made: datetime
    entries: int
    leaf: str  # of the newest entry in it
    root: str
    files: int
    left_out: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        return asdict(self) | {"made": plain_instant(self.made), "left_out": list(self.left_out)}


def write(group: str, target: IO[bytes], *, at: datetime, step: Step) -> Made:
    """Write the archive of a group to an open file. Raises NoSuchGroup, and OSError where the disk refuses."""
    with translation.override("en"):
        return _Archive(group, target, at).write(step)


def _bytes_of(digest: str) -> Iterator[bytes]:
    with open(disk.path_of(digest), "rb") as data:
        while piece := data.read(PIECE):
            yield piece


class _Archive:
    def __init__(self, group: str, target: IO[bytes], at: datetime) -> None:
        found = mandate.overview(group)
        if found is None:
            raise NoSuchGroup(group)
        self.group, self.at = found, at
        self.bundle = Bundle(target)
        self.left_out: list[str] = []

    def write(self, step: Step) -> Made:
        size, root = record.head()  # first: what is read after it may be newer than it, and never older
        lines = library.documents(group=self.group.slug, most=MANY)
        called = reads.calls(group=self.group.slug)
        total, done = len(lines) + len(called) + 1, 0
        self._add("style.css", (ASSETS / "style.css").read_bytes(), "how the pages look")
        composition = members.composition(self.group.slug)
        self._group(composition)
        calls = []
        for call in called:
            step(done, total, call.slug)
            calls.append(self._call(call))
            done += 1
        documents = []
        for line in lines:
            step(done, total, line.symbol or line.kind)
            documents.append(self._document(line))
            done += 1
        self._catalogue(documents)
        sections = []
        for section in self._rooms():
            step(done, total, section.name)
            sections.append(self._section(section))
        step(done, total, "record")
        leaf = self._record(size, root)
        shown = {
            "calls": calls,
            "documents": documents,
            "sections": sections,
            "left_out": self.left_out,
            "composition": composition,
            "size": size,
            "root": root,
        }
        self._page("index.html", "hall/archive_index.html", "begin here", **shown)
        said = {"group": self.group.slug, "made": plain_instant(self.at), "entries": size, "root": root}
        count = len(self.bundle.files) + 3
        self.bundle.close(
            said | {"address": settings.URL, "left_out": self.left_out},
            words.readme(
                self.group.name.get("en") or self.group.short, plain_instant(self.at), size, root, self.left_out
            ),
        )
        step(total, total, "")
        return Made(self.group.slug, self.at, size, leaf, root, count, tuple(self.left_out))

    def _rooms(self) -> Iterator[Section]:
        """What the rooms give, one after the other: only one of them is in memory."""
        slug = self.group.slug
        yield mandates.section(slug)
        yield people.section(slug, self.group.name)
        line = next(g for g in mandate.groups() if g.slug == slug)
        yield around.dated(line, self.at)
        yield meetings.section(slug)
        yield negotiated.section(slug, self.at)
        yield negotiated.agreement(slug)
        yield negotiated.written(slug)
        if (mapped := around.mapped(slug)) is not None:
            yield mapped
        yield around.told(slug)
        if (told := talk.section(line, self.at)) is not None:
            yield told

    def _section(self, section: Section) -> tuple[str, str, str]:
        """Its files and pages; returns name, way in, how much there is."""
        for path, data, about in section.files:
            self._add(path, data, about)
        for leaf in section.leaves:
            self._page(leaf.path, "hall/archive_leaf.html", leaf.about, leaf=leaf)
        return section.name, section.leaves[0].path, section.counted

    def _catalogue(self, documents: list[dict[str, Any]]) -> None:
        """The list of documents, as data and for a spreadsheet."""
        self._add("documents/documents.json", as_json(documents), "every document with its files, as data")
        columns = ("symbol", "kind", "title", "date", "languages", "belongs to", "rights", "not handed out", "address")
        rows = [
            (
                d["symbol"], d["kind"], chosen(d["title"], "en"), d["date"], " ".join(d["languages"]),
                f"{d['relation']} {d['belongs_to']}".strip(), d["rights"], d["withheld"], d["address"],
            )
            for d in documents
        ]  # fmt: skip
        self._add("documents/documents.csv", table(columns, rows), "the list of documents as CSV")

    def _add(self, path: str, data: bytes, about: str) -> str:
        return self.bundle.add(path, [data], about)

    def _page(self, path: str, template: str, about: str, **context: Any) -> str:
        up = "../" * path.count("/")
        page = render_to_string(
            template, {"g": self.group, "up": up, "here": "", "made": self.at, "url_of": settings.URL, **context}
        )
        return self._add(path, page.encode(), about)

    def _group(self, composition: Iterable[members.Composition]) -> None:
        facts = asdict(self.group)
        del facts["id"]
        self._add("group/group.json", as_json(facts), "the group: its mandate, its steps, its meetings and dates")
        seats = [asdict(c) for c in composition]
        self._add("group/members.json", as_json(seats), "who sits in it, by stakeholder group and seat")

    def _call(self, call: reads.CallLine) -> dict[str, Any]:
        folder = f"calls/{call.slug}"
        made: dict[str, Any] = {"line": call, "suggested": "", "files": [], "questions": [], "respondents": []}
        facts = life_out.plain(call.slug, self.at) or {}
        facts |= {"intro": call.intro, "languages": call.languages, "symbol": call.symbol}
        self._add(
            f"{folder}/call.json", as_json(facts), f"{call.slug}: its deadline, extensions, dates, channels, state"
        )
        if suggested := [asdict(s) for s in life_reads.suggestions(call.slug)]:
            about = f"{call.slug}: questions that were suggested"
            made["suggested"] = self._add(f"{folder}/suggestions.json", as_json(suggested), about)
        self._questionnaire(call, folder, made)
        self._answers(call, folder, made)
        made["page"] = self._page(f"{folder}/index.html", "hall/archive_call.html", f"{call.slug}: begin here", **made)
        return made

    def _questionnaire(self, call: reads.CallLine, folder: str, made: dict[str, Any]) -> None:
        for format in ("json", "lss", "xlsx", "docx"):
            try:
                data = forms_out.file(call.slug, format).data
            except forms_out.NoQuestions:
                return
            about = f"{call.slug}: the questionnaire"
            made["files"].append(self._add(f"{folder}/questionnaire.{format}", data, about).rpartition("/")[2])

    def _answers(self, call: reads.CallLine, folder: str, made: dict[str, Any]) -> None:
        """What a publication of this moment would hold: confirmed responses; addresses masked; withheld ones without words."""
        m = compiling.material(call.slug, reviewed_only=True)
        rows = compiling.rows(m)
        about = f"{call.slug}: every answer as data, one object for a response, question and part"
        self._add(f"{folder}/answers/by-question.json", as_json(rows), about)
        rows.sort(key=lambda row: row["response"])
        self._add(f"{folder}/answers/by-respondent.json", as_json(rows), about)
        respondents = self._respondents(call.slug, folder)
        self._add(f"{folder}/respondents.json", as_json(respondents), f"{call.slug}: who answered")
        attached = {f"R{r['number']}": r.get("files", []) for r in respondents}
        for by, pages in (("question", made["questions"]), ("respondent", made["respondents"])):
            whole = composing.compose(m, by, at=self.at, symbol=call.symbol)
            bare = replace(whole, charts=(), front=(), notes=())
            for s in whole.sections:
                if by == "respondent" and not s.entries:
                    continue
                part = replace(bare, subtitle=f"{whole.subtitle}: {s.number}", sections=(s,))
                place = f"{folder}/answers/by-{by}/{s.anchor}.html"
                name = self._add(place, printing.printed(part, "html").data, f"{call.slug}: {s.number}")
                beside = [path.removeprefix(f"{folder}/") for path in attached.get(s.number, ())]
                pages.append((s.number, s.title, name.removeprefix(f"{folder}/"), beside))

    def _respondents(self, slug: str, folder: str) -> list[dict[str, Any]]:
        """Who answered, with the files that were attached for all to read; and the numbers that count no longer."""
        told = ("number", "group", "region", "country", "language", "received", "late", "cited")
        rows: list[dict[str, Any]] = []
        for r in reads.responses(NOBODY, slug):
            row = {n: getattr(r, n) for n in told} | {"name": mask(r.name), "joint": [mask(j) for j in r.joint]}
            story = story_reads.story(NOBODY, slug, r.number) if r.cited else None
            kept = [library.file(f.file) for f in story.files if not f.dropped] if story else []
            about = f"{slug}: attached to R{r.number}"
            files = [self._file(f"{folder}/files/R{r.number}/{f.name}", f.sha256, f.size, about) for f in kept if f]
            rows.append({**row, "state": "counts", "files": [name for name in files if name]})
        rows += [
            {"number": g.number, "state": g.state, "reason": g.reason, "when": g.when, "entry": g.entry, "into": g.into}
            for g in story_reads.gone(slug)
        ]
        return sorted(rows, key=lambda row: row["number"])

    def _file(self, path: str, digest: str, size: int, about: str) -> str:
        """A file of the library; returns the name it got, "" where its bytes are missing."""
        if not disk.path_of(digest).exists():
            self.left_out.append(f"{path}: its bytes are missing at the publisher's")
            return ""
        return self.bundle.add(path, _bytes_of(digest), about, size=size)

    def _document(self, line: library.DocumentLine) -> dict[str, Any]:
        page = library.document(line.id)
        names = (
            "symbol",
            "kind",
            "title",
            "date",
            "address",
            "note",
            "rights",
            "holder",
            "withheld",
            "original",
            "meeting",
            "about",
        )
        facts: dict[str, Any] = {n: getattr(line, n) for n in names}
        facts |= {
            "languages": [one.language for one in line.languages],
            "relation": line.base.relation if line.base else "",
            "belongs_to": line.base.symbol if line.base else "",
            "replaced_by": line.superseded.symbol if line.superseded else "",
            "corrected_by": [c.symbol for c in line.corrected],
        }
        reach = asdict(line.reach) if line.reach is not None else None
        made: dict[str, Any] = {"number": line.id, **facts, "reach": reach, "files": [], "copies": []}
        if page is None:  # gone between the list and here: it cannot be, and an archive is no place to fail
            return made
        folder = f"documents/{line.id}-{(line.symbol or line.kind).replace('/', '-')}"
        made["versions"] = [{"number": v.number, "published": v.published, "note": v.note} for v in page.versions]
        if line.withheld and (page.versions or page.copies):
            self.left_out.append(f"{line.symbol or chosen(line.title, 'en')}: its files; {line.withheld}")
            return made
        kept = [*papers.published(page, folder)]
        if not kept and page.versions:
            self.left_out.append(f"{line.symbol or line.about}: answers were taken out since it was published")
        for paper, heap in [*((p, "files") for p in kept), *((p, "copies") for p in papers.copies(page, folder))]:
            if name := self._file(paper.path, paper.sha256, paper.size, paper.about):
                told = {"path": name, "size": paper.size, "sha256": paper.sha256, "about": paper.about}
                made[heap].append(told)
        return made

    def _record(self, size: int, root: str) -> str:
        """The whole record up to its head, a line each; returns the last leaf's hash."""
        last = ""

        def lines() -> Iterator[bytes]:
            nonlocal last
            for leaf in following.leaves(size):
                last = leaf.leaf_hash
                shown = _clean(leaf.content)
                if leaf.content and not shown:
                    self.left_out.append(f"record, entry {leaf.sequence}: its content, in which an address stands")
                told = asdict(leaf) | {"salt": leaf.salt if shown else "", "content": leaf.content if shown else ""}
                yield json.dumps(told, ensure_ascii=False).encode() + b"\n"

        self.bundle.add("record/entries.jsonl", lines(), "every entry of the record: leaf, hash, salt and content")
        self._add("record/head.json", as_json({"tree_size": size, "root": root}), "the record's size and root")
        self._add(
            "record/check.py", (ASSETS / "check.py.txt").read_bytes(), "checks this archive; needs Python 3 alone"
        )
        return last


def _clean(content: str) -> bool:
    """Is no personal address in it? A reason that somebody typed may hold one; an entry's content is taken whole or not."""

    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for one in value:
                yield from texts(one)
        elif isinstance(value, dict):
            for one in value.values():
                yield from texts(one)

    if not content:
        return False
    return all(mask(t) == t for t in texts(json.loads(content)["what"]) if not _digest(t))


def _digest(text: str) -> bool:
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text)
