"""Dates that an event tells. Cases stand in `cases/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.annotator import Annotator
from builder.model import AuthorityFiles, Capture, Date, EventAuthority, RawText, Sidecar
from tests.cases import cases

EVENTS = {
    "porto": EventAuthority("porto", "Porto summit", date="2024-10-22/2024-10-24"),
    "lund": EventAuthority("lund", "Lund vote", date="2024-10-01"),
    "baltic": EventAuthority("baltic", "Baltic summit", date="2024-09"),
}


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_an_event_tells_the_day_that_words_before_it_mean(case: dict[str, Any]) -> None:
    text = case["text"]
    capture = Capture("x", RawText("x", "", "text/plain", "utf-8", len(text), text), Sidecar(published="2024-10-24"))
    annotated = Annotator(AuthorityFiles(events=EVENTS)).one(capture)
    dates = [found for found in annotated.annotations if isinstance(found, Date)]
    assert [f"{date.text} = {date.value}" for date in dates] == case["dates"]
