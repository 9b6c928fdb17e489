"""Where a reader puts what it finds; out comes a `Source` with its text mended and its blocks numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plenary.press.blocks import Attachment, Block, Kind, Source
from plenary.press.wording import clean, one_line

FURNITURE = "furniture"  # label of running heads, feet and page numbers; they stand after everything else
QUOTED = ">"  # label of what a mail quotes from an earlier one


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look. `standing_out` is None where the look says nothing: marks of notes, addresses."""

    text: str
    standing_out: bool | None = False  # bold, underlined or otherwise set as a title would be


@dataclass(slots=True)
class Draft:
    """A block while it is being made; fields as in `Block`."""

    kind: Kind
    text: str
    level: int = 0
    label: str = ""
    bold: bool = False
    page: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    mark: str = ""
    tag: str = ""


class Builder:
    """Collects blocks in reading order; notes and page furniture are kept apart and come after them."""

    def __init__(self, format: str) -> None:
        self.format = format
        self.drafts: list[Draft] = []
        self.notes: list[Draft] = []
        self.furniture: list[Draft] = []
        self.attachments: list[Attachment] = []
        self._warnings: dict[str, None] = {}
        self._tables = 0
        self.tag = ""  # of the blocks that are added now

    def warn(self, code: str) -> None:
        """Say once that something of the file was left out, moved or guessed."""
        self._warnings[code] = None

    def new_table(self) -> int:
        """The number of the next table, from 1."""
        self._tables += 1
        return self._tables

    def add(self, draft: Draft) -> None:
        """Put a block after those before it; an empty one without a label vanishes in `source`."""
        draft.tag = draft.tag or self.tag
        self.drafts.append(draft)

    def note(self, mark: str, text: str, page: int = 0) -> None:
        """Keep the text of a footnote whose mark `mark_for` gave."""
        self.notes.append(Draft("footnote", text, mark=mark, page=page))

    def set_apart(self, text: str, warning: str = "page-furniture-apart", page: int = 0) -> None:
        """Keep a running head or foot out of the flow; the same text is kept once."""
        text = clean(text)
        if text and all(kept.text != text for kept in self.furniture):
            self.furniture.append(Draft("paragraph", text, label=FURNITURE, page=page))
            self.warn(warning)

    def source(
        self,
        *,
        certain: bool = True,
        encoding: str = "",
        title: str = "",
        author: str = "",
        sender: str = "",
        sent: str = "",
        message_id: str = "",
        form: str = "",
    ) -> Source:
        """Clean and mend what was collected, number it and give the `Source`."""
        flow = _merge_repeated_links(self, _restore_numbers(_cleaned(self.drafts)))
        drafts = [*flow, *_cleaned(self.notes), *self.furniture]
        return Source(
            format=self.format,
            blocks=tuple(_block(index, draft) for index, draft in enumerate(drafts)),
            certain=certain,
            encoding=encoding,
            title=one_line(title)[:500],
            author=one_line(author)[:500],
            sender=one_line(sender)[:320],
            sent=sent,
            message_id=one_line(message_id)[:500],
            attachments=tuple(self.attachments),
            warnings=tuple(self._warnings),
            form=form,
        )


def _block(index: int, draft: Draft) -> Block:
    return Block(
        index=index,
        kind=draft.kind,
        text=draft.text,
        level=draft.level,
        label=draft.label,
        bold=draft.bold,
        page=draft.page,
        table=draft.table,
        row=draft.row,
        column=draft.column,
        mark=draft.mark,
        tag=draft.tag,
    )


