"""Patterns for one of many words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from builder.clean.word_patterns import any_of

WORDS = st.lists(st.text("abc. (|", min_size=1, max_size=6), min_size=1, max_size=12)


@given(WORDS, st.text("abc. (|", max_size=40))
def test_a_pattern_finds_what_an_alternation_of_the_longest_words_first_finds(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert re.findall(f"(?:{any_of(words)})x?", text) == re.findall(f"(?:{plain})x?", text)


def test_a_space_in_a_word_may_stand_for_more() -> None:
    assert re.fullmatch(any_of(["file photo"], space=r"\s+"), "file \t photo")


def test_no_words_match_nothing() -> None:
    assert re.search(any_of([]), "any text") is None
