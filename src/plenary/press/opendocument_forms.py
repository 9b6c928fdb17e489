"""Form controls of an OpenDocument text, and its plain text."""

from __future__ import annotations

from lxml import etree

from plenary.press.opendocument_styles import TEXT

_FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
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
