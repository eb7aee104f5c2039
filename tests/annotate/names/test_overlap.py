"""Of names that overlap the longest one stays, and nothing that overlaps nothing is lost."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.annotate.overlap import longest_first
from builder.model import Span

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=12)


def spans(pairs: list[tuple[int, int]]) -> list[Span]:
    return [Span(start, start + length, "x" * length) for start, length in pairs]


def test_the_longer_of_two_stays_wherever_it_begins() -> None:
    assert longest_first(spans([(0, 3), (2, 5)])) == spans([(2, 5)])
    assert longest_first(spans([(0, 5), (2, 4)])) == spans([(0, 5)])
    assert longest_first(spans([(4, 2), (0, 3), (1, 2)])) == spans([(0, 3), (4, 2)])


def test_of_two_equally_long_ones_the_first_offered_stays() -> None:
    first, second = Span(0, 3, "one"), Span(0, 3, "two")
    assert longest_first([first, second]) == [first]
    assert longest_first([second, first]) == [second]


@settings(deadline=None)
@given(SPANS)
def test_what_stays_does_not_overlap_and_what_goes_did(pairs: list[tuple[int, int]]) -> None:
    kept = longest_first(spans(pairs))
    assert all(a.end <= b.start for a, b in pairwise(kept))
    for gone in (span for span in spans(pairs) if span not in kept):
        assert any(gone.start < span.end and span.start < gone.end for span in spans(pairs) if span != gone)
