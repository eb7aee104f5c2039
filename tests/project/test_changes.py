from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / ".github/changes.py"


def changes(before: Path, after: Path) -> str:
    return subprocess.run([sys.executable, SCRIPT, before, after], capture_output=True, text=True, check=True).stdout


def docs(folder: Path, **pages: str) -> Path:
    folder.mkdir()
    (folder / ".generated").write_text("".join(f"{digest}  {name}.md\n" for name, digest in pages.items()))
    return folder


def test_a_summary_tells_which_pages_came_changed_and_went(tmp_path: Path) -> None:
    before = docs(tmp_path / "before", index="1", pier="1", port="1")
    after = docs(tmp_path / "after", index="2", port="1", quay="1", ship="1")
    said = changes(before, after)
    assert said.startswith("### Pages: 2 added, 1 changed, 1 removed, of 4\n")
    assert (
        said.index("- `quay.md`") < said.index("- `ship.md`") < said.index("- `index.md`") < said.index("- `pier.md`")
    )
    assert "port.md" not in said


def test_without_an_earlier_build_every_page_is_new(tmp_path: Path) -> None:
    assert changes(tmp_path / "missing", docs(tmp_path / "after", index="1")).startswith(
        "### Pages: 1 added, 0 changed"
    )


def test_a_long_list_is_cut_and_says_so(tmp_path: Path) -> None:
    after = docs(tmp_path / "after", **{f"page{number:03}": "1" for number in range(60)})
    said = changes(tmp_path / "missing", after)
    assert "- … and 10 more" in said
    assert said.count("- `page") == 50
