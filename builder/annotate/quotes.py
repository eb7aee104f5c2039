"""Direct quotations: what stands between marks or behind a dash, and the words that name who said it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from builder.annotate.quote_speakers import FEW_WORDS, NOBODY, Attribution, Said, nobody
from builder.annotate.quote_types import is_title, quote_type
from builder.model import FoundQuote, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from builder.annotate.quote_marks import Marked
    from builder.annotate.speech_paragraphs import Paragraph, Speech

_WORD = re.compile(r"\w+")
_MOST_IN_TITLES = 50  # quotations; no title has more
_FEWEST_REPEATED = 3  # words in a title that are not repeated by chance
_SIGNATURE = re.compile(r"\s*[-–—―~]\s*(?P<name>[^\W\d_a-z][^\n,.;:]{1,60})[^\n]{0,80}")


def find_quotes(speech: Speech) -> tuple[FoundQuote, ...]:
    """The quotations of an article, in order.

    Where a quotation begins is read from marks (`quote_marks`) or a dash (`quote_dashes`); its speaker from the verb of
    speech beside it, the sentence around it, or the quotation that it continues (`quote_speakers`). A quotation without
    any of these keeps no speaker.
    """
    return tuple(_Quotes(speech).all())


class _Quotes:
    def __init__(self, speech: Speech) -> None:
        self.text = speech.article.text
        self.language = speech.article.language
        self.blocks = speech.article.blocks
        self.paragraphs = speech.paragraphs

    def all(self) -> list[FoundQuote]:
        found: list[FoundQuote] = []
        headed: list[int] = []
        before: Callable[[], Said] = nobody
        for number, paragraph in enumerate(self.paragraphs):
            if not paragraph.quotes and not paragraph.leads:
                continue
            prose = paragraph.block.kind == "paragraph"
            attribution = Attribution(paragraph)
            said = attribution.attributed(before if prose else nobody)
            said = self._answered(number, self._signed(number, paragraph.quotes, said))
            if paragraph.block.kind == "title":
                headed += range(len(found), len(found) + len(said))
            quotes = self._quotes(paragraph, said)
            found += quotes if prose else [_unspoken(quote) for quote in quotes]
            asks = not said and self.text.endswith("?", paragraph.block.start, paragraph.block.end)
            before = partial(attribution.speaking_at_end, said) if prose and not asks else nobody
        spoken = [(_plain(quote.text), quote) for quote in found if quote.speaker is not None] if headed else []
        for index in headed[:_MOST_IN_TITLES]:
            found[index] = self._titled(found[index], spoken)
        return found

    def _quotes(self, paragraph: Paragraph, said: list[Said]) -> list[FoundQuote]:
        found: list[FoundQuote] = []
        for marked, by in zip(paragraph.quotes, said, strict=True):
            continued = bool(found) and found[-1].type == "full" and found[-1].speaker == by.speaker
            found.append(self._quote(paragraph, marked, by, continued))
        return found

    def _answered(self, number: int, said: list[Said]) -> list[Said]:
        """The speaker of a line of dialogue behind a question: whoever is interviewed."""
        if not self.paragraphs[number].dash or said[0].speaker is not None or not number:
            return said
        asked = self.blocks[number - 1]
        if not self.text.endswith("?", asked.start, asked.end) or self.interviewed is None:
            return said
        return [Said(self.interviewed, None, "answers a question; nobody else is named before the first")]

    @cached_property
    def interviewed(self) -> Span | None:
        """The only person named in the title, or else before the first line of dialogue."""
        first = next(number for number, paragraph in enumerate(self.paragraphs) if paragraph.dash)
        opening = self.paragraphs[:first]
        titles = [paragraph for paragraph in opening if paragraph.block.kind == "title"]
        return _only_person(titles) or _only_person(opening)

    def _titled(self, quote: FoundQuote, spoken: list[tuple[str, FoundQuote]]) -> FoundQuote:
        """A quotation in a title: if the article has its words as a quotation, its speaker said them here too."""
        words = _plain(quote.text)
        if quote.speaker is not None or words.count(" ") <= _FEWEST_REPEATED:
            return quote
        full = next((body for text, body in spoken if words in text), None)
        if full is None:
            return quote
        evidence = "the article has these words as a quotation with a speaker"
        type_ = quote_type(quote.text, spoken=True, continued=False, language=self.language)
        return replace(quote, type=type_, speaker=full.speaker, cue=full.cue, evidence=evidence)

    def _signed(self, number: int, marked: list[Marked], said: list[Said]) -> list[Said]:
        """The speaker of a paragraph that is all quotation, with the name on a line of its own behind it."""
        blocks = self.blocks
        alone = len(marked) == 1 and marked[0].outer_end >= blocks[number].end - 1
        if not alone or number + 1 == len(blocks) or marked[0].outer_start != blocks[number].start:
            return said
        signature = _SIGNATURE.fullmatch(self.text, blocks[number + 1].start, blocks[number + 1].end)
        if signature is None:
            return said
        start, end = signature.span("name")
        return [Said(Span(start, end, self.text[start:end]), None, "the name on the line behind the quotation")]

    def _quote(self, paragraph: Paragraph, marked: Marked, said: Said, continued: bool) -> FoundQuote:
        words = self.text[marked.start : marked.end]
        if not paragraph.dash and self._only_named(paragraph, words, said):
            said = NOBODY
        spoken = said.speaker is not None
        type_ = "dash" if paragraph.dash else quote_type(words, spoken, continued and spoken, self.language)
        return FoundQuote(marked.start, marked.end, words, type_, said.speaker, said.cue, said.evidence)

    def _only_named(self, paragraph: Paragraph, words: str, said: Said) -> bool:
        """Whether the marks set off a term or a title, not words that somebody said."""
        if said.cue is None and len(words.split()) < FEW_WORDS:
            return said.evidence.startswith("the subject") or said.evidence.startswith("whose")
        prose = paragraph.block.kind == "paragraph"  # headlines have capitals throughout
        return prose and is_title(words, self.language) and not said.sure


def _unspoken(quote: FoundQuote) -> FoundQuote:
    """A quotation of a title or heading, where marks without a speaker only set words off."""
    return quote if quote.speaker is not None else replace(quote, type="scare")


def _only_person(paragraphs: Sequence[Paragraph]) -> Span | None:
    """The first mention of the only person whom the paragraphs name, in full or not; None if there are more."""
    people = [name for paragraph in paragraphs for name in paragraph.names if name.type == "person"]
    if len({name.text.split()[-1] for name in people}) != 1:
        return None
    return Span(people[0].start, people[0].end, people[0].text)


def _plain(words: str) -> str:
    """The words without case and marks, each between two blanks."""
    return f" {' '.join(_WORD.findall(words.casefold()))} "
