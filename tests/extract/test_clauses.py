from __future__ import annotations

import pytest

from readout.extract.clauses import cut_clauses
from readout.extract.names import find_names
from readout.model.statement import Clause, Mention

from .conftest import Parse


def clauses(parse: Parse, text: str) -> list[Clause]:
    names = find_names(parse(text))
    return [
        clause for sentence in names.parsed.prose for clause in cut_clauses(names, sentence, [(sentence.tokens.start, sentence.tokens.end)])
    ]


def test_conjoined_predicates_are_two_clauses_that_share_the_subject(parse: Parse) -> None:
    first, second = clauses(parse, "Mary Holt promised new schools and discussed the old bridge with Peter Low.")
    assert (first.text, second.text) == ("Mary Holt promised new schools", "discussed the old bridge with Peter Low")
    assert [m.name for m in second.event.actors] == ["Mary Holt"]
    assert [m.name for m in second.event.targets] == ["Peter Low"]


def test_an_adverbial_clause_stands_alone(parse: Parse) -> None:
    texts = [c.text for c in clauses(parse, "The markets fell sharply while the ministers argued about the budget.")]
    assert texts == ["The markets fell sharply", "while the ministers argued about the budget"]


def test_a_relative_clause_set_off_by_a_comma_stands_alone_and_its_subject_is_the_noun(parse: Parse) -> None:
    first, second = clauses(parse, "France closed the old reactor, which had leaked oil for three years.")
    assert first.text == "France closed the old reactor"
    assert second.text.startswith("which had leaked oil")


def test_infinitives_under_a_noun_stay_with_it(parse: Parse) -> None:
    (only,) = clauses(parse, "They voiced their desire to improve ties and to maintain regional peace.")
    assert only.event.predicate == "voice"


def test_a_list_of_nouns_stays_together(parse: Parse) -> None:
    (only,) = clauses(parse, "The plan covers health, trade, fishing rights, old mines and rural schools.")
    assert only.lemmas == ("plan", "cover", "health", "trade", "fishing", "right", "old", "mine", "rural", "school")


def test_lemmas_hold_names_and_numbers_and_no_small_words(parse: Parse) -> None:
    (only,) = clauses(parse, "Mr. Low had also given 200 books to the schools of Lima.")
    assert set(only.lemmas) == {"low", "give", "200", "book", "school", "lima"}


def test_every_span_lies_in_the_ranges_and_quotes_the_article(parse: Parse) -> None:
    names = find_names(parse("After the talks, the envoys, who had come by train, left for Rome and said nothing."))
    (sentence,) = names.parsed.prose
    ranges = [(0, 6), (9, 15)]
    cut = cut_clauses(names, sentence, ranges)
    inside = [sentence.span(a, b) for a, b in ranges]
    assert cut
    for clause in cut:
        for span in clause.spans:
            names.parsed.article.check(span)
            assert any(outer.covers(span) for outer in inside)


def test_no_content_word_is_lost_or_counted_twice(parse: Parse) -> None:
    text = "Holt urged the council to act, adding that Low, who leads the party, plans to resign and that voters were told on Monday."
    words = [w for c in clauses(parse, text) for s in c.spans for w in s.quote.replace(",", "").split()]
    content = ["Holt", "urged", "council", "act", "adding", "Low", "leads", "party", "plans", "resign", "voters", "told", "Monday"]
    assert sorted(w for w in words if w in content) == sorted(content)


def test_the_pieces_are_trimmed_of_conjunctions_and_commas(parse: Parse) -> None:
    for clause in clauses(parse, "But the talks failed, and the ministers left the hall in anger, or so it seemed to the guests."):
        assert clause.text[0].isalnum()
        assert not clause.text.lower().startswith(("and ", "but ", "or "))


def test_empty_ranges_give_no_clause(parse: Parse) -> None:
    names = find_names(parse("The envoys met."))
    assert cut_clauses(names, names.parsed.prose[0], []) == ()


@pytest.mark.parametrize("text", ["!!!", "“”", "- - -", "SICK!", "And."])
def test_a_sentence_without_a_proposition_breaks_nothing(parse: Parse, text: str) -> None:
    assert len(clauses(parse, text)) <= 1


def test_a_resolver_fills_pronoun_slots(parse: Parse) -> None:
    names = find_names(parse("He met Peter Low."))
    (sentence,) = names.parsed.prose
    who = Mention(span=sentence.span(0, 1), name="Ann High", entity_id="ann-high", kind="person")
    (clause,) = cut_clauses(names, sentence, [(0, 5)], pronouns=lambda _, token: who if token == 0 else None)
    assert clause.event.actors == (who,)


def test_a_word_in_square_brackets_keeps_both(parse: Parse) -> None:
    assert [c.text for c in clauses(parse, "[The council] stopped [everything].")] == ["[The council] stopped [everything]"]


def test_half_a_pair_of_brackets_is_left_out(parse: Parse) -> None:
    texts = [c.text for c in clauses(parse, "The ferry (which sails at noon) will call at Oslo, and the harbour stays open until ten).")]
    assert all(text.count("(") == text.count(")") for text in texts)
    assert any(text.endswith("until ten") for text in texts)


def test_who_said_it_is_no_clause_beside_what_was_said(parse: Parse) -> None:
    assert [c.text for c in clauses(parse, "The council had stopped paying the harbour crews, Olaf Holm said.")] == [
        "The council had stopped paying the harbour crews"
    ]
    assert [c.text for c in clauses(parse, "That is all that Olaf Holm said.")] != []


@pytest.mark.parametrize(
    ("text", "predicate", "mode"),
    [
        ("That plainly failed because we can see where the fishers stand now.", "fail", "asserted"),
        ("We're going to have the dam as part of the deal, we need it.", "have", "planned"),
    ],
)
def test_a_small_main_clause_stays_the_main_one(parse: Parse, text: str, predicate: str, mode: str) -> None:
    (only,) = clauses(parse, text)
    assert (only.event.predicate, only.mode) == (predicate, mode)
