"""Text from a capture is data: it shows as it is, and does nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.archives import article_page, make_archive, published_records, run

if TYPE_CHECKING:
    from pathlib import Path

LINES = [
    "The clerk wrote <script>alert(1)</script> on the board, and nobody laughed about it.",
    "The sum {{ 7*7 }} and the tag {% raw %} stood below it, next to {# a note #} in red ink.",
    "A link of the form [x](javascript:alert(1)) was there too, said the clerk of the harbour.",
    "# not a heading but a line of the ledger that begins with a hash sign, as they often do.",
    "1. not a list but the first sentence of a letter, which the clerk had numbered by hand.",
    "* not a list either, and _not_ **emphasis**, and `not code`, and ~~not struck~~ at all.",
    "An entity &bogus; a tag <blink>bold</blink> & an ampersand; a backslash \\* and a caret ^ end it.",
    "A table | of two | columns and a footnote[^1] and an attribute { #id .class onclick=x } here.",
    "!!! note is how an admonition would begin, and ::: is how some other block would begin.",
    "<details open> stood at the beginning of this line, which the clerk read out aloud.",
    "The address <svg onload=alert(1)> was on the envelope, with \"quotes\" and 'more'.",
    "Emoji codes like :smile: and autolinks like <https://example.org/> were on the wall too.",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_archive(
        tmp_path_factory.mktemp("hostile"),
        {
            "board.txt": "\n\n".join(LINES) + "\n",
            "board.yml": "title: '<script>alert(2)</script> {{ 7*7 }} [x](javascript:alert(1)) *&amp;*'\n"
            "publisher: '<b>The Board</b> {{ 7*7 }}'\nauthor: '{% raw %}'\n",
        },
    )
    result = run("build", "--root", root)
    assert result.exit_code == 0, result.stderr
    return root


def test_every_line_shows_exactly_as_it_was_written(root: Path) -> None:
    record = published_records(root)["board"]
    page = article_page(root, "board")
    blocks = [record["text"][b["start"] : b["end"]] for b in record["blocks"]]
    assert set(LINES) <= set(blocks)
    shown = [element.text_content() for element in page.xpath("//*[starts-with(@id, 'p-')]")]
    assert shown == blocks


def test_nothing_of_it_becomes_markup_script_or_template_code(root: Path) -> None:
    page = article_page(root, "board")
    for script in page.xpath("//script[contains(., 'alert')]"):
        assert script.get("type") == "application/ld+json"
        assert json.loads(script.text)["@type"] == "NewsArticle"
    assert not page.xpath("//@*[contains(., 'javascript:')][name() = 'href']")
    assert not page.xpath("//*[@onclick or @onload]")
    for element in page.xpath("//*[starts-with(@id, 'p-')]//*"):
        assert element.tag in ("a", "span", "time"), "a paragraph holds the marks of annotations and nothing else"
    for path in (root / "site").rglob("*.html"):
        assert " 49 " not in path.read_text("utf-8")


def test_a_hostile_title_is_the_title(root: Path) -> None:
    (heading,) = article_page(root, "board").xpath("//h1")
    assert heading.text_content().strip() == "<script>alert(2)</script> {{ 7*7 }} [x](javascript:alert(1)) *&amp;*"
