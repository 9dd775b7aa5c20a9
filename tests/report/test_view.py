from __future__ import annotations

from dataclasses import replace

import pytest

import invented
from readout.errors import BadRecord
from readout.model.article import Article, Outlet, Precision
from readout.model.story import Outcome
from readout.report.assembly import view_story
from readout.report.label import clean, duration_of, plain_url, quote, short_labels, stretch_of
from readout.report.phrase import name_origins, name_support
from readout.report.section import find_again, find_echoes, find_shared, find_sides, list_once
from readout.report.view import ClaimView, StoryView


def make_view() -> StoryView:
    return view_story(invented.make_record())


def test_claims_stand_in_the_section_that_their_origins_and_parties_give() -> None:
    view = make_view()
    assert [claim.text[:12] for claim in view.shared] == ["The two gove", "President Il", "“will not tr", "Tal pressed "]
    assert [(side.party, len(side.claims)) for side in view.one_sided] == [("ARV", 2), ("SOR", 2)]
    assert [claim.text for claim in view.echoes] == ["Around 40 ships wait outside the canal"]
    assert [claim.cite.column.label for claim in view.alone] == ["The North Quay", "The North Quay"]


def test_what_half_of_the_reports_carry_comes_before_what_fewer_carry() -> None:
    record = invented.make_record()
    claims = tuple(replace(claim, importance=0.1) if claim.id == "clm_canal" else claim for claim in record.claims)
    assert view_story(replace(record, claims=claims)).shared[0].n_reports == 4


def loosened(claim_id: str) -> StoryView:
    record = invented.make_record()
    return view_story(replace(record, claims=tuple(replace(c, confidence=0.2) if c.id == claim_id else c for c in record.claims)))


def test_a_claim_that_is_joined_loosely_stands_after_the_others_of_its_kind() -> None:
    before = [claim.id for claim in make_view().shared]
    after = loosened(before[1]).shared
    assert [claim.id for claim in after] == [before[0], *before[2:], before[1]]
    assert [claim.is_loose for claim in after] == [False] * (len(before) - 1) + [True]


def test_a_claim_whose_words_stand_in_one_above_comes_behind_those_that_say_something_new() -> None:
    shown = make_view().shared[0]
    stand = next(stand for stand in shown.stands if stand.cites)

    def claim(number: int, *places: int) -> ClaimView:
        cites = tuple(replace(stand.cites[0], start=place, end=place + 1) for place in places)
        return replace(shown, number=number, stands=(replace(stand, cites=cites),), n_reports=2, confidence=0.9)

    claims = [claim(1, 0, 1, 2), claim(2, 1, 3), claim(3, 3, 0), claim(4, 2)]
    assert find_again(claims) == {2, 3}
    assert [one.number for one in find_shared(claims, 4)] == [1, 4, 2, 3]


def test_nobody_is_silent_on_a_claim_that_is_joined_loosely() -> None:
    def omitted(view: StoryView) -> set[str]:
        return {claim.id for silence in view.silences for claim in silence.omitted}

    assert "clm_canal" in omitted(make_view())
    assert "clm_canal" not in omitted(loosened("clm_canal"))


def test_one_claim_carried_by_three_reports_of_one_agency_is_an_echo_and_not_shared() -> None:
    view = make_view()
    assert view.echoes[0].n_reports == 2
    assert view.echoes[0].n_origins == 1
    assert view.echoes[0] not in view.shared


def test_one_party_in_the_whole_story_makes_no_side() -> None:
    record = invented.make_record()
    claims = tuple(replace(claim, parties=("ARV",) if claim.parties else ()) for claim in record.claims)
    assert view_story(replace(record, claims=claims)).one_sided == ()


def test_an_outlet_of_which_nothing_is_known_is_told_beside_the_origins_and_not_among_them() -> None:
    record = invented.make_record()
    known = next(claim for claim in record.claims if len(claim.origin_ids) == 2 and claim.verdict == "corroborated")
    doubtful = replace(known, uncounted_ids=known.origin_ids[1:])
    view = view_story(replace(record, claims=tuple(doubtful if claim is known else claim for claim in record.claims)))
    (claim,) = [claim for claim in view.claims if claim.id == known.id]
    assert (claim.n_origins, claim.n_uncounted, claim.verdict) == (1, 1, "single-origin")
    assert name_origins(claim).endswith("(and 1 unknown outlet)")
    assert claim not in view.shared


