"""The fields of our Word form: what their tags say, on the way out and on the way back.

`press.form_docx` writes the tags; the readers of Word and OpenDocument give each block the tag of the control in which it
stands (`Block.tag`), and the whole `Source` the form it is (`Source.form`). Which tag stands where is all that is known
here; what becomes of it is `rules.questionnaire.by_tag`.

    form            printed by the form itself: titles, labels, how to fill it in
    ask:Q2a         the wording of question 2, part a
    Q2a             its answer; Q{3 bis} and Q{3 bis}.ii where number and letter are no plain ones
    Q3#2            the box of the second choice of question 3
    name, group, country, email, joint, consent    who answers
    Q2a*2           the second control with that tag: somebody copied the first
"""

from __future__ import annotations

import re

from lxml import etree

from plenary.press.word_styles import W, value

HEAD = "plenary:"  # of every tag in the file
FORM = "form"
ASK = "ask:"
FIELDS = ("name", "group", "country", "email", "joint", "consent")
PROPERTY = "PlenaryForm"  # of the document: "views/3fa1c02b77d0/ar"
LONGEST = 64  # characters of a tag that Word keeps
_PRINTED = (FORM, ASK)
_FORM = re.compile(r"[a-z0-9-]{1,60}/[0-9a-f]{6,64}/[A-Za-z-]{2,20}")


def ask(reference: str) -> str:
    """The tag of a question's wording."""
    return f"{ASK}{reference}"


def box(reference: str, number: int) -> str:
    """The tag of the box before a choice, counted from 1."""
    return f"{reference}#{number}"


class Tags:
    """Reads the tags of one document in order; each further control with a tag that was met gets a count."""

    def __init__(self) -> None:
        self._met: dict[str, int] = {}

    def read(self, raw: str) -> str:
        """What a control's tag says; "" for a control that is not ours."""
        if not raw.startswith(HEAD) or len(raw) > LONGEST:
            return ""
        tag = raw[len(HEAD) :].strip()
        if not tag or tag.startswith(_PRINTED):
            return tag
        self._met[tag] = count = self._met.get(tag, 0) + 1
        return tag if count == 1 else f"{tag}*{count}"

    def of(self, control: etree._Element) -> str:
        """The tag of one of Word's content controls."""
        return self.read(value(control.find(f"{W}sdtPr/{W}tag")))


def form_of(properties: etree._Element | None) -> str:
    """Which form a document is, from its own properties (`docProps/custom.xml`); "" where it is none."""
    for each in properties if properties is not None else ():
        if each.get("name") == PROPERTY:
            return form_named("".join(str(text) for text in each.itertext()))
    return ""


def form_named(text: str) -> str:
    """The text where it names a form as `PROPERTY` does, otherwise ""."""
    text = text.strip()
    return text if _FORM.fullmatch(text) else ""


def repeats(control: etree._Element) -> bool:
    """Whether a control within a paragraph only repeats the one before it.

    LibreOffice 7.4 writes a control whose text changes its look or its script once for each piece, and the whole text
    into every one of them: "All", "l" + "All", "." + "All". The first says it all.
    """
    first = control.getprevious()
    while first is not None and first.tag == control.tag and _untagged(first):
        before = first.getprevious()
        if before is None or before.tag != control.tag:
            break
        first = before
    if first is None or first.tag != control.tag or not _untagged(control) or not _untagged(first):
        return False
    said, again = _texts(first), _texts(control)
    whole = "".join(said)
    return bool(whole) and len(said) == 1 and bool(again) and again[-1] == whole and "".join(again[:-1]) in whole


def _untagged(control: etree._Element) -> bool:
    return control.find(f"{W}sdtPr/{W}tag") is None


def _texts(control: etree._Element) -> list[str]:
    return [text.text or "" for text in control.iter(f"{W}t")]
