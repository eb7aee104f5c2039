"""Articles made from the text of a case: a paragraph between blank lines is a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.annotate.lexicon import Lexicon
from builder.annotate.names import find_names
from builder.model import Article, AuthorityFiles, Block, RawText, Sidecar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import BlockKind, FoundName

_NOBODY_KNOWN = Lexicon.of(AuthorityFiles())


def article(text: str, kinds: Sequence[BlockKind] = (), language: str = "en") -> Article:
    """An article of the paragraphs of `text`, of the given kinds, or all plain paragraphs."""
    spans = [match.span() for match in re.finditer(r"\S(?:.*\S)?", text)]
    given = [*kinds, *["paragraph"] * (len(spans) - len(kinds))]
    blocks = tuple(Block(kind, start, end) for kind, (start, end) in zip(given, spans, strict=True))  # type: ignore[arg-type]
    raw = RawText("case.txt", "", "text/plain", "utf-8", len(text), text)
    return Article("case", raw, Sidecar(), text, blocks, (), language=language)


def names(made: Article) -> tuple[FoundName, ...]:
    """The names that are found in the article without any authority file."""
    return find_names(made, _NOBODY_KNOWN)
