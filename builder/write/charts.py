"""Small charts, drawn when the site is built: SVG with a text alternative, and a table behind it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeGuard

from markupsafe import Markup

from builder.write.days import in_words, month_of
from builder.write.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MOST_MONTHS = 48
_WIDTH, _HEIGHT = 240, 48
_WIDEST_BAR = 16.0


def by_time(dates: Iterable[str | None], title: str) -> Markup | None:
    """Bars for the `dates` (ISO 8601) by month, or by year where they span more than four years.

    None where fewer than two months have any.
    """
    return by_time_each({title: dates}).get(title)


def by_time_each(series: Mapping[str, Iterable[str | None]]) -> dict[str, Markup]:
    """The same for several series by title: charts of one span and one scale, so that they can be compared."""
    counts = {title: Counter(filter(_is_month, map(month_of, dates))) for title, dates in series.items()}
    every = {month for months in counts.values() for month in months}
    if len(every) < 2:
        return {}
    span = _months(min(every), max(every))
    if len(span) > _MOST_MONTHS:
        span = [f"{year:04}" for year in range(int(span[0][:4]), int(span[-1][:4]) + 1)]
        counts = {title: _by_year(months) for title, months in counts.items()}
    most = max(found[value] for found in counts.values() for value in span)
    return {title: bars([(value, found[value]) for value in span], title, most) for title, found in counts.items()}


def _is_month(value: str | None) -> TypeGuard[str]:
    return value is not None and len(value) == len("2024-10")


def _by_year(months: Counter[str]) -> Counter[str]:
    years: Counter[str] = Counter()
    for month, number in months.items():
        years[month[:4]] += number
    return years


def bars(values: Sequence[tuple[str, int]], title: str, most: int | None = None) -> Markup:
    """One bar for each (ISO 8601 value, number) as a figure, with the numbers in a table that is folded.

    `most` is the number that fills the height, where several charts are to be compared.
    """
    most = most or max((number for _, number in values), default=1) or 1
    width = min(_WIDEST_BAR, _WIDTH / len(values) * 0.85)
    step = (_WIDTH - width) / max(1, len(values) - 1)
    drawn = []
    for index, (value, number) in enumerate(values):
        if not number:
            continue
        height = max(2, round(_HEIGHT * number / most))
        drawn.append(
            f'<rect x="{index * step:.1f}" y="{_HEIGHT - height}" width="{width:.1f}" height="{height}">'
            f"<title>{escape(f'{in_words(value)}: {number:,}')}</title></rect>"
        )
    ends = "".join(f"<span>{escape(in_words(value))}</span>" for value, _ in (values[0], values[-1]))
    return Markup(
        f'<figure class="bars"><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(_told(values, title))}">{"".join(drawn)}</svg><figcaption>{ends}</figcaption>'
        f"{_table(values)}</figure>"
    )


def _told(values: Sequence[tuple[str, int]], title: str) -> str:
    """What the chart shows, in a sentence: the whole, the span and the peak."""
    peak, most = max(values, key=lambda item: item[1])
    total = sum(number for _, number in values)
    return (
        f"{title}: {total:,} from {in_words(values[0][0])} to {in_words(values[-1][0])}, "
        f"most in {in_words(peak)} ({most:,}). The table below has the numbers"
    )


def _table(values: Sequence[tuple[str, int]]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(in_words(value))}</th><td>{number:,}</td></tr>'
        for value, number in values
        if number
    )
    return f'<details><summary>Figures</summary><table class="figures"><tbody>{rows}</tbody></table></details>'


def _months(first: str, last: str) -> list[str]:
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, end + 1)]
