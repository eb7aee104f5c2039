"""An editor's note stands beside the one paragraph that it is about, or is a problem where it was written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.link import link, misplaced
from builder.link.passages import anchors
from builder.model import Archive, AuthorityFiles, Note, Sidecar
from tests.cases import cases
from tests.link.sample import article


def linked(case: dict[str, Any]) -> Archive:
    annotated = article("a", *case["paragraphs"], rights=case.get("rights", "full"))
    permalink = anchors(annotated.article)[case["permalink"]] if "permalink" in case else None
    notes = tuple(Note(note["note"], permalink or note.get("at"), line=note.get("line", 1)) for note in case["notes"])
    return link(
        [replace(annotated, article=replace(annotated.article, sidecar=Sidecar(notes=notes)))], AuthorityFiles()
    )


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_a_note_stands_beside_its_paragraph_or_is_a_problem(case: dict[str, Any]) -> None:
    archive = linked(case)
    beside = {note.text: archive.anchors["a"].index(key) for key, notes in archive.notes["a"].items() for note in notes}
    assert [beside.get(note["note"], "none") for note in case["notes"]] == case["beside"]
    problems = [str(problem) for problem in misplaced(archive)]
    expected = case.get("problems", [])
    assert len(problems) == len(expected), problems
    for problem, beginning in zip(problems, expected, strict=True):
        assert problem.startswith(beginning)
