"""Readout for programs that speak MCP: tools that only look, with the words to cite in every answer. Needs the package `mcp`."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from threading import Lock
from typing import Annotated, Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, Field

from readout import __version__
from readout.api import Readout
from readout.errors import ConfigError, ReadoutError
from readout.report.assembly import view_story
from readout.report.digest import (
    cite_document,
    digest_article,
    digest_beside,
    digest_chain,
    digest_claim,
    digest_search,
    digest_skipped,
    digest_stories,
    digest_story,
    digest_texts,
    digest_timeline,
)
from readout.report.pages import HitView
from readout.web.queries import StoriesQuery, parse_as

__all__ = ["GivenArticle", "make_server", "run"]

Found = TypeVar("Found")

MOST_CHARS = 1_000_000
_MOST_STORIES = 5
_INSTRUCTIONS = (
    "Readout compares news reports of one happening. Every answer quotes exact words with article_id, start and end "
    "(half-open, code points of the article's text): cite these. A verdict counts independent origins, not outlets; "
    "silence is not denial; nothing here says what is true."
)
_QUERY = 'Words, "phrases in quotes", and speaker: party: outlet: verdict: mode: kind: from: to:'
_LOOKING = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Lines = Annotated[int, Field(ge=1, le=50, description="How many lines of each section at most.")]
Id = Annotated[str, Field(min_length=1, max_length=400, pattern=r"^[^\x00]+$")]
Report = Annotated[str, Field(max_length=400, description="The id of its article; chosen if left out.")]


class GivenArticle(BaseModel):
    """One article to compare."""

    text: str = Field(min_length=1, description="The whole text, character for character.")
    id: str | None = Field(None, max_length=400, description="What to call it in the answer; made from the content if it is missing.")
    outlet: str | None = Field(None, description="Name or domain of the outlet.")
    title: str | None = None
    url: str | None = None
    published: str | None = Field(None, description="ISO 8601 date or time.")


def run(readout: Readout, *, db: str) -> None:
    """Answer on standard input and output until the input ends."""
    make_server(readout, db=db).run("stdio")


def make_server(readout: Readout, *, db: str = "") -> MCPServer[Any]:
    """The server with its tools.

    Args:
        readout: What compares, and reads the store.
        db: Path or URL of the store; that of the settings if empty.
    """
    server: MCPServer[Any] = MCPServer("readout", version=__version__, instructions=_INSTRUCTIONS, log_level="WARNING")
    _add_comparing(server, readout)
    _add_looking(server, readout, db)
    _add_siding(server, readout, db)
    return server


def _add_comparing(server: MCPServer[Any], readout: Readout) -> None:
    turn = Lock()

    @server.tool(annotations=_LOOKING, structured_output=False)
    def compare_texts(
        articles: Annotated[list[GivenArticle], Field(min_length=1, max_length=50)],
        one_story: Annotated[bool, Field(description="All are on one happening; otherwise they are grouped.")] = True,
        n_lines: Lines = 8,
    ) -> CallToolResult:
        """Compare news reports given as text: what several origins carry, what one side alone says, clashes, plans, silences."""

        def compare() -> dict[str, Any]:
            n_chars = sum(len(article.text) for article in articles)
            if n_chars > MOST_CHARS:
                raise ConfigError(f"the texts have {n_chars:,} characters", f"give at most {MOST_CHARS:,} at once")
            lines = b"".join(_line(article) for article in articles)
            with turn:
                comparison = readout.compare(["-"], one_story=one_story, stdin=BytesIO(lines))
            stories = [digest_story(view_story(record), n_lines) for record in comparison.records[:_MOST_STORIES]]
            more = max(0, len(comparison.records) - _MOST_STORIES)
            left_out = {"n_more_stories": more, "skipped": digest_skipped(comparison.skipped)}
            return {"stories": stories, **left_out, "warnings": list(comparison.warnings)}

        return _answer(compare)


def _add_looking(server: MCPServer[Any], readout: Readout, db: str) -> None:
    @server.tool(annotations=_LOOKING, structured_output=False)
    def list_stories(
        party: Annotated[str, Field(max_length=40, description="Only stories in which this party speaks (NO, UN).")] = "",
        outlet: Annotated[str, Field(max_length=200, description="Only stories that this outlet, given by its id, reports.")] = "",
        verdict: Annotated[str, Field(description="corroborated, single-origin or contradicted")] = "",
        since: Annotated[str, Field(description="A day (2024-03-13) or an ISO 8601 time.")] = "",
        until: Annotated[str, Field(description="A day, which counts whole, or a time.")] = "",
        after: Annotated[str, Field(max_length=200, description="The `next_after` of the answer before.")] = "",
        limit: Annotated[int, Field(ge=1, le=50)] = 20,
    ) -> CallToolResult:
        """List the stories in the store, that with the newest report first."""
        asked = {"party": party, "outlet": outlet, "verdict": verdict, "since": since, "until": until, "after": after, "limit": str(limit)}
        return _answer(lambda: digest_stories(readout.stories(db=db, **parse_as(StoriesQuery, asked).arguments())))

    @server.tool(annotations=_LOOKING, structured_output=False)
    def read_story(story_id: Id, n_lines: Lines = 12) -> CallToolResult:
        """Read the record of a story in the store, section by section, with words to cite."""

        def read() -> dict[str, Any]:
            page = readout.story(story_id, db=db)
            return {**digest_story(page.story, n_lines), **digest_chain(page)}

        return _answer(read)

    @server.tool(annotations=_LOOKING, structured_output=False)
    def read_claim(claim_id: Id) -> CallToolResult:
        """Read a claim in the store with its evidence: every mention with its exact words, origins and reasons, who is silent."""
        return _answer(lambda: digest_claim(readout.claim(claim_id, db=db)))

    @server.tool(annotations=_LOOKING, structured_output=False)
    def search(
        words: Annotated[str, Field(min_length=1, max_length=400, description=_QUERY)],
        offset: Annotated[int, Field(ge=0, le=10_000)] = 0,
        limit: Annotated[int, Field(ge=1, le=20)] = 8,
    ) -> CallToolResult:
        """Search claims, statements, articles and speakers in the store, best first. All words must be found, in any form."""

        def find() -> dict[str, Any]:
            page = readout.search(words, db=db, offset=offset, limit=limit)
            return digest_search(page, [_place(readout, db, hit) for hit in page.hits])

        return _answer(find)


def _add_siding(server: MCPServer[Any], readout: Readout, db: str) -> None:
    @server.tool(annotations=_LOOKING, structured_output=False)
    def read_article(article_id: Id, n_lines: Lines = 8) -> CallToolResult:
        """Read where a report comes from: outlet, time, story, and which reports of other stories print words of it, who first."""
        return _answer(lambda: digest_article(readout.article(article_id, db=db), n_lines))

    @server.tool(annotations=_LOOKING, structured_output=False)
    def read_beside(claim_id: Id, left: Report = "", right: Report = "") -> CallToolResult:
        """Read a claim in two reports of its story: how each puts it, on whose word; of a silent one, whether it could have known."""
        return _answer(lambda: digest_beside(readout.beside(claim_id, db=db, left=left, right=right)))

    @server.tool(annotations=_LOOKING, structured_output=False)
    def read_texts(
        story_id: Id,
        left: Report = "",
        right: Report = "",
        common_only: Annotated[bool, Field(description="Only passages that both have, copied or changed.")] = False,
        n_lines: Lines = 20,
    ) -> CallToolResult:
        """Read two reports of a story passage by passage: what is copied, changed, moved, or in one alone."""
        return _answer(lambda: digest_texts(readout.texts(story_id, db=db, left=left, right=right), n_lines, is_common=common_only))

    @server.tool(annotations=_LOOKING, structured_output=False)
    def read_timeline(story_id: Id) -> CallToolResult:
        """Read when the reports of a story came out, and the times of the event that they give, with their words."""
        return _answer(lambda: digest_timeline(readout.story(story_id, db=db)))


def _place(readout: Readout, db: str, hit: HitView) -> dict[str, Any] | None:
    """Where the words of a hit stand: of a claim those that stand for it, of an article those that were found."""
    if hit.kind == "claim":
        return cite_document(readout.claim(hit.id, db=db).claim.cite)
    if hit.article is None:
        return None
    where = {"article_id": hit.article.id, "outlet": hit.article.outlet}
    if hit.kind == "article":
        quote = "".join(text for text, _ in hit.snippet.pieces)
        return {**where, "start": hit.snippet.start, "end": hit.snippet.end, "quote": quote}
    statements = readout.story(hit.story_id, db=db).record.statements if hit.story_id else ()
    span = next((one.spans[0] for one in statements if one.id == hit.id), None)
    return {**where, "start": span.start, "end": span.end, "quote": span.quote} if span else None


def _answer(work: Callable[[], dict[str, Any]]) -> CallToolResult:
    """What the work gives, as an object and as the shortest JSON of it.

    Raises:
        ToolError: If it cannot be done, with what to do.
    """
    try:
        document = work()
    except ReadoutError as error:
        raise ToolError(f"{error.message}; {error.hint}" if error.hint else error.message) from None
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=document)


def _line(article: GivenArticle) -> bytes:
    return article.model_dump_json(exclude_none=True).encode() + b"\n"
