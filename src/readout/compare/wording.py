"""One referent, and the words that each outlet has for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from readout.compare.aliases import alias_pairs
from readout.compare.clusters import Ties, Weights, clusters, do_conflict, joined, rows_by_noun, ties_of
from readout.compare.introductions import introductions
from readout.compare.labels import Label, act_labels, cue_label, loaded_in, speaker_label, thing_labels
from readout.compare.lexicon import BLAND_NOUNS, act_of, act_of_stem, noun_stem, stem, words
from readout.compare.marks import is_of_others
from readout.compare.persons import rows_of_persons, with_persons
from readout.compare.sureness import go_by_one_name, linked, plainest, worth_of
from readout.compare.thesaurus import OF_NUMBER, SOLE, class_of_noun
from readout.compare.tied import are_kin, rows_by_deed, rows_by_relation
from readout.model.article import Article, Passage, Span
from readout.model.statement import Clause, Statement
from readout.model.story import LOOSE, Claim, Judgement, Wording

__all__ = ["find_wording"]

_LIKE_OF_ACTS = 0.5
_LIKE_OF_LONE = 0.6
_LEAST_TIED = 0.22
_MANY = 5
_MOST_ROWS = 30
_JOINT = re.compile(r"\s(?:in|into|from|on|at|of|to|with|for|by|off|out)\s")
_BEFORE = 12
_OTHER = re.compile(r"\b(?:other|any|every|each|no)\s$", re.IGNORECASE)
_SET = re.compile(r"(?<!\w)(?:in|under|at)\s$")


def find_wording(
    statements: Sequence[Statement],
    articles: Sequence[Article],
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    judgements: Iterable[Judgement],
) -> tuple[Wording, ...]:
    """Rows of labels for one referent, the most telling first.

    A row holds two or more distinct labels over two or more articles; two names that one text gives for one thing
    ("Lake Orla (known as Orlasee in the north)") make a row by themselves. Labels are tied by their noun together with
    the words around it, or by standing in one place of one claim, if that is not joined loosely. Cost grows with the square of the
    labels of one noun.

    Args:
        judgements: On pairs of clauses: two that were judged to say the same (.22) speak of the same things, though no claim holds both.
    """
    claims = [claim for claim in claims if not claim.is_loose]
    by_id = {article.id: article for article in articles}
    times = max(1.0, len(by_id) / _MANY)
    told = [(s, clause) for s in statements if s.article_id in by_id for clause in s.clauses]
    things: dict[Span, list[Label]] = {}
    acts: dict[Span, list[Label]] = {}
    for statement, clause in told:
        things.setdefault(clause.spans[0], thing_labels(statement, clause, by_id))
        acts.setdefault(clause.spans[0], act_labels(statement, clause, by_id))
    deeds = [label for found in acts.values() for label in found]
    every = {label.span: label for found in things.values() for label in found}.values()
    things = _of_story(things, by_id, is_strict=times > 1.0)
    introduced = introductions(told, by_id)
    labels = with_persons({label.span: label for found in things.values() for label in found}.values(), told, by_id, introduced)
    things = _renewed(things, labels)
    weights = Weights(labels)
    clauses = {clause.spans[0]: clause for _, clause in told}
    same = [one for one in judgements if one.same == "yes" and one.score >= _LEAST_TIED and {one.left, one.right} <= clauses.keys()]
    groups = _sure_groups(told, claims, [one for one in same if one.score >= LOOSE])
    ties = ties_of(
        _together(claims, same, clauses), {**things, **{place: [*things.get(place, ()), *found] for place, found in acts.items()}}
    )
    gathered = joined(rows_by_noun(labels, weights, ties), (), n_most=1, least=_LIKE_OF_LONE, is_of_kind=True)
    rows = [
        *(part for row in gathered for part in (linked(row, ties, weights, times) if times > 1.0 else [row])),
        *_by_place(claims, things),
        *_by_act(deeds, weights, ties, is_strict=times > 1.0),
        *_by_deed(deeds, labels),
    ]
    spoken = [label for statement, _ in told if (label := speaker_label(statement, by_id))]
    sorts = _by_sort({label.span: label for label in (*labels, *spoken)}.values(), _names_of_story(every, len(by_id)), by_id)
    tied = [
        *rows_of_persons(every, told, by_id, introduced),
        *(part for row in sorts for part in (linked(row, ties, weights, times) if times > 1.0 and not _is_of_one(row) else [row])),
        *rows_by_deed(groups, by_id),
        *rows_by_relation(groups, things, by_id),
    ]
    rows += tied
    said = _by_cue(claims, {statement.id: statement for statement in statements if statement.article_id in by_id})
    ties = {**ties, **{label.span: frozenset({claim_id}) for claim_id, row in said.items() for label in row}}
    ties = {**ties, **{label.span: ties.get(label.span, frozenset()) | {f"tied {n}"} for n, row in enumerate(tied) for label in row}}
    rows += said.values()
    return (*_aliased(passages, by_id), *(_worded(row) for row in _best(rows, ties, weights, times)))


def _renewed(things: Mapping[Span, Sequence[Label]], labels: Iterable[Label]) -> dict[Span, list[Label]]:
    """The labels by their clause's place, each as it is among `labels`."""
    at = {label.span: label for label in labels}
    return {place: [at[label.span] for label in found] for place, found in things.items()}


