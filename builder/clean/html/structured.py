"""The article as a page's structured data carry it: for pages that a script writes, whose markup has no article.

The text is the string under `articleBody` of JSON in a script (schema.org), and its title the one under `headline`, if
that comes before. Both stay where they are in the file; escapes of JSON, and of HTML in it, are replaced by edits.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from builder.clean.engine import apply, compose
from builder.clean.html.characters import unescaped
from builder.clean.html.edits import edits_for
from builder.clean.html.furniture import is_furniture
from builder.clean.html.tree import parse
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.html.tree import Page

_LEAST = 400  # characters of an article that is no mere summary
_MOST_IN_MARKUP = 0.35  # of its length may stand in the markup, for the markup not to have the article
_SCRIPT, _ESCAPE = "html-script", "html-entity"
_BREAK = "<br><br>"
_STRING = re.compile(r'"(articleBody|headline)"\s*+:\s*+"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_JSON = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[\n\r]+"
_ESCAPED = re.compile(_JSON, re.DOTALL)
_ESCAPED_MARKUP = re.compile(rf"{_JSON}|&(?:lt|gt|amp|quot);", re.DOTALL)
_BLOCKS = re.compile(r"(<|\\u003[cC]|&lt;)(?:p|br|div)\b", re.IGNORECASE)


def structured_edits(page: Page, found: int) -> Sequence[Edit] | None:
    """Edits that leave the article in the page's structured data; None where there is none.

    `found` is how many characters of an article the markup has: with a third of what the data say, it is preferred.
    """
    strings = _strings(page)
    least = max(_LEAST, found / _MOST_IN_MARKUP)
    if not strings or strings[-1][1] - strings[-1][0] < least:
        return None
    decoding = tuple(_decoding(page.raw, strings))
    markup = parse(apply(page.raw, decoding))
    kept = [block for block in markup.blocks if not block.hidden and not is_furniture(block)]
    if sum(len(block.text) for block in kept) < least:
        return None
    return compose(decoding, edits_for(markup, kept))


def _strings(page: Page) -> list[tuple[int, int]]:
    """Where the longest article's headline, if it comes before, and text stand."""
    found: list[tuple[int, int]] = []
    for told in page.told:
        if told.name == "script" and "json" in page.raw[told.attributes : told.end].lower():
            headline: list[tuple[int, int]] = []
            for match in _STRING.finditer(page.raw, told.end, told.text_end):
                if match[1] == "headline":
                    headline = [match.span(2)]
                elif not found or len(match[2]) > found[-1][1] - found[-1][0]:
                    found = [*headline, match.span(2)]
    return found


def _decoding(raw: str, strings: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Edits that leave what the strings mean, as a piece of HTML."""
    position = 0
    for number, (start, end) in enumerate(strings):
        yield Edit(position, start, _BREAK if number else "", _SCRIPT)
        blocks = _BLOCKS.search(raw, start, end)
        line_break = " " if blocks else _BREAK
        escaped = _ESCAPED_MARKUP if blocks and blocks[1] == "&lt;" else _ESCAPED
        for match in escaped.finditer(raw, start, end):
            yield Edit(*match.span(), _meaning(match.group(), line_break), _ESCAPE)
        position = end
    yield Edit(position, len(raw), "", _SCRIPT)


def _meaning(escape: str, line_break: str) -> str:
    if escape[0] == "&":
        return unescaped(escape)
    if escape in {"\\n", "\\r"} or escape[0] != "\\":
        return line_break
    try:
        meant: str = json.loads(f'"{escape}"')
    except ValueError:
        return escape[1:]
    return "\ufffd" if "\ud800" <= meant <= "\udfff" else meant
