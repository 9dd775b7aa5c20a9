"""A view as one self-contained page: no script, nothing loaded from elsewhere, everything escaped."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import quote as percent
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from readout.report.chart import draw_axis, draw_bar, draw_lane, draw_overlap, draw_tally
from readout.report.column import Column
from readout.report.label import clean, count, quote
from readout.report.phrase import (
    FIELDS,
    HEADINGS,
    NOTES,
    STANCE_GLYPHS,
    TELLING,
    VERDICT_GLYPHS,
    name_claim,
    name_counts,
    name_parties,
    name_ruling,
    name_support,
)
from readout.report.sieve import find_sieves, kinds_of, sieve_style
from readout.report.silence import group_silent, why_silent
from readout.report.view import SILENT, ClaimView, ComparisonView, Stand, StoryView

__all__ = ["beside_address", "make_environment", "page_address", "page_style", "render_page", "sendable"]

_TONES = {"corroborated": "good", "single-origin": "thin", "contradicted": "bad"}
_RESULTS = {"held": "good", "raised": "good", "changed": "thin", "cancelled": "bad", "unreported": ""}


def render_page(view: ComparisonView) -> str:
    """The page as HTML. Every cell of the table leads to the marked words in the text of its report, further down.

    The page needs no script and allows none: its content security policy lets in nothing but its own style.
    """
    style = page_style() + sieve_style(view.stories)
    digest = "sha256-" + b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    return sendable(make_environment().get_template("page.html").render(view=view, style=Markup(style), style_digest=Markup(digest)))


def sendable(page: str) -> str:
    """The page with a replacement character for every character that HTML in UTF-8 cannot hold."""
    return page.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _sections(story: StoryView) -> list[tuple[str, int]]:
    """The sections that a story fills, with how many lines stand in each."""
    counts = {
        "shared": len(story.shared),
        "sides": sum(len(side.claims) for side in story.one_sided),
        "clashes": len(story.clashes),
        "outcomes": len(story.outcomes),
        "echoes": len(story.echoes),
        "alone": len(story.alone),
        "wording": len(story.wording),
        "carried": len(story.tallies) if len(story.columns) > 1 else 0,
        "silences": len(story.silences),
        "origins": len(story.origins),
        "overlaps": len(story.overlaps),
        "rulings": len(story.rulings),
    }
    return [("happened", 0), *((key, n) for key, n in counts.items() if n)]


@cache
def page_style() -> str:
    """The style sheet of the page."""
    return files("readout.report").joinpath("templates", "page.css").read_text(encoding="utf-8")


def page_address(kind: str, record_id: str) -> str:
    """Where the page of a record is on the site; whatever stands in the id is one part of the path.

    >>> page_address("article", "a/b c")
    '/article/a%2Fb%20c'
    """
    return f"/{kind}/{percent(record_id, safe='', errors='replace')}"


def beside_address(claim_id: str, article_id: str) -> str:
    """Where a claim stands side by side in an article and in another that carries it."""
    return f"{page_address('claim', claim_id)}/beside?{urlencode({'left': article_id}, errors='replace')}"


@cache
def make_environment(*, is_site: bool = False) -> Environment:
    """The templates: those of one file, where a claim is a line further down, or of the site, where it has an address."""

    def claim_at(claim: ClaimView) -> str:
        return page_address("claim", claim.id) if is_site else f"#{claim.anchor}"

    def cell_at(claim: ClaimView, stand: Stand) -> str:
        return beside_address(claim.id, stand.column.article_id) if is_site else f"#{stand.cites[0].anchor}"

    def texts_at(story_id: str, left: Column, right: Column) -> str:
        return (
            f"{page_address('story', story_id)}/texts?{urlencode({'left': left.article_id, 'right': right.article_id}, errors='replace')}"
        )

    environment = Environment(
        loader=PackageLoader("readout.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(
        address=page_address,
        cell_at=cell_at,
        claim_at=claim_at,
        is_site=is_site,
        kinds_of=kinds_of,
        base="",
        clean=clean,
        count=count,
        draw_axis=draw_axis,
        draw_bar=draw_bar,
        draw_lane=draw_lane,
        draw_overlap=draw_overlap,
        draw_tally=draw_tally,
        fields=FIELDS,
        find_sieves=find_sieves,
        group_silent=group_silent,
        glyphs=STANCE_GLYPHS,
        headings=HEADINGS,
        name_claim=name_claim,
        name_counts=name_counts,
        name_parties=name_parties,
        name_ruling=name_ruling,
        name_support=name_support,
        notes=NOTES,
        quote=quote,
        results=_RESULTS,
        sections=_sections,
        silent=SILENT,
        telling=TELLING,
        texts_at=texts_at,
        tones=_TONES,
        verdicts=VERDICT_GLYPHS,
        why_silent=why_silent,
    )
    return environment
