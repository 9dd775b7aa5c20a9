"""The pages on which a person rules, and what their forms send."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from threading import Lock
from typing import Any, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from readout.api import Readout
from readout.engine.judging import ACTIONS, Action
from readout.engine.keeping import Judged
from readout.errors import ConfigError, NotFound
from readout.report import judging
from readout.report.judging import JudgePage, judge_article, judge_claim, judge_document, judge_story
from readout.report.page import page_address
from readout.report.site import judge_address, render_judging
from readout.web.access import asker_of, login_name
from readout.web.answers import answer, answer_document, answer_failure
from readout.web.bodies import read_form
from readout.web.pages import read_record
from readout.web.visits import Visits, keep_name, name_of

__all__ = ["JUDGED", "Ruler", "judge_routes"]

JUDGED: tuple[str, ...] = get_args(judging.Judged)
"""Kinds of records that a person can rule on."""

_NEAR = timedelta(days=3)
_MOST_NEAR = 100
_Fields = Mapping[str, list[str]]


class Ruler:
    """Keeps rulings that come over the web, one after another.

    Args:
        readout: What keeps them.
        db: The store.
    """

    def __init__(self, readout: Readout, db: str) -> None:
        self._readout = readout
        self._db = db
        self._lock = Lock()

    def __call__(self, action: Action, named: list[str], *, by: str, note: str, party: str) -> Judged:
        """The ruling as it was kept. Whoever rules must say so: no name of the settings stands in.

        Raises:
            ConfigError: If the name is empty, or what is named does not fit.
            NotFound: If something named is not in the store.
        """
        if not by.strip():
            raise ConfigError("a ruling carries a name, and none is given", "say who you are")
        with self._lock:
            return self._readout.judge(action, named, db=self._db, by=by, note=note, party=party or None)


def judge_routes(readout: Readout, db: str, visits: Visits, ruler: Ruler) -> list[Route]:
    """The routes of the pages to rule on, and of what their forms send."""

    async def receive(request: Request) -> Response:
        fields = await read_form(request)
        return await run_in_threadpool(_rule, request, fields, readout, db, visits, ruler)

    routes = [Route("/judge", receive, methods=["POST"])]
    for kind in JUDGED:
        routes += [
            Route(f"/judge/{kind}/{{record_id:path}}.json", _page(readout, db, kind, None)),
            Route(f"/judge/{kind}/{{record_id:path}}", _page(readout, db, kind, visits)),
        ]
    return routes


def _page(readout: Readout, db: str, kind: str, visits: Visits | None) -> Any:
    def show(request: Request) -> Response:
        record_id, statement_id = request.path_params["record_id"], request.query_params.get("statement", "")
        page = _read(readout, db, kind, record_id, statement_id)
        at = judge_address(kind, page.id)
        asked = judge_address(kind, page.id, statement_id).removeprefix(at)
        if page.id != record_id:
            return RedirectResponse(at + ("" if visits else ".json") + asked, 307)
        if visits is None:
            return answer_document(request, judge_document(page))
        visit, form_token = visits.open(request)
        signed = asker_of(request).name
        by, json_at = signed or name_of(request), f"{at}.json{asked}"
        login = login_name(request)
        html = render_judging(page, form_token=form_token, by=by, is_signed=bool(signed), json_at=json_at, login=login)
        shown = answer(request, html, "text/html")
        visits.keep(shown, request, visit)
        return shown

    return show


def _read(readout: Readout, db: str, kind: str, record_id: str, statement_id: str) -> JudgePage:
    page = read_record(readout, db, kind, record_id)
    if kind == "claim":
        return judge_claim(page, readout.story(page.story_id, db=db))
    if kind == "article":
        story = readout.story(page.story_id, db=db) if page.story_id else None
        return judge_article(page, story, statement_id)
    times = [article.published_at for article in page.record.articles if article.published_at]
    since, until = (min(times) - _NEAR, max(times) + _NEAR) if times else (None, None)
    return judge_story(page, readout.stories(db=db, since=since, until=until, limit=_MOST_NEAR))


def _rule(request: Request, fields: _Fields, readout: Readout, db: str, visits: Visits, ruler: Ruler) -> Response:
    if not visits.is_ours(request, _one(fields, "form_token")):
        hint = "open the page anew and send the form again; the browser must keep cookies of this site"
        return answer_failure(request, 403, "FormUnknown", "this form is not of your visit", hint)
    signed = asker_of(request).name
    action, by = _action(fields), signed or _one(fields, "by")
    judged = ruler(action, _named(fields, action), by=by, note=_one(fields, "note"), party=_one(fields, "party"))
    response = RedirectResponse(_back(readout, db, fields, judged), 303, {"Cache-Control": "no-store"})
    if not signed:
        keep_name(response, request, by)
    return response


def _named(fields: _Fields, action: Action) -> list[str]:
    named = list(fields.get("named", ()))
    if action == "speaker" and _one(fields, "own_voice"):
        return [*named[:1], "-"]
    if len(named) < 2 and action in ("merge", "split", "speaker", "origin"):
        wanted = {"merge": "the other one", "split": "what to take out", "speaker": "who says it", "origin": "the origin"}
        raise ConfigError("the form does not say " + wanted[action], "go back and fill it in")
    return named


def _action(fields: _Fields) -> Action:
    given = _one(fields, "action")
    found = next((action for action in ACTIONS if action == given), None)
    if found is None:
        raise ConfigError(f"{given!r} is nothing to decide", f"give one of {', '.join(ACTIONS)}")
    return found


def _back(readout: Readout, db: str, fields: _Fields, judged: Judged) -> str:
    """The page that was ruled on, if it still stands; else its story, which also tells of a ruling still to be followed; else the list."""
    kind, record_id = _one(fields, "kind"), _one(fields, "id")
    if kind in JUDGED and judged.is_followed:
        try:
            return page_address(kind, read_record(readout, db, kind, record_id).id)
        except NotFound:
            pass
    return page_address("story", judged.story_ids[0]) if judged.story_ids else "/"


def _one(fields: _Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "")
