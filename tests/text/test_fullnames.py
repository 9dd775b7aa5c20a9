"""One name for each person of a story."""

from readout.text.fullnames import FullNames


def test_a_bare_last_name_stands_for_who_bears_it_most_often() -> None:
    names = FullNames(["Ada Holm", "Ada Holm", "Jon Holm", "Holm"])
    assert [names.full(name) for name in ("Holm", "Jon Holm", "holm")] == ["Ada Holm", "Jon Holm", "Ada Holm"]


def test_a_middle_name_makes_nobody_another() -> None:
    assert FullNames(["Ada Holm", "Ada Holm", "Ada B. Holm"]).full("Ada B. Holm") == "Ada Holm"


def test_a_name_that_nobody_bears_stays() -> None:
    assert [FullNames([]).full(name) for name in ("Vik", "")] == ["Vik", ""]


def test_a_word_alone_is_a_last_name_only_where_somebody_is_named_in_full_with_it() -> None:
    names = FullNames(["Ada Holm", "Vik"])
    assert [names.bears(name) for name in ("Holm", "Vik", "Ada", "Ada Holm")] == [True, False, False, False]
