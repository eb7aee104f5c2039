"""The headline once: a page's title line above it, and copies of it below, are removed; the former names the outlet."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from builder.clean.dates import written_dates
from builder.clean.edges import is_body
from builder.clean.furniture import groups
from builder.clean.head_text import words_in
from builder.clean.layout import ends_sentence, starts_lower
from builder.clean.rules.bylines import names_author
from builder.clean.rules.closing_lines import names_outlet
from builder.clean.stamps import stamp
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "repeated-titles"
_SEPARATOR = re.compile(r"\s[-–—:»/·•]\s|\s?\|\s?|\s::\s")
_BEFORE_NAME = re.compile(r"\s[-–—]\s|\s?\|\s?")  # a row of sections has other marks
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\s*\d{1,2}[.)]\s")  # of an item of a list
_FEWEST_WORDS = 4  # of a headline that may be found again
_FEWEST_OF_OWN = 4  # of a headline before a bar and the name of the page
_MOST_OF_PART = 6  # of what a page's title says beside the headline
_MOST_BETWEEN = 6  # lines between a page's title and the headline
_MOST_BEHIND = 12  # words behind a copy of the headline on its line
_MOST_OF_LINE = 8  # words of a line of a page above its headline
_MOST_OF_SCRAP = 4  # words of a line between them that is no deck
_CLOSE = 4  # lines at the top among which a headline that is a sentence has its copy
_LONGEST = 300
_REACH = 40  # lines among which the headline is looked for


def rule(view: View) -> Iterator[Edit]:
    """Of the lines above the body that say the same, the last stays; so does the first line, without the page's name.

    `Headline | Section | Outlet` goes where `Headline` stands below it, with all between the two; between two copies
    go scraps of a few words. A copy of the title further down goes too, if it has four words or more and the same end.
    """
    lines = view.shown_lines
    if len(lines) < 2:
        return
    pair = _pair(lines)
    title = lines[pair[1]] if pair else lines[0]
    if pair:
        yield view.without(lines[pair[0]], NAME)
        yield from (view.without(line, NAME) for line in _between(lines, *pair, view.context.language))
    else:
        yield from _own(view, title)
    yield from (view.without(line, NAME) for line in _copies(lines, title))


def page_name(text: str, language: str) -> str:
    """The name of the page in `text`, its title: what stands last beside headline and date, or nothing."""
    parts = [part.strip() for part in _SEPARATOR.split(text.rstrip())[1:]]
    named = [part for part in parts if part and not written_dates(part, language)]
    if not named or len(_WORD.findall(named[-1])) > _MOST_OF_PART or not named[-1][0].isupper():
        return ""
    alone = len(named) == 1 and not names_outlet(named[-1], frozenset(), language)
    return "" if alone or "kickers" in groups(named[-1], language) else named[-1]


def _pair(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The numbers of the first line above the body that a later one repeats, and of the last one that does; a first
    line that is a sentence has its copy close below.
    """
    head = [line.text for line in takewhile(lambda line: not is_body(line.text), lines[:_REACH])]
    keys = [_key(text) for text in head]
    for first, text in enumerate(head):
        starts = {keys[first], *_starts(text)}
        for second in range(len(head) - 1, first, -1):
            if (
                len(keys[second]) >= _FEWEST_WORDS
                and keys[second] in starts
                and not _goes_on(head[first + 1 :], second - first - 1)
            ):
                return first, second
    return None if head else _close_copy(lines)


def _close_copy(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The numbers of the first line and its copy, if no other paragraph stands between them."""
    key = _key(lines[0].text)
    for second, line in enumerate(lines[1:_CLOSE], start=1):
        if _key(line.text) == key and len(key) >= _FEWEST_WORDS:
            return 0, second
        if is_body(line.text):
            break
    return None


def _goes_on(head: Sequence[str], index: int) -> bool:
    """Whether the line `index` of `head` is only a link's words within a sentence, which the lines beside it show."""
    behind = head[index + 1] if index + 1 < len(head) else ""
    before = head[index - 1] if index else "."
    return starts_lower(behind.strip()) or (not ends_sentence(before) and len(_WORD.findall(before)) > _MOST_OF_LINE)


def _key(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold().replace("′", "'").replace("’", "'"))) if len(text) <= _LONGEST else ()


def _starts(text: str) -> Iterator[tuple[str, ...]]:
    """What may be the headline in a page's title: all before any of its separators, or behind the first or last one."""
    if len(text) <= _LONGEST:
        marks = list(_SEPARATOR.finditer(text))
        yield from (_key(text[: mark.start()]) for mark in marks)
        yield from (_key(text[mark.end() :]) for mark in (*marks[:1], *marks[-1:]))


def _between(lines: Sequence[Line], first: int, second: int, language: str) -> Iterator[Line]:
    """What goes with the first of the two: all that a page has above its headline; between copies, scraps."""
    between = lines[first + 1 : second]
    if _key(lines[first].text) != _key(lines[second].text):
        if all(len(_WORD.findall(line.text)) <= _MOST_OF_LINE for line in between):
            yield from between
    elif len(between) <= _MOST_BETWEEN:
        yield from (line for line in between if _is_scrap(line.text, language))


def _is_scrap(text: str, language: str) -> bool:
    few = len(_WORD.findall(_NUMBER.sub("", text))) <= _MOST_OF_SCRAP
    return few and stamp(text, language) is None and not names_author(text, language)


def _own(view: View, title: Line) -> Iterator[Edit]:
    """What stands behind the headline in the first line: after a bar, or after a dash if it is an outlet's name."""
    text, context = title.text, view.context
    for mark in _BEFORE_NAME.finditer(text) if len(text) <= _LONGEST else ():
        parts = [part.strip() for part in _SEPARATOR.split(text[mark.end() :])]
        named = names_outlet(parts[-1], context.outlets, context.language)
        barred = mark.group().strip() == "|" and all(part[:1].isupper() or part[:1].isdigit() for part in parts)
        short = all(0 < len(_WORD.findall(part)) <= _MOST_OF_PART for part in parts)
        if "|" in text[: mark.start()]:
            return
        if short and (named or barred) and words_in(text[: mark.start()]) >= _FEWEST_OF_OWN:
            yield Edit(title.start + mark.start(), title.end, "", NAME)
            return


def _copies(lines: Sequence[Line], title: Line) -> Iterator[Line]:
    key = _key(title.text)
    if len(key) < _FEWEST_OF_OWN or is_body(title.text):
        return
    for line in lines:
        same = _key(line.text) == key and ends_sentence(line.text) == ends_sentence(title.text)
        if line.start > title.end and (same or _is_page_title(line.text, key)):
            yield line


def _is_page_title(text: str, key: tuple[str, ...]) -> bool:
    """Whether `text` is the headline `key` with the name of the page behind it."""
    short = len(text) <= _LONGEST and len(_key(text)) <= len(key) + _MOST_BEHIND
    return short and any(_key(text[: mark.start()]) == key for mark in _SEPARATOR.finditer(text))
