"""The register of outlets: what ships, and what a user adds."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from readout.errors import ConfigError
from readout.model.article import Outlet
from readout.text.credits import trailing_credit
from readout.text.gazetteer import add_register, find_outlet, is_known, known_outlet, outlets

ROWS = tomllib.loads((files("readout.text") / "data" / "outlets.toml").read_text(encoding="utf-8"))["outlet"]


def test_the_register_holds_outlets_of_many_countries_each_once_and_says_where_to_check_them() -> None:
    assert len(ROWS) >= 400
    assert len({row["country"] for row in ROWS if "country" in row}) >= 60
    assert all(row["source"].startswith(("Wikipedia: ", "https://")) for row in ROWS)
    domains = [domain for row in ROWS for domain in (row["id"], *row.get("domains", ()))]
    assert len(domains) == len(set(domains))


def test_who_is_run_by_a_state_has_a_party() -> None:
    assert [row["id"] for row in ROWS if row["kind"] == "state-media" and "party" not in row] == []


def test_a_user_adds_outlets_in_one_file_and_they_sign_reports_at_once(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[outlet]]\nid = "gullwire.example"\nname = "Gullwire"\naliases = ["GW News"]\nkind = "agency"\nsigns = true\n')
    assert not is_known(find_outlet("Gullwire"))
    assert trailing_credit("The boats sail again. Gullwire") is None
    add_register(file)
    assert (
        known_outlet("https://www.gullwire.example/a")
        == known_outlet("gw news")
        == Outlet(id="gullwire.example", name="Gullwire", kind="agency")
    )
    assert is_known(find_outlet("Gullwire"))
    assert trailing_credit("The boats sail again. Gullwire") == (22, 30, "Gullwire")
    n = len(outlets())
    add_register(file)
    assert len(outlets()) == n


def test_what_a_user_says_of_an_outlet_wins_over_the_register_that_ships(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[outlet]]\nid = "mmegi.bw"\nname = "Mmegi"\nkind = "press"\nowner = "An invented owner"\n')
    assert (found := known_outlet("Mmegi")) is not None
    assert found.owner is None
    add_register(file)
    assert (found := known_outlet("mmegi.bw")) is not None
    assert found.owner == "An invented owner"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("outlet = [", "cannot be read"),
        ("outlet = 3", "no list"),
        ('[[outlet]]\nname = "The Gull"\nkind = "press"', "no id"),
        ('[[outlet]]\nid = "gull"\nname = "The Gull"\nkind = "blog"', "'blog'"),
        ('[[outlet]]\nid = "gull"\nname = "The Gull"\nkind = "press"\naliases = "Gull"', "wrong type"),
        ('[[outlet]]\nid = "gull"\nname = 4\nkind = "press"', "wrong type"),
    ],
)
def test_a_file_of_outlets_that_cannot_be_used_is_refused_with_what_is_wrong(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=told) as caught:
        add_register(file)
    assert caught.value.hint
    with pytest.raises(ConfigError, match="missing"):
        add_register(tmp_path / "missing.toml")
