"""The fixed parts of a Word file: styles, numbering, notes, head and foot, and the list of what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml"
LATIN, ARABIC, CHINESE = "Times New Roman", "Times New Roman", "SimSun"
BULLETS = 6  # levels

TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
}
CHART_TYPE = f"{_OFFICE}.drawingml.chart+xml"


def content_types(charts: int) -> str:
    parts = TYPES | {f"word/charts/chart{number}.xml": CHART_TYPE for number in range(1, charts + 1)}
    lines = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in parts.items())
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def relations(targets: Sequence[tuple[str, str, str]], links: Sequence[tuple[str, str]] = ()) -> str:
    """A relationships part: (id, kind, path) inside the file and (id, address) outside it."""
    inside = "".join(f'<Relationship Id="{ident}" Type="{kind}" Target="{path}"/>' for ident, kind, path in targets)
    outside = "".join(
        f'<Relationship Id="{ident}" Type="{R}/hyperlink" Target={quoteattr(address)} TargetMode="External"/>'
        for ident, address in links
    )
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}{outside}</Relationships>"
    )


ROOT_RELATIONS = relations(
    (
        ("rId1", f"{R}/officeDocument", "word/document.xml"),
        (
            "rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
        ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
    )
)


def core(title: str, subject: str, language: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    )


APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Plenary</Application></Properties>"
)


def settings(language: str, *, ask: bool = True) -> str:
    """Page numbers of the contents are known to the word processor alone: `ask` it to fill them in on opening."""
    filled = '<w:updateFields w:val="true"/>' if ask else ""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>{filled}'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f"<w:themeFontLang w:val={quoteattr(language)}/></w:settings>"
    )


def _style(ident: str, name: str, *, based: str = "Normal", following: str = "", p: str = "", r: str = "") -> str:
    after = f'<w:next w:val="{following}"/>' if following else ""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = ' w:default="1"' if not based else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{ident}"><w:name w:val="{name}"/>{base}{after}<w:qFormat/>'
        f"<w:pPr>{p}</w:pPr><w:rPr>{r}</w:rPr></w:style>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def styles(language: str, *, flowing: bool = False, brief: bool = False) -> str:
    blue, quiet = '<w:color w:val="1F4E79"/>', '<w:color w:val="55606B"/>'
    strong = "<w:b/><w:bCs/>"
    heads = "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            following="Normal",
            p=f"<w:keepNext/><w:keepLines/>{page}"
            f'<w:spacing w:before="{before}" w:after="120"/><w:outlineLvl w:val="{level - 1}"/>',
            r=strong + (blue if level < 3 else "") + _size(size),
        )
        for level, page, before, size in (
            (1, "" if flowing else "<w:pageBreakBefore/>", 360 if flowing else 0, 26 if brief else 32),
            (2, "", 360, 26),
            (3, "", 200, 22),
            (4, "", 160, 21),
            (5, "", 160, 21),
        )
    )
    bullets = "".join(
        _style(
            "ListBullet" + (str(level) if level > 1 else ""),
            "List Bullet" + (f" {level}" if level > 1 else ""),
            p=f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr><w:contextualSpacing/>',
        )
        for level in range(1, BULLETS + 1)
    )
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{ARABIC}" w:eastAsia="{CHINESE}"/>{_size(21)}'
        f'<w:lang w:val={quoteattr(language)} w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        + _style("Normal", "Normal", based="")
        + _style(
            "Title",
            "Title",
            p=f'<w:spacing w:before="{360 if brief else 1200}" w:after="120"/>',
            r=strong + blue + _size(36 if brief else 48),
        )
        + _style("Subtitle", "Subtitle", p=f'<w:spacing w:after="{360 if brief else 600}"/>', r=quiet + _size(28))
        + heads
        + bullets
        + _style("ListOwn", "List Own Labels", p="<w:contextualSpacing/>")
        + _style(
            "Numbered",
            "Numbered Paragraph",
            p='<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs><w:spacing w:after="160"/>'
            '<w:ind w:left="567" w:hanging="567"/>',
        )
        + _style("About", "About", p='<w:keepNext/><w:spacing w:after="40"/>', r=quiet + _size(17))
        + _style("Prompt", "Prompt", p='<w:keepNext/><w:ind w:start="284" w:left="284"/>', r=quiet)
        + _style("State", "State", r=f"<w:i/><w:iCs/>{quiet}")
        + _style("Cell", "Cell", p='<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>', r=_size(18))
        + _style("ContentsHead", "Contents Head", p="<w:pageBreakBefore/><w:keepNext/>", r=strong + blue + _size(32))
        + _style("TOC1", "toc 1", p='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8900"/></w:tabs>')
        + _style(
            "TOC2",
            "toc 2",
            p='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8900"/></w:tabs><w:spacing w:after="40"/><w:ind w:left="284"/>',
        )
        + _style("Header", "header", r=quiet + _size(17))
        + _style("Footer", "footer", r=quiet + _size(17))
        + _style("FootnoteText", "footnote text", p='<w:spacing w:after="20"/>', r=_size(18))
        + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="1F4E79"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
        '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Plain"><w:name w:val="Plain Rows"/><w:basedOn w:val="TableNormal"/><w:tblPr>'
        '<w:tblBorders><w:top w:val="single" w:sz="4" w:color="9AA5B0"/><w:bottom w:val="single" w:sz="4" w:color="9AA5B0"/>'
        '<w:insideH w:val="single" w:sz="4" w:color="9AA5B0"/></w:tblBorders></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{strong}</w:rPr></w:tblStylePr></w:style></w:styles>'
    )


def numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{"•–"[level % 2]}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{340 * (level + 1)}" w:hanging="284"/></w:pPr></w:lvl>'
        for level in range(BULLETS)
    )
    return (
        f'{HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def footnotes(notes: str) -> str:
    """The notes part: the two separators that the format asks for, then the notes."""
    return (
        f'{HEAD}<w:footnotes xmlns:w="{W}" xmlns:r="{R}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        f"{notes}</w:footnotes>"
    )


def field(instruction: str, shown: str, run: str = "") -> str:
    """A field as runs; `run` is the properties of each."""
    return (
        f'<w:r>{run}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{run}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{run}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{run}<w:t>{escape(shown)}</w:t></w:r>'
        f'<w:r>{run}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def furniture(tag: str, style: str, body: str, *, rtl: bool) -> str:
    """A running head ("hdr") or foot ("ftr") of one paragraph with a tab stop at the far side."""
    side = "<w:bidi/>" if rtl else ""
    return (
        f'{HEAD}<w:{tag} xmlns:w="{W}" xmlns:r="{R}"><w:p><w:pPr><w:pStyle w:val="{style}"/>'
        f'<w:tabs><w:tab w:val="right" w:pos="8900"/></w:tabs>{side}</w:pPr>{body}</w:p></w:{tag}>'
    )
