"""Calls to sign up for a newsletter are removed, together with the line that praises it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.furniture import told
from builder.clean.phrases import matches, phrases
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "newsletter-promo"
_LONGEST_TAGLINE = 160


def rule(view: View) -> Iterator[Edit]:
    """Lines that call to sign up, and the tagline right behind: a short line in the words of such lines."""
    promos = {line.start for line in told(view, NAME)}
    if not promos:
        return
    standing = {line.start for line in view.standing_lines}
    after_promo = False
    for line in view.lines:
        is_promo = line.start in promos
        is_tagline = after_promo and line.start in standing and _is_tagline(line.text, view.context.language)
        if is_promo or is_tagline:
            yield view.without(line, NAME)
        after_promo = is_promo or (after_promo and not line.text.strip())


def _is_tagline(text: str, language: str) -> bool:
    """Whether `text` is short, and each sentence of it is in the words of such lines."""
    if len(text) > _LONGEST_TAGLINE:
        return False
    tagline = phrases("clean_taglines", "newsletter-tagline", language)
    return all(matches(tagline, text[start:end]) for start, end in sentences(text, language=language))
