from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]


def test_from_home_to_an_article_to_a_person_and_back_to_the_paragraph(reader: Watched) -> None:
    page = reader.open()
    page.locator("article a[href*='articles/20']").first.click()
    page.wait_for_url(re.compile(r"/articles/[^/]+/[^/]+/$"))
    article = page.url
    page.locator("article p[id] a[href*='people/']").first.click()
    page.wait_for_url("**/people/*/")
    key = article.rstrip("/").rpartition("/")[2]
    row = page.locator(f".citation:has(a.cite[href*='{key}'])").first
    words = row.locator(".cited").first.inner_text()
    row.locator("a.cite").first.click()
    page.wait_for_url(f"{article}#*")
    paragraph = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert " ".join(words.split()) in " ".join(paragraph.inner_text().split())
    assert paragraph.evaluate("e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }")


def test_the_header_search_leads_to_the_results(reader: Watched) -> None:
    page = reader.open()
    page.keyboard.press("/")
    page.keyboard.type("Putin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=Putin")
    page.wait_for_selector("#search-results li")
