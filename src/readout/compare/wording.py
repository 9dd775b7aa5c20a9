"""One referent, and the words that each outlet has for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from readout.compare.aliases import alias_pairs
from readout.compare.clusters import Ties, Weights, bonus, clusters, do_conflict, joined, likeness, rows_by_noun, ties_of
from readout.compare.introductions import introductions, rows_by_introduction
from readout.compare.labels import Label, act_labels, cue_label, head_of, loaded_in, owner_labels, speaker_label, thing_labels
from readout.compare.lexicon import BLAND_NOUNS, LOADED, act_of, act_of_stem, noun_stem, stem, words
from readout.compare.referents import split_named, titles_told
from readout.compare.thesaurus import OF_NUMBER, SOLE, class_of_noun
from readout.compare.tied import rows_by_deed, rows_by_relation
from readout.model.article import Article, Passage, Span
from readout.model.statement import Clause, Statement
from readout.model.story import LOOSE, Claim, Judgement, Wording

__all__ = ["find_wording"]

_LIKE_OF_ACTS = 0.5
_LIKE_OF_ONE_NOUN = 0.15
_LIKE_OF_TWO = 0.1
_LIKE_OF_LONE = 0.6
_MOST_ROWS = 30
_RELATIVE = frozenset(
    noun_stem(word)
    for word in """counterpart colleague spokesman spokeswoman member wife husband son daughter brother sister father mother widow
    predecessor successor""".split()
)


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
    the words around it, or by standing in one place of one claim. Cost grows with the square of the labels of one noun.

    Args:
        judgements: On pairs of clauses: two that were judged to say the same speak of the same things, though no claim holds both.
    """
    by_id = {article.id: article for article in articles}
    things: dict[Span, list[Label]] = {}
    acts: dict[Span, list[Label]] = {}
    told = [(s, clause) for s in statements if s.article_id in by_id for clause in s.clauses]
    for statement, clause in told:
        things.setdefault(clause.spans[0], thing_labels(statement, clause, by_id))
        acts.setdefault(clause.spans[0], act_labels(statement, clause, by_id))
    every = {label.span: label for found in things.values() for label in found}.values()
    common = {label.head for found in things.values() for label in found if not label.is_capital}
    things = {place: [x for x in found if not x.is_capital or x.head in common] for place, found in things.items()}
    labels = list({label.span: label for found in things.values() for label in found}.values())
    weights = Weights(labels)
    clauses = {clause.spans[0]: clause for _, clause in told}
    together = {claim.id: [clause for _, clause in claim.clauses] for claim in claims}
    same = [one for one in judgements if one.same == "yes" and one.left in clauses and one.right in clauses]
    together |= {f"judged {n}": [clauses[one.left], clauses[one.right]] for n, one in enumerate(same)}
    groups = _sure_groups(told, claims, [one for one in same if one.score >= LOOSE])
    ties = ties_of(together, {**things, **{place: [*things.get(place, ()), *found] for place, found in acts.items()}})
    rows = [
        *joined(rows_by_noun(labels, weights, ties), (), n_most=1, least=_LIKE_OF_LONE, is_of_kind=True),
        *_by_place(claims, things),
        *_by_act([label for found in acts.values() for label in found], weights, ties),
    ]
    rows += _by_deed([label for found in acts.values() for label in found], labels)
    spoken = [label for statement, _ in told if (label := speaker_label(statement, by_id))]
    tied = [
        *_of_persons(every, told, by_id),
        *_by_sort({label.span: label for label in (*labels, *spoken)}.values()),
        *rows_by_deed(groups, by_id),
        *rows_by_relation(groups, things, by_id),
    ]
    rows += tied
    said = _by_cue(claims, {statement.id: statement for statement in statements if statement.article_id in by_id})
    ties = {**ties, **{label.span: frozenset({claim_id}) for claim_id, row in said.items() for label in row}}
    ties = {**ties, **{label.span: ties.get(label.span, frozenset()) | {f"tied {n}"} for n, row in enumerate(tied) for label in row}}
    rows += said.values()
    return (*_aliased(passages, by_id), *(_worded(row) for row in _best(rows, ties, weights)))


def _sure_groups(
    told: Sequence[tuple[Statement, Clause]], claims: Iterable[Claim], same: Iterable[Judgement]
) -> list[list[tuple[Statement, Clause]]]:
    """Clauses that surely enough say the same, with their statements: those of a claim that is not joined loosely, or judged that alike."""
    at = {clause.spans[0]: (statement, clause) for statement, clause in told}
    groups = [[clause.spans[0] for _, clause in claim.clauses] for claim in claims if not claim.is_loose]
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


