"""Printing a text of 24 paragraphs in brackets and a report of 300, in every format.

    python bench/papers.py

Each file is made in a process of its own; CPU time is user and system time with all children, memory its largest resident
set. The result stands in bench/out/papers.json too.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from plenary.press.paper import Paper, Par, Remark, Run

OUT = Path(__file__).parent / "out"
FORMATS = ("pdf", "docx", "odt", "html", "md", "xml")
PROMISES = {("report", "pdf"): 4.0, ("report", "docx"): 1.5}  # CPU seconds, the start of the process included
WORDS = (
    "governments should strengthen mechanisms for public policy issues pertaining to the Internet on an equal footing "
    "with all stakeholders in their respective roles and report yearly upon steps taken toward enhanced cooperation"
).split()
SPONSORS = ("AR IL", "CO", "SA JU", "UL", "CBF")


def text() -> Paper:
    """24 paragraphs of 60 words, each with three brackets of two wordings under their sponsors."""
    dice = random.Random(5)
    return Paper(
        "Draft recommendations", "en", tuple(_bracketed(n, dice) for n in range(1, 25)), banner="Draft.", symbol="X/1"
    )


def report() -> Paper:
    """300 paragraphs of 90 words under 20 headings, with footnotes, comments, changes, and parts without consensus."""
    dice = random.Random(6)
    pars: list[Par] = []
    for number in range(1, 301):
        if number % 15 == 1:
            pars.append(Par(f"h{number}", "heading", level=1 + number % 2, runs=(Run(_words(dice, 5)),)))
        runs = [Run(_words(dice, 45)), Run(_words(dice, 5), mark="ins", author="Cordova"), Run(_words(dice, 40))]
        notes = (_words(dice, 12),) if number % 3 == 0 else ()
        pars.append(
            Par(
                f"p{number}",
                "paragraph",
                str(number),
                runs=(*runs, Run("", note=1)) if notes else tuple(runs),
                notes=notes,
                part="other" if number > 250 else "consensus",
                remarks=(Remark("Lusitania", _words(dice, 15)),) if number % 5 == 0 else (),
                cites=("Answer 2, Ruritania",) if number % 4 == 0 else (),
            )
        )
    return Paper("Report", "en", tuple(pars), authority="Report of the Chair", symbol="X/2", document="report")


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(WORDS, k=count)) + " "


def _bracketed(number: int, dice: random.Random) -> Par:
    runs: list[Run] = []
    for _ in range(3):
        runs += [Run(_words(dice, 14)), Run("[", role="bracket")]
        for at, sponsors in enumerate(dice.sample(SPONSORS, 2)):
            runs += [Run("/", role="bracket")] if at else []
            runs += [Run(_words(dice, 3)), Run(sponsors, role="sponsors")]
        runs.append(Run("] ", role="bracket"))
    return Par(f"p{number}", "operative", str(number), runs=tuple(runs), state="To be revisited")


PAPERS = {"text": text, "report": report}


def one(paper: str, format: str) -> None:
    """Make one file, in this process, and print what it took."""
    from plenary.press.paper_out import printed

    made = PAPERS[paper]()
    began = time.perf_counter()
    data = printed(made, format, in_process=True).data
    wall = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak = used.ru_maxrss / 1024  # Linux tells KiB
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "wall": wall, "mib": peak, "bytes": len(data)}))


def main() -> int:
    """Print a table. Returns 1 where a promise is missed."""
    rows, missed = [], 0
    print(f"{'paper':8}{'format':8}{'CPU s':>8}{'wall s':>8}{'MiB':>8}{'KiB':>8}")
    for paper in PAPERS:
        for format in FORMATS:
            done = subprocess.run([sys.executable, __file__, paper, format], capture_output=True, check=True)
            row = {"paper": paper, "format": format, **json.loads(done.stdout)}
            rows.append(row)
            most = PROMISES.get((paper, format))
            missed += most is not None and row["cpu"] > most
            told = f"  promised {most:g}" if most else ""
            print(
                f"{paper:8}{format:8}{row['cpu']:8.2f}{row['wall']:8.2f}{row['mib']:8.0f}{row['bytes'] / 1024:8.0f}{told}"
            )
    OUT.mkdir(exist_ok=True)
    (OUT / "papers.json").write_text(json.dumps(rows, indent=1))
    return int(missed > 0)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(*sys.argv[1:])
    else:
        sys.exit(main())
