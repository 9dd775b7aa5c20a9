"""Bytes in the encodings that news comes in."""

import pytest

from readout.errors import Unreadable
from readout.read.encoding import decode

FRENCH = "Les ministres se sont réunis à Oslo, où la pêche a été discutée « longuement », selon l’agence."
RUSSIAN = "Министры встретились в Осло во вторник и договорились открыть северную гавань для рыболовных судов обеих стран."
JAPANESE = "両国の閣僚は火曜日にオスロで会談し、北の港を漁船に開放することで合意したと当局者が述べた。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "utf-32"),
    ],
)
def test_a_text_is_read_in_the_encoding_it_is_in(text: str, encoding: str) -> None:
    assert decode((text * 3).encode(encoding), "a.txt") == text * 3


def test_a_page_is_believed_about_its_encoding() -> None:
    page = f"<html><head><meta charset='iso-8859-1'></head><body>{FRENCH}</body></html>"
    assert FRENCH in decode(page.encode("cp1252"), "a.html", is_page=True)


@pytest.mark.parametrize("raw", [FRENCH.encode() + b"\xe9\xff", b"a caf\xc3 by the sea", b"\xff\xfeab\x00"])
def test_broken_bytes_are_refused_and_not_read_as_something_else(raw: bytes) -> None:
    with pytest.raises(Unreadable, match=r"a\.txt"):
        decode(raw, "a.txt")
