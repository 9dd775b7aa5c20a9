"""One name for each person of a story."""

import pytest

from readout.model.article import Span
from readout.model.statement import Mention, MentionKind
from readout.text.fullnames import FullNames


def test_a_bare_last_name_stands_for_who_bears_it_most_often() -> None:
    names = FullNames(["Ada Holm", "Ada Holm", "Jon Holm", "Holm"])
    assert [names.full(name) for name in ("Holm", "Jon Holm", "holm")] == ["Ada Holm", "Jon Holm", "Ada Holm"]


def test_a_middle_name_makes_nobody_another() -> None:
    assert FullNames(["Ada Holm", "Ada Holm", "Ada B. Holm"]).full("Ada B. Holm") == "Ada Holm"


def test_a_name_that_nobody_bears_stays() -> None:
    assert [FullNames([]).full(name) for name in ("Vik", "")] == ["Vik", ""]


@pytest.mark.parametrize(
    ("name", "kind", "person"),
    [("Holm", "other", "Ada Holm"), ("Vik", "other", None), ("Holm", "country", None), ("Vik", "person", "Vik"), ("Ada", "other", None)],
)
def test_a_last_name_alone_is_a_person_only_where_somebody_is_named_in_full_with_it(
    name: str, kind: MentionKind, person: str | None
) -> None:
    mention = Mention(span=Span("a", 0, len(name), name), name=name, entity_id=name.lower(), kind=kind)
    assert FullNames(["Ada Holm", "Vik"]).of(mention) == person
