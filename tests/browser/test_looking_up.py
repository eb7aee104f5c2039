from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]


def shown(page: Page, selector: str) -> int:
    return sum(row.is_visible() for row in page.locator(selector).all())


@pytest.mark.parametrize("scripts", [True, False])
def test_the_rows_of_a_timeline_are_filtered_with_and_without_scripts(reader: Watched, scripts: bool) -> None:
    page = reader.open("timeline/2024/", scripts=scripts)
    every, days = shown(page, "[data-about]"), shown(page, ".entry.day")
    events = page.locator("[data-about~='kind:event']").count()
    kind = page.locator(".filter select").first
    kind.select_option("kind:event")
    assert shown(page, "[data-about]") == shown(page, "[data-about~='kind:event']") == events < every
    assert shown(page, ".entry.day") < days
    kind.select_option("")
    assert (shown(page, "[data-about]"), shown(page, ".entry.day")) == (every, days)


def test_the_numbers_of_a_chart_unfold_below_it(reader: Watched) -> None:
    page = reader.open("people/vladimir-putin/")
    table = page.locator("figure.bars table").first
    assert not table.is_visible()
    page.locator("figure.bars summary").first.click()
    assert "September 2024" in table.inner_text()


def test_an_outlet_that_names_somebody_leads_to_a_search_for_its_articles(reader: Watched) -> None:
    page = reader.open("people/vladimir-putin/")
    page.locator(".panel a[href*='search/']", has_text="article").first.click()
    page.wait_for_selector("#search-results li")
    assert page.locator("#search-facets input[name=person]:checked").get_attribute("value") == "Vladimir Putin"
    assert page.locator("#search-facets input[name=outlet]:checked").count() == 1


def test_a_name_in_the_network_leads_to_its_page(reader: Watched) -> None:
    page = reader.open("people/vladimir-putin/")
    page.locator(".network a", has_text="Ukraine").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/ukraine/")
