"""What holds for any file, however broken."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.clean.engine import apply
from builder.clean.html import html_edits, html_facts
from builder.clean.html.tokens import tokens

SCRAPS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<div class='nav related'>",
        "<br>",
        "<br/>",
        "<ul>",
        "<li>",
        "</ul>",
        "<h1>",
        "</h1>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<a href=x>",
        "</a>",
        "<b>",
        "</b>",
        "<script>",
        "</script>",
        "<style>",
        "<title>",
        "</title>",
        "<title/>",
        "<svg>",
        "<textarea>",
        "<!--",
        "-->",
        "<!-->",
        "<![CDATA[",
        "&#" + "7" * 5000 + ";",
        "]]>",
        "<?xml ?>",
        "<!DOCTYPE html>",
        "<",
        ">",
        "</",
        '<p class="',
        "'",
        '"',
        "=",
        "&",
        "&amp;",
        "&amp",
        "&#x0;",
        "&#55296;",
        "&#128512;",
        "&nosuch;",
        "\x00",
        "\ufffe",
        "\u2028",
        "\u00a0",
        " ",
        "\n",
        "<pre>",
        "</pre>",
        "<template>",
        "<p hidden>",
        "<custom-tag a:b=c>",
        "<\u00e9>",
        "<p \x01=\x02>",
        "<script type='application/ld+json'>",
        '{"@type": "NewsArticle", "headline": "A"}',
        "<meta property=og:title content='B'>",
        "The harbour opened again on Tuesday, after three weeks in which no ship could enter. ",
    ]
)
FILES = st.lists(st.one_of(SCRAPS, st.text(max_size=5)), max_size=60).map("".join)


@given(FILES)
@settings(deadline=None)
def test_tokens_are_the_whole_file(raw: str) -> None:
    found = list(tokens(raw))
    assert "".join(raw[start:end] for _, start, end, _, _ in found) == raw
    assert all(before[2] == after[1] for before, after in pairwise(found))


@given(FILES)
@settings(deadline=None)
def test_edits_are_in_order_and_leave_tidy_blocks(raw: str) -> None:
    edits = html_edits(raw)
    text = apply(raw, edits)
    assert all(before.end <= after.start for before, after in pairwise(edits))
    assert text == text.strip()
    assert "\n\n\n" not in text


@given(FILES)
@settings(deadline=None)
def test_facts_of_any_file_can_be_read(raw: str) -> None:
    facts = html_facts(raw)
    for fact in (
        facts.title,
        facts.publisher,
        facts.published,
        facts.updated,
        facts.url,
        facts.language,
        *facts.authors,
    ):
        assert (fact.value is None) == (fact.basis == "none") == (fact.evidence == ())


@pytest.mark.parametrize(
    "scrap",
    [
        "<",
        "<p",
        "<p>",
        "<div>",
        "</div>",
        "<a href='",
        '<a b="',
        "<!--",
        "<script>",
        "&",
        "&#",
        "<br>",
        "<li>",
        "<b><p>",
        "\x00",
        "<table><tr><td>",
        " ",
        "<a ='",
        "=",
        "x",
        "<td>",
        "</b>",
        "<![CDATA[",
        "<p>a</p>",
        "<div><span>a</div>",
    ],
)
def test_very_many_of_one_scrap_are_survived(scrap: str) -> None:
    raw = scrap * 30_000
    assert apply(raw, html_edits(raw)) is not None
    html_facts(raw)
