from __future__ import annotations

import pytest
from heard import Find, name, said


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The council said fewer than ten people whose houses had burned had not yet found a bed.", "council", "fewer than ten people"),
        (
            "Ann Low, the lawyer for the town, says the guidelines for the guard's dealings with fishers date back to a dark time.",
            "Ann Low",
            "to a dark time",
        ),
        ("Ed Hill came on Monday. He told the group he considered each of them family.", "Ed Hill", "he considered each of them family"),
        (
            "Hill said instead of closing the lake, his group is calling for it to be drained.",
            "Hill",
            "instead of closing the lake, his group is",
        ),
        (
            "“Many” boats that sank “had lost a mast,” Ann Low, head of the guard, told fishers Thursday.",
            "Ann Low",
            "“Many” boats that sank “had lost a mast,”",
        ),
        (
            "The town may close the lake, and as the Herald's Ann Low notes, as a lake it “could draw others to the town.”",
            "Ann Low",
            "as a lake it “could draw",
        ),
        (
            "On NBC, reporter Ann Low put it this way:\n\nThe boats left in the night and did not come back.",
            "Ann Low",
            "The boats left in the night",
        ),
        (
            "Hill is due to meet fishers, and said shortly after landing that “it's expected” he'll meet the mayor.",
            "Hill",
            "he'll meet the mayor",
        ),
        (
            "Fighting over the fate of boats seized as children slept could be so bitter that the town loses its port, Ann Low, a former "
            "adviser to the mayor, said in an interview on Sunday.",
            "Ann Low",
            "Fighting over the fate of boats",
        ),
        ("The dispute grew after Hill last month announced he saw proof that the dam had failed.", "Hill", "he saw proof that"),
        ("“Wait a minute, all of you,” Low reportedly objected.", "Low", "Wait a minute"),
        (
            "Mayor Ed Hill, a Democrat, said in a statement he shared the fishers' “anger” over it but wept.",
            "Ed Hill",
            "he shared the fishers",
        ),
        ("The plan was a trick, Hill said. Not so, former town officials said.", "former town officials", "Not so"),
        (
            "Not so, former town officials said, arguing the decision to grant the licence kept to the spirit of the deal.",
            "former town officials",
            "kept to the spirit of the deal",
        ),
        (
            "Ed Hill doubted it.\n\n“The plan to close the dam not only ran counter to the law, it skirted it,” Ann Low, a river expert "
            "at the conservative Institute for the Defence of Lakes think tank, tweeted on Wednesday.",
            "Ann Low",
            "it skirted it",
        ),
        ("The Lake House was put under lockdown, as the Herald's Ann Low in Lisbon reports.", "Ann Low", "was put under lockdown"),
        ("The British press reports that a member of the council was among the helpers.", "press", "among the helpers"),
        ("The bank had issued a licence, an inquiry by the town released Wednesday showed.", "town", "issued a licence"),
        ("Prices rose by 3 percent, official data showed on Tuesday.", "official data", "Prices rose by 3 percent"),
        ("The firm lost ten boats last year, data show.", "data", "The firm lost ten boats last year"),
        ("The firm kept papers that showed that the boats had sunk.", "papers", "the boats had sunk"),
        ("Ann Low was adamant that the port would stay open.", "Ann Low", "the port would stay open"),
        ("Ann Low has been clear that, apart from the weir, the town will go on.", "Ann Low", "apart from the weir, the town will go on"),
        (
            "Ann Low has called the lake tax, which also hits ferries, a bad trick.",
            "Ann Low",
            "the lake tax, which also hits ferries, a bad trick",
        ),
        ("Ann Low made clear he did not intend to close the dam.", "Ann Low", "he did not intend to close the dam"),
        ("Ann Low has made it abundantly clear to the town that he would not go.", "Ann Low", "he would not go"),
        ("Ann Low visited the bridge that had collapsed and called for repairs.", "Ann Low", "repairs"),
        (
            "In a letter, Ann Low “strongly condemned the raid on the town and its people.”",
            "Ann Low",
            "the raid on the town and its people",
        ),
        (
            "Engineer Ann Low gave a brief account of the dam: “It was built in 1962. It failed last year.”",
            "Ann Low",
            "It was built in 1962. It failed last year",
        ),
    ],
)
def test_words_are_found_where_the_parser_lost_the_clause(statements: Find, text: str, speaker: str, words: str) -> None:
    assert name(said(statements(text), words)) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Lund added the sugar to the bowl, but the others left.",
        "Lund said nothing of note when the others left.",
        "When Low told the story that he had heard, the others left.",
        "Voters in Vannet passed the law; they recalled two senators from office.",
        "The lesson made clear why the others left.",
        "Guards made clear the road when the others left.",
        "Later, Low said.",
        "Low argued the case brought by the town when the others left.",
    ],
)
def test_a_thing_or_an_aside_behind_a_verb_of_saying_is_no_clause(statements: Find, text: str) -> None:
    found = [s.text for s in statements(text)]
    assert not any("others left" in words or "moved" in words or "passed" in words for words in found)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Lund urged caution.", "Lund", "caution"),
        ("Lund urged an “explicit ban” on boats.", "Lund", "an “explicit ban” on boats"),
        ("Lund placed the blame for the flood on the makers of the dam.", "Lund", "the blame for the flood on the makers of the dam"),
        ("Ed Hill was ordered by the mayor to leave the lake.", "mayor", "to leave the lake"),
        ("Lund pleaded with the town to close the lake.", "Lund", "to close the lake"),
        ("Lund appealed for calm.", "Lund", "calm"),
        ("The town has long advocated for a new dam.", "town", "a new dam"),
        ("The defense argued for a new trial.", "defense", "a new trial"),
        ("Not every boat is safe – Ann Low, for example, has urged Hill to sell his.", "Ann Low", "to sell his"),
    ],
)
def test_what_is_asked_for_is_found_in_every_shape(statements: Find, text: str, speaker: str, words: str) -> None:
    found = said(statements(text), words)
    assert (name(found), found.text) == (speaker, words)


def test_a_title_that_ends_in_a_participle_is_read(statements: Find) -> None:
    assert statements("Low argued the right given") is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The order shuts the weir, bars all boats from it and also limits what fishers may sell, according to the Lake Ministry.",
            "The order shuts the weir, bars all boats from it and also limits what fishers may sell",
        ),
        (
            "Ann Low asked why the mayor didn’t step in earlier and brought up two old tales of the lake.",
            "why the mayor didn’t step in earlier",
        ),
        (
            "On the one hand, port critics called for closing gaps and stepping up checks in the wake of the raid.",
            "closing gaps and stepping up checks in the wake of the raid",
        ),
        ("Holm called his father during the chase to say that he “would not come home.”", "he “would not come home.”"),
    ],
)
def test_what_is_said_reaches_as_far_as_the_sentence_lets_it(statements: Find, text: str, words: str) -> None:
    assert [statement.text for statement in statements(text)] == [words]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The nurse said the doctor was rude and asked her to leave.", "to leave", "doctor"),
        ("The council said the guard did not call for help but told a cook that he was ill.", "he was ill", "guard"),
        ("Ann Low said they attacked her, calling her a witch.", "they attacked her, calling her a witch", "Ann Low"),
    ],
)
def test_what_may_be_another_s_act_stays_in_what_is_said(statements: Find, text: str, words: str, speaker: str) -> None:
    assert name(next(s for s in statements(text) if s.text == words)) == speaker
