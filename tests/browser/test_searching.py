from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote_plus, urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

FACETS = ("kind", "year", "outlet", "person", "organisation", "place", "event")


def results(page: Page) -> int:
    page.wait_for_function("document.querySelector('#search-status').textContent")
    return page.locator("#search-results > li").count()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_name_is_found_in_articles_and_has_its_page_beside_them(reader: Watched) -> None:
    page = reader.open("search/?q=Vladimir+Putin")
    assert results(page) >= 3
    assert "Article" in page.locator("#search-results .search-facts").first.inner_text()
    assert page.locator("#search-beside a[href*='people/vladimir-putin/']").count() == 1


@pytest.mark.parametrize("facet", FACETS)
def test_results_are_filtered_and_the_number_beside_a_filter_is_right(facet: str, reader: Watched) -> None:
    page = reader.open("search/?q=Putin" if facet == "kind" else "search/?q=Putin&kind=Article")
    results(page)
    value = page.locator(f"#search-facets input[name={facet}]").last.get_attribute("value")
    box = page.locator(f'#search-facets input[name={facet}][value="{value}"]')
    count = int(box.locator("xpath=..").locator(".search-count").inner_text())
    page.evaluate("document.querySelector('#search-status').textContent = ''")
    box.check()
    assert results(page) == count
    assert asked(page)[facet] == [value]


def test_values_of_one_outlet_or_another_widen_and_two_people_narrow(reader: Watched) -> None:
    page = reader.open("search/?kind=Article")
    total = results(page)
    page = reader.open("search/?kind=Article&year=2024&year=2025")
    both = results(page)
    page = reader.open("search/?kind=Article&year=2025")
    assert 0 < results(page) < both <= total
    page = reader.open("search/?kind=Article&person=Vladimir+Putin")
    one = results(page)
    page = reader.open("search/?kind=Article&person=Vladimir+Putin&person=Donald+Trump")
    assert 0 < results(page) <= one


def test_a_phrase_finds_fewer_than_its_words(reader: Watched) -> None:
    words = results(reader.open("search/?kind=Article&q=said+president"))
    phrase = results(reader.open("search/?kind=Article&q=%22said+president%22"))
    curly = results(reader.open("search/?kind=Article&q=%E2%80%9Csaid+president%E2%80%9D"))
    assert words > phrase == curly


def test_results_are_put_in_order_of_date(reader: Watched) -> None:
    def years(sort: str) -> list[str]:
        page = reader.open(f"search/?q=Putin&kind=Article&sort={sort}")
        assert results(page)
        facts = page.locator("#search-results .search-facts").all_inner_texts()
        return [date for fact in facts for date in re.findall(r"\d{4}-\d\d-\d\d", fact)]

    assert years("newest") == sorted(years("newest"), reverse=True)
    assert years("oldest") == sorted(years("newest"))


def test_a_hit_opens_at_its_passage_with_the_words_marked_and_back_returns_to_the_results(reader: Watched) -> None:
    page = reader.open("search/?q=Putin&kind=Article")
    found = results(page)
    page.locator("#search-results .search-passage a").first.click()
    page.wait_for_url(re.compile(r"/articles/.*#p-"))
    paragraph = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert "Putin" in paragraph.inner_text()
    assert "highlight" not in page.url
    assert page.evaluate("[...CSS.highlights.get('newsarchive-search')].some(range => range.toString() === 'Putin')")
    page.go_back()
    page.wait_for_selector("#search-results li")
    assert results(page) == found
    assert asked(page) == {"q": ["Putin"], "kind": ["Article"]}


def test_typing_changes_results_and_address_and_nothing_found_is_said(reader: Watched) -> None:
    page = reader.open("search/")
    assert results(page) > 0
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("zxqwv")
    page.wait_for_function("document.querySelector('#search-status').textContent.startsWith('Nothing found')")
    assert asked(page) == {"q": ["zxqwv"]}
    assert page.locator("#search-results > li").count() == 0


def test_a_misspelt_name_is_suggested_as_the_archive_spells_it(reader: Watched) -> None:
    page = reader.open("search/?q=Vladmir+Putn")
    results(page)
    page.locator("#search-hint a", has_text="Vladimir Putin").click()
    page.wait_for_url("**/search/?q=Vladimir+Putin")
    assert results(page) >= 3
    assert not page.locator("#search-hint").is_visible()


def test_a_word_that_is_written_right_gets_no_suggestion(reader: Watched) -> None:
    for query in ("Putin", "war", "peace talks", '"Vladmir"', "🙂", "a"):
        page = reader.open(f"search/?q={quote_plus(query)}")
        results(page)
        assert not page.locator("#search-hint").is_visible(), query


@pytest.mark.parametrize(
    ("query", "place"),
    [("Kiev", "places/kyiv/"), ("Antonio Guterres", "people/antonio-guterres/"), ("zelenskyy", "people/volodymyr")],
)
def test_another_spelling_of_a_name_finds_whom_it_means(reader: Watched, query: str, place: str) -> None:
    page = reader.open(f"search/?q={query}")
    results(page)
    assert page.locator("#search-beside a").first.get_attribute("href").removeprefix("/newsarchive/").startswith(place)


def test_where_filters_leave_nothing_the_search_without_them_is_offered(reader: Watched) -> None:
    page = reader.open("search/?q=Putin&year=1871")
    assert results(page) == 0
    page.locator("#search-hint a").click()
    page.wait_for_url("**/search/?q=Putin")
    assert results(page) >= 3


def test_quotations_are_found_apart_from_articles_and_open_at_their_row(reader: Watched) -> None:
    page = reader.open("search/?q=Putin&kind=Quotations")
    assert results(page) >= 1
    page.locator("#search-results .search-passage a").first.click()
    page.wait_for_url(re.compile(r"/quotations/\d{4}/#q-"))
    row = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert "Putin" in row.inner_text()


def test_any_query_is_answered(reader: Watched) -> None:
    for query in (
        "a",
        "%F0%9F%99%82",
        "%D0%9F%D1%83%D1%82%D0%B8%D0%BD",
        "%22",
        "%22%22",
        "war+" * 400,
        "%E2%80%9C",
        "-",
    ):
        page = reader.open(f"search/?q={query}")
        results(page)
        status = page.locator("#search-status").inner_text()
        assert 0 < len(status) < 200, query


def test_words_in_the_address_are_shown_as_words(reader: Watched) -> None:
    page = reader.open("search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&person=%3Cb%3E")
    results(page)
    assert page.locator("#search-status img, #search-facets b").count() == 0


def test_without_scripts_the_indexes_are_offered(reader: Watched) -> None:
    page = reader.open("search/", scripts=False)
    assert page.locator("article a[href='../people/']").is_visible()
    assert not page.locator("#search-form").is_visible()


def test_a_search_that_cannot_be_loaded_says_where_else_to_look(reader: Watched) -> None:
    page = reader.open("about/")
    page.route("**/pagefind/pagefind.js", lambda route: route.abort())
    page.goto(reader.address + "search/")
    page.wait_for_function("document.querySelector('#search-status').textContent.includes('could not be loaded')")
    assert len(reader.faults) >= 1
    reader.faults.clear()


def test_results_can_be_reached_and_opened_with_the_keyboard_alone(reader: Watched) -> None:
    page = reader.open("search/?q=Putin&kind=Article")
    results(page)
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#search-results a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/articles/\d{4}/"))
