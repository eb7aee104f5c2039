"""Lines that end where a link or an emphasis begins or ends are one line again, if the space beside it was left."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.clean.layout import GOES_ON, LIST_ITEM, ends_sentence, starts_lower
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "soft-breaks"
_ENDS_SOFT = re.compile(r"\S[ \u00a0]$")
_BEGINS_SOFT = re.compile(r"[ \u00a0]\S")
_MOST_ENDS = 0.5  # of the lines: else the space is of no meaning
_MOST_BEGINS = 0.3
_FEWEST_WORDS = 4  # of a line that goes on in another, where that shows
_FEWEST_ALONE = 6  # where the space alone tells so


def rule(view: View) -> Iterator[Edit]:
    """Joins a line that does not end a sentence with the next where one space ends the one or begins the other.

    A tool that writes each piece of a page on a line of its own leaves the spaces between them. In a text where most
    lines end or begin so, that says nothing.
    """
    shown = view.shown_lines
    ends = sum(_ENDS_SOFT.search(line.text[-2:]) is not None for line in shown)
    begins = sum(_BEGINS_SOFT.match(line.text) is not None for line in shown)
    use_ends, use_begins = 0 < ends <= _MOST_ENDS * len(shown), 0 < begins <= _MOST_BEGINS * len(shown)
    if use_ends or use_begins:
        yield from _joints(shown, use_ends=use_ends, use_begins=use_begins, indented=view.wrapping is not None)


def _joints(lines: Sequence[Line], *, use_ends: bool, use_begins: bool, indented: bool) -> Iterator[Edit]:
    """The joints of `lines`; in wrapped text, a space before a capital may be what a paragraph is indented by."""
    words = 0  # of the line so far, with those that it goes on with
    for index, (line, following) in enumerate(pairwise(lines)):
        words += line.text.strip().count(" ") + 1
        after = lines[index + 2].text if index + 2 < len(lines) else ""
        softly_begun = use_begins and _BEGINS_SOFT.match(following.text) is not None
        softly_ended = use_ends and _ENDS_SOFT.search(line.text[-2:]) is not None
        if indented and softly_begun:
            softly_begun = starts_lower(following.text.strip()) or GOES_ON.match(following.text.strip()) is not None
        near = line.end + 1 == following.start and (softly_begun or softly_ended)
        if near and _are_one(line.text.strip(), following.text.strip(), after, words, begun=softly_begun):
            start = line.start + len(line.text.rstrip())
            end = following.end - len(following.text.lstrip())
            yield Edit(start, end, "" if GOES_ON.match(following.text.strip()) else " ", NAME)
        else:
            words = 0


def _are_one(text: str, following: str, after: str, words: int, *, begun: bool) -> bool:
    """Whether `following` goes on with `text`, `words` long with what it goes on with itself."""
    rest = starts_lower(following) or GOES_ON.match(following) is not None
    if ends_sentence(text) or text.isupper() or text.startswith("©") or LIST_ITEM.match(following):
        return begun and rest and ends_sentence(text)
    if rest:
        return True
    goes_on = begun or _BEGINS_SOFT.match(after) is not None or GOES_ON.match(after) is not None or starts_lower(after)
    return words >= (_FEWEST_WORDS if goes_on else _FEWEST_ALONE)
