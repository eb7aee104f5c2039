"""Lines that say when the article was published or updated are taken out; the facts are kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.clean.dates import written_dates
from builder.clean.edges import edges, is_body
from builder.clean.stamps import is_label, stamp
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "publication-lines"
_AUTHOR = re.compile(r"(?<=\d) by (?:\S{1,30} ?){1,4}$")  # `Posted on 1 May 2024 by editor`

_CLOCK = re.compile(r"\d:\d{2}")
_LAST_WORD = re.compile(r"\b[^\W\d_]{3,12},? $")
_FEWEST_OF_TITLE = 3  # spaces before a day behind a headline
_GLUED = re.compile(r"(?P<stamp>[^.!?\n]{6,40}?\b\d{4})(?=[^\W\d_a-z][^\W\d_A-Z])")


def rule(view: View) -> Iterator[Edit]:
    """Lines of nothing but dates, times and reading times: at either end of the article, or labelled as such.

    A bare date between paragraphs stays: it may be the heading of a chronicle. A day with a time of day at the end of
    the first line goes, too, and a date that the first sentence is glued to.
    """
    at_edges = edges(view)
    yield from _beside_title(view)
    yield from _glued(view, at_edges)
    lines = view.standing_lines if view.wrapping else view.short_lines
    label: Line | None = None
    for line in lines:
        said = stamp(_AUTHOR.sub("", line.text), view.context.language)
        if said is not None and (said.labelled or line.start in at_edges):
            yield replace(view.without(line, NAME), start=line.start if label is None else label.start)
        label = line if line.start in at_edges and is_label(line.text) else None


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
