"""An article as a line of a list, and what it shares with articles of other stories."""

from __future__ import annotations

from collections.abc import Sequence

from readout.link.likeness import stated_day
from readout.model.article import Article
from readout.model.story import Reuse
from readout.report.label import clean, date_of, moment_of
from readout.report.pages import ArticleLine, ElsewhereLine, Stretch
from readout.store.kept import ArticleRow, Elsewhere

__all__ = ["article_line", "view_elsewhere"]


def article_line(row: ArticleRow) -> ArticleLine:
    """An article in a list."""
    return ArticleLine(
        id=row.id,
        outlet=clean(row.outlet_name or row.id),
        outlet_id=row.outlet_id,
        title=clean(row.title or ""),
        published=date_of(row.published_at) if row.published_at else "",
        story_id=row.story_id,
    )


def view_elsewhere(article: Article, found: Sequence[Elsewhere]) -> tuple[ElsewhereLine, ...]:
    """The articles of other stories that print words of an article, in the order in which they are given."""
    return tuple(_line(article, one) for one in found)


def _line(article: Article, one: Elsewhere) -> ElsewhereLine:
    n_words = sum(row.n_words for row in one.reuse)
    first = next((row.first_article_id for row in one.reuse if row.first_article_id), None)
    line = article_line(one.line)
    return ElsewhereLine(
        article=line,
        n_words=n_words,
        share=round(min(1.0, n_words / max(1, one.n_words)), 3),
        first_article_id=first,
        why_first=_why_first(article, one.article, line, first),
        stretches=tuple(_stretch(row) for row in one.reuse),
    )


def _stretch(row: Reuse) -> Stretch:
    return Stretch(
        n_words=row.n_words,
        quote=row.left.quote,
        start=row.left.start,
        end=row.left.end,
        other_quote=row.right.quote,
        other_start=row.right.start,
        other_end=row.right.end,
    )


def _why_first(article: Article, other: Article, line: ArticleLine, first: str | None) -> str:
    """Who had the words first, or why nobody can tell."""
    if first is not None:
        return "this report had it first" if first == article.id else f"{line.outlet} had it first"
    unknown = [name for name, one in (("this report", article), (line.outlet, other)) if stated_day(one) is None]
    if unknown:
        return f"who had it first is not known, nor when {' and '.join(unknown)} came out"
    when = moment_of(article.published_at, article.published_precision)
    also = moment_of(other.published_at, other.published_precision)
    return f"who had it first is not known: both are of {when}" if when == also else f"who had it first is not known: {when}, and {also}"
