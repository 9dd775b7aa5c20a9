"""The pages of a store as HTML for the web: no script, nothing loaded but one style sheet, everything escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import get_args
from urllib.parse import quote as percent

from readout.model.statement import Mode
from readout.report.judging import JudgePage
from readout.report.listing import Page
from readout.report.page import make_environment, page_address, page_style, sendable
from readout.report.pages import ClaimPage, HitView, MentionView, StoryList, StoryPage

__all__ = ["judge_address", "render_error", "render_judging", "render_login", "render_site", "site_style"]

_BUTTONS = {
    "merge": "Make them one",
    "split": "Take them out",
    "speaker": "Correct the speaker",
    "mode": "Correct the mode",
    "origin": "Correct the origin",
    "reject": "Reject it",
    "note": "Keep the note",
    "undo": "Take it back",
}


def render_site(
    page: Page | StoryPage, *, json_at: str, asked: Mapping[str, str], next_at: str = "", judge_page: str = "", login: str | None = None
) -> str:
    """The page as HTML.

    Args:
        page: What is shown; which template shows it follows from its type.
        json_at: The address of the same page as JSON.
        asked: What was asked in the query, as it was asked; forms show it again.
        next_at: The address of the next page of a list, or an empty string.
        judge_page: Where to rule on what the page shows; an empty string where nobody may.
        login: The name that the browser is logged in under, an empty string if its token has none; None where it is not.
    """
    name = "stories" if isinstance(page, StoryList) else type(page).__name__.removesuffix("Page").lower()
    # The marks of an article lead back to its claims, which stand on the page of its story.
    story_id = getattr(page, "story_id", None)
    return _render(
        name,
        page=page,
        json_at=json_at,
        asked=asked,
        next_at=next_at,
        judge_page=judge_page,
        login=login,
        base=page_address("story", story_id) if story_id else "",
        hit_at=_hit_at,
        place_of=_place_of,
    )


def judge_address(kind: str, record_id: str, statement_id: str = "") -> str:
    """Where to rule on a story, a claim, an article, or one of its statements.

    >>> judge_address("article", "a/b", "stm_1")
    '/judge/article/a%2Fb?statement=stm_1'
    """
    asked = f"?statement={percent(statement_id, safe='', errors='replace')}" if statement_id else ""
    return f"/judge{page_address(kind, record_id)}{asked}"


def render_judging(page: JudgePage, *, form_token: str, by: str, is_signed: bool, json_at: str, login: str | None = None) -> str:
    """The page on which a person rules, with its forms.

    Args:
        page: What can be ruled.
        form_token: What every form sends back, so that it is known to be ours.
        by: The name that stands in the forms already.
        is_signed: Whether that name is the token's, and cannot be another.
        json_at: The address of the same page as JSON, which has no forms.
        login: The name that the browser is logged in under, as in `render_site`.
    """
    shown = {
        "form_token": form_token,
        "by": by,
        "is_signed": is_signed,
        "json_at": json_at,
        "login": login,
        "modes": get_args(Mode),
        "buttons": _BUTTONS,
        "judge_at": judge_address,
    }
    return _render("judge", page=page, **shown)


def render_error(heading: str, message: str, hint: str) -> str:
    """What went wrong, as a page."""
    return _render("error", heading=heading, message=message, hint=hint)


def render_login(*, is_wrong: bool) -> str:
    """The form that asks for the token; `is_wrong` if one was given and is not it."""
    return _render("login", is_wrong=is_wrong)


@cache
def site_style() -> str:
    """The style sheet of the site: that of the one-file page, and what only the site has."""
    return page_style() + files("readout.report").joinpath("templates", "site", "site.css").read_text(encoding="utf-8")


def _render(name: str, **shown: object) -> str:
    template = make_environment(is_site=True).get_template(f"site/{name}.html")
    return sendable(template.render(**{"judge_page": "", "asked": {}, "login": None, **shown}))


def _place_of(page: ClaimPage, mention: MentionView) -> str:
    """The anchor of the mark of a mention in its article, or an empty string."""
    wanted = (mention.article_id, mention.start, mention.end)
    for stand in page.claim.stands:
        for cite in stand.cites:
            if (cite.column.article_id, cite.start, cite.end) == wanted:
                return f"#{cite.anchor}"
    return ""


def _hit_at(hit: HitView) -> str:
    if hit.kind == "statement" and hit.article:
        return f"{page_address('article', hit.article.id)}#{hit.id}"
    return page_address(hit.kind, hit.id)