def _together(claims: Iterable[Claim], same: Iterable[Judgement], clauses: Mapping[Span, Clause]) -> dict[str, list[Clause]]:
    """The clauses of each claim, and of each pair that was judged to say the same."""
    judged = {f"judged {n}": [clauses[one.left], clauses[one.right]] for n, one in enumerate(same)}
    return {claim.id: [clause for _, clause in claim.clauses] for claim in claims} | judged


def _of_story(things: Mapping[Span, Sequence[Label]], by_id: Mapping[str, Article], *, is_strict: bool) -> dict[Span, list[Label]]:
    """The labels that are no mere names, by their clause's place; if `is_strict`, those alone that may stand for a thing of the story."""
    common = {label.head for found in things.values() for label in found if not label.is_capital}
    small = frozenset(label.key for found in things.values() for label in found if label.span.quote.islower())
    kept = {place: [label for label in found if not label.is_capital or label.head in common] for place, found in things.items()}
    if not is_strict:
        return kept
    return {
        place: [_without_capitals(label) if label.key in small else label for label in found if _is_of_story(label, by_id)]
        for place, found in kept.items()
    }


def _without_capitals(label: Label) -> Label:
    """A label that stands elsewhere without capitals: its own are those of a heading or a sentence, and no names."""
    return replace(label, names=label.names - frozenset(stem(word) for word in words(label.span.quote)))


def _is_of_story(label: Label, by_id: Mapping[str, Article]) -> bool:
    """Whether a label may stand for a thing of the story: no other or future thing, no set phrase ("in response")."""
    if is_of_others(label.span.quote):
        return False
    text = by_id[label.span.article_id].text
    before = text[max(0, label.span.start - _BEFORE) : label.span.start]
    is_bare = label.span.quote.isalpha() and not label.span.quote.endswith("s")
    return not (_OTHER.search(before) or (is_bare and _SET.search(before)))


def _sure_groups(
    told: Sequence[tuple[Statement, Clause]], claims: Iterable[Claim], same: Iterable[Judgement]
) -> list[list[tuple[Statement, Clause]]]:
    """Clauses that surely enough say the same, with their statements: those of a claim, or judged that alike."""
    at = {clause.spans[0]: (statement, clause) for statement, clause in told}
    groups = [[clause.spans[0] for _, clause in claim.clauses] for claim in claims]
    groups += [[one.left, one.right] for one in same]
    return [[at[place] for place in group if place in at] for group in groups]


def _by_place(claims: Sequence[Claim], things: Mapping[Span, Sequence[Label]]) -> list[list[Label]]:
    """Rows of labels that fill one slot of one predicate (who acts, who is acted on) in the clauses of one claim."""
    rows: dict[tuple[str, str, str], list[Label]] = defaultdict(list)
    for claim in claims:
        for _, clause in claim.clauses:
            for slot, mentions in (("actors", clause.event.actors), ("targets", clause.event.targets)):
                found = (x for x in things.get(clause.spans[0], ()) for m in mentions[:1] if x.span.overlaps(m.span))
                for act in _acts_of(clause):
                    rows[claim.id, slot, act] += list(found)[:1]
    return [part for row in rows.values() for part in _of_one_name(row)]


