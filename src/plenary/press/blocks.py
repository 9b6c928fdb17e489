"""What comes out of a file that was handed in: blocks of text in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "cell", "footnote"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-sized piece of a source. Nothing of the source stands outside a block.

    `text` is plain text in logical order: white space folded, a forced line break is "\\n", a footnote's mark
    stands in it as "[^3]". A paragraph that a page break cut is one block again.
    """

    index: int  # position in the source, from 0, without gaps
    kind: Kind
    text: str
    level: int = 0  # heading: 1 to 6; item: depth from 1; otherwise 0
    label: str = ""  # the number or letter a list or heading shows ("3.", "a)", "•"), never part of `text`
    bold: bool = False  # the whole block is bold, underlined or otherwise set as a title would be
    page: int = 0  # from 1; 0 where the format has no pages
    table: int = 0  # from 1, with row and column (also from 1), where kind is "cell"
    row: int = 0
    column: int = 0
    mark: str = ""  # footnote: the mark that refers to it, "3" for "[^3]"
    tag: str = ""  # the field of our form in which it stands ("Q2a", "name"), see `press.form_answers`


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a file (mail, mailbox)."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader made of one file."""

    format: str  # docx, odt, pdf, rtf, txt, eml, mbox
    blocks: tuple[Block, ...]
    certain: bool = True  # False where layout had to be guessed (PDF): always goes to review
    encoding: str = ""  # of plain text, as found
    title: str = ""
    author: str = ""  # as the file says; for mail the sender's display name
    sender: str = ""  # mail: the address; never public
    sent: str = ""  # mail: ISO 8601 instant; otherwise ""
    message_id: str = ""
    attachments: tuple[Attachment, ...] = ()
    # Codes, such as "images-left-out", "no-text", "tracked-changes-accepted".
    warnings: tuple[str, ...] = field(default=())
    form: str = ""  # "views/3fa1c02b77d0/ar" where it is a form of ours: call, edition of the questions, language
