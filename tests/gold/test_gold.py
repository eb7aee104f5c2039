"""The sample archive's gold records: complete, sound in themselves, and true to the authority files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from builder.capture import Sources, read_sources
from builder.problems import Problems

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "sources/gold").glob("*.json"))

Record = dict[str, Any]


@pytest.fixture(scope="module")
def sources() -> Sources:
    problems = Problems()
    found = read_sources(ROOT, problems)
    assert not problems, problems.sorted()
    return found


@pytest.fixture(params=GOLD, ids=lambda path: path.stem)
def gold(request: pytest.FixtureRequest) -> Record:
    record: Record = json.loads(request.param.read_text("utf-8"))
    assert record["id"] == request.param.stem
    return record


def test_every_capture_of_the_sample_has_a_gold_record(sources: Sources) -> None:
    assert [path.stem for path in GOLD] == [capture.id for capture in sources.captures]


def test_blocks_joined_by_a_blank_line_are_the_text(gold: Record) -> None:
    blocks = [gold["text"][block["start"] : block["end"]] for block in gold["blocks"]]
    assert "\n\n".join(blocks) == gold["text"]
    assert all(block == block.strip() for block in blocks)


def test_every_annotation_repeats_its_span(gold: Record) -> None:
    assert {a["kind"] for a in gold["annotations"]} == {"mention", "quote", "statement", "date", "event"}
    for a in gold["annotations"]:
        assert gold["text"][a["start"] : a["end"]] == a["text"]
        assert a["text"] == a["text"].strip() != ""


def test_annotations_stay_within_one_block_and_in_order(gold: Record) -> None:
    annotations = gold["annotations"]
    assert annotations == sorted(annotations, key=lambda a: (a["start"], -a["end"], a["kind"]))
    for a in annotations:
        assert any(block["start"] <= a["start"] and a["end"] <= block["end"] for block in gold["blocks"])


def test_names_in_the_gold_are_those_of_the_authority_files(gold: Record, sources: Sources) -> None:
    entities, events = sources.authority.entities, sources.authority.events
    for a in gold["annotations"]:
        if a["kind"] == "mention":
            assert (a["name"], a["type"]) == (entities[a["entity"]].name, entities[a["entity"]].type)
        elif a["kind"] == "event":
            assert (a["name"], a["date"]) == (events[a["event"]].name, events[a["event"]].date)
        elif a["kind"] in ("quote", "statement") and a["speaker"]:
            assert a["speaker_name"] == entities[a["speaker"]].name
            assert a["speaker_start"] < a["speaker_end"]


def test_quotation_marks_in_the_gold_text_stand_around_its_quotations(gold: Record) -> None:
    text = gold["text"]
    for a in gold["annotations"]:
        if a["kind"] == "quote":
            opens = "-" if a["type"] == "dash" else '"“'
            before = text[: a["start"]].rstrip(" ")
            assert before[-1] in opens
            assert text[a["end"]] in '"”'
