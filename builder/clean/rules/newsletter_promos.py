"""Calls to sign up for a newsletter are removed, together with the line that praises it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.furniture import furniture
from builder.clean.layout import ends_sentence
from builder.clean.phrases import matches, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "newsletter-promo"
_LONGEST_TAGLINE = 160


def rule(view: View) -> Iterator[Edit]:
    """Lines that call to sign up, and the tagline right behind: a short line in the words of such lines."""
    promos = {line.start for line in furniture(view, NAME)}
    if not promos:
        return
    tagline = phrases("clean_taglines", "newsletter-tagline", view.context.language)
    after_promo = False
    for line in view.standing_lines:
        is_promo = line.start in promos
        if is_promo or (after_promo and _may_be_tagline(line.text) and matches(tagline, line.text)):
            yield view.without(line, NAME)
        after_promo = is_promo


def _may_be_tagline(text: str) -> bool:
    return len(text) <= _LONGEST_TAGLINE and (not ends_sentence(text) or text.count(". ") == 0)
