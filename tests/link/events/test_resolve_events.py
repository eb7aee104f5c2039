"""The words for an event mean the one whose name, time, place and participants fit, or none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from builder.annotate.dates import find_dates
from builder.annotate.events import find_events
from builder.link.events import resolve_events
from builder.model import (
    Article,
    Authority,
    AuthorityFiles,
    Block,
    EntityType,
    EventAuthority,
    EventMention,
    Fact,
    Mention,
    MentionForm,
    RawText,
    Sidecar,
)
from tests.cases import cases

CASES = Path(__file__).parent / "cases"


MENTIONS: tuple[tuple[str, MentionForm, EntityType], ...] = (
    ("mentions", "name", "other"),
    ("people", "name", "person"),
    ("demonyms", "demonym", "place"),
)


def resolved(case: dict[str, Any]) -> tuple[EventMention, ...]:
    text = case["text"]
    published = Fact(str(case["published"]), "sidecar") if "published" in case else Fact()
    raw = RawText("a.txt", "", "text/plain", "utf-8", len(text), text)
    article = Article("a", raw, Sidecar(), text, (Block("paragraph", 0, len(text)),), (), published=published)
    authority = AuthorityFiles(
        {id_: entity(id_, entry) for id_, entry in case.get("entities", {}).items()},
        {id_: event(id_, entry) for id_, entry in case.get("authority", {}).items()},
    )
    dates = find_dates(article)
    mentions = sorted(
        (
            Mention(match.start(), match.end(), name, form, type_, entity_id, name, "known", "")
            for key, form, type_ in MENTIONS
            for name, entity_id in case.get(key, {}).items()
            for match in re.finditer(re.escape(name), text)
        ),
        key=lambda mention: mention.start,
    )
    return resolve_events(article, find_events(article, authority, dates), dates, mentions, authority)


def entity(id_: str, entry: dict[str, Any]) -> Authority:
    lists = {key: tuple(entry.get(key, ())) for key in ("aliases", "demonyms")}
    return Authority(id_, "place", entry["name"], within=entry.get("within"), **lists)


def event(id_: str, entry: dict[str, Any]) -> EventAuthority:
    lists = {key: tuple(entry.get(key, ())) for key in ("aliases", "participants")}
    date = str(entry["date"]) if "date" in entry else None
    return EventAuthority(id_, entry["name"], date=date, place=entry.get("place"), kind=entry.get("kind", ""), **lists)


@pytest.mark.parametrize("case", cases(CASES))
def test_the_events_of_a_text_are_resolved(case: dict[str, Any]) -> None:
    found = resolved(case)
    assert [f"{mention.text} = {mention.event} {mention.status}" for mention in found] == case["events"]
    if "dates" in case:
        assert [mention.date for mention in found] == case["dates"]


@pytest.mark.parametrize("case", cases(CASES))
def test_every_decision_says_why_and_every_ambiguity_between_what(case: dict[str, Any]) -> None:
    for found in resolved(case):
        assert found.why
        assert found.name
        if found.status == "ambiguous":
            names = [entry["name"] for entry in case.get("authority", {}).values()]
            assert sum(name in found.why for name in names) > 1 or found.name == found.text
