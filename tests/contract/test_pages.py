"""Every page that a surface shows is documented, with the function that reads it."""

import re
from pathlib import Path

from readout.report import beside, pages, reading

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_page_has_a_documented_row_with_its_reader() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `(\w+)` \|", (DOCS / "pages.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(rows) == {name for name in pages.__all__ if name.endswith(("Page", "List"))}
    assert all(hasattr(reading, reader) or hasattr(beside, reader) for reader in rows.values())


def test_every_address_of_a_page_is_documented() -> None:
    told = (DOCS / "web.md").read_text(encoding="utf-8")
    for address in ("/", "/story/ID", "/story/ID/texts", "/claim/ID", "/claim/ID/beside", "/article/ID", "/outlet/ID", "/speaker/ID"):
        assert f"| `{address}` |" in told