def _of_one_name(row: Sequence[Label]) -> list[list[Label]]:
    """The row, parted where labels name different people or things; those that name nobody go with the first."""
    parts: list[list[Label]] = []
    for label in sorted(row, key=lambda item: (not item.names, item.span)):
        fitting = (part for part in parts if not any(do_conflict(label, other) for other in part))
        part = next(fitting, None)
        if part is None:
            parts.append([label])
        else:
            part.append(label)
    return parts


def _acts_of(clause: Clause) -> frozenset[str]:
    return act_of(clause.event.predicate) or frozenset({stem(clause.event.predicate)})


def _names_of_story(labels: Iterable[Label], n_articles: int) -> frozenset[str]:
    """The stems of names that labels of at least half the articles have."""
    having = Counter(name for _, name in {(label.span.article_id, name) for label in labels for name in label.names})
    return frozenset(name for name, n in having.items() if n * 2 >= n_articles)


def _by_sort(labels: Iterable[Label], names: Collection[str], by_id: Mapping[str, Article]) -> list[list[Label]]:
    """Rows of nouns for those who act and what is used in a story, where it has one of a sort ("protesters", "the rioters").

    One with a name that few reports have ("the Orla bomber") is another of its sort.
    """
    labels = [
        label
        for label in labels
        if not label.names or not label.names.isdisjoint(names) or _is_opening(label.span, by_id[label.span.article_id].text)
    ]
    common = {label.head for label in labels if not label.is_capital}
    sorts: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        sort = class_of_noun(label.head, {})
        is_name = label.is_capital and (bool(label.own) or label.head not in common)
        if sort in SOLE and not is_name and not any(word[0].isdigit() for word in label.own):
            sorts[f"{sort} of many" if sort in OF_NUMBER and label.span.quote.endswith("s") else sort].append(label)
    rows = (part for row in sorts.values() for part in _of_one_name(row))
    return [row for row in rows if len({label.head for label in row}) > 1]


def _is_opening(span: Span, text: str) -> bool:
    """Whether words have a capital for that alone that they open a sentence."""
    return span.quote[1:].islower() and not re.search(r"[\w,;:]\s*$", text[max(0, span.start - 6) : span.start])


def _is_of_one(row: Sequence[Label]) -> bool:
    """Whether a row is of somebody alone who acts, or of a thing of which one is not several."""
    return class_of_noun(row[0].head, {}) in {*OF_NUMBER, noun_stem("gunman")} and not row[0].span.quote.endswith("s")


def _by_act(acts: Iterable[Label], weights: Weights, ties: Ties, *, is_strict: bool) -> list[list[Label]]:
    """Rows of predicates with one object, where the predicates differ."""
    groups: dict[str, list[Label]] = defaultdict(list)
    for label in acts:
        if label.object:
            groups[class_of_noun(label.object, {})].append(label)
    rows = [row for group in groups.values() for row in clusters(group, weights, ties, _LIKE_OF_ACTS)]
    rows = [_of_kin(row) if is_strict else row for row in rows]
    return [row for row in rows if len({label.head for label in row}) > 1]


def _of_kin(row: Sequence[Label]) -> list[Label]:
    """The deeds of a row; where somebody or a state is acted on, those alone of a kind with another: much is done to one."""
    return [one for one in row if one.object not in one.names or _JOINT.search(one.span.quote) or any(are_kin(one, other) for other in row)]


def _by_deed(acts: Iterable[Label], things: Iterable[Label]) -> list[list[Label]]:
    """Rows of one act on one thing, told by verbs and by nouns ("lift the ban", "reversal of the ban")."""
    groups: dict[tuple[str, str], list[Label]] = defaultdict(list)
    for label in acts:
        is_of_state = label.object in label.names and any(name[0] == ":" for name in label.names)
        for act in act_of_stem(label.head) if label.object not in BLAND_NOUNS and not is_of_state else ():
            groups[act, label.object].append(label)
    for label in things:
        for act in act_of_stem(label.head):
            for thing in label.complement:
                if (act, thing) in groups:
                    groups[act, thing].append(label)
    rows = [part for row in groups.values() for part in _of_one_name(row)]
    return [row for row in rows if len({label.head for label in row}) > 1 and any(not label.object for label in row)]