def test_words_that_another_claim_tells_already_stand_in_no_section_but_in_the_table() -> None:
    record = invented.make_record()
    first, *_ = sorted(record.claims, key=lambda claim: -claim.importance)
    again = replace(first, id="clm_again", importance=0.0)
    view = view_story(replace(record, claims=(*record.claims, again)))
    listed = [claim.id for claims in (view.shared, view.echoes, view.alone, *(side.claims for side in view.one_sided)) for claim in claims]
    assert first.id in listed
    assert "clm_again" not in listed
    assert "clm_again" in [claim.id for claim in view.claims]


@pytest.mark.parametrize(
    ("changed", "is_listed"),
    [
        ({}, False),
        ({"speakers": ("Oren Tal",)}, True),
        ({"speakers": ("Berit Lund",)}, False),
        ({"speakers": ("Berit Lund and Nora Holm",)}, False),
        ({"speakers": ("Berit Lund and Oren Tal",)}, True),
        ({"parties": ("SOR",)}, True),
        ({"text": "Ships wait"}, False),
        ({"text": "forty ships, wait"}, False),
        ({"text": "hips w"}, True),
    ],
)
def test_the_same_words_are_left_out_only_whole_and_of_the_same_speakers_and_parties(changed: dict[str, object], is_listed: bool) -> None:
    claim = make_view().claims[0]
    told = replace(claim, text="Forty ships wait", speakers=("Ilsa Varn", "Nora Holm and Berit Lund"), parties=("ARV",))
    again = replace(told, number=99, **changed)  # type: ignore[arg-type]
    assert (again in list_once([told, again])) is is_listed


def test_three_accounts_of_one_time_stand_side_by_side_the_most_borne_first() -> None:
    (field,) = [field for field in make_view().happening.fields if field.name == "start"]
    assert [(value.value, len(value.cites)) for value in field.values] == [("Monday evening", 2), ("Monday afternoon", 1)]
    assert field.is_split


def test_a_report_is_silent_only_on_what_half_of_the_reports_carry() -> None:
    view = make_view()
    assert [(silence.column.label, len(silence.omitted), silence.n_expected) for silence in view.silences] == [("000_weekend-mail", 1, 1)]


def test_a_label_in_scare_quotes_is_kept_apart_from_the_same_words_without() -> None:
    (wording,) = make_view().wording
    assert sorted((label.text, label.is_scare_quoted) for label in wording.labels) == [
        ("protected waters", False),
        ("“safety zone”", False),
        ("“safety zone”", True),
    ]


def test_every_cite_quotes_the_text_it_points_into() -> None:
    view = make_view()
    texts = {article.id: article.text for article in invented.ARTICLES.values()}
    cites = [cite for claim in view.claims for stand in claim.stands for cite in stand.cites]
    cites += [cite for rival in view.clashes for cite in (rival.left, rival.right)]
    cites += [cite for wording in view.wording for label in wording.labels for cite in label.cites]
    cites += [cite for field in view.happening.fields for value in field.values for cite in value.cites]
    assert len(cites) > 25
    for cite in cites:
        assert texts[cite.column.article_id][cite.start : cite.end] == cite.quote


def test_words_that_do_not_stand_in_the_report_are_never_shown_as_a_claim() -> None:
    record = invented.make_record()
    claims = tuple(replace(claim, text="They all agreed on everything") for claim in record.claims)
    view = view_story(replace(record, claims=claims))
    assert [claim.text for claim in view.claims] == [clean(claim.cite.quote) for claim in view.claims]


def test_a_span_into_an_article_of_another_story_is_refused_with_a_sentence() -> None:
    record = invented.make_record()
    with pytest.raises(BadRecord, match="art_mail"):
        view_story(replace(record, articles=record.articles[:-1]))


def test_labels_of_reports_are_short_and_unlike_each_other() -> None:
    outlet = Outlet(id="a", name="The Very Long Name of a Provincial Gazette")
    articles = [Article(id=str(n), text="x", outlet=outlet) for n in range(2)] + [
        Article(id="c", text="x", name="in/003_6d6dda5130fffa84.txt")
    ]
    labels = short_labels(articles)
    assert len(set(labels)) == 3
    assert labels[2] == "003…"
    assert all(len(label) <= 28 for label in labels)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//a.example", 'https://a.example/"x', "ftp://a.example", "https://a\n.b"]
)
def test_only_a_web_address_is_linked(url: str) -> None:
    assert plain_url(url) is None
    assert plain_url("https://a.example/x?y=1#z") == "https://a.example/x?y=1#z"


