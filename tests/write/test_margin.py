"""What stands beside the paragraphs of an article, and in which language its blocks are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.link import link
from builder.model import Note, Sidecar
from builder.write import pages
from tests.write.sample import AUTHORITY, annotated, config

TITLE = "Norholm talks"
EVENT = "[harbour talks|event:harbour-talks]"


def page(*paragraphs: str, title: str = TITLE, notes: tuple[Note, ...] = (), language: str = "en") -> str:
    """The article page of `paragraphs`, which are in the shorthand of the sample."""
    made = annotated("a", (title, *paragraphs))
    article = replace(made.article, sidecar=Sidecar(notes=notes), language=language)
    found = {p.path: p.text for p in pages(link([replace(made, article=article)], AUTHORITY), config())}
    text = found["articles/2024/a.md"]
    return text[text.index('<div class="text"') : text.index('<aside class="panel"')]


def test_an_event_stands_beside_its_first_mention_only() -> None:
    text = page("It rained.", f"The {EVENT} began.", f"The {EVENT} went on.")
    assert text.count("{ .beside .happening") == 1
    assert text.index("It rained") < text.index("{ .beside .happening") < text.index("began")
    assert '[Harbour talks](../../events/harbour-talks.md) <span class="note">6–8 May 2024</span>' in text


def test_an_event_of_the_title_stands_beside_the_text() -> None:
    text = page("It rained.", f"The {EVENT} began.", title=f"The {EVENT}")
    assert text.index("It rained") < text.index("{ .beside .happening")


def test_a_speaker_whom_the_paragraph_does_not_name_stands_beside_it() -> None:
    text = page("[Vera Lind|person:vera-lind] came.", "“[The sea is ours.|quote:vera-lind]” she said.")
    assert "[Vera Lind](../../people/vera-lind.md)\n{ .beside .speakers" in text


@pytest.mark.parametrize(
    "paragraph",
    [
        "“[The sea is ours,|quote:vera-lind]” [Lind|person:vera-lind] said.",
        "She said that [the sea was theirs|statement:vera-lind].",
    ],
)
def test_a_speaker_who_is_named_or_not_quoted_does_not(paragraph: str) -> None:
    assert ".speakers" not in page(paragraph)


def test_notes_stand_above_the_article_or_beside_their_paragraph() -> None:
    notes = (
        Note("From a *paper* cutting."),
        Note("It stopped at noon.", "It rained", "Ann Other", "2025-01-12"),
    )
    text = page("The port opened.", "It rained all day.", notes=notes)
    assert text.index("From a &#42;paper&#42; cutting.") < text.index("The port opened.")
    assert text.index("The port opened.") < text.index("It stopped at noon.") < text.index("It rained all day.")
    assert 'Ann Other, <time datetime="2025-01-12">12 January 2025</time>' in text
    assert text.count("Editor’s note") == 2


def test_a_paragraph_with_nothing_beside_it_stands_alone() -> None:
    assert 'class="noted"' not in page("It rained.", "It stopped.")


def test_blocks_say_their_language_and_direction_where_they_are_not_the_archives() -> None:
    assert 'lang="ar" dir="rtl" }' in page("It rained.", language="ar")
    assert 'lang="de" dir="ltr" }' in page("It rained.", language="de")
    assert "lang=" not in page("It rained.", language="en-GB")
