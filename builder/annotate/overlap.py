"""The one policy for names that overlap: the longer one stays; of two equally long ones the first offered."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class Placed(Protocol):
    """Anything that stands at ``[start, end)``."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


S = TypeVar("S", bound=Placed)


def longest_first(spans: Iterable[S]) -> list[S]:
    """The spans that stay, in text order, no two of which overlap."""
    listed = list(spans)
    if all(first.end <= second.start for first, second in pairwise(listed)):
        return listed
    kept: list[S] = []
    for span in sorted(listed, key=lambda s: (s.start, s.start - s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return kept
