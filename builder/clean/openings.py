"""The lines above the headline that have nothing to do with the article: sections, slogans, names of outlets, menus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.edges import is_body
from builder.clean.layout import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

_REACH = 8  # lines among which the headline is looked for
_MOST_WORDS = 4  # of a line that is none
_FEWEST_WORDS = 4  # of a headline
_MOST_OF_HEADLINE = 25
_FEWEST_COMMON = 2  # words of four letters that a headline shares with the article
_SHARE = 0.4  # of its words of four letters
_WORD = re.compile(r"[^\W\d_]{4,}")
_ANY_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f]")
_MOST_FOREIGN = 6  # lines; more are a part of the text
_MOSTLY = 0.8  # of the letters of a text in Latin script
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+\S+(?: \S+){0,4}\s*")
_FEWEST_NUMBERED = 3


def strange_lines(view: View) -> Iterator[Line]:
    """The short lines above a headline of which the rest of the text has no word, where the headline has several."""
    lines = view.shown_lines
    times = view.words
    for index, line in enumerate(lines[:_REACH]):
        if _is_headline(line.text, view):
            yield from lines[:index]
            return
        words = _WORD.findall(line.text.casefold())
        few = len(_ANY_WORD.findall(line.text)) <= _MOST_WORDS
        if not few or not words or ends_sentence(line.text) or any(times[word] > words.count(word) for word in words):
            return


def _is_headline(text: str, view: View) -> bool:
    words = set(_WORD.findall(text.casefold()))
    if is_body(text) or not _FEWEST_WORDS <= len(_ANY_WORD.findall(text)) <= _MOST_OF_HEADLINE or not words:
        return False
    common = sum(view.words[word] > 1 for word in words)
    return common >= max(_FEWEST_COMMON, _SHARE * len(words))


def foreign_lines(view: View, at_edges: frozenset[int]) -> Iterator[Line]:
    """The few lines above and below the body in another script, where the text is in Latin letters."""
    if view.text.isascii() or _OTHER.search(view.text) is None:
        return
    letters = len(_LETTER.findall(view.text))
    if letters and len(_LATIN.findall(view.text)) >= _MOSTLY * letters:
        foreign = [line for line in view.lines if _OTHER.search(line.text) and _is_foreign(line.text)]
        if len(foreign) <= _MOST_FOREIGN:
            yield from (line for line in foreign if line.start in at_edges)


def _is_foreign(line: str) -> bool:
    letters = len(_LETTER.findall(line))
    return letters > 0 and len(_LATIN.findall(line)) < letters / 2


def numbered_menu(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a numbered list of a few words each above the body: the links that skip to a part of the page."""
    run: list[Line] = []
    for line in lines:
        if is_body(line.text):
            break
        if _NUMBERED.fullmatch(line.text) and not ends_sentence(line.text):
            run.append(line)
        elif len(run) >= _FEWEST_NUMBERED:
            break
        else:
            run = []
    if len(run) >= _FEWEST_NUMBERED:
        yield from run
