"""A compilation as one HTML file that needs nothing else: no script, no font, no picture from elsewhere."""

from __future__ import annotations

import re
from html import escape

from plenary.press import prose
from plenary.press.charts import svg
from plenary.press.compiled import Chart, Compiled, Entry, Section
from plenary.press.galley import LABELS, clean, direction_of, line

CSS = """
:root{color-scheme:light dark}
body{margin:0 auto;max-inline-size:46rem;padding:1rem;font:1.0625rem/1.55 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.25;text-wrap:balance}
h2{margin-block-start:3rem;padding-block-start:1rem;border-block-start:2px solid}
h3{margin-block-start:2rem}
nav ol,.labelled,.notes{list-style:none;padding-inline-start:0}
nav ol ol{padding-inline-start:1.5rem}
.labelled .labelled,li>ul,ul .labelled{padding-inline-start:1.5rem}
.about,.notes,footer{font-size:.875rem}
.state{font-style:italic}
.prompt{margin-inline:0;padding-inline-start:1rem;border-inline-start:2px solid}
.scroll{overflow-x:auto}
table{border-collapse:collapse;margin-block:1rem;min-inline-size:50%}
caption{text-align:start;font-weight:bold;padding-block:.5rem}
th,td{padding:.25rem .75rem;text-align:start;vertical-align:top;border-block-end:1px solid #888}
td.count,th.count{text-align:end;font-variant-numeric:tabular-nums}
.chart{display:block;inline-size:100%;max-inline-size:28rem;background:#fff}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{position:static}
@media print{body{max-inline-size:none;font-size:10.5pt}h2{break-before:page}h3{break-after:avoid}}
""".strip()


FLOWING = CSS.replace("h2{break-before:page}", "")
BRIEF = f"""{FLOWING}
h2{{border:0;padding:0;margin-block-start:2rem;font-size:1.25rem}}
.labelled>li{{margin-block-end:.75rem;padding-inline-start:2.5rem}}
.labelled>li>.label{{float:inline-start;margin-inline-start:-2.5rem}}
.labelled .labelled{{padding-inline-start:0;margin-block-start:.5rem}}"""


def html(compiled: Compiled) -> bytes:
    """The document as one UTF-8 file. Every answer has its own lang and dir, every heading an id (its anchor)."""
    return _Page(compiled).file()


