from __future__ import annotations

from typing import Literal

import pytest
from desk import Desk

from readout.compare.aliases import alias_pairs
from readout.compare.labels import thing_labels
from readout.compare.wording import find_wording
from readout.model.statement import Mention
from readout.model.story import Judgement, Wording


def rows(desk: Desk) -> tuple[Wording, ...]:
    return find_wording(desk.statements, desk.articles, desk.passages, desk.claims, ())


def labels(row: Wording) -> set[str]:
    return {span.quote for span in row.labels}


def _sludge(desk: Desk) -> None:
    desk.report("Herald", "The plant began the discharge of filtered sludge into Lake Orla in May.")
    desk.report("Courier", "Fishers fear the tainted sludge that the plant lets into Lake Orla.")
    desk.report("Post", "The plant lets “harmless” sludge into Lake Orla.")
    desk.say("Herald", "The plant began the discharge of filtered sludge into Lake Orla in May", predicate="begin",
             phrases=["The plant", "the discharge", "filtered sludge", "Lake Orla"])  # fmt: skip
    desk.say(
        "Courier",
        "the tainted sludge that the plant lets into Lake Orla",
        predicate="let",
        phrases=["the tainted sludge", "the plant", "Lake Orla"],
    )
    desk.say(
        "Post", "The plant lets “harmless” sludge into Lake Orla", predicate="let", phrases=["The plant", "“harmless” sludge", "Lake Orla"]
    )


def test_one_thing_under_three_labels_is_one_row(desk: Desk) -> None:
    _sludge(desk)
    assert any(labels(row) >= {"filtered sludge", "tainted sludge", "“harmless” sludge"} for row in rows(desk))


def test_a_word_in_scare_quotes_is_marked_and_never_the_referent(desk: Desk) -> None:
    _sludge(desk)
    row = next(row for row in rows(desk) if "filtered sludge" in labels(row))
    assert [span.quote for span in row.scare_quoted] == ["“harmless” sludge"]
    assert row.referent == "filtered sludge"


def test_every_label_quotes_its_article_and_every_row_spans_two(desk: Desk) -> None:
    _sludge(desk)
    texts = {article.id: article.text for article in desk.articles}
    found = rows(desk)
    assert found
    for row in found:
        assert len({span.article_id for span in row.labels}) > 1
        assert all(texts[span.article_id][span.start : span.end] == span.quote for span in row.labels)
        assert row.referent in labels(row)


def test_an_utterance_in_quotation_marks_is_no_scare_quote(desk: Desk) -> None:
    desk.report("Herald", "“Filtered sludge” , Moreau said of the plant at Lake Orla.")
    desk.report("Courier", "The tainted sludge of the plant at Lake Orla.")
    desk.say("Herald", "Filtered sludge", predicate="be", phrases=["Filtered sludge"], lemmas="filter sludge plant orla", kind="direct")
    desk.say(
        "Courier",
        "The tainted sludge of the plant at Lake Orla",
        predicate="be",
        phrases=["The tainted sludge", "the plant"],
        lemmas="tainted sludge plant orla",
    )
    assert all(row.scare_quoted == () for row in rows(desk))


def test_labels_that_name_different_owners_are_not_tied(desk: Desk) -> None:
    desk.report("Herald", "The Norland budget shrank.")
    desk.report("Courier", "The Sudland budget grew.")
    desk.say("Herald", "The Norland budget shrank", predicate="shrink", phrases=["The Norland budget"])
    desk.say("Courier", "The Sudland budget grew", predicate="grow", phrases=["The Sudland budget"])
    assert rows(desk) == ()


def test_two_words_for_one_deed_are_tied_by_their_object(desk: Desk) -> None:
    desk.report("Herald", "Norland will lift its salmon embargo.")
    desk.report("Courier", "Norland will scrap the salmon embargo.")
    desk.say("Herald", "Norland will lift its salmon embargo", predicate="lift", head="lift", phrases=["its salmon embargo"])
    desk.say("Courier", "Norland will scrap the salmon embargo", predicate="scrap", head="scrap", phrases=["the salmon embargo"])
    assert any(labels(row) == {"lift its salmon embargo", "scrap the salmon embargo"} for row in rows(desk))


