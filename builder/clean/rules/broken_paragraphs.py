"""Sentences that a piece of furniture split into two paragraphs are joined again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.clean.edges import is_body
from builder.clean.layout import GOES_ON, LIST_ITEM, chunks, ends_sentence, hangs, is_verse, starts_lower
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "broken-paragraphs"
_FEWEST_WORDS = 5
_SHORTEST_PROSE = 25
_PLAIN_WORD = re.compile(r"[\"'“‘(]*[^\W\d_]+(?![.@/][^\W\d_])")
_MOST_STRANDED_WORDS = 6
_MOST_BEFORE_MARK = 14  # words of a link before the mark that follows it
_BROKEN_OFF = re.compile(
    r"[.!?][\"'”“’»«)\]]*\s+[^\s.!?:|/©]+(?:\s+[^\s.!?:|/©]+){1,80}$"
)  # a sentence, and words of another
_SHORTEST_BROKEN_OFF = 60
_SHORTEST_SENTENCE = 45


def rule(view: View) -> Iterator[Edit]:
    """Joins a paragraph without an end with one that goes on in mid-sentence, and words stranded between the two.

    A headline that ends with a little word goes on only in what begins in mid-sentence.
    """
    lines = [line for chunk in chunks(view.lines) if not is_verse(chunk) for line in chunk]
    language = view.context.language
    index = 0
    while index + 1 < len(lines):
        count = _pieces(lines[index : index + 3], language, headline=index == 0 and not is_body(lines[0].text))
        for line, following in pairwise(lines[index : index + count]):
            glue = "" if GOES_ON.match(following.text) else " "
            yield Edit(line.end, following.start, glue, NAME)
        index += max(1, count - 1)


def _pieces(lines: list[Line], language: str, *, headline: bool) -> int:
    """How many of `lines`, the first of which may be the `headline`, make one sentence."""
    first, second, *rest = (line.text for line in lines)
    if not _is_open(first):
        return 1
    adjacent = lines[0].end + 1 == lines[1].start
    if not LIST_ITEM.match(second) and (
        _goes_on(second)
        or (hangs(first, language) and (adjacent or not headline))
        or (adjacent and _is_broken_off(first, second))
    ):
        return 2
    if rest and _is_stranded(second, rest[0], adjacent=adjacent):
        return 3
    return 1


def _is_open(text: str) -> bool:
    """Whether `text` begins a sentence and does not end it; items of a list that begin in small letters do not."""
    return (
        len(text) >= _SHORTEST_PROSE
        and text.count(" ") >= _FEWEST_WORDS - 1
        and not ends_sentence(text)
        and not starts_lower(text)
        and not LIST_ITEM.match(text)
    )


def _goes_on(text: str) -> bool:
    return GOES_ON.match(text) is not None or _is_rest(text)


def _is_rest(text: str) -> bool:
    """Whether `text` reads on in mid-sentence: several words, the first of them a plain one in small letters."""
    return starts_lower(text) and " " in text and _PLAIN_WORD.match(text) is not None


def _is_broken_off(text: str, following: str) -> bool:
    """Whether `text` holds a sentence and the beginning of another, and `following` may be the rest of that."""
    return (
        len(text) >= _SHORTEST_BROKEN_OFF
        and _BROKEN_OFF.search(text) is not None
        and text[-1].isalnum()
        and following[0].isalnum()
        and len(following) >= _SHORTEST_SENTENCE
        and ends_sentence(following)
    )


def _is_stranded(text: str, following: str, *, adjacent: bool) -> bool:
    """Whether `text` is the words of a link, with the rest of the sentence behind it."""
    if ends_sentence(text) or LIST_ITEM.match(text):
        return False
    words = text.count(" ") + 1
    if GOES_ON.match(following):
        return words <= (_MOST_BEFORE_MARK if adjacent else _MOST_STRANDED_WORDS)
    return words <= _MOST_STRANDED_WORDS and text[0].isalpha() and _is_rest(following)
