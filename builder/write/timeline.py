"""The timeline: what happened and what the articles say about when, by year and day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from builder.write.address import TIMELINE, UNDATED, index_of, page_of, way, year_of
from builder.write.charts import bars
from builder.write.citations import Sourced, sourced
from builder.write.context import counted
from builder.write.days import in_words
from builder.write.layout import fill
from builder.write.markdown import link
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from builder.model import DatedSentence, Event
    from builder.write.context import Context

_FILTERS = {"person": "Person", "place": "Place", "organisation": "Organisation", "outlet": "Outlet"}
_FEWEST_BARS, _MOST_BARS = 3, 120


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a date: an event with a page, or a sentence that says when."""

    value: str
    event: Event | None
    sentence: DatedSentence | None


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated sentence, with what the page can be filtered by: ids parted by spaces."""

    row: Sourced
    about: str


@dataclass(frozen=True, slots=True)
class Day:
    """A row of a timeline page: a date, its events, and the sentences that speak of it."""

    value: str
    words: str
    events: tuple[tuple[Markup, str], ...]
    sentences: tuple[Dated, ...]


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
    yield markdown_page(here, meta, fill("timeline", rows=rows, chart=_chart(years)))
    order = list(years)
    for index, (year, moments) in enumerate(years.items()):
        around = (order[index - 1] if index else None, order[index + 1] if index + 1 < len(order) else None)
        for part in parts(moments, partial(page_of, TIMELINE, year)):
            yield _year(context, year, part, around)


def _chart(years: dict[str, list[Moment]]) -> Markup | None:
    """Bars for how much each of the latest years has."""
    if len(years) < _FEWEST_BARS:
        return None
    last = max(map(int, years))
    first = max(min(map(int, years)), last - _MOST_BARS + 1)
    values = [(f"{year:04}", len(years.get(f"{year:04}", ()))) for year in range(first, last + 1)]
    return bars(values, "Dated sentences and events by year")


def _overview(context: Context, here: str, year: str, moments: list[Moment]) -> Year:
    events = tuple((in_words(m.value), context.event_link(here, m.event.id)) for m in moments if m.event)
    number = sum(moment.sentence is not None for moment in moments)
    words = counted(number, "dated sentence", "dated sentences") if number else ""
    return Year(link(year, way(here, page_of(TIMELINE, year))), events, words)


def _year(context: Context, year: str, part: Part[Moment], around: tuple[str | None, str | None]) -> Page:
    days = [_day(context, part.path, value, list(group)) for value, group in groupby(part.rows, key=lambda m: m.value)]
    before, after = (link(other, way(part.path, page_of(TIMELINE, other))) if other else None for other in around)
    choices = _choices(context, part.rows)
    up = way(part.path, index_of(TIMELINE))
    body = fill("timeline-year", up=up, year=year, days=days, part=part, choices=choices, before=before, after=after)
    return markdown_page(part.path, {"title": f"Timeline of {year}", "description": f"What happened in {year}"}, body)


def _day(context: Context, path: str, value: str, moments: list[Moment]) -> Day:
    return Day(
        value,
        in_words(value),
        tuple((context.event_link(path, m.event.id), " ".join(_about(context, m))) for m in moments if m.event),
        tuple(
            Dated(sourced(context, path, m.sentence.citation), " ".join(_about(context, m)))
            for m in moments
            if m.sentence
        ),
    )


def _about(context: Context, moment: Moment) -> list[str]:
    """The ids of the outlet of `moment` and of those whom it is about, each with its kind: `person:ann-other`."""
    if moment.event:
        keys = [key for key in (moment.event.place, *moment.event.participants) if key in context.archive.entities]
        outlet = None
    else:
        keys = [key for key in moment.sentence.entities if key in context.archive.entities] if moment.sentence else []
        outlet = context.archive.outlet_of.get(moment.sentence.citation.article) if moment.sentence else None
    found = [f"{context.archive.entities[key].type}:{key}" for key in keys if key]
    return [*found, f"outlet:{outlet}"] if outlet else found


def _choices(context: Context, moments: Sequence[Moment]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the rows of a page can be filtered by: for each kind the values and names that at least two rows have."""
    counts = Counter(value for moment in moments for value in dict.fromkeys(_about(context, moment)))
    groups = []
    for kind, title in _FILTERS.items():
        values = [value for value in counts if value.startswith(f"{kind}:") and counts[value] > 1]
        named = sorted((_name_of(context, value), value) for value in values)
        if named:
            groups.append((title, [(value, name) for name, value in named]))
    return groups


def _name_of(context: Context, value: str) -> str:
    kind, _, key = value.partition(":")
    return context.archive.outlets[key].name if kind == "outlet" else context.archive.entities[key].name


def _years(context: Context) -> dict[str, list[Moment]]:
    moments = [Moment(event.date, event, None) for event in context.archive.events.values() if event.date]
    moments += [Moment(sentence.value, None, sentence) for sentence in context.archive.timeline]
    years: dict[str, list[Moment]] = {}
    for moment in sorted(moments, key=lambda m: (m.value, m.event is None)):
        if (year := year_of(moment.value)) != UNDATED:
            years.setdefault(year, []).append(moment)
    return years
