"""What browsers that show text alone write for buttons, boxes, frames and links is removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "text-browsers"
_FIELD = re.compile(
    r"[ \t]*(?:\((?P<button>BUTTON)\)|^[ \t]*(?:\[[ xX]\]|\([ *]\))(?=[ \t])|^[ \t]*IFRAME: \S{1,2000}$)[ \t]*",
    re.MULTILINE,
)
_ADDRESS = re.compile(
    r"^[ \t]*(?P<number>\d{1,4})\. (?:https?|mailto|file|ftp):\S{1,2000}[ \t]*\n?"
    r"|^(?:References|[ \t]*(?:Visible|Hidden) links:?)[ \t]*$",
    re.MULTILINE,
)
_NUMBER = re.compile(r"\[(?P<number>\d{1,4})\](?=\S)")
_ENOUGH = 3  # addresses


def rule(view: View) -> Iterator[Edit]:
    """Buttons become line ends, boxes and frames nothing; and `[3]` before the words of a link goes with its address.

    Numbers go only where a list of three addresses or more says what they stand for; notes of other kinds stay.
    """
    if "(BUTTON)" in view.text or "IFRAME: " in view.text:
        for match in _FIELD.finditer(view.text):
            yield Edit(match.start(), match.end(), "\n" if match["button"] else "", NAME)
    yield from _numbers(view.text)


def _numbers(text: str) -> Iterator[Edit]:
    listed = list(_ADDRESS.finditer(text)) if "]" in text and "://" in text else []
    numbers = {match["number"] for match in listed if match["number"]}
    if len(numbers) < _ENOUGH:
        return
    yield from (Edit(match.start(), match.end(), "", NAME) for match in listed)
    for match in _NUMBER.finditer(text):
        if match["number"] in numbers:
            yield Edit(match.start(), match.end(), "", NAME)
