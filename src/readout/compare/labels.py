"""What a clause's noun phrases and predicates offer as labels: the words a text picks for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from readout.compare.lexicon import DETERMINERS, LEADING, LIGHT_VERBS, LOADED, PALE, PLAIN_CUES, SPEECH_VERBS, STOP, noun_stem, stem, words
from readout.compare.trimming import is_broken, trimmed
from readout.model.article import Article, Span
from readout.model.statement import Clause, Statement
from readout.text.countries import look_up, state_words

__all__ = [
    "Label",
    "act_labels",
    "cue_label",
    "head_of",
    "label_of",
    "label_of_deed",
    "loaded_in",
    "owner_labels",
    "speaker_label",
    "thing_labels",
]

_QUOTED = re.compile(r"[“\"‘«]\s*(\w+(?:[-‑ ]\w+){0,2})[,.]?\s*[”\"’»]")
_JOIN = re.compile(r"\s(?:of|on|for|over|against|between|with)\s")
_OWNED = re.compile(r"[^,;]*?\w(?=(?:['’]s|(?<=s)['’])\s)")
_LAST = re.compile(r"[^\W_]+(?:[-‑.][^\W_]+)*")
_LEAD = re.compile(r"(?:to|by|on|in|into|for|about|that|whether|yet|of|with)\s", re.IGNORECASE)
_PARTITIVE = re.compile(
    r"(?:(?:at\s+least|the|an?)\s+)?(?:\w+\s+)?(?:one|two|three|some|most|many|all|both|each|any|none|several|number|series|group|set|kind"
    r"|sort|lot|couple|handful|round|wave|string|days|weeks|months|years|hours|decades)\s+of\s(?=\w)",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"\b(\w+)\sto\s(?=[a-z])")
_NO_NAMES = (
    STOP
    | LOADED
    | frozenset("two three four five six seven eight nine ten dozens hundreds thousands millions billions several many".split())
)
_LEADING = frozenset(stem(word) for word in LEADING)
_CUT = re.compile(
    r"(?<=\w)['’”\"]?(?:['’]s?\s(?=\W)|\s[-–—]+\s|[,;:(]|\s(?:of|to|for|with|from|in|on|at|by|about|against|between|over|into|as|after|before"
    r"|during|regarding|who|whom|which|that|whose|where|when|he|she|it|they|we|is|was|were|are|has|had|have|will|would|could|might"
    r"|responsible|accused\sof|suspected\sof|charged\swith|convicted\sof|wanted\sfor|blamed\sfor)\b)"
)
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "’s", "'s"})
_OWN_PLURALS = frozenset({"waters", "arms", "customs", "forces", "grounds", "works", "spirits", "terms", "responsibility", "authorities"})
_PAIR = re.compile(r"(?=\b([A-Z]\w+\s[A-Z]\w+))")
_LONGEST = 9
_PRONOUN = re.compile(r"he|she|it|they|we|i|you|who|which|that|this|these|those|one|some|many|others?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """One way to call one thing, where it stands.

    Attributes:
        span: The words, without article or possessor.
        head: The stem of the noun (or verb) that they hang on.
        own: Stems of the label's other words, its possessor's among them.
        names: Stems of the capitalised ones among them.
        around: Stems of the clause's content words outside the label.
        is_quoted: Whether the text puts it, or a word of it, in quotation marks of its own.
        object: The stem of the noun that a verb acts on; empty where the label is a noun.
        is_capital: Whether the noun is written with a capital, as a name is.
        complement: Stems of what follows the noun by a preposition ("of the sludge"), those the label leaves out among them.
        who: The last name of the person whom the label introduces ("Ada Holm, an engineer"), in small letters; empty where it does not.
    """

    span: Span
    head: str
    own: frozenset[str]
    names: frozenset[str]
    around: frozenset[str]
    is_quoted: bool
    object: str = ""
    is_capital: bool = False
    complement: frozenset[str] = frozenset()
    who: str = ""

    @property
    def telling(self) -> frozenset[str]:
        """Stems of the words before the noun that set it apart; not "new", "further" or a number."""
        return frozenset(word for word in self.own if word not in PALE and not word[0].isdigit())

    @property
    def states(self) -> frozenset[str]:
        """Those of its names that stand for states."""
        return _states_of(self.names)

    @property
    def called(self) -> frozenset[str]:
        """Those of its names that stand for no state."""
        return _called_of(self.names)

    @property
    def key(self) -> str:
        """The words under which two labels count as one: no case, no quotation marks, no plural."""
        return _key_of(self.span.quote)


@lru_cache(maxsize=1 << 14)
def _states_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if name[0] == ":")


@lru_cache(maxsize=1 << 14)
def _called_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if name[0] != ":") - _of_states()


@cache
def _of_states() -> frozenset[str]:
    return frozenset(stem(word) for word in state_words())


@lru_cache(maxsize=1 << 14)
def _key_of(quote: str) -> str:
    return " ".join(stem(word) for word in words(quote) if word not in DETERMINERS)


def thing_labels(statement: Statement, clause: Clause, articles: Mapping[str, Article]) -> list[Label]:
    """The noun phrases of a clause, each with what follows it by a preposition where the noun stands alone."""
    article = articles[statement.article_id]
    phrases = sorted(clause.phrases, key=lambda span: span.start)
    followers = {phrase.start: phrase for phrase in phrases}
    found = (_thing_label(statement, clause, article, phrase, _follower(phrase, followers, article.text)) for phrase in phrases)
    return [label for label in found if label]


def owner_labels(statement: Statement, clause: Clause, articles: Mapping[str, Article]) -> list[Label]:
    """Whose the things of a clause are, as labels: "party leader Ada Holm" of "party leader Ada Holm's boats"."""
    article = articles[statement.article_id]
    owners = (owner for phrase in clause.phrases if (owner := _owner(phrase, article)))
    return [label for owner in owners if (label := _thing_label(statement, clause, article, owner, None))]


def speaker_label(statement: Statement, articles: Mapping[str, Article]) -> Label | None:
    """Who says a statement, as a label, where words and no name tell it ("the panel", "the old guild"); else None."""
    speaker = statement.speaker
    if speaker is None or speaker.kind in ("person", "country", "outlet") or _PRONOUN.fullmatch(speaker.span.quote):
        return None
    article = articles[statement.article_id]
    phrase = article.span(speaker.span.start, head_of(speaker.span).end)
    return _thing_label(statement, statement.clauses[0], article, phrase, None)


def _owner(phrase: Span, article: Article) -> Span | None:
    """Whose the thing of a noun phrase is, as a phrase: "the young crew" of "the young crew's boats"."""
    found = _OWNED.match(phrase.quote)
    return article.span(phrase.start, phrase.start + found.end()) if found else None


def _thing_label(statement: Statement, clause: Clause, article: Article, phrase: Span, follower: Span | None) -> Label | None:
    """The label of a noun phrase, with what follows it where the noun stands alone; None where it is no label."""
    text = article.text
    found_words = [word for word in words(phrase.quote) if word not in DETERMINERS]
    if not found_words or not found_words[-1][0].isalpha() or found_words[-1] in ("a.m", "p.m") or phrase.quote[0] in "-‑–":
        return None
    is_capital = _LAST.findall(phrase.quote)[-1][0].isupper()
    whole = _extended(phrase, follower, text, is_bare=len(found_words) < 2 and not is_capital)
    span = trimmed(article, phrase.start, whole, phrase.end)
    if span is None or len(span.quote.split()) > _LONGEST or is_broken(span.quote):
        return None
    head = found_words[-1] if found_words[-1] in _OWN_PLURALS else noun_stem(found_words[-1])
    own = frozenset(stem(word) for word in words(text[phrase.start : whole]) if word not in STOP) - {head, stem(found_words[-1])}
    return Label(
        span,
        head,
        own,
        _names(text[phrase.start : max(whole, follower.end if follower else 0)]),
        _around(clause, own | {head}),
        _is_scare(span, text, statement),
        is_capital=is_capital,
        complement=_complement(follower),
    )


def head_of(span: Span) -> Span:
    """The word that a label hangs on: the last before a preposition, a comma or a clause of its own; of "one of the boats" the boats."""
    lead = _PARTITIVE.match(span.quote) or _LEAD.match(span.quote)
    start = lead.end() if lead and lead.end() < len(span.quote) else 0
    start = max((m.end() for m in _TOWARDS.finditer(span.quote) if m.end() < len(span.quote) and stem(m[1]) in _LEADING), default=start)
    cut = _CUT.search(span.quote, start + 1)
    found = list(_LAST.finditer(span.quote, start, cut.start() if cut else len(span.quote))) or list(_LAST.finditer(span.quote))
    if not found:
        return span
    at, word = span.start + found[-1].start(), found[-1].group()
    return Span(span.article_id, at, at + len(word), word)


def label_of(span: Span, told: Sequence[tuple[Statement, Clause]]) -> Label:
    """Any words as a label; `told` are the clauses of their article."""
    head = head_of(span)
    own = frozenset(stem(word) for word in words(span.quote) if word not in STOP) - {stem(head.quote)}
    clause = next((clause for _, clause in told if any(piece.covers(head) for piece in clause.spans)), None)
    around = _around(clause, own | {stem(head.quote)}) if clause else frozenset()
    return Label(span, noun_stem(head.quote), own, _names(span.quote[: head.end - span.start]), around, False)


def act_labels(statement: Statement, clause: Clause, articles: Mapping[str, Article]) -> list[Label]:
    """The predicate of a clause with its nearest object ("drop the ban"): one label, or none where it says nothing."""
    head = clause.head
    predicate = clause.event.predicate.split(" ")[0].lower()
    if head is None or head.quote.lower() in _BEING or not predicate or predicate in LIGHT_VERBS or predicate in SPEECH_VERBS:
        return []
    if any(phrase.covers(head) for phrase in clause.phrases):
        return []
    text = articles[statement.article_id].text
    after = [span for span in clause.phrases if head.end <= span.start and len(text[head.end : span.start].split()) <= 2]
    if not after:
        return []
    target = min(after, key=lambda span: span.start)
    label = label_of_deed(clause, articles[statement.article_id], head.start, target.end, stem(predicate), target)
    return [label] if label else []


def label_of_deed(clause: Clause, article: Article, start: int, end: int, verb: str, target: Span) -> Label | None:
    """The words from `start` to `end` as the label of a deed: by the stem of its verb and the noun phrase that it acts on."""
    span = trimmed(article, start, end)
    if span is None or span.start > start or len(span.quote.split()) > _LONGEST or is_broken(span.quote):
        return None
    own = frozenset(stem(word) for word in words(span.quote) if word not in STOP) - {verb}
    names = _names(f"{span.quote} {target.quote}")
    return Label(span, verb, own, names, _around(clause, own), False, noun_stem((words(target.quote) or [""])[-1]))


def loaded_in(label: Span) -> list[Span]:
    """The loaded words of a label, as spans, in order; the list of them is closed (`lexicon.LOADED`)."""
    found = ((match.start() + label.start, match.group()) for match in _LAST.finditer(label.quote))
    return [Span(label.article_id, at, at + len(word), word) for at, word in found if word.lower() in LOADED]


def cue_label(cue: Span) -> Label | None:
    """The words with which somebody is said to say a thing ("called for"), or None where they are plain ("said", "told") or a signature."""
    found = [stem(word) for word in words(cue.quote) if word not in STOP]
    if not found or found[-1] in PLAIN_CUES or not cue.quote[0].isalpha():
        return None
    return Label(cue, found[-1], frozenset(found[:-1]), frozenset(), frozenset(), False, object="said")


def _follower(phrase: Span, followers: Mapping[int, Span], text: str) -> Span | None:
    """The phrase that a preposition ties to this one."""
    join = _JOIN.match(text, phrase.end)
    return followers.get(join.end()) if join else None


def _extended(phrase: Span, follower: Span | None, text: str, *, is_bare: bool) -> int:
    """Where the label ends: after the phrase tied to it, if the noun needs one or it is an "of"."""
    if follower is None or not (is_bare or text[phrase.end : follower.start].strip() == "of"):
        return phrase.end
    return follower.end


def _complement(follower: Span | None) -> frozenset[str]:
    return frozenset(stem(word) for word in words(follower.quote) if word not in STOP) if follower else frozenset()


def _names(text: str) -> frozenset[str]:
    """The stems of a text's capitalised words, and for each state named by any of its names its code behind a colon (":US")."""
    found = [match.group().strip(".") for match in re.finditer(r"\b[A-Z](?:\w+|\.[A-Z]\.?)", text)]
    found = [word for word in found if word.lower() not in _NO_NAMES]
    places = (
        look_up(words) for words in (*found, *(match.group(1) for match in _PAIR.finditer(text)), *(["U.S."] if "U.S" in found else []))
    )
    return frozenset(stem(word) for word in found) | {f":{place.party}" for place in places if place}


def _around(clause: Clause, without: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(lemma) for lemma in clause.lemmas if lemma not in STOP) - frozenset(without)


def _is_scare(span: Span, text: str, statement: Statement) -> bool:
    """Whether one to three words of the label stand in quotation marks that are not the speaker's own utterance."""
    for match in _QUOTED.finditer(text, max(0, span.start - 1), min(len(text), span.end + 2)):
        inner = match.start(1), match.end(1)
        is_inside = span.start - 1 <= match.start() and inner[1] <= span.end + 1
        is_utterance = statement.kind == "direct" and any(s.start >= match.start() and s.end <= match.end() for s in statement.spans)
        if is_inside and not is_utterance:
            return True
    return False