def _by_cue(claims: Iterable[Claim], statements: Mapping[str, Statement]) -> dict[str, list[Label]]:
    """For each claim and speaker the words with which the outlets have it said, where they differ in more than "said" or "told".

    A state speaks through those of its party.
    """
    rows: dict[str, list[Label]] = {}
    for claim in claims:
        told = [statements[statement_id] for statement_id, _ in claim.clauses if statement_id in statements]
        states = {statement.speaker.party for statement in told if statement.speaker and statement.speaker.kind == "country"} - {None}
        cues: dict[str, list[Label]] = defaultdict(list)
        for statement in told:
            label = cue_label(statement.cue) if statement.cue else None
            if label and statement.speaker:
                party = statement.speaker.party
                cues[party if party and party in states else statement.speaker.who].append(label)
        for who, row in cues.items():
            if len({label.span.article_id for label in row}) > 1 and len({label.head for label in row}) > 1:
                rows[f"{claim.id} {who}"] = row
    return rows


def _best(rows: Iterable[list[Label]], ties: Ties, weights: Weights, times: float) -> list[list[Label]]:
    """Rows worth showing, each label once per article and wording, best first, none of places or words that another has."""
    kept: list[list[Label]] = []
    seen: list[tuple[set[Span], set[str]]] = []
    ranked = sorted(((worth_of(row, ties, weights, times), row) for row in map(_distinct, rows)), key=lambda item: item[0], reverse=True)
    for worth, row in ranked:
        spans, keys = {label.span for label in row}, {label.key for label in row}
        is_new = not any(len(spans & others) * 2 > len(spans) or _are_of_one(keys, other_keys) for others, other_keys in seen)
        if worth[0] > 0 and is_new:
            same = next((other for other in kept if go_by_one_name(row, other)), None)
            if same is None:
                kept.append(row)
            else:
                same[:] = _distinct([*same, *row])
            seen.append((spans, keys))
    return _as_one(kept)[:_MOST_ROWS]


def _as_one(rows: Iterable[list[Label]]) -> list[list[Label]]:
    """The rows, those that would go by one and the same word as one, at the place of the first."""
    by_word: dict[str, list[Label]] = {}
    for row in rows:
        by_word.setdefault(plainest(row).span.quote.casefold(), []).extend(row)
    return [_distinct(row) for row in by_word.values()]


def _are_of_one(keys: set[str], others: set[str]) -> bool:
    """Whether a row's words are another's too, all of them or two of three.

    >>> _are_of_one({"migrant", "ill migrant", "patient"}, {"migrant", "ill migrant", "child"}), _are_of_one({"a", "b"}, {"b", "c"})
    (True, False)
    """
    n_shared = len(keys & others)
    return n_shared == len(keys) or (n_shared > 1 and 3 * n_shared >= 2 * len(keys))


def _distinct(row: Sequence[Label]) -> list[Label]:
    first = {(label.span.article_id, label.key): label for label in sorted(row, key=lambda item: item.span, reverse=True)}
    return sorted(first.values(), key=lambda label: label.span)


def _worded(row: Sequence[Label]) -> Wording:
    return Wording(
        referent=plainest(row).span.quote,
        labels=tuple(label.span for label in row),
        scare_quoted=tuple(label.span for label in row if label.is_quoted),
        loaded=tuple(dict.fromkeys(word for label in row for word in loaded_in(label.span))),
    )


def _aliased(passages: Sequence[Passage], articles: Mapping[str, Article]) -> list[Wording]:
    rows: dict[str, list[Span]] = defaultdict(list)
    for left, right in alias_pairs(passages, articles):
        rows[left.quote.lower()] += [span for span in (left, right) if span not in rows[left.quote.lower()]]
    return [Wording(referent=row[0].quote, labels=tuple(row)) for row in rows.values()]
