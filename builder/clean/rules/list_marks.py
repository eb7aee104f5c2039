"""The marks before the items of a list are removed: the items stand in blocks of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.layout import ends_sentence, starts_lower
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "list-marks"
_MARKED = re.compile(r"[ \t]*(?:(?P<dash>[-–—])\s+|(?P<bullet>[•·▪▫◦‣⁃●○■□▸►➢✓✔])[ \t]*|(?P<star>\*)\s+)(?=[^\s*])")
_NOTE = re.compile(r"[^\W_][.,;:!?\"'”’)]?\*(?!\w)")  # a star that a note below begins with, too
_NUMBER = re.compile(r"\d")
_SPEECH = re.compile(r"^[\"“”„«»]|\s[-–—](?:\s|$)")  # quoted, or with who said it between dashes
_FEWEST = 2
_ENDED = (";", ",")


class _Item(NamedTuple):
    """A line that opens with `mark`; its words start at `words` of the text."""

    line: Line
    mark: str
    words: int


def rule(view: View) -> Iterator[Edit]:
    """Bullets, and the stars and dashes of lists, of two items or more right behind each other; numbers stay.

    Dashes open speech, too: they go only where no item is quoted and hardly one is a sentence, or where numbers follow
    them. Stars stay in a text with notes.
    """
    for items in _lists(view):
        if not _is_list(items, view.text):
            continue
        for before, item in zip((None, *items), items, strict=False):
            if before is not None and before.line.end + 1 == item.line.start:
                yield Edit(before.line.end, item.words, "\n\n", NAME)
            else:
                yield Edit(item.line.start, item.words, "", NAME)


def _lists(view: View) -> Iterator[Sequence[_Item]]:
    """The runs of lines, blank ones left out, that open with the same mark."""
    items: list[_Item] = []
    for line in view.shown_lines:
        match = _MARKED.match(line.text)
        mark = match.group().strip() if match else ""
        if items and items[0].mark != mark:
            yield items
            items = []
        if match:
            items.append(_Item(line, mark, line.start + match.end()))
    yield items


def _is_list(items: Sequence[_Item], text: str) -> bool:
    if len(items) < _FEWEST:
        return False
    mark = items[0].mark
    if mark == "*":
        return _NOTE.search(text) is None
    if mark not in "-–—":
        return True
    return all(_NUMBER.match(text, item.words) for item in items) or _are_no_sentences(items, text)


def _are_no_sentences(items: Sequence[_Item], text: str) -> bool:
    """Whether none of `items` is speech, and all but the last open in small letters, or end as no sentence does."""
    said = [text[item.words : item.line.end].rstrip() for item in items]
    return not any(_SPEECH.search(words) for words in said) and all(
        starts_lower(words) or words.endswith(_ENDED) or not ends_sentence(words) for words in said[:-1]
    )
