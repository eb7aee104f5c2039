"""What browsers that show text alone write for buttons, boxes, frames, pictures and links is removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "text-browsers"
_FIELD = re.compile(
    r"(?<![ \t])[ \t]*(?:(?P<button>\(BUTTON\)|_{10,200})"
    r"|^[ \t]*(?:\[[ xX]\]|\([ *]\))(?=[ \t])|^[ \t]*IFRAME: \S{1,2000}$)[ \t]*",
    re.MULTILINE,
)
_ADDRESS = re.compile(
    r"^[ \t]*(?P<number>\d{1,4})\. (?:https?|mailto|file|ftp):\S{1,2000}[ \t]*\n?"
    r"|^(?:References|[ \t]*(?:Visible|Hidden) links:?)[ \t]*$",
    re.MULTILINE,
)
_NUMBER = re.compile(r"\[(?P<number>\d{1,4})\](?=\S)")
_PICTURE = re.compile(r"^[ \t]*\[(?=[^\]\n]*[a-z])[a-z0-9_-]{3,20}\][ \t]*$", re.MULTILINE)  # the name of its file
_OF_FILE = re.compile(r"[\d_-]")
_ITEM = re.compile(r"^[ \t]*\((?:DIR|IMG|TEL|TXT|HTM|BIN|SND|URL)\)[ \t][^\n]*\n?", re.MULTILINE)
_ENOUGH = 3  # addresses, or names of files


def rule(view: View) -> Iterator[Edit]:
    """Buttons and fields become line ends, boxes and frames nothing; `[3]` before a link's words goes with its address.

    Numbers go only where a list of three addresses or more says what they stand for; notes of other kinds stay. Lines
    such as `[team_photo3]`, three at least with a mark or digit, are the names of pictures. Lines that are items of a
    menu, `(DIR) News`, go where there are three.
    """
    if "(BUTTON)" in view.text or "IFRAME: " in view.text:
        for match in _FIELD.finditer(view.text):
            yield Edit(match.start(), match.end(), "\n" if match["button"] else "", NAME)
    yield from _numbers(view.text)
    items = list(_ITEM.finditer(view.text)) if "(" in view.text else []
    if len(items) >= _ENOUGH:
        yield from (Edit(match.start(), match.end(), "", NAME) for match in items)
    pictures = list(_PICTURE.finditer(view.text)) if "[" in view.text else []
    if sum(_OF_FILE.search(match.group()) is not None for match in pictures) >= _ENOUGH:
        yield from (Edit(match.start(), match.end(), "", NAME) for match in pictures)


def _numbers(text: str) -> Iterator[Edit]:
    listed = list(_ADDRESS.finditer(text)) if "]" in text and "://" in text else []
    numbers = {match["number"] for match in listed if match["number"]}
    if len(numbers) < _ENOUGH:
        return
    yield from (Edit(match.start(), match.end(), "", NAME) for match in listed)
    for match in _NUMBER.finditer(text):
        if match["number"] in numbers:
            yield Edit(match.start(), match.end(), "", NAME)
