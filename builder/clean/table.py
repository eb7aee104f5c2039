"""The cleaning rules in their order: characters, furniture line by line, the layout, then words and marks.

A rule is a module of `builder.clean.rules` with a `NAME`, which its edits bear, and a function `rule`.
"""

from __future__ import annotations

from typing import NamedTuple

from builder.clean import page
from builder.clean.rules import (
    advertisements,
    agency_credits,
    appeals,
    author_bios,
    bare_urls,
    board_markup,
    broken_paragraphs,
    bylines,
    calls_to_act,
    captions,
    characters,
    closing_lines,
    columns,
    copyright,
    datelines,
    drop_caps,
    email_headers,
    entities,
    front_matter,
    glued_sentences,
    glued_words,
    hard_wraps,
    heading_marks,
    html_remains,
    hyphenation,
    images,
    inline_advertisements,
    kickers,
    linked_lines,
    markdown,
    mojibake,
    newlines,
    newsletter_promos,
    page_heads,
    page_marks,
    paragraphs,
    publication_lines,
    pull_quotes,
    quote_marks,
    related_articles,
    repeated_titles,
    rtf,
    separators,
    soft_breaks,
    spaces,
    split_words,
    tags,
    text_browsers,
    trailing_credits,
    wiki_markup,
)
from builder.clean.view import Rule  # noqa: TC001  (a NamedTuple's field)


class Entry(NamedTuple):
    """A rule. `telling`: what it removes says who or when, and is kept; `credit`: as a line of the credits."""

    name: str
    rule: Rule
    telling: bool = False
    credit: bool = False


RULES = (
    Entry(mojibake.NAME, mojibake.rule),
    Entry(characters.NAME, characters.rule),
    Entry(page_marks.NAME, page_marks.rule, telling=True),
    Entry(newlines.NAME, newlines.rule),
    Entry(front_matter.NAME, front_matter.rule, telling=True),
    Entry(rtf.NAME, rtf.rule),
    Entry(entities.NAME, entities.rule),
    Entry(images.NAME, images.rule),
    Entry(html_remains.NAME, html_remains.rule),
    Entry(text_browsers.NAME, text_browsers.rule),
    Entry(board_markup.NAME, board_markup.rule),
    Entry(wiki_markup.NAME, wiki_markup.rule),
    Entry(markdown.NAME, markdown.rule),
    Entry(email_headers.NAME, email_headers.rule, telling=True),
    Entry(columns.NAME, columns.rule),
    Entry(soft_breaks.NAME, soft_breaks.rule),
    Entry(spaces.NAME, spaces.rule),
    Entry(separators.NAME, separators.rule),
    Entry(page_heads.NAME, page_heads.rule, telling=True),
    Entry(repeated_titles.NAME, repeated_titles.rule, telling=True),
    Entry(page.NAME, page_heads.page_below, telling=True),
    Entry(linked_lines.NAME, linked_lines.rule),
    Entry(bare_urls.NAME, bare_urls.rule, telling=True),
    Entry(newsletter_promos.NAME, newsletter_promos.rule),
    Entry(related_articles.NAME, related_articles.rule),
    Entry(calls_to_act.NAME, calls_to_act.rule),
    Entry(appeals.NAME, appeals.rule),
    Entry(advertisements.NAME, advertisements.rule),
    Entry(captions.NAME, captions.rule),
    Entry(tags.NAME, tags.rule),
    Entry(copyright.NAME, copyright.rule, telling=True),
    Entry(bylines.NAME, bylines.rule, telling=True, credit=True),
    Entry(publication_lines.NAME, publication_lines.rule, telling=True),
    Entry(agency_credits.NAME, agency_credits.rule, telling=True, credit=True),
    Entry(author_bios.NAME, author_bios.rule, telling=True, credit=True),
    Entry(kickers.NAME, kickers.rule, telling=True),
    Entry(closing_lines.NAME, closing_lines.rule, telling=True),
    Entry(drop_caps.NAME, drop_caps.rule),
    Entry(hard_wraps.NAME, hard_wraps.rule),
    Entry(hyphenation.NAME, hyphenation.rule),
    Entry(broken_paragraphs.NAME, broken_paragraphs.rule),
    Entry(inline_advertisements.NAME, inline_advertisements.rule),
    Entry(pull_quotes.NAME, pull_quotes.rule),
    Entry(heading_marks.NAME, heading_marks.rule),
    Entry(datelines.NAME, datelines.rule, telling=True, credit=True),
    Entry(trailing_credits.NAME, trailing_credits.rule, telling=True, credit=True),
    Entry(glued_words.NAME, glued_words.rule),
    Entry(glued_sentences.NAME, glued_sentences.rule),
    Entry(split_words.NAME, split_words.rule),
    Entry(quote_marks.NAME, quote_marks.rule),
    Entry(paragraphs.NAME, paragraphs.rule),
)
