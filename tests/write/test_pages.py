"""What the pages of a small archive promise."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from builder.config import Config
from builder.link import link
from builder.model import AnnotatedArticle, AuthorityFiles, Block, EventAuthority, EventMention, Figures
from builder.write import pages
from builder.write.paging import ROWS
from tests.cases import cases
from tests.write.sample import AUTHORITY, TEXTS, annotated, archive, article, config, crowd

SENTENCE = re.compile(r"\[<span class=\"cited[^\"]*\">.*?</span>\]\((?P<href>[^)]+)\)\{ \.cite \}")


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return {page.path: page.text for page in pages(archive(), config())}


def test_every_page_kind_is_there(site: dict[str, str]) -> None:
    assert {
        "index.md",
        "about.md",
        "articles/index.md",
        "articles/2024.md",
        "articles/2024/harbour.md",
        "people/index.md",
        "people/vera-lind.md",
        "organisations/port-union.md",
        "places/norholm.md",
        "works/sea-charter.md",
        "names/index.md",
        "events/index.md",
        "events/harbour-talks.md",
        "outlets/index.md",
        "outlets/coast-daily.md",
        "timeline/index.md",
        "timeline/2024.md",
        "quotations/index.md",
        "quotations/2024.md",
        "data/articles/harbour.json",
    } <= site.keys()


def test_no_two_pages_have_one_path() -> None:
    paths = [page.path for page in pages(archive(), config())]
    assert len(paths) == len(set(paths))


def test_the_same_archive_gives_the_same_pages(site: dict[str, str]) -> None:
    assert {page.path: page.text for page in pages(archive(), config())} == site


def test_every_markdown_page_has_front_matter_with_a_title(site: dict[str, str]) -> None:
    for path, text in site.items():
        if path.endswith(".md"):
            assert yaml.safe_load(text.split("---\n")[1])["title"], path


def test_each_paragraph_of_an_article_has_its_permalink(site: dict[str, str]) -> None:
    for anchor in archive().anchors["harbour"]:
        assert f"{{ #{anchor} }}" in site["articles/2024/harbour.md"]


def test_mentions_are_links_to_the_pages_of_what_they_name(site: dict[str, str]) -> None:
    page = site["articles/2024/harbour.md"]
    assert "[Vera Lind](../../people/vera-lind.md){ .mention .person .name .known }" in page
    assert "[harbour talks in ](../../events/harbour-talks.md){ .mention .event .known }[Norholm](../../places" in page


def test_a_quotation_says_who_speaks(site: dict[str, str]) -> None:
    assert (
        '<span class="quote full" data-speaker="Vera Lind">The sea belongs to [Norholm]'
        in site["articles/2024/harbour.md"]
    )


def test_rows_cite_the_exact_paragraph(site: dict[str, str]) -> None:
    anchors = {f"#{anchor}" for found in archive().anchors.values() for anchor in found}
    hrefs = [match["href"] for text in site.values() for match in SENTENCE.finditer(text)]
    assert len(hrefs) > 10
    assert all(href[href.index("#") :] in anchors for href in hrefs)


def test_what_several_articles_carry_is_shown_on_each_of_them(site: dict[str, str]) -> None:
    for this, other in (("harbour", "strike"), ("strike", "harbour")):
        page = site[f"articles/2024/{this}.md"]
        assert f"{other}.md#p-" in page[page.index("## The same words elsewhere") :]


def test_the_role_shown_is_that_of_the_day(site: dict[str, str]) -> None:
    assert '<span class="note">mayor, Norholm</span>' in site["articles/2024/harbour.md"]


def test_the_receipt_shows_what_cleaning_took_away(site: dict[str, str]) -> None:
    page = site["articles/2024/harbour.md"]
    receipt = page[page.index("<summary>Receipt") :]
    assert "advertisement" in receipt
    assert "ADVERTISEMENT" in receipt
    assert archive().articles["harbour"].article.raw.sha256 in receipt


def test_the_data_file_is_the_record_of_the_article(site: dict[str, str]) -> None:
    record = json.loads(site["data/articles/harbour.json"])
    assert record["format"] == "newsarchive/article@1"
    assert record["id"] == "harbour"


def test_a_long_list_of_sentences_goes_over_several_pages() -> None:
    sentences = [f"[Vera Lind|person:vera-lind] said {number}." for number in range(ROWS + 5)]
    made = {page.path: page.text for page in pages(archive({"long": ("Many words", *sentences)}), config())}
    assert "people/vera-lind/2.md" in made
    assert "people/vera-lind/3.md" not in made
    assert "[2 <span>May 2024</span>](vera-lind/2.md)" in made["people/vera-lind.md"]
    assert "[1 <span>May 2024</span>](../vera-lind.md)" in made["people/vera-lind/2.md"]


def test_an_empty_archive_has_its_pages_too() -> None:
    made = {page.path for page in pages(link([], AuthorityFiles()), config())}
    assert {"index.md", "people/index.md", "timeline/index.md", "quotations/index.md"} <= made


def test_an_article_without_a_title_is_called_by_its_first_words() -> None:
    text = "Nobody gave this report a title, and so it is known by its first words only."
    bare = article("bare", text, [Block("paragraph", 0, len(text))], None, "full")
    made = {page.path: page.text for page in pages(link([AnnotatedArticle(bare, ())], AuthorityFiles()), config())}
    assert "# Nobody gave this report a title, and so it is known by its first …\n" in made["articles/undated/bare.md"]
    assert "[Nobody gave this report" in made["articles/undated.md"]


def test_a_long_index_goes_by_letter() -> None:
    people = {f"person-{n}": f"{chr(65 + n % 26)}da Number{n}" for n in range(ROWS + 10)}
    made = {page.path: page.text for page in pages(crowd(people), config())}
    assert "[A](letters/a.md)" in made["people/index.md"]
    assert "[Ada Number0](../person-0.md)" in made["people/letters/a.md"]
    assert "[Bda Number1]" not in made["people/letters/a.md"]


def test_places_with_coordinates_stand_on_a_map_with_links(site: dict[str, str]) -> None:
    page = site["places/index.md"]
    assert '<figure class="map">' in page
    assert '<a href="norholm/" aria-label="Norholm: 1 article">' in page
    assert "<figure" not in site["people/index.md"]


def test_the_wording_page_counts_whole_words_by_outlet_and_cites_each(site: dict[str, str]) -> None:
    page = site["wording/sea.md"]
    assert '<a href="../../outlets/coast-daily/">Coast Daily</a></th><td>3 (2)</td><td>–</td>' in page
    assert page.count("{ .cite }") == 3


def test_nothing_is_said_of_wording_where_no_terms_are_set() -> None:
    made = {page.path for page in pages(archive(), Config(title="x"))}
    assert not any(path.startswith("wording/") for path in made)


def test_an_event_shows_what_each_outlet_reported(site: dict[str, str]) -> None:
    page = site["events/harbour-talks.md"]
    assert "#### [Coast Daily](../outlets/coast-daily.md) { .outlet-name }" in page
    assert "6–8 May 2024" in page


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases/phases"))
def test_an_article_looks_ahead_to_an_event_reports_it_or_looks_back(case: dict[str, str]) -> None:
    event = replace(AUTHORITY.events["harbour-talks"], date=case["event"])
    files = replace(AUTHORITY, events={event.id: event})
    made = pages(link([annotated("harbour", TEXTS["harbour"], case["published"])], files), config())
    page = {page.path: page.text for page in made}["events/harbour-talks.md"]
    assert re.findall(r"### (.*) { .phase }", page) == [case["phase"]]


def test_earlier_and_later_events_are_those_of_the_same_people_first() -> None:
    days = {"first": "2024-01-01", "other": "2024-02-01", "middle": "2024-03-01", "last": "2024-04-01"}
    events = {
        key: EventAuthority(key, key.title(), date=day, participants=() if key == "other" else ("vera-lind",))
        for key, day in days.items()
    }
    text = "First, Other, Middle, Last"
    mentions = [
        EventMention(text.index(e.name), text.index(e.name) + len(e.name), e.name, e.id, e.name, e.date, "known", "")
        for e in events.values()
    ]
    blocks = [Block("paragraph", 0, len(text))]
    found = AnnotatedArticle(article("one", text, blocks, "2024-05-06", "full"), tuple(mentions))
    made = {p.path: p.text for p in pages(link([found], replace(AUTHORITY, events=events)), config())}
    around = made["events/middle.md"]
    assert '- [First](first.md) <span class="note">earlier: 1 January 2024</span>' in around
    assert '- [Last](last.md) <span class="note">later: 1 April 2024</span>' in around
    assert "[Other](other.md)" not in around
    assert "[First](first.md)" in made["events/other.md"]
    assert "[Middle](middle.md)" in made["events/other.md"]


def test_a_story_sets_side_by_side_what_its_articles_tell_of_one_thing() -> None:
    other = (
        "Mayor speaks",
        "In [Norholm|place:norholm], [Vera Lind|person:vera-lind] praised the [talks|event:harbour-talks] on her own.",
        "Dockers of the [Port Union|organisation:port-union] waited outside, in the rain, and nobody came to see them.",
    )
    made = {p.path: p.text for p in pages(archive({"first": TEXTS["harbour"], "other": other}), config())}
    (page,) = [text for path, text in made.items() if path.startswith("stories/") and path != "stories/index.md"]
    sides = page[page.index("## Side by side") :]
    assert "### On [Harbour talks](../events/harbour-talks.md) { .phase }" in sides
    assert {"first.md#p-", "other.md#p-"} <= set(re.findall(r"\w+\.md#p-", sides))


def test_names_are_listed_for_the_search_page_with_all_their_forms(site: dict[str, str]) -> None:
    rows = {row[1]: row for row in json.loads(site["data/names.json"])}
    assert rows["Vera Lind"] == ["Person", "Vera Lind", "people/vera-lind/", ["Lind"]]
    assert rows["Harbour talks"] == ["Event", "Harbour talks", "events/harbour-talks/", []]


def test_names_that_no_article_writes_are_on_the_page_too() -> None:
    known = replace(AUTHORITY.entities["vera-lind"], aliases=("Lind", "Вера Линд"))
    files = replace(AUTHORITY, entities={**AUTHORITY.entities, known.id: known})
    made = pages(link([annotated(key, blocks) for key, blocks in TEXTS.items()], files), config())
    page = {page.path: page.text for page in made}["people/vera-lind.md"]
    assert "- Вера Линд\n" in page[page.index("## Also called") :]


def test_the_ledger_is_found_and_its_rows_can_be_opened(site: dict[str, str]) -> None:
    page = site["quotations/2024.md"]
    assert yaml.safe_load(page.split("---\n")[1])["search"]["kind"] == "Quotations"
    assert "{ .citation .said #q-1-1 }" in page


def test_the_timeline_says_whom_each_row_is_about(site: dict[str, str]) -> None:
    page = site["timeline/2024.md"]
    assert 'data-about="' in page
    assert '<option value="place:norholm">Norholm</option>' in page
    assert 'article:has(option[value="place:norholm"]:checked)' in page


def test_a_dated_sentence_that_several_articles_have_stands_once_in_the_timeline() -> None:
    made = {p.path: p.text for p in pages(archive({"a": TEXTS["harbour"], "copy": TEXTS["harbour"]}), config())}
    page = made["timeline/2024.md"]
    assert page.count("{ .cite }") == 1
    assert "The same sentence: [Norholm opens its harbour talks](../articles/2024/copy.md#p-" in page


def test_a_story_counts_copies_once() -> None:
    texts = {"first": TEXTS["harbour"], "copy": TEXTS["harbour"]}
    made = {page.path: page.text for page in pages(archive(texts), config())}
    stories = [path for path in made if path.startswith("stories/") and path != "stories/index.md"]
    assert len(stories) == 1
    assert "2 articles, 1 independent source" in made[stories[0]]
    assert "Carries the same text as [" in made["articles/2024/copy.md"]


def test_words_that_rights_withhold_are_not_in_the_receipt() -> None:
    found = link([annotated("kept", TEXTS["harbour"], rights="excerpt")], AUTHORITY)
    made = {page.path: page.text for page in pages(found, config())}
    assert "advertisement" in made["articles/2024/kept.md"]
    assert all("ADVERTISEMENT" not in text for text in made.values())


def test_accuracy_is_published_by_layer() -> None:
    made = {page.path: page.text for page in pages(archive(), config(), {"names": Figures(9, 10, 12)})}
    assert '<th scope="row">Names</th><td>0.90</td><td>0.75</td><td>0.82</td><td>12</td>' in html.unescape(
        made["about.md"]
    )


HOSTILE = '<script>alert(1)</script> {{ 7*7 }} [x](javascript:alert(1)) *a* | " onload=x'


def test_names_from_the_authority_files_do_nothing_but_show() -> None:
    made = pages(
        crowd({"hostile": HOSTILE}), Config(title=HOSTILE, description=HOSTILE, wording={"x": [HOSTILE, "of"]})
    )
    for page in made:
        if not page.path.endswith(".md"):
            continue
        front, _, body = page.text.removeprefix("---\n").partition("---\n\n")
        assert yaml.safe_load(front)["title"]
        assert "<script" not in body, page.path
        assert "](javascript" not in body, page.path
        assert "{{ 7" not in body, page.path
        assert '" onload' not in body, page.path
