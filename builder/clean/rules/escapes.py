"""What stands for characters in the strings of programs and in the cells of tables becomes the characters."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "escapes"
_CODED = re.compile(r"(?:\\u(?!00[01]|007[fF])[0-9a-fA-F]{4})+")
_SLASHED = re.compile(r"\\([\"'/])")
_BARE = {'"': re.compile(r"(?<!\\)\""), "'": re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"), "/": re.compile(r"(?<!\\)/")}
_FEWEST = 2
_FEWEST_LINES = 3


def rule(view: View) -> Iterator[Edit]:
    r"""`\u2019`, `\"`, `\'` and `\/`, twice at least, where marks of the kind stand nowhere without the backslash.

    Quotation marks around all of the text go where those within it are escaped, or doubled as in a cell of a table, or
    none are within it.
    """
    text = view.text
    yield from _decoded(text) if "\\" in text else ()
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if end - start > 1 and text[start] == text[end - 1] == '"' and text[end - 2] != "\\":
        within = [match.start() for match in _BARE['"'].finditer(text, start + 1, end - 1)]
        pairs = list(zip_longest(within[::2], within[1::2], fillvalue=0))
        if all(second == first + 1 for first, second in pairs) and _is_long(view):
            yield Edit(start, start + 1, "", NAME)
            yield from (Edit(second, second + 1, "", NAME) for _, second in pairs)
            yield Edit(end - 1, end, "", NAME)


def _is_long(view: View) -> bool:
    """Whether the text has more lines than a quotation."""
    return sum(bool(line.text.strip()) for line in view.lines) >= _FEWEST_LINES


def _decoded(text: str) -> Iterator[Edit]:
    coded = list(_CODED.finditer(text))
    if sum(len(match.group()) // 6 for match in coded) >= _FEWEST:
        for match in coded:
            meant = bytes.fromhex(match.group().replace("\\u", "")).decode("utf-16-be", "replace")
            yield Edit(match.start(), match.end(), meant, NAME)
    slashed = list(_SLASHED.finditer(text))
    for mark, bare in _BARE.items():
        found = [match for match in slashed if match[1] == mark]
        if len(found) >= _FEWEST and bare.search(text.strip()[1:-1]) is None:
            yield from (Edit(match.start(), match.start() + 1, "", NAME) for match in found)
