"""Articles to stories: which report the same happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.link.bags import Bag, cosine, make_bag
from readout.link.chains import Chains
from readout.link.entries import Entries, Entry, key_of
from readout.link.likeness import day_of
from readout.link.settling import gather_entries
from readout.model.article import Article, Passage
from readout.model.ids import make_id
from readout.model.story import Story

__all__ = ["find_strangers", "group_stories", "one_story"]

_STRANGE = 0.05


def group_stories(articles: Sequence[Article], passages: Sequence[Passage]) -> tuple[Story, ...]:
    """The stories of some articles: every article in exactly one, oldest story first.

    Articles are likened as in a stream (`link.index`), with this difference: what is no reporting is left out, and all are gathered at
    once. Those dated more than three days apart are never one story. A story `follows` the likest of those that began before it, if
    that is like enough. Neither the order of the articles nor their repetition matters. Cost grows with the pairs of articles that
    have telling words in common within three days.
    """
    given = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    prose = _prose(passages)
    entries, by_key = Entries(), defaultdict[str, list[Article]](list)
    for article in given:
        bag, day = make_bag(article.title, prose[article.id]), day_of(article)
        key = key_of(bag, day)
        by_key[key].append(article)
        if key not in entries:
            entries.add(Entry(key=key, day=day, bag=bag, title=article.title or "", article_ids={article.id}))
    groups = gather_entries(by_key, entries)
    bags = {article.id: entries[key].bag for key, held in by_key.items() for article in held}
    stories = [_story([article for key in group for article in by_key[key]], passages, bags) for group in groups]
    chains = Chains()
    for story, group in zip(stories, groups, strict=True):
        chains.remember(story.id, [entries[key] for key in group])
    return tuple(sorted((replace(s, follows=chains.before(s.id)) for s in stories), key=lambda s: (s.start is None, s.start, s.id)))


def find_strangers(articles: Sequence[Article], passages: Sequence[Passage]) -> tuple[Article, ...]:
    """Articles that are like none of the others: what a caller hardly means who says that all are one story. In the order given."""
    if len(articles) < 2:
        return ()
    bags = list(_bags(articles, passages).values())
    likest = [max(cosine(bag.words, other.words) for j, other in enumerate(bags) if j != i) for i, bag in enumerate(bags)]
    return tuple(article for article, like in zip(articles, likest, strict=True) if like < _STRANGE)


def one_story(articles: Sequence[Article], passages: Sequence[Passage]) -> Story:
    """One story of all the articles; its title is the title, else the first sentence, of the one most like the others."""
    return _story(articles, passages, _bags(articles, passages))


def _story(articles: Sequence[Article], passages: Sequence[Passage], bags: Mapping[str, Bag]) -> Story:
    dated = sorted(a.published_at for a in articles if a.published_at)
    ordered = sorted(articles, key=lambda a: (a.published_at is None, a.published_at, a.id))
    words = [bags[article.id].words for article in ordered]
    middle = max(range(len(ordered)), key=lambda i: (bool(ordered[i].title), sum(cosine(words[i], other) for other in words), -i))
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


def _bags(articles: Sequence[Article], passages: Sequence[Passage]) -> dict[str, Bag]:
    prose = _prose(passages)
    return {article.id: make_bag(article.title, prose[article.id]) for article in articles}


def _prose(passages: Sequence[Passage]) -> dict[str, list[str]]:
    """The reporting of each article, passage by passage, titles aside."""
    prose = defaultdict[str, list[str]](list)
    for passage in passages:
        if passage.part == "body":
            prose[passage.span.article_id].append(passage.span.quote)
    return prose
