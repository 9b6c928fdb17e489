"""The contributions to NETmundial (São Paulo, 2014): a folder of forms that we know how to read.

Each contribution is two text files. `NNNA.txt` is the form as it was printed from the web: title, area, person, region,
organisation, sector, keywords, abstract, and the document, with lines broken at about ninety columns. `NNNB.txt` is the
document again with its paragraphs whole, or the text of the attached file.

*Which text is the answer to question 9.* The second file, where it holds the form's document (four in five stretches of
24 letters stand in it too) and is neither shorter nor cut into single words, or where the form only points to the
attachment; numbers of lists that only the form shows are given back to it. A form that leads to its attachment ("for the
full text") is followed by it. Otherwise it is the form's own document, with its lines rejoined: the attachment is then
another text (somebody else's report), and stays beside the answer as an original. Both files are always kept, so nothing
is lost either way.

*How words were counted.* `index.csv` counts words between white space after the lines "Abstract" and "Document" of the
form. `form_words` counts so and equals it, except for the abstracts of 005, 007 and 009, where the label is glued to the line
before and the index says 0. `answer_words` counts what is the answer here; `reason` says why it is more than 1 per cent off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from plenary.press.blocks import Block
from plenary.press.building import Builder
from plenary.press.encodings import decode
from plenary.press.lines import add_lines
from plenary.press.prose_text import Heading, Item, Node, Paragraph, parse, write
from plenary.press.questionnaires.values import Question, Questionnaire

_FILE = re.compile(r"(?:^|/)(\d{3})([AB])\.txt$", re.I)
_AREAS: Final = (
    "SET OF INTERNET GOVERNANCE PRINCIPLES",
    "ROADMAP FOR THE FURTHER EVOLUTION OF THE INTERNET GOVERNANCE ECOSYSTEM",
    "COMBINED INTERNET GOVERNANCE PRINCIPLES AND ROADMAP",
)
_SECTORS: Final = ("Academia", "Civil Society", "Government", "Private Sector", "Technical community", "Other")
_QUESTIONS: Final = (
    ("Title", "text"), ("Area", "choice"), ("Entitled by", "text"), ("Region", "profile"), ("Organization", "text"),
    ("Sector", "profile"), ("Keywords", "text"), ("Abstract", "long"), ("Document", "long"),
)  # fmt: skip

QUESTIONNAIRE: Final = Questionnaire(
    title={
        "en": "Contributions to NETmundial, the Global Multistakeholder Meeting on the Future of Internet Governance"
    },
    languages=("en",),
    questions=tuple(
        Question(
            number=str(number),
            number_as_given=number,
            text={"en": label},
            kind=kind,
            choices=tuple((value, {"en": value}) for value in {"Area": _AREAS, "Sector": _SECTORS}.get(label, ())),
        )
        for number, (label, kind) in enumerate(_QUESTIONS, start=1)
    ),
    format="netmundial",
)
"""The form's nine fields as questions: 1 Title, 2 Area … 8 Abstract, 9 Document."""

SOURCE: Final = "Centre for Internet and Society, CC BY-SA 2.5 India"


REASONS: Final = {
    "attachment-is-fuller": "The attached file holds the form's text and more, and is the answer.",
    "form-points-to-attachment": "The form says that the text is attached; the attached file is the answer, after the form's words.",
    "marks-and-line-ends": "The same text within 1 per cent of its letters; marks of lists stand apart, or line ends cut words.",
}


@dataclass(frozen=True, slots=True)
class Contribution:
    """One contribution."""

    number: int
    files: tuple[str, ...]  # names in the folder, the form first; all are originals to keep
    encodings: tuple[str, ...]  # of each file, as found
    person: str
    organisation: str
    region: str  # as written: `plenary.rules.regions.place` reads it
    sector: str
    language: str  # BCP 47 of the document
    answers: Mapping[str, str]  # question's number: prose
    form_words: tuple[int, int]  # of the abstract and the document, counted as index.csv counts
    answer_words: int  # of the answer to question 9
    taken_from: str  # the file whose text answers question 9
    reason: str  # "", or why `answer_words` differs by more than 1 per cent: one of `REASONS`


@dataclass(frozen=True, slots=True)
class Folder:
    """What the folder holds."""

    questionnaire: Questionnaire
    contributions: tuple[Contribution, ...]
    problems: tuple[tuple[str, str], ...] = field(default=())  # (file, why it is no contribution)


