"""Small charts, drawn when the site is built: SVG with a text alternative, in the colours of the page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.write.days import in_words
from builder.write.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_MONTHS = 48
_WIDTH, _HEIGHT = 240, 48
_WIDEST_BAR = 16.0


def by_time(dates: Iterable[str | None], title: str) -> Markup | None:
    """Bars for the `dates` (ISO 8601) by month, or by year where they span more than four years.

    None where fewer than two months have any.
    """
    months = Counter(date[:7] for date in dates if date and len(date) >= 7)
    if len(months) < 2:
        return None
    first, last = min(months), max(months)
    span = _months(first, last)
    if len(span) <= _MOST_MONTHS:
        return bars([(month, months[month]) for month in span], title)
    years = Counter[str]()
    for month, number in months.items():
        years[month[:4]] += number
    return bars([(str(y), years[str(y)]) for y in range(int(first[:4]), int(last[:4]) + 1)], title)


def bars(values: Sequence[tuple[str, int]], title: str) -> Markup:
    """One bar for each (ISO 8601 value, number) as a figure; the numbers are in the text alternative too."""
    most = max((number for _, number in values), default=1) or 1
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
    told = ", ".join(f"{in_words(value)} {number:,}" for value, number in values if number)
    ends = "".join(f"<span>{escape(in_words(value))}</span>" for value, _ in (values[0], values[-1]))
    label = escape(f"{title}: {told}")
    return Markup(
        f'<figure class="bars"><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{label}">{"".join(drawn)}</svg><figcaption>{ends}</figcaption></figure>'
    )


def _months(first: str, last: str) -> list[str]:
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, end + 1)]
