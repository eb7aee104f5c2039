"""Where a line may have ended in a text whose line breaks were lost, and the table of weights for that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builder.clean.gap_clues import gaps
from builder.clean.rules.lost_breaks import odds
from builder.clean.word_shapes import shape, words_of
from builder.languages import table
from tests.cases import cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.gap_clues import Gap

LINES = [param.values[0]["raw"] for param in cases(Path(__file__).parents[1] / "cases") if "lost" in str(param.id)]
MARKS = (
    "By Ann Example 3 March 2025 12:30 | Photo: Getty “Newsletter” (Log In – Log In – Log In. Log In? U.S. 1,200 日本 ©"
    "Log In newsletter Log in. A newsletterLog InLog In photoLog In Photo"
)


def gaps_of(text: str) -> Iterator[Gap]:
    return gaps(list(words_of(text)))


def test_a_word_ends_at_white_space_and_where_two_are_glued() -> None:
    words = list(words_of("put off until spring.Read moreBy Ann McDonald, www.Example.com"))
    assert [word.text for word in words] == [
        *("put", "off", "until", "spring.", "Read", "more", "By", "Ann", "Mc", "Donald,", "www.Example.com"),
    ]
    assert [word.text for word in words if word.glued] == ["Read", "By", "Donald,"]


@pytest.mark.parametrize(
    ("word", "looks"),
    [
        ("the", "l"),
        ("harbour,", "w,"),
        ("The", "L"),
        ("“Harbour", "(C"),
        ("NATO).", "A."),
        ("2025", "Y"),
        ("12:30", "T"),
        ("7", "d"),
        ("1,200", "N"),
        ("Dr.", "C'"),
        ("wait...", "w…"),
        ("日本。", "k."),
        ("|", "mark"),
        ("»", "bar"),
        ("–", "dash"),
    ],
)
def test_a_word_is_known_by_its_shape(word: str, looks: str) -> None:
    assert "".join(shape(word)) == looks


def test_no_line_ends_before_a_small_letter_nor_behind_a_little_word() -> None:
    found = [
        (gap.before.text, gap.behind.text) for gap in gaps_of("Ann Example met the Council on Monday. Nobody came.")
    ]
    assert found == [("Ann", "Example"), ("Monday.", "Nobody")]


def test_a_line_ends_rather_between_glued_words_and_in_menus_than_within_a_sentence() -> None:
    page = next(line for line in LINES if line.startswith("HomeNews"))
    weights = {gap.behind.text: odds(gap) for gap in gaps_of(page)}
    assert min(weights["Privacy"], weights["Cookie"], weights["Members"]) > 0
    sentence = "In the spring the council, which Ann Example leads, met the engineers of the Harbour Bank in Northgate."
    assert max(odds(gap) for gap in gaps_of(sentence)) < 0


def test_every_weight_is_that_of_a_clue_which_is_looked_for() -> None:
    looked_for = {clue.split()[0] for text in (MARKS, *LINES) for gap in gaps_of(text) for clue in gap.clues}
    assert {str(clue).split()[0] for clue in table("gap_weights")} - looked_for == {"always"}
