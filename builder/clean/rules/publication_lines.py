"""Lines that say when the article was published or updated are taken out; the facts are kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.clean.dates import written_dates
from builder.clean.edges import edges, is_body
from builder.clean.rules.bylines import is_byline
from builder.clean.rules.closing_lines import names_outlet
from builder.clean.signatures import is_name
from builder.clean.stamps import is_label, stamp, tells_when, unglued
from builder.clean.tables import merged
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.stamps import Stamp
    from builder.clean.view import View

NAME = "publication-lines"
_AUTHOR = re.compile(r"(?<=\d) by (?:\S{1,30} ?){1,4}$")  # `Posted on 1 May 2024 by editor`

_HEAD = 5  # lines of the text that may be such lines although they end like sentences
_PARAGRAPHS = 2
_LONGEST_MASTHEAD = 120
_CLOCK = re.compile(r"\d:\d{2}")
_LAST_WORD = re.compile(r"\b[^\W\d_]{3,12},? $")
_FEWEST_OF_TITLE = 3  # spaces before a day behind a headline
_SPACES_OF_NAME = (1, 2)
_GLUED = re.compile(r"(?P<stamp>[^.!?\n]{6,40}?\b\d{4})(?=[^\W\d_a-z][^\W\d_A-Z])")


def rule(view: View) -> Iterator[Edit]:
    """Lines of nothing but dates, times and reading times: at either end of the article, or labelled as such.

    A bare date between paragraphs stays: it may be the heading of a chronicle. A day with a time of day at the end of
    the first line goes, too, and a date that the first sentence is glued to; and so do lines at either end that have
    names and places beside a day with a label or a time of day.
    """
    at_edges = edges(view)
    yield from _beside_title(view)
    yield from _glued(view, at_edges)
    lines = view.standing_lines if view.wrapping else view.short_lines
    label: Line | None = None
    shown = [line for number, line in enumerate(lines) if 0 < number < _HEAD or (number and line.start in at_edges)]
    told = {line.start for line in shown if _tells(line.text, view.context.language)}
    stamps = [stamp(_AUTHOR.sub("", line.text), view.context.language) for line in lines]
    told |= _sole_day(lines, stamps)
    told |= {line.start for line in lines[:1] if masthead(line.text, view.context.language)}
    for line, said in zip(lines, stamps, strict=True):
        if line.start in told or (said is not None and (said.labelled or line.start in at_edges)):
            yield replace(view.without(line, NAME), start=line.start if label is None else label.start)
        label = line if line.start in at_edges and is_label(line.text) else None


def _sole_day(lines: Sequence[Line], stamps: Sequence[Stamp | None]) -> set[int]:
    """The start of the one bare day of the text, if it stands before the second paragraph, far below the headline."""
    dated = [line for line, said in zip(lines[1:], stamps[1:], strict=True) if said is not None and said.published]
    if len(dated) != 1:
        return set()
    above = sum(is_body(line.text) for line in lines if line.start < dated[0].start)
    return {dated[0].start} if above < _PARAGRAPHS else set()


def author(text: str, language: str) -> str:
    """What stands before the day in a line such as `By Ann Author 2 May 2024Share`, if it names authors; or nothing.

    A bare name does where the day has a time of day.
    """
    spaced = unglued(text)
    dates = written_dates(spaced, language)
    name = spaced[: dates[0].start].strip() if dates else ""
    if not name or is_byline(name, language):
        return name
    timed = _CLOCK.search(spaced, dates[0].end) is not None and stamp(spaced[dates[0].start :], language) is not None
    return name if timed and _is_bare_name(name, language) else ""


def _is_bare_name(text: str, language: str) -> bool:
    words = merged("clean_dates", language)
    days = {*words["weekdays"], *words["weekdays_short"]}
    named = text.count(" ") in _SPACES_OF_NAME and is_name(text, language) and not is_label(text)
    return named and not names_outlet(text, frozenset(), language) and days.isdisjoint(text.casefold().split())


def masthead(text: str, language: str) -> str:
    """The outlet in a line of its name and the day, glued or not; or nothing."""
    spaced = unglued(text) if len(text) <= _LONGEST_MASTHEAD else ""
    dates = written_dates(spaced, language)
    if not dates or spaced[dates[0].end :].strip():
        return ""
    name = _LAST_WORD.sub("", spaced[: dates[0].start]).strip(" ,·|–—-")
    return name if name and names_outlet(name, frozenset(), language) else ""


def _tells(text: str, language: str) -> bool:
    return tells_when(text, language) or (len(text) <= _LONGEST_MASTHEAD and author(text, language) != "")


def _beside_title(view: View) -> Iterator[Edit]:
    """The day and the time of day behind the headline on its line."""
    line = next((line for line in view.lines if line.text.strip()), None)
    if line is None or is_body(line.text) or not _CLOCK.search(line.text):
        return
    for date in written_dates(line.text, view.context.language)[:1]:
        weekday = _LAST_WORD.search(line.text, 0, date.start)
        starts = (weekday.start(), date.start) if weekday else (date.start,)
        for start in starts:
            said = stamp(line.text[start:], view.context.language)
            if said is not None and said.labelled and line.text.count(" ", 0, start) >= _FEWEST_OF_TITLE:
                yield Edit(line.start + start, line.end, "", NAME)
                return


def _glued(view: View, at_edges: frozenset[int]) -> Iterator[Edit]:
    """The date right before the first letter of the first paragraph."""
    first = next((line for line in view.lines if line.text.strip() and line.start not in at_edges), None)
    match = _GLUED.match(first.text) if first is not None else None
    if first is not None and match is not None and stamp(match["stamp"], view.context.language) is not None:
        yield Edit(first.start, first.start + match.end(), "", NAME)
