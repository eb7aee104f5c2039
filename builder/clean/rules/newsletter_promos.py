"""Calls to sign up for a newsletter are removed, together with the line that praises it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.furniture import TABLE, furniture
from builder.clean.layout import ends_sentence
from builder.clean.phrases import matches, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "newsletter-promo"
_LONGEST_TAGLINE = 160


def rule(view: View) -> Iterator[Edit]:
    """Lines that call to sign up, and a tagline right behind: a short line in the words of such lines, without an end."""
    promos = {line.start for line in furniture(view, NAME)}
    if not promos:
        return
    tagline = phrases(TABLE, "newsletter-tagline", view.context.language)
    after_promo = False
    for line in view.short_lines:
        is_promo = line.start in promos
        if is_promo or (after_promo and _is_tagline(line.text) and matches(tagline, line.text)):
            yield view.without(line, NAME)
        after_promo = is_promo


def _is_tagline(text: str) -> bool:
    return len(text) <= _LONGEST_TAGLINE and (not ends_sentence(text) or text.count(". ") == 0)
