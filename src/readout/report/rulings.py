"""Rulings by people, as every surface shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from readout.model.ruling import Ruling, RulingKind, in_force
from readout.model.story import Claim, Record
from readout.report.document import ruling_document
from readout.report.label import clean, count, moment_of, quote, shorten
from readout.report.listing import FORMAT
from readout.report.view import RulingView

__all__ = ["name_rulers", "ruling_pairs", "rulings_document", "view_rulings"]

_MAX_WORDS = 80
_ON_CLAIMS = frozenset({"merge-claims", "split-claim"})
_ON_STATEMENTS = frozenset({"correct-speaker", "correct-mode", "correct-origin", "reject-statement"})


def view_rulings(rulings: Sequence[Ruling]) -> tuple[RulingView, ...]:
    """The rulings in the order given, each as a sentence."""
    held = {ruling.id for ruling in in_force(rulings)}
    return tuple(
        RulingView(
            id=ruling.id,
            kind=ruling.kind,
            by=clean(ruling.by),
            at=moment_of(ruling.at, "minute"),
            what=_what(ruling),
            note=clean(ruling.note),
            is_undone=ruling.id not in held and ruling.kind != "undo",
        )
        for ruling in rulings
    )


def name_rulers(record: Record) -> Mapping[str, tuple[str, ...]]:
    """Of each claim, who ruled on it or on one of its statements, each once."""
    return {claim.id: tuple(dict.fromkeys(clean(r.by) for r in record.rulings if _bears_on(r, claim))) for claim in record.claims}


def ruling_pairs(rulings: Sequence[Ruling]) -> tuple[dict[str, object], ...]:
    """The rulings in force that say whether two clauses say the same, as pairs to learn from: the words of both, and `same`."""
    pairs: list[dict[str, object]] = []
    for ruling in in_force(rulings):
        if ruling.kind in _ON_CLAIMS:
            for left in ruling.left:
                for right in ruling.right:
                    places = {
                        side: {"article_id": span.article_id, "start": span.start, "end": span.end, "quote": span.quote}
                        for side, span in (("left", left), ("right", right))
                    }
                    same = "yes" if ruling.kind == "merge-claims" else "no"
                    pairs.append({**places, "same": same, "by": ruling.by, "at": ruling.at.isoformat(), "ruling_id": ruling.id})
    return tuple(pairs)


def rulings_document(rulings: Sequence[Ruling], *, since: datetime | None, offset: int, limit: int) -> dict[str, Any]:
    """Rulings as an object fit for `json.dumps`: `readout-page/1`, each as in `docs/json.md` and with whether it `is_in_force`.

    Args:
        rulings: All rulings on something, in their order.
        since: Only those of a later time than this are given.
        offset: How many of these are left out.
        limit: How many are given at most.
    """
    held = {ruling.id for ruling in in_force(rulings)}
    found = [ruling for ruling in rulings if since is None or ruling.at > since]
    shown = [{**ruling_document(r), "is_in_force": r.id in held or r.kind == "undo"} for r in found[offset : offset + limit]]
    return {"format": FORMAT, "page": "rulings", "rulings": shown, "n_found": len(found)}


def _bears_on(ruling: Ruling, claim: Claim) -> bool:
    if ruling.kind in _ON_CLAIMS:
        ruled = {*ruling.left, *ruling.right}
        return any(clause.spans[0] in ruled for _, clause in claim.clauses)
    if ruling.kind in _ON_STATEMENTS or ruling.kind == "note":
        return claim.id in ruling.subject_ids or bool(set(ruling.subject_ids) & set(claim.statement_ids))
    return False


def _what(ruling: Ruling) -> str:
    words = f" {_words(ruling)}" if ruling.left else ""
    given = clean(ruling.value)
    whole = "all that the report says in its own voice"
    sentences: Mapping[RulingKind, str] = {
        "merge-stories": f"one story: {count(len(ruling.left_ids), 'report')} and {count(len(ruling.right_ids), 'report')}",
        "split-story": f"a story of its own: {count(len(ruling.left_ids), 'report')}, apart from {count(len(ruling.right_ids), 'report')}",
        "merge-claims": f"one claim:{words} and {_quote(ruling.right[0].quote) if ruling.right else ''}",
        "split-claim": f"another claim:{words}",
        "correct-speaker": f"{f'said by {given}' if given else 'said in the outlet’s own voice'}:{words}",
        "correct-mode": f"{given}:{words}",
        "correct-origin": f"goes back to {given}:{words or f' {whole}'}",
        "reject-statement": f"no statement:{words}",
        "note": "noted",
        "undo": f"took back {', '.join(ruling.subject_ids)}",
    }
    return sentences[ruling.kind]


def _words(ruling: Ruling) -> str:
    more = len(ruling.left) - 1
    return _quote(ruling.left[0].quote) + (f" and {more} more" if more > 0 else "")


def _quote(words: str) -> str:
    text, is_cut = shorten(clean(words), _MAX_WORDS)
    return quote(text) + (" …" if is_cut else "")
