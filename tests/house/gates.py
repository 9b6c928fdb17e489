"""Gates of our own, for what no tool checks. Each takes the files to look at and gives what is wrong, a line each.

`tests/house/check.py` runs them over the repository, `tests/house/test_gates.py` over files that break each of them.
"""

from __future__ import annotations

import io
import re
import subprocess
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
Files = Mapping[str, str]  # path within the repository -> text

# Longer than 400 lines, and why. A data table is no reason; a second subject is one to split.
LONG: dict[str, str] = {
    "src/plenary/meetings/migrations/0001_initial.py": "written by Django in one piece: twenty-five tables, made at once",
}
MOST_LINES = 400


def tracked() -> dict[str, str]:
    """Every text file that git tracks, or would track: what a clone holds."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(asked, cwd=REPOSITORY, capture_output=True, check=True)
    made = {}
    for name in sorted(n for n in listed.stdout.decode().split("\0") if n):
        try:
            made[name] = (REPOSITORY / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # fonts and pictures; files that git knows and somebody has just taken away
    return made


def _under(files: Files, folder: str, *endings: str) -> Iterator[tuple[str, str]]:
    return ((n, t) for n, t in files.items() if n.startswith(folder) and n.endswith(endings))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def explained_ignores(files: Files) -> list[str]:
    """Whatever tells a tool to look away says which rule, and behind it why: ` -- why`, or for mypy `  # why`."""
    told = []
    for name, text in files.items():
        if not name.endswith(".py"):
            continue
        for number, comment in _comments(text):
            for mark, code, why in _LOOK_AWAY.findall(comment):
                if not code and not mark.startswith("pragma"):
                    told.append(f"{name}:{number}: {mark} without a code: say which rule")
                elif not re.search(r"(?: --? |# *)\w", why):
                    told.append(f"{name}:{number}: {mark} without a reason: write it behind ' -- '")
    return told


_LOOK_AWAY = re.compile(
    r"# ?(noqa|type: ?ignore|pragma: no cover|nosec)(:? ?[A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)*|\[[\w, -]+\]|)(.*)"
)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
    except (tokenize.TokenError, SyntaxError):
        return  # ruff says what is wrong with it


_SIDES = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|(?:left|right)\s*:"
    r"|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right)|clear\s*:\s*(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius)"
)


def both_directions(files: Files) -> list[str]:
    """CSS names no physical side: the same sheet serves pages from right to left."""
    return [
        f"{name}:{_line(text, found.start())}: {found[0].strip()}: use the logical property (inline-start, inline-end)"
        for name, text in _under(files, "src/", ".css", ".html")
        for found in _SIDES.finditer(_without_comments(text))
    ]


def _without_comments(text: str) -> str:
    """Comments blanked out, line by line, so that places stay where they are."""
    return re.sub(r"/\*.*?\*/|\{#.*?#\}", lambda c: re.sub(r"[^\n]", " ", c[0]), text, flags=re.S)


_INLINE = (
    (re.compile(r"<[^>]*\sstyle\s*="), "a style attribute"),
    (re.compile(r"<style\b"), "a style element"),
    (re.compile(r"<script(?![^>]*\ssrc=)[^>]*>"), "a script in the page"),
    (re.compile(r"<[^>{]*\son[a-z]+\s*=\s*[\"']"), "an event handler in the page"),
    (re.compile(r"(?:href|src|action)\s*=\s*[\"']\s*(?:javascript:|data:|https?:)"), "something from elsewhere"),
    (re.compile(r"\|\s*safe\b"), "an unescaped value"),
    (re.compile(r"\{%-?\s*autoescape\s+false"), "escaping switched off"),
)


def nothing_inline(files: Files) -> list[str]:
    """Templates keep to the content security policy: no inline style or script, nothing unescaped, no third parties."""
    return [
        f"{name}:{_line(text, found.start())}: {what}: {found[0][:60]}"
        for name, text in _under(files, "src/plenary/", ".html")
        for pattern, what in _INLINE
        for found in pattern.finditer(_without_comments(text))
    ]


def short_files(files: Files, long: Mapping[str, str] | None = None) -> list[str]:
    """No file of the source past 400 lines: look for the second subject."""
    exceptions = LONG if long is None else long
    endings = (".py", ".html", ".css", ".js", ".typ")
    told = []
    for name, text in _under(files, "src/plenary/", *endings):
        lines = text.count("\n")
        if lines > MOST_LINES and name not in exceptions:
            told.append(f"{name}: {lines} lines: split it by subject")
        elif lines <= MOST_LINES and name in exceptions:
            told.append(f"{name}: {lines} lines: it needs no exception any more")
    return told


# Folders that exist on one machine alone, and places that packages are fetched from.
_MACHINE = re.compile(r"(?<![\w.~$}/>)-])/(?:home|root|Users|work|workspace|mnt|tmp|srv/build)/\w[\w./-]*")
_REGISTRY = re.compile(
    r"https?://[^\s\"'<>)]*(?:\bpy"
    r"pi\b|python"
    r"hosted|npm"
    r"js\.|/simp"
    r"le/|artifact"
    r"ory|regis"
    r"try)"
    r"|--(?:extra-)?ind"
    r"ex-url[= ]\S|--trusted-h"
    r"ost[= ]\S",
    re.I,
)


def no_workplace(files: Files) -> list[str]:
    """Nothing names the machine it was made on, or an address that packages come from."""
    patterns = ((_MACHINE, "a path of one machine"), (_REGISTRY, "the address of a registry"))
    return [
        f"{name}:{_line(text, found.start())}: {what}: {found[0][:60]}"
        for name, text in files.items()
        for pattern, what in patterns
        for found in pattern.finditer(text)
    ]


def hashed_requirements(files: Files) -> list[str]:
    """Each requirement is one exact version with the hashes of its files, and comes from no named address."""
    told = []
    for name in ("requirements.txt", "requirements-dev.txt"):
        entries = re.split(r"(?<!\\)\n", files.get(name, ""))
        if not files.get(name):
            told.append(f"{name} is missing: make lock")
        for entry in (e.strip() for e in entries):
            if not entry or entry.startswith("#"):
                continue
            first = entry.split("\\")[0].strip()
            if not re.match(r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==[\w.!+]+( ;.*)?$", first):
                told.append(f"{name}: {first[:60]}: not one exact version")
            elif "--hash=sha256:" not in entry:
                told.append(f"{name}: {first}: no hash")
    return told


def links_arrive(files: Files) -> list[str]:
    """Links between the pages of the documentation lead to files that are there."""
    told = []
    for name, text in files.items():
        if not name.endswith(".md"):
            continue
        for found in re.finditer(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", re.sub(r"```.*?```", "", text, flags=re.S)):
            target = found[1]
            if re.match(r"[a-z]+:", target):
                continue
            there = (REPOSITORY / name).parent.joinpath(target).resolve()
            inside = there.relative_to(REPOSITORY).as_posix() if there.is_relative_to(REPOSITORY) else ""
            if inside not in files and not (inside and there.exists()):
                told.append(f"{name}: the link to {target} leads nowhere")
    return told


GATES = {
    "explained ignores": explained_ignores,
    "both directions": both_directions,
    "nothing inline": nothing_inline,
    "short files": short_files,
    "no workplace": no_workplace,
    "hashed requirements": hashed_requirements,
    "links arrive": links_arrive,
}


def names() -> Iterable[str]:
    """The gates of our own, by name."""
    return GATES
