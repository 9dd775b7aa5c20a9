"""A view as styled lines for a terminal: tuples of (style, text), so that no terminal library is needed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from readout.report.label import clean, count, quote, shorten
from readout.report.phrase import (
    FIELDS,
    HEADINGS,
    NOTES,
    TELLING,
    VERDICT_GLYPHS,
    name_claim,
    name_columns,
    name_counts,
    name_parties,
    name_ruling,
    name_support,
    split_stories,
)
from readout.report.view import (
    Cite,
    ClaimView,
    ComparisonView,
    FieldView,
    OriginView,
    OutcomeView,
    RivalView,
    RulingView,
    StoryView,
    WordingView,
)

__all__ = ["Line", "Segment", "plain", "render_terminal"]

Segment = tuple[str, str]
Line = tuple[Segment, ...]

MAX_WORDS = 160
MAX_PIECE = 80
MAX_LABELS = 5
LIMITS = {"shared": 8, "side": 3, "clashes": 5, "outcomes": 4, "echoes": 3, "alone": 3, "wording": 5, "silences": 6, "origins": 5}


def render_terminal(view: ComparisonView, width: int = 100, show_all: bool = False) -> tuple[Line, ...]:
    """The record as lines of at most `width` columns, each a tuple of (style, text).

    Styles are "title", "heading", "words", "good", "thin", "bad", "note" and "" (plain). With `show_all` no section is cut
    short, and every claim lists each report's own words with their characters.
    """
    page = _Page(max(40, width), show_all)
    lines: list[Line] = []
    full, single = split_stories(view, show_all)
    for story in full:
        if lines:
            lines += [(), ()]
        lines += page.story(story)
    return (*lines, *page.singles(single))


def plain(lines: Iterable[Line]) -> str:
    """The lines without their styles, each ended by a line break."""
    return "".join("".join(text for _, text in line).rstrip() + "\n" for line in lines)


class _Page:
    """Lines of one width."""

    def __init__(self, width: int, show_all: bool) -> None:
        self._width = width
        self._show_all = show_all

    def story(self, story: StoryView) -> Iterator[Line]:
        yield from self._wrap([("title", story.title)], 0)
        yield from self._wrap([("note", name_counts(story))], 0)
        yield from self._section("happened", story, self._happening(story))
        yield from self._claims("shared", story, story.shared)
        yield from self._section("sides", story, self._sides(story))
        yield from self._capped("clashes", story, [list(self._clash(rival)) for rival in story.clashes])
        yield from self._capped("outcomes", story, [list(self._outcome(outcome)) for outcome in story.outcomes])
        yield from self._claims("echoes", story, story.echoes)
        yield from self._claims("alone", story, story.alone)
        yield from self._capped("wording", story, [list(self._wording(wording)) for wording in story.wording])
        yield from self._capped("silences", story, [list(self._silence(story, place)) for place in range(len(story.silences))])
        yield from self._capped("origins", story, [list(self._origin(origin)) for origin in story.origins])
        for line in story.reuse[: None if self._show_all else 4]:
            yield from self._wrap([("note", line)], 4)
        yield from self._section("rulings", story, [line for ruling in story.rulings for line in self._ruling(ruling)])

    def singles(self, stories: Sequence[StoryView]) -> Iterator[Line]:
        """One line for each story of one report."""
        if stories:
            yield from ((), (), (("heading", HEADINGS["singles"].upper()), ("note", f"  {NOTES['singles']}")))
        for story in stories:
            yield from self._wrap([("", f"  {story.columns[0].label} "), ("note", story.title)], 4)

    def _section(self, key: str, story: StoryView, lines: Iterable[Line]) -> Iterator[Line]:
        body = list(lines)
        if body:
            yield ()
            yield (("heading", HEADINGS[key].upper()), ("note", f"  {NOTES[key]}" if self._fits(key) else ""))
            yield from body

    def _fits(self, key: str) -> bool:
        return len(HEADINGS[key]) + len(NOTES[key]) + 2 <= self._width

    def _capped(self, key: str, story: StoryView, items: Sequence[Sequence[Line]], limit: int | None = None) -> Iterator[Line]:
        yield from self._section(key, story, self._cap(items, limit or LIMITS[key]))

    def _cap(self, items: Sequence[Sequence[Line]], limit: int) -> Iterator[Line]:
        shown = items if self._show_all or len(items) <= limit + 1 else items[:limit]
        for item in shown:
            yield from item
        if len(shown) < len(items):
            yield (("note", f"    … {len(items) - len(shown)} more; --all shows them"),)

    def _claims(self, key: str, story: StoryView, claims: Sequence[ClaimView]) -> Iterator[Line]:
        yield from self._capped(key, story, [list(self._claim(claim, story)) for claim in claims])

    def _sides(self, story: StoryView) -> Iterator[Line]:
        for side in story.one_sided:
            yield (("", "  "), ("good", f"{side.name} alone"))
            yield from self._cap([list(self._claim(claim, story, with_parties=False)) for claim in side.claims], LIMITS["side"])

    def _happening(self, story: StoryView) -> Iterator[Line]:
        happening = story.happening
        facts = [
            ("what", happening.kind),
            ("who", ", ".join(happening.participants)),
            ("where", happening.place),
            ("when", happening.when),
            ("how long", happening.duration),
        ]
        occasion = next((field for field in happening.fields if field.name == "occasion"), None)
        for name, value in facts:
            if value:
                yield from self._wrap([("note", f"  {name:<12}"), ("", value)], 14)
        if occasion and not self._show_all:
            yield from self._wrap([("note", f"  {occasion.name:<12}"), *_quote(occasion.values[0].cites[0].quote, MAX_PIECE)], 14)
        for field in happening.fields:
            if (field.is_split and field.name in TELLING) or self._show_all:
                yield from self._field(field, story)

    def _field(self, field: FieldView, story: StoryView) -> Iterator[Line]:
        for place, value in enumerate(field.values):
            name = f"{FIELDS.get(field.name, field.name)}:" if place == 0 else ""
            who = name_columns(tuple(dict.fromkeys(cite.column for cite in value.cites)), story)
            yield from self._wrap([("note", f"  {name:<12}"), *_quote(value.cites[0].quote, MAX_PIECE), ("note", f"  {who}")], 14)

    def _claim(self, claim: ClaimView, story: StoryView, with_parties: bool = True) -> Iterator[Line]:
        style = {"corroborated": "good", "single-origin": "thin", "contradicted": "bad"}[claim.verdict]
        head = f"  {VERDICT_GLYPHS[claim.verdict]} {claim.n_reports}/{len(story.columns)} "
        segments = [(style, head), *_quote(claim.text, MAX_WORDS), ("note", f"  {name_support(claim, story, with_parties)}")]
        yield from self._wrap(segments, len(head))
        if self._show_all:
            for stand in claim.stands:
                for cite in stand.cites:
                    yield from self._wrap([("note", f"{stand.column.label} {stand.stance} "), *_cite(cite)], len(head) + 2, len(head))

    def _clash(self, rival: RivalView) -> Iterator[Line]:
        sign = "≈" if rival.is_soft else "≠"
        head = f"  {sign} {rival.field} "
        segments = [("thin" if rival.is_soft else "bad", head), *_quote(rival.left.quote, MAX_PIECE)]
        segments += [("note", f" {name_claim(rival.left_claim, rival.left)} "), ("thin" if rival.is_soft else "bad", f"{sign} ")]
        segments += [*_quote(rival.right.quote, MAX_PIECE), ("note", f" {name_claim(rival.right_claim, rival.right)}")]
        if rival.is_soft:
            segments.append(("note", " (may both hold)"))
        yield from self._wrap(segments, 4)

    def _outcome(self, outcome: OutcomeView) -> Iterator[Line]:
        styles = {"held": "good", "raised": "good", "changed": "thin", "cancelled": "bad", "unreported": "note"}
        head = f"  {outcome.result} "
        segments = [(styles[outcome.result], head), ("note", f"{outcome.mode}: " if outcome.mode else "")]
        segments += [*_quote(outcome.planned_cite.quote, MAX_WORDS // 2), ("note", f" {name_claim(outcome.planned, outcome.planned_cite)}")]
        if outcome.happened and outcome.happened_cite:
            segments += [("", " → "), *_quote(outcome.happened_cite.quote, MAX_WORDS // 2)]
            segments.append(("note", f" {name_claim(outcome.happened, outcome.happened_cite)}"))
        yield from self._wrap(segments, 4)

    def _wording(self, wording: WordingView) -> Iterator[Line]:
        segments: list[Segment] = [("", f"  {wording.referent}: ")]
        labels = wording.labels if self._show_all or len(wording.labels) <= MAX_LABELS + 1 else wording.labels[:MAX_LABELS]
        for place, label in enumerate(labels):
            who = ", ".join(column.label for column in label.columns)
            flag = f" {', '.join(label.marks)}" if label.marks else ""
            segments += [("note", " · ")] if place else []
            segments += [*_quote(label.text, MAX_PIECE), ("note", f" {who}{flag}")]
        if len(labels) < len(wording.labels):
            segments.append(("note", f" · … {len(wording.labels) - len(labels)} more"))
        yield from self._wrap(segments, 4)

    def _silence(self, story: StoryView, place: int) -> Iterator[Line]:
        silence = story.silences[place]
        segments: list[Segment] = [("", f"  {silence.column.label} "), ("note", f"omits {len(silence.omitted)} of {silence.n_expected}: ")]
        for number, claim in enumerate(silence.omitted if self._show_all else silence.omitted[:2]):
            segments += [("note", "; ")] if number else []
            segments += _quote(claim.text, MAX_PIECE if self._show_all else 60)
        yield from self._wrap(segments, 4)

    def _origin(self, origin: OriginView) -> Iterator[Line]:
        party = f" for {name_parties((origin.party,))}" if origin.party else ""
        reports = ", ".join(column.label for column in origin.columns)
        alone = f", {origin.n_alone} on it alone" if origin.n_alone else ""
        segments = [("", f"  {origin.name} "), ("note", f"({origin.sort}{party}) → {reports}; {count(origin.n_claims, 'claim')}{alone}")]
        if origin.why:
            segments.append(("note", f"; {'; '.join(origin.why)}"))
        yield from self._wrap(segments, 4)

    def _ruling(self, ruling: RulingView) -> Iterator[Line]:
        yield from self._wrap([("", f"  {ruling.by}, {ruling.at}: "), ("note", name_ruling(ruling))], 4)

    def _wrap(self, segments: Sequence[Segment], indent: int, first: int = 0) -> Iterator[Line]:
        """The segments broken between words, later lines indented."""
        line: list[Segment] = [("", " " * first)] if first else []
        used = first
        for style, text in segments:
            for word in _words(text):
                if used + len(word.rstrip()) > self._width and used > indent:
                    yield _join(line)
                    line, used = [("", " " * indent)], indent
                    word = word.lstrip()
                while used + len(word.rstrip()) > self._width:
                    room = max(1, self._width - used)
                    yield _join([*line, (style, word[:room])])
                    word = word[room:]
                    line, used = [("", " " * indent)], indent
                if word:
                    line.append((style, word))
                    used += len(word)
        if line:
            yield _join(line)


def _join(segments: Sequence[Segment]) -> Line:
    """The segments, neighbours of one style made one."""
    line: list[Segment] = []
    for style, text in segments:
        if line and line[-1][0] == style:
            line[-1] = (style, line[-1][1] + text)
        else:
            line.append((style, text))
    return tuple(line)


def _words(text: str) -> Iterator[str]:
    """The text cut after each run of spaces; leading spaces stay with the first word."""
    start = 0
    for place in range(1, len(text)):
        if text[place - 1] == " " and text[place] != " " and text[start:place].strip():
            yield text[start:place]
            start = place
    if text[start:]:
        yield text[start:]


def _quote(words: str, n_chars: int) -> list[Segment]:
    text, is_cut = shorten(clean(words), n_chars)
    return [("words", quote(text)), *([("note", " …")] if is_cut else [])]


def _cite(cite: Cite) -> list[Segment]:
    return [("words", quote(clean(cite.quote))), ("note", f" {cite.start}–{cite.end}")]
