"""Small invented articles, by the day, for tests of what goes on in a stream."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from readout.model.article import Article, Outlet

__all__ = ["FERRY", "FIRE", "FRUIT", "article"]

FERRY = (
    "Ferry crews at Norhavn walked out on Monday after talks over night shifts broke down",
    "Night shifts: ferry crews in Norhavn walk out, and the harbour terminal stands empty",
    "Strike of Norhavn ferry crews over night shifts leaves the terminal empty",
)
FRUIT = (
    "Banana growers of Santa Lirio blame a wet spring for the glut that halved the price of fruit",
    "Glut of bananas halves the fruit price, say the growers of Santa Lirio after a wet spring",
)
FIRE = ("A warehouse of the Ostrum paper mill burned down and forty firemen fought the flames until dawn",)


def article(name: str, text: str, day: int | None = 1, *, outlet: str = "", url: str | None = None, hour: int | None = None) -> Article:
    """An article of the given day of May 2031 (None: without a date), its first sentence its title."""
    at = datetime(2031, 5, 1, hour or 0, tzinfo=UTC) + timedelta(days=day - 1) if day is not None else None
    return Article(
        id=name, text=f"{text}. {text.lower()}, it was said.", title=text, published_at=at, url=url,
        published_precision=("minute" if hour is not None else "day") if at else None,
        outlet=Outlet(id=outlet, name=outlet, kind="press") if outlet else None,
    )  # fmt: skip
