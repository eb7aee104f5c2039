"""The words of a paragraph outside its quotations, each with the little that finding a speaker needs to know of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from builder.annotate.sentences import sentences
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.quote_marks import Marked
    from builder.model import FoundName

_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:[.’'&-][^\W_]+)*)(?P<point>\.?)"
    r"|(?P<clitic>(?<=[^\W_])['’](?:(?:s|d|ve|re|ll|m)\b)?)"
    r"|(?P<mark>--|\.\.\.|[,;:()\[\]—–…!?.])"
    r"|(?P<dash>(?<=\s)-(?=\s))"
)
_CLITIC = re.compile(r"(?<=[^\W_])['’](?:s|d|ve|re|ll|m)$", re.IGNORECASE)


class Kind(Enum):
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
    ",": Kind.COMMA, ";": Kind.COMMA, ":": Kind.COLON, "—": Kind.DASH, "–": Kind.DASH, "--": Kind.DASH,
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
    stops = _sentence_ends(text, start, end, quotes, language)
    tokens: list[Token] = []
    at = start
    for index, quote in enumerate(quotes):
        _read(tokens, text, at, quote.outer_start, stops, names, language)
        tokens.append(Token(quote.outer_start, quote.outer_end, "", Kind.QUOTE, index))
        if quote.outer_end in stops:
            tokens.append(Token(quote.outer_end, quote.outer_end, ".", Kind.STOP))
        at = quote.outer_end
    _read(tokens, text, at, end, stops, names, language)
    return tokens


def _sentence_ends(text: str, start: int, end: int, quotes: Sequence[Marked], language: str) -> frozenset[int]:
    ends = [stop for _, stop in sentences(text, start, end, language)]
    starts = [quote.outer_start for quote in quotes]
    outside: list[int] = []
    for stop in ends:
        index = bisect_left(starts, stop) - 1
        if index < 0 or stop >= quotes[index].outer_end:
            outside.append(stop)
    return frozenset(outside)


def _read(
    tokens: list[Token], text: str, start: int, end: int, stops: frozenset[int], names: Sequence[FoundName], language: str
) -> None:
    kinds = word_kinds(language)
    at = start
    for name in _names_between(names, start, end):
        if name.start < at:
            continue
        _read_plain(tokens, text, at, name.start, stops, kinds, bool(names))
        tokens.append(Token(name.start, name.end, name.text.casefold(), Kind.NAME))
        at = name.end
    _read_plain(tokens, text, at, end, stops, kinds, bool(names))


def _names_between(names: Sequence[FoundName], start: int, end: int) -> Sequence[FoundName]:
    return names[bisect_left(names, start, key=lambda n: n.start) : bisect_right(names, end - 1, key=lambda n: n.start)]


def _read_plain(
    tokens: list[Token], text: str, start: int, end: int, stops: frozenset[int], kinds: dict[str, Kind], trusted: bool
) -> None:
    for match in _TOKEN.finditer(text, start, end):
        word = match["word"]
        if word is None:
            _append_mark(tokens, match, stops)
            continue
        stop = match.end("word")
        clitic = _CLITIC.search(word)
        base = word[: clitic.start()] if clitic else word
        _append_word(tokens, text, match.start(), match.start() + len(base), kinds, trusted)
        if clitic:
            _append_clitic(tokens, match.start() + clitic.start(), clitic.group())
        if match.end() in stops:
            tokens.append(Token(stop, match.end(), ".", Kind.STOP))


def _append_mark(tokens: list[Token], match: re.Match[str], stops: frozenset[int]) -> None:
    mark = match["mark"]
    if match["clitic"]:
        _append_clitic(tokens, match.start(), match.group())
    elif match.end() in stops:
        tokens.append(Token(match.start(), match.end(), ".", Kind.STOP))
    elif match["dash"]:
        tokens.append(Token(match.start(), match.end(), "-", Kind.DASH))
    elif mark in _MARKS:
        tokens.append(Token(match.start(), match.end(), mark, _MARKS[mark]))


def _append_clitic(tokens: list[Token], start: int, mark: str) -> None:
    low = mark[1:].casefold()
    tokens.append(Token(start, start + len(mark), f"'{low or 's'}", Kind.CLITIC))


def _append_word(tokens: list[Token], text: str, start: int, end: int, kinds: dict[str, Kind], trusted: bool) -> None:
    word = text[start:end]
    low = word.casefold()
    kind = kinds.get(low)
    if kind is None:
        if word[0].isupper() and not (trusted and (not tokens or tokens[-1].kind is Kind.STOP)):
            kind = Kind.NAME
        else:
            kind = Kind.NUMBER if word[0].isdigit() else Kind.WORD
    last = tokens[-1] if tokens else None
    if kind is Kind.NAME and last is not None and last.kind is Kind.NAME and text[last.end : start].strip(".") in " \u00a0":
        last.end, last.low = end, f"{last.low} {low}"
    else:
        tokens.append(Token(start, end, low, kind))
