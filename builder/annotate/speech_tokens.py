"""The words of a paragraph outside its quotations, each with the little that finding a speaker needs to know of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from builder.languages import table
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.quote_marks import Marked
    from builder.model import FoundName

_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:(?:[.’'&-]|(?<=\d),(?=\d))[^\W_]+)*)(?P<point>\.?)"
    r"|(?P<clitic>(?<=[^\W_])['’](?:(?:s|d|ve|re|ll|m)\b)?)"
    r"|(?P<mark>--|\.\.\.|[,;:()\[\]—–―…!?.])"
    r"|(?P<dash>(?<=\s)-(?=\s))"
)
_INSIDE_A_NAME = (" ", "\u00a0", ". ", ".\u00a0")
_CLITIC = re.compile(r"(?<=[^\W_])['’](?:s|d|ve|re|ll|m)$", re.IGNORECASE)


class Kind(StrEnum):
    """What a token is, as far as the small tables of the language tell."""

    NAME = "name"
    PRONOUN = "pronoun"
    RELATIVE = "relative"
    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    AUXILIARY = "auxiliary"
    ADVERB = "adverb"
    TIME = "time"
    NUMBER = "number"
    WORD = "word"
    CLITIC = "clitic"
    COMMA = ","
    COLON = ":"
    DASH = "-"
    OPEN = "("
    CLOSE = ")"
    STOP = "."  # where a sentence ends
    QUOTE = "quote"


_MARKS = {
    ",": Kind.COMMA, ";": Kind.STOP, ":": Kind.COLON,
    "-": Kind.DASH, "—": Kind.DASH, "–": Kind.DASH, "―": Kind.DASH, "--": Kind.DASH,
    "(": Kind.OPEN, "[": Kind.OPEN, ")": Kind.CLOSE, "]": Kind.CLOSE,
}  # fmt: skip


@dataclass(slots=True)
class Token:
    """A word, mark, or whole quotation at ``[start, end)``; `low` is the word in lower case."""

    start: int
    end: int
    low: str
    kind: Kind
    quote: int = -1  # for a quotation: its index among the paragraph's
    place: bool = False  # for a known name: it is the name of a place


@cache
def word_kinds(language: str) -> dict[str, Kind]:
    """The kind of each small word of the language."""
    words = table("speech_words", language)
    kinds: dict[str, Kind] = {}
    for name, kind in (
        ("prepositions", Kind.PREPOSITION), ("conjunctions", Kind.CONJUNCTION), ("adverbs", Kind.ADVERB),
        ("determiners", Kind.DETERMINER), ("pronouns", Kind.PRONOUN), ("relatives", Kind.RELATIVE),
        ("auxiliaries", Kind.AUXILIARY), ("times", Kind.TIME),
    ):  # fmt: skip
        for word in words[name]:
            kinds.setdefault(word.casefold(), kind)
    return kinds


def tokens_outside(
    text: str, start: int, end: int, quotes: Sequence[Marked], names: Sequence[FoundName], language: str
) -> list[Token]:
    """The tokens of the paragraph ``text[start:end]``: each quotation is one token, each known name is one token."""
    reader = _Reader(text, _sentence_ends(text, start, end, quotes, language), names, language)
    at = start
    for index, quote in enumerate(quotes):
        reader.read(at, quote.outer_start)
        reader.quotation(quote, index)
        at = quote.outer_end
    reader.read(at, end)
    return reader.tokens


def _sentence_ends(text: str, start: int, end: int, quotes: Sequence[Marked], language: str) -> frozenset[int]:
    """Where the sentences of the paragraph end, outside its quotations."""
    starts = [quote.outer_start for quote in quotes]
    outside: list[int] = []
    for _, stop in sentences(text, start, end, language):
        index = bisect_left(starts, stop) - 1
        if index < 0 or stop >= quotes[index].outer_end:
            outside.append(stop)
    return frozenset(outside)


class _Reader:
    """Reads the stretches between the quotations of a paragraph into one list of tokens."""

    def __init__(self, text: str, stops: frozenset[int], names: Sequence[FoundName], language: str) -> None:
        self.text = text
        self.stops = stops
        self.names = names
        self.kinds = word_kinds(language)
        self.tokens: list[Token] = []

    def quotation(self, quote: Marked, index: int) -> None:
        """A whole quotation, and the end of the sentence if it ends one."""
        self.tokens.append(Token(quote.outer_start, quote.outer_end, "", Kind.QUOTE, index))
        if quote.outer_end in self.stops:
            self.tokens.append(Token(quote.outer_end, quote.outer_end, ".", Kind.STOP))

    def read(self, start: int, end: int) -> None:
        """The stretch ``[start, end)``, its known names whole."""
        at = start
        first = bisect_left(self.names, start, key=_start)
        for name in self.names[first : bisect_left(self.names, end, key=_start)]:
            if name.start >= at:
                self._words(at, name.start)
                place = name.type == "place"
                self.tokens.append(Token(name.start, name.end, name.text.casefold(), Kind.NAME, place=place))
                at = name.end
        self._words(at, end)

    def _words(self, start: int, end: int) -> None:
        for match in _TOKEN.finditer(self.text, start, end):
            word = match["word"]
            if word is None:
                self._mark(match)
                continue
            begin, stop = match.span("word")
            clitic = _CLITIC.search(word) if "'" in word or "’" in word else None
            if clitic is None:
                self._word(word, begin, stop)
            else:
                self._word(word[: clitic.start()], begin, begin + clitic.start())
                self._clitic(begin + clitic.start(), clitic.group())
            if match.end() in self.stops:
                self.tokens.append(Token(stop, match.end(), ".", Kind.STOP))

    def _mark(self, match: re.Match[str]) -> None:
        start, end = match.span()
        mark = match.group()
        if match.lastgroup == "clitic":
            self._clitic(start, mark)
        elif end in self.stops:
            self.tokens.append(Token(start, end, ".", Kind.STOP))
        elif mark in _MARKS:
            self.tokens.append(Token(start, end, mark, _MARKS[mark]))

    def _clitic(self, start: int, mark: str) -> None:
        low = mark[1:].casefold()
        self.tokens.append(Token(start, start + len(mark), f"'{low or 's'}", Kind.CLITIC))

    def _word(self, word: str, start: int, end: int) -> None:
        low = word.casefold()
        kind = self.kinds.get(low) or self._kind(word)
        last = self.tokens[-1] if kind is Kind.NAME and self.tokens else None
        if last is not None and last.kind is Kind.NAME and self.text[last.end : start] in _INSIDE_A_NAME:
            last.end, last.low = end, f"{last.low} {low}"
        else:
            self.tokens.append(Token(start, end, low, kind))

    def _kind(self, word: str) -> Kind:
        """The kind of a word that no table lists. Where names are known, an opening capital tells nothing."""
        if word[0].isupper():
            opens = not self.tokens or self.tokens[-1].kind is Kind.STOP
            return Kind.WORD if self.names and opens else Kind.NAME
        return Kind.NUMBER if word[0].isdigit() else Kind.WORD


def _start(name: FoundName) -> int:
    return name.start
