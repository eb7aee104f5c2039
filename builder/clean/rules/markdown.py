"""The marks of Markdown are removed from a text that was evidently written in it."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from builder.clean.emphasis import emphasis
from builder.clean.links import DEFINITION, links, outermost, referred
from builder.clean.markdown_lines import OPENING, Span, paragraphs
from builder.clean.rules.linked_lines import CLOSE, OPEN
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.links import Link
    from builder.clean.markdown_lines import Paragraph
    from builder.clean.view import View

NAME = "markdown"
_HEADING = re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE)
_STRONG = re.compile(r"(?<![\w*\\])(?P<mark>\*{2,3})(?=[^\s*])[^*\n]{1,500}(?<=\S)(?P=mark)(?![\w*])")
_ESCAPED = re.compile(r"\\[\"'|*_#$\[\]]")  # what converters escape, and nobody else
_ADDRESS = re.compile(r"https?://|mailto:|[/#]", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_MARKS = re.compile(r"(?:^|(?<=\[))(?:[ \t]*(?:#{1,6}|[*+-])[ \t]+|[ \t]*>[ \t]*)+(?=\S)", re.MULTILINE)
_END_OF_HEADING = re.compile(r"^[ \t]*#[^\n]*?[^\s#](?P<marks> +#{1,6}[ \t]*)$", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>|\"'$~^<@])")
_ATTRIBUTES = re.compile(
    r"^:{3,}[^\n]{0,300}\n?|(?<=\S) ?\{[#.][^{}\n]{1,300}\}(?=[ \t]*$)|(?<=\))\{[#.:][^{}\n]{1,300}\}"
    r"|(?<=[\])])\{(?:[#.][\w-]+ )?[\w-]{2,20}=\"[^{}]{0,500}\}",
    re.MULTILINE,
)
_SPAN = re.compile(r"(?P<open>\[)[^\[\]\n]{1,300}(?P<close>\]\{[#.][^{}\n]{1,300}\})")
_SMALL = re.compile(r"(?<=[^\W_])(?P<open>(?<!\d)\^|~)[\w+-]{1,8}(?P<close>(?P=open))")
_ANGLES = re.compile(r"(?P<open><)https?://[^<>\s]{1,2000}(?P<close>>)")
_ICON = re.compile(r"(?:^|(?<=[ \t]))__(?=[ \t]|$)", re.MULTILINE)  # of a font, which converters write as empty stress
_NUMBERED = re.compile(r"^[ \t]{0,3}\d{1,3}\\[.)] \S", re.MULTILINE)  # nobody but a converter escapes that
_SLANTED = re.compile(r"^(?P<mark>[*_])(?=[^\s*_])[^*_\n]{10,300}(?<=[^\s*_])(?P=mark)$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]")
_ENOUGH = 3
_ESCAPES = 2  # that make one piece; a single one may be what the article shows


def rule(view: View) -> Iterator[Edit]:
    """Links keep their words; headings, emphasis, quotes, bullets and escapes lose their marks; wrapped lines end.

    Links to the web with other Markdown, or three pieces of it, are evidence enough, a slanted line and the escaped
    number of an item among them; several other escapes count as one. A
    single `#`, `*` or bracket in a text without that is left. What is nothing but a link is marked for the rules behind
    this one.
    """
    text = view.text
    if not any(sign in text for sign in ("](", "][", "**", "\n#")) and not text.startswith("#"):
        return
    found = outermost(sorted([*links(text), *referred(text)]))
    if not _is_markdown(text, found):
        return
    markup = [Span(*span) for link in found for span in ((link.start, link.words_start), (link.words_end, link.end))]
    words = [Span(link.words_start, link.words_end) for link in found]
    lines = list(paragraphs(view, markup, words))
    yield from _of_links(text, lines, found)
    yield from (Edit(start, end, new, NAME) for start, end, new in emphasis(text))
    yield from (Edit(start, end, "", NAME) for start, end in _marks(text))
    yield from (Edit(start, end, glue, NAME) for line in lines for start, end, glue in line.breaks)


def _is_markdown(text: str, found: Sequence[Link]) -> bool:
    evident = sum(_ADDRESS.match(link.address) is not None for link in found)
    escaped = len(list(islice(_ESCAPED.finditer(text), _ESCAPES))) == _ESCAPES
    marked = sum(len(pattern.findall(text)) for pattern in (_HEADING, _STRONG, _NUMBERED, _SLANTED))
    pieces = evident + marked + escaped
    return pieces >= _ENOUGH or (pieces > 1 and any(_WEB.match(link.address) for link in found))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_MARKS, _ESCAPE, _ATTRIBUTES, _ICON, DEFINITION):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span("marks") for match in _END_OF_HEADING.finditer(text))
    for pattern in (_ANGLES, _SPAN, _SMALL):
        for match in pattern.finditer(text):
            yield match.span("open")
            yield match.span("close")


def _of_links(text: str, lines: Sequence[Paragraph], found: Sequence[Link]) -> Iterator[Edit]:
    """The marks and addresses of links go, but for the marks of a line that is nothing but links."""
    kept: set[int] = set()  # where marks stand that stay
    closed: dict[int, str] = {}  # what stands for the end of a link
    for start, end, of_line in _linked(text, lines, found):
        kept.update(link.start for link in of_line if link.start == start)
        for link, following in pairwise(of_line):
            if link.end == following.start:
                closed[link.end] = f"{CLOSE}\n"
                kept.add(following.start)
        if start not in kept:
            yield Edit(start, start, OPEN, NAME)
        if of_line[-1].end == end:
            closed[end] = CLOSE
        else:
            yield Edit(end, end, CLOSE, NAME)
    for link in found:
        if link.start not in kept:
            yield Edit(link.start, link.words_start, "", NAME)
        yield Edit(link.words_end, link.end, closed.get(link.end, ""), NAME)


def _linked(text: str, lines: Sequence[Paragraph], found: Sequence[Link]) -> Iterator[tuple[int, int, Sequence[Link]]]:
    """The start and end of every line that is nothing but links, with those."""
    first = 0
    for line in lines:
        start, words = _start(text, line)
        end = line.start + len(text[line.start : line.end].rstrip())
        while first < len(found) and found[first].end <= words:
            first += 1
        within = first
        while within < len(found) and found[within].start < end:
            within += 1
        of_line = found[first:within]
        if of_line and _is_linked(text, words, end, of_line):
            yield start, end, of_line


def _start(text: str, line: Paragraph) -> tuple[int, int]:
    """Where what is shown of `line` starts, its number in a list included, and where its words do."""
    opening = OPENING.match(text, line.start, line.end)
    if opening is None:
        return line.start, line.start
    return opening.start("number") if opening["number"] else opening.end(), opening.end()


def _is_linked(text: str, start: int, end: int, of_line: Sequence[Link]) -> bool:
    """Whether there are words within `of_line`, and none beside them."""
    borders = [start, *(border for link in of_line for border in (link.start, link.end)), end]
    outside = zip(borders[::2], borders[1::2], strict=True)
    inside = ((max(start, link.words_start), min(end, link.words_end)) for link in of_line)
    return not any(_has_words(text, *span) for span in outside) and any(_has_words(text, *span) for span in inside)


def _has_words(text: str, start: int, end: int) -> bool:
    return _WORD.search(text, start, max(start, end)) is not None
