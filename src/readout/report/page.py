"""A view as one self-contained page: no script, nothing loaded from elsewhere, everything escaped."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import quote as percent

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

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
from readout.report.view import ClaimView, ComparisonView, StoryView

__all__ = ["make_environment", "page_address", "page_style", "render_page", "sendable"]

_TONES = {"corroborated": "good", "single-origin": "thin", "contradicted": "bad"}
_RESULTS = {"held": "good", "raised": "good", "changed": "thin", "cancelled": "bad", "unreported": ""}


def render_page(view: ComparisonView) -> str:
    """The page as HTML. Every cell of the table leads to the marked words in the text of its report, further down.

    The page needs no script and allows none: its content security policy lets in nothing but its own style.
    """
    style = page_style()
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
        "silences": len(story.silences),
        "origins": len(story.origins),
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


@cache
def make_environment(*, is_site: bool = False) -> Environment:
    """The templates: those of one file, where a claim is a line further down, or of the site, where it has an address."""

    def claim_at(claim: ClaimView) -> str:
        return page_address("claim", claim.id) if is_site else f"#{claim.anchor}"

    environment = Environment(
        loader=PackageLoader("readout.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(
        address=page_address,
        claim_at=claim_at,
        is_site=is_site,
        base="",
        clean=clean,
        count=count,
        fields=FIELDS,
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
        telling=TELLING,
        tones=_TONES,
        verdicts=VERDICT_GLYPHS,
    )
    return environment
