"""Lines that were put together on one are lines again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.clue_weights import summed, weights
from builder.clean.gap_clues import gaps
from builder.clean.service_words import is_service
from builder.clean.units import may_hold_lines
from builder.clean.word_shapes import words_of
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.gap_clues import Gap
    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.clean.word_shapes import Word

NAME = "lost-breaks"
_LONGEST = 300_000  # characters of a line that is looked at
_SERVICE = 2  # ends of lines that a word of the page's makers counts for
_FEWEST = 8  # likely ends in mid-sentence
_FEWEST_SERVICES = 2  # different words of the page's makers: a line-up has none, an article hardly more than one
_EVERY = 280  # characters at most to each: an article full of names has fewer
_GLUED_STOPS = 3  # sentences glued to the next, where lines were put together with nothing between them
_SPACED = 1.5  # what speaks there against a line's end at a space
_GLUED, _GLUED_ELSEWHERE = -1.0, 2.5  # odds above which a line ends between two glued words, there and elsewhere
_IN_PROSE, _BEHIND_STOP, _AT_EDGE, _IN_MENU = 1.5, -0.5, -1.0, -1.5


def rule(view: View) -> Iterator[Edit]:
    """A blank line between the words of a long line where one of a page's lines probably ended.

    Only where menus and prose stand side by side in lines of the text, and some words are those of a page's makers.
    In prose, a line ends where that is much more likely than not; in menus, where it may be.
    """
    if view.context.media_type == "text/html":
        return
    long = [line for line in view.lines if len(line.text) <= _LONGEST and may_hold_lines(line.text)]
    words = [list(words_of(line.text)) for line in long]
    if len({service for each in words for service in _services(each)}) < _FEWEST_SERVICES:
        return
    listed = [(line, [(gap, odds(gap)) for gap in gaps(each)]) for line, each in zip(long, words, strict=True)]
    length = sum(len(line.text) for line, _ in listed)
    if not _is_page([weighed for _, found in listed for weighed in found], length):
        return
    for line, found in listed:
        glued = sum(gap.behind.glued and gap.stop for gap, _ in found) >= _GLUED_STOPS
        yield from (_break(line, gap) for gap, weight in found if weight > _least(gap, glued=glued))


def _services(words: Sequence[Word]) -> Iterator[str]:
    """Those of `words` that are a page's makers': a look that is much quicker than that at all gaps between them."""
    return filter(is_service, (word.text.casefold() for word in words))


def odds(gap: Gap) -> float:
    """How much speaks for a line's end in `gap`: the logarithm of the odds, above zero where one is likely."""
    return summed(gap.clues, weights("gap_weights"))


def _is_page(found: Sequence[tuple[Gap, float]], length: int) -> bool:
    """Whether the lines with these gaps, `length` characters in all, are a page's rather than those of an article."""
    likely = sum(weight > 0 and not gap.stop for gap, weight in found)
    services = [word for word in (gap.behind.text.casefold() for gap, _ in found) if is_service(word)]
    telling = likely + _SERVICE * len(services)
    return len(set(services)) >= _FEWEST_SERVICES and telling >= _FEWEST and telling * _EVERY >= length


def _least(gap: Gap, *, glued: bool) -> float:
    """The odds that must be exceeded for a line to end in `gap`; `glued` where those of most lines are."""
    if gap.behind.glued:
        return _GLUED if glued else _GLUED_ELSEWHERE
    spaced = _SPACED if glued else 0.0
    if gap.prose == (True, True):
        return spaced + (_BEHIND_STOP if gap.stop else _IN_PROSE)
    return spaced + (_AT_EDGE if any(gap.prose) else _IN_MENU)


def _break(line: Line, gap: Gap) -> Edit:
    return Edit(line.start + gap.before.end, line.start + gap.behind.start, "\n\n", NAME)
