"""What the tables of a one-file page can be narrowed by, and the rules that do it."""

from __future__ import annotations

from dataclasses import replace

import invented
from readout.report.assembly import view_comparison
from readout.report.sieve import find_sieves, kinds_of, sieve_style
from readout.report.table import TOPS, view_table
from readout.report.view import StoryView


def make_story() -> StoryView:
    return view_comparison(invented.make_comparison()).stories[0]


def test_as_many_rows_are_of_a_kind_as_its_choice_says() -> None:
    story = make_story()
    rows = [kinds_of(claim, story).split() for claim in story.claims]
    counted = [(kind, n) for sieve in find_sieves(story) for kind, _, n in sieve.choices if n is not None]
    assert {kind for kind, _ in counted} == {"by-1", "by-2", "is-corroborated", "is-single-origin", "is-contradicted"}
    assert all(sum(kind in row for row in rows) == n > 0 for kind, n in counted)


def test_the_rows_of_a_kind_are_those_that_the_web_leaves_when_it_is_asked_the_same() -> None:
    story = make_story()
    party = story.parties[0]
    table = view_table(story, party=party, verdict="contradicted")
    left = [claim.number for claim in story.claims if {"by-1", "is-contradicted"} <= set(kinds_of(claim, story).split())]
    assert left == sorted(claim.number for claim in (*table.several, *table.once)) != []


def test_the_most_important_are_offered_only_where_there_are_more() -> None:
    story = make_story()
    (sieve,) = [sieve for sieve in find_sieves(story) if sieve.name == "top"]
    assert [kind for kind, _, _ in sieve.choices] == ["top-10"]
    assert sum("top-10" in kinds_of(claim, story).split() for claim in story.claims) == 10 < len(story.claims)
    assert [sieve.name for sieve in find_sieves(replace(story, claims=story.claims[:1]))] == ["by"]


def test_every_kind_that_can_be_chosen_has_its_rule_and_no_rule_holds_words_of_strangers() -> None:
    stories = view_comparison(invented.with_text(invented.make_comparison(), "x{}</style>")).stories
    style = sieve_style([make_story(), *stories])
    kinds = {kind for story in (make_story(), *stories) for sieve in find_sieves(story) for kind, _, _ in sieve.choices}
    assert all(f".only-{kind}:checked" in style and f":not(.{kind}, :target)" in style for kind in kinds)
    assert "</" not in style
    assert style.count("{") == len({*kinds, *(f"top-{n}" for n in TOPS)})