def test_a_verb_and_a_noun_for_one_deed_on_one_thing_are_a_row(desk: Desk) -> None:
    desk.report("Herald", "Norland will lift the salmon embargo.")
    desk.report("Courier", "A reversal of Norland's salmon embargo is near.")
    desk.say("Herald", "Norland will lift the salmon embargo", predicate="lift", head="lift", phrases=["the salmon embargo"])
    phrases = ["A reversal", "Norland's salmon embargo"]
    desk.say("Courier", "A reversal of Norland's salmon embargo is near", predicate="be", head="is", phrases=phrases)
    assert any(labels(row) == {"lift the salmon embargo", "reversal of Norland's salmon embargo"} for row in rows(desk))


def _called(desk: Desk, outlet: str, quote: str, name: str, role: str | None) -> None:
    desk.report(outlet, f"{quote} left.")
    mention = Mention(span=desk.span(outlet, quote), name=name, entity_id=name.lower().replace(" ", "-"), kind="person", role=role)
    desk.say(outlet, f"{quote} left", predicate="leave", phrases=[quote], mentions=[mention], actors=[mention])


def test_a_person_under_two_titles_is_a_row_and_one_under_one_is_none(desk: Desk) -> None:
    _called(desk, "Herald", "President Ada Holm", "Ada Holm", "President")
    _called(desk, "Courier", "party leader Ada Holm", "Ada Holm", "party leader")
    _called(desk, "Post", "President Odd Lund", "Odd Lund", "President")
    _called(desk, "Gazette", "Mr. Lund", "Odd Lund", None)
    assert [labels(row) for row in rows(desk)] == [{"President Ada Holm", "party leader Ada Holm"}]


def test_whose_a_thing_is_may_be_the_name_that_differs(desk: Desk) -> None:
    _called(desk, "Herald", "President Ada Holm", "Ada Holm", "President")
    desk.report("Courier", "Strongman Ada Holm's boats sank.")
    mention = desk.who("Courier", "Ada Holm")
    desk.say("Courier", "Strongman Ada Holm's boats sank", predicate="sink", phrases=["Strongman Ada Holm's boats"], mentions=[mention])
    assert [labels(row) for row in rows(desk)] == [{"President Ada Holm", "Strongman Ada Holm"}]


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("therefore the presidency", "presidency"),
        ("even wooden boats", "wooden boats"),
        ("alleged Holm", "Holm"),
        ("confronting dictator Ada Holm", "dictator Ada Holm"),
        ("Lund and party leader Ada Holm", "party leader Ada Holm"),
        ("treated water", "treated water"),
        ("mutually beneficial ties", "mutually beneficial ties"),
        ("shared boats", "shared boats"),
    ],
)
def test_a_label_is_a_clean_noun_phrase(desk: Desk, phrase: str, label: str) -> None:
    desk.report("Herald", f"Yesterday {phrase} fell.")
    clause = desk.say("Herald", f"{phrase} fell", predicate="fall", phrases=[phrase])
    (found,) = thing_labels(desk.statements[0], clause, {article.id: article for article in desk.articles})
    assert found.span.quote == label


def test_a_name_alone_takes_no_place_or_day_behind_it_into_its_label(desk: Desk) -> None:
    desk.report("Herald", "Holm on the sidelines spoke.")
    clause = desk.say("Herald", "Holm on the sidelines spoke", predicate="speak", phrases=["Holm", "the sidelines"])
    found = thing_labels(desk.statements[0], clause, {article.id: article for article in desk.articles})
    assert [label.span.quote for label in found] == ["Holm", "sidelines"]


def test_the_same_label_everywhere_is_no_row(desk: Desk) -> None:
    for outlet in ("Herald", "Courier"):
        desk.report(outlet, "The filtered sludge reached Lake Orla.")
        desk.say(outlet, "The filtered sludge reached Lake Orla", predicate="reach", phrases=["The filtered sludge", "Lake Orla"])
    assert rows(desk) == ()


def test_two_names_that_one_text_gives_for_one_place_are_a_row(desk: Desk) -> None:
    desk.report("Herald", "They quarrel over the Orm Isles (called Draker in Sudland) and over fish.")
    [row] = rows(desk)
    assert (row.referent, labels(row)) == ("Orm Isles", {"Orm Isles", "Draker"})


def test_a_name_known_under_itself_is_no_alias(desk: Desk) -> None:
    desk.report("Herald", "The party, known for its rallies, met in Skarvik.")
    assert alias_pairs(desk.passages, {article.id: article for article in desk.articles}) == []


def test_whom_somebody_called_names_is_no_alias(desk: Desk) -> None:
    desk.report("Herald", "Ana Moreau, called Per Lind a liar.\nThe interview with Ana Moreau, called Lind a liar.")
    assert find_wording(desk.statements, desk.articles, desk.passages, desk.claims, ()) == ()