def _by_sort(labels: Iterable[Label]) -> list[list[Label]]:
    """Rows of nouns for those who act and what is used in a story, where it has one of a sort ("protesters", "the rioters")."""
    labels = list(labels)
    common = {label.head for label in labels if not label.is_capital}
    sorts: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        sort = class_of_noun(label.head, {})
        is_name = label.is_capital and (bool(label.own) or label.head not in common)
        if sort in SOLE and not is_name and not any(word[0].isdigit() for word in label.own):
            sorts[f"{sort} of many" if sort in OF_NUMBER and label.span.quote.endswith("s") else sort].append(label)
    rows = (part for row in sorts.values() for part in _of_one_name(row))
    return [row for row in rows if len({label.head for label in row}) > 1]


def _of_persons(things: Iterable[Label], told: Sequence[tuple[Statement, Clause]], by_id: Mapping[str, Article]) -> Iterable[list[Label]]:
    """A row for each person: what somebody is called, by name or by title, and the words that introduce the person."""
    owners = (label for statement, clause in told for label in owner_labels(statement, clause, by_id))
    introduced = introductions(told, by_id)
    called_by = _called_by(introduced)
    others = {span: called_by[name] for name, row in introduced.items() for span in row}
    persons = _by_person({label.span: label for label in (*things, *owners)}.values(), told, others)
    for name, row in rows_by_introduction(introduced).items():
        called = persons.setdefault(called_by[name], [])
        called += [label for label in row if not any(label.span.overlaps(other.span) for other in called)]
    return persons.values()


def _called_by(names: Iterable[str]) -> dict[str, str]:
    """Of each full name the last name, in small letters; the whole one where two share their last."""
    last = {name: name.rsplit(maxsplit=1)[-1].lower() for name in names}
    n_bearers = Counter(last.values())
    return {name: called if n_bearers[called] == 1 else name.lower() for name, called in last.items()}


def _by_person(labels: Iterable[Label], told: Sequence[tuple[Statement, Clause]], introduced: Mapping[Span, str]) -> dict[str, list[Label]]:
    """By last name, rows of what somebody is called, by name or by title, where a word is loaded or the titles are others.

    `introduced` are the words that introduce people, with each one's last name: they are nobody else's.
    So "strongman" makes a row, and "President Holm" beside "party leader Holm", not "Ms. Holm" beside "Holm".
    """
    named, _ = split_named(labels, told)
    told_titles = titles_told(told)
    rows: dict[str, list[Label]] = {}
    for who, found in named.items():
        titles = frozenset(noun_stem(title.quote) for title in told_titles.get(who, ())) - _RELATIVE
        found = [label for label in found if " and " not in label.span.quote and _is_of_person(label, titles)]
        found = [label for label in found if not any(span.covers(label.span) for span, other in introduced.items() if other != who)]
        titled = {label.span: _titles_in(label, titles) for label in found if not head_of(label.span).quote.endswith("s")}
        pairs = combinations([(span.article_id, borne) for span, borne in titled.items() if borne], 2)
        if any(LOADED & set(words(label.span.quote)) for label in found):
            rows[who] = [label for label in found if label.own - label.names or not label.is_capital or titled.get(label.span)]
        elif any(a[0] != b[0] and not (a[1] <= b[1] or b[1] <= a[1]) for a, b in pairs):
            rows[who] = [label for label in found if titled.get(label.span)]
    return rows


def _is_of_person(label: Label, titles: frozenset[str]) -> bool:
    """Whether a label names somebody, or tells a title or a loaded word, and is not of somebody's kin or colleagues."""
    is_told = label.is_capital or bool(_titles_in(label, titles)) or bool(LOADED & set(words(label.span.quote)))
    return is_told and label.head not in _RELATIVE


def _titles_in(label: Label, titles: frozenset[str]) -> frozenset[str]:
    return titles & {noun_stem(word) for word in words(label.span.quote)}


def _by_act(acts: Iterable[Label], weights: Weights, ties: Ties) -> list[list[Label]]:
    """Rows of predicates with one object, where the predicates differ."""
    groups: dict[str, list[Label]] = defaultdict(list)
    for label in acts:
        if label.object:
            groups[class_of_noun(label.object, {})].append(label)
    rows = [row for group in groups.values() for row in clusters(group, weights, ties, _LIKE_OF_ACTS)]
    return [row for row in rows if len({label.head for label in row}) > 1]


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


def _best(rows: Iterable[list[Label]], ties: Ties, weights: Weights) -> list[list[Label]]:
    """Rows worth showing, each label once per article and wording, best first, none of places or words that another has."""
    kept: list[list[Label]] = []
    seen: list[tuple[set[Span], set[str]]] = []
    ranked = sorted(((_worth(row, ties, weights), row) for row in map(_distinct, rows)), key=lambda item: item[0], reverse=True)
    for worth, row in ranked:
        spans, keys = {label.span for label in row}, {label.key for label in row}
        is_new = not any(len(spans & others) * 2 > len(spans) or keys <= other_keys for others, other_keys in seen)
        if worth[0] > 0 and is_new:
            kept.append(row)
            seen.append((spans, keys))
    return kept[:_MOST_ROWS]


