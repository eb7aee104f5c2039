"""A text is split into its sentences, and no point inside a sentence splits one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.sentences import sentences
from tests.cases import cases

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", cases(CASES))
def test_a_text_is_split_into_its_sentences(case: dict[str, Any]) -> None:
    text = " ".join(case["sentences"])
    assert [text[begin:end] for begin, end in sentences(text)] == case["sentences"]


@given(st.text(alphabet='AabU.S!?… \n"”“)]([1945।。’—'))
def test_nothing_but_white_space_stands_outside_the_sentences(text: str) -> None:
    place = 0
    for begin, end in sentences(text):
        assert text[place:begin].strip() == ""
        assert text[begin:end] == text[begin:end].strip() != ""
        place = end
    assert text[place:].strip() == ""