def test_two_people_in_one_place_of_a_claim_are_no_wording(desk: Desk) -> None:
    for outlet, name in (("Herald", "President Ana Moreau"), ("Courier", "Chancellor Per Lind")):
        desk.report(outlet, f"{name} opened the weir.")
        who = desk.who(outlet, name)
        desk.say(outlet, f"{name} opened the weir", claim="weir", predicate="open", actors=[who], phrases=[name, "the weir"], head="opened")
    assert find_wording(desk.statements, desk.articles, desk.passages, desk.claims, ()) == ()


def test_one_noun_of_two_things_is_no_row_unless_something_ties_them(desk: Desk) -> None:
    desk.report("Herald", "Fishermen voiced economic concerns.")
    desk.report("Courier", "Doctors dismissed medical concerns.")
    desk.say("Herald", "Fishermen voiced economic concerns", predicate="voice", phrases=["Fishermen", "economic concerns"], head="voiced")
    desk.say(
        "Courier", "Doctors dismissed medical concerns", predicate="dismiss", phrases=["Doctors", "medical concerns"], head="dismissed"
    )
    assert find_wording(desk.statements, desk.articles, desk.passages, desk.claims, ()) == ()
    desk.groups = {"concerns": [member for group in desk.groups.values() for member in group]}
    assert [row.referent for row in find_wording(desk.statements, desk.articles, desk.passages, desk.claims, ())] != []


def test_clauses_judged_the_same_tie_labels_though_no_claim_holds_both(desk: Desk) -> None:
    clauses = []
    for outlet, text, who, concerns in (
        ("Herald", "Fishermen voiced economic concerns", "Fishermen", "economic concerns"),
        ("Courier", "Doctors dismissed medical concerns", "Doctors", "medical concerns"),
    ):
        desk.report(outlet, f"{text}.")
        clauses.append(desk.say(outlet, text, predicate=text.split()[1], phrases=[who, concerns], head=text.split()[1]))

    def found(same: Literal["yes", "no"]) -> list[set[str]]:
        judged = Judgement(left=clauses[0].spans[0], right=clauses[1].spans[0], same=same, score=0.5)
        return [labels(row) for row in find_wording(desk.statements, desk.articles, desk.passages, desk.claims, [judged])]

    assert {"economic concerns", "medical concerns"} in found("yes")
    assert found("no") == []


def test_a_loaded_word_comes_before_a_plain_difference(desk: Desk) -> None:
    desk.report("Herald", "The brutal regime closed the old weir.")
    desk.report("Courier", "The government closed the wooden weir.")
    for outlet, who, weir in (("Herald", "The brutal regime", "the old weir"), ("Courier", "The government", "the wooden weir")):
        text = f"{who} closed {weir}"
        desk.say(outlet, text, claim="weir", predicate="close", actors=[desk.who(outlet, who)], phrases=[who, weir], head="closed")
    rows = find_wording(desk.statements, desk.articles, desk.passages, desk.claims, ())
    assert [{label.quote for label in row.labels} for row in rows] == [{"brutal regime", "government"}, {"old weir", "wooden weir"}]


def test_a_label_never_breaks_off_inside_quotation_marks(desk: Desk) -> None:
    desk.report("Herald", 'Sudland attacked the so-called "calm zone" off Skarvik.')
    desk.report("Courier", "Sudland attacked the calm zone off Skarvik.")
    for outlet, phrase in (("Herald", 'the so-called "calm zone'), ("Courier", "the calm zone")):
        text = desk.articles[-1 if outlet == "Courier" else 0].text.rstrip(".")
        desk.say(outlet, text, claim="zone", predicate="attack", phrases=[phrase], head="attacked")
    assert {'so-called "calm zone"', "calm zone"} in [labels(row) for row in rows(desk)]


@pytest.mark.parametrize(
    ("left", "right"),
    [("angry accusers", "wild accusation"), ("late confirmation", "small firm"), ("sudden response", "sole responsibility")],
)
def test_words_that_only_look_kin_never_share_a_row(desk: Desk, left: str, right: str) -> None:
    for outlet, phrase, verb in (("Herald", left, "feared"), ("Courier", right, "awaited")):
        desk.report(outlet, f"Skarvik {verb} the {phrase}")
        desk.say(outlet, f"Skarvik {verb} the {phrase}", claim="fear", predicate=verb, phrases=[f"the {phrase}"])
    assert not any({left, right} <= labels(row) for row in rows(desk))


