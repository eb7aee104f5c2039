"""Indirect speech is found: what is said, without the words that say who says it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.speech_paragraphs import Speech
from builder.annotate.statements import find_statements
from tests.annotate.spoken import article, names
from tests.cases import cases

WORDS = (
    "Lee Weiss he the board said says told warned adding that according to was will is not , . : “ ” and on Monday \n\n"
)


@pytest.mark.parametrize("known_names", [True, False], ids=["with names", "by shape"])
@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_a_statement_has_its_clause_speaker_and_cue(case: dict[str, Any], known_names: bool) -> None:
    made = article(case["text"], case.get("blocks", ()), language=case.get("language", "en"))
    known = names(made) if known_names or case.get("by") == "names" else ()
    found = find_statements(Speech(made, known))
    assert [said.text for said in found] == [expected["text"] for expected in case["statements"]]
    for said, expected in zip(found, case["statements"], strict=True):
        assert said.speaker.text == expected["speaker"]
        assert said.cue == expected.get("cue", said.cue)


@given(st.lists(st.sampled_from(WORDS.split(" ")) | st.text(max_size=6), max_size=60))
def test_any_text_gives_statements_in_order_that_repeat_their_words(words: list[str]) -> None:
    made = article(" ".join(words))
    place = 0
    for said in find_statements(Speech(made, ())):
        assert place <= said.start < said.end
        assert made.text[said.start : said.end] == said.text
        assert made.text[said.speaker.start : said.speaker.end] == said.speaker.text
        place = said.end
