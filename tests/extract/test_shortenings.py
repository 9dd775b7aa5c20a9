from __future__ import annotations

import pytest

from readout.extract.shortenings import find_acronyms, to_full_outlets
from readout.model.article import Span
from readout.model.statement import Mention, MentionKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She leads the Girl Guides of Ohio (GGO).", {"GGO": "Girl Guides of Ohio"}),
        ("On Monday the Lake Guard Union (the LGU) met.", {"LGU": "Lake Guard Union"}),
        ("The mayor of Arvik (AP) met them.", {}),
        ("She met Ann Low (R-OH) there.", {}),
    ],
)
def test_an_acronym_is_explained_only_by_words_that_its_capitals_fit(text: str, expected: dict[str, str]) -> None:
    assert find_acronyms(text) == expected


def mention(name: str, kind: MentionKind, start: int) -> Mention:
    return Mention(span=Span("art", start, start + len(name), name), name=name, entity_id=name.lower().replace(" ", "-"), kind=kind)


def test_a_short_name_means_only_an_outlet_named_before_it() -> None:
    short, full, later = (
        mention("Herald", "organisation", 0),
        mention("The Lake Herald", "outlet", 20),
        mention("Herald", "organisation", 50),
    )
    assert [one.name for one in to_full_outlets([short, full, later])] == ["Herald", "The Lake Herald", "The Lake Herald"]
    assert to_full_outlets([full, later])[1].span == later.span
    assert to_full_outlets([full, mention("Herald", "person", 50)])[1].name == "Herald"
