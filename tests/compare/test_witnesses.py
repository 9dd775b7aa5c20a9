"""Who of those that say a thing stand for an origin of it."""

from dataclasses import replace

from desk import Desk
from hypothesis import given
from hypothesis import strategies as st

from readout.compare.findings import Evidence, make_claims
from readout.compare.witnesses import find_witnesses
from readout.model.article import Span
from readout.model.statement import Clause, Event, Mention, Statement
from readout.model.story import Claim, Origin

RELAYED = "Nordwire reported that the port would close, the harbour master said."


def relay(desk: Desk, name: str, *, is_passed_on: bool = True) -> None:
    """A report that passes on what Nordwire has the harbour master say: the frame and the words within."""
    desk.report(name, RELAYED)
    wire = desk.who(name, "Nordwire", kind="outlet")
    master = desk.who(name, "the harbour master")
    desk.say(name, "the port would close, the harbour master said", claim="close", speaker=wire, kind="indirect")
    desk.say(name, "the port would close", claim="close", speaker=master, kind="indirect")
    if is_passed_on:
        desk.statements[-1] = replace(desk.statements[-1], via=(wire,))


def claim_of(desk: Desk) -> Claim:
    """The claim, where every speaker is an origin and an article's own voice is one."""
    origin_of = {s.id: s.speaker.name if s.speaker else s.article_id for s in desk.statements}
    origins = [Origin(id=o, name=o, kind="person", party=None, article_ids=(), why=()) for o in sorted(set(origin_of.values()))]
    evidence = Evidence(articles=desk.articles, statements=desk.statements, origins=origins, origin_of=origin_of)
    return make_claims([desk.groups["close"]], evidence)[0]


def test_who_passes_words_on_is_no_second_witness_of_them() -> None:
    desk = Desk()
    relay(desk, "Morning Tide")
    desk.report("Coast Post", "The port would close, the harbour master said.")
    desk.say("Coast Post", "The port would close", claim="close", speaker=desk.who("Coast Post", "the harbour master"), kind="indirect")
    claim = claim_of(desk)
    assert claim.origin_ids == ("the harbour master",)
    assert claim.verdict == "single-origin"
    assert len(claim.why) == 1
    assert len(claim.clauses) == 3


def test_two_speakers_of_one_report_are_two_witnesses_where_neither_passes_the_other_on() -> None:
    desk = Desk()
    relay(desk, "Morning Tide", is_passed_on=False)
    assert claim_of(desk).verdict == "corroborated"


def test_a_source_who_tells_what_another_said_has_witnessed_it() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Two diplomats said that Ada Holm had asked for peace.")
    diplomats = desk.who("Morning Tide", "Two diplomats", kind="unnamed")
    desk.say("Morning Tide", "Ada Holm had asked for peace", claim="close", speaker=diplomats, kind="indirect")
    desk.say("Morning Tide", "for peace", claim="close", speaker=desk.who("Morning Tide", "Ada Holm"), kind="indirect")
    desk.statements[-1] = replace(desk.statements[-1], via=(diplomats,))
    assert claim_of(desk).verdict == "corroborated"


def test_a_report_s_own_telling_of_words_is_no_second_witness_of_them() -> None:
    desk = Desk()
    text = "Ferries stopped in a strike that Ada Holm called madness."
    desk.report("Morning Tide", text)
    desk.say("Morning Tide", text[:-1], claim="close")
    desk.say("Morning Tide", "madness", claim="close", speaker=desk.who("Morning Tide", "Ada Holm"), kind="direct")
    assert claim_of(desk).origin_ids == ("Ada Holm",)


def test_what_a_report_says_beside_the_words_counts() -> None:
    desk = Desk()
    desk.report("Morning Tide", "The port is empty.\nThe port is deserted, Ada Holm said.")
    desk.say("Morning Tide", "The port is empty", claim="close")
    desk.say("Morning Tide", "The port is deserted", claim="close", speaker=desk.who("Morning Tide", "Ada Holm"), kind="indirect")
    assert claim_of(desk).verdict == "corroborated"


TELLERS = ("ada", "bo", "wire", "low")
PLACES = st.tuples(st.integers(0, 3), st.integers(0, 9), st.integers(1, 10))
SAYINGS = st.lists(st.tuples(PLACES, st.lists(st.sampled_from(TELLERS), max_size=3, unique=True)), min_size=1, max_size=8)


def members_of(sayings: list[tuple[tuple[int, int, int], list[str]]]) -> tuple[list[tuple[str, Clause]], dict[str, Statement]]:
    """Statements of four articles, each by its last teller through those before; in the article's own voice where there is none."""
    members, by_id = [], {}
    for n, ((article, start, length), tellers) in enumerate(sayings):
        span = Span(f"art-{article}", start, start + length, "x" * length)
        clause = Clause(spans=(span,), mode="asserted", event=Event(predicate=""), lemmas=())
        named = [Mention(span=span, name=name, entity_id=name, kind="outlet" if name == "wire" else "person") for name in tellers]
        by_id[f"s{n}"] = Statement(
            id=f"s{n}", article_id=span.article_id, outlet_id=None, text=span.quote, spans=(span,), mode="asserted", clauses=(clause,),
            kind="indirect" if named else "own-voice", speaker=named[-1] if named else None, via=tuple(named[:-1]), order=0,
        )  # fmt: skip
        members.append((f"s{n}", clause))
    return members, by_id


@given(SAYINGS)
def test_every_article_keeps_a_witness(sayings: list[tuple[tuple[int, int, int], list[str]]]) -> None:
    members, by_id = members_of(sayings)
    witnesses = find_witnesses(members, by_id)
    assert {by_id[i].article_id for i, _ in witnesses} == {by_id[i].article_id for i, _ in members}
    assert [m for m in members if m in witnesses] == list(witnesses)


@given(SAYINGS, st.integers(0, 3))
def test_an_article_less_adds_no_witness(sayings: list[tuple[tuple[int, int, int], list[str]]], gone: int) -> None:
    members, by_id = members_of(sayings)
    left = [(i, clause) for i, clause in members if by_id[i].article_id != f"art-{gone}"]
    assert set(find_witnesses(left, by_id)) <= set(find_witnesses(members, by_id))


@given(SAYINGS)
def test_a_reprint_adds_no_teller(sayings: list[tuple[tuple[int, int, int], list[str]]]) -> None:
    members, by_id = members_of(sayings)
    again = [((9, start, length), tellers) for (article, start, length), tellers in sayings if article == 0]
    more, all_by_id = members_of([*sayings, *again])

    def tellers_of(witnesses: tuple[tuple[str, Clause], ...], known: dict[str, Statement]) -> set[str]:
        """Who stands for the witnesses, the reprint's own voice being that of what it reprints."""
        spoken = ((known[i].speaker, known[i].article_id) for i, _ in witnesses)
        return {speaker.name if speaker else article_id.replace("art-9", "art-0") for speaker, article_id in spoken}

    assert tellers_of(find_witnesses(more, all_by_id), all_by_id) == tellers_of(find_witnesses(members, by_id), by_id)
