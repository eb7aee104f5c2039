from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

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


def article_with_notes(reader: Watched, **window: Any) -> Page:
    """The page of the sample article that has notes, events and speakers beside its paragraphs."""
    return reader.open("articles/2025/2025-01-24-ready-for-talks/", **window)


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found = page.eval_on_selector_all(
        selector,
        "all => all.map(e => { const {left, right, top, bottom, width} = e.getBoundingClientRect();"
        "return {left, right, top, bottom, width} }).filter(box => box.width)",
    )
    assert len(found) > 2
    return list(found)


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_notes_events_and_speakers_stand_in_the_margin_of_a_wide_window_and_never_overlap(
    width: int, reader: Watched
) -> None:
    page = article_with_notes(reader, width=width)
    beside = boxes(page, ".noted .beside")
    text = boxes(page, ".text p[id], .text h2")
    assert all(box["left"] >= 0 and box["right"] < min(block["left"] for block in text) for box in beside)
    assert all(above["bottom"] <= below["top"] for above, below in pairwise(beside))
    note = page.locator(".noted:has(.editors-note)").first
    top = note.locator(".editors-note").evaluate("e => e.getBoundingClientRect().top")
    assert abs(top - note.locator("p[id]").evaluate("e => e.getBoundingClientRect().top")) < 40


def test_notes_and_events_stand_between_the_paragraphs_of_a_narrow_window(reader: Watched) -> None:
    page = article_with_notes(reader, width=360)
    blocks = sorted(boxes(page, ".text .beside, .text p[id], .text h2"), key=lambda box: box["top"])
    assert all(above["bottom"] <= below["top"] for above, below in pairwise(blocks))
    assert page.locator(".noted .editors-note").first.is_visible()


def test_pointing_at_a_name_shows_a_card_that_stays_under_the_pointer_until_escape(reader: Watched) -> None:
    page = article_with_notes(reader)
    page.locator(".text a.mention.person").first.hover()
    card = page.locator("#card")
    card.wait_for()
    assert "president, Russia" in card.inner_text()
    assert "articles" in card.inner_text()
    box = card.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()


def test_a_link_to_a_paragraph_elsewhere_shows_its_words_without_leaving_the_page(reader: Watched) -> None:
    page = reader.open("people/vladimir-putin/")
    card = page.locator("#card")
    for row in page.locator("a.cite").all():  # those that are all of their paragraph have none
        words = row.inner_text()
        row.hover()
        page.wait_for_timeout(700)
        if card.is_visible():
            break
    shown = " ".join(card.inner_text().split())
    assert " ".join(words.split()) in shown
    assert len(shown) > len(words)
    assert page.url.endswith("/people/vladimir-putin/")


def test_the_card_of_a_link_comes_with_the_keyboard_too(reader: Watched) -> None:
    page = article_with_notes(reader)
    page.locator(".panel .group.person a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator("#card").wait_for()
    assert page.locator(":focus").get_attribute("aria-describedby") == "card"
    page.keyboard.press("Escape")
    assert not page.locator("#card").is_visible()
    assert page.locator(":focus").get_attribute("aria-describedby") is None


def test_a_permalink_copies_its_address_and_offers_the_reference_of_the_paragraph(reader: Watched) -> None:
    page = article_with_notes(reader)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = page.locator(".text p[id] > a.permalink").nth(2)
    link.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name="Cite this paragraph")
    box.wait_for()
    address = page.evaluate("location.href")
    assert address.endswith(link.get_attribute("href") or "?")
    assert page.evaluate("navigator.clipboard.readText()") == address
    for form, sign in (
        ("Plain", f"paragraph 3, {address}."),
        ("BibTeX", f"paragraph 3, \\url{{{address}}}}}"),
        ("RIS", f"N1  - In: newsarchive sample, paragraph 3, {address}"),
        ("CSL-JSON", f'"archive_location": "{address}"'),
    ):
        box.get_by_role("button", name=form).click()
        page.wait_for_function(
            "form => document.querySelector('.cite-box [role=status]').textContent.startsWith(form)", arg=form
        )
        assert sign in page.evaluate("navigator.clipboard.readText()")
        assert sign in box.inner_text()
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert page.evaluate("document.activeElement.matches('.permalink')")


def test_the_reference_of_the_article_is_copied_in_each_form(reader: Watched) -> None:
    page = article_with_notes(reader)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".cite-this summary").click()
    for form, sign in (("Plain", "In: newsarchive sample"), ("BibTeX", "@article{"), ("RIS", "TY  - NEWS")):
        page.get_by_role("button", name=f"Copy {form}").click()
        page.wait_for_function("sign => navigator.clipboard.readText().then(text => text.includes(sign))", arg=sign)


def test_what_is_marked_is_chosen_and_remembered(reader: Watched) -> None:
    page = article_with_notes(reader)
    colour = "e => getComputedStyle(e).textDecorationColor"
    person, place = page.locator(".text .mention.person").first, page.locator(".text .mention.place").first
    marked = person.evaluate(colour)
    page.locator(".marks [name=person]").uncheck()
    assert person.evaluate(colour) != marked
    assert place.evaluate(colour) != person.evaluate(colour)
    page.reload()
    assert not page.locator(".marks [name=person]").is_checked()
    page.locator(".marks [name=all]").uncheck()
    assert place.evaluate(colour) == person.evaluate(colour)


def test_the_page_is_dark_where_the_system_is_with_and_without_scripts(reader: Watched) -> None:
    background = "() => getComputedStyle(document.body).backgroundColor"
    dark = {
        article_with_notes(reader, scheme="dark", scripts=scripts).evaluate(background) for scripts in (True, False)
    }
    light = article_with_notes(reader, scheme="light", scripts=False).evaluate(background)
    assert len(dark) == 1
    assert dark != {light}


def test_where_no_page_is_found_the_words_of_the_address_are_ready_to_be_searched(
    reader: Watched, sample: Path
) -> None:
    page = reader.open()
    page.route("**/people/2024-vladimir-putn/", lambda route: route.fulfill(path=sample / "site/404.html"))
    page.goto(reader.address + "people/2024-vladimir-putn/")
    assert page.locator("main input[type=search]").input_value() == "vladimir putn"
    assert page.locator("main a", has_text="People").first.is_visible()


def test_a_printed_article_has_numbered_paragraphs_its_source_and_its_receipt(reader: Watched) -> None:
    page = article_with_notes(reader, width=800)
    page.emulate_media(media="print")
    for hidden in (".marks", ".panel", ".sections", ".cite-this", ".receipt .rule"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("article p.printed").inner_text().startswith("newsarchive editors. “Putin Ready to Talk")
    assert page.locator(".receipt .digest").is_visible()
    assert "paragraph" in page.locator(".text p[id]").first.evaluate("e => getComputedStyle(e, '::before').content")
    assert page.locator(".noted .editors-note").first.is_visible()
