"""The five real captures, where they are at hand: their sentences are not ours to keep in the project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.archives import SEEDS, make_archive, published_records, raw_plus_edits, records, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real captures are not at hand (../shared/seeds)")

PUBLISHED = {"000": "2024-10-24", "001": "2025-02-27", "002": "2024-11-08", "003": "2025-01-24", "004": "2024-09-05"}
FURNITURE = (
    "https://",
    "<image",
    "data:image",
    "Unlock the",
    "Related article",
    "Article by",
    "Inputs from",
    "newsletter",
)


def seeds() -> list[Path]:
    return sorted(SEEDS.glob("*.txt"))


def test_each_gives_a_valid_record_with_reversible_edits_and_annotations_that_stand_where_they_say() -> None:
    made = records(*seeds())
    assert [r["id"] for r in made] == sorted(PUBLISHED)
    for path, record in zip(seeds(), made, strict=True):
        assert raw_plus_edits(path.read_bytes().decode(), record) == record["text"]
        assert record["text"] == "\n\n".join(record["text"][b["start"] : b["end"]] for b in record["blocks"])
        assert record["annotations"]
        for a in record["annotations"]:
            assert record["text"][a["start"] : a["end"]] == a["text"]


def test_their_furniture_is_gone_and_no_word_of_the_body_is_lost() -> None:
    for path, record in zip(seeds(), records(*seeds()), strict=True):
        assert not [words for words in FURNITURE if words in record["text"]]
        raw = path.read_bytes().decode()
        kept = re.findall(r"\w+", record["text"])
        removed = re.findall(r"\w+", "".join(raw[e["start"] : e["end"]] for e in record["edits"] if not e["new"]))
        assert len(kept) + len(removed) >= len(re.findall(r"\w+", raw)) - 2
        assert len(removed) < 45


def test_an_archive_made_of_them_builds_without_a_warning_and_every_citation_holds(tmp_path: Path) -> None:
    captures: dict[str, str | bytes] = {path.name: path.read_bytes() for path in seeds()}
    captures |= {f"{key}.yml": f"published: {day}\n" for key, day in PUBLISHED.items()}
    root = make_archive(tmp_path, captures)
    result = run("build", "--root", root)
    assert result.exit_code == 0, result.stderr
    assert "warning" not in result.stderr.lower()
    assert sorted(published_records(root)) == sorted(PUBLISHED)
    checked = run("check", "--root", root)
    assert checked.exit_code == 0, checked.stderr
