"""Articles to stories: which report the same happening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations
from math import log, sqrt

from readout.link.groups import gather
from readout.model.article import Article, Passage
from readout.model.ids import make_id
from readout.model.story import Story
from readout.text.words import find_words, rarity, stem

__all__ = ["find_strangers", "group_stories", "one_story"]

_HEAD_WORDS = 300
_TITLE_TIMES = 2
_WINDOW = timedelta(days=3)
_LEAST_LIKE = 0.2
_STRANGE = 0.05

Bag = dict[str, float]


def group_stories(articles: Sequence[Article], passages: Sequence[Passage]) -> tuple[Story, ...]:
    """The stories of some articles: every article in exactly one, oldest story first.

    Two articles are likened by the cosine of their rare words (titles twice, the first 300 words of the reporting); those dated more
    than three days apart are never one story. Groups join while the mean likeness of their pairs is at least 0.2. Cost grows with
    the square of the articles.
    """
    bags = [_bag(article, passages) for article in articles]
    pairs = {
        (i, j): like
        for i, j in combinations(range(len(articles)), 2)
        if _near(articles[i], articles[j]) and (like := _cosine(bags[i], bags[j])) >= _LEAST_LIKE / 2
    }
    groups = gather(pairs, [article.id for article in articles], _LEAST_LIKE, lambda i, j: _near(articles[i], articles[j]))
    grouped = {i for group in groups for i in group}
    alone = [[i] for i in range(len(articles)) if i not in grouped]
    stories = [one_story([articles[i] for i in group], passages) for group in (*groups, *alone)]
    return tuple(sorted(stories, key=lambda s: (s.start is None, s.start, s.id)))


def find_strangers(articles: Sequence[Article], passages: Sequence[Passage]) -> tuple[Article, ...]:
    """Articles that are like none of the others: what a caller hardly means who says that all are one story. In the order given."""
    if len(articles) < 2:
        return ()
    bags = [_bag(article, passages) for article in articles]
    likest = [max(_cosine(bag, other) for j, other in enumerate(bags) if j != i) for i, bag in enumerate(bags)]
    return tuple(article for article, like in zip(articles, likest, strict=True) if like < _STRANGE)


def one_story(articles: Sequence[Article], passages: Sequence[Passage]) -> Story:
    """One story of all the articles; its title is the title, else the first sentence, of the one most like the others."""
    dated = sorted(a.published_at for a in articles if a.published_at)
    ordered = sorted(articles, key=lambda a: (a.published_at is None, a.published_at, a.id))
    bags = [_bag(article, passages) for article in ordered]
    middle = max(range(len(ordered)), key=lambda i: (bool(ordered[i].title), sum(_cosine(bags[i], bag) for bag in bags), -i))
    return Story(
        id=make_id("sto", *sorted(article.id for article in articles)),
        title=_title(ordered[middle], passages),
        article_ids=tuple(article.id for article in ordered),
        start=dated[0] if dated else None,
        end=dated[-1] if dated else None,
    )


def _title(article: Article, passages: Sequence[Passage]) -> str:
    if article.title:
        return article.title
    mine = [p for p in passages if p.span.article_id == article.id]
    first = next((p for p in mine if p.part == "title"), None) or next((p for p in mine if p.part == "body"), None)
    return first.span.quote if first else article.label


def _bag(article: Article, passages: Sequence[Passage]) -> Bag:
    words = [w.text for p in passages if p.span.article_id == article.id and p.part in ("title", "body") for w in find_words(p.span.quote)]
    title = [w.text for w in find_words(article.title or "")]
    counts = Counter(stem(word) for word in (*title * _TITLE_TIMES, *words[:_HEAD_WORDS]))
    return {word: (1 + log(n)) * rarity(word) for word, n in counts.items()}


def _cosine(left: Bag, right: Bag) -> float:
    shared = sum(value * right[word] for word, value in left.items() if word in right)
    return shared / (sqrt(sum(v * v for v in left.values()) * sum(v * v for v in right.values())) or 1.0)


def _near(left: Article, right: Article) -> bool:
    if left.published_at is None or right.published_at is None:
        return True
    return abs(left.published_at - right.published_at) <= _WINDOW
