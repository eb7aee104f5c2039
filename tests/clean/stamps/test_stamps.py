"""What a line about the publication says, in any language: `cases/*.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.clean.stamps import is_dated, stamps_within
from tests.cases import cases


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_a_stamp_says_when_an_article_was_published_and_updated(case: dict[str, Any]) -> None:
    said = [stamp for _, stamp in stamps_within(case["text"], case.get("language", "en"))]
    published = next((stamp.published for stamp in said if stamp.published), None)
    updated = next((stamp.updated for stamp in said if stamp.updated), None)
    assert (published, updated) == (case.get("published"), case.get("updated"))


@pytest.mark.parametrize(
    "case", [case for case in cases(Path(__file__).parent / "cases") if case.values[0].get("prose")]
)
def test_a_sentence_with_a_day_in_it_is_no_stamp(case: dict[str, Any]) -> None:
    assert not is_dated(case["text"], case.get("language", "en"))
