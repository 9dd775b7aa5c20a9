"""What a person sees who is about to rule on something in a store: what can be named in a ruling, and what was ruled before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from readout.errors import NotFound
from readout.report.listing import FORMAT
from readout.report.pages import ArticlePage, ClaimPage, StatementLine, StoryList, StoryPage
from readout.report.view import Column, RulingView

__all__ = ["Choice", "JudgePage", "Judged", "judge_article", "judge_claim", "judge_document", "judge_story"]

Judged = Literal["story", "claim", "article"]
_MOST_OTHERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something that a ruling can name: its id, its words, and what tells it apart from others of the same words."""

    id: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgePage:
    """One story, claim or article with what can be ruled on it.

    Attributes:
        kind: What it is.
        id: Its id.
        title: The story's or article's title, or the claim's words.
        story_id: The story that it stands in; None for an article that waits for one.
        parts: What can be taken out of it: reports of a story, statements of a claim.
        others: What it might be one with: stories or claims, 200 at most.
        origins: Names of origins of the story.
        statements: The statements that can be ruled on one by one.
        chosen: That one of them which is being ruled on, if any.
        rulings: What was ruled before, what was taken back too.
    """

    kind: Judged
    id: str
    title: str
    story_id: str | None
    story_title: str | None
    parts: tuple[Choice, ...] = ()
    others: tuple[Choice, ...] = ()
    origins: tuple[str, ...] = ()
    statements: tuple[StatementLine, ...] = ()
    chosen: StatementLine | None = None
    rulings: tuple[RulingView, ...] = ()


def judge_story(page: StoryPage, near: StoryList) -> JudgePage:
    """What can be ruled on a story.

    Args:
        page: The story.
        near: Stories of about the same time; it may be among them.
    """
    story = page.story
    return JudgePage(
        kind="story",
        id=page.id,
        title=story.title,
        story_id=page.id,
        story_title=story.title,
        parts=tuple(map(_report, story.columns)),
        others=tuple(
            Choice(id=one.id, words=one.title, note=f"{one.dates}, {one.n_articles} reports")
            for one in near.stories[:_MOST_OTHERS]
            if one.id != page.id
        ),
        rulings=page.rulings,
    )


def judge_claim(page: ClaimPage, story: StoryPage) -> JudgePage:
    """What can be ruled on a claim of a story. Its statements stand once each, in the order of its mentions."""
    statements = {mention.statement.id: mention.statement for mention in page.mentions}
    outlets = {mention.statement.id: mention.outlet for mention in page.mentions}
    others = [one for one in story.story.claims if one.id != page.id]
    return JudgePage(
        kind="claim",
        id=page.id,
        title=page.claim.text,
        story_id=page.story_id,
        story_title=page.story_title,
        parts=tuple(Choice(id=one.id, words=one.text, note=outlets[one.id]) for one in statements.values()),
        others=tuple(Choice(id=one.id, words=one.text, note=f"claim {one.number}") for one in others[:_MOST_OTHERS]),
        origins=tuple(origin.name for origin in story.story.origins),
        statements=tuple(statements.values()),
        rulings=page.rulings,
    )


def judge_article(page: ArticlePage, story: StoryPage | None, statement_id: str = "") -> JudgePage:
    """What can be ruled on an article, and on that statement of it which is named, if one is.

    Raises:
        NotFound: If the article makes no such statement.
    """
    statements = (*page.statements, *page.rejected)
    chosen = next((one for one in statements if one.id == statement_id), None)
    if statement_id and chosen is None:
        raise NotFound(f"there is no statement {statement_id!r} in {page.id}", "look at the statements of the article")
    return JudgePage(
        kind="article",
        id=page.id,
        title=page.title or page.id,
        story_id=page.story_id,
        story_title=page.story_title,
        origins=tuple(origin.name for origin in story.story.origins) if story else (),
        statements=statements,
        chosen=chosen,
        rulings=page.rulings,
    )


def judge_document(page: JudgePage) -> dict[str, Any]:
    """The page as an object fit for `json.dumps`: `readout-page/1`, its fields as keys."""
    fields: dict[str, Any] = msgspec.to_builtins(page)
    return {"format": FORMAT, "page": "judge", **fields}


def _report(column: Column) -> Choice:
    note = ", ".join(part for part in (column.label, column.published) if part)
    return Choice(id=column.article_id, words=column.title or column.article_id, note=note)
