"""A view as one self-contained page: no script, nothing loaded from elsewhere, everything escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from readout.report.view import ComparisonView

__all__ = ["render_page"]


def render_page(view: ComparisonView) -> str:
    """The page as HTML. Every cell of the table leads to the marked words in the text of its report, further down."""
    return _template().render(view=view)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("readout.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html")
