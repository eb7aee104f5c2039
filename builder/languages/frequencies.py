"""How common words are: the word lists of the package pyspellchecker."""

from __future__ import annotations

from functools import cache
from typing import Any

from spellchecker import SpellChecker


@cache
def frequencies(language: str) -> dict[str, int]:
    """How often each word, in small letters, stands in the corpus of `language`; nothing where the package has none."""
    code = language.split("-")[0]
    if code not in SpellChecker.languages():
        return {}
    frequency: Any = SpellChecker(code).word_frequency
    counts: dict[str, int] = frequency.dictionary
    return counts
