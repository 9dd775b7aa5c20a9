"""Text that an article shares with articles of other stories: laid down when it is placed, looked for when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.extract import Extraction
from readout.link.fingerprints import MOST_ALIGNED, MOST_WITH_ONE, fingerprint, least_shared
from readout.link.reuse import Prose, is_common_copy, proses_of, reuse_between
from readout.model.article import Article
from readout.model.story import Reuse
from readout.store.kept import Alike, Elsewhere, Fingerprint, KeptArticle, Likeness
from readout.store.view import View

__all__ = ["REACH_DAYS", "find_elsewhere", "fingerprint_of"]

REACH_DAYS = 21
"""How many days before and after an article those of others are looked at."""

_NO_MINUTE = 24 * 60
_SIGN = 1 << 31
_MOST_RANKED = 200
_MOST_MARKS = 8_000


def fingerprint_of(extraction: Extraction, placed: Likeness) -> Fingerprint:
    """By what the reporting of an article is found again in others; of some twenty thousand words or more, so many marks, the lowest.

    Args:
        extraction: The article, parsed: furniture, captions and words of others leave no mark.
        placed: Where it lies in time.
    """
    (prose,) = proses_of([extraction.article], extraction.passages, extraction.statements)
    return Fingerprint(
        article_id=extraction.article.id,
        day=placed.seen if placed.day is None else placed.day,
        minute=_NO_MINUTE if placed.hours is None else int(placed.hours * 60) % _NO_MINUTE,
        marks=tuple(sorted(mark - _SIGN for mark in fingerprint(prose))[:_MOST_MARKS]),
    )


def find_elsewhere(view: View, article_id: str) -> tuple[Elsewhere, ...]:
    """Which articles of other stories are copies of an article in part, as `is_common_copy` says, most words first; twenty at most.

    What is found follows from what is in the store now, in whatever order it came. Pages of one address count as one, and the article's own
    is not another. Nothing is found of an article that has not been placed yet.
    """
    mine = view.fingerprint(article_id)
    if mine is None or not mine.marks:
        return ()
    own = view.article(article_id)
    ranked = view.alike(mine, reach_days=REACH_DAYS, common=MOST_WITH_ONE, limit=_MOST_RANKED)
    likely = _likely(own.article, len(mine.marks), ranked)
    if not likely:
        return ()
    prose = _prose(own)
    lines = {row.id: row for row in view.article_rows(likely)}
    found = [
        Elsewhere(line=lines[other.article.id], article=other.article, reuse=reuse, n_words=len(prose.words))
        for other in view.articles(likely)
        if (reuse := _shared(prose, _prose(other)))
    ]
    return tuple(sorted(found, key=lambda one: (-sum(r.n_words for r in one.reuse), likely.index(one.article.id))))


def _likely(article: Article, n_marks: int, ranked: Sequence[Alike]) -> list[str]:
    """Those of the articles that share enough to be aligned with one, in their order; of one address the first alone."""
    seen = {article.url} if article.url else set[str]()
    found: list[str] = []
    for one in ranked:
        is_of_one = article.outlet_id is not None and one.outlet_id == article.outlet_id
        if one.url in seen or one.n_shared < least_shared(n_marks, one.n_marks, is_of_one=is_of_one):
            continue
        seen |= {one.url} if one.url else set()
        found.append(one.article_id)
    return found[:MOST_ALIGNED]


def _prose(kept: KeptArticle) -> Prose:
    return proses_of([kept.article], kept.passages, kept.statements)[0]


def _shared(mine: Prose, theirs: Prose) -> tuple[Reuse, ...]:
    """What two articles share if they are copies in part, the same whichever of them is asked for; its own words on the left."""
    is_mine_left = mine.article.id < theirs.article.id
    found = reuse_between(mine, theirs) if is_mine_left else reuse_between(theirs, mine)
    if not found or not is_common_copy([row.n_words for row in found], min(len(mine.words), len(theirs.words))):
        return ()
    return found if is_mine_left else tuple(replace(row, left=row.right, right=row.left) for row in found)
