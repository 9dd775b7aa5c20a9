"""Files, folders, JSON Lines and standard input, good and bad."""

import io
import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from readout.model.article import Article
from readout.model.story import Skipped
from readout.read.inputs import read_inputs
from readout.settings import Settings

BODY = "The ministers agreed on Tuesday to open the northern harbour to fishing boats from both countries, officials said."
PAGE = f"""<html lang="en"><head><title>Harbour opens</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Harbour opens", "datePublished": "2021-03-12T10:00:00Z",
"publisher": {{"@type": "Organization", "name": "The Harbour Post"}}}}</script></head>
<body><article><h1>Harbour opens</h1><p>{BODY}</p><p>{BODY} {BODY}</p></article></body></html>"""


def read(*inputs: object, stdin: bytes = b"", settings: Settings | None = None) -> list[Article | Skipped]:
    return list(read_inputs([str(each) for each in inputs], stdin=io.BytesIO(stdin), settings=settings or Settings()))


def articles(found: Sequence[Article | Skipped]) -> list[Article]:
    return [each for each in found if isinstance(each, Article)]


def only_skipped(found: Sequence[Article | Skipped]) -> Skipped:
    (skipped,) = found
    assert isinstance(skipped, Skipped)
    assert skipped.stage == "read"
    assert skipped.why[-1] not in ".\n"
    assert "\n" not in skipped.why
    return skipped


def line(**fields: object) -> bytes:
    return json.dumps({"text": BODY, **fields}).encode() + b"\n"


def test_a_text_file_is_its_content_character_for_character(tmp_path: Path) -> None:
    text = f"\n  Harbour opens in spring \r\n\r\n{BODY}\u2028\xa0End.\n\n"
    (tmp_path / "harbour.txt").write_bytes(text.encode())
    (article,) = articles(read(tmp_path / "harbour.txt"))
    assert article.text == text
    assert (article.name, article.title, article.language) == ("harbour", "Harbour opens in spring", "en")


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + BODY.encode())
    (tmp_path / "b.txt").write_bytes(BODY.encode("utf-16"))
    assert [article.text for article in articles(read(tmp_path / "a.txt"))] == [BODY]
    assert [article.text for article in articles(read(tmp_path / "b.txt"))] == [BODY]


def test_a_folder_is_read_with_its_folders_in_order_and_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("c.txt", "b/a.txt", "a.txt", "notes.md", ".d.txt", ".hidden/e.txt"):
        (tmp_path / name).write_text(f"{name}: {BODY}", encoding="utf-8")
    assert [article.text.partition(":")[0] for article in articles(read(tmp_path))] == ["a.txt", "b/a.txt", "c.txt"]


def test_a_folder_without_reports_is_skipped_with_the_reason(tmp_path: Path) -> None:
    assert only_skipped(read(tmp_path)).error == "NotFound"


def test_json_lines_give_their_fields_and_keep_the_unknown_ones(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        line(
            id="a1",
            outlet="Reuters",
            url="https://www.reuters.com/x",
            title="Harbour opens",
            published="2021-03-12",
            language="en",
            authors=["Ada Lie"],
            mood="calm",
        )
    )
    (article,) = articles(read(tmp_path / "a.jsonl"))
    assert (article.id, article.outlet_id, article.title, article.authors, article.extra) == (
        "a1",
        "reuters.com",
        "Harbour opens",
        ("Ada Lie",),
        {"mood": "calm"},
    )
    assert article.published_at is not None
    assert (article.published_at.isoformat(), article.published_precision, article.published_from) == (
        "2021-03-12T00:00:00+00:00",
        "day",
        "stated",
    )


BAD_LINES = {
    b"{half\n": "JSON",
    b'{"text": 7}\n': "text is a number",
    b'{"title": "no text"}\n': "no text",
    b"[1]\n": "a list",
    b'{"text": "x", "outlet": 3}\n': "outlet is a number",
    b'{"text": "x", "published": "yesterday"}\n': "yesterday",
    b'{"text": "x", "published": 20210312}\n': "published is a number",
    b'{"text": "x", "authors": "A", "id": true}\n': "id is true or false",
    b'{"text": "x", "authors": [1]}\n': "authors",
    b'{"text": "\\ud800"}\n': "surrogate",
    b'{"text": "\xff"}\n': "byte sequence",
    b'{"text": "  "}\n': "empty",
    b"[" * 100_000 + b"\n": "",
}


