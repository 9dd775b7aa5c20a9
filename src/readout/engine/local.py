"""The plan, carried out in this process: read, extract, link, compare."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from readout import __version__
from readout.compare.findings import make_claims
from readout.compare.happening import describe_event
from readout.compare.outcomes import tie_outcomes
from readout.compare.pairing import scores_of
from readout.compare.rivals import find_rivals, mark_contradicted
from readout.compare.wording import find_wording
from readout.engine.collector import collecting_seldom
from readout.engine.crew import extract_one, extract_side_by_side
from readout.engine.evidence import collect_evidence, part_groups
from readout.extract import Extraction
from readout.extract.extractor import ArticleExtractor
from readout.extract.parser import Parser
from readout.link.claims import ClaimLinker
from readout.link.embed import Embedder
from readout.link.origins import find_origins
from readout.link.reranker import Reranker
from readout.link.reuse import find_reuse
from readout.link.rulings import rule_claims, rule_origins, rule_statements
from readout.link.stories import find_strangers, group_stories, one_story
from readout.model.article import Article, Span
from readout.model.ruling import Ruling
from readout.model.story import Claim, Comparison, Judgement, Maker, Record, Skipped, Story
from readout.read.inputs import read_inputs
from readout.settings import Settings
from readout.text.gazetteer import add_register, is_known

__all__ = ["LocalEngine", "Progress", "be_silent"]

Progress = Callable[[str, int, int | None], None]
"""Called with a stage, how many records are done, and how many there are (None if not known)."""

_MANY = 32
_MOST_NAMED = 5


def be_silent(stage: str, done: int, total: int | None) -> None:
    """Report nothing: the `Progress` of a caller who wants none."""


class LocalEngine:
    """Carries out the plan in this process. The models are loaded on first use and kept.

    Args:
        settings: What the user set.

    Raises:
        ConfigError: If the user's register of outlets cannot be used.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        if settings.outlets:
            add_register(Path(settings.outlets))
        self.parser = Parser()
        self.embedder = Embedder(settings.n_threads)
        self.reranker = Reranker(settings.n_threads)

    def read(self, inputs: Sequence[str], stdin: BinaryIO | None) -> Iterator[Article | Skipped]:
        """The articles of the inputs, in their order, and what could not be used."""
        for item in read_inputs(inputs, stdin=stdin or sys.stdin.buffer, settings=self._settings):
            if isinstance(item, Article) and len(item.text) > self._settings.max_article_chars:
                why = f"{item.name or item.id} has {len(item.text)} characters, more than the {self._settings.max_article_chars} allowed"
                yield Skipped(record_id=item.name or item.id, stage="read", error="InputError", why=why)
            else:
                yield item

    def extract(self, articles: Iterable[Article | Skipped], *, wide: bool = False) -> Iterator[Extraction | Skipped]:
        """The extraction of each article, in order; one that fails with a `ReadoutError` becomes a `Skipped`, and the others go on.

        `wide` takes attribution in the wide sense of `ArticleExtractor`. From 32 articles on, as many processes work as the settings
        have threads.
        """
        waiting = iter(articles)
        first = list(islice(waiting, _MANY))
        if len(first) == _MANY and self._settings.n_threads > 1:
            yield from extract_side_by_side(chain(first, waiting), self._settings.n_threads, wide=wide, outlets=self._settings.outlets)
            return
        extractor = ArticleExtractor(self.parser, wide=wide)
        for article in chain(first, waiting):
            yield article if isinstance(article, Skipped) else extract_one(extractor, article)

    def record(self, story: Story, extractions: Sequence[Extraction], rulings: Sequence[Ruling] = ()) -> Record:
        """Everything that is drawn from the articles of one story. The order of the extractions does not matter.

        Args:
            story: The story.
            extractions: Those of its articles, at least.
            rulings: What people decided and nobody undid, oldest first.
        """
        with collecting_seldom():
            return self._record(story, extractions, rulings)

    def _record(self, story: Story, extractions: Sequence[Extraction], rulings: Sequence[Ruling]) -> Record:
        by_id = {x.article.id: x for x in extractions}
        mine = [by_id[i] for i in story.article_ids]
        articles = tuple(x.article for x in mine)
        passages = tuple(p for x in mine for p in x.passages)
        mentions = [m for x in mine for m in x.mentions]
        statements = rule_statements(tuple(s for x in mine for s in x.statements), rulings, mentions)
        reuse = find_reuse(articles, passages, statements)
        found = rule_origins(find_origins(articles, statements, reuse, {x.article.id: x.credits for x in mine}), statements, rulings)
        linked = ClaimLinker(self.embedder, self.reranker)(statements, passages)
        by_statement = {statement.id: statement for statement in statements}
        alike = scores_of(linked.judgements)
        groups = part_groups(linked.groups, by_statement, alike, articles)
        claims = make_claims(rule_claims(groups, rulings), collect_evidence(articles, statements, found, alike))
        event = describe_event(story, articles, statements, claims, passages)
        outcomes = tie_outcomes(claims, statements, articles, alike)
        rivals = find_rivals(claims, statements, articles, event, outcomes, linked.judgements)
        claims = mark_contradicted(claims, rivals)
        return Record(
            story=story,
            articles=articles,
            passages=passages,
            statements=statements,
            origins=found.origins,
            claims=claims,
            rivals=rivals,
            outcomes=outcomes,
            wording=find_wording(statements, articles, passages, claims, linked.judgements),
            reuse=reuse,
            event=event,
            rulings=tuple(rulings),
            judgements=_within(linked.judgements, claims),
            origin_of=tuple(sorted(found.by_statement.items())),
        )

    def compare(self, inputs: Sequence[str], is_one_story: bool, stdin: BinaryIO | None, on_progress: Progress = be_silent) -> Comparison:
        """The records of the inputs' stories, the story with most articles first."""
        articles: list[Article] = []
        skipped: list[Skipped] = []
        for item in self.read(inputs, stdin):
            (skipped if isinstance(item, Skipped) else articles).append(item)  # type: ignore[arg-type]
            on_progress("read", len(articles), None)
        extractions: list[Extraction] = []
        for n_done, made in enumerate(self.extract(articles), start=1):
            (skipped if isinstance(made, Skipped) else extractions).append(made)  # type: ignore[arg-type]
            on_progress("extract", n_done, len(articles))
        stories = self.stories(extractions, is_one_story)
        records: list[Record] = []
        for story in sorted(stories, key=lambda s: (-len(s.article_ids), s.id)):
            records.append(self.record(story, extractions))
            on_progress("compare", len(records), len(stories))
        warnings = (*(self.warnings(extractions) if is_one_story else ()), *_unknown(stories, extractions))
        return Comparison(records=tuple(records), skipped=tuple(skipped), made_by=self.made_by(is_one_story), warnings=warnings)

    def warnings(self, extractions: Sequence[Extraction]) -> tuple[str, ...]:
        """What a caller should know who says that all articles are one story."""
        strangers = find_strangers([x.article for x in extractions], [p for x in extractions for p in x.passages])
        return tuple(
            f"{article.label} shares next to no words with the other reports; it may belong to another story" for article in strangers
        )

    def stories(self, extractions: Sequence[Extraction], is_one_story: bool) -> tuple[Story, ...]:
        """The stories of the extracted articles; all in one where the caller says that they are one."""
        articles = [x.article for x in extractions]
        passages = [p for x in extractions for p in x.passages]
        if not articles:
            return ()
        return (one_story(articles, passages),) if is_one_story else group_stories(articles, passages)

    def made_by(self, is_one_story: bool) -> tuple[Maker, ...]:
        """This version, with the settings that bear on the result, and the models."""
        return (
            Maker(name="readout", version=__version__, settings=(("one_story", str(is_one_story).lower()),)),
            Maker(name="en_core_web_md", version="3.7.1"),
            Maker(name="all-MiniLM-L6-v2-int8", version="2.0.0"),
        )


def _unknown(stories: Sequence[Story], extractions: Sequence[Extraction]) -> tuple[str, ...]:
    """One sentence on the outlets in company that nothing is known of, if there are any."""
    in_company = {article_id for story in stories if len(story.article_ids) > 1 for article_id in story.article_ids}
    labels = [x.article.label for x in extractions if x.article.id in in_company and not is_known(x.article.outlet)]
    if not labels:
        return ()
    told = ", ".join(dict.fromkeys(labels[:_MOST_NAMED])) + (" and others" if len(labels) > _MOST_NAMED else "")
    return (
        f"nothing is known of the outlets of {len(labels)} of {len(extractions)} reports ({told}); they corroborate nothing by themselves",
    )


def _within(judgements: Iterable[Judgement], claims: Sequence[Claim]) -> tuple[Judgement, ...]:
    """The judgements on pairs of which both stand in one claim."""
    claims_of: dict[Span, set[str]] = {}
    for claim in claims:
        for _, clause in claim.clauses:
            claims_of.setdefault(clause.spans[0], set()).add(claim.id)
    return tuple(j for j in judgements if claims_of.get(j.left, set()) & claims_of.get(j.right, set()))