def test_words_that_bring_their_own_quotation_marks_get_no_second_pair() -> None:
    assert quote("“all of it”") == "“all of it”"
    assert quote("“one” and “two”") == "““one” and “two””"


def test_a_time_says_whether_it_is_local() -> None:
    day = invented.DAY
    assert stretch_of(day, day.replace(day=5), "local time") == "4 May 2031"
    assert stretch_of(day, day.replace(day=7), "local time") == "4 May 2031 – 6 May 2031"
    assert stretch_of(day.replace(hour=18), day.replace(hour=19), "local time") == "4 May 2031, 18:00–19:00 local time"
    assert stretch_of(day.replace(hour=18), None, "UTC") == "4 May 2031, 18:00 UTC"
    assert duration_of(3900) == "1 hour 5 minutes"


@pytest.mark.parametrize(("zone", "shown"), [("GMT", "UTC"), ("EST", "UTC"), ("US time", "US time"), (None, "local time")])
def test_hours_are_called_utc_only_where_the_zone_that_a_report_names_tells_its_offset(zone: str | None, shown: str) -> None:
    record = invented.make_record()
    fields = tuple(replace(row, when=replace(row.when, zone=zone)) if row.when else row for row in record.event.fields)
    view = view_story(replace(record, event=replace(record.event, fields=fields)))
    assert view.happening.when == f"4 May 2031, 18:00–23:00 {shown}"


def test_a_part_of_the_day_is_not_shown_as_an_hour() -> None:
    record = invented.make_record()
    rows = [row for row in record.event.fields if row.field == "start" and row.when and row.when.start == record.event.start]
    assert {row.when.precision for row in rows if row.when} == {"part-of-day"}
    fields = tuple(replace(row, value="2031-05-04, evening") if row in rows else row for row in record.event.fields)
    view = view_story(replace(record, event=replace(record.event, fields=fields, end=None)))
    assert view.happening.when == "4 May 2031, evening"


@pytest.mark.parametrize(
    ("start", "end", "precision", "zone", "do_differ"),
    [
        ((4, 18), (4, 19), "hour", None, False),
        ((4, 0), (5, 0), "day", None, False),
        ((4, 12), (4, 18), "part-of-day", None, True),
        ((5, 0), (6, 0), "day", None, True),
        ((5, 0), (6, 0), "day", "GMT", False),
    ],
)
def test_reports_differ_on_the_time_only_where_neither_is_the_other_told_less_finely(
    start: tuple[int, int], end: tuple[int, int], precision: Precision, zone: str | None, do_differ: bool
) -> None:
    record = invented.make_record()
    first = record.event.fields[0]
    assert first.when is not None
    began, ended = (first.when.start.replace(day=day, hour=hour) for day, hour in (start, end))
    other = replace(first, when=replace(first.when, start=began, end=ended, precision=precision, zone=zone))
    view = view_story(replace(record, event=replace(record.event, fields=(*record.event.fields, other))))
    assert view.happening.when.endswith("; reports differ") is do_differ


def test_a_reason_that_only_repeats_the_clashing_words_is_left_out() -> None:
    record = invented.make_record()
    rival = record.rivals[0]
    why = f"Harbour Herald: {rival.spans[0].quote}; Arvenia State Radio: {rival.spans[1].quote}"
    assert view_story(replace(record, rivals=(replace(rival, why=why),))).clashes[0].why == ""
    assert view_story(record).clashes[0].why == "two parts of one day"


def test_the_words_of_a_plan_are_those_that_were_tied_to_what_came_of_it() -> None:
    record = invented.make_record()
    plan = next(claim for claim in record.claims if len({clause.text for _, clause in claim.clauses}) > 1)
    told = plan.clauses[-1][1].spans[0].quote
    assert told != plan.clauses[0][1].spans[0].quote
    tied = Outcome(planned_claim_id=plan.id, happened_claim_id=None, result="raised", why=f"“{told}” came before “something”")
    (shown,) = view_story(replace(record, outcomes=(tied,))).outcomes
    assert shown.planned_cite.quote == told


