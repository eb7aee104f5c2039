"""The blocks of a clean text: title, headings and paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.layout import LIST_ITEM, ends_sentence
from builder.clean.phrases import normalised
from builder.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_HEADING = 110
_LONGEST_TITLE = 220
_MOST_WORDS = 15
_CLOSING = "\"'”’»“)"
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def blocks(text: str, title: str | None) -> tuple[Block, ...]:
    """The blocks of `text`, which one blank line separates; `title` is the article's title where it is known.

    The first block is the title if it says what `title` says, or if none is known and it has the form of a headline.
    A heading is a short line that is no sentence, with a paragraph behind it.
    """
    found = list(_spans(text))
    kinds: list[Block] = []
    for index, (start, end) in enumerate(found):
        block = text[start:end]
        last = index == len(found) - 1
        if index == 0 and is_title(block, title, alone=last):
            kinds.append(Block("title", start, end))
        elif not last and is_heading(block):
            kinds.append(Block("heading", start, end))
        else:
            kinds.append(Block("paragraph", start, end))
    return tuple(kinds)


def is_title(block: str, title: str | None, *, alone: bool) -> bool:
    """Whether the first block of a text is its title; `alone` if there is no other block."""
    if title is not None and normalised(block).casefold() == normalised(title).casefold():
        return True
    return not alone and title is None and _is_headline(block.removesuffix("!"), _LONGEST_TITLE, 2 * _MOST_WORDS)


def is_heading(block: str) -> bool:
    """Whether `block` has the form of a heading."""
    return _is_headline(block, _LONGEST_HEADING, _MOST_WORDS)


def _is_headline(block: str, longest: int, most_words: int) -> bool:
    return (
        len(block) <= longest
        and "\n" not in block
        and block.count(" ") < most_words
        and (not ends_sentence(block) or block.endswith("?"))
        and not LIST_ITEM.match(block)
        and not block.rstrip(_CLOSING).endswith(",")
        and any(character.isalpha() for character in block)
    )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _BLOCK.finditer(text))
