from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shelf import CANAL, STRIKE, report

from readout.errors import ConfigError
from readout.report.reading import read_search
from readout.store.query import parse_query
from readout.store.search import Found, cut_snippet
from readout.store.store import Store, open_store
from readout.text.terms import normal_form

Shelve = Callable[..., None]
LINES = [
    "canal",
    "canals freight",
    '"the linn canal"',
    '"linn the canal"',
    "strikes",
    "speaker:varn",
    'speaker:"oren tal" strike',
    "speaker:tal speaker:varn",
    "outlet:herald canal",
    "party:NO",
    "party:norway kind:article",
    "verdict:single-origin canal",
    "mode:asserted kind:claim ferry",
    "from:2031-05-05",
    "to:2031-05-04 canal",
    "kind:speaker",
    "kind:speaker tal",
    "ægir",
    "1e5 007",
    "canal nowhere",
]


def _fill(store: Store, shelve: Shelve) -> None:
    odd = report("odd", ("The Ægir passed lock 007 with 1e5 litres of U.S. oil.", "It's the freight canal's first."), hours=30)
    shelve(store, report("herald", CANAL, party="NO"), report("ledger", CANAL[:2], hours=2), report("quay", STRIKE, hours=3), odd)


def _ask(store: Store, line: str) -> Found:
    with store.view() as view:
        return view.find(parse_query(line), limit=1000)


def _ids(found: Found) -> list[tuple[str, str]]:
    return [(hit.kind, hit.record_id) for hit in found.hits]


def test_every_query_finds_the_same_in_the_same_order_on_both_databases(both: tuple[str, str], shelve: Shelve) -> None:
    with open_store(both[0], make=True) as left, open_store(both[1], make=True) as right:
        for store in (left, right):
            _fill(store, shelve)
        found = {line: (_ask(left, line), _ask(right, line)) for line in LINES}
    assert {line: _ids(one) for line, (one, _) in found.items()} == {line: _ids(other) for line, (_, other) in found.items()}
    assert [line for line, (one, _) in found.items() if not one.hits] == ['"linn the canal"', "canal nowhere"]


def test_a_word_finds_its_other_forms_and_a_phrase_only_itself(store: Store, shelve: Shelve) -> None:
    _fill(store, shelve)
    assert ("article", "quay") in _ids(_ask(store, "striking kind:article"))
    assert {i for _, i in _ids(_ask(store, '"ferry crews" kind:article'))} == {"quay"}
    assert _ids(_ask(store, '"crews ferry"')) == []


def test_a_search_is_narrowed_to_the_words_of_one_speaker(store: Store, shelve: Shelve) -> None:
    _fill(store, shelve)
    with store.view() as view:
        page = read_search(view, "speaker:varn kind:statement")
    assert {hit.text for hit in page.hits} == {"the canal would carry freight again by autumn"}
    assert {hit.article.id for hit in page.hits if hit.article} == {"herald", "ledger"}


def test_a_narrower_search_finds_no_more_than_a_wider_one(store: Store, shelve: Shelve) -> None:
    _fill(store, shelve)
    wide = set(_ids(_ask(store, "canal")))
    for narrower in ("canal freight", "canal kind:claim", "canal outlet:ledger", "canal from:2031-05-05", "canal verdict:corroborated"):
        assert set(_ids(_ask(store, narrower))) <= wide


def test_what_holds_more_of_rare_words_in_fewer_words_comes_first(store: Store, shelve: Shelve) -> None:
    long = ("The Linn canal matters.", *(f"Nothing else of note happened in ward {n}." for n in range(60)))
    shelve(store, report("long", long), report("short", ("The Linn canal, the canal of canals.",), hours=200))
    assert [i for _, i in _ids(_ask(store, "canal kind:article"))] == ["short", "long"]


def test_a_page_marks_what_was_looked_for_in_the_exact_words(store: Store, shelve: Shelve) -> None:
    _fill(store, shelve)
    with store.view() as view:
        (hit,) = read_search(view, "terminal kind:article").hits
        text = view.texts([hit.id])[hit.id]
    assert "".join(words for words, _ in hit.snippet.pieces) == text[hit.snippet.start : hit.snippet.end]
    assert [words for words, is_marked in hit.snippet.pieces if is_marked] == ["terminal"]


@pytest.mark.parametrize("line", ["", "  ", '""', "…", "verdict:true", "from:soon", "colour:red", "speaker:", "kind:none", "party:!"])
def test_a_line_that_asks_for_nothing_or_the_impossible_is_refused_with_a_hint(line: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_query(line)
    assert caught.value.hint


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=80), st.text(min_size=1, max_size=20))
def test_a_snippet_is_always_the_texts_own_words(source: str, line: str) -> None:
    try:
        query = parse_query(line)
    except ConfigError:
        return
    start, end, pieces = cut_snippet(source, query)
    assert "".join(piece.text for piece in pieces) == source[start:end]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_the_normal_form_holds_ascii_letters_digits_and_spaces_alone(text: str) -> None:
    assert all(sign.isascii() and (sign.isalnum() or sign == " ") for sign in normal_form(text))


HOSTILE = ["' OR 1=1 --", 'words : "x" OR', '"); DROP TABLE articles; --', "a* NEAR(b c)", "'x' & !'y'", "\\", "canal'--", "NOT AND OR"]


@pytest.mark.parametrize("line", HOSTILE)
def test_no_words_are_ever_taken_for_a_language_of_the_database(store: Store, shelve: Shelve, line: str) -> None:
    shelve(store, report("herald", CANAL))
    with contextlib.suppress(ConfigError):
        _ask(store, line)
    with store.view() as view:
        assert view.counts()["articles"] == 1
