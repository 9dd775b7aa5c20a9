from readout.link.copies import find_copies, with_copies
from readout.model.article import Article, Passage
from readout.model.statement import Clause, Event, Statement

NETS = "The nets were mended, and the boats left."
CATCH = "The catch was small."


def _article(name: str, *sentences: str) -> tuple[list[Statement], list[Passage]]:
    """Statements of one clause a comma, one statement a sentence, and the passages they stand in."""
    article = Article(id=name, text=" ".join(sentences))
    statements, passages, start = [], [], 0
    for order, sentence in enumerate(sentences):
        span = article.span(start, start + len(sentence))
        clauses, at = [], start
        for piece in sentence.split(","):
            clauses.append(Clause(spans=(article.span(at, at + len(piece)),), mode="asserted", event=Event(), lemmas=()))
            at += len(piece) + 1
        passages.append(Passage(span=span, order=order, part="body"))
        statements.append(
            Statement(
                id=f"{name}-{order}",
                article_id=name,
                outlet_id=None,
                text=sentence,
                spans=(span,),
                kind="own-voice",
                mode="asserted",
                clauses=tuple(clauses),
                order=order,
            )
        )
        start += len(sentence) + 1
    return statements, passages


def test_the_original_is_the_one_whose_article_says_most() -> None:
    trimmed, whole = _article("a", NETS), _article("b", CATCH, NETS)
    copies = find_copies([*trimmed[0], *whole[0]], [*trimmed[1], *whole[1]])
    assert {i: [c.id for c in found] for i, found in copies.items()} == {"b-0": [], "b-1": ["a-0"]}


def test_every_statement_is_kept_once_as_original_or_copy() -> None:
    articles = [_article(name, CATCH, NETS) for name in "cab"]
    statements = [s for own, _ in articles for s in own]
    copies = find_copies(statements, [p for _, own in articles for p in own])
    kept = [*copies, *(c.id for found in copies.values() for c in found)]
    assert sorted(kept) == sorted(s.id for s in statements)
    assert set(copies) == {"a-0", "a-1"}


def test_the_same_words_in_another_sentence_are_no_copy() -> None:
    left, right = _article("a", CATCH), _article("b", CATCH)
    other = [Passage(span=p.span, order=7, part=p.part) for p in right[1]]
    assert all(not found for found in find_copies([*left[0], *right[0]], [*left[1], *other]).values())


def test_a_copy_stands_beside_its_original_clause_by_clause() -> None:
    left, right = _article("a", NETS), _article("b", NETS)
    statements = [*left[0], *right[0]]
    copies = find_copies(statements, [*left[1], *right[1]])
    first, second = left[0][0].clauses
    groups = with_copies([[("a-0", second)], [("a-0", first)]], statements, copies)
    assert [[(i, clause.text) for i, clause in group] for group in groups] == [
        [("a-0", " and the boats left."), ("b-0", " and the boats left.")],
        [("a-0", "The nets were mended"), ("b-0", "The nets were mended")],
    ]
