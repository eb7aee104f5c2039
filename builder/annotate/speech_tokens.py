"""The words of a paragraph outside its quotations, each with the little that finding a speaker needs to know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.quote_marks import Marked
    from builder.model import Block, EntityType, FoundName

# Known names and quotations are masked while words are looked for: a first code point that says which of the two it is,
# and others as far as it goes. They are no characters, so that no text can rightly have them.
_NAME, _REST_OF_NAME, _QUOTE, _REST_OF_QUOTE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_MASKS = frozenset({_NAME, _QUOTE})
_CLITIC = "['’](?i:s|d|ve|re|ll|m)"
_TOKEN = re.compile(
    rf"([^\W_]+(?:(?:(?!{_CLITIC}(?![.’'&-]?[^\W_]))[.’'&-]|(?<=\d)[,:](?=\d))[^\W_]+)*+"
    rf"|(?<=[^\W_]|[{_NAME}{_REST_OF_NAME}])(?:{_CLITIC}\b|['’])"
    rf"|{_NAME}{_REST_OF_NAME}*+|{_QUOTE}{_REST_OF_QUOTE}*+"
    r"|--|[,;:()\[\]—–―]|(?<!\S)-(?=\s))"
)
_LONGEST_NAME = 200  # characters of a name that may go on
_INSIDE_A_NAME = (" ", "\u00a0", ". ", ".\u00a0")


class Kind:
    """What a token is, as far as the small tables of the language tell.

    No enum: reading a member of one takes Python 3.11 five times as long, and nothing is read more often.
    """

    NAME: Final = "name"
    PRONOUN: Final = "pronoun"
    RELATIVE: Final = "relative"
    DETERMINER: Final = "determiner"
    PREPOSITION: Final = "preposition"
    CONJUNCTION: Final = "conjunction"
    AUXILIARY: Final = "auxiliary"
    ADVERB: Final = "adverb"
    TIME: Final = "time"
    NUMBER: Final = "number"
    WORD: Final = "word"
    CLITIC: Final = "clitic"
    COMMA: Final = ","
    COLON: Final = ":"
    DASH: Final = "-"
    OPEN: Final = "("
    CLOSE: Final = ")"
    STOP: Final = "."  # where a sentence ends
    QUOTE: Final = "quote"


_MARKS = {
    ",": Kind.COMMA, ";": Kind.STOP, ":": Kind.COLON,
    "-": Kind.DASH, "—": Kind.DASH, "–": Kind.DASH, "―": Kind.DASH, "--": Kind.DASH,
    "(": Kind.OPEN, "[": Kind.OPEN, ")": Kind.CLOSE, "]": Kind.CLOSE,
}  # fmt: skip
_SHORTENING = frozenset({Kind.PRONOUN, Kind.RELATIVE})  # `he's` is a verb, `Lee's` is none
_CLOSING = frozenset({Kind.CLOSE, Kind.COLON, Kind.COMMA, Kind.DASH})


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A word, mark, or whole quotation, wherever it stands; `low` is the word in lower case.

    Where the tokens of a paragraph stand is kept beside them, so that one token serves for a word however often it
    is read: that is a third of the time of reading.
    """

    low: str
    kind: str  # of `Kind`
    quote: int = -1  # for a quotation: its index among the paragraph's
    type: EntityType | None = None  # of a known name
    unsettled: bool = False  # depends on where it stands


_FULL_STOP = Token(".", Kind.STOP)
_MASKED = Token("", Kind.WORD, unsettled=True)  # for a name or quotation, until it is known which one
_GONE = Token("", Kind.NAME)  # for the first words of a name that has gone on
_MOST_READINGS = 1 << 14


