"""Direct quotations: what stands between marks or behind a dash, and the words that name who said it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.annotate.quote_dashes import dash_lines, dash_stretch
from builder.annotate.quote_marks import Marked, quoted_stretches
from builder.annotate.quote_speakers import NOBODY, Paragraph, Said
from builder.annotate.quote_types import is_title, quote_type
from builder.model import FoundQuote, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, Block, FoundName

_SIGNATURE = re.compile(r"\s*[-–—―~]\s*(?P<name>[^\W\d_a-z][^\n,.;:]{1,60})[^\n]{0,80}")
_FEWEST_WORDS_WITHOUT_CUE = 4


def find_quotes(article: Article, names: Sequence[FoundName]) -> tuple[FoundQuote, ...]:
    """The quotations of `article`, in order; `names` are its names, sorted by start (if none, shape serves).

    Where a quotation begins is read from marks (`quote_marks`) or a dash (`quote_dashes`); its speaker from the verb of
    speech beside it, the sentence around it, or the quotation that it continues (`quote_speakers`). A quotation without
    any of these keeps no speaker.
    """
    return tuple(_Quotes(article, names).all())


class _Quotes:
    def __init__(self, article: Article, names: Sequence[FoundName]) -> None:
        self.article = article
        self.text = article.text
        self.names = names
        self.dashes = dash_lines(article.text, article.blocks)

    def all(self) -> list[FoundQuote]:
        found: list[FoundQuote] = []
        before = NOBODY
        for number, block in enumerate(self.article.blocks):
            marked = self._marked(number, block)
            if not marked and not self._quote_follows(number):
                continue
            paragraph = Paragraph(self.article, block, marked, self.names)
            said = paragraph.attributed(before if block.kind == "paragraph" else NOBODY)
            said = self._signed(number, marked, said)
            found += [self._quote(m, s, number in self.dashes) for m, s in zip(marked, said, strict=True)]
            before = paragraph.speaking_at_end(said) if block.kind == "paragraph" else NOBODY
        return found

    def _marked(self, number: int, block: Block) -> list[Marked]:
        if number in self.dashes:
            return [dash_stretch(self.text, block.start, block.end)]
        return quoted_stretches(self.text, block.start, block.end, self.article.language)

    def _quote_follows(self, number: int) -> bool:
        blocks = self.article.blocks
        if number + 1 == len(blocks):
            return False
        return number + 1 in self.dashes or self.text[blocks[number + 1].start] in "\"“'‘„«"

    def _signed(self, number: int, marked: list[Marked], said: list[Said]) -> list[Said]:
        """The speaker of a paragraph that is all quotation, with the name on a line of its own behind it."""
        blocks = self.article.blocks
        alone = len(marked) == 1 and marked[0].outer_end >= blocks[number].end - 1
        if not alone or number + 1 == len(blocks) or marked[0].outer_start != blocks[number].start:
            return said
        signature = _SIGNATURE.fullmatch(self.text, blocks[number + 1].start, blocks[number + 1].end)
        if signature is None:
            return said
        start, end = signature.span("name")
        return [Said(Span(start, end, self.text[start:end]), None, "the name on the line behind the quotation")]

    def _quote(self, marked: Marked, said: Said, dash: bool) -> FoundQuote:
        words = self.text[marked.start : marked.end]
        if not dash and self._only_named(words, said):
            said = NOBODY
        type_ = "dash" if dash else quote_type(words, said.speaker is not None, self.article.language)
        return FoundQuote(marked.start, marked.end, words, type_, said.speaker, said.cue, said.evidence)

    def _only_named(self, words: str, said: Said) -> bool:
        """Whether the marks set off a term or a title, not words that somebody said."""
        if said.cue is None and len(words.split()) < _FEWEST_WORDS_WITHOUT_CUE:
            return said.evidence.startswith("the subject") or said.evidence.startswith("whose")
        return is_title(words, self.article.language) and not said.sure