def test_the_loaded_words_of_labels_are_marked_where_they_stand(desk: Desk) -> None:
    desk.report("Herald", "The brutal regime closed the old weir.")
    desk.report("Courier", "The government closed the old weir.")
    for outlet, who in (("Herald", "The brutal regime"), ("Courier", "The government")):
        desk.say(outlet, f"{who} closed the old weir", claim="weir", predicate="close", actors=[desk.who(outlet, who)], phrases=[who])
    (row,) = rows(desk)
    assert [(word.article_id, word.start, word.quote) for word in row.loaded] == [("Herald", 4, "brutal"), ("Herald", 11, "regime")]


def test_the_words_with_which_one_thing_is_said_are_a_row_and_plain_ones_are_not(desk: Desk) -> None:
    for outlet, cue in (("Herald", "demanded"), ("Courier", "called for"), ("Post", "said")):
        desk.report(outlet, f"Lindqvist {cue} that the weir be opened.")
        who = desk.who(outlet, "Lindqvist")
        desk.say(outlet, "the weir be opened", claim="weir", predicate="open", cue=cue, kind="indirect", speaker=who)
    assert [labels(row) for row in rows(desk)] == [{"demanded", "called for"}]


def test_words_that_two_people_have_for_a_like_thing_are_no_row(desk: Desk) -> None:
    for outlet, who, cue in (("Herald", "Lindqvist", "demanded"), ("Courier", "Moreau", "promised")):
        desk.report(outlet, f"{who} {cue} that the weir be opened.")
        speaker = desk.who(outlet, who)
        desk.say(outlet, "the weir be opened", claim="weir", predicate="open", cue=cue, kind="indirect", speaker=speaker)
    assert rows(desk) == ()


@pytest.mark.parametrize(("other", "is_row"), [("election", False), ("spring election", True)])
def test_labels_on_one_noun_need_a_word_each_unless_something_ties_them(desk: Desk, other: str, is_row: bool) -> None:
    desk.report("Herald", "Skarvik prepares a snap election in April.")
    desk.report("Courier", f"Skarvik prepares the {other} in April.")
    desk.say("Herald", "Skarvik prepares a snap election in April", predicate="prepare", phrases=["a snap election"])
    desk.say("Courier", f"Skarvik prepares the {other} in April", predicate="prepare", phrases=[f"the {other}"])
    assert [labels(row) for row in rows(desk)] == ([{"snap election", other}] if is_row else [])


def test_a_body_is_called_as_those_who_quote_it_call_it_too(desk: Desk) -> None:
    desk.report("Herald", "The panel said the weir leaks.")
    desk.report("Courier", "A guild committee met at noon.")
    speaker = desk.who("Herald", "The panel", kind="organisation")
    desk.say("Herald", "the weir leaks", predicate="leak", phrases=["the weir"], kind="indirect", speaker=speaker)
    desk.say("Courier", "A guild committee met at noon", predicate="meet", phrases=["A guild committee", "noon"])
    assert [labels(row) for row in rows(desk)] == [{"panel", "guild committee"}]


@pytest.mark.parametrize("label", ["-limits", "5 p.m."])
def test_an_hour_or_the_end_of_a_word_is_no_label(desk: Desk, label: str) -> None:
    desk.report("Herald", f"Skarvik feared off{label} again.")
    clause = desk.say("Herald", f"Skarvik feared off{label} again", predicate="fear", phrases=[label])
    assert thing_labels(desk.statements[0], clause, {article.id: article for article in desk.articles}) == []


@pytest.mark.parametrize(("left", "right"), [("lasting peace", "peaceful days"), ("taxi", "taxi driver")])
def test_a_lone_label_joins_no_row_of_another_kind(desk: Desk, left: str, right: str) -> None:
    for outlet, phrase in (("Herald", left), ("Courier", right), ("Post", left)):
        desk.report(outlet, f"Skarvik enjoys the {phrase} in April.")
        desk.say(outlet, f"Skarvik enjoys the {phrase} in April", predicate="enjoy", phrases=[f"the {phrase}"])
    assert not any({left, right} <= labels(row) for row in rows(desk))


def _many(desk: Desk) -> None:
    """Other reports, so that there are six or more."""
    for outlet in ("Gazette", "Mirror", "Echo", "Globe", "Argus"):
        desk.report(outlet, "A banquet pleased all.")


