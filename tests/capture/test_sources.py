from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.capture import read_sources
from builder.problems import Problems
from tests.cases import cases

HERE = Path(__file__).parent


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


@pytest.mark.parametrize("case", cases(HERE / "cases"))
def test_sources_are_read_and_every_problem_is_said_with_file_and_line(case: dict[str, Any], tmp_path: Path) -> None:
    write(tmp_path, case["files"])
    problems = Problems()
    read_sources(tmp_path, problems)
    said = [str(problem) for problem in problems.sorted()]
    assert len(said) == len(case["problems"]), said
    for line, expected in zip(said, sorted(case["problems"]), strict=True):
        assert line.startswith(expected)
        assert "\n" not in line


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"sources/archive.yml": "title: x", "sources/captures/a.txt": "Text.", "secret.txt": "Secret."})
    (tmp_path / "sources/captures/b.txt").symlink_to(tmp_path / "secret.txt")
    problems = Problems()
    sources = read_sources(tmp_path, problems)
    assert [c.id for c in sources.captures] == ["a"]
    assert [str(p) for p in problems.sorted()] == [
        "sources/captures/b.txt:1: is a symbolic link; put the file itself here"
    ]


def test_reading_changes_no_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"sources/archive.yml": "title: x", "sources/captures/a.txt": "Text.", "sources/captures/a.yml": "title: T"},
    )
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    read_sources(tmp_path, Problems())
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
