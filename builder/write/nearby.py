"""Earlier and later events that have to do with one: those of the same place or people first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.model import Event
    from builder.write.context import Context

_MOST = 3  # before, and after
_FOLLOWED = 400  # events that a place or a person may have before it tells nothing about any two of them


class Nearby:
    """The events of an archive by date, place and who takes part."""

    def __init__(self, context: Context) -> None:
        dated = [event for event in context.archive.events.values() if event.date]
        self._order = sorted(dated, key=lambda e: (e.date or "", e.name.casefold(), e.id))
        self._index = {event.id: index for index, event in enumerate(self._order)}
        self._with: dict[str, list[int]] = defaultdict(list)
        for index, event in enumerate(self._order):
            for key in _keys(event):
                self._with[key].append(index)

    def of(self, event: Event) -> tuple[list[Event], list[Event]]:
        """Up to three events before and after `event`, each in order of time; none for one without a date.

        Those that share its place or somebody who takes part come first, the nearest before the farther ones; where
        there are none, the event right before or after it.
        """
        here = self._index.get(event.id)
        if here is None:
            return [], []
        shared = {index for key in _keys(event) if len(self._with[key]) <= _FOLLOWED for index in self._with[key]}
        before = sorted(index for index in shared if index < here)[-_MOST:] or list(range(max(0, here - 1), here))
        after = sorted(index for index in shared if index > here)[:_MOST]
        after = after or list(range(here + 1, min(here + 2, len(self._order))))
        return [self._order[index] for index in before], [self._order[index] for index in after]


def _keys(event: Event) -> set[str]:
    return {key for key in (event.place, *event.participants) if key}
