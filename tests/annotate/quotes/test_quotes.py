"""Quotations are found from mark to mark, each with the words that name its speaker, or with none."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.annotate.quotes import find_quotes
from builder.annotate.speech_paragraphs import Speech
from tests.annotate.spoken import article, names
from tests.cases import cases

WORDS = [
    "“",
    "”",
    '"',
    "''",
    "'",
    "‘",
    "’",
    "„",
    "“",
    "«",
    "»",
    "-",
    "—",
    ",",
    ".",
    "?",
    ":",
    "Lee",
    "said",
    "told",
    "she",
    "the",
    "minister",
    "called",
    "according",
    "to",
    "that",
    "and",
    "\n\n",
]
PIECES = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=60)
TEXTS = PIECES.map(" ".join) | PIECES.map("".join)


@pytest.mark.parametrize("known_names", [True, False], ids=["with names", "by shape"])
@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_a_quotation_has_its_bounds_type_speaker_and_cue(case: dict[str, Any], known_names: bool) -> None:
    made = article(case["text"], case.get("blocks", ()), case.get("language", "en"))
    found = find_quotes(Speech(made, names(made) if known_names or case.get("by") == "names" else ()))
    assert [quote.text for quote in found] == [expected["text"] for expected in case["quotes"]]
    for quote, expected in zip(found, case["quotes"], strict=True):
        if "speaker" in expected:
            speaker = quote.speaker.text if quote.speaker else None
            assert str(speaker).casefold().endswith(str(expected["speaker"]).casefold())
        assert quote.type == expected.get("type", quote.type)
        assert quote.cue == expected.get("cue", quote.cue)


@given(TEXTS)
def test_any_text_gives_quotations_in_order_that_repeat_their_words(text: str) -> None:
    made = article(text)
    place = 0
    for quote in find_quotes(Speech(made, names(made))):
        assert place <= quote.start < quote.end
        assert made.text[quote.start : quote.end] == quote.text
        assert quote.evidence
        if quote.speaker is not None:
            assert made.text[quote.speaker.start : quote.speaker.end] == quote.speaker.text
        else:
            assert quote.cue is None
        place = quote.end


@given(TEXTS)
@example("Write '{\"a\": \"b\"}' for a 'c' or 'd \"e\" f' \"g 'h\" i' for j.")
def test_quotations_never_overlap_and_each_is_one_word_of_its_paragraph(text: str) -> None:
    for paragraph in Speech(article(text), ()).paragraphs:
        quotes = paragraph.quotes
        assert all(before.outer_end <= behind.outer_start for before, behind in pairwise(quotes))
        assert not quotes or sorted(paragraph.places) == list(range(len(quotes)))


@given(TEXTS)
def test_a_quotation_stays_within_its_paragraph(text: str) -> None:
    made = article(text)
    for quote in find_quotes(Speech(made, ())):
        assert any(block.start <= quote.start and quote.end <= block.end for block in made.blocks)


@given(TEXTS)
def test_marks_without_a_speaker_are_scare_quotes_or_unattributed_sentences(text: str) -> None:
    made = article(text)
    for quote in find_quotes(Speech(made, ())):
        if quote.type == "scare":
            assert quote.speaker is None
        if quote.type == "fragment":
            assert quote.speaker is not None
