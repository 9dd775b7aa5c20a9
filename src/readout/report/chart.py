"""Charts as SVG: shapes and days alone, without a word of a report and without a style: the page's own style sheet colours them.

Each is as wide as its place: lengths are shares of the width, so that nothing is stretched. All are hidden from screen readers,
for the words beside them say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import svg
from markupsafe import Markup, escape

from readout.report.figure import Band, Lane, Overlap, Tally, Tick

__all__ = ["draw_axis", "draw_bar", "draw_lane", "draw_overlap", "draw_tally"]

_LEAST_SHARE = 0.006
_PAGE_WIDTH, _PAGE_HEIGHT, _GUTTER = 46.0, 96.0, 44.0
_HIDDEN = {"aria-hidden": "true", "focusable": "false"}
_EDGE = 0.12


def draw_axis(ticks: Sequence[Tick]) -> Markup:
    """The days of a timeline."""
    shapes: list[svg.Element] = []
    for tick in ticks:
        anchor: Literal["start", "middle", "end"] = "start" if tick.share < _EDGE else "end" if tick.share > 1 - _EDGE else "middle"
        shapes.append(svg.Text(x=_share(tick.share), y=13, text=str(escape(tick.text)), text_anchor=anchor, class_=["tick"]))
    return _drawing(shapes, "axis")


def draw_lane(lane: Lane, ticks: Sequence[Tick]) -> Markup:
    """One line of a timeline: a dot for a moment, a bar for a stretch, thin lines where days begin."""
    shapes: list[svg.Element] = [
        svg.Line(x1=_share(tick.share), y1=0, x2=_share(tick.share), y2=_percent(100), class_=["day"]) for tick in ticks
    ]
    kind = "time" if lane.cites else "out"
    length = lane.end_share - lane.start_share
    if length < _LEAST_SHARE:
        shapes.append(svg.Circle(cx=_share(lane.start_share), cy=12, r=5, class_=["dot", kind]))
    else:
        shapes.append(svg.Rect(x=_share(lane.start_share), y=8, width=_share(length), height=8, rx=2, class_=["bar", kind]))
    return _drawing(shapes, "stretch")


def draw_tally(tally: Tally, n_most: int) -> Markup:
    """The claims of one report as one bar in three parts, as long as its share of the most that any report carries."""
    return draw_bar((("shared", tally.n_shared), ("echoed", tally.n_echoed), ("alone", tally.n_alone)), n_most)


def draw_bar(parts: Sequence[tuple[str, int]], n_most: int) -> Markup:
    """Counts, each with the class of its colour, as one bar; `n_most` of all of them would fill its place."""
    shapes: list[svg.Element] = []
    at = 0
    for kind, n in parts:
        if n:
            shapes.append(svg.Rect(x=_share(at / max(1, n_most)), y=5, width=_share(n / max(1, n_most)), height=14, class_=["bar", kind]))
        at += n
    return _drawing(shapes, "tally")


def draw_overlap(overlap: Overlap) -> Markup:
    """Two reports as small pages, and what they share as bands from one to the other."""
    right = _PAGE_WIDTH + _GUTTER
    shapes: list[svg.Element] = [_page(0), _page(right)]
    for band in sorted(overlap.bands, key=lambda band: band.is_moved):
        shapes += _band(band, right)
    return _drawing(shapes, "overlap", svg.ViewBoxSpec(-1, -1, right + _PAGE_WIDTH + 2, _PAGE_HEIGHT + 2))


def _band(band: Band, right: float) -> list[svg.Element]:
    name = ["moved" if band.is_moved else band.kind]
    top, other_top = (round(share * _PAGE_HEIGHT, 2) for share in (band.left_start_share, band.right_start_share))
    end = max(round(band.left_end_share * _PAGE_HEIGHT, 2), top + 1)
    other_end = max(round(band.right_end_share * _PAGE_HEIGHT, 2), other_top + 1)
    bend = _PAGE_WIDTH + _GUTTER / 2
    path: list[svg.PathData] = [
        svg.M(_PAGE_WIDTH, top),
        svg.CubicBezier(bend, top, bend, other_top, right, other_top),
        svg.L(right, other_end),
        svg.CubicBezier(bend, other_end, bend, end, _PAGE_WIDTH, end),
        svg.Z(),
    ]
    return [
        svg.Rect(x=0, y=top, width=_PAGE_WIDTH, height=round(end - top, 2), class_=["strip", *name]),
        svg.Rect(x=right, y=other_top, width=_PAGE_WIDTH, height=round(other_end - other_top, 2), class_=["strip", *name]),
        svg.Path(d=path, class_=["band", *name]),
    ]


def _page(x: float) -> svg.Element:
    return svg.Rect(x=x, y=0, width=_PAGE_WIDTH, height=_PAGE_HEIGHT, class_=["page"])


def _drawing(shapes: list[svg.Element], name: str, box: svg.ViewBoxSpec | None = None) -> Markup:
    return Markup(svg.SVG(viewBox=box, class_=["chart", name], elements=shapes, extra=_HIDDEN).as_str())


def _share(share: float) -> svg.Length:
    return _percent(round(100 * share, 2))


def _percent(number: float) -> svg.Length:
    return svg.Length(number, "%")
