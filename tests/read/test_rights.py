import pytest

from readout.read.outlets import outlet_of_text
from readout.text.layout import lay_out

BODY = "The nets were mended on Monday, and the boats left the harbour before the storm.\n\nThe catch was small, the fishers said.\n\n"


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("© 2024 The Atlantic Ledger. All rights reserved.", "The Atlantic Ledger"),
        ("© 2024 The Atlantic. All rights reserved.", "The Atlantic"),
        ("Copyright 2024 The Washington Times LLC. All rights reserved.", "The Washington Times"),
    ],
)
def test_a_notice_of_rights_names_the_paper_by_its_whole_name(notice: str, name: str) -> None:
    text = BODY + notice + "\n"
    outlet = outlet_of_text(text, lay_out(text))
    assert outlet is not None
    assert outlet.name == name