def known(paths: Iterable[str]) -> bool:
    """Whether these names are the folder of contributions: forms `NNNA.txt`, and hardly any other text."""
    texts = [path for path in paths if path.lower().endswith(".txt")]
    ours = [match for path in texts if (match := _FILE.search(path))]
    forms = sum(match[2].upper() == "A" for match in ours)
    return forms > 0 and forms * 2 >= len(ours) > 0 and len(ours) >= 0.9 * len(texts)


def read_folder(files: Mapping[str, bytes]) -> Folder:
    """Read the folder; `files` gives the content of each name (with or without folders before it).

    Files that are no part of it (the index, tables) are left alone; a form that cannot be read is a problem, and stops
    nothing else.
    """
    forms: dict[int, str] = {}
    seconds: dict[int, str] = {}
    for name in sorted(files):
        match = _FILE.search(name)
        if match:
            (forms if match[2].upper() == "A" else seconds)[int(match[1])] = name
    found: list[Contribution] = []
    problems: list[tuple[str, str]] = []
    for number in sorted(forms):
        second = seconds.get(number, "")
        contribution = _contribution(number, forms[number], second, files)
        if contribution is None:
            problems.append((forms[number], "The form's labels (Area, Entitled by, … Document) were not found."))
        else:
            found.append(contribution)
    problems.extend((seconds[number], "It belongs to no form.") for number in sorted(seconds.keys() - forms.keys()))
    return Folder(QUESTIONNAIRE, tuple(found), tuple(problems))


_LABELS: Final = ("Area:", "Entitled by:", "Region:", "Organization:", "Sector:", "Keywords:")
_ATTACHED = re.compile(r"\s*Doc Attached:\s*(?:Click here to see the doc \d)?", re.S)
_POINTER = re.compile(r"\battach|\bPDF\b", re.I)
_LEADS_TO = re.compile(r"\battached\b[^.]*\bfull\s+text\b|\baccompanying\s+text\b", re.I)
_STRETCH: Final = 24  # letters


def _points(text: str) -> bool:
    """Whether the form holds no document but says where it is: "Please check the attached PDF at …"."""
    return len(text.split()) <= 20 and bool(_POINTER.search(text))


def _form(text: str) -> dict[str, str] | None:
    """The form's fields by label; None where it is no such form. Labels may be glued to the line before."""
    fields: dict[str, str] = {}
    label, start = "Title", 0
    for wanted in _LABELS:
        at = text.find(wanted, start)
        if at < 0:
            return None
        fields[label] = text[start:at]
        label, start = wanted.rstrip(":"), at + len(wanted)
    abstract = re.compile(r"(?:^|(?<=doc \d))Abstract[ \t]*$", re.M).search(text, start)
    document = re.compile(r"^Document[ \t]*$", re.M).search(text, abstract.end() if abstract else start)
    end = abstract.start() if abstract else document.start() if document else len(text)
    fields[label] = _ATTACHED.sub("", text[start:end])
    if not document:
        return None
    fields["Abstract"] = text[abstract.end() : document.start()] if abstract else ""
    fields["Document"] = text[document.end() :]
    return fields


def _contribution(number: int, form: str, second: str, files: Mapping[str, bytes]) -> Contribution | None:
    text, encoding = decode(files[form])
    text = _lines(text)
    fields = _form(text)
    if fields is None:
        return None
    other, other_encoding = decode(files[second]) if second else ("", "")
    other = re.sub(r"\A\s*Document\.?[ \t]*\n", "", _lines(other))
    own = fields["Document"]
    document, why = _choose(own, other)
    answers = {str(at): _line(fields[label]) for at, (label, _) in enumerate(_QUESTIONS[:7], start=1)}
    answers |= {"8": _prose(fields["Abstract"]), "9": _prose(document)}
    answer_words, form_words = _words(answers["9"]), len(own.split())
    differs = abs(answer_words - form_words) > form_words / 100
    reason = (why if why in REASONS else "marks-and-line-ends") if differs else ""
    return Contribution(
        number=number,
        files=(form, second) if second else (form,),
        encodings=(encoding, other_encoding) if second else (encoding,),
        person=answers["3"],
        organisation=answers["5"],
        region=answers["4"],
        sector=answers["6"],
        language=_language(document),
        answers=answers,
        form_words=(len(fields["Abstract"].split()), form_words),
        answer_words=answer_words,
        taken_from=form if why in ("", "form") else second,
        reason=reason,
    )


