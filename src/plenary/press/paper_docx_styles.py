"""The fixed parts of a Word file of a text under negotiation: styles, list of parts, properties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from plenary.press import docx_base as base
from plenary.press.galley import line

# Names of styles, in lower case as `word_styles` gives them; by them a file of ours is read again.
KINDS: dict[str, Literal["preambular", "operative", "paragraph"]] = {
    "preambular paragraph": "preambular",
    "operative paragraph": "operative",
    "text paragraph": "paragraph",
}
ITEM = "text item"
ABOUT = frozenset(
    (
        *("title", "subtitle", "about", "authority", "banner", "front title", "part agreed", "part not agreed"),
        *("paragraph state", "paragraph sources", "closing words"),
    )
)
ROLES: dict[str, Literal["number", "bracket", "sponsors"]] = {
    "paragraph number": "number",
    "bracket": "bracket",
    "sponsors": "sponsors",
}

ADDRESS, VERSION, LANGUAGE = "PlenaryAddress", "PlenaryVersion", "PlenaryLanguage"
OTHER_EDGE = '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="9C2F2F"/></w:pBdr>'

_IDS = {"preambular": "Preambular", "operative": "Operative", "paragraph": "TextParagraph"}
_HANGING, _STEP, _LEVELS = 737, 454, 6
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_TYPES = "application/vnd.openxmlformats-officedocument"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of custom properties, given by the standard

ROOT_RELATIONS = base.ROOT_RELATIONS.replace(
    "</Relationships>",
    f'<Relationship Id="rId4" Type="{base.R}/custom-properties" Target="docProps/custom.xml"/></Relationships>',
)


def of(kind: str, level: int) -> str:
    """The style id of a paragraph of a text."""
    if kind == "heading":
        return f"Heading{min(max(level, 1), 5)}"
    if kind == "item":
        return f"TextItem{min(max(level, 1), _LEVELS)}"
    return _IDS.get(kind, "TextParagraph")


def flush(kind: str, level: int) -> str:
    """The indent of a paragraph that has no number to hang out."""
    left = _STEP * min(max(level, 1), _LEVELS) if kind == "item" else 0
    return f'<w:ind w:left="{left}" w:firstLine="0"/>'


def content_types(*, comments: bool) -> str:
    """The list of parts."""
    more = f'<Override PartName="/docProps/custom.xml" ContentType="{_TYPES}.custom-properties+xml"/>'
    if comments:
        more += f'<Override PartName="/word/comments.xml" ContentType="{_TYPES}.wordprocessingml.comments+xml"/>'
    return base.content_types(0).replace("</Types>", more + "</Types>")


def properties(values: Mapping[str, str]) -> str:
    """Properties of our own; empty ones are left out."""
    lines = "".join(
        f"<property fmtid={quoteattr(_FORMAT)} pid={quoteattr(str(place))} name={quoteattr(name)}>"
        f"<vt:lpwstr>{escape(line(value))}</vt:lpwstr></property>"
        for place, (name, value) in enumerate(((n, v) for n, v in values.items() if v), start=2)
    )
    return f'{base.HEAD}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANTS}">{lines}</Properties>'


def styles(language: str) -> str:
    """All styles: those of other documents and those of texts."""
    quiet, strong, red = '<w:color w:val="55606B"/>', "<w:b/><w:bCs/>", '<w:color w:val="9C2F2F"/>'
    hanging = (
        f'<w:tabs><w:tab w:val="left" w:pos="{_HANGING}"/></w:tabs><w:spacing w:after="160"/>'
        f'<w:ind w:left="{_HANGING}" w:hanging="{_HANGING}"/>'
    )
    edge = 'w:val="single" w:sz="6" w:space="6" w:color="9AA5B0"'
    box = "".join(f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right"))
    out = [
        _style("Operative", "Operative Paragraph", hanging),
        _style("Preambular", "Preambular Paragraph", hanging),
        _style("TextParagraph", "Text Paragraph", hanging),
        _style("Authority", "Authority", '<w:spacing w:after="120"/>', f"{strong}<w:i/><w:iCs/>"),
        _style("Banner", "Banner", f'<w:pBdr>{box}</w:pBdr><w:spacing w:before="60" w:after="240"/>', strong),
        _style("FrontTitle", "Front Title", '<w:keepNext/><w:spacing w:before="240" w:after="120"/>', _big(strong, 26)),
        _style("ParState", "Paragraph State", f'<w:ind w:left="{_HANGING}"/>', f"<w:i/><w:iCs/>{quiet}"),
        _style("ParSources", "Paragraph Sources", f'<w:ind w:left="{_HANGING}"/>', _big(quiet, 18)),
        _style("PartConsensus", "Part Agreed", '<w:keepNext/><w:spacing w:before="240" w:after="120"/>', strong),
        _style(
            "PartOther",
            "Part Not Agreed",
            f'<w:keepNext/>{OTHER_EDGE}<w:spacing w:before="240" w:after="120"/>',
            strong + red,
        ),
        _style("Closing", "Closing Words", '<w:spacing w:before="120" w:after="60"/>', _big(quiet, 18)),
        _style(
            "CommentText", "annotation text", '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', _big("", 20)
        ),
        _letters("ParNumber", "Paragraph Number", ""),
        _letters("Bracket", "Bracket", strong),
        _letters("Sponsors", "Sponsors", f'{quiet}<w:vertAlign w:val="superscript"/>'),
        _letters("CommentReference", "Annotation Mark", _big("", 16)),
    ]
    for level in range(1, _LEVELS + 1):
        left = _HANGING + _STEP * level
        tab = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs><w:spacing w:after="100"/>'
        out.append(
            _style(f"TextItem{level}", f"Text Item {level}", f'{tab}<w:ind w:left="{left}" w:hanging="{_STEP}"/>')
        )
    common = base.styles(language, flowing=True, brief=True)
    return common.replace("</w:styles>", "".join(out) + "</w:styles>")


def _big(look: str, half_points: int) -> str:
    return f'{look}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _style(ident: str, name: str, p: str, r: str = "") -> str:
    after = '<w:next w:val="TextParagraph"/>' if name.lower() in ABOUT else ""  # what is written behind is of the text
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ident}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{after}<w:qFormat/><w:pPr>{p}</w:pPr><w:rPr>{r}</w:rPr></w:style>'
    )


def _letters(ident: str, name: str, r: str) -> str:
    return f'<w:style w:type="character" w:customStyle="1" w:styleId="{ident}"><w:name w:val="{name}"/><w:rPr>{r}</w:rPr></w:style>'
