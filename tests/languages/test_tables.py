"""Tables of words: which languages have them, and what stands in where one has none."""

from __future__ import annotations

import pytest

from builder.languages import speaks, table


def test_a_language_speaks_what_it_has_a_table_for() -> None:
    assert speaks("names_words", "en")
    assert speaks("names_words", "en-GB")


@pytest.mark.parametrize("language", ["de", "ru", "zh-Hant", "xx"])
def test_a_language_without_a_table_does_not_speak(language: str) -> None:
    assert not speaks("names_words", language)


def test_a_table_that_a_language_lacks_is_the_english_one() -> None:
    assert table("names_words", "xx") == table("names_words", "en")


def test_a_table_that_nobody_has_is_an_error() -> None:
    with pytest.raises(LookupError, match="no table 'nothing'"):
        table("nothing")
