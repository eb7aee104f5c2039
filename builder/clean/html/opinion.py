"""What trafilatura takes for the article, block by block."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring

if TYPE_CHECKING:
    from builder.clean.html.tree import Page

_LARGEST = 20_000  # elements: some of trafilatura's steps take time with the square of their number
_GRAM = 14  # characters, white space not counted: languages without spaces between words count too
_STEP = 5  # every so many characters of a block one gram is looked up
_ENOUGH = 0.7  # of a block's grams

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PARSER = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def chosen(page: Page) -> list[bool]:
    """For each block of the page, whether its words are in what trafilatura extracts."""
    if not page.blocks:
        return []
    whole, lines = _extracted(page)
    grams = {whole[i : i + _GRAM] for i in range(len(whole) - _GRAM + 1)}
    return [_covered("".join(block.text.split()), lines, grams) for block in page.blocks]


def _extracted(page: Page) -> tuple[str, set[str]]:
    """All that trafilatura extracts without white space, and the same line by line; nothing from a giant page."""
    if page.elements > _LARGEST:
        return "", set()
    body = _body(page.raw)
    if body is None:
        return "", set()
    parts = [text for text in body.itertext() if not text.isspace()]
    lines = {"".join(part.split()) for part in parts}
    lines.update("".join("".join(element.itertext()).split()) for element in body)
    return "".join("".join(parts).split()), lines


def _body(raw: str) -> Any:
    from trafilatura import bare_extraction  # takes as long to load as all else: only where there is HTML

    try:
        root = document_fromstring(_UNSAFE.sub("", raw).encode(), parser=_PARSER)
    except ParserError:  # nothing in it
        return None
    return getattr(bare_extraction(root, include_comments=False, include_tables=True), "body", None)


def _covered(text: str, lines: set[str], grams: set[str]) -> bool:
    if text in lines:
        return True
    looked_up = [text[i : i + _GRAM] for i in range(0, len(text) - _GRAM + 1, _STEP)]
    return bool(looked_up) and sum(gram in grams for gram in looked_up) >= _ENOUGH * len(looked_up)
