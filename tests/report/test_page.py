from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser

import pytest

import invented
from readout.model.story import Cell, Claim, Comparison, Reuse
from readout.report.assembly import view_comparison
from readout.report.page import render_page

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "javascript:alert(1)//https://a.example/",
    "data:text/html,<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</mark></p></article><iframe src=//evil.example></iframe>",
    "<!--<svg/onload=alert(1)>-->",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;script&gt;&#x3c;b&#x3e;",
    'https://a.example/" onclick="alert(1)',
    "]]><base href=//evil.example>",
    "a\u202eb\u0000c\x1b[31md",
)
TAGS = """
html head meta title style body a div strong span main nav h1 h2 h3 ol ul li article p section header dl dt dd details summary
table caption thead tbody tr th td mark footer small
figure figcaption svg rect line circle path text fieldset legend label input
"""
ATTRIBUTES = """
lang charset http-equiv content name class href id role tabindex scope colspan dir open title rel aria-hidden aria-label aria-labelledby
type checked
"""
DRAWN = "xmlns viewbox focusable x y width height rx cx cy r x1 y1 x2 y2 d text-anchor"
ALLOWED_TAGS = set(TAGS.split())
ALLOWED_ATTRIBUTES = set(ATTRIBUTES.split())
ALLOWED_DRAWN = set(DRAWN.split())
SHAPES = ("svg", "rect", "line", "circle", "path", "text")


