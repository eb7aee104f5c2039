"""The paragraphs of a text in Markdown: which of its lines belong together, before its marks are removed.

Converters wrap lines with the addresses of their links in them, and the addresses as well, so that nothing tells any
more where a line was wrapped when those are gone.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.layout import Line
from builder.clean.wrapping import continues, glue, wrapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.view import View

OPENING = re.compile(r"[ \t]*(?:(?:#{1,6}|[*+-])[ \t]+|>[ \t]*)*(?P<number>\d{1,3}[.)][ \t]+)?")
_OWN_LINE = re.compile(r"[ \t]*(?:(?:#{1,6}|[*+-]|\d{1,3}[.)])[ \t]|\||[-=*_]{3,}$)")  # heading, item, row, rule
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]*)*")
_DIVIDED = re.compile(r"[^\W\d_]-$")  # converters wrap at hyphens, and add none


class Span(NamedTuple):
    """A stretch of the text, half-open."""

    start: int
    end: int


class Paragraph(NamedTuple):
    """Lines that belong together, from `start` to `end`, and the ends of lines within, with what stands for them."""

    start: int
    end: int
    breaks: tuple[tuple[int, int, str], ...]


def paragraphs(view: View, markup: Sequence[Span], words: Sequence[Span]) -> Iterator[Paragraph]:
    """The paragraphs of `view`, blank lines left out.

    `markup` and `words`, in order, are the stretches of links that nobody reads, and those that everybody does.
    """
    lines = [Line(line.start, line.end, line.text) for line in view.lines]
    wrapped = wrapping([_plain(line) for line in lines])
    in_markup, in_words = set(_newlines(view.text, markup)), set(_newlines(view.text, words))
    first = 0
    breaks: list[tuple[int, int, str]] = []
    for index, (line, following) in enumerate(pairwise((*lines, Line(len(view.text), len(view.text), "")))):
        if line.end in in_markup:
            continue
        if _wraps(line, following) and (
            line.end in in_words
            or continues(_text(line), _text(following), wrapped, spaced=True, language=view.context.language)
        ):
            between = "" if _DIVIDED.search(line.text) else glue(line.text, _text(following))
            breaks.append((line.start + len(line.text.rstrip()), following.end - len(_text(following)), between))
            continue
        if any(part.text.strip() for part in lines[first : index + 1]):
            yield Paragraph(lines[first].start, line.end, tuple(breaks))
        first, breaks = index + 1, []


def _newlines(text: str, spans: Sequence[Span]) -> Iterator[int]:
    for start, end in spans:
        at = text.find("\n", start, end)
        while at >= 0:
            yield at
            at = text.find("\n", at + 1, end)


def _plain(line: Line) -> Line:
    """`line`, or a blank one in place of one that no converter wraps."""
    return Line(line.start, line.end, "") if _OWN_LINE.match(line.text) else Line(line.start, line.end, _text(line))


def _text(line: Line) -> str:
    """What `line` holds behind the marks of a quotation."""
    match = _QUOTED.match(line.text)
    return line.text[match.end() :] if match else line.text


def _wraps(line: Line, following: Line) -> bool:
    """Whether a machine may have ended `line`: not where a writer asked for it, or where something else begins."""
    return (
        bool(line.text.strip() and following.text.strip())
        and not line.text.endswith("  ")
        and not line.text.lstrip().startswith(("#", "|"))
        and not _OWN_LINE.match(_text(following))
    )
