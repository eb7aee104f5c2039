"""Edits: applying them, composing two lists of them into one, and mapping offsets through them.

A list of edits is *in order* when each starts at or after the end of the one before. All offsets are half-open and
count code points of the text that the edits apply to. Everything here is linear in the length of its lists, but for
look-ups, which are logarithmic.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ENDLESS = 1 << 62


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits` carried out. Raises `ValueError` where they are out of order or outside `text`."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        if not position <= edit.start <= edit.end <= len(text):
            raise ValueError(f"out of order or outside the text: {edit}")
        parts.append(text[position : edit.start])
        parts.append(edit.new)
        position = edit.end
    parts.append(text[position:])
    return "".join(parts)


def compose(first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """One list of edits that does what `first`, a list that this function made, and then, on its result, `second` do.

    Each edit keeps the name of its own rule. Where the two meet: what the first list removed stays its own; an edit of
    `second` across several pieces puts its new text in place of the first piece; and an edit of `first` whose new
    words `second` rewrites altogether takes the name of the rule that rewrote them; white space is no word, but goes
    with the words on both sides of it. Edits of `first` that no edit of `second` meets are not looked at one by one.
    """
    if not second:
        return tuple(first)
    merged = _Merged()
    middle = _Middle(first)
    copied = 0
    for start, end, edits in middle.meetings(second):
        merged.extend(first[copied:start])
        composed = _Composition(edits).over(middle.segments(start, end)) if start < end else middle.placed(edits, start)
        for edit in composed:
            merged.append(edit)
        copied = end
    merged.extend(first[copied:])
    return tuple(merged.edits)


def tidied(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """`edits` over `text` without those that change nothing."""
    return tuple(edit for edit in edits if text[edit.start : edit.end] != edit.new)


def disjoint(edits: Iterable[Edit]) -> Iterator[Edit]:
    """`edits` in order, without those that overlap one that starts before."""
    position = 0
    for edit in sorted(edits, key=attrgetter("start", "end")):
        if edit.start >= position:
            yield edit
            position = edit.end


class _Segment(NamedTuple):
    """A stretch of the middle text: left as it was (`edit` is None), or what an edit put there."""

    start: int
    end: int
    raw: int
    edit: Edit | None


class _Middle:
    """The text between two lists of edits: what the first one made, and where each of its edits stands there."""

    def __init__(self, first: Sequence[Edit]) -> None:
        self._first = first
        self._ends: list[int] = []
        shift = 0
        for edit in first:
            shift += len(edit.new) - edit.end + edit.start
            self._ends.append(edit.end + shift)

    def meetings(self, second: Sequence[Edit]) -> Iterator[tuple[int, int, Sequence[Edit]]]:
        """The runs of edits of `second` that meet, or lie between, the same edits of the first list, as a range."""
        at = 0
        while at < len(second):
            start = end = bisect_left(self._ends, second[at].start)
            last = at
            while True:
                end = self._meets_until(end, second[last].end)
                if end == start or last + 1 == len(second) or second[last + 1].start > self._ends[end - 1]:
                    break
                last += 1
            yield start, end, second[at : last + 1]
            at = last + 1

    def _meets_until(self, index: int, offset: int) -> int:
        while index < len(self._first) and self._ends[index] - len(self._first[index].new) <= offset:
            index += 1
        return index

    def placed(self, second: Sequence[Edit], index: int) -> Iterator[Edit]:
        """`second`, which stand behind the edit before `index` and meet none, where they stand in the raw text."""
        shift = self._first[index - 1].end - self._ends[index - 1] if index else 0
        return (Edit(edit.start + shift, edit.end + shift, edit.new, edit.rule) for edit in second)

    def segments(self, start: int, end: int) -> Iterator[_Segment]:
        """The middle text around the edits ``first[start:end]``: untouched and edited stretches in turn."""
        raw, middle = (self._first[start - 1].end, self._ends[start - 1]) if start else (0, 0)
        for edit in self._first[start:end]:
            same = edit.start - raw
            yield _Segment(middle, middle + same, raw, None)
            middle += same
            yield _Segment(middle, middle + len(edit.new), edit.start, edit)
            middle, raw = middle + len(edit.new), edit.end
        yield _Segment(middle, _ENDLESS, raw, None)


class _Composition:
    """Goes once through edits of the second list while segments of the middle text pass by."""

    def __init__(self, second: Sequence[Edit]) -> None:
        self._second = second
        self._at = 0
        self._placed = False  # whether the new text of the current edit has found its place

    def over(self, segments: Iterable[_Segment]) -> Iterator[Edit]:
        for segment in segments:
            if segment.edit is None:
                yield from self._untouched(segment)
            elif segment.start == segment.end:
                yield segment.edit
            else:
                yield self._edited(segment, segment.edit)

    def _untouched(self, segment: _Segment) -> Iterator[Edit]:
        shift = segment.raw - segment.start
        for start, end, new, rule in self._within(segment):
            yield Edit(start + shift, end + shift, new, rule)

    def _edited(self, segment: _Segment, edit: Edit) -> Edit:
        parts: list[str] = []
        position, rule, words_left = segment.start, edit.rule, False
        for start, end, new, other in self._within(segment):
            kept = edit.new[position - segment.start : start - segment.start]
            parts += (kept, new)
            words_left = words_left or bool(kept.strip())
            if edit.new[start - segment.start : end - segment.start].strip() or self._reaches_beyond(segment):
                rule = other
            position = end
        rest = edit.new[position - segment.start :]
        parts.append(rest)
        return Edit(edit.start, edit.end, "".join(parts), edit.rule if words_left or rest.strip() else rule)

    def _reaches_beyond(self, segment: _Segment) -> bool:
        edit = self._second[self._at]
        return edit.start < segment.start and segment.end < edit.end

    def _within(self, segment: _Segment) -> Iterator[tuple[int, int, str, str]]:
        """The parts of the second list's edits that fall into `segment`; an insertion prefers untouched text."""
        while self._at < len(self._second):
            edit = self._second[self._at]
            inserts = edit.start == edit.end
            if edit.start > segment.end or (edit.start == segment.end and not (inserts and segment.edit is None)):
                return
            start, end = max(edit.start, segment.start), min(edit.end, segment.end)
            if inserts or start < end:
                yield start, end, "" if self._placed else edit.new, edit.rule
                self._placed = True
            if edit.end > segment.end:
                return
            self._at += 1
            self._placed = False


