from __future__ import annotations

import pytest

import invented
from readout.errors import ConfigError
from readout.report.assembly import view_story
from readout.report.table import view_table

STORY = view_story(invented.make_record())


def test_the_table_as_it_stands_has_every_claim_once() -> None:
    table = view_table(STORY)
    assert not table.is_narrowed
    assert sorted(claim.number for claim in (*table.several, *table.once)) == [claim.number for claim in STORY.claims]
    assert all(claim.n_reports > 1 for claim in table.several)


def test_a_party_leaves_the_claims_that_it_says_with_others_or_alone() -> None:
    table = view_table(STORY, party="SOR")
    shown = [*table.several, *table.once]
    assert shown
    assert all("SOR" in claim.parties for claim in shown)
    assert len(shown) == next(choice.n_claims for choice in table.parties if choice.value == "SOR")


def test_a_verdict_leaves_the_claims_that_have_it() -> None:
    table = view_table(STORY, verdict="contradicted")
    assert [claim.id for claim in (*table.several, *table.once)] == ["clm_evening", "clm_afternoon"]


def test_the_most_important_are_those_of_the_claims_that_fit() -> None:
    table = view_table(STORY, party="SOR", top=1)
    assert [claim.id for claim in (*table.several, *table.once)] == ["clm_canal"]


def test_what_was_asked_for_can_be_chosen_again_though_no_claim_fits() -> None:
    table = view_table(STORY, party="ZZ", verdict="corroborated")
    assert (table.several, table.once, table.n_all) == ((), (), 11)
    assert [(choice.value, choice.n_claims) for choice in table.parties] == [("ARV", 4), ("SOR", 4), ("ZZ", 0)]
    assert [choice.value for choice in table.verdicts] == ["corroborated", "single-origin", "contradicted"]


@pytest.mark.parametrize("asked", [{"verdict": "true"}, {"top": -1}])
def test_what_cannot_be_asked_is_a_clear_error(asked: dict[str, object]) -> None:
    with pytest.raises(ConfigError) as raised:
        view_table(STORY, **asked)  # type: ignore[arg-type]
    assert raised.value.hint
