"""Edits apply, compose and map offsets exactly."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.clean.engine import OffsetMap, apply, compose
from builder.model import Edit

TEXTS = st.text(alphabet="ab \n", max_size=30)


def edits_over(text: str, rule: str) -> st.SearchStrategy[tuple[Edit, ...]]:
    cuts = st.lists(st.integers(0, len(text)), max_size=12).map(sorted)
    news = st.lists(st.sampled_from(["", "", "x", " ", "yz\n"]), min_size=6, max_size=6)

    def build(cut: list[int], new: list[str]) -> tuple[Edit, ...]:
        pairs = list(zip(cut[::2], cut[1::2], strict=False))
        return tuple(Edit(start, end, new[i], rule) for i, (start, end) in enumerate(pairs))

    return st.builds(build, cuts, news)


@given(st.data())
def test_two_lists_of_edits_compose_to_one_that_does_the_same(data: st.DataObject) -> None:
    raw = data.draw(TEXTS)
    first = data.draw(edits_over(raw, "first"))
    middle = apply(raw, first)
    second = data.draw(edits_over(middle, "second"))
    both = compose(first, second)
    assert apply(raw, both) == apply(middle, second)
    assert all(before.end <= after.start for before, after in pairwise(both))


@given(st.data())
def test_untouched_characters_map_there_and_back(data: st.DataObject) -> None:
    raw = data.draw(TEXTS)
    edits = data.draw(edits_over(raw, "rule"))
    clean, offsets = apply(raw, edits), OffsetMap(edits)
    inside = {i for edit in edits for i in range(edit.start, edit.end)}
    for offset in set(range(len(raw))) - inside:
        start, end = offsets.span_to_clean(offset, offset + 1)
        there = offsets.to_clean(offset)
        assert clean[there] == raw[offset]
        assert start <= there < end
        assert offsets.to_raw(there) == offset


@given(st.data())
def test_spans_stay_in_order_and_inside_the_text(data: st.DataObject) -> None:
    raw = data.draw(TEXTS)
    edits = data.draw(edits_over(raw, "rule"))
    clean, offsets = apply(raw, edits), OffsetMap(edits)
    start = data.draw(st.integers(0, len(clean)))
    end = data.draw(st.integers(start, len(clean)))
    raw_start, raw_end = offsets.span_to_raw(start, end)
    assert 0 <= raw_start <= raw_end <= len(raw)
    start, end = min(raw_start, raw_end), raw_end
    clean_start, clean_end = offsets.span_to_clean(start, end)
    assert 0 <= clean_start <= clean_end <= len(clean)


def test_every_removal_keeps_the_name_of_its_rule() -> None:
    raw = "aa PROMO bb NOTE cc"
    first = (Edit(3, 9, "", "promo"),)
    second = (Edit(6, 11, "", "note"),)
    assert compose(first, second) == (Edit(3, 9, "", "promo"), Edit(12, 17, "", "note"))
    assert apply(raw, compose(first, second)) == "aa bb cc"


def test_white_space_that_goes_with_the_words_around_it_is_their_rules() -> None:
    first = (Edit(4, 5, "\n\n", "breaks"), Edit(9, 10, "\n\n", "breaks"))
    assert compose(first, (Edit(0, 11, "", "menu"),)) == (Edit(0, 9, "", "menu"), Edit(9, 10, "\n", "breaks"))


def test_a_removal_around_an_earlier_one_does_not_swallow_it() -> None:
    assert compose((Edit(3, 9, "", "inner"),), (Edit(0, 6, "", "outer"),)) == (
        Edit(0, 3, "", "outer"),
        Edit(3, 9, "", "inner"),
        Edit(9, 12, "", "outer"),
    )


def test_white_space_that_a_rule_left_behind_does_not_cost_it_its_name() -> None:
    assert compose((Edit(0, 20, "\n\n", "menu"),), (Edit(0, 2, "", "spaces"),)) == (Edit(0, 20, "", "menu"),)


def test_words_rewritten_by_a_later_rule_take_its_name() -> None:
    assert compose((Edit(0, 5, "&", "entity"),), (Edit(0, 1, "and", "words"),)) == (Edit(0, 5, "and", "words"),)


@pytest.mark.parametrize("edits", [(Edit(2, 1, "", "r"),), (Edit(0, 9, "", "r"),), (Edit(1, 2, "", "r"),) * 2])
def test_edits_out_of_order_or_range_are_refused(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match="out of order"):
        apply("abc", edits)