class _Merged:
    """Edits in order, with touching removals of one rule joined, and no two edits at one place."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []

    def append(self, edit: Edit) -> None:
        if not self._join(edit):
            self.edits.append(edit)

    def extend(self, edits: Sequence[Edit]) -> None:
        """Add `edits`, of which no two belong together."""
        joined = 0
        while joined < len(edits) and self._join(edits[joined]):
            joined += 1
        self.edits += edits[joined:]

    def _join(self, edit: Edit) -> bool:
        """Make `edit` a part of the last one where the two belong together, and say whether they do."""
        last = self.edits[-1] if self.edits else None
        if last is None or last.end != edit.start or not _belong_together(last, edit):
            return False
        rule = last.rule if last.new else edit.rule
        self.edits[-1] = Edit(last.start, edit.end, last.new + edit.new, rule)
        return True


def _belong_together(last: Edit, edit: Edit) -> bool:
    same_place = last.start == last.end or edit.start == edit.end
    return same_place or (last.rule == edit.rule and not last.new and not edit.new)


class OffsetMap:
    """Where an offset of the raw text stands in the clean text, and the other way round."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._raw_starts = [edit.start for edit in edits]
        self._clean_starts: list[int] = []
        shift = 0
        for edit in edits:
            self._clean_starts.append(edit.start + shift)
            shift += len(edit.new) - (edit.end - edit.start)

    def to_clean(self, offset: int) -> int:
        """The clean offset of a raw one; within an edit, the place where its new text starts."""
        index = bisect_right(self._raw_starts, offset) - 1
        if index < 0:
            return offset
        edit, start = self._edits[index], self._clean_starts[index]
        return start if offset < edit.end else start + len(edit.new) + offset - edit.end

    def to_raw(self, offset: int) -> int:
        """The raw offset of a clean one, as the start of a span; within new text, the start of what it replaced."""
        index = bisect_right(self._clean_starts, offset) - 1
        if index < 0:
            return offset
        edit, start = self._edits[index], self._clean_starts[index]
        inside = offset < start + len(edit.new)
        return edit.start if inside else edit.end + offset - start - len(edit.new)

    def span_to_clean(self, start: int, end: int) -> tuple[int, int]:
        """The clean span that holds what is left of the raw span ``[start, end)``."""
        if start == end:
            return (self.to_clean(start),) * 2
        index = bisect_left(self._raw_starts, end) - 1
        last = end if index < 0 else self._clean_end(index, end)
        first = self.to_clean(start)
        return first, max(first, last)

    def span_to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span that the clean span ``[start, end)`` was made from."""
        if start == end:
            return (self.to_raw(start),) * 2
        index = bisect_left(self._clean_starts, end) - 1
        last = end if index < 0 else self._raw_end(index, end)
        first = self.to_raw(start)
        return first, max(first, last)

    def _clean_end(self, index: int, end: int) -> int:
        edit, start = self._edits[index], self._clean_starts[index]
        return start + len(edit.new) + max(0, end - edit.end)

    def _raw_end(self, index: int, end: int) -> int:
        edit, start = self._edits[index], self._clean_starts[index]
        return edit.end + max(0, end - start - len(edit.new))
