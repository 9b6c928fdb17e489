"""What looks like a heading, in files whose writer used no styles."""

from __future__ import annotations

from plenary.press.wording import all_capitals, clean

TITLE_LENGTH = 200  # characters; what is longer is a paragraph however it looks


def heading_level(text: str, *, bold: bool, size: float, usual: float, centred: bool) -> int:
    """The level (1 to 3) of the heading that a paragraph looks like, 0 for none.

    `size` is the smallest type in it and `usual` that of most of the document, in one unit. Larger type makes a
    heading, and so do bold capitals and a bold line in the middle of the page; bold alone is how questions are set.
    """
    text = clean(text)
    if not text or len(text) > TITLE_LENGTH or not any(c.isalpha() for c in text):
        return 0
    ratio = size / usual if usual else 1.0
    if ratio >= 1.15:
        return 1 if ratio >= 1.6 else 2 if ratio >= 1.3 else 3
    return 3 if bold and (centred or all_capitals(text)) else 0
