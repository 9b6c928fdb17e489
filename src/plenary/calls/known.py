"""Folders that are known data sets: their call is made from the folder, and their form's fields are its questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from plenary.calls import acts, reads
from plenary.calls.importing import Step, Summary, files_in, import_files, note_twins
from plenary.calls.questionnaires import of
from plenary.mandate import acts as mandate
from plenary.mandate import reads as groups
from plenary.members import acts as members
from plenary.press import netmundial
from plenary.record.actor import Actor
from plenary.rules import regions


def import_paths(
    by: Actor,
    call: str,
    paths: Sequence[Path],
    *,
    at: datetime,
    received: datetime | None = None,
    step: Step = lambda done, total, saying: None,
) -> Summary:
    """Import files and folders; a folder that is a known data set makes its own call. Raises NoSuchCall."""
    files = files_in(paths)
    if netmundial.known([p.name for p in files]):
        return import_netmundial(by, call, files, at=at, received=received, step=step)
    named = [(p.name, p.read_bytes) for p in files]
    return import_files(by, call, named, at=at, received=received, step=step)


SECTORS = (
    ("government", "Government", ()),
    ("private-sector", "Private Sector", ("Business",)),
    ("civil-society", "Civil Society", ()),
    ("technical", "Technical Community", ("Technical community",)),
    ("academia", "Academia", ()),
    ("other", "Other", ()),
)


def import_netmundial(
    by: Actor,
    call: str,
    files: Sequence[Path],
    *,
    at: datetime,
    received: datetime | None,
    step: Step,
) -> Summary:
    """187 contributions of 2014: the fields of their form are the questions, the document is the long answer."""
    folder = netmundial.read_folder({p.name: p.read_bytes() for p in files if p.suffix == ".txt"})
    if reads.call(call) is None:
        _make(by, call, at)
    summary = Summary(files=sum(len(c.files) for c in folder.contributions) + len(folder.problems))
    by_name: dict[str, Callable[[], bytes]] = {p.name: p.read_bytes for p in files}
    total = len(folder.contributions)
    for done, c in enumerate(folder.contributions):
        step(done, total, c.organisation or c.person)
        # One form gives a mail address for its organisation: addresses are never public, so its author stands for it.
        named = c.organisation if "@" not in c.organisation else ""
        name = named or c.person or f"Contribution {c.number}"
        receipt = acts.receive_known(
            by,
            call=call,
            name=name,
            answers={(question, ""): text for question, text in c.answers.items()},
            files=[(n, by_name[n](), "text/plain") for n in c.files],
            # The forms carry no date; the consultation closed on 8 March 2014.
            received=received or datetime(2014, 3, 8, tzinfo=UTC),
            number=c.number,
            given={
                "group": c.sector,
                "country": c.region,
                "region": regions.place(c.region).group,
                "language": c.language,
                "cited": True,
            },
            at=at,
        )
        summary.responses += 1
        summary.known += not receipt.entry
        summary.numbers.append(receipt.value)
        summary.answers += len(c.answers)
    summary.rejected = [{"file": name, "why": why} for name, why in folder.problems]
    note_twins(by, call, summary, at)
    step(total, total, "")
    return summary


def _make(by: Actor, call: str, at: datetime) -> None:
    slug = "netmundial"
    if not any(g.slug == slug for g in groups.groups()):
        mandate.found_group(
            by,
            slug=slug,
            short="NETmundial",
            name={"en": "Global Multistakeholder Meeting on the Future of Internet Governance"},
            purpose={"en": "Principles of Internet governance and a roadmap for its evolution."},
            parent=("NETmundial 2014", {"en": "Organised in São Paulo, 23-24 April 2014"}),
            closed=True,
            at=at,
        )
        members.compose(
            by,
            group=slug,
            stakeholder_groups=[{"code": c, "name": {"en": n}, "aliases": a} for c, n, a in SECTORS],
            at=at,
        )
    read = of(netmundial.QUESTIONNAIRE)
    acts.create_call(
        by,
        group=slug,
        slug=call,
        title=read.title,
        questions=read.questions,
        languages=read.languages,
        opened=datetime(2014, 1, 1, tzinfo=UTC),
        at=at,
    )
