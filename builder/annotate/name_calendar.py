"""Months and small words that are given names before a surname: `May Chen`, `Jan Novak`, `Will Smith`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.name_tokens import Token
    from builder.annotate.name_words import Words

_BEFORE = re.compile(r"(\w+)\.?[ \u00a0-]$")
_NEAR = 14  # characters before a word in which the word before it is looked for
_QUESTION = re.compile(r"[^.!?\n]{0,300}\?")


def given_names(run: Sequence[Token], text: str, base: int, weak: bool, known: Words) -> list[Token]:
    """`run`, in which such words are marked as given names where a surname follows and nothing makes them a date.

    The offsets of its words count from `base`, where it begins in `text`. `weak`: a sentence may begin with the run.
    """
    return [
        token._replace(given=True) if _is_given(run, at, text, base, weak and at == 0, known) else token
        for at, token in enumerate(run)
    ]


def _is_given(run: Sequence[Token], at: int, text: str, base: int, weak: bool, known: Words) -> bool:
    token = run[at]
    start, end = base + token.start, base + token.end
    word = token.text.title()
    inside = word in known.given_inside and not weak and not token.link
    if not (inside or word in known.doubtful_given) or at + 1 == len(run):
        return False
    following = run[at + 1]
    if following.link or following.start != token.end + 1 or not _like_surname(following.text.title(), known):
        return False
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    if before and (before[1].isdigit() or before[1].lower() in known.calendar_before):
        return False
    return inside or word not in known.starts or not _QUESTION.match(text, end)


def _like_surname(word: str, known: Words) -> bool:
    if word in known.countries or word in known.demonyms or word in known.heads or word in known.no_name:
        return False
    return word in known.surnames or not known.is_everyday(word.lower())