class Page(HTMLParser):
    """Every tag, attribute and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.comments: list[str] = []
        self.open: list[str] = []
        self.nested: list[tuple[str, str]] = []
        self.lines: list[str] = []
        self.in_line = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.nested.append((tag, self.open[-1] if self.open else ""))
        if tag not in ("meta", "input"):
            self.open.append(tag)
        if "line" in (dict(attrs).get("class") or "").split():
            self.lines.append("")
            self.in_line = True

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.in_line = self.in_line and tag != "p"

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        is_back = self.open and self.open[-1] == "a" and self.tags[-1][1].get("class") == "back"
        if self.in_line and not is_back:
            self.lines[-1] += data

    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.tags if "id" in attributes]

    def links(self) -> list[str]:
        return [str(attributes["href"]) for _, attributes in self.tags if "href" in attributes]


def page_of(comparison: Comparison) -> Page:
    return Page(render_page(view_comparison(comparison)))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_string_of_strangers_becomes_a_tag_an_attribute_or_an_address(hostile: str) -> None:
    page = page_of(invented.with_text(invented.make_comparison(), hostile))
    assert page.open == []
    assert page.comments == []
    for tag, attributes in page.tags:
        assert tag in ALLOWED_TAGS
        assert set(attributes) <= ALLOWED_ATTRIBUTES | (ALLOWED_DRAWN if tag in SHAPES else set())
        assert not any(value is not None and tag == "style" for value in attributes.values())
    assert all(re.match(r"#s\d|#record$|https?://[^\s\"'<>]+$", link) for link in page.links())
    assert "evil.example" not in "".join(page.links())
    assert sum(tag == "style" for tag, _ in page.tags) == 1


@pytest.mark.parametrize("hostile", HOSTILE[:-1])
def test_a_hostile_string_is_shown_as_the_words_it_is(hostile: str) -> None:
    page = page_of(invented.with_text(invented.make_comparison(), hostile))
    assert page.lines[0] == f"{hostile} said so. {hostile}"


def test_every_link_within_the_page_leads_to_exactly_one_place() -> None:
    page = page_of(invented.make_comparison())
    ids = page.ids()
    assert len(ids) == len(set(ids))
    inner = [link[1:] for link in page.links() if link.startswith("#")]
    assert len(inner) > 60
    assert set(inner) <= set(ids)


def test_the_page_loads_nothing_and_forbids_it() -> None:
    html = render_page(view_comparison(invented.make_comparison()))
    assert "default-src 'none'; style-src 'sha256-" in html
    assert "script" not in re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    assert not re.search(r"@import|url\(", html)
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form", "base"}


def rows_of(html: str, table: str) -> list[list[str]]:
    """The cells of each row of a table of claims."""
    body = re.search(rf'<table class="{table}">.*?<tbody>(.*?)</tbody>', html, re.DOTALL)
    assert body is not None
    return [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in body.group(1).split("</tr>")[:-1]]


def test_every_cell_with_words_leads_to_them() -> None:
    html = render_page(view_comparison(invented.make_comparison()))
    cells = [cell for table in ("matrix", "matrix singles") for row in rows_of(html, table) for cell in row]
    told = [cell for cell in cells if "<a " in cell]
    assert len(told) == 18
    anchors = [anchor for cell in told for anchor in re.findall(r'href="#([^"]+)"', cell)]
    assert len(anchors) == 18
    assert all(re.search(rf'<mark[^>]* id="{anchor}"', html) for anchor in anchors)


def test_a_cell_of_silence_is_empty_and_tells_a_report_that_was_out_too_early() -> None:
    html = render_page(view_comparison(invented.make_comparison()))
    rows = rows_of(html, "matrix")
    assert all(len(row) == len(invented.TEXTS) for row in rows)
    silent = sum(stance in ("omits", "too-early") for claim in invented.CLAIMS for stance in stances_of(claim) if n_carriers(claim) > 1)
    assert sum(not cell for row in rows for cell in row) == silent > 0
    record = invented.make_record()
    early = replace(record.claims[0], cells=tuple(map(too_early, record.claims[0].cells)))
    one = replace(invented.make_comparison(), records=(replace(record, claims=(early, *record.claims[1:])),))
    assert html.count('<td class="early"></td>') == 0
    assert render_page(view_comparison(one)).count('<td class="early"></td>') == 2


def test_a_claim_of_one_report_names_it_and_no_other() -> None:
    html = render_page(view_comparison(invented.make_comparison()))
    rows = rows_of(html, "matrix singles")
    assert len(rows) == sum(n_carriers(claim) == 1 for claim in invented.CLAIMS) > 0
    assert all(len(row) == 1 and row[0].count("<a ") == 1 for row in rows)


def too_early(cell: Cell) -> Cell:
    return replace(cell, stance="too-early") if cell.stance == "omits" else cell


def stances_of(claim: Claim) -> list[str]:
    return [cell.stance for cell in claim.cells]


def n_carriers(claim: Claim) -> int:
    return sum(stance in ("asserts", "attributes") for stance in stances_of(claim))


def test_the_text_of_every_report_stands_on_the_page_unaltered() -> None:
    page = page_of(invented.make_comparison())
    expected = [line for key in ("herald", "ledger", "north", "state", "mail") for line in invented.TEXTS[key][1].splitlines()]
    assert page.lines == expected


def test_a_caption_is_never_marked() -> None:
    html = render_page(view_comparison(invented.make_comparison()))
    caption = re.search(r'<span class="caption">(.*?)</span>', html)
    assert caption is not None
    assert caption.group(1) == "Photo: the two leaders on the quay / Coastwire"


def test_reports_of_one_agency_stand_under_one_head() -> None:
    html = render_page(view_comparison(invented.make_comparison()))
    assert re.search(r'<th scope="colgroup" colspan="3" class="group">via Coastwire', html)


def test_a_list_holds_items_alone_however_much_there_is_to_fold() -> None:
    record = invented.make_record()
    row = record.event.fields[0]
    assert row.when is not None
    times = [replace(row, when=replace(row.when, start=row.when.start - timedelta(hours=n))) for n in range(20)]
    pairs = [(left, right) for n, left in enumerate(record.articles) for right in record.articles[n + 1 :]]
    reuse = tuple(Reuse(left=left.span(0, 9), right=right.span(0, 9), n_words=9) for left, right in pairs)
    crowded = replace(record, event=replace(record.event, fields=tuple(times)), reuse=reuse)
    page = page_of(replace(invented.make_comparison(), records=(crowded,)))
    assert "10 more" in page.texts and "4 more" in page.texts
    parents = [parent for tag, parent in page.nested if tag == "li"]
    assert set(parents) <= {"ul", "ol"}
    assert {tag for tag, parent in page.nested if parent in ("ul", "ol")} == {"li"}


def test_an_empty_comparison_gives_a_page_too() -> None:
    page = page_of(Comparison(records=(), skipped=(), made_by=()))
    assert "No story – Readout" in page.texts