class _Page:
    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.labels = LABELS | {key: line(value) for key, value in compiled.labels.items()}
        self.language = compiled.language or "en"
        self.out: list[str] = []
        self.used: dict[str, int] = {}

    def file(self) -> bytes:
        whole = self.compiled
        title = escape(line(whole.title))
        style = BRIEF if whole.brief else FLOWING if whole.flowing else CSS
        add = self.out.append
        add(
            f'<!DOCTYPE html>\n<html lang="{escape(self.language)}" dir="{_side(whole.direction)}">\n<head>\n'
            '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>\n{style}\n</style>\n</head>\n<body>\n"
            f'<a class="skip" href="#text">{escape(self.labels["skip"])}</a>\n<header>\n'
        )
        about = [whole.symbol, whole.issued, f"{self.labels['version']} {whole.version}" if whole.version else ""]
        add(f'<p class="about">{escape(" · ".join(line(part) for part in about if part))}</p>\n<h1>{title}</h1>\n')
        if whole.subtitle:
            add(f"<p>{escape(line(whole.subtitle))}</p>\n")
        for number, text in enumerate(whole.front, start=1):
            self._prose(text, f"front-{number}", 2)
        add("</header>\n")
        anchors = self._anchors()
        if not whole.brief:
            self._contents(anchors)
        add('<main id="text">\n')
        if whole.charts:
            add(f'<section aria-labelledby="statistics">\n<h2 id="statistics">{self._label("statistics")}</h2>\n')
            for number, chart in enumerate(whole.charts, start=1):
                self._chart(chart, number)
            add("</section>\n")
        for section, (ident, entries) in zip(whole.sections, anchors, strict=True):
            self._section(section, ident, entries)
        if whole.notes:
            add(f'<section aria-labelledby="closing">\n<h2 id="closing">{self._label("notes")}</h2>\n')
            for number, text in enumerate(whole.notes, start=1):
                self._prose(text, f"closing-{number}", 3)
            add("</section>\n")
        add("</main>\n</body>\n</html>\n")
        return "".join(self.out).encode()

    def _label(self, key: str) -> str:
        return escape(self.labels[key])

    def _anchors(self) -> list[tuple[str, list[str]]]:
        self.used = dict.fromkeys(("text", "statistics", "closing", "contents"), 1)
        return [
            (self._ident(section.anchor), [self._ident(entry.anchor) for entry in section.entries])
            for section in self.compiled.sections
        ]

    def _ident(self, anchor: str) -> str:
        """An id: the anchor itself wherever it can be one, never twice."""
        ident = re.sub(r"[^\w.-]", "-", anchor) or "part"
        self.used[ident] = self.used.get(ident, 0) + 1
        return ident if self.used[ident] == 1 else self._ident(f"{ident}-{self.used[ident]}")

    def _contents(self, anchors: list[tuple[str, list[str]]]) -> None:
        add = self.out.append
        add(f'<nav aria-labelledby="contents">\n<h2 id="contents">{self._label("contents")}</h2>\n<ol role="list">\n')
        if self.compiled.charts:
            add(f'<li><a href="#statistics">{self._label("statistics")}</a></li>\n')
        for section, (ident, entries) in zip(self.compiled.sections, anchors, strict=True):
            add(f'<li><a href="#{ident}">{escape(_titled(section))}</a>')
            if entries:
                # Folded, so that a thousand links do not stand before the text.
                named = escape(f"{_titled(section)}: {len(entries)}", quote=True)
                add(f'<details><summary aria-label="{named}">{len(entries)}</summary><ol role="list">')
                for entry, own in zip(section.entries, entries, strict=True):
                    add(f'<li><a href="#{own}">{escape(line(entry.heading))}</a></li>')
                add("</ol></details>")
            add("</li>\n")
        if self.compiled.notes:
            add(f'<li><a href="#closing">{self._label("notes")}</a></li>\n')
        add("</ol>\n</nav>\n")

    def _section(self, section: Section, ident: str, entries: list[str]) -> None:
        add = self.out.append
        titled = escape(_titled(section))
        add(f'<section aria-labelledby="{ident}">\n<h2 id="{ident}">{titled}</h2>\n' if titled else "<section>\n")
        self._prose(section.text, f"{ident}-t", 3)
        for note in section.notes:
            add(f'<p class="about">{escape(line(note))}</p>\n')
        for entry, own in zip(section.entries, entries, strict=True):
            self._entry(entry, own)
        add("</section>\n")

    def _entry(self, entry: Entry, ident: str) -> None:
        add = self.out.append
        add(f'<article aria-labelledby="{ident}">\n<h3 id="{ident}">{escape(line(entry.heading))}</h3>\n')
        for about in (entry.meta, *entry.notes):
            if about:
                add(f'<p class="about">{escape(line(about))}</p>\n')
        if entry.prompt:
            add('<div class="prompt">')
            self._prose(entry.prompt, f"{ident}-p", 4)
            add("</div>\n")
        if entry.text:
            language = escape(entry.language or self.language, quote=True)
            side = direction_of(entry.language, _side(self.compiled.direction))
            add(f'<div lang="{language}" dir="{side}">\n')
            self._prose(entry.text, f"{ident}-a", 4)
            add("</div>\n")
        if entry.state:
            add(f'<p class="state">{escape(line(entry.state))}</p>\n')
        add("</article>\n")

    def _prose(self, text: str, ident: str, heading: int) -> None:
        if text:
            self.out += [
                prose.render_html(clean(text), ident=ident, heading=heading, note_label=self.labels["note"]),
                "\n",
            ]

    def _chart(self, chart: Chart, number: int) -> None:
        add = self.out.append
        add(svg(chart, direction=self.compiled.direction, ident=f"chart-{number}"))
        add(f'\n<p>{escape(chart.description)}</p>\n<div class="scroll" tabindex="0" role="group"><table>\n')
        add(f"<caption>{escape(chart.title)}</caption>\n<thead><tr>")
        for at, column in enumerate(chart.columns):
            add(f'<th scope="col"{_count(at)}>{escape(column)}</th>')
        add("</tr></thead>\n<tbody>\n")
        for label, counts in chart.rows:
            add(_row(label, counts))
        add("</tbody>\n")
        if chart.total:
            sums = tuple(sum(counts[at] for _, counts in chart.rows) for at in range(len(chart.columns) - 1))
            add(f"<tfoot>{_row(chart.total, sums)}</tfoot>\n")
        add("</table></div>\n")


def _row(label: str, counts: tuple[int, ...]) -> str:
    cells = "".join(f'<td class="count">{count}</td>' for count in counts)
    return f'<tr><th scope="row">{escape(label)}</th>{cells}</tr>\n'


def _count(at: int) -> str:
    return ' class="count"' if at else ""


def _side(direction: str) -> str:
    return "rtl" if direction == "rtl" else "ltr"


def _titled(section: Section) -> str:
    title = line(section.title)
    return f"{line(section.number)}. {title}" if section.number else title
