"""Captions out and in: WebVTT and SRT. Times are seconds from the beginning of a recording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from itertools import groupby, pairwise

from plenary.press.encodings import decode
from plenary.press.galley import clean

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

    Lines from before the recording are left out. In order, none overlaps the next; lines that came in the same
    thousandth of a second share the time that they have, one after the other.
    """
    ordered = sorted((line for line in lines if line.instant >= began), key=lambda line: line.instant)
    at_once = [(start, tuple(some)) for start, some in groupby(ordered, lambda line: _thousandths(line.instant, began))]
    found: list[Cue] = []
    for n, (starts, some) in enumerate(at_once):
        reading = [1000 * min(LONGEST, max(SHORTEST, len(line.text) / A_SECOND)) for line in some]
        room = at_once[n + 1][0] - starts if n + 1 < len(at_once) else sum(reading)
        share = min(1.0, room / sum(reading))
        times = [starts + round(share * sum(reading[:k])) for k in range(len(some) + 1)]
        found += [
            Cue(first / 1000, last / 1000, line.text, line.speaker)
            for line, (first, last) in zip(some, pairwise(times), strict=True)
        ]
    return tuple(found)


def _thousandths(instant: datetime, began: datetime) -> int:
    return round((instant - began).total_seconds() * 1000)


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
            " ".join(clean(said).replace("-->", "→").split()),
            "",
        ]
    return "\n".join(out).encode()


def _flat(text: str) -> str:
    """One line, with the marks of WebVTT escaped."""
    flat = " ".join(clean(text).split())
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _time(seconds: float, mark: str) -> str:
    thousandths = max(0, round(seconds * 1000))
    hours, rest = divmod(thousandths, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    whole, rest = divmod(rest, 1000)
    return f"{hours:02}:{minutes:02}:{whole:02}{mark}{rest:03}"


_TIMES = re.compile(r"(?:(\d{1,5}):)?(\d{1,2}):(\d{2})[.,](\d{3})\s*-->\s*(?:(\d{1,5}):)?(\d{1,2}):(\d{2})[.,](\d{3})")
_VOICE = re.compile(r"^<v(?:\.[^\s>]*)?\s+([^>]*)>")
_TAG = re.compile(r"</?[a-z][^>]*>|<\d[^>]*>")


def cues_in(data: bytes) -> tuple[Cue, ...]:
    """The cues of a WebVTT or SRT file in any encoding, in its order; what has no times or no words is no cue."""
    text = decode(data)[0].lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = []
    for block in re.split(r"\n\s*\n", text):
        lines = block.split("\n")
        if lines[0].split(" ")[0].strip() in ("NOTE", "STYLE", "REGION"):
            continue
        timed = [(n, match) for n, line in enumerate(lines) if (match := _TIMES.search(line))]
        until = [n for n, _match in timed[1:]] + [len(lines)] * bool(timed)
        for (at, match), after in zip(timed, until, strict=True):
            own = [line.strip() for line in lines[at + 1 : after]]
            if after < len(lines) and own and own[-1].isdecimal():
                own.pop()  # no blank line before the next cue: that is its number
            starts, ends = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
            said = " ".join(line for line in own if line)
            voice = _VOICE.match(said)
            speaker = unescape(voice.group(1).strip()) if voice else ""
            said = unescape(_TAG.sub("", said)).strip()
            if said and ends >= starts:
                found.append(Cue(starts, ends, said, speaker))
    return tuple(found)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return (((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths) / 1000  # rounded once: as it was written
