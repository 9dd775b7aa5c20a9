"""What is reporting and what is not, line by line and inside lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.text.layout import Block, lay_out, prose_of

BODY = "The ministers agreed on Tuesday to open the northern harbour to fishing boats from both countries, officials said."
MORE = "They will meet again in the spring, when the ice has gone and the boats are back at sea."


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.part, text[block.start : block.end]) for block in lay_out(text, title)]


def part_of(line: str) -> str:
    """The part of a line that stands between two paragraphs."""
    text = f"{BODY}\n\n{line}\n\n{MORE}"
    return next(part for part, words in parts(text) if words == line)


CAPTIONS = (
    "Foreign Minister Ada Holm (C) leaves the hall in Oslo, Norway, 12 March 2021. EFE/EPA/JON BERG",
    "Ada Holm (not pictured) at the harbour.",
    "Ada Holm waves to reporters in Oslo, March 12, 2021. REUTERS/Jon Berg",
    "Ada Holm waves to reporters. [Photo/Xinhua]",
    "Ada Holm also blamed the storm. | Jon Berg/AFP/Getty Images",
    "FILE PHOTO: Boats at anchor in Oslo, Norway, March 1, 2020.",
    "In this March 5, 2021, file photo, boats lie at anchor in Oslo.",
    "Boats at anchor. (AP Photo/Jon Berg)",
    "Enlarge this image toggle caption Jon Berg/AP Jon Berg/AP",
    "Boats at anchor NORWAY OUT / MANDATORY CREDIT EDITORIAL USE ONLY",
    "Boats at anchor, 12 March 2021 (issued 13 March 2021).",
    "Ada Holm puts on a life jacket at the harbour, on the outskirts of Oslo, Friday, March 12, 2021. AP Photo/Jon Berg",
    "Walter Lie. AP Photo/J. Berg",
    "(Reuters file photo: Jon Berg)",
    "Jon Berg / Harbour Matters",
    "Ada Holm paints a boat in this undated photo released by the harbour in Oslo March 12, 2021.",
    "Ada Holm paints a boat in Oslo March 12, 2021. Berg/via REUTERS",
    "ABOVE: What Ada Holm Told the Harbour",
    "Boats leave the harbour at dawn. Hide Caption 2 of 6 Photos: The year in boats",
)


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_caption_is_never_taken_for_reporting(line: str) -> None:
    assert part_of(line) == "caption"


FURNITURE = (
    "ADVERTISEMENT",
    "Story Continued Below",
    "SEE ALSO: Harbour master kept to himself, neighbours say",
    "More:The harbour that lives on one fish",
    "Related: Why the ice melts early",
    "The harbour that lives on one fish Read more",
    "Slideshow (4 Images)",
    "Sign up for our daily newsletter and never miss a boat",
    "Follow Ada Holm on Twitter @adaholm",
    "Follow @harbourpost",
    "Click here to see the tide tables.",
    "Copyright © 2021 The Harbour Post, LLC. Click here for reprint permission.",
    "All rights reserved. No part of this page may be copied without written permission.",
    "Registration Number: 0508123",
    "Add new comment",
    "Enter the characters shown in the image.",
    "We use cookies to improve this site.",
    "About us | Contact us | Careers",
    "This story was updated at 6:24 p.m.",
    "Updated: March 13, 2021 17:40 Xinhua",
    "Correction: An earlier version of this report misspelled the harbour's name.",
    "Warning: Some readers may find this upsetting",
    "pic.twitter.com/abc123DEF",
    "https://t.co/Ab1cD2 @adaholm @jonberg",
    "***",
    "7 years ago",
    "[pullquote]",
    "ICE TO LEAVE EARLY",
    "Holm under pressure",
    "NOW WATCH: ‘The Harbour in Sixty Seconds’",
    "WATCH LIVE: Boats return",
    "Watch the full video below:",
    "Watch Harbour Tonight with Ada Holm weekdays at 4pm.",
    "ORIGINAL POST",
    "YOU MIGHT BE INTERESTED IN:",
    "( QUIZ: How well do you know the harbour?)",
    "This is a developing story. Some things that are reported now will later turn out to be wrong. We will focus on what officials say.",
    "This is a breaking news story and will be updated as information becomes available.",
    "This story is developing. Check back for updates.",
    "Note: As happens when stories such as this are developing, there will be reports that turn out to be mistaken.",
    "We'll update when we have news about the vote.",
    "Got a question? Ask Ada Holm: ada@harbourpost.example",
    "The Harbour Post is reader supported: chip in $10 or more today.",
    "To read more editorials, go to the opinion front page.",
    "This column does not necessarily reflect the opinion of the editorial board.",
    "Please read our comments policy before commenting.",
    "Ada Lie is a professor of tides at Harbour University. She is the author of “The Slow Ice.”",
    "Jon Berg can be reached at jon@harbourpost.example. Follow him on Twitter @jonberg.",
    "(SOUNDBITE OF ARCHIVED RECORDING)",
    "https://www.harbour.example/watch?v=abc YouTube",
    "Why does the ice melt early?",
    "Is the harbour safe for small boats?",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture_is_never_taken_for_reporting(line: str) -> None:
    assert part_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Jon Berg contributed to this report.",
        "• Jon Berg, Ada Lie and Per Dahl contributed to this article.",
        "Contributing: The Associated Press",
        "Reporting by Jon Berg; Editing by Ada Lie",
        "This article is based in part on wire service reports.",
        "By Jon Berg and Ada Lie",
        "jbe-ali/pd",
        "Special for HARBOUR TODAY",
        "With research help from Ada Lie",
        "Material from the Harbour Wire was used in this report.",
        "— Ada Holm (@adaholm) March 12, 2021",
        "(h/t Harbour Post)",
    ],
)
def test_who_wrote_and_edited_is_a_credit(line: str) -> None:
    assert part_of(line) == "credit"


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "“We will open it,” Holm said.",
        "She contributed to the harbour fund, Berg said, and it grew to a million within a year of her gift.",
        "More than 300 boats were at sea on Tuesday.",
        "Sen. Jon Berg (R) of Alaska said that the boats had left.",
        "Police followed the boats on Twitter, officials said, because the radio had failed during the storm on Monday night.",
        "The copyright dispute between the two ports began in 2019 and has not been settled, a lawyer said.",
        "We will open the harbour. Great news for our fishermen! — Ada Holm (@adaholm) March 12, 2021",
        "The terms of service of the ferry were changed after the accident, the company said on Monday.",
        "Holm declined to comment.",
        "• Boats will pay half the old fee.",
        "Here is what the ministers agreed:",
        "“Why does the ice melt early?”",
        "Got it?",
        "“This is a developing story,” Holm told reporters.",
        "Fans follow him on Twitter and call him when boats are late, Berg said.",
        "The spokesman also gave a link to the policy, which can be read here.",
        "She asked her guests to make a donation to the harbour fund, Berg said.",
        "“We’ll update the tide tables in May,” Holm said.",
        "— 25 boats lost: the worst storm in years. See https://t.co/abc — Ada Holm (@adaholm) March 12, 2021",
        "The Harbour Wire reported from Oslo that many boats had left before the storm.",
    ],
)
def test_reporting_is_never_taken_for_furniture(line: str) -> None:
    assert part_of(line) == "body"


def test_a_first_line_without_full_stop_is_the_title() -> None:
    assert parts(f"Harbour to open in the spring\n\n{BODY}")[0] == ("title", "Harbour to open in the spring")


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    assert [part for part, _ in parts(f"{BODY}\n{MORE}")] == ["body", "body"]


def test_a_title_after_a_caption_is_still_the_title() -> None:
    text = f"{CAPTIONS[0]}\n\nHarbour to open in the spring\n\n{BODY}"
    assert [part for part, _ in parts(text)] == ["caption", "title", "body"]


def test_a_title_given_twice_is_furniture_the_second_time() -> None:
    text = f"Harbour to open in the spring\n\nHarbour to open in the spring\n\n{BODY}"
    assert [part for part, _ in parts(text)] == ["title", "furniture", "body"]


def test_the_title_known_from_elsewhere_is_found_in_the_text_whatever_its_quotation_marks() -> None:
    text = f"Holm: “Harbour will open”\n\n{BODY}"
    assert parts(text, 'Holm: "Harbour will open"')[0][0] == "title"


def test_a_caption_and_the_title_scraped_into_one_line_are_parted() -> None:
    line = "Holm has said little so far. | AP Photo Harbour to open in the spring"
    assert parts(f"{line}\n\n{BODY}", "Harbour to open in the spring")[:2] == [
        ("caption", "Holm has said little so far. | AP Photo"),
        ("title", "Harbour to open in the spring"),
    ]


def test_labels_of_fields_and_their_values_before_the_first_paragraph_are_furniture() -> None:
    text = f"Harbour to open in the spring\nFecha de publicación:\xa0\n17 March 2021\nImagen principal:\n\n{BODY}"
    assert [part for part, _ in parts(text)] == ["title", "furniture", "furniture", "furniture", "body"]


def test_names_and_the_paper_before_the_first_paragraph_are_the_byline() -> None:
    text = f"Ada Lie and Per Dahl\n\nUSA TODAY\n\n{BODY}"
    assert [part for part, _ in parts(text)] == ["credit", "credit", "body"]


def test_a_dateline_is_parted_from_its_sentence() -> None:
    text = f"OSLO, March 12 (Xinhua) -- {BODY}"
    assert parts(text) == [("dateline", "OSLO, March 12 (Xinhua) --"), ("body", BODY)]


def test_an_agency_in_brackets_without_a_place_is_a_credit() -> None:
    assert parts(f"(CNN) {BODY}") == [("credit", "(CNN)"), ("body", BODY)]


def test_an_agency_signing_at_the_end_of_the_last_sentence_is_a_credit() -> None:
    text = f"{BODY}\n\n{MORE} EFE\n\njbe-ali/pd"
    assert parts(text) == [("body", BODY), ("body", MORE), ("credit", "EFE"), ("credit", "jbe-ali/pd")]


def test_a_hover_card_inside_a_sentence_is_a_hole_and_furniture_of_its_own() -> None:
    card = "Ada Marie HolmHarbour vote splits the council Three take-aways from the port debate MORE"
    text = f"Minister Ada Holm {card} said on Tuesday that the harbour would open in the spring, when the ice has gone."
    body, hole = lay_out(text)
    assert (body.part, hole.part) == ("body", "furniture")
    assert text[hole.start : hole.end] == card
    assert body.holes == ((hole.start, hole.end),)
    assert prose_of(text, body).split() == text.replace(card, "").split()


def test_a_hover_card_of_a_name_alone_leaves_the_linked_name_whole() -> None:
    text = "A source said that harbour master Ada Holm Ada Marie HolmMORE called the mayor on Friday night to tell him of the ice."
    body, hole = lay_out(text)
    assert text[hole.start : hole.end] == "Ada Marie HolmMORE"
    assert "harbour master Ada Holm  " in prose_of(text, body)


def test_the_prose_of_a_block_keeps_its_offsets() -> None:
    text = f"{BODY} Shares of Norse Lines (NORL.OL) fell on Monday by a tenth."
    block = lay_out(text)[0]
    assert len(prose_of(text, block)) == block.end - block.start
    assert "NORL" not in prose_of(text, block)
    assert prose_of(text, block).index("fell") == text.index("fell")


def test_links_at_the_end_of_an_embedded_post_are_cut_off_and_its_words_kept() -> None:
    words = "We will open the harbour. Great news for our fishermen and for all who eat fish!"
    text = f"{BODY}\n\n{words} https://t.co/Ab1cD2 pic.twitter.com/Ef3gH4\n\n{MORE}"
    assert ("body", words) in parts(text)
    assert ("furniture", "https://t.co/Ab1cD2 pic.twitter.com/Ef3gH4") in parts(text)


def test_a_paragraph_repeated_word_for_word_is_furniture_the_second_time() -> None:
    assert [part for part, _ in parts(f"{BODY}\n\n{MORE}\n\n{BODY}")] == ["body", "body", "furniture"]


def test_three_paragraphs_that_all_stand_twice_are_a_gallery() -> None:
    shown = [
        f"Boats lie at anchor off the {name} coast as the ice closes in on the harbour." for name in ("northern", "southern", "eastern")
    ]
    own = [f"{MORE[:-1]}, {name} said on Tuesday." for name in ("Berg", "Lie", "Dahl")]
    text = "\n\n".join([BODY, *shown, *shown, *own])
    assert [part for part, _ in parts(text)] == ["body", *["caption"] * 6, *["body"] * 3]


def test_a_report_scraped_twice_over_is_read_once_and_never_lost() -> None:
    paragraphs = [f"{MORE[:-1]}, {name} said on Tuesday." for name in ("Berg", "Lie", "Dahl", "Holm")]
    assert [part for part, _ in parts("\n\n".join([*paragraphs, *paragraphs]))] == [*["body"] * 4, *["furniture"] * 4]


def test_the_life_of_the_author_at_the_end_is_furniture_and_in_the_middle_is_not() -> None:
    life = "Ada Lie is a columnist for The Harbour Post."
    filler = [f"{MORE[:-1]}, Berg said for the {n}th time." for n in range(4, 12)]
    text = "\n\n".join([BODY, life, *filler, life.replace("Ada", "Per")])
    found = parts(text)
    assert found[1][0] == "body"
    assert found[-1][0] == "furniture"


def test_where_a_reporter_wrote_from_is_a_credit_at_the_end() -> None:
    assert parts(f"{BODY}\n\n{MORE}\n\nBerg reported from Oslo; Lie from Bodo.")[-1][0] == "credit"


def test_a_paragraph_whose_words_stand_in_another_is_set_apart_by_the_page() -> None:
    pulled = "Nobody in this harbour has ever seen the ice leave as early as this"
    text = "\n\n".join([BODY, f"“{pulled}”", f"“{pulled},” Holm said, “and nobody is ready for it.”", MORE])
    assert [part for part, _ in parts(text)] == ["body", "furniture", "body", "body"]


def test_a_list_of_short_lines_is_not_taken_for_headings() -> None:
    text = f"{BODY}\n\nThree ports stay closed:\n\nNarvik\n\nBodo\n\nAlta\n\n{MORE}"
    assert all(part == "body" for part, _ in parts(text))


def test_a_blank_text_has_no_blocks() -> None:
    assert lay_out(" \n\t\n") == ()


LINES = st.lists(
    st.one_of(
        st.text(max_size=80), st.sampled_from([BODY, MORE, *CAPTIONS, *FURNITURE, "OSLO, March 12 --", "", f"(CNN) {BODY}", f"{MORE} EFE"])
    ),
    max_size=12,
)


@given(LINES)
def test_blocks_hold_every_character_once_outside_holes(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = lay_out(text)
    assert list(blocks) == sorted(blocks, key=lambda block: (block.start, -block.end))
    held = [0] * len(text)
    for block in blocks:
        assert 0 <= block.start < block.end <= len(text)
        for at in range(block.start, block.end):
            held[at] += not _in_hole(block, at)
    assert all(n == 1 for n, character in zip(held, text, strict=True) if not character.isspace())
    assert max(held, default=0) <= 1


def _in_hole(block: Block, at: int) -> bool:
    return any(start <= at < end for start, end in block.holes)


@pytest.mark.parametrize("words", ["A ", "Holm Ada Holm ", "a/", "© ", "MORE "])
def test_a_very_long_line_without_sentences_is_laid_out_at_once(words: str) -> None:
    text = words * (60_000 // len(words))
    assert lay_out(text)[0].start == 0
