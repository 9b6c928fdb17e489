"""The words of Rich Text Format: groups, control words, text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?"  # a control word, its number, and the space that ends it
    rb"|\\'([0-9a-fA-F]{2})"
    rb"|\\([^a-zA-Z])"
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)"
    rb"|[\r\n]+|\\",
    re.DOTALL,
)


class Token(NamedTuple):
    """`kind`: "word", "byte", "symbol", "open", "close", "text"."""

    kind: str
    name: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """Cut RTF into its words; binary data (`\\bin`) is skipped. Never raises."""
    at, end = 0, len(data)
    while at < end:
        found = _TOKEN.match(data, at)
        if found is None:
            return
        at = found.end()
        word, number, byte, symbol, brace, text = found.groups()
        if text is not None:
            yield Token("text", data=text)
        elif word is not None:
            name = word.decode("ascii")
            value = int(number) if number is not None else None
            if name == "bin":
                at += max(value or 0, 0)
            else:
                yield Token("word", name, value)
        elif byte is not None:
            yield Token("byte", data=bytes([int(byte, 16)]))
        elif symbol is not None:
            yield Token("symbol", symbol.decode("latin-1"))
        elif brace is not None:
            yield Token("open" if brace == b"{" else "close")


# Character sets of fonts (\fcharset) to codecs.
CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES = {936: "gb18030", 950: "big5", 932: "cp932", 949: "cp949", 1361: "johab", 10000: "mac_roman", 65001: "utf-8"}

# Control words that stand for a character.
CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": " ", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
    "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
    "page": "\n", "column": "\n",
}  # fmt: skip
UNDERLINES = frozenset(("ul", "ulw", "uld", "uldb", "ulth", "ulwave", "uldash", "uldashd", "uldashdd", "ulhwave"))
SYMBOLS = {
    "~": " ",
    "_": "\u2011",
    "-": "",
    "\\": "\\",
    "{": "{",
    "}": "}",
    "\n": "\x00par",
    "\r": "\x00par",
    "\t": "\t",
}


def code_page(number: int) -> str:
    """The codec of `\\ansicpg`; cp1252 for what nobody knows."""
    if number in _PAGES:
        return _PAGES[number]
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"


# Groups that hold nothing a reader sees.
SKIPPED = frozenset(
    [
        *("colortbl", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "mmathPr", "latentstyles"),
        *("themedata", "colorschememapping", "datastore", "filetbl", "revtbl", "objdata", "objclass", "objname", "do"),
        *("fontemb", "panose", "bkmkstart", "bkmkend", "datafield", "template", "passwordhash", "userprops", "pgptbl"),
        *("nonshppict", "shprslt", "pnseclvl", "xe", "tc", "rxe", "nonesttables", "listpicture", "listname", "sp"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "docvar", "wgrffmtfilter", "falt", "pgdsctbl"),
    ]
)
COMMENTS = frozenset(("annotation", "atnid", "atnauthor", "atntime", "atndate", "atnref", "atnicn", "atnparent"))
MARGINS = frozenset(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"))
KNOWN_STARRED = frozenset(
    ("shpinst", "shptxt", "fldinst", "nesttableprops", "formfield", "ffl", "ud", "listtext", "pntext", "footnote")
)
