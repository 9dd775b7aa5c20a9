"""Who speaks, to whom, and through whom it was relayed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from readout.extract.aftermath import is_ground
from readout.extract.antecedents import Antecedents
from readout.extract.authors import ISSUED, author_of, inquirer_of, issuer_before, poster_of
from readout.extract.besides import is_conjoined, is_share, names_listed, person_beside, second_subject, with_description
from readout.extract.channels import gives_out, go_betweens, is_confided, is_interviewer
from readout.extract.cues import DOCUMENTS
from readout.extract.grammar import antecedent, phrase
from readout.extract.groups import as_crowd, make_group
from readout.extract.interviews import find_interviews
from readout.extract.names import Names
from readout.extract.openings import ANSWER
from readout.extract.outlets import as_outlet, is_relay_name, without_programmes
from readout.extract.parser import ParsedArticle, Sentence
from readout.extract.people import slug
from readout.extract.pronouns import PRONOUNS, fits, head_of
from readout.extract.relays import Cast, hand_on
from readout.extract.speech import Speech
from readout.extract.stretches import CLAUSAL, Report
from readout.extract.subjects import can_speak
from readout.model.statement import Mention

__all__ = ["cast"]

_RELATIVE = frozenset("who whom that which".split())
_TELLING = frozenset("add claim note say state".split())


def cast(parsed: ParsedArticle, names: Names, speeches: Sequence[Speech], *, is_wide: bool = False) -> tuple[Cast, ...]:
    """The speeches with speaker, addressee and relays resolved, in the order given; a bare relay of another speech is left out.

    A bare share of those asked ("54 percent say") is an unnamed speaker in the wide sense of attribution, and nobody in the narrow one.
    """
    sentences = {sentence.passage.order: sentence for sentence in parsed.prose}
    resolver = _Resolver(parsed, sentences, names, speeches, is_wide)
    casts = {number: resolver.cast(number) for number in sorted(range(len(speeches)), key=lambda n: _position(speeches[n]))}
    ordered = [casts[number] for number in range(len(speeches)) if not resolver.is_citing(speeches[number])]
    return hand_on(ordered, sentences, names, find_interviews(sentences, names, resolver.relays), own=resolver.own)


def _position(speech: Speech) -> tuple[int, int]:
    return speech.sentence, speech.report.verb.i if speech.report else 0


class _Resolver:
    def __init__(
        self, parsed: ParsedArticle, sentences: dict[int, Sentence], names: Names, speeches: Sequence[Speech], is_wide: bool
    ) -> None:
        self._is_wide = is_wide
        outlet = parsed.article.outlet
        self.own = slug(outlet.name) if outlet else ""
        self._outlets = [mention for mention in names.mentions if mention.kind == "outlet"]
        self._sentences = sentences
        self._names = names
        self._speeches = speeches
        self._citing: set[tuple[int, int]] = set()
        self._by_number: dict[int, Mention | None] = {}
        self._before = Antecedents(sentences, names, speeches)

    def cast(self, number: int) -> Cast:
        speech = self._speeches[number]
        report = speech.report
        if report is None:
            return Cast(speech, self._signed(speech), None, (), speech.why)
        speaker, rule = self._speaker(number, speech, report)
        if speaker is not None and speaker.kind == "organisation" and (" " in speaker.name or " " in speaker.span.quote):
            speaker = as_outlet(speaker, self._outlets, is_quoter=False)
        self._by_number[number] = speaker
        outer = self._outer_speaker(number, speech, report) if report.head is not None else None
        if speaker is not None and (outer is None or outer.kind != "person"):
            self._before.take_turn(speech.sentence, report.verb.i, speaker)
        sentence = self._sentences[speech.sentence]
        addressee = self._whom(sentence, report, speaker)
        via = self.relays(sentence, report.channels, speaker, is_quoter=report.found_by == "quoted-as")
        cited = self._cited(sentence, report, speaker)
        if cited is not None and speaker is not None:
            rule, via = "cited", (speaker,)
            self._by_number[number] = speaker = cited
        via = via or self._through(sentence, report, speaker)
        why = (*speech.why, f"speaker:{rule}") if rule else speech.why
        return Cast(speech, speaker, addressee, via, why)

    def relays(
        self, sentence: Sentence, channels: Iterable[tuple[int, int]], speaker: Mention | None, *, is_quoter: bool = False
    ) -> tuple[Mention, ...]:
        """The outlets that phrases beside a cue name, or that stand in them: "CNN anchor Ann Low"."""
        found: list[Mention] = []
        for channel in channels:
            whole = self._names.resolve(sentence, *channel)
            if whole is not None and whole.kind != "outlet" and channel[0] and sentence.tokens.doc[channel[0] - 1].lower_ == "on":
                whole = None
            named = [whole] if whole is not None else []
            if not any(mention.kind == "outlet" for mention in named):
                named += self._names.within(sentence, *channel)
            is_outlet = is_quoter or is_interviewer(sentence.tokens.doc, *channel)
            is_outlet = is_outlet or (is_confided(sentence.tokens.doc, channel[0]) and speaker is not None and speaker.kind == "unnamed")
            outlets = [as_outlet(mention, self._outlets, is_quoter=is_outlet) for mention in named]
            named_here = [outlet for outlet in outlets if is_relay_name(outlet, speaker, self.own)][:1]
            if not named_here and whole is not None and gives_out(sentence.tokens.doc, channel[0]) and _is_body(whole, speaker):
                named_here = [whole]
            found += named_here
        return without_programmes(tuple({outlet.entity_id: outlet for outlet in found}.values()), sentence.article.text)

    def _through(self, sentence: Sentence, report: Report, speaker: Mention | None) -> tuple[Mention, ...]:
        """Who speaks for somebody who says a thing "through his lawyer", and who quotes or recalls somebody as saying it."""
        found = (self._names.resolve(sentence, *words) for words in go_betweens(report.verb))
        return tuple(m for m in found if m is not None and (speaker is None or m.entity_id != speaker.entity_id))

    def is_citing(self, speech: Speech) -> bool:
        """Whether a stretch is no more than the name of whom an outlet cites."""
        return speech.report is not None and (speech.sentence, speech.report.verb.i) in self._citing

    def _cited(self, sentence: Sentence, report: Report, speaker: Mention | None) -> Mention | None:
        """Whom an outlet cites for what it reports ("NHK reported, citing two officials"), or None."""
        if speaker is None or speaker.kind != "outlet" or report.pattern not in CLAUSAL:
            return None
        clauses = (clause for clause in report.verb.children if clause.dep_ == "ccomp" and clause.i > report.verb.i)
        grounds = [word for clause in clauses for word in clause.children if is_ground(word)]
        for verb in (*report.verb.children, *report.head.children, *grounds):
            if verb.dep_ not in ("advcl", "acl") or verb.tag_ != "VBG" or verb.lemma_.lower() not in ("cite", "quote"):
                continue
            for thing in verb.children:
                if (
                    thing.dep_ == "dobj"
                    and can_speak(thing)
                    and author_of(thing) is None
                    and thing.lemma_.lower() not in ISSUED | DOCUMENTS
                ):
                    self._citing.add((sentence.passage.order, verb.i))
                    return self._names.resolve(sentence, *phrase(thing))
        return None

    def _signed(self, speech: Speech) -> Mention | None:
        """The author of a post, by the name in its signature."""
        if speech.sign is None:
            return None
        sentence = self._sentences[speech.sentence]
        span = sentence.article.span(*speech.sign[0])
        words = [token.i for token in sentence.tokens if span.start <= sentence.at(token.idx) < span.end]
        mention = self._names.resolve(sentence, words[0], words[-1] + 1) if words else None
        if mention is None:
            return Mention(span=span, name=span.quote, entity_id=slug(span.quote), kind="other")
        return replace(mention, span=span)

    def _speaker(self, number: int, speech: Speech, report: Report) -> tuple[Mention | None, str]:
        sentence = self._sentences[speech.sentence]
        if report.head is None or report.speaker is None:
            return None, "none-given"
        word = report.head.lower_
        if word in _RELATIVE and report.head.i < report.verb.i:
            clause = report.head.head
            while clause.dep_ == "conj":
                clause = clause.head
            if clause.dep_ == "relcl":
                is_apposed = clause.head.dep_ == "appos" and clause.head.head.ent_type_ in ("PERSON", "ORG") and clause.head.pos_ == "NOUN"
                described = clause.head.head if is_apposed else None
                mention = self._names.resolve(sentence, *(phrase(described) if described is not None else antecedent(clause)))
                return _at(mention, sentence, report.speaker), "antecedent"
        if report.head.pos_ == "PRON" and word in PRONOUNS:
            return self._pronoun(number, speech, report, sentence, word)
        span = sentence.span(*report.speaker)
        if is_share(span.quote):
            asked = Mention(span=span, name=span.quote, entity_id=slug(span.quote), kind="unnamed")
            return asked if self._is_wide else None, "share"
        listed = self._listed(sentence, report)
        if listed is not None:
            return listed, "listed"
        beside = self._named_beside(sentence, report)
        if beside is not None:
            return _at(beside, sentence, report.speaker), "named-beside"
        issuer = self._issuer(sentence, report)
        if issuer is not None:
            return _at(issuer, sentence, report.speaker), "author"
        if report.pattern == "opening" and (named := self._in_turn(sentence, report.speaker)) is not None:
            return _at(named, sentence, report.speaker), "turn"
        is_apposed = report.head.dep_ == "appos" and report.head.pos_ == "NOUN" and report.found_by != "closing"
        described = self._names.at(sentence, report.head.head.i) if is_apposed else None
        if described is not None and described.kind in ("person", "organisation", "outlet") and report.head.head.i < report.head.i:
            return _at(described, sentence, report.speaker), "described"
        mention = as_crowd(self._names.resolve(sentence, *report.speaker), report.head)
        is_open = mention is None or (mention.kind != "person" and len(mention.members) < 2)
        person = self._apposed(sentence, report) if is_open else None
        if person is not None:
            return person, "apposed-name"
        if mention is not None and mention.kind == "other" and report.head.tag_ == "NNS" and can_speak(report.head):
            mention = replace(mention, kind="unnamed")
        if mention is not None and mention.kind in ("unnamed", "other"):
            mention = with_description(mention, sentence, report)
        before = self._unnamed_before(mention) if mention is not None and mention.kind == "unnamed" else None
        return (replace(mention, name=before.name, entity_id=before.entity_id), "told-before") if before and mention else (mention, "")

    def _named_beside(self, sentence: Sentence, report: Report) -> Mention | None:
        """The person named at the end of who speaks: "the top Democrat on the panel, Ann Low,", "Lake Department Director Ann Low"."""
        name = person_beside(report)
        mention = self._names.at(sentence, name.i) if name is not None else None
        return mention if mention is not None and mention.kind == "person" else None

    def _listed(self, sentence: Sentence, report: Report) -> Mention | None:
        """Several persons named behind what they are: "two judges, Ann Low of Vannet and Ed Hill of Arden,"; None for one alone."""
        found = [mention for word in names_listed(report) if (mention := self._names.at(sentence, word.i)) and mention.kind == "person"]
        if len({mention.entity_id for mention in found}) <= 1 or report.speaker is None:
            return None
        return make_group(sentence, *report.speaker, [(mention.name, mention.party) for mention in found])

    def _unnamed_before(self, mention: Mention) -> Mention | None:
        """The unnamed speaker told of before whom "the official" takes up: the last of that noun, whose words hold those of the phrase."""
        first, *words = mention.span.quote.casefold().split()
        if first not in ("the", "this", "that") or not words or words[-1] != head_of(mention):
            return None
        for turn in reversed(self._before.turns):
            if turn.kind == "unnamed" and head_of(turn) == words[-1]:
                told = turn.name.casefold().split()
                return turn if len(told) > len(words) and set(words) <= set(told) else None
        return None

    def _in_turn(self, sentence: Sentence, words: tuple[int, int]) -> Mention | None:
        """The person whose turn a label in capitals opens; of an interview's "A" whoever the text before it names most."""
        label, here = sentence.span(*words).quote, sentence.span(*words).start
        people = [mention for mention in self._names.mentions if mention.kind == "person"]
        if label == ANSWER:
            before = Counter(mention.entity_id for mention in people if mention.span.start < here)
            chosen = before.most_common(1)[0][0] if before else None
            return next((mention for mention in people if mention.entity_id == chosen), None)
        if not label.isupper() and not label[-1:].isupper():
            return None
        wanted = label.casefold().split()
        fitting = (mention for mention in people if mention.name.casefold().split()[-len(wanted) :] == wanted)
        return next((mention for mention in fitting if not mention.name.isupper()), None)

    def _issuer(self, sentence: Sentence, report: Report) -> Mention | None:
        """Who issued the document that speaks: by its words, else by what was told of it before; None for any other speaker."""
        author = author_of(report.head)
        if author is None:
            author, there = poster_of(sentence, report.head, self._sentences)
            if author is None:
                author, there = issuer_before(sentence, report.head, self._sentences)
            if author is None:
                author, there = inquirer_of(sentence, report.head, self._sentences)
            sentence = there
        if author is None:
            return self._reporting(report)
        word = author.lower_
        if word in PRONOUNS:
            return self._before.latest(word, sentence.passage.order, author.i)
        return self._names.resolve(sentence, *phrase(author))

    def _reporting(self, report: Report) -> Mention | None:
        """The outlet that spoke last, where "the report" goes on with what it says."""
        is_report = report.head.lemma_.lower() == "report" and [child.lower_ for child in report.head.children] == ["the"]
        last = self._before.turns[-1:] if is_report and report.verb.lemma_.lower() in _TELLING else ()
        return next((mention for mention in last if mention.kind == "outlet"), None)

    def _apposed(self, sentence: Sentence, report: Report) -> Mention | None:
        """The person whom a description of the speaker introduces: "ministry spokesman Low Wei", "lawyer and scholar Ann Low"."""
        doc = sentence.tokens.doc
        start, end = report.speaker or (0, 0)
        if doc[end - 1].dep_ == "cc" and report.verb.i > end:
            end = next((token.i + 1 for token in doc[end : report.verb.i] if token.ent_type_ == "PERSON" and token.ent_iob_ != "O"), end)
            while end < report.verb.i and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I":
                end += 1
        beside = second_subject(report)
        second = self._names.at(sentence, beside.i) if beside is not None else None
        if beside is not None and second is not None and second.kind == "person":
            return _at(second, sentence, (start, beside.i + 1))
        for i in range(start, end):
            last = doc[i]
            is_end = last.ent_type_ == "PERSON" and (i + 1 >= end or doc[i + 1].ent_iob_ != "I")
            if is_end and (last.dep_ in ("appos", "nsubj", "conj") or end > (report.speaker or (0, 0))[1]):
                mention = self._names.at(sentence, i)
                if mention is not None and mention.kind == "person" and not is_conjoined(doc, start, last):
                    return _at(mention, sentence, (start, end))
        return None

    def _whom(self, sentence: Sentence, report: Report, speaker: Mention | None) -> Mention | None:
        if report.addressee is None:
            return None
        doc = sentence.tokens.doc
        start, end = report.addressee
        if end - start == 1 and doc[start].pos_ == "PRON":
            word = doc[start].lower_
            if word in ("me", "us"):
                return None
            found = self._before.latest(word, sentence.passage.order, start, {speaker.entity_id} if speaker is not None else frozenset())
            return _at(found, sentence, report.addressee) if found else None
        return self._names.resolve(sentence, start, end)

    def _pronoun(self, number: int, speech: Speech, report: Report, sentence: Sentence, word: str) -> tuple[Mention | None, str]:
        outer = self._outer_speaker(number, speech, report)
        assert report.speaker is not None
        is_outer = outer is not None and fits(outer, word, self._before.gender(outer))
        told = self._told_before(number, speech, report, word, outer if is_outer else None)
        if told is not None:
            return _at(told, sentence, report.speaker), "pronoun-subject-within"
        if is_outer:
            return _at(outer, sentence, report.speaker), "pronoun-outer-speaker"
        owner = self._owner(sentence, report)
        if owner is not None and fits(owner, word, self._before.gender(owner)):
            return _at(owner, sentence, report.speaker), "pronoun-owner"
        two = self._two_before(sentence, report.head)
        if two is not None:
            return _at(two, sentence, report.speaker), "pronoun-both"
        listener = self._whom(sentence, report, None)
        never = {listener.entity_id} if listener is not None else set()
        found = self._before.latest(word, speech.sentence, report.head.i, self._named_within(sentence, report), never)
        if found is None:
            return None, "pronoun-unresolved"
        return _at(found, sentence, report.speaker), "pronoun-last-subject"

    def _two_before(self, sentence: Sentence, head: Any) -> Mention | None:
        """The two of whom "both" or "they both" speaks: those told of last before, in this sentence or the one before it."""
        if head.lower_ != "both" and (head.i + 1 >= sentence.tokens.end or head.nbor(1).lower_ != "both"):
            return None
        for there in (sentence, self._sentences.get(sentence.passage.order - 1)):
            for word in reversed(list(there.tokens)) if there is not None else ():
                counted = any(child.dep_ == "nummod" and child.lower_ in ("two", "2") for child in word.children)
                if there is not None and counted and can_speak(word) and (there is not sentence or word.i < head.i):
                    return self._names.resolve(there, *phrase(word))
        return None

    def _told_before(self, number: int, speech: Speech, report: Report, word: str, outer: Mention | None) -> Mention | None:
        """The person told of before a pronoun in the words of another that hold both: "Mr. Low fled when he was told, officials said".

        Where `outer`, whose words they are, may be meant too, it is that person only if the gender is known of that person and not of him.
        """
        sentence = self._sentences[speech.sentence]
        doc, here = sentence.tokens.doc, report.head.i
        if outer is None:
            others = (one for n, one in enumerate(self._speeches) if n != number and one.report is not None)
            holding = [part for one in others for part in one.content if part.sentence == speech.sentence and part.start <= here < part.end]
            first = min((part.start for part in holding), default=here)
        else:
            first = here if self._before.gender(outer) is not None else sentence.tokens.start
        labels = ("nsubj", "nsubjpass", "poss") if outer is None or outer.kind == "person" else ("nsubj", "nsubjpass")
        for i in range(here - 1, first - 1, -1):
            mention = self._names.at(sentence, i) if doc[i].dep_ in labels else None
            if mention is None or mention.kind != "person" or (outer is not None and mention.entity_id == outer.entity_id):
                continue
            gender = self._before.gender(mention)
            if fits(mention, word, gender) and (outer is None or gender is not None):
                return mention
        return None

    def _owner(self, sentence: Sentence, report: Report) -> Mention | None:
        """Whose speech it is in "Low's speech in which he said", or None."""
        noun = report.verb.head
        if report.verb.dep_ != "relcl" or report.head.i > report.verb.i:
            return None
        owner = next((child for child in noun.children if child.dep_ == "poss" and child.pos_ == "PROPN"), None) or author_of(noun)
        mention = self._names.at(sentence, owner.i) if owner is not None else None
        return mention if mention is not None and mention.kind == "person" else None

    def _named_within(self, sentence: Sentence, report: Report) -> set[str]:
        """Who is named in what a pronoun is said to say: of "she said Low had left", Low is not she. "The Low office" names nobody."""
        words = report.verb.doc
        if any(child.dep_ == "mark" and child.lower_ == "as" for child in report.verb.children):
            return set()
        apart = (("compound", "nmod", "amod", "poss"), ("compound", "nmod", "amod"))
        named = ((i, self._names.at(sentence, i)) for i in report.content if words[i].ent_type_ or words[i].pos_ == "PROPN")
        return {
            mention.entity_id
            for i, mention in named
            if mention is not None and mention.kind == "person" and words[i].dep_ not in apart[i > report.head.i]
        }

    def _outer_speaker(self, number: int, speech: Speech, report: Report) -> Mention | None:
        best: tuple[int, Mention] | None = None
        for other, outer in enumerate(self._speeches):
            if other == number or outer.report is None or other not in self._by_number:
                continue
            mention = self._by_number[other]
            for part in outer.content:
                if mention and part.sentence == speech.sentence and part.start <= report.head.i < part.end:
                    size = part.end - part.start
                    if best is None or size < best[0]:
                        best = (size, mention)
        return best[1] if best else None


def _is_body(mention: Mention, speaker: Mention | None) -> bool:
    """Whether a mention is a body under a name, and not the speaker."""
    is_named = mention.kind in ("organisation", "other") and mention.name[:1].isupper()
    return is_named and (speaker is None or mention.entity_id != speaker.entity_id)


def _at(mention: Mention | None, sentence: Sentence, words: tuple[int, int]) -> Mention | None:
    return replace(mention, span=sentence.span(*words)) if mention is not None else None
