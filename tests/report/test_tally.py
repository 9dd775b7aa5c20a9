from __future__ import annotations

import invented
from readout.report.assembly import view_story


def test_the_claims_of_a_report_are_counted_by_who_else_carries_them() -> None:
    view = view_story(invented.make_record())
    tallies = {tally.column.article_id: tally for tally in view.tallies}
    assert [tally.column for tally in view.tallies] == list(view.columns)
    herald = tallies["art_herald"]
    assert (herald.n_shared, herald.n_echoed, herald.n_alone) == (3, 1, 1)
    assert tallies["art_state"].n_disputed == 1
    assert tallies["art_mail"].n_omitted == 1
    assert sum(tally.n_carried for tally in view.tallies) == sum(claim.n_reports for claim in view.claims)
