"""Bars: readable without seeing them, mirrored for Arabic, and inside a narrow screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from lxml import etree

from plenary.press.charts import WIDTH, shortened, svg, width_of
from plenary.press.compiled import Chart
from tests.growth import grows_like_its_input
from tests.press.samples import compiled

CHART = compiled().charts[0]


def drawn(chart: Chart = CHART, direction: str = "ltr") -> etree._Element:
    return etree.fromstring(svg(chart, direction=direction, ident="c1", standalone=direction == "file"))


def test_it_is_one_picture_with_title_and_description() -> None:
    root = drawn()
    assert root.get("role") == "img"
    told = str(root.get("aria-labelledby")).split()
    assert [root.xpath(f'string(//*[@id="{ident}"])') for ident in told] == [CHART.title, CHART.description]


def test_bars_are_as_long_as_their_counts() -> None:
    widths = [float(str(bar.get("width"))) for bar in drawn().iter("rect") if bar.get("height") == "14"]
    assert widths[0] / widths[4] == pytest.approx(22 / 17, rel=0.01)
    assert widths[0] == max(widths)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_stands_outside_at_320_pixels(direction: str) -> None:
    long = Chart("T", "D", ("G", "N"), (("an uncommonly long label " * 5, (99999,)), ("x" * 90, (1,))))
    for bar in drawn(long, direction).iter("rect"):
        left, width = float(str(bar.get("x"))), float(str(bar.get("width")))
        assert left >= 0
        assert left + width <= WIDTH


def test_arabic_is_mirrored() -> None:
    left = [float(str(bar.get("x"))) for bar in drawn().iter("rect")]
    right = [float(str(bar.get("x"))) + float(str(bar.get("width"))) for bar in drawn(direction="rtl").iter("rect")]
    assert right == pytest.approx([WIDTH - x for x in left], abs=0.2)
    assert drawn(direction="rtl").get("direction") == "rtl"


def test_no_style_attribute_stands_in_the_way_of_a_strict_policy() -> None:
    assert "style=" not in svg(CHART)
    assert "<style" not in svg(CHART)


def test_labels_cannot_break_out() -> None:
    bad = Chart("<b>&", '"><script>', ("G", "N"), (("</text><script>", (1,)),))
    root = etree.fromstring(svg(bad, ident='x"y'))
    assert {element.tag for element in root.iter()} == {"svg", "title", "desc", "text", "rect"}


def test_no_rows_and_only_zeros_are_drawn_too() -> None:
    assert drawn(Chart("T", "D", ("G", "N"), ())) is not None
    assert drawn(Chart("T", "D", ("G", "N"), (("a", (0,)),))) is not None


def test_a_longer_chart_takes_as_much_longer_to_draw() -> None:
    def drawer(count: int) -> Callable[[], str]:
        rows = tuple((f"Group {number}", (number, number * 2)) for number in range(count))
        return partial(svg, Chart("T", "D", ("G", "N", "M"), rows))

    grows_like_its_input(drawer, 1500)


def test_a_name_is_cut_to_its_room_not_to_its_letters() -> None:
    chinese = "关于沿海灯塔和共用海底电缆国际合作管理问题"
    assert shortened("Cables and routes", 24) == "Cables and routes"
    cut = shortened(chinese, 24)
    assert cut.endswith("…")
    assert chinese.startswith(cut[:-1])
    assert width_of(cut) <= width_of("m" * 24) < width_of(chinese)
