"""What the markup of a page says of its article."""

from __future__ import annotations

import pytest

from builder.clean.html import html_facts


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ('<p class="byline">By Ann Author and Bob Writer</p>', ["Ann Author", "Bob Writer"]),
        ('<li class="author">Ann Author</li>', ["Ann Author"]),
        ('<p class="byline">By our correspondent in the harbour</p>', []),
        ('<div class="comment-author">Ann Author</div>', []),
        ("<p>Ann Author</p>", []),
    ],
)
def test_authors_are_read_where_the_page_names_them(markup: str, names: list[str]) -> None:
    facts = html_facts(f"<html><body><h1>Harbour reopens</h1>{markup}<p>The harbour opened again.</p></body></html>")
    assert [author.value for author in facts.authors] == names


def test_an_author_in_the_metadata_goes_before_the_byline() -> None:
    facts = html_facts('<html><head><meta name="author" content="Ann Author"></head><p class="byline">Bob Writer</p>')
    assert [author.value for author in facts.authors] == ["Ann Author"]