_WITH_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def _cleaned(drafts: Iterable[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        draft.text, draft.label = clean(draft.text), one_line(draft.label)
        if draft.text:
            kept.append(draft)
        elif draft.kind != "footnote" and _WITH_LETTER_OR_DIGIT.search(draft.label):
            # A number that shows though nothing follows it in its paragraph: "3." of a form left blank.
            draft.text, draft.label = draft.label, ""
            if draft.kind != "cell":
                draft.kind, draft.level = "paragraph", 0
            kept.append(draft)
    return kept


# A number or letter that stands alone in its paragraph: "5.", "(a)", "iv)", "٣.".
_LONE_NUMBER = re.compile(r"[(（\[]?(?:\d{1,3}(?: ?bis)?|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})(?:[.．、]|[)）\]]\.?)")


def _restore_numbers(drafts: list[Draft]) -> list[Draft]:
    """Give a paragraph back the number that a scanner or an old layout set on a line of its own above it."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.tag == draft.tag
            and before.kind in ("paragraph", "heading")
            and not before.label
            and draft.kind in ("paragraph", "heading")
            and not draft.label
            and _LONE_NUMBER.fullmatch(before.text)
            and not _LONE_NUMBER.fullmatch(draft.text)
        ):
            draft.label = before.text
            if draft.kind == "paragraph":
                draft.kind, draft.level = "item", 1
            kept[-1] = draft
        else:
            kept.append(draft)
    return kept


_ADDRESS_ONLY = re.compile(r"<?(?:https?://|www\.)\S+>?")
_TWICE = re.compile(r"((?:https?://|www\.)[^\s()]{1,2000})(?:\s+(?:\(\1\)|\1)(?=\s|$))+")


def _merge_repeated_links(builder: Builder, drafts: list[Draft]) -> list[Draft]:
    """Keep one of several equal addresses that follow each other: a copied list of links repeats a wrapped link."""
    kept: list[Draft] = []
    for draft in drafts:
        if "://" in draft.text or "www." in draft.text:
            once = _TWICE.sub(r"\1", draft.text)
            if once != draft.text:
                draft.text = once
                builder.warn("repeated-links-merged")
            if (
                kept
                and kept[-1].text == draft.text
                and kept[-1].table == draft.table == 0
                and kept[-1].tag == draft.tag
                and _ADDRESS_ONLY.fullmatch(draft.text)
            ):
                builder.warn("repeated-links-merged")
                continue
        kept.append(draft)
    return kept


def pieces(runs: Sequence[Run]) -> list[tuple[str, bool]]:
    """Cut one paragraph of a file into the paragraphs that a reader sees: (text, stands out).

    A blank line made of forced breaks cuts, and so does a forced break where the look changes, as between a question
    in bold and the answer typed under it. Other forced breaks stay as "\\n".
    """
    lines: list[tuple[str, bool | None]] = []
    text: list[str] = []
    looks: list[bool] = []

    def end_line() -> None:
        lines.append(("".join(text), all(looks) if looks else None))
        text.clear()
        looks.clear()

    for run in runs:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                end_line()
            text.append(part)
            if run.standing_out is not None and part.strip():
                looks.append(run.standing_out)
    end_line()

    found: list[tuple[list[str], bool | None]] = []
    open_piece = False
    for line, look in lines:
        if not line.strip():
            open_piece = False
        elif open_piece and (look is None or found[-1][1] is None or look == found[-1][1]):
            found[-1][0].append(line)
            if found[-1][1] is None:
                found[-1] = (found[-1][0], look)
        else:
            found.append(([line], look))
            open_piece = True
    return [("\n".join(part), bool(look)) for part, look in found]


class Marks:
    """Gives each note of a document a mark that no other note of it has."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, wanted: str, page: int = 0) -> str:
        """`wanted` ("3", "ii", "*") where it is free, otherwise "3-p7" or "3-2"."""
        wanted = re.sub(r"[\[\]^\s]", "", wanted) or str(len(self._given) + 1)
        mark, again = wanted, 2
        if mark in self._given and page:
            mark = f"{wanted}-p{page}"
        while mark in self._given:
            mark, again = f"{wanted}-{again}", again + 1
        self._given.add(mark)
        return mark


def with_address(text: str, address: str) -> str:
    """The words of a link, with its address in parentheses where the words do not show it already."""
    address = address.strip()
    if not address or address.startswith("#") or address.lower().startswith(("javascript:", "data:", "file:")):
        return ""
    shown = _bare(text)
    bare = _bare(address)
    if bare in (shown, "") or shown.endswith(bare):
        return ""
    return f" ({address})"


def _bare(address: str) -> str:
    address = address.strip().strip("<>").lower()
    return re.sub(r"^(?:https?://|mailto:)(?:www\.)?|^www\.", "", address).split("?subject=")[0].rstrip("/.,;")
