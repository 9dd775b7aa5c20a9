from __future__ import annotations

import pytest
from desk import Desk

from readout.compare.wording import find_wording


def _rows(desk: Desk) -> list[set[str]]:
    found = find_wording(desk.statements, desk.articles, desk.passages, desk.claims, ())
    return [{span.quote for span in row.labels} for row in found]


def _named(desk: Desk, outlet: str, text: str, phrase: str, name: str = "Ada Holm") -> None:
    desk.report(outlet, text)
    mention = desk.who(outlet, name)
    desk.say(outlet, text.rstrip("."), predicate="leave", phrases=[phrase], mentions=[mention])


@pytest.mark.parametrize(
    ("left", "right", "row"),
    [
        (
            "The dam engineer Ada Holm left.",
            "Ada Holm, a former mayor of Skarvik, left.",
            {"dam engineer Ada Holm", "former mayor of Skarvik"},
        ),
        (
            "The local baker Ada Holm left.",
            "Ada Holm, 48, once the best baker of Skarvik, left.",
            {"local baker Ada Holm", "once the best baker of Skarvik"},
        ),
    ],
)
def test_what_two_outlets_introduce_a_person_as_is_a_row(desk: Desk, left: str, right: str, row: set[str]) -> None:
    _named(desk, "Herald", left, left.removesuffix(" left."))
    _named(desk, "Courier", right, "Ada Holm")
    assert row in _rows(desk)


@pytest.mark.parametrize(
    "other",
    ["Mr. Ada Holm left.", "The engineer Ada Holm left.", "Ada Holm, the guild said, left.", "Ada Holm left.", "Skarvik’s Ada Holm left."],
)
def test_an_introduction_that_says_less_or_nothing_is_no_row(desk: Desk, other: str) -> None:
    _named(desk, "Herald", "The dam engineer Ada Holm left.", "The dam engineer Ada Holm")
    _named(desk, "Courier", other, other.split(",", maxsplit=1)[0].removesuffix(" left."))
    assert _rows(desk) == []


def test_what_introduces_one_of_two_is_not_the_others(desk: Desk) -> None:
    desk.report("Herald", "Prime Minister Odd Lund hosted Ada Holm, the oldest minister.")
    people = [desk.who("Herald", "Odd Lund"), desk.who("Herald", "Ada Holm")]
    phrases = ["Prime Minister Odd Lund", "Ada Holm", "the oldest minister"]
    desk.say("Herald", "Prime Minister Odd Lund hosted Ada Holm, the oldest minister", predicate="host", phrases=phrases, mentions=people)
    _named(desk, "Courier", "President Odd Lund left.", "President Odd Lund", "Odd Lund")
    assert [row for row in _rows(desk) if "oldest minister" in row] == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ada Holm, now a dam engineer, left.", "dam engineer"),
        ("Ada Holm, Norland's chief engineer, left.", "chief engineer"),
        ("Ada Holm, the best engineer in the U.S. navy, left.", "best engineer in the U.S. navy"),
    ],
)
def test_words_behind_a_name_may_begin_otherwise_and_hold_a_dotted_name(desk: Desk, text: str, label: str) -> None:
    _named(desk, "Herald", text, "Ada Holm")
    _named(desk, "Courier", "The local baker Ada Holm left.", "The local baker Ada Holm")
    assert {label, "local baker Ada Holm"} in _rows(desk)


@pytest.mark.parametrize("phrase", ["The elder Ada Holm", "name-dropping Ada Holm"])
def test_kin_and_what_is_done_to_a_name_introduce_nobody(desk: Desk, phrase: str) -> None:
    _named(desk, "Herald", f"{phrase} left.", phrase)
    _named(desk, "Courier", "The local baker Ada Holm left.", "The local baker Ada Holm")
    assert _rows(desk) == []
