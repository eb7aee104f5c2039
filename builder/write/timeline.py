"""The timeline: what happened and what the articles say about when, by year and day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.write.address import TIMELINE, UNDATED, index_of, page_of, way, year_of
from builder.write.calendar import calendar, month_anchor
from builder.write.charts import bars
from builder.write.citations import Sourced, sourced
from builder.write.context import counted
from builder.write.days import in_words
from builder.write.layout import fill
from builder.write.markdown import link
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.model import DatedSentence, Event
    from builder.write.context import Context

_FILTERS = {"kind": "Show", "person": "Person", "place": "Place", "organisation": "Organisation", "outlet": "Outlet"}
_KINDS = {"event": "events", "sentence": "dated sentences"}
_MOST_CHOICES = 40  # of a filter
_ALSO = 6  # other articles with the same sentence that are named
_MOST_EVENTS = 10  # of a year, in the overview
_FEWEST_BARS, _MOST_BARS = 3, 120


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a date: an event with a page, or a sentence that says when."""

    value: str
    event: Event | None
    sentence: DatedSentence | None


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated sentence, with what the page can be filtered by: ids parted by spaces.

    `also` are links to the paragraphs of other articles that have the very same sentence, `more` how many are left out.
    """

    row: Sourced
    about: str
    also: tuple[Markup, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Day:
    """A row of a timeline page: a date, its events, and the sentences that speak of it."""

    words: str
    anchor: str
    month: str | None  # the anchor of the month, where this is its first day on the page
    events: tuple[tuple[Markup, str], ...]
    sentences: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A row of the overview."""

    link: Markup
    events: tuple[tuple[str, Markup], ...]
    more: int
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
        found = list(parts(moments, partial(page_of, TIMELINE, year), when=_value))
        for part in found:
            yield _year(context, year, part, found, around)


def _chart(years: dict[str, list[Moment]]) -> Markup | None:
    """Bars for how much each of the latest years has."""
    if len(years) < _FEWEST_BARS:
        return None
    last = max(map(int, years))
    first = max(min(map(int, years)), last - _MOST_BARS + 1)
    values = [(f"{year:04}", len(years.get(f"{year:04}", ()))) for year in range(first, last + 1)]
    return bars(values, "Dated sentences and events by year")


def _overview(context: Context, here: str, year: str, moments: list[Moment]) -> Year:
    keys = [moment.event.id for moment in moments if moment.event]
    most = set(sorted(keys, key=lambda key: -context.articles_about[key])[:_MOST_EVENTS])
    shown = tuple(
        (in_words(context.archive.events[key].date or ""), context.event_link(here, key)) for key in keys if key in most
    )
    number = len(moments) - len(keys)
    words = counted(number, "dated sentence", "dated sentences") if number else ""
    return Year(link(year, way(here, page_of(TIMELINE, year))), shown, len(keys) - len(shown), words)


def _year(
    context: Context,
    year: str,
    part: Part[Moment],
    found: Sequence[Part[Moment]],
    around: tuple[str | None, str | None],
) -> Page:
    before, after = (link(other, way(part.path, page_of(TIMELINE, other))) if other else None for other in around)
    choices = _choices(context, part.rows)
    body = fill(
        "timeline-year",
        up=way(part.path, index_of(TIMELINE)),
        year=year,
        days=list(_days(context, part)),
        part=part,
        calendar=calendar(part.path, found, _value, id),
        choices=choices,
        rules=_rules(value for _, values in choices for value, _ in values),
        before=before,
        after=after,
    )
    title = f"Timeline of {year}" if part.number == 1 else f"Timeline of {year}, page {part.number}"
    return markdown_page(part.path, {"title": title, "description": f"What happened in {year}"}, body)


def _value(moment: Moment) -> str:
    return moment.value


def _days(context: Context, part: Part[Moment]) -> Iterator[Day]:
    months: set[str | None] = set()
    for value, group in groupby(part.rows, key=_value):
        month, moments = month_anchor(value), list(group)
        yield Day(
            in_words(value),
            f"d-{value.replace('/', '--')}",
            None if month in months else month,
            tuple(
                (context.event_link(part.path, m.event.id), " ".join(_about(context, m))) for m in moments if m.event
            ),
            tuple(_sentences(context, part.path, moments)),
        )
        months.add(month)


def _sentences(context: Context, path: str, moments: Sequence[Moment]) -> Iterator[Dated]:
    """The dated sentences of one date, a sentence that several articles have only once."""
    same: dict[str, list[Moment]] = {}
    for moment in moments:
        if moment.sentence:
            same.setdefault(moment.sentence.citation.text, []).append(moment)
    for found in same.values():
        first, *others = dict.fromkeys(m.sentence.citation for m in found if m.sentence)
        links = tuple(context.article_link(path, other.article, other.anchor) for other in others[:_ALSO])
        about = dict.fromkeys(value for moment in found for value in _about(context, moment))
        yield Dated(sourced(context, path, first), " ".join(about), links, max(0, len(others) - _ALSO))


def _about(context: Context, moment: Moment) -> list[str]:
    """What `moment` is, its outlet, and whom it is about, each with its kind: `kind:event`, `person:ann-other`."""
    if moment.event:
        keys = [moment.event.place, *moment.event.participants]
        found = ["kind:event"]
    elif moment.sentence:
        keys = [*moment.sentence.entities]
        outlet = context.archive.outlet_of.get(moment.sentence.citation.article)
        found = ["kind:sentence", *([f"outlet:{outlet}"] if outlet else [])]
    entities = context.archive.entities
    return [*found, *(f"{entities[key].type}:{key}" for key in keys if key in entities)]


def _choices(context: Context, moments: Sequence[Moment]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the rows of a page can be filtered by: for each kind the values that some but not all of the rows have."""
    counts = Counter(value for moment in moments for value in dict.fromkeys(_about(context, moment)))
    groups = []
    for kind, title in _FILTERS.items():
        fewest = 0 if kind == "kind" else 1
        values = [v for v, n in counts.most_common() if v.startswith(f"{kind}:") and fewest < n < len(moments)]
        named = sorted((_name_of(context, value), value) for value in values[:_MOST_CHOICES])
        if named:
            groups.append((title, [(value, name) for name, value in named]))
    return groups


def _rules(values: Iterable[str]) -> Markup:
    """Styles that hide what a chosen value leaves out, so that filters work without scripts."""
    return Markup(
        "".join(
            f'article:has(option[value="{value}"]:checked) :is([data-about]:not([data-about~="{value}"]),'
            f'.day:not(:has([data-about~="{value}"]))){{display:none}}'
            for value in values
        )
    )


def _name_of(context: Context, value: str) -> str:
    kind, _, key = value.partition(":")
    if kind == "kind":
        return _KINDS[key]
    return context.archive.outlets[key].name if kind == "outlet" else context.archive.entities[key].name


def _years(context: Context) -> dict[str, list[Moment]]:
    moments = [Moment(event.date, event, None) for event in context.archive.events.values() if event.date]
    moments += [Moment(sentence.value, None, sentence) for sentence in context.archive.timeline]
    years: dict[str, list[Moment]] = {}
    for moment in sorted(moments, key=lambda m: (m.value, m.event is None)):
        if (year := year_of(moment.value)) != UNDATED:
            years.setdefault(year, []).append(moment)
    return years
