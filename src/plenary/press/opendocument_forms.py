"""Form controls of an OpenDocument text, and its plain text."""

from __future__ import annotations

from lxml import etree

from plenary.press.building import Builder
from plenary.press.form_answers import PROPERTY, Tags, form_named
from plenary.press.opendocument_styles import TEXT

_FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def text_of(element: etree._Element) -> str:
    """All text within an element."""
    return "".join(str(text) for text in element.itertext())


def controls_of(content: etree._Element) -> dict[str, etree._Element]:
    """The controls that a document declares, by the name under which drawings show them."""
    found = {}
    for element in content.iter():
        if is_control(element):
            found[element.get(_XML + "id", "") or element.get(_FORM + "id", "")] = element
    return found


def is_control(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag.startswith(_FORM)


def control_text(control: etree._Element | None) -> str:
    """What a control of a form shows: typed text, a ticked box with its caption, the chosen entry."""
    if control is None:
        return ""
    kind = etree.QName(control).localname
    caption = control.get(_FORM + "label", "")
    if kind in ("checkbox", "radio"):
        state = control.get(_FORM + "current-state") or control.get(_FORM + "state", "unchecked")
        chosen = state == "checked" or control.get(_FORM + "current-selected") == "true"
        return f"{'☑' if chosen else '☐'} {caption}".strip()
    if kind == "listbox":
        return " ".join(
            option.get(_FORM + "label", "")
            for option in control
            if "true" in (option.get(_FORM + "current-selected"), option.get(_FORM + "selected"))
        )
    if kind in ("text", "textarea", "combobox", "formatted-text", "number", "date", "time"):
        paragraphs = [text_of(p) for p in control.iter(TEXT + "p")]
        return "\n".join(paragraphs) or control.get(_FORM + "current-value", "") or control.get(_FORM + "value", "")
    return caption


class ContentControls:
    """The content controls of newer programs, which stand inside a paragraph; those of our forms name their field."""

    def __init__(self) -> None:
        self._tags = Tags()

    def is_placeholder(self, element: etree._Element, builder: Builder) -> bool:
        """Whether an element is a control that nobody has filled. A field's tag becomes that of its paragraph."""
        if element.tag != _LOEXT + "content-control":
            return False
        builder.tag = builder.tag or self._tags.read(element.get(_LOEXT + "tag", ""))
        empty = element.get(_LOEXT + "showing-place-holder") == "true"
        return empty and element.get(_LOEXT + "checkbox") != "true"


def form_in(meta: etree._Element | None) -> str:
    """Which form of ours a document is, from its own properties; "" where it is none."""
    for each in meta.iter(_META + "user-defined") if meta is not None else ():
        if each.get(_META + "name") == PROPERTY:
            return form_named(text_of(each))
    return ""
