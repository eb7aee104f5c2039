"""Remains of wiki markup are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "wiki-markup"
_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?(?P<words>[^\[\]|\n]{1,200})\]\]")
_OUTWARD = re.compile(r"\[https?://[^\s\[\]]{3,1000} (?P<words>[^\[\]\n]{1,300})\]")
_TEMPLATE = re.compile(
    r"\{\{[A-Za-z][\w -]{0,40}(?:\|[^{}\n]{0,500})?\}\}|^\[\[Category:[^\[\]\n]{1,100}\]\][ \t]*\n?", re.MULTILINE
)
_HEADING = re.compile(r"^(?P<mark>={2,6}) ?(?P<words>[^=\n]{1,150}?) ?(?P=mark)$", re.MULTILINE)
_STRONG = re.compile(r"'''(?P<words>[^'\n]{1,300})'''")
_SLANTED = re.compile(r"(?<!')''(?!')(?P<words>(?:[^'\n]|'(?!')|'''(?!')){1,600}?)''(?!')")
_NOTE = re.compile(
    r"<ref[^<>\n]{0,200}/>|<ref[^<>\n]{0,200}>[^<>\n]{0,2000}</ref>|\[(?:edit|citation needed|note \d{1,3})\]",
    re.IGNORECASE,
)


def rule(view: View) -> Iterator[Edit]:
    """`[[page|words]]` and `[address words]` keep their words; headings, bold and slanted type lose their marks.

    Notes, templates and edit links go. A single `[[word]]` is left: it may be an insertion. So are three apostrophes in
    a text without wiki links.
    """
    for start, end in _marks(view.text):
        yield Edit(start, end, "", NAME)


def _marks(text: str) -> Iterator[tuple[int, int]]:
    yield from _around(_OUTWARD, text)
    links = list(_LINK.finditer(text))
    if _OUTWARD.search(text) and len(links) <= 1:
        yield from _around(_STRONG, text)
    if len(links) > 1 or any("|" in link.group() for link in links):
        yield from (match.span() for match in _TEMPLATE.finditer(text))
        for link in links:
            if not link.group().startswith("[[Category:"):
                yield link.start(), link.start("words")
                yield link.end("words"), link.end()
        yield from _around(_STRONG, text)
        yield from _around(_SLANTED, text)
    yield from _around(_HEADING, text)
    yield from (match.span() for match in _NOTE.finditer(text))


def _around(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        yield match.start(), match.start("words")
        yield match.end("words"), match.end()
