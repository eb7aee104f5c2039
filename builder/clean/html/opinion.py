"""What trafilatura takes for the article, block by block."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from trafilatura import bare_extraction

if TYPE_CHECKING:
    from builder.clean.html.tree import Page

_LARGEST = 20_000  # elements: some of trafilatura's steps take time with the square of their number
_GRAM = 14  # characters, white space not counted: languages without spaces between words count too
_STEP = 5  # every so many characters of a block one gram is looked up
_ENOUGH = 0.7  # of a block's grams

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def chosen(page: Page) -> list[bool]:
    """For each block of the page, whether its words are in what trafilatura extracts."""
    whole, lines = _extracted(page)
    grams = {whole[i : i + _GRAM] for i in range(len(whole) - _GRAM + 1)}
    return [_covered("".join(block.text.split()), lines, grams) for block in page.blocks]


def _extracted(page: Page) -> tuple[str, set[str]]:
    """All that trafilatura extracts without white space, and the same line by line; nothing from a giant page."""
    if page.elements > _LARGEST:
        return "", set()
    document = bare_extraction(page.root, include_comments=False, include_tables=True)
    body = getattr(document, "body", None)
    if body is None:
        return "", set()
    parts = [text for text in body.itertext() if not text.isspace()]
    lines = {"".join(part.split()) for part in parts}
    lines.update("".join("".join(element.itertext()).split()) for element in body)
    return "".join("".join(parts).split()), lines


def _covered(text: str, lines: set[str], grams: set[str]) -> bool:
    if text in lines:
        return True
    looked_up = [text[i : i + _GRAM] for i in range(0, len(text) - _GRAM + 1, _STEP)]
    return bool(looked_up) and sum(gram in grams for gram in looked_up) >= _ENOUGH * len(looked_up)
