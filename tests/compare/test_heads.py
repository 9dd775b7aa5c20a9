"""Which clause stands for a claim, and its words."""

import pytest
from desk import Desk

from readout.compare.findings import Evidence, make_claims
from readout.compare.pairing import Judged
from readout.model.story import Claim, Origin


def claims_of(desk: Desk, alike: Judged | None = None) -> tuple[Claim, ...]:
    """Claims of a desk's groups, all of one origin."""
    origin = Origin(id="wire", name="wire", kind="agency", party=None, article_ids=(), why=())
    evidence = Evidence(
        articles=desk.articles, statements=desk.statements, origins=[origin], origin_of={s.id: "wire" for s in desk.statements},
        alike=alike or {},
    )  # fmt: skip
    return make_claims(list(desk.groups.values()), evidence)


def test_a_whole_clause_stands_for_a_claim_before_a_fragment(desk: Desk) -> None:
    desk.report("Herald", "Its concern about the weir was plain.")
    desk.report("Courier", "The council fears that the weir may burst in spring.")
    desk.say("Herald", "Its concern", claim="fear")
    desk.say("Courier", "The council fears that the weir may burst in spring", claim="fear", predicate="fear",
             actors=[desk.who("Courier", "The council", kind="organisation")])  # fmt: skip
    assert [claim.text for claim in claims_of(desk)] == ["The council fears that the weir may burst in spring"]


def test_what_is_hardly_like_the_others_does_not_stand_for_a_claim_however_whole(desk: Desk) -> None:
    desk.report("Herald", "The council fears that the weir may burst in spring.")
    desk.report("Courier", "A burst in spring.")
    desk.report("Tide", "Fear of a burst.")
    whole = desk.say("Herald", "The council fears that the weir may burst in spring", claim="fear", predicate="fear",
                     actors=[desk.who("Herald", "The council", kind="organisation")])  # fmt: skip
    burst = desk.say("Courier", "A burst in spring", claim="fear")
    fear = desk.say("Tide", "Fear of a burst", claim="fear")
    one, other, third = (clause.spans[0] for clause in (whole, burst, fear))
    assert [claim.text for claim in claims_of(desk, {(one, other): 0.5, (other, third): 0.5, (one, third): 0.5})] == [whole.text]
    assert [claim.text for claim in claims_of(desk, {(one, other): 0.1, (other, third): 0.9, (one, third): 0.2})] != [whole.text]


def test_a_fragment_stands_behind_a_whole_clause_that_heads_another_claim_already(desk: Desk) -> None:
    desk.report("Herald", "No.")
    desk.report("Courier", "The council fears that the weir may burst in spring.")
    whole = desk.say("Courier", "The council fears that the weir may burst in spring", claim="fear", predicate="fear",
                     actors=[desk.who("Courier", "The council", kind="organisation")])  # fmt: skip
    desk.say("Herald", "No", claim="burst")
    desk.groups["burst"].append((desk.statements[0].id, whole))
    desk.groups["fear"].append((desk.statements[0].id, whole))
    assert {claim.text for claim in claims_of(desk)} == {whole.text}


def test_the_closing_mark_right_after_a_clause_is_shown_with_it_and_its_clause_stays(desk: Desk) -> None:
    desk.report("Herald", "The council called the weir “a danger to us all,” and left.")
    clause = desk.say("Herald", "The council called the weir “a danger to us all", predicate="call")
    [claim] = claims_of(desk)
    assert claim.text == claim.span.quote == "The council called the weir “a danger to us all,”"
    assert claim.clauses[0][1] is clause


@pytest.mark.parametrize(
    ("text", "quote", "cue", "shown"),
    [
        ("The council announced its withdrawal on Friday.", "its withdrawal", "announced", "announced its withdrawal"),
        ("The council called for an inquiry.", "an inquiry", "called", "called for an inquiry"),
        ("The council condemned “the spill” at once.", "the spill", "condemned", "condemned “the spill”"),
        ("Its withdrawal was announced by the council.", "Its withdrawal", "announced", "Its withdrawal"),
        ("Echoing the mayor's view, the council left.", "the mayor's view", "Echoing", "the mayor's view"),
        ("The council announced much. Then its withdrawal came.", "its withdrawal", "announced", "its withdrawal"),
    ],
)
def test_what_is_only_the_object_of_its_cue_is_shown_with_it(desk: Desk, text: str, quote: str, cue: str, shown: str) -> None:
    desk.report("Herald", text)
    clause = desk.say("Herald", quote, kind="indirect", cue=cue, why=["kind:indirect", "content:object"])
    [claim] = claims_of(desk)
    assert claim.text == claim.span.quote == shown
    assert claim.clauses[0][1] is clause


def test_what_is_demanded_is_shown_with_the_demand(desk: Desk) -> None:
    desk.report("Herald", "The council demanded that the port release the boats.")
    desk.say("Herald", "the port release the boats", kind="indirect", cue="demanded", why=["content:clause"])
    assert [claim.text for claim in claims_of(desk)] == ["demanded that the port release the boats"]


def test_what_a_verb_of_saying_governs_is_shown_without_it(desk: Desk) -> None:
    desk.report("Herald", "The council said the weir may burst.")
    desk.say("Herald", "the weir may burst", kind="indirect", cue="said", why=["content:clause"])
    assert [claim.text for claim in claims_of(desk)] == ["the weir may burst"]


def test_a_clause_without_marks_is_shown_as_it_stands(desk: Desk) -> None:
    desk.report("Herald", "“The weir is a danger,” the council said.")
    desk.say("Herald", "the council said", predicate="say")
    assert [claim.text for claim in claims_of(desk)] == ["the council said"]
