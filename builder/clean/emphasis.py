"""The marks of Markdown for emphasis: which of them open and close one, and which are characters of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"(?<!\\)(?:\*{4,}|_{4,}|\*{1,3}|_{1,3})|\n[ \t]*\n")
_LONGEST = 3  # characters of a mark: more are two of nothing


class _Opened(NamedTuple):
    """A mark that no other has closed so far."""

    start: int
    end: int
    mark: str


def emphasis(text: str) -> Iterator[tuple[int, int, str]]:
    """The spans of the marks that come in pairs within a paragraph, with nothing between them or with words.

    `2*3`, `snake_case` and lone stars have none. With each span, what stands for it: nothing, or the space that a
    converter lost before a mark.
    """
    opened: list[_Opened] = []
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark[0] == "\n":
            opened.clear()
            continue
        if len(mark) > _LONGEST:
            yield *match.span(), ""
            continue
        before, after = text[match.start() - 1 : match.start()] or "\n", text[match.end() : match.end() + 1] or "\n"
        partner = _partner(opened, mark) if _may_close(mark, before, after) else None
        if partner is not None:
            yield opened[partner].start, opened[partner].end, _before(opened[partner], text)
            yield *match.span(), ""
            del opened[partner:]
        elif _may_close(mark, before, after) and _closes_within(opened, mark):
            last = opened.pop()
            inner = last.end - len(mark)
            yield inner, last.end, ""
            yield *match.span(), ""
            opened.append(_Opened(last.start, inner, last.mark[: -len(mark)]))
        elif _may_open(mark, before, after):
            opened.append(_Opened(*match.span(), mark))


def _partner(opened: list[_Opened], mark: str) -> int | None:
    """The index of the last opened mark that is the same as `mark`; marks of one kind are few."""
    return next((index for index in range(len(opened) - 1, -1, -1) if opened[index].mark == mark), None)


def _closes_within(opened: list[_Opened], mark: str) -> bool:
    """Whether `mark` closes the inner one of two that were opened at once: `***so* or so**`."""
    return bool(opened) and len(opened[-1].mark) == _LONGEST > len(mark) and opened[-1].mark.startswith(mark)


def _may_open(mark: str, before: str, after: str) -> bool:
    return not after.isspace() and (mark == "**" or not before.isalnum())


def _may_close(mark: str, before: str, after: str) -> bool:
    """Whether `mark` may close; converters leave a space before it at the end of a line."""
    if before.isspace():
        return after == "\n"
    return mark == "**" or not after.isalnum()


def _before(mark: _Opened, text: str) -> str:
    glued = text[mark.start - 1 : mark.start].isalnum() and text[mark.end : mark.end + 1].isalnum()
    return " " if glued else ""
