"""Events are found by the names that the editors know, and by their shape."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.dates import find_dates
from builder.annotate.events import find_events
from builder.model import Article, AuthorityFiles, Block, EventAuthority, Fact, RawText, Sidecar
from tests.cases import cases

CASES = Path(__file__).parent / "cases"
WORDS = [
    "the",
    "a",
    "Porto",
    "Sofia's",
    "summit",
    "talks",
    "in",
    "of",
    "election",
    "US-Russia",
    "2024",
    "last",
    "week",
    "first",
    "invasion",
    ",",
    ".",
    "\n",
    "Forum",
    "attack",
    "on",
]


def article(case: dict[str, Any]) -> Article:
    text = case["text"]
    published = Fact(str(case["published"]), "sidecar") if "published" in case else Fact()
    raw = RawText("a.txt", "", "text/plain", "utf-8", len(text), text)
    block = Block(case.get("kind", "paragraph"), 0, len(text))
    return Article("a", raw, Sidecar(), text, (block,), (), published=published, language=case.get("language", "en"))


def authority(case: dict[str, Any]) -> AuthorityFiles:
    entries = case.get("authority", {}).items()
    return AuthorityFiles(
        events={id_: EventAuthority(id_, entry["name"], tuple(entry.get("aliases", ()))) for id_, entry in entries}
    )


@pytest.mark.parametrize("case", cases(CASES))
def test_the_events_of_a_text_are_found(case: dict[str, Any]) -> None:
    text = article(case)
    found = find_events(text, authority(case), find_dates(text))
    assert [event.text for event in found] == case["events"]
    if "candidates" in case:
        assert [list(event.candidates) for event in found] == case["candidates"]
    if "dates" in case:
        assert [event.date for event in found] == case["dates"]
    if "places" in case:
        assert [event.place for event in found] == case["places"]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30))
def test_any_text_gives_spans_that_hold_their_words_in_order(words: list[str]) -> None:
    known = {"authority": {"porto": {"name": "Porto summit", "aliases": ["summit", "in Porto"]}}}
    text = article({"text": " ".join(words), "published": "2024-10-24"})
    place = 0
    for event in find_events(text, authority(known), find_dates(text)):
        assert place <= event.start < event.end
        assert text.text[event.start : event.end] == event.text
        place = event.end