@cache
def word_kinds(language: str) -> dict[str, str]:
    """The kind of each small word of the language."""
    words = table("speech_words", language)
    kinds: dict[str, str] = {}
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
        self, text: str, block: Block, quotes: Sequence[Marked], names: Sequence[FoundName], shape: bool, language: str
    ) -> None:
        """`quotes` and `names` are those of the paragraph `block`. By `shape`, any capital makes a name, as where no
        names are known; otherwise one that opens a sentence does not.
        """
        self.text = text
        self.shape = shape
        self.title_case = block.kind != "paragraph" and not shape  # there a capital alone makes no name
        self.tokens: list[Token] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.whole = _whole(quotes, names)
        self._by_start = {start: token for start, _, token in self.whole}
        self._first = block.start
        self._masked = self._mask(block)
        self._readings = _readings(language)

    def _mask(self, block: Block) -> str:
        """The text of the paragraph, its quotations and the known names outside them masked."""
        pieces: list[str] = []
        at = block.start
        for start, end, token in self.whole:
            first, rest = (_NAME, _REST_OF_NAME) if token.kind is Kind.NAME else (_QUOTE, _REST_OF_QUOTE)
            pieces += (self.text[at:start], first, rest * (end - start - 1))
            at = end
        pieces.append(self.text[at : block.end])
        return "".join(pieces)

    def sentence(self, start: int, end: int) -> None:
        """The sentence ``[start, end)``, and a stop behind it. Sentences are read in order; some may be left out."""
        parts = _TOKEN.split(self._masked[start - self._first : end - self._first])
        read = list(map(self._readings.__getitem__, parts[1::2]))
        edges = list(accumulate(map(len, parts), initial=start))
        starts, ends = edges[1:-1:2], edges[2::2]
        before = self.tokens[-1] if self.tokens and self.ends[-1] == start else _FULL_STOP
        for at in [at for at, token in enumerate(read) if token.unsettled]:
            last = read[at - 1] if at else before
            if at and not self.title_case and _is_joined(last, read[at], parts[2 * at]):
                starts[at] = starts[at - 1]
                read[at] = Token(f"{last.low} {read[at].low}", Kind.NAME, type=last.type)
                read[at - 1] = _GONE
            else:
                read[at] = self._settled(read[at], last, parts[2 * at], starts[at])
        if _GONE in read:
            kept = [at for at, token in enumerate(read) if token is not _GONE]
            read, starts, ends = [read[at] for at in kept], [starts[at] for at in kept], [ends[at] for at in kept]
        self.tokens += read
        self.starts += starts
        self.ends += ends
        self._stop(end)

    def _settled(self, token: Token, last: Token, gap: str, start: int) -> Token:
        """A token that depends on where it stands: a known name or quotation, a clitic, or a word with a capital."""
        if token.kind is Kind.CLITIC:
            return _shortened(token.low) if not gap and last.kind in _SHORTENING else token
        if token is _MASKED:
            return self._by_start.get(start, token)
        opens = last.kind is Kind.STOP and not self.shape
        return _plain(token.low) if opens or self.title_case else token

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


def _is_joined(last: Token, token: Token, gap: str) -> bool:
    """Whether a name goes on with the next word, which has a capital."""
    both = last.kind is Kind.NAME and token.kind is Kind.NAME
    return both and gap in _INSIDE_A_NAME and len(last.low) < _LONGEST_NAME


def _whole(quotes: Sequence[Marked], names: Sequence[FoundName]) -> list[tuple[int, int, Token]]:
    """The quotations and the names outside them, in order, each as ``[start, end)`` with the token that it is."""
    found = [(quote.outer_start, quote.outer_end, _quotation(number)) for number, quote in enumerate(quotes)]
    at = last = 0
    for name in names:
        while at < len(quotes) and quotes[at].outer_end <= name.start:
            at += 1
        if name.start >= last and (at == len(quotes) or name.end <= quotes[at].outer_start):
            found.append((name.start, name.end, _name(name.text, name.type)))
            last = name.end
    if quotes:
        found.sort(key=itemgetter(0))
    return found


class _Readings(dict[str, Token]):
    """The words that have been read in one language. It is asked for each word of each text: hence no `lru_cache`."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.kinds = word_kinds(language)

    def __missing__(self, word: str) -> Token:
        if len(self) == _MOST_READINGS:
            self.clear()
        found = self[word] = self._read(word)
        return found

    def _read(self, word: str) -> Token:
        if word in _MARKS:
            return Token(word, _MARKS[word])
        if word[0] in _MASKS:
            return _MASKED
        if word[0] in "'’":
            return Token(f"'{word[1:].casefold() or 's'}", Kind.CLITIC, unsettled=True)
        low = word.casefold().replace("’", "'")
        kind = self.kinds.get(word) or self.kinds.get(low)
        if kind is None and word[0].isupper():
            return Token(low, Kind.NAME, unsettled=True)
        return Token(low, kind or (Kind.NUMBER if word[0].isdigit() else Kind.WORD))


@cache
def _readings(language: str) -> _Readings:
    return _Readings(language)


@lru_cache(maxsize=1 << 6)
def _shortened(clitic: str) -> Token:
    return Token(clitic, Kind.AUXILIARY)


@lru_cache(maxsize=1 << 12)
def _plain(low: str) -> Token:
    return Token(low, Kind.WORD)


@lru_cache(maxsize=1 << 12)
def _name(text: str, type_: EntityType) -> Token:
    return Token(text.casefold(), Kind.NAME, type=type_)


@lru_cache(maxsize=1 << 10)
def _quotation(index: int) -> Token:
    return Token("", Kind.QUOTE, index)
