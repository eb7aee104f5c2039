"""A word that was divided at a line's end is whole again; a hyphen that belongs to it stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.clean.tables import merged
from builder.languages import table
from builder.languages.frequencies import frequencies
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "hyphenation"
_DIVIDED = re.compile(
    r"(?<![^\W_])(?P<first>[^\W_]{1,40}(?:-[^\W_]{1,40}){0,3})(?P<gap>[-‐¬\xad]\n)(?P<second>[^\W_]{1,40})"
)
_JOINED_BADLY = re.compile(r"(?<![^\W_-])(?P<first>[^\W\d_]{2,40})(?P<gap>[-‐¬] )(?P<second>[^\W\d_]{2,40})(?![\w-])")

_HYPHENS = "-‐"
_DIVIDERS = "¬\xad"  # what belongs to no word
_ADDRESS_MARKS = tuple("./@_")
_COMMON = 500  # times that a word stands in the corpus of the list


def rule(view: View) -> Iterator[Edit]:
    """A hyphen at a line's end goes with the line's end, unless it belongs to the word.

    It does behind figures and abbreviations and before capitals; where the text has the word with a hyphen elsewhere;
    where the table lists one of the parts as one that compounds are made with; and where both parts are words of a
    language that makes such compounds, and the whole is none. A hyphen that stands for a part of a word stays before
    `and`. A soft hyphen or the sign `¬` always divides. Where a hyphen and a space are left of a line's end, they go
    if the text or the language has the word.
    """
    words = _Words(view)
    if any(f"{mark}\n" in view.text for mark in (*_HYPHENS, *_DIVIDERS)):
        for match in _DIVIDED.finditer(view.text):
            if match["gap"][0] in _DIVIDERS:
                new = ""
            else:
                new = "-" if _in_address(view.text, match) else words.between(match["first"], match["second"])
            if new == "- " and view.text[match.end() : match.end() + 1] in _HYPHENS:
                new = "-"
            yield Edit(match.start("gap"), match.end("gap"), new, NAME)
    if any(f"{mark} " in view.text for mark in (*_HYPHENS, "¬")):
        for match in _JOINED_BADLY.finditer(view.text):
            if words.is_whole(match["first"], match["second"]):
                yield Edit(match.start("gap"), match.end("gap"), "", NAME)


def _in_address(text: str, match: re.Match[str]) -> bool:
    """Whether the hyphen stands in an address of the web, where a machine adds none."""
    before, behind = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 2]
    return before in _ADDRESS_MARKS or (behind[:1] in _ADDRESS_MARKS and behind[1:2].isalnum())


class _Words:
    """What the text, its language and the tables know of the parts of a word."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._parts = merged("clean_words", view.context.language)
        self._use: Any = table("hyphens").get(view.context.language.partition("-")[0], {})

    def between(self, first: str, second: str) -> str:
        """What stands between two parts of a word that a hyphen at a line's end divides."""
        if not (first[-1].isalpha() and second[0].isalpha()):
            return "-"
        if second[0].isupper() and not (first.isupper() and second.isupper()):
            return "-"
        if first.isupper() and len(first) > 1 and second.islower():
            return "-"
        return self._between_words(first.casefold(), second.casefold(), name=first[0].isupper())

    def is_whole(self, first: str, second: str) -> bool:
        """Whether a hyphen and a space stand within one word."""
        whole = (first + second).casefold()
        known = whole in self._view.words or (whole in self._listed() and second.islower())
        return known and second.casefold() not in self._use.get("before", ())

    def _between_words(self, first: str, second: str, *, name: bool) -> str:
        whole, listed = first + second in self._view.words, self._listed()
        if f"{first}-{second}" in self._view.words:
            return "" if whole else "-"
        if whole or first + second in listed:
            return ""
        if second in self._use.get("before", ()):
            return "- "
        return "-" if self._makes_compound(first, second, name=name) else ""

    def _makes_compound(self, first: str, second: str, *, name: bool) -> bool:
        parts, listed = self._parts, self._listed()
        if first in parts["compound_firsts"] or second in parts["compound_seconds"]:
            return True
        if first in parts["doubtful_firsts"] and self._view.words[second] > 1:  # here, and elsewhere
            return True
        common = min(listed.get(first, 0), listed.get(second, 0)) >= _COMMON
        return bool(self._use.get("compounds")) and common and not name

    def _listed(self) -> dict[str, int]:
        return frequencies(self._view.context.language)
