"""Charts hold shapes and our own days: nothing in them runs, loads, or is a stranger's word."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import invented
from readout.report.assembly import view_story
from readout.report.chart import draw_axis, draw_bar, draw_lane, draw_overlap, draw_tally
from readout.report.figure import Tick

SVG = "{http://www.w3.org/2000/svg}"
VIEW = view_story(invented.make_record())
LINE = VIEW.timeline
assert LINE is not None


def shapes(drawn: str, tag: str) -> list[dict[str, str]]:
    return [dict(shape.attrib) for shape in ElementTree.fromstring(drawn).iter(f"{SVG}{tag}")]


def test_every_chart_is_well_formed_hidden_from_screen_readers_and_without_style_or_script() -> None:
    drawn = [draw_axis(LINE.ticks), *(draw_lane(lane, LINE.ticks) for lane in (*LINE.times, *LINE.reports))]
    drawn += [draw_tally(VIEW.tallies[0], 9), draw_overlap(VIEW.overlaps[0])]
    for chart in drawn:
        root = ElementTree.fromstring(chart)
        assert (root.get("aria-hidden"), root.get("focusable")) == ("true", "false")
        for shape in root.iter():
            assert shape.tag.removeprefix(SVG) in {"svg", "rect", "line", "circle", "path", "text"}
            for name, value in shape.attrib.items():
                assert name != "style" and not name.startswith("on") and "href" not in name
                assert re.fullmatch(r"[-\w .,%]*", value), (name, value)


def test_no_word_of_a_report_stands_in_a_chart() -> None:
    (record,) = invented.with_text(invented.make_comparison(), "zzz<b>").records
    view = view_story(record)
    assert view.overlaps == ()
    assert "zzz" not in "".join(draw_tally(tally, 3) for tally in view.tallies)


def test_a_moment_is_a_dot_and_a_stretch_a_bar_at_their_shares() -> None:
    (bar,) = shapes(draw_lane(LINE.times[0], ()), "rect")
    assert bar["x"] == f"{LINE.times[0].start_share * 100:.2f}".rstrip("0").rstrip(".") + "%"
    (dot,) = shapes(draw_lane(LINE.reports[0], ()), "circle")
    assert float(dot["cx"].rstrip("%")) == round(LINE.reports[0].start_share * 100, 2)


def test_days_at_the_edges_are_written_inwards() -> None:
    written = shapes(draw_axis([Tick(share=0.0, text="1 May"), Tick(share=0.5, text="2 May"), Tick(share=0.99, text="<3 May>")]), "text")
    assert [text["text-anchor"] for text in written] == ["start", "middle", "end"]
    assert "&lt;3 May&gt;" in draw_axis([Tick(share=0.99, text="<3 May>")])


def test_the_parts_of_a_bar_follow_one_another_and_are_as_long_as_their_counts() -> None:
    bars = shapes(draw_bar((("shared", 2), ("echoed", 0), ("alone", 1)), 4), "rect")
    assert [(bar["class"], bar["x"], bar["width"]) for bar in bars] == [("bar shared", "0.0%", "50.0%"), ("bar alone", "50.0%", "25.0%")]
    assert shapes(draw_bar((("shared", 0),), 0), "rect") == []


def test_a_shared_passage_is_a_strip_on_both_pages_and_a_band_between() -> None:
    chart = draw_overlap(VIEW.overlaps[0])
    n = len(VIEW.overlaps[0].bands)
    assert [shape["class"] for shape in shapes(chart, "rect")] == ["page", "page", *["strip copied"] * 2 * n]
    assert [shape["class"] for shape in shapes(chart, "path")] == ["band copied"] * n