@pytest.mark.parametrize(("mode", "why", "put"), [("denied", "negated", ""), ("denied", "plain", "denied"), ("planned", "will", "planned")])
def test_a_denial_that_stands_in_the_words_is_not_told_beside_them(mode: str, why: str, put: str) -> None:
    record = invented.make_record()
    claim = record.claims[0]
    head = replace(claim.clauses[0][1], mode=mode, why=why)  # type: ignore[arg-type]
    changed = replace(claim, clauses=((claim.clauses[0][0], head), *claim.clauses[1:]))
    view = view_story(replace(record, claims=(changed, *record.claims[1:])))
    (shown,) = [one for one in view.claims if one.id == claim.id]
    assert (shown.mode, shown.put) == (mode, put)
    assert ("denied" in name_support(shown, view)) is (put == "denied")


def test_what_lies_within_words_above_comes_behind_in_every_section() -> None:
    shown = make_view().shared[0]
    stand = next(stand for stand in shown.stands if stand.cites)

    def claim(number: int, *places: tuple[int, int], **changed: object) -> ClaimView:
        cites = tuple(replace(stand.cites[0], start=start, end=end) for start, end in places)
        return replace(shown, number=number, stands=(replace(stand, cites=cites),), n_reports=2, confidence=0.9, **changed)  # type: ignore[arg-type]

    above = claim(1, (0, 30), (40, 70))
    alone = {"verdict": "single-origin", "sole_party": "ARV", "parties": ("ARV",)}
    sides = find_sides(
        [above, claim(2, (5, 30), (45, 70), **alone), claim(3, (80, 90), (100, 110), **alone), replace(above, parties=("SOR",))], [above]
    )
    assert [[one.number for one in side.claims] for side in sides if side.party == "ARV"] == [[3, 2]]
    echo = {"verdict": "single-origin", "sole_party": None, "parties": ()}
    echoes = [claim(4, (85, 90), (100, 105), **echo), claim(5, (120, 130), (140, 150), **echo)]
    assert [one.number for one in find_echoes(echoes, sides, [above])] == [5, 4]


def test_of_two_outcomes_that_lie_within_each_other_the_fuller_is_shown() -> None:
    record = invented.make_record()
    (first, *_) = [outcome for outcome in record.outcomes if outcome.happened_claim_id]
    planned = next(claim for claim in record.claims if claim.id == first.planned_claim_id)
    (statement_id, clause), *others = planned.clauses
    whole = clause.spans[0]
    part = replace(whole, start=whole.start + 4, quote=whole.quote[4:])
    cells = tuple(replace(cell, spans=(part,)) if cell.article_id == part.article_id else cell for cell in planned.cells)
    inner = ((statement_id, replace(clause, spans=(part,))), *others)
    fragment = replace(planned, id="clm_part", clauses=inner, cells=cells, span=part, text=part.quote, importance=0.9)
    outcomes = (replace(first, planned_claim_id="clm_part"), first)
    view = view_story(replace(record, claims=(*record.claims, fragment), outcomes=outcomes))
    assert [outcome.planned.id for outcome in view.outcomes] == [planned.id]


def test_an_outcome_shows_the_words_that_were_tied_and_what_the_same_report_says_around_them() -> None:
    record = invented.make_record()
    (first, *_) = [outcome for outcome in record.outcomes if outcome.happened_claim_id]
    happened = next(claim for claim in record.claims if claim.id == first.happened_claim_id)
    told = [clause.spans[0] for _, clause in happened.clauses]
    assert len(told) > 1
    for span in told:
        view = view_story(replace(record, outcomes=(replace(first, why=f"“a plan” came before “{span.quote}”"),)))
        assert view.outcomes[0].happened_cite is not None
        assert view.outcomes[0].happened_cite.quote == span.quote
        split = view_story(replace(record, outcomes=(replace(first, why=f"“a plan” came before “{span.quote} … in the end”"),)))
        assert split.outcomes[0].happened_cite == view.outcomes[0].happened_cite
    longer = replace(first, why=f"“a plan” came before “{told[-1].quote} that nobody told”")
    shown, plain = (view_story(replace(record, outcomes=(one,))).outcomes[0] for one in (longer, replace(first, why="the same")))
    assert shown.happened_cite == plain.happened_cite
