from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import html

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


def test_where_paragraphs_lose_their_words_every_page_that_cites_them_is_named(sample: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(sample / "site", site)
    citing = {f"site/{path.relative_to(site)}" for path in site.rglob("*.html") if 'class="cite"' in path.read_text()}
    for path in site.glob("articles/*/*/index.html"):
        page = html.parse(str(path))
        for block in page.xpath("//*[starts-with(@id, 'p-')]"):
            for part in list(block):
                block.remove(part)
            block.text = "Nothing is left."
        page.write(str(path), encoding="utf-8", method="html")
    found = check_site(site).sorted()
    assert {"people", "places", "events", "timeline", "quotations", "wording"} <= {
        page.split("/")[1] for page in citing
    }
    assert {problem.file for problem in found} == citing
    assert all("cites words that" in problem.message for problem in found)
