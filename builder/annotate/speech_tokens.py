"""The words of a paragraph outside its quotations, each with the little that finding a speaker needs to know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.quote_marks import Marked
    from builder.model import EntityType, FoundName

_TOKEN = re.compile(
    r"[^\W_]+(?:(?:[.’'&-]|(?<=\d),(?=\d))[^\W_]+)*"
    r"|(?<=[^\W_])['’](?:(?:s|d|ve|re|ll|m)\b)?"
    r"|--|[,;:()\[\]—–―]|(?<=\s)-(?=\s)"
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
_SHORTENING = frozenset({Kind.PRONOUN, Kind.RELATIVE})  # `he's` is a verb, `Lee's` is none
_CLOSING = frozenset({Kind.CLOSE, Kind.COLON, Kind.COMMA, Kind.DASH})


@dataclass(slots=True)
class Token:
    """A word, mark, or whole quotation at ``[start, end)``; `low` is the word in lower case."""

    start: int
    end: int
    low: str
    kind: Kind
    quote: int = -1  # for a quotation: its index among the paragraph's
    type: EntityType | None = None  # of a known name


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
            kinds.setdefault(word, kind)  # as it is written: May is a month, may is not
    return kinds


class Reader:
    """Reads sentences of one paragraph into one list of tokens: each quotation is a token, and each known name is."""

    def __init__(
        self, text: str, quotes: Sequence[Marked], names: Sequence[FoundName], shape: bool, language: str
    ) -> None:
        """`quotes` and `names` are the paragraph's. By `shape`, any capital makes a name, as where no names are known;
        otherwise one that opens a sentence does not.
        """
        self.text = text
        self.quotes = quotes
        self.names = names
        self.shape = shape
        self.language = language
        self.tokens: list[Token] = []
        self._quote = 0
        self._name = 0

    def sentence(self, start: int, end: int) -> None:
        """The sentence ``[start, end)``, and a stop behind it. Sentences are read in order; some may be left out."""
        while self._quote < len(self.quotes) and self.quotes[self._quote].outer_end <= start:
            self._quote += 1
        at = start
        while self._quote < len(self.quotes) and self.quotes[self._quote].outer_start < end:
            quote = self.quotes[self._quote]
            self._stretch(at, quote.outer_start)
            self.tokens.append(Token(quote.outer_start, quote.outer_end, "", Kind.QUOTE, self._quote))
            at = quote.outer_end
            self._quote += 1
        self._stretch(at, end)
        self._stop(end)

    def _stop(self, end: int) -> None:
        """The end of a sentence, unless it may be no more than the point of an abbreviation that ends a name."""
        last = self.tokens[-1] if self.tokens else None
        if last is None or (last.kind is Kind.NAME and self.text[last.end - 1] == "."):
            return
        if last.end == end and last.kind in _CLOSING:
            last.kind = Kind.STOP
        elif last.kind is not Kind.STOP:
            self.tokens.append(Token(last.end, end, ".", Kind.STOP))

    def _stretch(self, start: int, end: int) -> None:
        """What stands between two quotations, its known names whole."""
        while self._name < len(self.names) and self.names[self._name].start < start:
            self._name += 1
        at = start
        while self._name < len(self.names) and self.names[self._name].start < end:
            name = self.names[self._name]
            if name.start >= at:
                self._words(at, name.start)
                self.tokens.append(Token(name.start, name.end, name.text.casefold(), Kind.NAME, type=name.type))
                at = name.end
            self._name += 1
        self._words(at, end)

    def _words(self, start: int, end: int) -> None:
        tokens, language = self.tokens, self.language
        for match in _TOKEN.finditer(self.text, start, end):
            low, kind, clitic = _read(match.group(), language)
            begin, stop = match.span()
            if clitic:
                stop -= len(clitic)
            if kind is Kind.NAME:
                self._name_like(begin, stop, low)
            else:
                tokens.append(Token(begin, stop, low, kind))
            if clitic:
                shortened = Kind.AUXILIARY if kind in _SHORTENING else Kind.CLITIC
                tokens.append(Token(stop, match.end(), "'" + clitic[1:].casefold(), shortened))

    def _name_like(self, start: int, end: int, low: str) -> None:
        """A word with a capital that no table lists: it goes on with the name before it, or is a name, or opens."""
        last = self.tokens[-1] if self.tokens else None
        if last is not None and last.kind is Kind.NAME and self.text[last.end : start] in _INSIDE_A_NAME:
            last.end, last.low = end, f"{last.low} {low}"
            return
        opens = last is None or last.kind is Kind.STOP
        self.tokens.append(Token(start, end, low, Kind.WORD if opens and not self.shape else Kind.NAME))


@lru_cache(maxsize=1 << 14)
def _read(match: str, language: str) -> tuple[str, Kind, str]:
    """A match of the tokens' pattern: in lower case, of which kind, and what is joined to it: `'s`."""
    if match in _MARKS:
        return match, _MARKS[match], ""
    if match[0] in "'’":
        return f"'{match[1:].casefold() or 's'}", Kind.CLITIC, ""
    joined = _CLITIC.search(match)
    clitic = joined.group() if joined else ""
    low = match[: len(match) - len(clitic)].casefold().replace("’", "'")
    kind = word_kinds(language).get(match) or word_kinds(language).get(low)
    if kind is None:
        kind = Kind.NAME if match[0].isupper() else Kind.NUMBER if match[0].isdigit() else Kind.WORD
    return low, kind, clitic