def _distinct(row: Sequence[Label]) -> list[Label]:
    first = {(label.span.article_id, label.key): label for label in sorted(row, key=lambda item: item.span, reverse=True)}
    return sorted(first.values(), key=lambda label: label.span)


def _worth(row: Sequence[Label], ties: Ties, weights: Weights) -> tuple[float, int, str]:
    """How much a row tells: 0 unless two articles differ in the noun, or in what they put before it, of what is surely one thing.

    Charged words that some outlets use and others do not count most, then different nouns, then the number of outlets.
    """
    telling = {(label.head, label.telling - label.names - label.complement) for label in row}
    heads = {label.head for label in row}
    outlets = {label.span.article_id for label in row}
    charged = {label.span.article_id for label in row if _is_charged(label)}
    if len(outlets) < 2 or len(telling) < 2 or not _do_differ(row):
        return 0.0, 0, ""
    n_tied = _n_tied(row, ties)
    if not (n_tied or charged or _has_one_name(row) or _is_like(row, weights)):
        return 0.0, 0, ""
    worth = 2.0 * bool(charged) + 1.0 * bool(charged and charged < outlets) + 0.5 * min(len(heads), 3) + 0.5 * min(n_tied, 4)
    return worth + 0.5 * len(outlets) + 0.25 * min(len(telling), 6), len(row), row[0].key


def _is_charged(label: Label) -> bool:
    return label.is_quoted or bool(LOADED & set(words(label.span.quote)))


def _n_tied(row: Sequence[Label], ties: Ties) -> int:
    """How many pairs of unlike labels of two articles stand in clauses of one claim."""
    pairs = ((a, b) for a, b in combinations(row, 2) if a.span.article_id != b.span.article_id and a.key != b.key)
    return sum(bool(bonus(a, b, ties)) for a, b in pairs)


def _is_like(row: Sequence[Label], weights: Weights) -> bool:
    """Whether the words around unlike labels of two articles are much alike; of two deeds, whether they are of one kind too.

    In a row on one noun each must have a word before it that the other lacks: "snap election" and "election" tell nothing apart.
    """
    pairs = ((a, b) for a, b in combinations(row, 2) if a.span.article_id != b.span.article_id and a.key != b.key)
    if len({label.head for label in row}) < 2:
        pairs = ((a, b) for a, b in pairs if a.telling - b.telling and b.telling - a.telling)
    return any(likeness(a, b, weights) >= _least_like(a, b) for a, b in pairs)


def _least_like(left: Label, right: Label) -> float:
    if left.object:
        return _LIKE_OF_ACTS if act_of(left.head) & act_of(right.head) else 2.0
    return _LIKE_OF_ONE_NOUN if left.head == right.head else _LIKE_OF_TWO


def _has_one_name(row: Sequence[Label]) -> bool:
    """Whether labels of two articles share a name ("Orla Dam", "the dam on the Orla")."""
    pairs = ((a, b) for a, b in combinations(row, 2) if a.span.article_id != b.span.article_id and a.key != b.key)
    return any(a.names & b.names for a, b in pairs)


def _do_differ(row: Sequence[Label]) -> bool:
    """Whether some article has a label that another article does not have."""
    by_article: dict[str, set[str]] = defaultdict(set)
    for label in row:
        by_article[label.span.article_id].add(label.key)
    return len({frozenset(keys) for keys in by_article.values()}) > 1


def _worded(row: Sequence[Label]) -> Wording:
    counts = Counter(label.key for label in row)

    def neutrality(label: Label) -> tuple[bool, int, int, Span]:
        return _is_charged(label), -counts[label.key], len(label.span.quote), label.span

    plainest = min(row, key=neutrality)
    return Wording(
        referent=plainest.span.quote,
        labels=tuple(label.span for label in row),
        scare_quoted=tuple(label.span for label in row if label.is_quoted),
        loaded=tuple(dict.fromkeys(word for label in row for word in loaded_in(label.span))),
    )


def _aliased(passages: Sequence[Passage], articles: Mapping[str, Article]) -> list[Wording]:
    rows: dict[str, list[Span]] = defaultdict(list)
    for left, right in alias_pairs(passages, articles):
        rows[left.quote.lower()] += [span for span in (left, right) if span not in rows[left.quote.lower()]]
    return [Wording(referent=row[0].quote, labels=tuple(row)) for row in rows.values()]
