"""Line ends that a converter put behind every word, or twice behind every line, go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.layout import Line, ends_sentence, starts_lower
from builder.clean.seams import little_words
from builder.clean.wrapping import wrapping
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.view import View

NAME = "doubled-breaks"
_BREAK = re.compile(r"\n(?:[ \t\r]*\n)*")
_FEWEST_WORDS, _FEWEST_LINES = 60, 8
_MOSTLY = 0.9  # of the lines hold one word
_LITTLE = 0.12  # of them at least are little words, as in prose
_ALWAYS = 0.95  # of the line ends are doubled
_GOING_ON = 0.25  # of them stand within a sentence
_WIDE = 45  # characters of a line that a machine ended rather than a poet


class _Break(NamedTuple):
    """The line end at ``[start, end)``, its newlines, and the lines around it."""

    start: int
    end: int
    newlines: int
    before: str
    behind: str


def rule(view: View) -> Iterator[Edit]:
    """Single words, each on a line of its own, stand on one; wrapped lines with a blank one behind each go without it.

    What is more than that, a longer gap among shorter ones, is the end of a paragraph and stays.
    """
    found = _breaks(view.text)
    if len(found) < _FEWEST_LINES:
        return
    double = sum(each.newlines > 1 for each in found) >= _ALWAYS * len(found)
    if _are_words(found):
        new = " "
    elif double and _are_wrapped(found):
        new = "\n"
    else:
        return
    for each in found:
        if each.newlines <= 1 + double:
            yield Edit(each.start, each.end, new, NAME)


def _breaks(text: str) -> list[_Break]:
    matches = [match for match in _BREAK.finditer(text) if match.start() > 0 and match.end() < len(text)]
    starts = [0, *(match.end() for match in matches)]
    ends = [*(match.start() for match in matches), len(text)]
    lines = [text[start:end].rstrip(" \t\r") for start, end in zip(starts, ends, strict=True)]
    return [
        _Break(start + len(before), match.end(), match.group().count("\n"), before.lstrip(), behind.lstrip())
        for match, start, before, behind in zip(matches, starts, lines, lines[1:], strict=False)
    ]


def _are_words(found: Sequence[_Break]) -> bool:
    if len(found) < _FEWEST_WORDS:
        return False
    single = sum(" " not in each.behind for each in found)
    little = sum(each.behind in little_words() for each in found)
    return single >= _MOSTLY * len(found) and little >= _LITTLE * len(found)


def _are_wrapped(found: Sequence[_Break]) -> bool:
    """Whether the lines go on with one another, or end where a machine would have wrapped them."""
    inner = (each for each in found if len(each.before) >= _WIDE and not ends_sentence(each.before))
    going_on = sum(starts_lower(each.behind) for each in inner)
    if going_on >= _GOING_ON * len(found):
        return True
    texts = (text for each in found for text in (("",) if each.newlines > 2 else ()) + (each.behind,))
    wrapped = wrapping([Line(0, len(text), text) for text in texts])
    return wrapped is not None and wrapped.agreed > 0
