"""Captions out and in: WebVTT and SRT. Times are seconds from the beginning of a recording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape

SHORTEST, LONGEST = 1.0, 7.0  # seconds of a cue on the screen
A_SECOND = 14  # characters that are read in it


@dataclass(frozen=True, slots=True)
class Cue:
    """One line with its times, in seconds."""

    starts: float
    ends: float
    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A line as it came in."""

    instant: datetime
    text: str
    speaker: str = ""


def cues(lines: Sequence[Said], began: datetime) -> tuple[Cue, ...]:
    """Lines as cues of a recording that began then: each stands until the next, or for as long as it takes to read it.

    Lines from before the recording are left out. In order, none overlaps the next.
    """
    ordered = sorted((line for line in lines if line.instant >= began), key=lambda line: line.instant)
    found = []
    for n, line in enumerate(ordered):
        starts = (line.instant - began).total_seconds()
        reading = min(LONGEST, max(SHORTEST, len(line.text) / A_SECOND))
        after = (ordered[n + 1].instant - began).total_seconds() if n + 1 < len(ordered) else starts + LONGEST
        ends = min(max(starts + 0.001, after), starts + max(reading, 0.001)) if after > starts else starts + 0.001
        found.append(Cue(round(starts, 3), round(ends, 3), line.text, line.speaker))
    return tuple(found)


def vtt(some: Iterable[Cue], *, language: str = "", note: str = "") -> bytes:
    """WebVTT, each cue with its speaker as a voice. `note` says how the captions were made."""
    out = ["WEBVTT" + (f"\nLanguage: {language}" if language else ""), ""]
    if note:
        out += [f"NOTE {_flat(note)}", ""]
    for number, cue in enumerate(some, 1):
        voice = f"<v {_flat(cue.speaker)}>" if cue.speaker else ""
        out += [str(number), f"{_time(cue.starts, '.')} --> {_time(cue.ends, '.')}", voice + _flat(cue.text), ""]
    return "\n".join(out).encode()


def srt(some: Iterable[Cue]) -> bytes:
    """SubRip, for programs that read nothing else. A speaker stands before her line."""
    out = []
    for number, cue in enumerate(some, 1):
        said = f"{cue.speaker}: {cue.text}" if cue.speaker else cue.text
        out += [
            str(number),
            f"{_time(cue.starts, ',')} --> {_time(cue.ends, ',')}",
            " ".join(said.replace("-->", "→").split()),
            "",
        ]
    return "\n".join(out).encode()


def _flat(text: str) -> str:
    """One line, with the marks of WebVTT escaped."""
    flat = " ".join(text.split())
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _time(seconds: float, mark: str) -> str:
    thousandths = max(0, round(seconds * 1000))
    hours, rest = divmod(thousandths, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    whole, rest = divmod(rest, 1000)
    return f"{hours:02}:{minutes:02}:{whole:02}{mark}{rest:03}"


_TIMES = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})")
_VOICE = re.compile(r"^<v(?:\.[^\s>]*)?\s+([^>]*)>")
_TAG = re.compile(r"</?[a-z][^>]*>|<\d[^>]*>")


def cues_in(data: bytes) -> tuple[Cue, ...]:
    """The cues of a WebVTT or SRT file, whatever stands around them; what has no times is no cue."""
    text = data.decode("utf-8", "replace").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = []
    for block in re.split(r"\n{2,}", text):
        lines = block.split("\n")
        at = next((n for n, line in enumerate(lines) if _TIMES.search(line)), None)
        if at is None or lines[0].startswith(("NOTE", "STYLE", "REGION")):
            continue
        match = _TIMES.search(lines[at])
        if match is None:
            continue
        starts, ends = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
        said = " ".join(line.strip() for line in lines[at + 1 :] if line.strip())
        voice = _VOICE.match(said)
        speaker = unescape(voice.group(1).strip()) if voice else ""
        said = unescape(_TAG.sub("", said)).strip()
        if said and ends >= starts:
            found.append(Cue(starts, ends, said, speaker))
    return tuple(found)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
