"""Measures times and lengths against MEANTIME: the value of each given time expression.

usage: python bench/timex.py [--show COLLECTION] [--floors] [-o FILE]

Reads the English part of MEANTIME (Minard et al., LREC 2016): 90 Wikinews texts in three collections, in which people marked time
expressions and gave each its TIMEX3 value. The day of writing is given, its own expressions are not counted. Ours is what
`readout.extract` reads in the text as a whole, written as TIMEX3; a value counts as right if it is the same to the letter, save that a
time of day may leave its zone open. Rules were tuned on `airbus` and `apple`; `gm` is only reported on. Beside it: `dateparser` on the
expression (if it is installed), with the same day of writing and its preference for the past, written with the precision that it tells;
and the plain rule that every expression means the day of writing. The rows "placed" hold only expressions whose value is a place on the
calendar or a length with a number; "annual" is written as the rate that Readout reads (P1Y), "now", "recently" and "soon" as the way in
which they point (PRESENT_REF, PAST_REF, FUTURE_REF). `--show` prints what was missed, of a tuned collection alone; `--floors` fails if
an F1 of ours lies below `bench/floors.json`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

try:
    from dateparser.date import DateDataParser
except ImportError:
    DateDataParser = None

from readout.extract.measures import find_whens
from readout.extract.parser import ParsedArticle, Parser
from readout.model.article import Article
from readout.model.statement import When
from readout.text.bearings import find_bearings
from readout.text.lengths import LengthFound, find_lengths
from readout.text.rates import RateFound, find_rates

MEANTIME = Path(__file__).resolve().parents[2] / "shared" / "data" / "meantime"
FLOORS = Path(__file__).parent / "floors.json"
TUNED, REPORTED = ("airbus", "apple"), ("gm",)
NO_SPACE_BEFORE = set(",.;:!?)%'”’") | {"'s", "’s", "n't", "''"}
NO_SPACE_AFTER = set("($“‘") | {"``"}
UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "0Y", "century": "00Y"}
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
PARTS = {6: "TMO", 12: "TAF", 17: "TEV", 18: "TNI"}
ISO = re.compile(r"\d{4}-\d\d-\d\d")
PLACED = re.compile(r"\d{2,4}(?:-[^X]+)?|PT?\d[\d.]*[SMHDWY]")
WHO = ("ours", "dateparser", "that day")


@dataclass(frozen=True, slots=True)
class Expression:
    """One marked expression: characters `start` to `end` of its article, and its value."""

    start: int
    end: int
    value: str


def read_text(path: Path) -> tuple[Article, list[Expression]] | None:
    """One text as running prose with its expressions; None where no day of writing is given, or not as year, month and day."""
    root = ElementTree.parse(path).getroot()
    text, places, sentence, last = "", dict[str, tuple[int, int]](), "0", ""
    for token in root.iter("token"):
        word = {"``": "“", "''": "”"}.get(token.text or "", token.text or "")
        if token.get("sentence") != sentence:
            text += "\n"
        elif text and word not in NO_SPACE_BEFORE and last not in NO_SPACE_AFTER:
            text += " "
        places[token.get("t_id", "")] = len(text), len(text) + len(word)
        text += word
        sentence, last = token.get("sentence", ""), word
    marked = list(root.iter("TIMEX3"))
    days = [mark.get("value", "")[:10] for mark in marked if mark.get("functionInDocument") == "CREATION_TIME"]
    if not days or not ISO.fullmatch(days[0]):
        return None
    held = ((mark, [places[anchor.get("t_id", "")] for anchor in mark.iter("token_anchor")]) for mark in marked)
    found = [
        Expression(anchors[0][0], anchors[-1][1], mark.get("value", ""))
        for mark, anchors in held
        if anchors and mark.get("functionInDocument") != "CREATION_TIME"
    ]
    written = datetime.combine(date.fromisoformat(days[0]), datetime.min.time(), UTC)
    return Article(id=path.stem, text=text, published_at=written, published_precision="day"), found


def our_value(expression: Expression, whens: list[When], text: str) -> str | None:
    """The value that Readout reads.

    That is the value of the length that fills the expression, of the time that shares most with it, else of how often, else of which way.
    """

    def shared(start: int, end: int) -> int:
        return min(end, expression.end) - max(start, expression.start)

    def is_filled(length: LengthFound) -> bool:
        return shared(length.start, length.end) > 0 and length.end <= expression.end + len("-long")

    inside = [when for when in whens if shared(when.span.start, when.span.end) > 0 and when.span.end <= expression.end + 1]
    filling = [length for length in find_lengths(text) if is_filled(length)]
    if filling and not inside:
        return length_value(max(filling, key=lambda length: shared(length.start, length.end)))
    near = [when for when in whens if shared(when.span.start, when.span.end) > 0]
    if near:
        return time_value(max(near, key=lambda when: shared(when.span.start, when.span.end)))
    values = [rate_value(rate) for rate in find_rates(text) if shared(rate.start, rate.end) > 0]
    values += [f"{one.direction.upper()}_REF" for one in find_bearings(text) if shared(one.start, one.end) > 0]
    return next(iter(values), None)


def rate_value(rate: RateFound) -> str:
    """TIMEX3 of how often something is: P1Y, P2W."""
    return f"P{'T' if rate.unit in ('second', 'minute', 'hour') else ''}{rate.amount:g}{UNITS[rate.unit]}"


def length_value(length: LengthFound) -> str:
    """TIMEX3 of a length: P2Y, PT30M, PXY."""
    amount = "X" if length.amount is None else f"{length.amount:g}"
    if length.amount is None and length.unit in ("decade", "century"):
        return "PXY"
    return f"P{'T' if length.unit in ('second', 'minute', 'hour') else ''}{amount}{UNITS[length.unit]}"


def time_value(when: When) -> str:
    """TIMEX3 of a time at its precision: 2008-02-29, 2004-W47, 2006-Q4, 2009-12-15T18:00Z."""
    start, days = when.start, (when.end - when.start).days
    if when.precision == "year":
        return f"{start:%Y}"[: 4 if days <= 366 else 3 if days < 36_500 else 2]
    if when.precision == "month":
        return month_value(start, days)
    if when.precision == "week" or (when.precision == "day" and days == 2 and start.weekday() == 5):
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if when.precision == "day" else "")
    if when.precision == "part-of-day":
        return f"{start:%Y-%m-%d}{PARTS.get(start.hour, '')}"
    return f"{start:%Y-%m-%d}" if when.precision == "day" else f"{start:%Y-%m-%dT%H:%M}" + ("Z" if when.zone else "")


def month_value(start: datetime, days: int) -> str:
    """TIMEX3 of a month, a quarter, a half of a year or a season."""
    if days > 150:
        return f"{start:%Y}-H{(start.month + 5) // 6}"
    if days > 80:
        return f"{start:%Y}-" + (f"Q{(start.month + 2) // 3}" if start.month % 3 == 1 else SEASONS[start.month])
    return f"{start:%Y-%m}"


def peer_value(written: datetime, words: str) -> str | None:
    """What dateparser makes of the expression; None where it is not installed."""
    if DateDataParser is None:
        return None
    parser = DateDataParser(languages=["en"], settings={"RELATIVE_BASE": written.replace(tzinfo=None), "PREFER_DATES_FROM": "past"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = parser.get_date_data(words)
    if found.date_obj is None:
        return None
    return {"year": f"{found.date_obj:%Y}", "month": f"{found.date_obj:%Y-%m}"}.get(found.period or "", f"{found.date_obj:%Y-%m-%d}")


def is_right(value: str | None, gold: str) -> bool:
    """Whether a value is the given one, an open zone apart."""
    return value is not None and value.removesuffix("Z") == gold.removesuffix("Z")


def judge(path: Path, parser: Parser) -> Iterator[tuple[str, str, dict[str, str | None]]]:
    """For each expression of a text: its words, its value, and what each reads."""
    read = read_text(path)
    if read is None:
        return
    article, expressions = read
    parsed: ParsedArticle = next(iter(parser([article])))
    whens = [when for found in find_whens(parsed).values() for when in found]
    written = article.published_at or datetime.now(UTC)
    for one in expressions:
        words = article.text[one.start : one.end]
        values = our_value(one, whens, article.text), peer_value(written, words), f"{written:%Y-%m-%d}"
        yield article.text[max(0, one.start - 30) : one.start] + f"[{words}]", one.value, dict(zip(WHO, values, strict=True))


def measure(show: str | None = None) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of values for each collection, the tuned ones together and the reported one."""
    parser = Parser()
    counts: dict[str, Counter[str]] = {}
    placed: dict[str, Counter[str]] = defaultdict(Counter)
    for name in (*TUNED, *REPORTED):
        row = counts[name] = Counter()
        for path in sorted((MEANTIME / name).glob("*.xml")):
            for words, gold, values in judge(path, parser):
                count(row, gold, values)
                if PLACED.fullmatch(gold):
                    count(placed[name], gold, values)
                if show == name and not is_right(values["ours"], gold):
                    print(f"{gold:20} {values['ours']!s:18} {words!r}", file=sys.stderr)
    rows = {
        f"{part}{suffix}": sum((held[name] for name in names), Counter())
        for suffix, held in (("", counts), (", placed", placed))
        for part, names in (("tuned", TUNED), ("reported", REPORTED), ("all", (*TUNED, *REPORTED)))
    }
    return {name: scores(row) for name, row in {**counts, **rows}.items()}