def _claimed(desk: Desk, *told: tuple[str, str, str]) -> None:
    for outlet, text, phrase in told:
        desk.report(outlet, text)
        desk.say(outlet, text.rstrip("."), claim="one", predicate="close", phrases=[phrase])


@pytest.mark.parametrize(
    ("left", "right", "is_row"),
    [
        ("The 2013 inquiry closed.", "The 2013 probe closed.", True),
        ("The 2013 inquiry closed.", "The 2014 probe closed.", False),
        ("The fresh inquiry closed.", "The other probe closed.", False),
        ("The old adviser closed shop.", "The old aides closed shop.", False),
    ],
)
def test_what_cannot_be_one_thing_is_no_row_though_a_claim_holds_both(desk: Desk, left: str, right: str, is_row: bool) -> None:
    _claimed(desk, *((outlet, text, " ".join(text.split()[:3])) for outlet, text in (("Herald", left), ("Courier", right))))
    _many(desk)
    assert bool(rows(desk)) is is_row


@pytest.mark.parametrize(
    ("text", "phrase", "is_row"), [("The mill closed in response.", "response", False), ("The response closed it.", "The response", True)]
)
def test_a_noun_in_a_set_phrase_is_no_label(desk: Desk, text: str, phrase: str, is_row: bool) -> None:
    _claimed(desk, ("Herald", text, phrase), ("Courier", "The curt response closed it.", "The curt response"))
    _many(desk)
    assert bool(rows(desk)) is is_row


@pytest.mark.parametrize("is_many", [True, False])
def test_a_loaded_word_alone_makes_no_two_things_one_where_reports_are_many(desk: Desk, is_many: bool) -> None:
    desk.report("Herald", "A “quick” solution pleased the mayor of Skarvik.")
    desk.report("Courier", "Chemists poured a blue solution away.")
    desk.say("Herald", "A “quick” solution pleased the mayor of Skarvik", predicate="please", phrases=["A “quick” solution"])
    desk.say("Courier", "Chemists poured a blue solution away", predicate="pour", phrases=["a blue solution"])
    if is_many:
        _many(desk)
    assert bool(rows(desk)) is not is_many


def test_people_of_two_names_under_one_title_are_two_rows_or_none(desk: Desk) -> None:
    for outlet, text, phrase, name in (
        ("Herald", "Ada Holm, an old adviser, closed the talks.", "an old adviser", "Ada Holm"),
        ("Courier", "Per Lind, a former aide, closed the talks.", "a former aide", "Per Lind"),
    ):
        desk.report(outlet, text)
        desk.say(outlet, text.rstrip("."), claim="one", predicate="close", phrases=[phrase], mentions=[desk.who(outlet, name)])
    assert not any({"old adviser", "former aide"} <= labels(row) for row in rows(desk))


def test_a_heading_in_capitals_names_nobody_else_where_reports_are_many(desk: Desk) -> None:
    _claimed(
        desk,
        ("Herald", "The Harbour Pact closed the row.", "The Harbour Pact"),
        ("Courier", "The harbour pact closed the row.", "The harbour pact"),
        ("Post", "The Skarvik deal closed the row.", "The Skarvik deal"),
    )
    _many(desk)
    assert any({"Harbour Pact", "Skarvik deal"} <= labels(row) for row in rows(desk))


def test_labels_that_nothing_links_part_where_reports_are_many(desk: Desk) -> None:
    for outlet, text, phrase in (
        ("Herald", "The hard landing of the ferry hurt a cook.", "The hard landing"),
        ("Courier", "The rough landing of the ferry hurt a cook.", "The rough landing"),
        ("Post", "Geese made a late landing beside the mill.", "a late landing"),
    ):
        desk.report(outlet, text)
        desk.say(outlet, text.rstrip("."), predicate="hurt", phrases=[phrase])
    assert any({"hard landing", "rough landing", "late landing"} <= labels(row) for row in rows(desk))
    _many(desk)
    assert [labels(row) for row in rows(desk)] == [{"hard landing", "rough landing"}]


def test_one_noun_of_things_with_unlike_names_is_no_row(desk: Desk) -> None:
    for outlet, text, phrases in (
        ("Herald", "Skarvik mourned the death of American Per Lind", ["the death", "American Per Lind"]),
        ("Courier", "Skarvik mourned the death of a U.S. Harbour Guard pilot", ["the death", "a U.S. Harbour Guard pilot"]),
    ):
        desk.report(outlet, text + ".")
        desk.say(outlet, text, predicate="mourn", phrases=phrases)
    assert rows(desk) == ()
