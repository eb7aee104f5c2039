"""The sample archive, built once for all tests that look at what a reader gets."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder import pipeline
from builder.console import Silent

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample archive with its hand-written pages, built: its folder."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(PROJECT / "sources", root / "sources")
    written_by_hand = (PROJECT / "docs").glob("*/**/*")
    generated = {line.partition("  ")[2] for line in _lines(PROJECT / "docs/.generated")}
    for path in written_by_hand:
        name = path.relative_to(PROJECT / "docs")
        if path.is_file() and name.as_posix() not in generated:
            (root / "docs" / name.parent).mkdir(parents=True, exist_ok=True)
            shutil.copy(path, root / "docs" / name)
    pipeline.build(root, Silent())
    return root


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.exists() else []
