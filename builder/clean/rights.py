"""What an article may show: the last step of cleaning, so that nothing behind it can leak what is not to be shown."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.clean.engine import apply, compose
from builder.model import Edit, Fact
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.model import Article

NAME = "rights"
EXCERPT_WORDS = 60
_LONGEST_SENTENCE = 2 * EXCERPT_WORDS  # words; a sentence beyond that is cut short
_WORD = re.compile(r"\S+")


def allowed(article: Article) -> Article:
    """`article` cut to what its rights allow.

    `excerpt`: the title, and whole sentences from the start of the body until there are about 60 words. `metadata`:
    the title. `withheld`: nothing. What is cut is an edit of the rule `rights`; what remarks say of it goes with it.
    """
    if article.rights == "full":
        return article
    kept = _kept_until(article)
    cut = (Edit(kept, len(article.text), "", NAME),) if kept < len(article.text) else ()
    within = [block for block in article.blocks if block.start < kept]
    shortened = replace(
        article,
        text=apply(article.text, cut),
        blocks=tuple(replace(block, end=min(block.end, kept)) for block in within),
        edits=compose(article.edits, cut),
        remarks=(),
    )
    if article.rights == "withheld":
        title = Fact() if article.title.basis == "text" else article.title
        return replace(shortened, title=title, credits=())
    return shortened


def _kept_until(article: Article) -> int:
    """The offset in the clean text up to which it may be shown."""
    if article.rights == "withheld" or not article.blocks:
        return 0
    first = article.blocks[0]
    kept = first.end if first.kind == "title" else 0
    if article.rights == "metadata":
        return kept
    words = 0
    for block in article.body():
        for end, count in _sentences(article.text, block.start, block.end, article.language):
            words += count
            kept = end
            if words >= EXCERPT_WORDS:
                return kept
    return kept


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The end of each sentence of ``text[start:end]``, and how many words it has; one too long is cut."""
    for first, last in sentences(text, start, end, language):
        words = list(_WORD.finditer(text, first, last))
        for at in range(0, len(words), _LONGEST_SENTENCE):
            part = words[at : at + _LONGEST_SENTENCE]
            yield part[-1].end(), len(part)
