"""What people decided, carried out: a pure step between the stages, so that no new run overrides it.

Every function takes rulings in force, oldest first; where two speak of the same thing, the later one holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from readout.link.origins import Origins
from readout.model.article import Span
from readout.model.ids import make_id
from readout.model.ruling import Ruling
from readout.model.statement import Clause, Mention, MentionKind, Mode, Statement
from readout.model.story import Origin
from readout.text.countries import country_name, find_party

__all__ = ["MODES", "rule_claims", "rule_origins", "rule_statements", "rule_stories"]

Member = tuple[str, Clause]
MODES: tuple[Mode, ...] = ("asserted", "denied", "planned", "expected", "possible")
_NOT_IN_NAMES = re.compile(r"[^\w]+|_")


def rule_stories(groups: Sequence[Sequence[str]], rulings: Iterable[Ruling]) -> list[list[str]]:
    """The groups of article ids, with those merged that a person merged, and those taken apart that a person took apart.

    Articles that arrived after a ruling stay where the grouping put them. Each group is sorted.
    """
    stories = [set(group) for group in groups]
    for ruling in rulings:
        left, right = set(ruling.left_ids), set(ruling.right_ids)
        if ruling.kind == "merge-stories":
            touched = [story for story in stories if story & (left | right)]
            stories = [story for story in stories if story not in touched]
            stories += [set().union(*touched)] if touched else []
        elif ruling.kind == "split-story":
            taken = [story & left for story in stories if story & left and story & right]
            stories = [story - left if story & left and story & right else story for story in stories]
            stories += [set().union(*taken)] if taken else []
    return sorted(sorted(story) for story in stories if story)


def rule_statements(statements: Sequence[Statement], rulings: Iterable[Ruling], mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """The statements with speakers and modes as a person gave them, without those that a person rejected.

    Args:
        statements: Those of one story, in any order, which is kept.
        rulings: In force, oldest first.
        mentions: Whom the story's articles name; a speaker given by name is one of them if one bears that name.
    """
    kept = list(statements)
    for ruling in rulings:
        if ruling.kind == "reject-statement":
            kept = [s for s in kept if not _is_meant(s, ruling)]
        elif ruling.kind == "correct-speaker":
            kept = [_spoken(s, ruling, mentions) if _is_meant(s, ruling) else s for s in kept]
        elif ruling.kind == "correct-mode":
            kept = [_put(s, ruling) if _is_meant(s, ruling) else s for s in kept]
    return tuple(kept)


def rule_claims(groups: Sequence[Sequence[Member]], rulings: Iterable[Ruling]) -> list[list[Member]]:
    """The groups of clauses, with those merged that a person merged, and those clauses taken out that a person took out.

    Where a merge is meant, all groups with words of either side become one, in their order; the first word of the first stays first.
    """
    claims = [list(group) for group in groups]
    for ruling in rulings:
        left, right = _places(ruling.left), _places(ruling.right)
        if ruling.kind == "merge-claims":
            touched = [claim for claim in claims if _places_of(claim) & (left | right)]
            claims = [claim for claim in claims if not any(claim is one for one in touched)]
            claims += [_joined(touched)] if touched else []
        elif ruling.kind == "split-claim":
            claims = [part for claim in claims for part in _split(claim, left, right)]
    return [claim for claim in claims if claim]


def rule_origins(found: Origins, statements: Sequence[Statement], rulings: Iterable[Ruling]) -> Origins:
    """The origins, statements going back to the one that a person gave; one that no statement goes back to any more is left out.

    A ruling on an article moves every statement that the article makes in its own voice.
    """
    by_statement, reasons = dict(found.by_statement), dict(found.why)
    origins = {origin.id: origin for origin in found.origins}
    for ruling in (r for r in rulings if r.kind == "correct-origin"):
        moved = [s for s in statements if _is_meant(s, ruling) or (s.article_id in ruling.left_ids and not s.is_attributed)]
        if not moved:
            continue
        left_behind = {by_statement[s.id] for s in moved}
        target = _given_origin(ruling, origins)
        articles = tuple(dict.fromkeys((*target.article_ids, *(s.article_id for s in moved))))
        why = f"{ruling.by} ruled so"
        origins[target.id] = replace(target, article_ids=articles, why=tuple(dict.fromkeys((*target.why, why))))
        by_statement |= {s.id: target.id for s in moved}
        reasons |= {s.id: why for s in moved}
        for origin_id in left_behind - set(by_statement.values()):
            del origins[origin_id]
    ordered = tuple(sorted(origins.values(), key=lambda o: (-len(o.article_ids), o.name)))
    return Origins(origins=ordered, by_statement=by_statement, why=reasons)


def _given_origin(ruling: Ruling, origins: dict[str, Origin]) -> Origin:
    named = [o for o in origins.values() if ruling.value in (o.id, o.name)]
    if named:
        return named[0]
    origin_id = make_id("org", "ruled", ruling.value.casefold())
    return Origin(id=origin_id, name=ruling.value, kind="document", party=ruling.party, article_ids=(), why=())


def _is_meant(statement: Statement, ruling: Ruling) -> bool:
    """Whether a ruling is on this statement: by its id, or by its words where a later version cut statements in another way."""
    if statement.id in ruling.subject_ids:
        return True
    return bool(ruling.left) and statement.spans[:1] == ruling.left[:1]


def _spoken(statement: Statement, ruling: Ruling, mentions: Sequence[Mention]) -> Statement:
    why = (*statement.why, f"speaker:ruled by {ruling.by}")
    if not ruling.value:
        return replace(statement, speaker=None, kind="own-voice", addressee=None, via=(), why=why)
    kind = "indirect" if statement.kind == "own-voice" else statement.kind
    return replace(statement, speaker=_speaker(statement, ruling, mentions), kind=kind, why=why)


def _speaker(statement: Statement, ruling: Ruling, mentions: Sequence[Mention]) -> Mention:
    """Whom the ruling names, at the place where the text has its speaker, else at the words themselves."""
    span = statement.speaker.span if statement.speaker else statement.cue or statement.spans[0]
    named = [m for m in mentions if m.name.casefold() == ruling.value.casefold()]
    if named:
        own = next((m for m in named if m.span.article_id == statement.article_id), named[0])
        return replace(own, span=span, party=ruling.party or own.party)
    slug = "-".join(word for word in _NOT_IN_NAMES.split(ruling.value.lower()) if word)
    party = find_party(ruling.value)
    is_country = party is not None and (country_name(party) or "").casefold() == ruling.value.casefold()
    kind: MentionKind = "country" if is_country else statement.speaker.kind if statement.speaker else "person"
    return Mention(span=span, name=ruling.value, entity_id=slug, kind=kind, party=ruling.party or party)


def _put(statement: Statement, ruling: Ruling) -> Statement:
    mode = next(mode for mode in MODES if mode == ruling.value)
    clauses = tuple(replace(clause, mode=mode) for clause in statement.clauses)
    return replace(statement, mode=mode, clauses=clauses, why=(*statement.why, f"mode:ruled by {ruling.by}"))


def _places(spans: Iterable[Span]) -> set[Span]:
    return set(spans)


def _places_of(claim: Sequence[Member]) -> set[Span]:
    return {clause.spans[0] for _, clause in claim}


def _joined(claims: Sequence[Sequence[Member]]) -> list[Member]:
    members: dict[tuple[str, Span], Member] = {}
    for claim in claims:
        for statement_id, clause in claim:
            members.setdefault((statement_id, clause.spans[0]), (statement_id, clause))
    return list(members.values())


def _split(claim: Sequence[Member], left: set[Span], right: set[Span]) -> list[list[Member]]:
    places = _places_of(claim)
    if not (places & left and places & right):
        return [list(claim)]
    taken = [member for member in claim if member[1].spans[0] in left]
    return [[member for member in claim if member[1].spans[0] not in left], taken]
