"""Deeds by what they do and to what: which of them may be what came of a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from readout.compare.deeds import ANSWERS, BINDING, UNDOING, Act, is_undoing
from readout.compare.matter import weigh
from readout.compare.opposites import opposite_acts_of
from readout.compare.thesaurus import class_of_noun

__all__ = ["DeedIndex"]

_MOST_DEEDS = 40
_MOST_OF_ONE = 3


class DeedIndex:
    """Deeds by what they do and to what, so that the deeds that may be what came of a plan are found without trying all.

    Args:
        deeds: Acts reported as done.
    """

    def __init__(self, deeds: Iterable[Act]) -> None:
        self._deeds = list(deeds)
        self._by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, deed in enumerate(self._deeds):
            for act in _acts_done(deed):
                for word in _things(deed):
                    self._by_key[act, word].append(n)

    def near(self, plan: Act) -> list[Act]:
        """Deeds of other articles and claims that fit the plan's act and share a word with it, those that share most first.

        At most three of a claim and forty in all. Cost grows with the number of deeds that fit.
        """
        shared: dict[int, float] = defaultdict(float)
        for word in _things(plan):
            weight = weigh([word])
            for n in {n for act in _acts_planned(plan) for n in self._by_key.get((act, word), ())}:
                shared[n] += weight
        taken: dict[str, int] = defaultdict(int)
        found: list[Act] = []
        for n in sorted(shared, key=lambda n: (-shared[n], self._deeds[n].claim_id, self._deeds[n].clause.spans[0])):
            deed = self._deeds[n]
            if deed.claim_id != plan.claim_id and deed.article_id != plan.article_id and taken[deed.claim_id] < _MOST_OF_ONE:
                taken[deed.claim_id] += 1
                found.append(deed)
        return found[:_MOST_DEEDS]


def _things(act: Act) -> frozenset[str]:
    """The words of an act, names too, and the classes of its nouns."""
    return act.gist.stems | act.gist.names | frozenset(class_of_noun(word, {}) for word in act.gist.stems)


def _acts_done(deed: Act) -> Iterator[str]:
    """What a deed does, under every name by which a plan may ask for it; `is_one_act` holds for no plan that asks for none of them."""
    done = deed.clause.event.predicate
    yield f"does {deed.gist.predicate}"
    yield from (f"does {act}" for act in opposite_acts_of(deed.gist.predicate))
    yield from (f"is {act}" for act in deed.gist.main)
    if deed.gist.main & ANSWERS:
        yield "answers"
    if done in UNDOING:
        yield "undoes"
    if done in BINDING:
        yield f"binds {done}"
    if is_undoing(deed.clause):
        yield from (f"ends {act}" for act in deed.gist.main)
        yield from (f"stops {word}" for word in deed.gist.stems)


def _acts_planned(plan: Act) -> Sequence[str]:
    """The names under which `_acts_done` may give what came of a plan."""
    names = ["undoes", f"does {plan.gist.predicate}", f"binds {plan.clause.event.predicate}", *(f"is {act}" for act in plan.gist.main)]
    names += [f"stops {plan.gist.predicate}", *(f"ends {act}" for act in plan.gist.acts)]
    return [*names, "answers"] if "raise" in plan.gist.main else names
