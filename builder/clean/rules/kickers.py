"""Labels, breadcrumbs and rows of links above and below the article are removed."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from builder.clean.edges import edges
from builder.clean.furniture import furniture
from builder.clean.openings import foreign_lines, numbered_menu, strange_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "kickers"
_BETWEEN = re.compile(r"\s(?:[|>»›·•→/]|::)\s")
_LONGEST_PART = 40
_MOST_WORDS = 4
_FEWEST_ITEMS = 3
_SLUG = re.compile(r"[A-Z]{2,20}(?:[-/][A-Z]{2,20}){2,6}(?:[-/ ]\d{1,3})?")  # how an agency files a report
_GLUED = re.compile(r"[a-z](?=[A-Z][A-Za-z])|[A-Za-z](?=\d)|\d(?=[A-Z][a-z])")
_FEWEST_GLUED = 3
_GLUED_SHARE = 0.2  # of the words of a menu whose items a converter glued together
_ITEM = re.compile(r"[^\W\d_a-z][\w&'’-]{0,20}(?: [\w&'’-]{1,20}){0,2}")


def rule(view: View) -> Iterator[Edit]:
    """`World`, `Home > World > Europe`, `Terms of Use | Contact`: before the first or behind the last paragraph.

    A row is made of two parts or more, of at most four words each; a title with a bar in it has a longer part. Three
    lines or more of three words at most, each of which begins with a capital and ends without a mark, are such a row
    at the very start or end of the text. Short lines above a headline with words of the article go if they have none;
    so do numbered links above the body, lines in another script than the article's, and menus whose items are glued
    together, as in `HomeWorldSportContact us`.
    """
    at_edges = edges(view)
    listed = {line.start for line in furniture(view, NAME)}
    lines = view.shown_lines
    menu = {line.start: line for line in (*_items(lines), *numbered_menu(lines), *strange_lines(view))}
    menu |= {line.start: line for line in foreign_lines(view, at_edges)}
    for line in menu.values():
        yield view.without(line, NAME)
    for line in view.standing_lines:
        if (
            line.start not in menu
            and line.start in at_edges
            and (line.start in listed or _is_row(line.text) or is_glued(line.text))
        ):
            yield view.without(line, NAME)


def _items(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a menu at the start or the end of the text."""
    for side in (lines, lines[::-1]):
        items = list(takewhile(lambda line: _ITEM.fullmatch(line.text.strip()) is not None, side))
        if _FEWEST_ITEMS <= len(items) < len(lines):
            yield from items


def is_glued(text: str) -> bool:
    """Whether `text` is a menu whose items stand side by side with nothing between."""
    glued = len(_GLUED.findall(text))
    return glued >= max(_FEWEST_GLUED, _GLUED_SHARE * (text.count(" ") + 1)) and "://" not in text


def _is_row(text: str) -> bool:
    if _SLUG.fullmatch(text.strip()):
        return True
    parts = _BETWEEN.split(text.strip(" |>»›·•"))
    return len(parts) > 1 and all(
        len(part) <= _LONGEST_PART and part.count(" ") < _MOST_WORDS and part[-1:] not in ".!?," for part in parts
    )
