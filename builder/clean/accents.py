"""Accents that stand beside their letters, as some file systems and typesetting programs write them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# A letter with combining accents or marks of voicing, or the parts of a Korean syllable.
_COMBINED = re.compile("[^\\W\\d_][\u0300-\u036f\u3099\u309a]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
_SPACING = {
    "`": "\u0300",
    "´": "\u0301",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
_BESIDE = re.compile(
    rf"(?:(?<=(?P<before>[^\W\d_]))|(?<![^\W\d_]))(?P<accent>[{''.join(_SPACING)}])(?=(?P<behind>[^\W\d_])?)"
)
_LIKE_QUOTES = "`´"  # which people type for apostrophes and quotation marks
_VOWELS = frozenset("aeiouyAEIOUYı")
_FEWEST = 3


class _Pair(NamedTuple):
    """An accent at ``[start, end)`` with a letter beside it, and the two as one; `doubtful` if it may quote."""

    start: int
    end: int
    accent: str
    letter: str
    doubtful: bool


def composed(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a letter and the accents beside it stand for one, and that letter, if there is one.

    Accents with a place of their own go with the letters behind them or before them, as most of a text do, if it has
    three at least, and no letter with such an accent.
    """
    for match in _COMBINED.finditer(text):
        letter = unicodedata.normalize("NFC", match.group())
        if len(letter) < len(match.group()):
            yield (*match.span(), letter)
    found = list(_BESIDE.finditer(text)) if any(accent in text for accent in _SPACING) else []
    sides = [[pair for match in found if (pair := _pair(match, side))] for side in ("before", "behind")]
    pairs = max(sides, key=len)
    if sum(not pair.doubtful for pair in pairs) >= _FEWEST:
        whole = _accents_of_letters(text)
        yield from ((pair.start, pair.end, pair.letter) for pair in pairs if not whole[_SPACING[pair.accent]])


def _pair(match: re.Match[str], side: str) -> _Pair | None:
    """The accent of `match` and the letter at its `side` as one, if that may be."""
    letter, accent = match[side], match["accent"]
    if letter is None or (accent in _LIKE_QUOTES and letter not in _VOWELS):
        return None
    one = unicodedata.normalize("NFC", letter.replace("ı", "i") + _SPACING[accent])
    start, end = sorted((match.start(side), match.start("accent")))
    doubtful = accent in _LIKE_QUOTES and match["before"] is None
    return _Pair(start, end + 1, accent, one, doubtful) if len(one) == 1 else None


def _accents_of_letters(text: str) -> Counter[str]:
    """How often the accents, as combining characters, are parts of letters of `text`."""
    letters = {letter: unicodedata.normalize("NFD", letter)[1:] for letter in set(text) if not letter.isascii()}
    return Counter(accent for accents in letters.values() for accent in accents)
