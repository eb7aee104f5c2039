from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.kinds import one_of_each_kind

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Response

    from tests.browser.conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const shift of list.getEntries()) sum += shift.value })
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 300);
})"""
FIRST_LOAD = 150_000  # bytes of an article with all that it loads, compressed


def widest(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_there_are_all_kinds_of_pages(sample: Path) -> None:
    sections = {path.partition("/")[0] for path in one_of_each_kind(sample / "site")}
    wanted = {
        "",
        "about",
        "articles",
        "people",
        "organisations",
        "places",
        "events",
        "outlets",
        "timeline",
        "quotations",
    }
    assert wanted | {"search", "404.html"} <= sections


def test_no_page_scrolls_sideways_on_a_phone(reader: Watched, sample: Path) -> None:
    page = reader.open(width=360)
    too_wide = {}
    for path in one_of_each_kind(sample / "site"):
        page.goto(reader.address + path)
        if widest(page) > 360:
            too_wide[path] = widest(page)
    assert too_wide == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(reader: Watched, sample: Path, scheme: str) -> None:
    page, axe = reader.open(scheme=scheme), Axe()
    found = {}
    for path in one_of_each_kind(sample / "site"):
        page.goto(reader.address + path + ("?q=Putin" if path == "search/" else ""))
        if path == "search/":
            page.wait_for_selector("#search-results li")
        result = axe.run(page)
        if result.violations_count:
            found[path] = [
                (violation["id"], [node["target"] for node in violation["nodes"][:3]])
                for violation in result.response["violations"]
            ]
    assert found == {}


def test_nothing_moves_while_a_page_loads(reader: Watched, sample: Path) -> None:
    page = reader.open()
    moved = {}
    for path in one_of_each_kind(sample / "site"):
        page.goto(reader.address + path)
        shift = page.evaluate(SHIFT)
        if shift > 0.01:
            moved[path] = shift
    assert moved == {}


def test_an_article_is_light(reader: Watched, sample: Path) -> None:
    sizes: dict[str, int] = {}

    def weigh(answer: Response) -> None:
        sizes[answer.url] = len(gzip.compress(answer.body()))

    article = max(one_of_each_kind(sample / "site"), key=lambda path: path.startswith("articles/") and path.count("/"))
    reader.open(article, watch=weigh).wait_for_load_state("networkidle")
    assert sum(sizes.values()) <= FIRST_LOAD, sizes


def test_all_text_is_there_without_scripts(reader: Watched, sample: Path) -> None:
    page = reader.open(scripts=False)
    for path in one_of_each_kind(sample / "site"):
        page.goto(reader.address + path)
        main = page.locator("article").first
        assert main.is_visible(), path
        assert len(main.inner_text()) > 20, path
