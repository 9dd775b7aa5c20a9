"""Pages cut down for a program that reads with a limit: nothing is quoted that does not stand there, nothing is cut in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import invented
from readout.model.story import Maker, Skipped
from readout.report.assembly import view_story
from readout.report.beside import read_beside, read_texts
from readout.report.digest import (
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
from readout.report.reading import read_claim, read_search, read_stories, read_story
from readout.store.kept import KeptArticle, Successor
from readout.store.store import open_store
from readout.store.view import View

TEXTS = {article.id: article.text for article in invented.ARTICLES.values()}
STORY = "sty_canal"
MADE_BY = (Maker(name="test", version="1"),)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """A store of the invented story."""
    record = invented.make_record()
    with open_store(str(tmp_path_factory.mktemp("digest") / "desk.db"), make=True) as store:
        for article in record.articles:
            held: dict[str, Any] = {"statements": tuple(s for s in record.statements if s.article_id == article.id), "mentions": ()}
            held["passages"] = tuple(p for p in record.passages if p.span.article_id == article.id)
            store.writer.put_article(KeptArticle(article=article, placed_at=invented.DAY, **held), at=invented.DAY, made_by=MADE_BY)
        made = {claim.id: invented.DAY for claim in record.claims}
        new = Successor(record=record, made_at=invented.DAY, claims_made_at=made)
        store.writer.replace_stories([], [new], {}, at=invented.DAY, made_by=MADE_BY, seen=0)
        with store.view() as opened:
            yield opened


def cites(document: Any) -> Iterator[dict[str, Any]]:
    """Everything in a digest that says where it stands."""
    if isinstance(document, dict):
        if {"article_id", "start", "end", "quote"} <= set(document):
            yield document
        for value in document.values():
            yield from cites(value)
    elif isinstance(document, list):
        for value in document:
            yield from cites(value)


def test_every_digest_quotes_words_that_stand_where_it_says(view: View) -> None:
    claim_id = "clm_canal"
    digests = {
        "story": digest_story(read_story(view, STORY).story, 50),
        "claim": digest_claim(read_claim(view, claim_id)),
        "beside": digest_beside(read_beside(view, claim_id)),
        "texts": digest_texts(read_texts(view, STORY), 50),
        "timeline": digest_timeline(read_story(view, STORY)),
    }
    for name, digest in digests.items():
        found = list(cites(digest))
        assert found, name
        for cite in found:
            assert TEXTS[cite["article_id"]][cite["start"] : cite["end"]] == cite["quote"], name


def test_what_is_cut_from_a_section_is_counted() -> None:
    story = view_story(invented.make_record())
    whole, short = digest_story(story, 50), digest_story(story, 1)
    assert whole["left_out"] == {}
    sections = [name for name, lines in whole.items() if isinstance(lines, list) and name not in ("articles", "rulings")]
    assert len(sections) == 8
    assert short["left_out"] == {name: len(whole[name]) - 1 for name in sections if len(whole[name]) > 1}
    assert len(short["left_out"]) >= 4
    assert all(short[name] == whole[name][:1] for name in sections)
    assert short["articles"] == whole["articles"]


def test_a_claim_in_a_section_has_three_cites_at_most_and_by_itself_every_mention(view: View) -> None:
    (line,) = [line for line in digest_story(read_story(view, STORY).story, 50)["several_origins"] if line["id"] == "clm_canal"]
    claim = digest_claim(read_claim(view, "clm_canal"))
    assert len(line["cites"]) == 3
    assert {mention["article_id"] for mention in claim["mentions"]} == {"art_herald", "art_ledger", "art_state", "art_north"}
    assert claim["silent"] == ["000_weekend-mail"]
    assert claim["could_have_known"] == []


def test_a_clash_and_an_outcome_name_both_claims(view: View) -> None:
    story = digest_story(read_story(view, STORY).story, 50)
    hard, soft = story["clashes"]
    assert ({hard["left"]["claim_id"], hard["right"]["claim_id"]}, hard["may_both_hold"]) == ({"clm_evening", "clm_afternoon"}, False)
    assert soft["may_both_hold"]
    raised, open_one = story["planned"]
    assert (raised["result"], raised["planned"]["claim_id"], raised["happened"]["claim_id"]) == ("raised", "clm_expected", "clm_pressed")
    assert (open_one["result"], open_one["happened"]) == ("unreported", None)


def test_a_silent_report_beside_one_that_speaks_says_what_its_silence_means(view: View) -> None:
    digest = digest_beside(read_beside(view, "clm_forty", left="art_herald", right="art_mail"))
    speaks, is_silent = digest["reports"]
    assert (speaks["stance"], speaks["why_silent"], len(speaks["mentions"])) == ("asserts", "", 1)
    assert (is_silent["stance"], is_silent["mentions"]) == ("omits", [])
    assert is_silent["why_silent"] == "not known to be out after the first report of it"


def test_two_texts_hold_every_passage_of_both_once(view: View) -> None:
    digest = digest_texts(read_texts(view, STORY, left="art_herald", right="art_ledger"), 50)
    for side, key in (("left", "art_herald"), ("right", "art_ledger")):
        starts = [row[side]["start"] for row in digest["passages"] if row[side]]
        assert sorted(starts) == sorted(p.span.start for p in invented.make_passages(key.removeprefix("art_")))
        assert all(row[side]["article_id"] == key for row in digest["passages"] if row[side])
    common = digest_texts(read_texts(view, STORY, left="art_herald", right="art_ledger"), 1, is_common=True)
    assert len(common["passages"]) == 1
    assert common["passages"][0]["left"] and common["passages"][0]["right"]
    assert common["n_left_out"] == digest["n_common"] - 1 > 0


def test_a_timeline_has_every_report_once_dated_or_not(view: View) -> None:
    digest = digest_timeline(read_story(view, STORY))
    assert [lane["id"] for lane in digest["reports"]] == ["art_herald"]
    assert sorted(digest["undated_article_ids"]) == ["art_ledger", "art_mail", "art_north", "art_state"]
    assert digest["reports"][0]["start_at"] == digest["reports"][0]["end_at"] == "2031-05-04T20:00:00+00:00"
    assert [(time["field"], time["start_at"]) for time in digest["times"]] == [("start", "2031-05-04T18:00:00+00:00")]


def test_lists_give_ids_to_go_on_with(view: View) -> None:
    listed = digest_stories(read_stories(view))
    assert [story["id"] for story in listed["stories"]] == [STORY]
    assert listed["next_after"] is None
    page = read_search(view, "kind:claim canal")
    assert page.hits
    found = digest_search(page, [None for _ in page.hits])
    assert [hit["id"] for hit in found["hits"]] == [hit.id for hit in page.hits]
    assert all("cite" not in hit for hit in found["hits"])
    placed = digest_search(page, [{"quote": "x"} for _ in page.hits])
    assert all(hit["cite"] == {"quote": "x"} for hit in placed["hits"])


def test_a_chain_tells_the_story_before_apart_from_those_after(view: View) -> None:
    page = read_story(view, STORY)
    assert digest_chain(page) == {"follows": None, "followed_by": []}
    (line,) = read_stories(view).stories
    before, after = (replace(line, id=name) for name in ("sty_before", "sty_after"))
    chained = digest_chain(replace(page, follows=before, followed_by=(after,)))
    assert chained["follows"] == {"id": "sty_before", "title": line.title, "dates": line.dates}
    assert [one["id"] for one in chained["followed_by"]] == ["sty_after"]


def test_what_was_skipped_is_told_with_its_reason() -> None:
    skipped = (Skipped(record_id="a.txt", stage="read", error="Unreadable", why="the file is empty"),)
    assert digest_skipped(skipped) == [{"record_id": "a.txt", "why": "the file is empty"}]
