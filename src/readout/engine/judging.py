"""What a person decides, as a ruling that rests on articles and words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Literal

from readout.errors import ConfigError, NotFound
from readout.link.rulings import MODES
from readout.model.article import Span
from readout.model.ruling import Ruling, RulingKind, in_force, make_ruling
from readout.model.story import Claim, Record
from readout.store.view import View
from readout.store.writer import RECOMPUTE, REGROUP

__all__ = ["ACTIONS", "Action", "Judge", "staleness_of"]

Action = Literal["merge", "split", "speaker", "mode", "origin", "reject", "note", "undo"]
ACTIONS: Mapping[Action, str] = {
    "merge": "ID ID…",
    "split": "STORY ARTICLE… or CLAIM STATEMENT…",
    "speaker": "STATEMENT NAME, or STATEMENT - for the outlet's own voice",
    "mode": f"STATEMENT {'|'.join(MODES)}",
    "origin": "STATEMENT ORIGIN or ARTICLE ORIGIN",
    "reject": "STATEMENT",
    "note": "ID",
    "undo": "RULING",
}
"""What a person can decide, with what must be named for it."""

_ON_GROUPS = frozenset({"merge-stories", "split-story"})


def staleness_of(ruling: Ruling, undone: Ruling | None) -> int:
    """How stale a ruling makes its stories: not at all for a note."""
    kind = undone.kind if undone else ruling.kind
    if kind == "undo":
        return REGROUP
    return REGROUP if kind in _ON_GROUPS else 0 if kind == "note" else RECOMPUTE


class Judge:
    """Makes rulings from what a person names, as the store shows it now.

    Args:
        view: The store.
        by: Who decides.
        at: When, aware.
        note: Why.
        party: Of the speaker or origin that is given, if any.
    """

    def __init__(self, view: View, *, by: str, at: datetime, note: str = "", party: str | None = None) -> None:
        self._view = view
        self._by = by
        self._at = at
        self._note = note
        self._party = party

    def __call__(self, action: Action, named: Sequence[str]) -> Ruling:
        """The ruling, not yet kept.

        Raises:
            NotFound: If something named is not in the store.
            ConfigError: If what is named does not fit the action, or the ruling would change nothing.
        """
        steps: Mapping[Action, Callable[[Sequence[str]], Ruling]] = {
            "merge": self._merge,
            "split": self._split,
            "speaker": self._speaker,
            "mode": self._mode,
            "origin": self._origin,
            "reject": self._reject,
            "note": self._remark,
            "undo": self._undo,
        }
        if action not in steps:
            raise ConfigError(f"{action!r} is nothing to decide", f"give one of {', '.join(steps)}")
        least = 2 if action in ("merge", "split", "speaker", "mode", "origin") else 1
        most = len(named) if action in ("merge", "split") else least
        if not least <= len(named) <= most:
            raise ConfigError(f"{action} takes {ACTIONS[action]}, not {len(named)} names", f"readout judge {action} {ACTIONS[action]}")
        return steps[action](named)

    def _merge(self, named: Sequence[str]) -> Ruling:
        ids = tuple(dict.fromkeys(self._view.resolve(one) for one in named))
        if len(ids) < 2:
            raise ConfigError(f"{' and '.join(named)} are one already", "name two that differ")
        if all(one.startswith("clm_") for one in ids):
            record = self._record_of_claims(ids)
            first, *others = [_claim(record, one) for one in ids]
            return self._make("merge-claims", ids, left=_places(first), right=tuple(s for other in others for s in _places(other)))
        held, *rest = [self._view.story(one).record.story.article_ids for one in ids]
        return self._make("merge-stories", ids, left_ids=held, right_ids=tuple(i for other in rest for i in other))

    def _split(self, named: Sequence[str]) -> Ruling:
        whole, *taken = named
        if whole.startswith("clm_"):
            claim_id = self._view.resolve(whole)
            claim = _claim(self._record_of_claims([claim_id]), claim_id)
            left = tuple(clause.spans[0] for statement_id, clause in claim.clauses if statement_id in taken)
            self._check_split(taken, claim.statement_ids, whole)
            right = tuple(span for span in _places(claim) if span not in left)
            return self._make("split-claim", (claim_id, *taken), left=left, right=right)
        story = self._view.story(whole).record.story
        self._check_split(taken, story.article_ids, whole)
        rest = tuple(i for i in story.article_ids if i not in taken)
        return self._make("split-story", (story.id, *taken), left_ids=tuple(dict.fromkeys(taken)), right_ids=rest)

    def _check_split(self, taken: Sequence[str], held: Sequence[str], whole: str) -> None:
        strange = [one for one in taken if one not in held]
        if strange:
            raise NotFound(f"{strange[0]!r} is not in {whole}", f"it holds {', '.join(held[:5])}{' …' if len(held) > 5 else ''}")
        if set(taken) == set(held):
            raise ConfigError(f"that would take everything out of {whole}", "leave at least one in it")

    def _speaker(self, named: Sequence[str]) -> Ruling:
        value = "" if named[1] == "-" else named[1].strip()
        if not value and named[1] != "-":
            raise ConfigError("the speaker's name is empty", "give a name, or - for the outlet's own voice")
        return self._on_statement("correct-speaker", named[0], value)

    def _mode(self, named: Sequence[str]) -> Ruling:
        if named[1] not in MODES:
            raise ConfigError(f"{named[1]!r} is no mode", f"give one of {', '.join(MODES)}")
        return self._on_statement("correct-mode", named[0], named[1])

    def _reject(self, named: Sequence[str]) -> Ruling:
        return self._on_statement("reject-statement", named[0], "")

    def _origin(self, named: Sequence[str]) -> Ruling:
        subject, value = named[0], named[1].strip()
        if not value:
            raise ConfigError("the origin's name is empty", "give a name, or the id of an origin of the story")
        if self._view.digests([subject]):
            return self._make("correct-origin", (subject,), left_ids=(subject,), value=value)
        return self._on_statement("correct-origin", subject, value)

    def _remark(self, named: Sequence[str]) -> Ruling:
        if not self._note.strip():
            raise ConfigError("the note is empty", "give its words with --note")
        subject = self._view.resolve(named[0])
        return self._make("note", (subject,), left_ids=self._articles_of(subject))

    def _undo(self, named: Sequence[str]) -> Ruling:
        undone = self._view.ruling(named[0])
        held = {ruling.id for ruling in in_force(self._view.rulings(undone.article_ids))}
        if undone.kind != "undo" and undone.id not in held:
            raise ConfigError(f"{undone.id} is undone already", "see `readout rulings`")
        return self._make("undo", (undone.id,), left_ids=undone.article_ids)

    def _on_statement(self, kind: RulingKind, statement_id: str, value: str) -> Ruling:
        kept = self._view.article(self._view.statement_article(statement_id))
        statement = next(one for one in kept.statements if one.id == statement_id)
        return self._make(kind, (statement_id,), left=statement.spans[:1], value=value)

    def _articles_of(self, subject: str) -> tuple[str, ...]:
        if subject.startswith("clm_"):
            claim = _claim(self._record_of_claims([subject]), subject)
            return tuple(dict.fromkeys(span.article_id for span in _places(claim)))
        if subject.startswith("stm_"):
            return (self._view.statement_article(subject),)
        return (subject,) if self._view.digests([subject]) else self._view.story(subject).record.story.article_ids

    def _record_of_claims(self, claim_ids: Sequence[str]) -> Record:
        story_ids = {self._view.story_of_claim(claim_id) for claim_id in claim_ids}
        if len(story_ids) > 1:
            raise ConfigError(f"{' and '.join(claim_ids)} stand in different stories", f"merge {' and '.join(sorted(story_ids))} first")
        return self._view.story(story_ids.pop()).record

    def _make(
        self,
        kind: RulingKind,
        subject_ids: tuple[str, ...],
        *,
        left: tuple[Span, ...] = (),
        right: tuple[Span, ...] = (),
        left_ids: tuple[str, ...] = (),
        right_ids: tuple[str, ...] = (),
        value: str = "",
    ) -> Ruling:
        return make_ruling(
            kind,
            by=self._by,
            at=self._at,
            subject_ids=subject_ids,
            left=left,
            right=right,
            left_ids=left_ids,
            right_ids=right_ids,
            value=value,
            party=self._party,
            note=self._note,
        )


def _claim(record: Record, claim_id: str) -> Claim:
    return next(claim for claim in record.claims if claim.id == claim_id)


def _places(claim: Claim) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(clause.spans[0] for _, clause in claim.clauses))
