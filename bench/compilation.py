"""Printing a compilation of 69 responses to 18 questions, beside WeasyPrint and LibreOffice, in one run.

    python bench/compilation.py            about 1,000 pages
    python bench/compilation.py --quick    a tenth of it

Each printer runs in a process of its own; CPU time is user and system time with all children, memory the largest
resident set of any of them. The result stands in bench/out/compilation.json too.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import pickle
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from plenary.press.compiled import Chart, Compiled, Entry, Section

OUT = Path(__file__).parent / "out"
PATIENCE = 300  # seconds that a peer is given
PROMISES = {"Plenary PDF": 10.0, "Plenary DOCX": 3.0}  # CPU seconds at full size

WORDS = (
    "cooperation enhanced government internet policy public issues role stakeholder process development international "
    "organization mechanism forum developing countries access information society capacity building framework dialogue "
    "principle equal footing management resources critical domain name security privacy multilateral technical community "
    "civil academic business sector transparency accountability participation mandate agenda paragraph consultation working "
    "group commission science technology existing gap need address relevant challenge regional national level global support "
    "the of and to in a that for is be with on as by should which from are not this or their also its has all can more"
).split()
ARABIC = (
    "التعاون المعزز الحكومات الإنترنت السياسات العامة دور أصحاب المصلحة التنمية الدولية في من على أن إلى مع".split()
)
CHINESE = "加强合作政府互联网公共政策问题作用利益攸关方进程发展国际组织机制论坛国家信息社会能力建设"
FRENCH = "coopération renforcée gouvernements politiques publiques de la du des les société développement à égalité où être".split()


def synthetic(respondents: int, questions: int, words: int) -> Compiled:
    """An invented compilation, the same on every run: about `words` words in all, in five languages."""
    dice = random.Random(2013)
    # Chinese is written without blanks and counts as few words: the others make up for it.
    mean = 1.006 * words / (respondents * questions)
    sections = []
    for question in range(1, questions + 1):
        entries = []
        for number in range(1, respondents + 1):
            language = "ar" if number % 23 == 0 else "zh" if number % 31 == 0 else "fr" if number % 17 == 0 else "en"
            entries.append(
                Entry(
                    anchor=f"R{number}-Q{question}",
                    heading=f"Respondent {number}",
                    meta="Member States · Region of the North · English",
                    language=language,
                    text=_answer(dice, max(20, int(dice.gauss(mean, mean / 3))), language),
                    state="",
                )
            )
        title = " ".join(dice.choices(WORDS, k=6)).capitalize()
        wording = _sentence(dice, WORDS, 25) + " " + _sentence(dice, WORDS, 20)
        sections.append(Section(f"Q{question}", str(question), title, wording, tuple(entries)))
    chart = Chart(
        "Responses by group",
        "Member States sent most responses.",
        ("Group", "Responses"),
        (("Member States", (29,)), ("Civil society", (19,)), ("Business", (11,)), ("Academia", (10,))),
        "Total",
    )
    return Compiled(
        title="Compilation of responses to the questionnaire",
        subtitle="By question",
        by="question",
        symbol="X/2013/CRP.4",
        version="1",
        issued="20 September 2013",
        language="en",
        direction="ltr",
        sections=tuple(sections),
        charts=(chart,),
        front=(_sentence(dice, WORDS, 60),),
        notes=("Two responses arrived late.",),
    )


def _sentence(dice: random.Random, words: list[str], length: int) -> str:
    return " ".join(dice.choices(words, k=length)).capitalize() + "."


def _answer(dice: random.Random, length: int, language: str) -> str:
    stock = ARABIC if language == "ar" else FRENCH if language == "fr" else WORDS
    if language == "zh":
        return "\n\n".join("".join(dice.choices(CHINESE, k=140)) + "。" for _ in range(max(1, length // 80)))
    parts: list[str] = []
    notes = 0
    while length > 0:
        kind = dice.random()
        if kind < 0.08:
            parts.append("\n".join(f"- {_sentence(dice, stock, 14)}" for _ in range(4)))
            length -= 56
        elif kind < 0.12:
            parts.append("\n".join(f"{letter}) {_sentence(dice, stock, 14)}" for letter in "abc"))
            length -= 42
        elif kind < 0.13:
            parts.append("\n".join("| " + " | ".join(dice.choices(stock, k=3)) + " |" for _ in range(5)))
            length -= 15
        else:
            size = min(length, dice.randint(50, 110)) if length > 20 else 20
            text = " ".join(_sentence(dice, stock, max(1, size // 4)) for _ in range(4))
            if dice.random() < 0.12:
                notes += 1
                text += f"[^{notes}]"
            parts.append(text)
            length -= size
    if notes:
        parts.append("\n".join(f"[^{number}]: {_sentence(dice, stock, 12)}" for number in range(1, notes + 1)))
    return "\n\n".join(parts)


@dataclass
class Result:
    name: str
    cpu: float | None = None
    wall: float | None = None
    memory: float | None = None  # MiB
    pages: int | None = None
    size: float | None = None  # MiB
    remark: str = ""


def measured(name: str, work: list[str], output: Path, patience: float = PATIENCE) -> Result:
    """Run `work` and say what it took. The child of this process that does it is counted with all of its own."""
    with tempfile.TemporaryFile() as said:
        return _measured(name, work, output, patience, said)


def _measured(name: str, work: list[str], output: Path, patience: float, said: IO[bytes]) -> Result:
    before = time.monotonic()
    started = subprocess.Popen(work, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True)
    used = None
    status = 0
    while used is None:
        pid, status, usage = os.wait4(started.pid, os.WNOHANG)
        if pid:
            used = usage
        elif time.monotonic() - before > patience:
            os.killpg(started.pid, 9)
            os.wait4(started.pid, 0)
            return Result(name, remark=f"gave up after {patience:.0f} s")
        else:
            time.sleep(0.02)
    wall = time.monotonic() - before
    if status or not output.exists():
        said.seek(0)
        lines = said.read().decode(errors="replace").strip().splitlines()
        return Result(name, remark=f"failed: {lines[-1][:60] if lines else os.waitstatus_to_exitcode(status)}")
    pages = _pages(output) if output.suffix == ".pdf" else None
    cpu = used.ru_utime + used.ru_stime
    return Result(name, cpu, wall, used.ru_maxrss / 1024, pages, output.stat().st_size / 2**20)


def _pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def work(task: str, source: Path, output: Path) -> None:
    """What the processes under measurement do: one format, from a pickled document to a file."""
    # The file was written by this script a moment ago.
    compiled: Compiled = pickle.loads(source.read_bytes())  # noqa: S301 -- written by this script itself a moment ago
    if task == "pdf":
        from plenary.press.print_pdf import pdf

        output.write_bytes(pdf(compiled))
    elif task == "part":
        from plenary.press.galley import part
        from plenary.press.print_pdf import pdf

        output.write_bytes(pdf(part(compiled, compiled.sections[0].anchor)))
    elif task == "docx":
        from plenary.press.print_docx import docx

        output.write_bytes(docx(compiled))
    elif task == "odt":
        from plenary.press.print_odt import odt

        output.write_bytes(odt(compiled))
    elif task == "html":
        from plenary.press.print_html import html

        output.write_bytes(html(compiled))
    elif task == "xlsx":
        from plenary.press.sheets import Sheet, xlsx

        rows = [
            (section.number, entry.heading, entry.language, entry.text)
            for section in compiled.sections
            for entry in section.entries
        ]
        sheet = Sheet("Answers", ("Question", "Respondent", "Language", "Answer"), rows)
        output.write_bytes(xlsx([sheet]))
    elif task == "weasyprint":
        import weasyprint

        weasyprint.HTML(source.with_suffix(".html")).write_pdf(output, pdf_variant="pdf/ua-1")


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--quick", action="store_true", help="a tenth of the size")
    reader.add_argument("--no-peers", action="store_true", help="leave WeasyPrint and LibreOffice out")
    reader.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    asked = reader.parse_args()
    if asked.work:
        work(asked.work[0], Path(asked.work[1]), Path(asked.work[2]))
        return 0
    scale = 10 if asked.quick else 1
    compiled = synthetic(69 if not asked.quick else 23, 18 if not asked.quick else 6, 510_000 // scale)
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        results = _run(compiled, Path(folder), peers=not asked.no_peers)
    words = sum(len(entry.text.split()) for section in compiled.sections for entry in section.entries)
    answers = sum(len(section.entries) for section in compiled.sections)
    print(f"{answers} answers, {words:,} words\n")
    print(_table(results, scale))
    report = {"answers": answers, "words": words, "scale": 1 / scale, "results": [vars(one) for one in results]}
    name = "compilation-quick.json" if asked.quick else "compilation.json"
    (OUT / name).write_text(json.dumps(report, indent=1) + "\n")
    return 0


def _run(compiled: Compiled, folder: Path, *, peers: bool) -> list[Result]:
    source = folder / "document.pickle"
    source.write_bytes(pickle.dumps(compiled))
    own = [sys.executable, __file__, "--work"]
    results = []
    for name, task, suffix in (
        ("Plenary PDF", "pdf", "pdf"),
        ("Plenary PDF, one question", "part", "part.pdf"),
        ("Plenary DOCX", "docx", "docx"),
        ("Plenary ODT", "odt", "odt"),
        ("Plenary HTML", "html", "html"),
        ("Plenary XLSX", "xlsx", "xlsx"),
    ):
        output = folder / f"document.{suffix}"
        results.append(measured(name, [*own, task, str(source), str(output)], output))
    if not peers:
        return results
    if importlib.util.find_spec("weasyprint"):
        output = folder / "weasyprint.pdf"
        results.append(measured("WeasyPrint, from the HTML", [*own, "weasyprint", str(source), str(output)], output))
    else:
        results.append(Result("WeasyPrint, from the HTML", remark="not installed"))
    office = shutil.which("soffice")
    if office:
        made = folder / "office"
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            office,
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(made),
            f"{folder}/document.docx",
        ]
        results.append(measured("LibreOffice, from the DOCX", command, made / "document.pdf"))
    else:
        results.append(Result("LibreOffice, from the DOCX", remark="not installed"))
    return results


def _table(results: list[Result], scale: int) -> str:
    lines = [f"{'':28}{'CPU s':>8}{'wall s':>8}{'MiB':>7}{'pages':>7}{'file MiB':>10}  of the promise"]
    for one in results:
        if one.cpu is None or one.wall is None or one.memory is None or one.size is None:
            lines.append(f"{one.name:28}  {one.remark}")
            continue
        # Starting a process costs the same at any size, so the promise is weighed at full size alone.
        promise = PROMISES.get(one.name) if scale == 1 else None
        kept = f"  {one.cpu / promise:.2f} x ({promise:g} s)" if promise else ""
        pages = "" if one.pages is None else f"{one.pages:,}"
        lines.append(f"{one.name:28}{one.cpu:8.1f}{one.wall:8.1f}{one.memory:7.0f}{pages:>7}{one.size:10.1f}{kept}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
