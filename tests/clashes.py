"""What reports of a desk clash in, and reports that give numbers."""

from __future__ import annotations

from desk import Desk

from readout.compare.happening import describe_event
from readout.compare.rivals import find_rivals
from readout.model.story import Rival

Number = tuple[str, float | None, float | None]


def rivals(desk: Desk) -> tuple[Rival, ...]:
    """All clashes between the claims of the desk, its happening known."""
    event = describe_event(desk.story, desk.articles, desk.statements, desk.claims, desk.passages)
    return find_rivals(desk.claims, desk.statements, desk.articles, event)


def toll(desk: Desk, outlet: str, sentence: str, number: Number, predicate: str = "kill") -> None:
    """A report of one sentence that counts people."""
    counted(desk, outlet, sentence, predicate, (*number, "people"))


def counted(desk: Desk, outlet: str, text: str, predicate: str, *numbers: tuple[str, float | None, float | None, str]) -> None:
    """A report of 8 May 2031, of one sentence that counts things: the words of each number, its least, its most, its unit."""
    desk.report(outlet, text, day="2031-05-08")
    desk.say(outlet, text, claim=outlet.lower(), predicate=predicate, quantities=[desk.number(outlet, *number) for number in numbers])
