"""A view as Markdown: the same sections as in the terminal, for a note, an issue or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from readout.report.label import clean, count, quote, shorten
from readout.report.phrase import (
    FIELDS,
    HEADINGS,
    NOTES,
    STANCE_GLYPHS,
    name_claim,
    name_columns,
    name_counts,
    name_parties,
    name_ruling,
    name_support,
    split_stories,
)
from readout.report.terminal import LIMITS, MAX_WORDS
from readout.report.view import (
    ClaimView,
    ComparisonView,
    FieldView,
    OriginView,
    OutcomeView,
    RivalView,
    RulingView,
    Silence,
    StoryView,
    WordingView,
)

__all__ = ["render_markdown"]

MAX_ROWS = 20
_SPECIAL = re.compile(r"([\\`*_\[\]|~$@]|:(?=//)|(?<=www)\.|^[-+#]|(?<=^\d)[.)]|(?<=^\d\d)[.)])", re.IGNORECASE)


def render_markdown(view: ComparisonView, show_all: bool = False) -> str:
    """The record as Markdown, safe to render: words of reports can neither format, link nor carry HTML."""
    lines: list[str] = []
    full, single = split_stories(view, show_all)
    for story in full:
        lines += _story(story, show_all)
    if single:
        lines += [f"## {HEADINGS['singles']}", "", f"*{_safe(NOTES['singles'])}*", ""]
        lines += [*(f"- **{_safe(story.columns[0].label)}** {_safe(story.title)}" for story in single), ""]
    if view.skipped:
        lines += ["## Skipped", ""]
        lines += [f"- {_safe(item.record_id)}: {_safe(item.why)}" for item in view.skipped]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _safe(text: str) -> str:
    """The text on one line with every sign that Markdown or HTML reads escaped."""
    escaped = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", escaped)


def _quote(words: str, n_chars: int = MAX_WORDS) -> str:
    text, is_cut = shorten(clean(words), n_chars)
    return _safe(quote(text)) + (" …" if is_cut else "")


def _story(story: StoryView, show_all: bool) -> Iterator[str]:
    yield from (f"# {_safe(story.title)}", "", _safe(name_counts(story)), "")
    yield from _section("happened", _happening(story), None)
    yield from _claims("shared", story, story.shared, show_all)
    sides = [f"- **{_safe(side.name)} alone**\n" + "\n".join(_side(side.claims, story, show_all)) for side in story.one_sided]
    yield from _section("sides", sides, None)
    yield from _section("clashes", map(_clash, story.clashes), None if show_all else LIMITS["clashes"])
    yield from _section("outcomes", map(_outcome, story.outcomes), None if show_all else LIMITS["outcomes"])
    yield from _claims("echoes", story, story.echoes, show_all)
    yield from _claims("alone", story, story.alone, show_all)
    yield from _section("wording", map(_wording, story.wording), None if show_all else LIMITS["wording"])
    yield from _section("silences", map(_silence, story.silences), None if show_all else LIMITS["silences"])
    yield from _section("origins", map(_origin, story.origins), None if show_all else LIMITS["origins"])
    yield from _section("rulings", map(_ruling, story.rulings), None)
    yield from _matrix(story, show_all)


def _section(key: str, items: Iterable[str], limit: int | None) -> Iterator[str]:
    rows = list(items)
    if not rows:
        return
    yield from (f"## {HEADINGS[key]}", "", f"*{_safe(NOTES[key])}*", "")
    shown = rows if limit is None or len(rows) <= limit + 1 else rows[:limit]
    yield from shown
    if len(shown) < len(rows):
        yield f"- … {len(rows) - len(shown)} more; `--all` shows them"
    yield ""


def _claims(key: str, story: StoryView, claims: Sequence[ClaimView], show_all: bool) -> Iterator[str]:
    yield from _section(key, (_claim(claim, story, show_all) for claim in claims), None if show_all else LIMITS[key])


def _claim(claim: ClaimView, story: StoryView, show_all: bool, with_parties: bool = True) -> str:
    head = f"- **{claim.verdict} {claim.n_reports}/{len(story.columns)}** {_quote(claim.text)}"
    lines = [f"{head} — {_safe(name_support(claim, story, with_parties))}"]
    if show_all:
        for stand in claim.stands:
            for cite in stand.cites:
                place = f"{cite.start}–{cite.end}"
                lines.append(f"  - {_safe(stand.column.label)} {stand.stance} {_safe(quote(clean(cite.quote)))} ({place})")
    return "\n".join(lines)


def _side(claims: Sequence[ClaimView], story: StoryView, show_all: bool) -> Iterator[str]:
    limit = len(claims) if show_all or len(claims) <= LIMITS["side"] + 1 else LIMITS["side"]
    for claim in claims[:limit]:
        yield "  " + _claim(claim, story, show_all, with_parties=False).replace("\n", "\n  ")
    if limit < len(claims):
        yield f"  - … {len(claims) - limit} more; `--all` shows them"


def _happening(story: StoryView) -> Iterator[str]:
    happening = story.happening
    facts = (
        ("what", happening.kind),
        ("who", ", ".join(happening.participants)),
        ("where", happening.place),
        ("when", happening.when),
        ("how long", happening.duration),
    )
    yield from (f"- {name}: {_safe(value)}" for name, value in facts if value)
    yield from (_field(field, story) for field in happening.fields)


def _field(field: FieldView, story: StoryView) -> str:
    values = []
    for value in field.values:
        who = name_columns(tuple(dict.fromkeys(cite.column for cite in value.cites)), story)
        values.append(f"{_quote(value.cites[0].quote)} — {_safe(who)}")
    return f"- {_safe(FIELDS.get(field.name, field.name))}: " + "; ".join(values)


def _clash(rival: RivalView) -> str:
    sign = "≈" if rival.is_soft else "≠"
    left = f"{_quote(rival.left.quote)} — {_safe(name_claim(rival.left_claim, rival.left))}"
    right = f"{_quote(rival.right.quote)} — {_safe(name_claim(rival.right_claim, rival.right))}"
    return f"- **{rival.field}**{' (may both hold)' if rival.is_soft else ''}: {left} **{sign}** {right}"


def _outcome(outcome: OutcomeView) -> str:
    mode = f", {outcome.mode}" if outcome.mode else ""
    who = _safe(name_claim(outcome.planned, outcome.planned_cite))
    line = f"- **{outcome.result}**{mode}: {_quote(outcome.planned_cite.quote)} — {who}"
    if outcome.happened and outcome.happened_cite:
        who = _safe(name_claim(outcome.happened, outcome.happened_cite))
        line += f" → {_quote(outcome.happened_cite.quote)} — {who}"
    return line


def _wording(wording: WordingView) -> str:
    labels = []
    for label in wording.labels:
        who = ", ".join(column.label for column in label.columns)
        labels.append(f"{_quote(label.text)} — {_safe(who)}{''.join(f', {_safe(mark)}' for mark in label.marks)}")
    return f"- **{_safe(wording.referent)}**: " + "; ".join(labels)


def _silence(silence: Silence) -> str:
    omitted = "; ".join(_quote(claim.text, 80) for claim in silence.omitted)
    return f"- **{_safe(silence.column.label)}** omits {len(silence.omitted)} of {silence.n_expected}: {omitted}"


def _origin(origin: OriginView) -> str:
    party = f" for {name_parties((origin.party,))}" if origin.party else ""
    reports = ", ".join(column.label for column in origin.columns)
    why = f"; {'; '.join(origin.why)}" if origin.why else ""
    alone = f", {origin.n_alone} on it alone" if origin.n_alone else ""
    rest = f"({origin.sort}{party}) → {reports}; {count(origin.n_claims, 'claim')}{alone}{why}"
    return f"- **{_safe(origin.name)}** {_safe(rest)}"


def _ruling(ruling: RulingView) -> str:
    return f"- **{_safe(ruling.by)}**, {_safe(ruling.at)}: {_safe(name_ruling(ruling))}"


def _matrix(story: StoryView, show_all: bool) -> Iterator[str]:
    rows = [claim for claim in story.claims if show_all or claim.n_reports > 1]
    if not rows:
        return
    yield from ("## Claims by report", "")
    key = ", ".join(f"{glyph} {stance}" for stance, glyph in STANCE_GLYPHS.items())
    yield from (key, "")
    yield "| claim | " + " | ".join(_safe(column.label) for column in story.columns) + " |"
    yield "| --- |" + " :-: |" * len(story.columns)
    for claim in rows if show_all else rows[:MAX_ROWS]:
        yield f"| {_quote(claim.text, 120)} | " + " | ".join(STANCE_GLYPHS[stand.stance] for stand in claim.stands) + " |"
    if not show_all and len(rows) > MAX_ROWS:
        yield from ("", f"… {len(rows) - MAX_ROWS} more; `--all` shows them")
    yield ""
