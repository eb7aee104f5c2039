from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.archives import make_archive, run
from tests.end_to_end.archives import records as annotated

if TYPE_CHECKING:
    from pathlib import Path

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
TEXT = "the zeppelin yard of old quimby hired Ann Other on Monday.\n"


@pytest.fixture
def pipeline(tmp_path: Path) -> Path:
    made = spacy.blank("en")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "GPE", "pattern": "old quimby"},
            {"label": "PERSON", "pattern": "Ann Other"},
            {"label": "DATE", "pattern": "Monday"},
        ]
    )
    made.to_disk(tmp_path / "pipeline")
    return tmp_path / "pipeline"


def test_a_pipeline_adds_the_names_that_the_rules_do_not_see(tmp_path: Path, pipeline: Path) -> None:
    root = make_archive(tmp_path / "archive", {"yard.txt": TEXT}, authority__people="ann-other: {name: Ann Other}\n")
    capture = root / "sources/captures/yard.txt"
    assert "old quimby" not in names(annotated("--root", root, capture))
    with (root / "sources/archive.yml").open("a") as settings:
        settings.write(f"ner: {pipeline}\n")
    found = names(annotated("--root", root, capture))
    assert found["old quimby"] == ("place", "old-quimby", "provisional")
    assert found["Ann Other"] == ("person", "ann-other", "known")
    assert "Monday" not in found


def test_a_pipeline_that_cannot_be_loaded_is_a_problem_of_the_settings(tmp_path: Path) -> None:
    root = make_archive(tmp_path, {"yard.txt": TEXT})
    with (root / "sources/archive.yml").open("a") as settings:
        settings.write("ner: en_no_such_pipeline\n")
    result = run("check", "--root", root)
    assert result.exit_code == 1
    assert 'sources/archive.yml:1: "ner": the pipeline "en_no_such_pipeline" cannot be loaded' in result.stderr


def names(made: list[dict[str, object]]) -> dict[str, tuple[object, ...]]:
    annotations: list[dict[str, object]] = made[0]["annotations"]  # type: ignore[assignment]
    return {str(a["text"]): (a["type"], a["entity"], a["status"]) for a in annotations if a["kind"] == "mention"}