@pytest.mark.parametrize("bad", BAD_LINES)
def test_a_bad_line_is_skipped_with_its_number_and_the_others_are_read(tmp_path: Path, bad: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(id="a1") + b"\n" + bad + line(id="a2", text=BODY + " And more."))
    found = read(path)
    assert [article.id for article in articles(found)] == ["a1", "a2"]
    (skipped,) = [each for each in found if isinstance(each, Skipped)]
    assert skipped.record_id == f"{path}:3"
    assert BAD_LINES[bad] in skipped.why
    assert len(skipped.why) < 300


def test_an_id_given_twice_with_different_texts_is_skipped_the_second_time() -> None:
    found = read("-", stdin=line(id="a") + line(id="a", text=BODY + " And more.") + line(id="a"))
    assert [type(each) for each in found] == [Article, Skipped]


def test_an_article_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert len(read(tmp_path / "a.txt", tmp_path, tmp_path / "a.txt")) == 1


def test_the_same_text_of_two_outlets_is_two_articles() -> None:
    assert len(articles(read("-", stdin=line(outlet="The Harbour Post") + line(outlet="The Tide")))) == 2


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (line(title="From a line"), "From a line"),
        (PAGE.encode(), "Harbour opens"),
        (f"A plain old text\n\n{BODY}".encode(), "A plain old text"),
    ],
)
def test_standard_input_is_read_as_what_it_looks_like(content: bytes, title: str) -> None:
    (article,) = articles(read("-", stdin=content))
    assert article.title == title


def test_a_file_with_another_ending_is_read_as_what_it_looks_like(tmp_path: Path) -> None:
    (tmp_path / "page.aspx").write_text(PAGE, encoding="utf-8")
    (article,) = articles(read(tmp_path / "page.aspx"))
    assert article.outlet_id == "the-harbour-post"


BAD_FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": b"\x7fELF\x02\x01\x01\x00\x00\xff\xfe\x00\x00" + bytes(range(256)),
    "controls.txt": b"a\x01\x02\x03\x04\x05" * 50,
    "broken.txt": "Les ministres se sont réunis à Oslo, où la pêche a été discutée.".encode() + b"\xe9\xff",
    "cut.txt": b"The cafe was a caf\xc3 by the harbour.",
    "binary.jsonl": b"\x00\x01\x02" * 100,
    "empty.jsonl": b"\n\n",
    "empty.html": b"",
    "links.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
    "large.txt": b"a" * 5001,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_read_is_skipped_with_one_sentence_and_the_next_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD_FILES[name])
    (tmp_path / "good.txt").write_text(BODY, encoding="utf-8")
    found = read(tmp_path / name, tmp_path / "good.txt", settings=Settings(max_input_bytes=5000))
    skipped = only_skipped(found[:-1])
    assert (skipped.record_id, skipped.error) == (str(tmp_path / name), "Unreadable")
    assert str(tmp_path / name) in skipped.why
    assert len(articles(found)) == 1


def test_a_missing_file_is_skipped_by_name() -> None:
    skipped = only_skipped(read("nowhere/at-all.txt"))
    assert (skipped.record_id, skipped.error) == ("nowhere/at-all.txt", "FetchFailed")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert only_skipped(read(tmp_path / "a.txt")).error == "FetchFailed"


def test_a_path_that_no_file_can_have_is_skipped() -> None:
    assert only_skipped(read("a\0b.txt")).error in ("FetchFailed", "NotFound")


def test_an_article_above_the_limit_is_skipped_and_the_limit_said() -> None:
    skipped = only_skipped(read("-", stdin=BODY.encode(), settings=Settings(max_article_chars=50)))
    assert "50" in skipped.why


def test_ids_depend_on_text_and_outlet_and_not_on_where_the_article_was_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    one, other = (articles(read(tmp_path / name))[0].id for name in ("a.txt", "b.txt"))
    assert one == other
    assert articles(read("-", stdin=line(outlet="The Tide")))[0].id != one


def test_a_numbered_id_and_a_given_name_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(id=17, name="harbour"))
    (article,) = articles(read(tmp_path / "a.jsonl"))
    assert (article.id, article.name) == ("17", "harbour")
