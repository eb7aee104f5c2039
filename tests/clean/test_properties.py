"""What cleaning promises for any input whatever."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.clean.engine import OffsetMap, apply
from builder.clean.receipt import receipt
from tests.clean.articles import cleaned

settings.register_profile("any time", deadline=None)  # the first text loads the tables
settings.load_profile("any time")

# Scraps that rules look for, so that their lookalikes, halves and neighbours come up as well.
WORDS = """
Advertisement|Read more: |Sign up for our newsletter|By Ann Author|Photo: Agency/Staff|Source:|Related: |AFP|(Reuters)
12|https://example.org/a|<image>x</image>|![a](b)|LONDON, Oct 24 (Reuters) - |Page 1 of 2|© 2024 The Daily Post
The Daily Post|Published: 24 October 2024|The talks went on|and the next day|of the|Annwarned of it|nego-|tiations
it’s|word |Word |T
[x](https://y)|**a**|# |- |• |1. |Subject: Hello|From: a|To: b|long words without an end |&amp;|&#8217;|â€™|Ã©|{\\rtf
[[a|b]]|<p>|</p>|<br>|Home > News|LIVE
- A heading -|Continue reading|“He said so, and they went on to the next.”
"""
MARKS = [
    "''",
    *"\"'“”’.,:? \n\t\f\u00a0\u200b\u202e\u2067\u2069\ufeff\x00\x1d\u2028\u200d\x85\\=",
    "...",
    "  ",
    "\n\n",
    "\r\n",
]
SCRAPS = st.sampled_from([*WORDS.strip().replace("\n", "|").split("|"), *MARKS])
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.one_of(SCRAPS, st.text(max_size=3)), max_size=40).map("".join))
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ufeff\ufffe\uffff]|  |^ | $", re.MULTILINE)


@given(TEXTS)
def test_raw_text_and_edits_make_the_clean_text(raw: str) -> None:
    article = cleaned(raw)
    assert apply(raw, article.edits) == article.text
    assert all(before.end <= after.start for before, after in pairwise(article.edits))
    assert all(raw[edit.start : edit.end] != edit.new for edit in article.edits)


@given(TEXTS)
def test_cleaning_clean_text_changes_nothing(raw: str) -> None:
    text = cleaned(raw).text
    assert cleaned(text).edits == ()


@given(TEXTS)
def test_blocks_tile_the_text_with_one_blank_line_between(raw: str) -> None:
    article = cleaned(raw)
    assert "\n\n".join(article.text[block.start : block.end] for block in article.blocks) == article.text
    assert all(before.end + 2 == after.start for before, after in pairwise(article.blocks))
    assert all(article.text[block.start : block.end].strip() for block in article.blocks)


@given(TEXTS)
def test_no_control_character_or_stray_space_survives(raw: str) -> None:
    assert not FORBIDDEN.search(cleaned(raw).text)


@given(TEXTS)
def test_every_character_of_the_clean_text_can_be_traced(raw: str) -> None:
    article = cleaned(raw)
    offsets = OffsetMap(article.edits)
    for at in range(len(article.text)):
        start, end = offsets.span_to_raw(at, at + 1)
        assert 0 <= start <= end <= len(raw)
        first, last = offsets.span_to_clean(start, end)
        assert start == end or first <= at < last


@given(TEXTS, st.sampled_from(["excerpt", "metadata", "withheld"]))
def test_rights_cut_the_text_and_keep_it_reversible(raw: str, rights: str) -> None:
    full, cut = cleaned(raw), cleaned(raw, rights=rights)
    assert apply(raw, cut.edits) == cut.text
    assert full.text.startswith(cut.text)
    assert "\n\n".join(cut.text[block.start : block.end] for block in cut.blocks) == cut.text
    assert all(not rule.changes for rule in receipt(cut).rules)


@given(TEXTS)
def test_the_same_input_gives_the_same_article(raw: str) -> None:
    assert cleaned(raw) == cleaned(raw)


@settings(deadline=None, max_examples=20)
@given(
    st.sampled_from(
        [*"a \n\"'’“-.,:<>[](){}#*_=|&;A1\t\u00a0\x00éâ\u200d", "\r\n", "' ", '" ', "a\n", "A\n", "1\n", "- ", "a-\n"]
    )
)
def test_a_long_run_of_anything_is_cleaned(run: str) -> None:
    raw = run * (200_000 // len(run))
    article = cleaned(raw)
    assert apply(raw, article.edits) == article.text


@pytest.mark.parametrize("raw", ["", " ", "\n\n\n", "\ufeff", "\x00\x01"])
def test_a_capture_without_words_gives_an_article_without_text(raw: str) -> None:
    article = cleaned(raw)
    assert (article.text, article.blocks) == ("", ())
