from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from builder.problems import ProblemsFound
from builder.publish.tree import RECORD, WriteReport, write_tree

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Page:
    path: str
    text: str


HOME = Page("index.md", "# Home\n")
PIER = Page("places/pier.md", "# The pier\n")


def test_pages_are_written_and_counted(tmp_path: Path) -> None:
    assert write_tree([HOME, PIER], tmp_path) == WriteReport(total=2, written=2, removed=0)
    assert (tmp_path / "places/pier.md").read_text() == PIER.text


def test_a_page_that_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    write_tree([HOME, PIER], tmp_path)
    before = (tmp_path / "index.md").stat().st_mtime_ns
    changed = Page("places/pier.md", "# The new pier\n")
    assert write_tree([HOME, changed], tmp_path) == WriteReport(total=2, written=1, removed=0)
    assert (tmp_path / "index.md").stat().st_mtime_ns == before


def test_stale_pages_go_and_their_empty_folders_with_them(tmp_path: Path) -> None:
    write_tree([HOME, PIER], tmp_path)
    assert write_tree([HOME], tmp_path) == WriteReport(total=1, written=0, removed=1)
    assert not (tmp_path / "places").exists()


def test_what_people_wrote_stays_beside_the_generated_pages(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places/notes.md").write_text("by hand")
    write_tree([HOME, PIER], tmp_path)
    write_tree([HOME], tmp_path)
    assert (tmp_path / "places/notes.md").read_text() == "by hand"


def test_a_page_that_somebody_edited_is_kept_and_said(tmp_path: Path) -> None:
    write_tree([HOME, PIER], tmp_path)
    (tmp_path / "index.md").write_text("my own words")
    for pages in ([Page("index.md", "# New home\n"), PIER], [PIER]):  # changed, then stale
        with pytest.raises(ProblemsFound, match=r"index\.md:1: was edited since it was generated"):
            write_tree(pages, tmp_path)
        assert (tmp_path / "index.md").read_text() == "my own words"
    (tmp_path / "index.md").unlink()
    assert write_tree([HOME, PIER], tmp_path).written == 1


def test_a_file_that_was_there_before_is_kept_and_said_each_time(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("by hand")
    for _ in range(2):
        with pytest.raises(ProblemsFound, match=r"index\.md:1: stands where a generated page belongs"):
            write_tree([HOME, PIER], tmp_path)
    assert (tmp_path / "index.md").read_text() == "by hand"
    assert write_tree([PIER], tmp_path).removed == 0
    assert (tmp_path / "index.md").exists()


def test_a_folder_in_the_way_of_a_page_is_said(tmp_path: Path) -> None:
    (tmp_path / "index.md").mkdir()
    with pytest.raises(ProblemsFound, match=r"index\.md:1: stands where"):
        write_tree([HOME], tmp_path)


def test_a_run_that_breaks_off_leaves_only_pages_that_the_next_run_knows_as_its_own(tmp_path: Path) -> None:
    def broken() -> object:
        yield PIER
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_tree(broken(), tmp_path)  # type: ignore[arg-type]
    assert write_tree([HOME], tmp_path).removed == 1


@pytest.mark.parametrize("path", ["../outside.md", "/etc/outside.md", "a/../../outside.md", ""])
def test_no_page_leads_out_of_its_folder(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leads out of"):
        write_tree([Page(path, "")], tmp_path / "docs")


def test_two_pages_cannot_have_one_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two pages want to be"):
        write_tree([HOME, Page("index.md", "# Another\n")], tmp_path)


def test_the_record_of_pages_is_sorted_and_complete(tmp_path: Path) -> None:
    write_tree([PIER, HOME], tmp_path)
    paths = [line.split("  ")[1] for line in (tmp_path / RECORD).read_text().splitlines()]
    assert paths == ["index.md", "places/pier.md"]
