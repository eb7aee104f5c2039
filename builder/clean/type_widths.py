"""How wide letters are in print, about as common faces agree, so that lines of proportional type can be measured."""

from __future__ import annotations

import unicodedata

_EM = 100
USUAL = 56
_CLASSES = {
    24: "ijl'’‘|!.,:;",
    30: 'ftI[]()/\\ r-“”"\u00a0',
    50: "szcvxykJ",
    68: "ABCDEFGHKNOPQRSTUVXYZw&+=<>",
    85: "mMW%@—…",
}


class _Widths(dict[str, int]):
    """The widths of characters, in hundredths of an em; those that are not listed are measured as they are met."""

    def __missing__(self, character: str) -> int:
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            width = 0
        elif unicodedata.east_asian_width(character) in "WF":
            width = _EM
        else:
            plain = unicodedata.normalize("NFD", character)[:1]
            width = self[plain] if plain != character else USUAL
        self[character] = width
        return width


_WIDTHS = _Widths({character: width for width, characters in _CLASSES.items() for character in characters})


def printed(text: str) -> int:
    """How long `text` is on paper, in hundredths of an em of its type."""
    return sum(map(_WIDTHS.__getitem__, text))
