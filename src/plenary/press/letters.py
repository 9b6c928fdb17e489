"""Texts of files that come in, without what no table holds, no terminal prints and no reader sees. For every door."""

from __future__ import annotations

import json
import re
from typing import Any, Final

# Controls but tab and line ends, lone surrogates, noncharacters, and what turns the words around it the other way.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_FIGURES: Final = 15  # of a whole number: a longer one is kept as it is written, for the record holds none exactly


def cleaned(text: str) -> str:
    """The text with lone surrogates as U+FFFD, and without controls and marks of direction."""
    return _SURROGATE.sub("\ufffd", _UNFIT.sub("", text))


def shortened(text: str, most: int) -> str:
    """A text cleaned, and cut to `most` characters: a refusal names what is wrong, and does not print the file again."""
    text = cleaned(text[: most * 8])
    return text if len(text) <= most else text[: most - 1] + "…"


def json_of(data: bytes) -> Any:
    """JSON with every text in it cleaned. Raises what `json.loads` raises: ValueError, RecursionError.

    A whole number of more figures than the record can hold exactly is given as a text.
    """
    return cleaned_all(json.loads(data, parse_int=lambda said: int(said) if len(said) <= _FIGURES else said))


def cleaned_all(value: Any) -> Any:
    """JSON with every text and every name of a field in it cleaned."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list):
        return [cleaned_all(one) for one in value]
    if isinstance(value, dict):
        return {cleaned(key): cleaned_all(one) for key, one in value.items()}
    return value
