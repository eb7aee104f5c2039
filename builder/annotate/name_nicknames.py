"""Names of people with what they are called in between: `Anna “Nan” Weiss`, `Otto (Ott) Orvel`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.annotate.name_wording import Segment

_BETWEEN = re.compile(r" [\"“'‘(][^\W\d_][\w-]{1,14}[\"”'’)] ")
_LONGEST = 19  # characters of such a name with its marks and spaces


def with_nicknames(text: str, found: Sequence[Segment]) -> Iterator[Segment]:
    """`found`, by start, in which a given name, a nickname and a surname are one name."""
    at = 0
    while at < len(found):
        first = found[at]
        surname = _surname(text, first, found[at + 1 : at + 3])
        at += surname
        yield first if surname == 1 else _joined(first, found[at - 1])


def _surname(text: str, first: Segment, behind: Sequence[Segment]) -> int:
    """How many names from `first` on are one: itself, or as many as there are up to the surname."""
    known = first.wording.known
    mark = text[first.end + 1 : first.end + 2]
    if mark not in "\"“'‘(" or first.wording.first.text not in known.given or first.wording.headline:
        return 1
    for place, segment in enumerate(behind, 2):
        if segment.start - first.end <= _LONGEST and _BETWEEN.fullmatch(text, first.end, segment.start):
            return place
    return 1


def _joined(first: Segment, surname: Segment) -> Segment:
    shift = surname.base - first.base
    moved = [t._replace(start=t.start + shift, end=t.end + shift) for t in surname.wording.tokens]
    return first.of([*first.wording.tokens, *moved])
