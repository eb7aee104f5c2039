from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.publish.check import check_site
from tests.cases import cases


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_the_built_site_is_checked(case: dict[str, Any], tmp_path: Path) -> None:
    for name, content in case["pages"].items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><html><body>{content}</body></html>" if name.endswith("html") else content)
    assert [str(problem) for problem in check_site(tmp_path).sorted()] == case["problems"]


def test_every_link_and_citation_of_the_sample_archive_holds(sample: Path) -> None:
    assert check_site(sample / "site").sorted() == []
