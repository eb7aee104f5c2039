"""The language of a text, as its words and letters tell it. Cases stand in `cases/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.clean.language import language_of
from tests.cases import cases
from tests.clean.articles import cleaned


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_a_text_tells_its_language(case: dict[str, Any]) -> None:
    assert language_of(case["text"], case["marked"]) == case["language"]


@given(st.text())
def test_any_text_has_some_language(text: str) -> None:
    assert language_of(text, "en")


def test_a_capture_that_nobody_marked_gets_the_language_of_its_text() -> None:
    article = cleaned("Мэр сказал, что порт откроется в понедельник и что во время шторма никто не пострадал.")
    assert article.language == "ru"


def test_what_an_editor_says_of_the_language_holds() -> None:
    article = cleaned("Der Hafen ist seit Montag wieder offen, und das ist auch gut so.", language="nds")
    assert article.language == "nds"
