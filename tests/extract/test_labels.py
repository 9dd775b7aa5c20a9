from __future__ import annotations

from readout.extract.candidates import Candidate
from readout.extract.labels import label_forms

from .conftest import Parse


def test_a_bare_surname_is_a_person_where_the_full_name_ends_in_jr(parse: Parse) -> None:
    sentence = parse("Joe Tackett Jr. met Tackett.").prose[0]
    full, bare = Candidate(sentence, 0, 3, "PERSON"), Candidate(sentence, 4, 5, "ORG")
    assert (full.text, bare.text) == ("Joe Tackett Jr.", "Tackett")
    assert label_forms([full, bare])["Tackett"] == "PERSON"


def test_a_country_stays_one_where_nobody_bears_its_name(parse: Parse) -> None:
    sentence = parse("Kevin Low flew to Jordan.").prose[0]
    labels = label_forms([Candidate(sentence, 0, 2, "PERSON"), Candidate(sentence, 4, 5, "GPE")])
    assert labels["Jordan"] == "GPE"
