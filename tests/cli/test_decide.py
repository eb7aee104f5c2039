from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builder.capture.decisions import read_decisions
from builder.decide import NotWritten, decide
from builder.problems import Problems

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = "# What we decided.\n\n- drop: old-thing   # too vague\n  reason: Not news.\n"


def decisions_file(root: Path, text: str) -> Path:
    (root / "sources").mkdir()
    (root / "sources/decisions.yml").write_text(text)
    return root / "sources/decisions.yml"


@pytest.mark.parametrize("before", [WRITTEN, WRITTEN.rstrip("\n"), "# Nothing yet.\n", ""])
def test_a_decision_is_added_behind_what_stands_there(before: str, tmp_path: Path) -> None:
    path = decisions_file(tmp_path, before)
    decide(tmp_path, same=["ann-other", "bo-stone"], reason="She said so: “I am Bo”.")
    decide(tmp_path, rename="bo", name="Bo Stone", reason="His name.")
    assert path.read_text().startswith(before)
    problems = Problems()
    made = read_decisions(tmp_path, problems)
    assert not problems
    assert [(d.kind, d.ids, d.name) for d in made[-2:]] == [
        ("same", ("ann-other", "bo-stone"), None),
        ("rename", ("bo",), "Bo Stone"),
    ]


@pytest.mark.parametrize("before", ["[]\n", "same: them\n", "- [broken\n"])
def test_a_file_that_cannot_take_a_decision_stays_as_it_is(before: str, tmp_path: Path) -> None:
    path = decisions_file(tmp_path, before)
    with pytest.raises(NotWritten):
        decide(tmp_path, drop="ann-other", reason="Not news.")
    assert path.read_text() == before
