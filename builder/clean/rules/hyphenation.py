"""A word that was divided at a line's end is whole again; a hyphen that belongs to it stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.tables import merged
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "hyphenation"
_DIVIDED = re.compile(
    r"(?<![^\W\d_])(?P<first>[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3})(?P<gap>[-‐¬\xad]\n)(?P<second>[^\W\d_]{1,40})"
)

_HYPHENS = "-‐"
_DIVIDERS = "¬\xad"  # what belongs to no word
_ADDRESS_MARKS = tuple("./@_")


def rule(view: View) -> Iterator[Edit]:
    """A hyphen at a line's end goes with the line's end, unless it belongs to the word.

    It does where the text has the word with a hyphen elsewhere, where the table lists one of the parts as one that
    compounds are made with, or where the second part is capitalised. A hyphen seen nowhere else divides a word, and a
    soft hyphen or the sign `¬` always does.
    """
    if not any(f"{mark}\n" in view.text for mark in (*_HYPHENS, *_DIVIDERS)):
        return
    for match in _DIVIDED.finditer(view.text):
        hyphen = match["gap"][0] in _HYPHENS
        kept = hyphen and (_in_address(view.text, match) or _belongs(match["first"], match["second"], view))
        yield Edit(match.start("gap"), match.end("gap"), "-" if kept else "", NAME)


def _in_address(text: str, match: re.Match[str]) -> bool:
    """Whether the hyphen stands in an address of the web, where a machine adds none."""
    before, behind = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 2]
    return before in _ADDRESS_MARKS or (behind[:1] in _ADDRESS_MARKS and behind[1:2].isalnum())


def _belongs(first: str, second: str, view: View) -> bool:
    if second[0].isupper() and not first.isupper():
        return True
    first, second = first.casefold(), second.casefold()
    hyphenated = f"{first}-{second}" in view.words
    if hyphenated != (first + second in view.words):
        return hyphenated
    parts = merged("clean_words", view.context.language)
    if first in parts["compound_firsts"] or second in parts["compound_seconds"]:
        return True
    return first in parts["doubtful_firsts"] and second in view.words
