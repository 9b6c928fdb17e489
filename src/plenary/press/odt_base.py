"""The fixed parts of an OpenDocument text: styles, page furniture, manifest."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MIMETYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    f'xmlns:office="{_OASIS}office:1.0" xmlns:style="{_OASIS}style:1.0" xmlns:text="{_OASIS}text:1.0"'
    f' xmlns:table="{_OASIS}table:1.0" xmlns:draw="{_OASIS}drawing:1.0" xmlns:meta="{_OASIS}meta:1.0"'
    f' xmlns:fo="{_OASIS}xsl-fo-compatible:1.0" xmlns:svg="{_OASIS}svg-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
LEVELS = 6
_RUNS = re.compile("  +|^ | $")


def words(text: str) -> str:
    """Character data: escaped, with the white space that the format would fold kept."""
    kept = _RUNS.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(text))
    return kept.replace("\t", "<text:tab/>")


def locale(language: str, *, rtl: bool) -> str:
    """Language attributes of text properties: the group for complex scripts, for Asian ones, or the general one."""
    parts = (language or "en").split("-")
    country = next((part.upper() for part in parts[1:] if len(part) == 2), "none")
    if rtl:
        return f'style:language-complex={quoteattr(parts[0])} style:country-complex="{escape(country)}"'
    if parts[0].lower() in ("zh", "ja", "ko"):
        country = "CN" if country == "none" and parts[0].lower() == "zh" else country
        return f'style:language-asian={quoteattr(parts[0])} style:country-asian="{escape(country)}"'
    return f'fo:language={quoteattr(parts[0])} fo:country="{escape(country)}"'


def manifest(pictures: int) -> str:
    paths = {"content.xml": "text/xml", "styles.xml": "text/xml", "meta.xml": "text/xml"}
    paths |= {f"Pictures/chart{number}.svg": "image/svg+xml" for number in range(1, pictures + 1)}
    lines = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in paths.items()
    )
    return (
        f'{HEAD}<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIMETYPE}"/>'
        f"{lines}</manifest:manifest>"
    )


def meta(title: str, subject: str, language: str) -> str:
    return (
        f"{HEAD}<office:document-meta {SPACES}><office:meta><meta:generator>Plenary</meta:generator>"
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:language>{escape(language)}</dc:language></office:meta></office:document-meta>"
    )


def _style(name: str, *, parent: str = "Standard", shown: str = "", level: int = 0, p: str = "", t: str = "") -> str:
    outline = f' style:default-outline-level="{level}"' if level else ""
    base = f' style:parent-style-name="{parent}"' if parent else ""
    display = f' style:display-name="{shown}"' if shown else ""
    return (
        f'<style:style style:name="{name}"{display} style:family="paragraph"{base}{outline}>'
        f"<style:paragraph-properties {p}/><style:text-properties {t}/></style:style>"
    )


def _type(size: float, *, bold: bool = False, italic: bool = False, color: str = "") -> str:
    out = " ".join(
        f'{prefix}="{size}pt"' for prefix in ("fo:font-size", "style:font-size-asian", "style:font-size-complex")
    )
    if bold:
        out += ' fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'
    if italic:
        out += ' fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"'
    return out + (f' fo:color="{color}"' if color else "")


def styles(language: str, *, rtl: bool, head: str, foot: str, flowing: bool = False, brief: bool = False) -> str:
    """styles.xml; `head` and `foot` are the paragraphs that run on every page but the first."""
    blue, quiet, ink = "#1f4e79", "#55606b", "#1c2733"
    mode = "rl-tb" if rtl else "lr-tb"
    own = locale(language, rtl=rtl)
    heads = "".join(
        _style(
            f"Heading_{level}",
            shown=f"Heading {level}",
            level=level,
            p=f'fo:keep-with-next="always" fo:margin-top="{top}cm" fo:margin-bottom="0.2cm"'
            + (' fo:break-before="page"' if level == 1 and not flowing else ""),
            t=_type(size, bold=True, color=blue if level < 3 else ""),
        )
        for level, top, size in (
            (1, 0.8 if flowing else 0, 13 if brief else 16),
            (2, 0.6, 13),
            (3, 0.35, 11),
            (4, 0.3, 10.5),
            (5, 0.3, 10.5),
        )
    )
    bullets = "".join(
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{"–•"[level % 2]}">{_indent(level)}'
        "</text:list-level-style-bullet>"
        for level in range(1, LEVELS + 1)
    )
    # Items that bring their own labels: the list has none of its own, the label stands in the text before a tab.
    labels = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="nothing" fo:text-indent="-0.8cm"'
        f' fo:margin-left="{0.8 * level:.1f}cm"/></style:list-level-properties></text:list-level-style-number>'
        for level in range(1, LEVELS + 1)
    )
    tab = '<style:tab-stops><style:tab-stop style:position="15.6cm" style:type="right"{}/></style:tab-stops>'
    leader = tab.format(' style:leader-style="dotted" style:leader-text="."')
    contents = "".join(
        f'<style:style style:name="Contents_{level}" style:display-name="Contents {level}" style:family="paragraph"'
        f' style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="{0.5 * (level - 1)}cm"'
        f' fo:margin-bottom="0.08cm">{leader}</style:paragraph-properties></style:style>'
        for level in (1, 2)
    )
    running = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
        f"<style:paragraph-properties>{tab.format('')}</style:paragraph-properties>"
        f"<style:text-properties {_type(8.5, color=quiet)}/></style:style>"
        for name in ("Header", "Footer")
    )
    return (
        f"{HEAD}<office:document-styles {SPACES}><office:font-face-decls>"
        '<style:font-face style:name="Serif" svg:font-family="&apos;Liberation Serif&apos;, &apos;Times New Roman&apos;"'
        ' style:font-family-generic="roman"/>'
        '<style:font-face style:name="Naskh" svg:font-family="&apos;Noto Naskh Arabic&apos;, &apos;Times New Roman&apos;"'
        ' style:font-family-generic="roman"/>'
        '<style:font-face style:name="Song" svg:font-family="&apos;Noto Serif CJK SC&apos;, SimSun"'
        ' style:font-family-generic="roman"/></office:font-face-decls><office:styles>'
        f'<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="{mode}"'
        f' fo:text-align="{"right" if rtl else "left"}" fo:line-height="115%" fo:margin-bottom="0.2cm" fo:orphans="2" fo:widows="2"/>'
        '<style:text-properties style:font-name="Serif" style:font-name-asian="Song" style:font-name-complex="Naskh"'
        f' {_type(10.5)} {own} fo:hyphenate="false"/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
        + _style(
            "Title",
            p=f'fo:margin-top="{0.6 if brief else 2}cm" fo:margin-bottom="0.2cm"',
            t=_type(18 if brief else 24, bold=True, color=blue),
        )
        + _style("Subtitle", p=f'fo:margin-bottom="{0.6 if brief else 1}cm"', t=_type(14, color=quiet))
        + heads
        + _style("About", p='fo:keep-with-next="always" fo:margin-bottom="0.08cm"', t=_type(8.5, color=quiet))
        + _style("Prompt", p='fo:keep-with-next="always" fo:margin-left="0.5cm"', t=f'fo:color="{quiet}"')
        + _style("State", t=_type(10.5, italic=True, color=quiet))
        + _style("Item", p='fo:margin-bottom="0.1cm"')
        + _style("Numbered", parent="Item", p='fo:margin-bottom="0.3cm"')
        + _style("Cell", p='fo:margin-bottom="0.05cm"', t=_type(9))
        + _style("CellHead", shown="Cell Head", parent="Cell", t=_type(9, bold=True))
        + _style("Far", parent="Cell", p=f'fo:text-align="{"left" if rtl else "right"}"')
        + _style("Far_Head", shown="Far Head", parent="CellHead", p=f'fo:text-align="{"left" if rtl else "right"}"')
        + _style(
            "Picture_Line",
            shown="Picture",
            p=f'style:writing-mode="lr-tb" fo:text-align="{"right" if rtl else "left"}"',
        )
        + _style(
            "Contents_Heading", shown="Contents Heading", p='fo:break-before="page"', t=_type(16, bold=True, color=blue)
        )
        + _style("Footnote", p='fo:margin-bottom="0.05cm"', t=_type(9))
        + contents
        + running
        + f'<style:style style:name="Link" style:family="text"><style:text-properties fo:color="{blue}"'
        ' style:text-underline-style="solid"/></style:style>'
        '<style:style style:name="Raised" style:family="text"><style:text-properties style:text-position="super 58%"/>'
        '</style:style><style:style style:name="Quiet_Link" style:display-name="Quiet Link" style:family="text">'
        f'<style:text-properties fo:color="{ink}" style:text-underline-style="none"/></style:style>'
        '<style:style style:name="Picture" style:family="graphic"><style:graphic-properties draw:stroke="none"'
        ' text:anchor-type="as-char"/></style:style>'
        f'<text:list-style style:name="Bullets">{bullets}</text:list-style>'
        f'<text:list-style style:name="Labels">{labels}</text:list-style>'
        '<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote"'
        ' text:citation-body-style-name="Raised" style:num-format="1" style:num-suffix=" " text:start-numbering-at="document"/>'
        "</office:styles><office:automatic-styles>"
        '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"'
        f' fo:margin-top="1.5cm" fo:margin-bottom="1.4cm" fo:margin-left="2.7cm" fo:margin-right="2.7cm"'
        f' style:writing-mode="{mode}"/><style:header-style><style:header-footer-properties fo:min-height="0.8cm"'
        ' fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties'
        ' fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">'
        f'<style:header><text:p text:style-name="Header">{head}</text:p></style:header>'
        f'<style:footer><text:p text:style-name="Footer">{foot}</text:p></style:footer>'
        "</style:master-page></office:master-styles></office:document-styles>"
    )


def _indent(level: int) -> str:
    return (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm"'
        f' fo:margin-left="{0.6 * level:.1f}cm"/></style:list-level-properties>'
    )


# Table styles are read from a document's own styles only.
TABLES = "".join(
    f'<style:style style:name="{name}" style:family="table"><style:table-properties table:align="margins"'
    f' fo:margin-bottom="0.3cm" style:writing-mode="{way}"/></style:style>'
    for name, way in (("Rows", "lr-tb"), ("Rows_Mirrored", "rl-tb"))
) + (
    '<style:style style:name="Box" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm"'
    ' fo:border-bottom="0.5pt solid #9aa5b0"/></style:style>'
)