def count(row: Counter[str], gold: str, values: Mapping[str, str | None]) -> None:
    """Add one expression to a row."""
    row["gold"] += 1
    for who, value in values.items():
        row[f"{who} given"] += value is not None
        row[f"{who} right"] += is_right(value, gold)


def scores(row: Counter[str]) -> dict[str, float]:
    """The numbers of one row."""
    result: dict[str, float] = {"n": row["gold"]}
    for who in WHO:
        p, r = row[f"{who} right"] / max(1, row[f"{who} given"]), row[f"{who} right"] / max(1, row["gold"])
        result |= {f"{who} p": round(p, 3), f"{who} r": round(r, 3), f"{who} f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}
    return result


def below_floors(measured: Mapping[str, Mapping[str, float]], floors: Mapping[str, float]) -> list[str]:
    """One line for each row whose F1 lies below its floor."""
    return [
        f"timex: F1 of {name} is {measured[name]['ours f1']:.3f}, below its floor {floor:.3f}"
        for name, floor in floors.items()
        if measured[name]["ours f1"] < floor
    ]


def main() -> int:
    """0, or 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--show", choices=TUNED, help="print what was missed there")
    parser.add_argument("--floors", action="store_true", help="fail if an F1 lies below bench/floors.json")
    parser.add_argument("-o", "--output", type=Path, default=None)
    options = parser.parse_args()
    if not MEANTIME.is_dir():
        print(f"no MEANTIME at {MEANTIME}: left out", file=sys.stderr)
        return 0
    measured = measure(options.show)
    result = json.dumps(measured, indent=1)
    if options.output:
        options.output.write_text(result + "\n", encoding="utf-8")
    print(result)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["timex"] if options.floors else {}
    failures = below_floors(measured, floors)
    for line in failures:
        print(line, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
