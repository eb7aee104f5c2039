"""What the rule for whole pages saved as text does and leaves: `cases/*.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.clean.engine import apply
from builder.clean.page import page_rule
from builder.clean.view import View
from tests.cases import cases
from tests.clean.articles import cleaned

PROSE = "The council will vote on the second quay in the spring, once the engineers have written their report."
LINES = st.sampled_from(
    [
        "Home",
        "News",
        "",
        "Share",
        PROSE,
        PROSE * 2,
        "“Never again,” he said.",
        "Kommentare",
        "Most read",
        "- item",
        "What comes next",
    ]
)


def without_surroundings(text: str) -> str:
    return apply(text, page_rule(View(text)))


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_a_page_becomes_its_article_and_an_article_stays(case: dict[str, Any]) -> None:
    raw = case["raw"]
    if "text" in case:
        assert lines(cleaned(raw).text) == lines(case["text"])
    else:
        assert without_surroundings(raw) == raw


@given(st.lists(LINES, max_size=80).map("\n".join))
@settings(deadline=None)
def test_a_second_pass_over_a_text_finds_nothing_more_to_do(raw: str) -> None:
    once = without_surroundings(raw)
    assert without_surroundings(once) == once
    assert set(lines(once)) <= set(lines(raw))
