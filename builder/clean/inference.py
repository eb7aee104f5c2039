"""When an article must have been published, as far as its text allows to tell, where no line states it.

What ties a text to a time is a window of days: the words `opened in 2022` let it be no earlier, `will close in June
2026` no later, and `next month's <event>` leaves one month, for an event that the authority files date. An event whose
name means several of them leaves several windows. The day is in a window of each; where what all leave is open on one
side, or is in two parts, there is no answer, and neither is there where nothing is left, as two contradict each other.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from builder.clean.inference_dates import ties_of_dates, ties_of_weekdays
from builder.clean.inference_events import ties_of_events, within_event
from builder.clean.spans_of_days import Tie, Window, iso, period
from builder.model import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.model import EventAuthority

_LONGEST = timedelta(days=3660)  # ten years: what is longer tells nothing
_READ = 200_000  # characters: no article is longer
_MONTH = timedelta(days=31)


def dated_events(events: dict[str, EventAuthority]) -> dict[str, tuple[str, ...]]:
    """The dates of `events` by case-folded name and alias."""
    found: dict[str, tuple[str, ...]] = {}
    for event in events.values():
        for name in (event.name, *event.aliases) if event.date else ():
            found[name.casefold()] = (*found.get(name.casefold(), ()), event.date or "")
    return found


def inferred_date(
    text: str, events: dict[str, tuple[str, ...]], language: str, existed: Iterable[tuple[str, str]] = ()
) -> Fact:
    """A day, month, year or interval of days in which `text` was published, with the words that it follows from.

    `events` are the dates of known events by their names; `existed` are days on which the text was there, as it was
    printed or saved then, each with the words that say so.
    """
    text = text[:_READ]
    ties = [*ties_of_events(text, events, language), *ties_of_dates(text, language)]
    ties += [Tie((Window(None, days.last),), words) for value, words in existed if (days := period(value))]
    left = _common(ties)
    if left is None or left.first is None or left.last is None or left.last - left.first > _LONGEST:
        return Fact()
    ties += ties_of_weekdays(text, left.first.year, left.last.year, language)
    left = _common(ties)
    if left is None or left.first is None or left.last is None:
        return Fact()
    words = [tie.words for tie in ties if _narrows(tie, ties, left)]
    during = within_event(text, events, left, language) if left.last - left.first < _MONTH else None
    if during is not None:
        left, words = during.windows[0], [*words, during.words]
    return Fact(iso(left), "inferred", tuple(dict.fromkeys(words)))


def _common(ties: Iterable[Tie]) -> Window | None:
    """The one window that all `ties` leave; None if there is none, or several that do not overlap."""
    left = {Window(None, None)}
    for windows in dict.fromkeys(tie.windows for tie in ties):
        left = {both for one in left for other in windows if (both := one.within(other)) is not None}
    return _joined(sorted(left, key=lambda window: window.first or date.min))


def _joined(windows: Sequence[Window]) -> Window | None:
    """Overlapping `windows`, sorted by their first days, as one; None if there is none, or a gap between two."""
    if not windows:
        return None
    first, last = windows[0]
    for other in windows[1:]:
        if last is None:
            break
        if other.first is not None and other.first > last:
            return None
        last = None if other.last is None else max(last, other.last)
    return Window(first, last)


def _narrows(tie: Tie, ties: Iterable[Tie], left: Window) -> bool:
    """Whether either end of `left` is that of a window of `tie`, or it alone leaves one of several."""
    ends = any(
        (window.first is not None and window.first == left.first)
        or (window.last is not None and window.last == left.last)
        for window in tie.windows
    )
    return ends or _common(other for other in ties if other is not tie) != left
