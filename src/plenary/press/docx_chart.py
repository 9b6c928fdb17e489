"""A bar chart that Word draws itself, from the same counts as the table beside it."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from plenary.press.charts import SHADES
from plenary.press.compiled import Chart
from plenary.press.docx_base import HEAD

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
EMU = 360_000  # a centimetre


def part(chart: Chart, *, rtl: bool) -> str:
    """The chart part: bars with their counts at the end, mirrored in a right-to-left document."""
    series = "".join(_series(chart, at, name) for at, name in enumerate(chart.columns[1:]))
    turned = "maxMin" if rtl else "minMax"
    side = "r" if rtl else "l"
    legend = '<c:legend><c:legendPos val="t"/></c:legend>' if len(chart.columns) > 2 else ""
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}"><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        # Rows run downwards as in the table.
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:tickLblPos val="low"/><c:crossAx val="2"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="{turned}"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="b"/><c:crossAx val="1"/></c:valAx></c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/></c:chart></c:chartSpace>'
    )


def _series(chart: Chart, at: int, name: str) -> str:
    labels = "".join(
        f'<c:pt idx="{row}"><c:v>{escape(label)}</c:v></c:pt>' for row, (label, _) in enumerate(chart.rows)
    )
    counts = "".join(f'<c:pt idx="{row}"><c:v>{n[at]}</c:v></c:pt>' for row, (_, n) in enumerate(chart.rows))
    size = f'<c:ptCount val="{len(chart.rows)}"/>'
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>{_cell(at + 1, 0)}</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{SHADES[at % len(SHADES)][1:].upper()}"/></a:solidFill></c:spPr>'
        '<c:invertIfNegative val="0"/><c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{_span(0, chart)}</c:f><c:strCache>{size}{labels}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{_span(at + 1, chart)}</c:f><c:numCache>{size}{counts}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _cell(column: int, row: int) -> str:
    return f"Sheet1!${chr(65 + column)}${row + 1}"


def _span(column: int, chart: Chart) -> str:
    return f"{_cell(column, 1)}:${chr(65 + column)}${len(chart.rows) + 1}"


def drawing(chart: Chart, number: int, relation: str) -> str:
    """The run that shows the chart, with its alternative text."""
    bars = sum(len(counts) for _, counts in chart.rows)
    height = int(min(20, 1.5 + 0.62 * bars) * EMU)
    told = quoteattr(f"{chart.title}. {chart.description}")
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}"><wp:extent cx="{int(15.5 * EMU)}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr={told}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
