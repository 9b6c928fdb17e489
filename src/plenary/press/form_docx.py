"""The Word form of a call: `form_docx(form)`. Content controls to type into; everything else cannot be changed.

Each answer has a control that can be filled but not deleted; each wording stands in a control that can be neither. The
tags (`press.form_answers`) say what is what when the file comes back.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from plenary.press import docx_base as base
from plenary.press import form_answers as tags
from plenary.press.archive import EPOCH
from plenary.press.form import Asked, Form
from plenary.press.form_words import words_of
from plenary.press.galley import clean
from plenary.press.print_docx import WIDTH, _text, _Tongue
from plenary.press.questionnaires.values import reference

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_LABEL = 3000  # width of the labels' column
_KINDS = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def form_docx(form: Form) -> bytes:
    """The form as Office Open XML. Same form, same bytes."""
    return _Writer(form).file()


def printed(form: Form) -> tuple[tuple[str, str], ...]:
    """Every line that the form prints, (tag, text) in order: by them a form is known whose tags a program has lost."""
    writer = _Writer(form)
    writer._write()
    return tuple(writer.lines)


def hints(form: Form) -> tuple[str, ...]:
    """What an empty field shows."""
    words = words_of(form.language)
    return words["fill"], words["choose"]


class _Writer:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.words = words_of(form.language)
        self.own = _Tongue(form.language, rtl=form.rtl)
        self.body: list[str] = []
        self.lines: list[tuple[str, str]] = []  # (tag, text) of all that is printed, in order
        self.ids = 0

    def file(self) -> bytes:
        self._write()
        return self._packed()

    def _write(self) -> None:
        form, words = self.form, self.words
        self._printed(tags.FORM, _line("About", form.group), _line("Title", form.title))
        when = words["deadline"].format(when=form.deadline) if form.deadline else words["no_deadline"]
        self._printed(tags.FORM, _line("Subtitle", words["form"]), _line("Normal", when))
        how = [_line("FormPart", words["how"])]
        for key in ("how_fields", "how_blank", "how_save"):
            how.append(_line("ListBullet", words[key].format(where=form.where)))
        self._printed(tags.FORM, *how, _line("FormPart", words["who"]))
        self._who()
        self._printed(tags.FORM, _line("FormPart", words["questions"]))
        for asked in form.questions:
            self._question(asked)

    # Who answers

    def _who(self) -> None:
        words = self.words
        cited = words["citation_yes" if self.form.cited_unless else "citation_no"]
        rows = (
            ("name", words["organisation"], "", self._inline("name", words["organisation"])),
            ("group", words["group"], "", self._choice("group", words["group"], self.form.groups)),
            ("country", words["country"], "", self._inline("country", words["country"])),
            ("email", words["email"], words["email_note"], self._inline("email", words["email"])),
            ("joint", words["joint"], words["joint_note"], self._inline("joint", words["joint"])),
            ("consent", words["citation"], cited, self._choice("consent", words["citation"], (words["yes"], words["no"]))),
        )  # fmt: skip
        side = "<w:bidiVisual/>" if self.own.rtl else ""
        widths = (_LABEL, WIDTH - _LABEL)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        out = [
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Plain"/>{side}<w:tblW w:w="{WIDTH}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        ]
        for _field, label, note, control in rows:
            self.lines.append((tags.FORM, f"{label} ({note})" if note else label))
            said = self._inline_printed(label) + (self._inline_printed(f"({note})", " ") if note else "")
            cells = ((widths[0], said), (widths[1], control))
            out.append("<w:tr>")
            for width, runs in cells:
                out.append(
                    f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>'
                    f"{self.own.p}</w:pPr>{runs}</w:p></w:tc>"
                )
            out.append("</w:tr>")
        self.body.append("".join(out) + "</w:tbl>")

    # Questions

    def _question(self, asked: Asked) -> None:
        words = self.words
        if asked.kind == "note":
            self._printed(tags.FORM, *_lines("Normal", asked.text), *_lines("Prompt", asked.help))
            return
        whole = reference(asked.number)
        first, *rest = clean(asked.text).split("\n")
        lines = [_line("FormQuestion", f"{asked.number}. {first}"), *_lines("Prompt", "\n".join(rest))]
        lines += _lines("Prompt", asked.help)
        if asked.only_if:
            lines += _lines("Prompt", words["only_if"].format(condition=asked.only_if))
        if asked.required:
            lines += _lines("Prompt", words["required"])
        if asked.kind == "multiple":
            lines += _lines("Prompt", words["several"])
        self._printed(tags.ask(whole), *lines)
        if asked.kind == "multiple":
            for at, label in enumerate(asked.choices, 1):
                self._box(tags.box(whole, at), asked.number, label)
        elif asked.choices and asked.kind in ("choice", "profile"):
            run = self._choice(whole, asked.number, asked.choices)
            self.body.append(f'<w:p><w:pPr><w:pStyle w:val="Normal"/>{self.own.p}</w:pPr>{run}</w:p>')
        elif asked.parts:
            for letter, wording in asked.parts:
                ref = reference(asked.number, letter)
                self._printed(tags.ask(ref), _line("FormSub", f"{letter}) {clean(wording)}".rstrip()))
                self._field(ref, f"{asked.number} {letter})")
        else:
            self._field(whole, asked.number)

    def _field(self, tag: str, title: str) -> None:
        """A control of whole paragraphs: lists, tables and notes may stand in it."""
        shown = self._paragraph("FormField", self.words["fill"], "PlaceholderText")
        self._control(tag, title, shown, "sdtLocked", "<w:showingPlcHdr/>")

    def _printed(self, tag: str, *paragraphs: tuple[str, str]) -> None:
        """Paragraphs, (style, text), that nobody changes."""
        self.lines.extend((tag, text) for _, text in paragraphs)
        self._control(tag, "", "".join(self._paragraph(style, text) for style, text in paragraphs), "sdtContentLocked")

    def _control(self, tag: str, title: str, content: str, lock: str, more: str = "") -> None:
        self.body.append(f"<w:sdt>{self._about(tag, title, lock, more)}<w:sdtContent>{content}</w:sdtContent></w:sdt>")

    def _about(self, tag: str, title: str, lock: str, more: str) -> str:
        """What a control is, in the order that the schema asks for."""
        self.ids += 1
        alias = f"<w:alias w:val={quoteattr(clean(title)[: tags.LONGEST])}/>" if title else ""
        return (
            f"<w:sdtPr>{alias}<w:tag w:val={quoteattr(tags.HEAD + tag)}/>"
            f'<w:id w:val="{100_000 + self.ids}"/><w:lock w:val="{lock}"/>{more}</w:sdtPr>'
        )

    def _inline(self, tag: str, title: str) -> str:
        look = self.own.run("PlaceholderText")
        about = self._about(tag, title, "sdtLocked", "<w:showingPlcHdr/><w:text/>")
        return f"<w:sdt>{about}<w:sdtContent><w:r>{look}{_text(self.words['fill'])}</w:r></w:sdtContent></w:sdt>"

    def _inline_printed(self, text: str, before: str = "") -> str:
        run = f"<w:r>{self.own.run()}{_text(before + clean(text))}</w:r>"
        about = self._about(tags.FORM, "", "sdtContentLocked", "")
        return f"<w:sdt>{about}<w:sdtContent>{run}</w:sdtContent></w:sdt>"

    def _choice(self, tag: str, title: str, labels: Sequence[str]) -> str:
        """A drop-down list; the value of an entry is its label, for entries without one cannot be."""
        entries = "".join(
            f"<w:listItem w:displayText={quoteattr(label)} w:value={quoteattr(label)}/>"
            for label in dict.fromkeys(clean(label) for label in labels)
        )
        about = self._about(tag, title, "sdtLocked", f"<w:showingPlcHdr/><w:dropDownList>{entries}</w:dropDownList>")
        look = self.own.run("PlaceholderText")
        return f"<w:sdt>{about}<w:sdtContent><w:r>{look}{_text(self.words['choose'])}</w:r></w:sdtContent></w:sdt>"

    def _box(self, tag: str, title: str, label: str) -> None:
        state = '<w14:{}State w14:val="{}" w14:font="MS Gothic"/>'
        box = (
            '<w14:checkbox><w14:checked w14:val="0"/>'
            f"{state.format('checked', '2612')}{state.format('unchecked', '2610')}</w14:checkbox>"
        )
        font = '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr>'
        about = self._about(tag, title, "sdtLocked", box)
        self.lines.append((tag, label))
        self.body.append(
            f'<w:p><w:pPr><w:pStyle w:val="FormBox"/>{self.own.p}</w:pPr><w:sdt>{about}<w:sdtContent><w:r>{font}'
            f"<w:t>☐</w:t></w:r></w:sdtContent></w:sdt><w:r>{self.own.run()}{_text(' ' + clean(label))}</w:r></w:p>"
        )

    def _paragraph(self, style: str, text: str, look: str = "") -> str:
        runs = f"<w:r>{self.own.run(look)}{_text(text)}</w:r>"
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{self.own.p}</w:pPr>{runs}</w:p>'

    # The file

    def _packed(self) -> bytes:
        form = self.form
        side = "<w:bidi/>" if self.own.rtl else ""
        document = (
            f'{base.HEAD}<w:document xmlns:w="{base.W}" xmlns:r="{base.R}" xmlns:w14="{W14}" xmlns:mc="{MC}"'
            f' mc:Ignorable="w14"><w:body>{"".join(self.body)}<w:p><w:pPr><w:pStyle w:val="Cell"/>{self.own.p}</w:pPr></w:p>'
            '<w:sectPr><w:headerReference w:type="default" r:id="rIdHead"/><w:footerReference w:type="default" r:id="rIdFoot"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1474" w:right="1503" w:bottom="1361" w:left="1503"'
            f' w:header="737" w:footer="680" w:gutter="0"/><w:titlePg/>{side}</w:sectPr></w:body></w:document>'
        )
        look = self.own.run()
        head = f"<w:r>{look}{_text(clean(form.title))}</w:r>"
        foot = f"<w:r>{look}{_text(form.call)}</w:r><w:r>{look}<w:tab/></w:r>{base.field('PAGE', '1', look)}"
        inside = [
            ("rIdStyles", f"{base.R}/styles", "styles.xml"),
            ("rIdNumbering", f"{base.R}/numbering", "numbering.xml"),
            ("rIdSettings", f"{base.R}/settings", "settings.xml"),
            ("rIdNotes", f"{base.R}/footnotes", "footnotes.xml"),
            ("rIdHead", f"{base.R}/header", "header1.xml"),
            ("rIdFoot", f"{base.R}/footer", "footer1.xml"),
        ]
        override = f'<Override PartName="/docProps/custom.xml" ContentType="{_KINDS}"/></Types>'
        custom = (
            f'<Relationship Id="rId4" Type="{base.R}/custom-properties" Target="docProps/custom.xml"/></Relationships>'
        )
        parts = {
            "[Content_Types].xml": base.content_types(0).replace("</Types>", override),
            "_rels/.rels": base.ROOT_RELATIONS.replace("</Relationships>", custom),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": base.relations(inside),
            "word/styles.xml": base.styles(form.language).replace("</w:styles>", _styles() + "</w:styles>"),
            "word/numbering.xml": base.numbering(),
            "word/settings.xml": base.settings(form.language).replace('<w:updateFields w:val="true"/>', ""),
            "word/footnotes.xml": base.footnotes(""),
            "word/header1.xml": base.furniture("hdr", "Header", head, rtl=self.own.rtl),
            "word/footer1.xml": base.furniture("ftr", "Footer", foot, rtl=self.own.rtl),
            "docProps/core.xml": base.core(form.title, form.group, form.language),
            "docProps/app.xml": base.APP,
            "docProps/custom.xml": _properties(form.name),
        }
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as target:
            for path, content in parts.items():
                entry = zipfile.ZipInfo(path, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, content.encode())
        return made.getvalue()


def _line(style: str, text: str) -> tuple[str, str]:
    return style, " ".join(clean(text).split())


def _lines(style: str, text: str) -> list[tuple[str, str]]:
    return [_line(style, line) for line in clean(text).split("\n") if line.strip()]


def _properties(name: str) -> str:
    return (
        f'{base.HEAD}<Properties xmlns="{CUSTOM}" xmlns:vt="{VARIANTS}">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{tags.PROPERTY}">'
        f"<vt:lpwstr>{name}</vt:lpwstr></property></Properties>"
    )


def _styles() -> str:
    """Titles of the form that begin no page, and the look of fields. They are headings for whoever reads by them."""

    def style(ident: str, name: str, p: str, r: str = "") -> str:
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ident}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{p}</w:pPr><w:rPr>{r}</w:rPr></w:style>'
        )

    strong = "<w:b/><w:bCs/>"
    blue = '<w:color w:val="1F4E79"/>'
    line = 'w:val="single" w:sz="4" w:space="4" w:color="9AA5B0"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right"))
    return (
        style(
            "FormPart",
            "Form Part",
            '<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>',
            f'{strong}{blue}<w:sz w:val="26"/><w:szCs w:val="26"/>',
        )
        + style(
            "FormQuestion",
            "Form Question",
            '<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="80"/><w:outlineLvl w:val="1"/>',
            f'{strong}<w:sz w:val="22"/><w:szCs w:val="22"/>',
        )
        + style("FormSub", "Form Part of Question", '<w:keepNext/><w:spacing w:before="160" w:after="60"/>', strong)
        + style("FormField", "Form Field", f"<w:pBdr>{sides}</w:pBdr>")
        + style("FormBox", "Form Box", '<w:spacing w:after="40"/>')
        + '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
        '<w:rPr><w:color w:val="55606B"/></w:rPr></w:style>'
    )
