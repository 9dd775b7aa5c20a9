from readout.model.article import Span
from readout.model.statement import Clause, Event
from readout.model.story import Claim


def _claim(*, origins: tuple[str, ...], is_contradicted: bool = False) -> Claim:
    span = Span("a", 0, 4, "nets")
    clause = Clause(spans=(span, Span("a", 8, 12, "boat")), mode="planned", event=Event(), lemmas=("net",))
    return Claim(
        id="clm_1",
        text="nets",
        span=span,
        clauses=(("s1", clause), ("s2", clause), ("s1", clause)),
        cells=(),
        origin_ids=origins,
        parties=(),
        speakers=(),
        is_contradicted=is_contradicted,
        importance=0.5,
    )


def test_one_origin_is_single_and_two_corroborate() -> None:
    assert _claim(origins=("o1",)).verdict == "single-origin"
    assert _claim(origins=("o1", "o2")).verdict == "corroborated"


def test_a_contradiction_outweighs_any_number_of_origins() -> None:
    assert _claim(origins=("o1", "o2", "o3"), is_contradicted=True).verdict == "contradicted"


def test_a_claim_names_each_statement_once_and_takes_the_mode_of_its_best_clause() -> None:
    claim = _claim(origins=("o1",))
    assert claim.statement_ids == ("s1", "s2")
    assert claim.mode == "planned"


def test_a_clause_in_pieces_shows_where_words_are_left_out() -> None:
    assert _claim(origins=()).clauses[0][1].text == "nets … boat"
