"""The cleaning rules in their order: characters first, then lines, then the layout, then words and marks."""

from __future__ import annotations

from typing import NamedTuple

from builder.clean.rules import (
    advertisements,
    agency_credits,
    appeals,
    bare_urls,
    broken_paragraphs,
    calls_to_act,
    characters,
    copyright,
    glued_words,
    hard_wraps,
    images,
    newlines,
    newsletter_promos,
    paragraphs,
    quote_marks,
    related_articles,
    spaces,
)
from builder.clean.view import Rule


class Entry(NamedTuple):
    """A rule with the name that its edits bear; `credits` if what it removes is a credit to be listed."""

    name: str
    rule: Rule
    credits: bool = False


RULES = (
    Entry(characters.NAME, characters.rule),
    Entry(newlines.NAME, newlines.rule),
    Entry(images.NAME, images.rule),
    Entry(spaces.NAME, spaces.rule),
    Entry(bare_urls.NAME, bare_urls.rule),
    Entry(newsletter_promos.NAME, newsletter_promos.rule),
    Entry(related_articles.NAME, related_articles.rule),
    Entry(calls_to_act.NAME, calls_to_act.rule),
    Entry(appeals.NAME, appeals.rule),
    Entry(advertisements.NAME, advertisements.rule),
    Entry(copyright.NAME, copyright.rule),
    Entry(agency_credits.NAME, agency_credits.rule, credits=True),
    Entry(hard_wraps.NAME, hard_wraps.rule),
    Entry(broken_paragraphs.NAME, broken_paragraphs.rule),
    Entry(glued_words.NAME, glued_words.rule),
    Entry(quote_marks.NAME, quote_marks.rule),
    Entry(paragraphs.NAME, paragraphs.rule),
)
