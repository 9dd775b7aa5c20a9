import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.errors import SpanMismatch
from readout.model.article import Article, Span
from readout.text.layout import lay_out

texts = st.text(min_size=1, max_size=80)
lines = st.lists(st.text(max_size=30), max_size=8).map("\n".join)


@given(texts, st.data())
def test_every_span_of_an_article_quotes_its_text(text: str, data: st.DataObject) -> None:
    article = Article(id="a", text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = article.span(start, end)
    assert span.quote == text[start:end]
    article.check(span)


@given(texts, st.integers(-3, 90), st.integers(-3, 90))
def test_a_range_that_leaves_the_text_is_refused(text: str, start: int, end: int) -> None:
    article = Article(id="a", text=text)
    if 0 <= start < end <= len(text):
        assert article.span(start, end).quote
    else:
        with pytest.raises(SpanMismatch):
            article.span(start, end)


@given(texts, st.data())
def test_a_span_with_other_words_is_refused(text: str, data: st.DataObject) -> None:
    article = Article(id="a", text=text)
    span = article.span(0, data.draw(st.integers(1, len(text))))
    for wrong in (Span("b", span.start, span.end, span.quote), Span("a", span.start, span.end, span.quote + "x")):
        with pytest.raises(SpanMismatch):
            article.check(wrong)


@given(lines)
def test_the_layout_of_any_text_loses_no_word_and_takes_none_twice(text: str) -> None:
    blocks = lay_out(text)
    taken = [k for block in blocks for k in range(block.start, block.end)]
    assert len(taken) == len(set(taken))
    assert all(text[k].isspace() for k in set(range(len(text))) - set(taken))
