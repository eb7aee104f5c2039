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


@dataclass(frozen=True, slots=True)
class Token:
    """A word, mark, or whole quotation, wherever it stands; `low` is the word in lower case.

    Where the tokens of a paragraph stand is kept beside them, so that one token serves for a word however often it
    is read: that is a third of the time of reading.
    """

    low: str
    kind: Kind
    quote: int = -1  # for a quotation: its index among the paragraph's
    type: EntityType | None = None  # of a known name


_FULL_STOP = Token(".", Kind.STOP)
_Reading = tuple[Token, Token | None, int]
_MOST_READINGS = 1 << 14


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
    """Reads sentences of one paragraph into one list of tokens: each quotation is a token, and each known name is.

    Token ``tokens[n]`` stands at ``[starts[n], ends[n])``.
    """

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
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.places: dict[int, int] = {}  # the token that each quotation is
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
            self.places[self._quote] = len(self.tokens)
            self._append(_quotation(self._quote), quote.outer_start, quote.outer_end)
            at = quote.outer_end
            self._quote += 1
        self._stretch(at, end)
        self._stop(end)

    def _append(self, token: Token, start: int, end: int) -> None:
        self.tokens.append(token)
        self.starts.append(start)
        self.ends.append(end)

    def _stop(self, end: int) -> None:
        """The end of a sentence, unless it may be no more than the point of an abbreviation that ends a name."""
        if not self.tokens:
            return
        last, behind = self.tokens[-1], self.ends[-1]
        if last.kind is Kind.NAME and self.text[behind - 1] == ".":
            return
        if behind == end and last.kind in _CLOSING:
            self.tokens[-1] = Token(last.low, Kind.STOP)
        elif last.kind is not Kind.STOP:
            self._append(_FULL_STOP, behind, end)

    def _stretch(self, start: int, end: int) -> None:
        """What stands between two quotations, its known names whole."""
        names, number = self.names, self._name
        while number < len(names) and names[number].start < start:
            number += 1
        at = start
        while number < len(names) and names[number].start < end:
            name = names[number]
            if name.start >= at:
                self._words(at, name.start)
                self._append(_name(name.text, name.type), name.start, name.end)
                at = name.end
            number += 1
        self._name = number
        self._words(at, end)

    def _words(self, start: int, end: int) -> None:
        tokens, starts, ends, read = self.tokens, self.starts, self.ends, _readings(self.language)
        for match in _TOKEN.finditer(self.text, start, end):
            word, clitic, length = read[match[0]]
            if clitic is None and word.kind is not Kind.NAME:
                tokens.append(word)
                starts.append(match.start())
                ends.append(match.end())
            else:
                self._joined(word, clitic, match.start(), match.end() - length, match.end())

    def _joined(self, word: Token, clitic: Token | None, start: int, stop: int, end: int) -> None:
        """A word that may go on with a name before it, and what is joined to it from `stop` on."""
        if word.kind is Kind.NAME:
            self._name_like(start, stop, word)
        else:
            self._append(word, start, stop)
        if clitic is not None:
            self._append(clitic, stop, end)

    def _name_like(self, start: int, end: int, word: Token) -> None:
        """A word with a capital that no table lists: it goes on with the name before it, or is a name, or opens."""
        last = self.tokens[-1] if self.tokens else None
        if last is not None and last.kind is Kind.NAME and self.text[self.ends[-1] : start] in _INSIDE_A_NAME:
            self.tokens[-1] = Token(f"{last.low} {word.low}", Kind.NAME, type=last.type)
            self.ends[-1] = end
            return
        opens = last is None or last.kind is Kind.STOP
        self._append(Token(word.low, Kind.WORD) if opens and not self.shape else word, start, end)


class _Readings(dict[str, "_Reading"]):
    """The words that have been read in one language. It is asked for each word of each text: hence no `lru_cache`."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, match: str) -> _Reading:
        if len(self) == _MOST_READINGS:
            self.clear()
        found = self[match] = _read(match, self.language)
        return found


@cache
def _readings(language: str) -> _Readings:
    return _Readings(language)


def _read(match: str, language: str) -> _Reading:
    """A match of the tokens' pattern as a token; what is joined to it, `'s`, as another, and the length of that."""
    if match in _MARKS:
        return Token(match, _MARKS[match]), None, 0
    if match[0] in "'’":
        return Token(f"'{match[1:].casefold() or 's'}", Kind.CLITIC), None, 0
    joined = _CLITIC.search(match)
    clitic = joined.group() if joined else ""
    low = match[: len(match) - len(clitic)].casefold().replace("’", "'")
    kind = word_kinds(language).get(match) or word_kinds(language).get(low)
    if kind is None:
        kind = Kind.NAME if match[0].isupper() else Kind.NUMBER if match[0].isdigit() else Kind.WORD
    if not clitic:
        return Token(low, kind), None, 0
    shortened = Kind.AUXILIARY if kind in _SHORTENING else Kind.CLITIC
    return Token(low, kind), Token("'" + clitic[1:].casefold(), shortened), len(clitic)


@lru_cache(maxsize=1 << 12)
def _name(text: str, type_: EntityType) -> Token:
    return Token(text.casefold(), Kind.NAME, type=type_)


@lru_cache(maxsize=1 << 10)
def _quotation(index: int) -> Token:
    return Token("", Kind.QUOTE, index)