def _lines(text: str) -> str:
    """One kind of line end; the next-line control of mainframes is one too."""
    return re.sub("\r\n|\r|\x85|\u2028|\u2029", "\n", text)


def _line(text: str) -> str:
    return " ".join(text.split())


def _choose(own: str, other: str) -> tuple[str, str]:
    """The text that answers, and why: "form", "same", or one of `REASONS`."""
    if not other.strip():
        return own, "form"
    mended = _unfold(other)
    if _points(own):
        return mended, "form-points-to-attachment"
    mine, its = _letters(own), _letters(other)
    broken = mended.count("\n") * 2 < other.count("\n")
    if _LEADS_TO.search(own) and not _holds(its, mine):
        return f"{own}\n\n{mended}", "form-points-to-attachment"
    if broken or not _holds(its, mine) or (len(mine) > 1.01 * len(its) and _holds(mine, its)):
        return own, "form"
    return _numbered(other, own), "attachment-is-fuller" if len(its) > 1.01 * len(mine) else "same"


def _unfold(text: str) -> str:
    """Join runs of six lines and more that hold a single word each: two files were taken apart so."""
    lines: list[str] = []
    run: list[str] = []

    def end() -> None:
        lines.extend([" ".join(run)] if len(run) >= 6 else run)
        run.clear()

    for line in text.split("\n"):
        words = line.split()
        bullet = len(words) == 2 and not words[0].isalnum() and len(words[0]) == 1
        if bullet or len(words) != 1:
            end()
        if bullet or len(words) == 1:
            run.append(line.strip())
        else:
            lines.append(line)
    end()
    return "\n".join(lines)


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text).lower()


def _signs(text: str) -> str:
    """Letters and digits, so that a line that shows its number is no line without one."""
    return re.sub(r"[\W_]+", "", text).lower()


def _holds(whole: str, piece: str) -> bool:
    """Whether four in five stretches of `piece` stand in `whole` too (both letters alone: lines may break anywhere)."""
    stretches = [piece[at : at + _STRETCH] for at in range(0, len(piece) - _STRETCH + 1, _STRETCH)] or [piece]
    return bool(piece) and sum(stretch in whole for stretch in stretches) >= 0.8 * len(stretches)


_LABELLED = re.compile(r"^[ \t]*(\(?(?:\d{1,2}|[a-z])[.)])[ \t]+(\S.*)$", re.M)


def _numbered(text: str, form: str) -> str:
    """Give lines back the numbers that only the form shows: the second files lost those that web pages count."""
    lines = text.split("\n")
    signs = [_signs(line) for line in lines]
    at = 0
    for label, start in _LABELLED.findall(form):
        wanted = _signs(start)[:_STRETCH]
        same = next((n for n in range(at, len(lines)) if len(wanted) > 5 and signs[n].startswith(wanted)), None)
        if same is not None:
            lines[same] = f"{label} {lines[same].lstrip()}"
            at = same + 1
    return "\n".join(lines)


def _prose(text: str) -> str:
    """Text with broken lines to prose: paragraphs rejoined, lists and headings told apart."""
    builder = Builder("txt")
    add_lines(builder, text)
    return write([_node(block) for block in builder.source().blocks])


def _node(block: Block) -> Node:
    text = block.text
    if block.kind == "heading":
        return Heading(min(3, max(1, block.level)), _line(f"{block.label} {text}"))
    if block.kind == "item":
        label = block.label if re.search(r"\w", block.label) else ""
        return Item(max(1, block.level), label, text)
    return Paragraph(f"{block.label} {text}".strip())


def _words(prose: str) -> int:
    """Words between white space, as the index counts them: bullets and numbers count, signs of headings do not."""
    return len(prose.split()) - sum(isinstance(node, Heading) for node in parse(prose))


_COMMON: Final = {
    "en": frozenset(["the", "and", "of", "to", "in", "is", "that", "for", "should", "be"]),
    "es": frozenset(["el", "los", "las", "que", "en", "del", "una", "por", "con", "y"]),
    "pt": frozenset(["o", "os", "as", "que", "em", "do", "da", "uma", "por", "com", "e", "não", "dos"]),
    "fr": frozenset(["le", "les", "et", "que", "des", "une", "pour", "dans", "est", "du"]),
}


def _language(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {code: sum(word in common for word in words) for code, common in _COMMON.items()}
    return max(counts, key=lambda code: counts[code]) if any(counts.values()) else "en"
