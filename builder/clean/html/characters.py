"""Character references and white space: what stands in the file, and what it means."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_REFERENCE = r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
_REFERENCES = re.compile(_REFERENCE)
_SPECIAL = re.compile(rf"(?P<space>\s{{2,}}|[^\S ])|(?P<reference>{_REFERENCE})|(?P<null>\x00+)")


def unescaped(text: str) -> str:
    """`text` with the characters that its references mean; a number too long for any character stays as it is."""
    return _REFERENCES.sub(lambda match: unescape(match.group()), text)


def parts(raw: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """``raw[start:end]`` as `(start, end, new)`: what a reader sees in place of each part, None where it is as written.

    White space of any kind and length is seen as one space, and comes as a part of its own unless it is a single
    space between two words.
    """
    position = start
    for match in _SPECIAL.finditer(raw, start, end):
        yield from _trimmed(raw, position, match.start())
        yield match.start(), match.end(), _meaning(match)
        position = match.end()
    yield from _trimmed(raw, position, end)


def _trimmed(raw: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    if start < end and raw[start] == " ":
        yield start, start + 1, " "
        start += 1
    last = end - 1 if start < end and raw[end - 1] == " " else end
    if start < last:
        yield start, last, None
    if last < end:
        yield last, end, " "


def _meaning(match: re.Match[str]) -> str:
    if match.lastgroup != "reference":
        return " " if match.lastgroup == "space" else ""
    meant = unescape(match.group())
    return " " if meant.isspace() else meant
