"""The sheet that a review shows: every block of the source with its place, every doubt with its candidates."""

from __future__ import annotations

from dataclasses import dataclass

from plenary.calls import reads
from plenary.calls.blocks import PROMPT, unpack
from plenary.calls.models import Original
from plenary.press.blocks import Block
from plenary.record.actor import Actor
from plenary.rules import regions

REGIONS = tuple(regions.GROUPS)


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    block: Block
    place: str  # "answer", "prompt", "doubt", "leftover"
    question: str
    part: str
    doubt: int  # -1


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    number: int
    reason: str
    text: str
    first: int  # block, for a link into the source
    blocks: int
    candidates: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    response: reads.ResponseLine
    format: str
    encoding: str
    warnings: tuple[str, ...]
    blocks: tuple[PlacedBlock, ...]
    doubts: tuple[OpenDoubt, ...]  # open ones
    answers: tuple[reads.AnswerLine, ...]
    placed: int
    leftovers: int
    in_doubt: int
    total: int  # blocks of the source; `blocks` is a window of them
    start: int
    on: int  # the block that the next window begins with; 0 at the end


WINDOW = 12_000  # letters of the source on one page


def sheet(by: Actor, call: str, number: int, *, start: int = 0) -> Sheet | None:
    """One response for review, its source from block `start` on; None where the viewer may not see it. Six queries."""
    response = reads.response(by, call, number)
    if response is None:
        return None
    answers = reads.answers(by, call, number=number)
    original = Original.objects.filter(pk=response.id).first()
    if original is None:
        return Sheet(response, "", "", (), (), (), answers, 0, 0, 0, 0, 0, 0)
    blocks = unpack(original.blocks)
    placed = tuple(_placed(b, p) for b, p in zip(blocks, original.places, strict=True))
    doubts = []
    for n, d in enumerate(original.doubts):
        mine = [p.block for p in placed if p.doubt == n]
        if mine:
            text = "\n".join(b.text for b in mine)
            candidates = tuple((str(q), str(part), int(score)) for q, part, score in d["candidates"])
            doubts.append(OpenDoubt(n, d["reason"], text[:600], mine[0].index, len(mine), candidates))
    start = min(max(start, 0), max(len(placed) - 1, 0))
    end, letters = start, 0
    while end < len(placed) and (letters < WINDOW or end == start):
        letters += len(placed[end].block.text) + 60
        end += 1
    return Sheet(
        response,
        original.format,
        original.encoding,
        tuple(original.warnings),
        placed[start:end],
        tuple(doubts),
        answers,
        sum(1 for p in placed if p.place in ("answer", "prompt")),
        sum(1 for p in placed if p.place == "leftover"),
        sum(1 for p in placed if p.place == "doubt"),
        len(placed),
        start,
        end if end < len(placed) else 0,
    )


def _placed(block: Block, place: list[object]) -> PlacedBlock:
    if place[0] == "answer":
        use = "prompt" if place[3] == PROMPT else "answer"
        return PlacedBlock(block, use, str(place[1]), str(place[2]), -1)
    if place[0] == "doubt":
        return PlacedBlock(block, "doubt", "", "", int(str(place[1])))
    return PlacedBlock(block, "leftover", "", "", -1)
