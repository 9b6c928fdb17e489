"""Shares in rows and columns as a picture: the figure stands in each square, names are escaped, Arabic is mirrored."""

from __future__ import annotations

from lxml import etree

from plenary.press.heat import LABEL, SIDE, Square, svg

SQUARES = [[Square(2, 3), Square(0, 3), Square(0, 3, seen=False)]]


def drawn(**more: bool) -> etree._Element:
    return etree.fromstring(svg("A & B", "<words>", ["Ports & <lights>"], ["M1", "M2", "M3"], SQUARES, **more))


def test_each_square_says_its_figure_and_what_nobody_looked_at_is_a_dash() -> None:
    words = ["".join(t.itertext()) for t in drawn().iter("text")]
    assert words == ["M1", "M2", "M3", "Ports & <lights>", "2/3", "0/3", "–"]


def test_the_first_column_is_where_reading_begins() -> None:
    left, right = ([float(r.get("x") or 0) for r in drawn(rtl=rtl).iter("rect")] for rtl in (False, True))
    assert left == sorted(left)
    assert right == sorted(right, reverse=True)
    assert left[0] == LABEL + 1
    assert right[0] == SIDE * 2 + 3
