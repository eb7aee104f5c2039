"""The timeline: what happened and what the articles say about when, by year and day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from builder.write.address import TIMELINE, UNDATED, index_of, page_of, way, year_of
from builder.write.citations import Row, row
from builder.write.context import counted
from builder.write.days import in_words
from builder.write.layout import fill
from builder.write.markdown import link
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from builder.model import DatedSentence, Event
    from builder.write.context import Context


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a date: an event with a page, or a sentence that says when."""

    value: str
    event: Event | None
    sentence: DatedSentence | None


@dataclass(frozen=True, slots=True)
class Day:
    """A row of a timeline page: a date, its events, and the sentences that speak of it."""

    value: str
    words: str
    events: tuple[Markup, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A row of the overview."""

    link: Markup
    events: tuple[tuple[str, Markup], ...]
    sentences: str


def timeline_pages(context: Context) -> Iterator[Page]:
    """The overview of the years, and the pages of each year."""
    years = _years(context)
    here = index_of(TIMELINE)
    rows = [_overview(context, here, year, moments) for year, moments in years.items()]
    meta = {"title": "Timeline", "description": "What happened when, as the articles of this archive have it"}
    yield markdown_page(here, meta, fill("timeline", rows=rows, chart=None))
    order = list(years)
    for index, (year, moments) in enumerate(years.items()):
        around = (order[index - 1] if index else None, order[index + 1] if index + 1 < len(order) else None)
        for part in parts(moments, partial(page_of, TIMELINE, year)):
            yield _year(context, year, part, around)


def _overview(context: Context, here: str, year: str, moments: list[Moment]) -> Year:
    events = tuple((in_words(m.value), context.event_link(here, m.event.id)) for m in moments if m.event)
    number = sum(moment.sentence is not None for moment in moments)
    words = counted(number, "dated sentence", "dated sentences") if number else ""
    return Year(link(year, way(here, page_of(TIMELINE, year))), events, words)


def _year(context: Context, year: str, part: Part[Moment], around: tuple[str | None, str | None]) -> Page:
    days = [_day(context, part.path, value, list(group)) for value, group in groupby(part.rows, key=lambda m: m.value)]
    before, after = (link(other, way(part.path, page_of(TIMELINE, other))) if other else None for other in around)
    body = fill("timeline-year", year=year, days=days, part=part, before=before, after=after)
    return markdown_page(part.path, {"title": f"Timeline of {year}", "description": f"What happened in {year}"}, body)


def _day(context: Context, path: str, value: str, moments: list[Moment]) -> Day:
    return Day(
        value,
        in_words(value),
        tuple(context.event_link(path, m.event.id) for m in moments if m.event),
        tuple(row(context, path, m.sentence.citation) for m in moments if m.sentence),
    )


def _years(context: Context) -> dict[str, list[Moment]]:
    moments = [Moment(event.date, event, None) for event in context.archive.events.values() if event.date]
    moments += [Moment(sentence.value, None, sentence) for sentence in context.archive.timeline]
    years: dict[str, list[Moment]] = {}
    for moment in sorted(moments, key=lambda m: (m.value, m.event is None)):
        if (year := year_of(moment.value)) != UNDATED:
            years.setdefault(year, []).append(moment)
    return years
