"""What holds of every stream, however it comes."""

from desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from newswire import article
from readout.link.index import StoryIndex
from readout.link.origins import find_origins
from readout.link.reuse import find_reuse

WORDS = st.lists(
    st.sampled_from("harbour ferry strike banana glut fire mill Norhavn Lirio Ostrum crew price dawn shift".split()), min_size=3
)
ARTICLES = st.lists(st.tuples(WORDS, st.integers(1, 12)), min_size=1, max_size=14)


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False), st.integers(1, 5))
def test_which_articles_lie_together_does_not_depend_on_the_order_in_which_they_come(rows, dice, n) -> None:  # type: ignore[no-untyped-def]
    items = [article(f"a{i}", " ".join(words), day) for i, (words, day) in enumerate(rows)]
    whole, pieces = StoryIndex(n_days=None), StoryIndex(n_days=None)
    whole.add(items)
    dice.shuffle(items)
    for i in range(0, len(items), n):
        pieces.add(items[i : i + n])
    assert {frozenset(s.article_ids) for s in whole.stories()} == {frozenset(s.article_ids) for s in pieces.stories()}


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_every_id_that_was_given_out_leads_to_the_story_that_its_articles_are_in(rows) -> None:  # type: ignore[no-untyped-def]
    index = StoryIndex(n_days=None)
    given_out: set[str] = set()
    for i, (words, day) in enumerate(rows):
        update = index.add([article(f"a{i}", " ".join(words), day)])
        given_out |= {story.id for story in update.stories}
    held = {story.id for story in index.stories()}
    assert {index.resolve(story_id) for story_id in given_out} <= held | given_out
    assert all(index.resolve(story.id) == story.id for story in index.stories())


SENTENCES = (
    "the crews of the night ferries left their ships at noon and went home over the long bridge",
    "a union clerk counted four hundred travellers in the halls of the old terminal by evening",
    "buses brought the last of them to hostels while the harbour lay dark and the cranes stood still",
)


def origins_of(texts: dict[str, str]) -> int:
    desk = Desk()
    for outlet, text in texts.items():
        desk.report(outlet, text)
        for sentence in text.split("\n"):
            desk.say(outlet, sentence)
    return len(find_origins(desk.articles, desk.statements, find_reuse(desk.articles, desk.passages, desk.statements)).origins)


TEXTS = st.lists(st.permutations(SENTENCES).flatmap(lambda s: st.integers(1, 3).map(lambda n: "\n".join(s[:n]))), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(0, 3))
def test_a_reprint_never_adds_an_origin(texts: list[str], which: int) -> None:
    told = {f"Outlet {chr(65 + n)}": text for n, text in enumerate(texts)}
    assert origins_of({**told, "The Reprint": texts[which % len(texts)]}) <= origins_of(told)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(0, 3))
def test_taking_a_reprint_away_never_adds_an_origin(texts: list[str], which: int) -> None:
    told = {f"Outlet {chr(65 + n)}": text for n, text in enumerate(texts)}
    reprinted = {**told, "The Reprint": texts[which % len(texts)]}
    assert origins_of(told) <= origins_of(reprinted)
