"""The words of a name, wherever they stand: news repeats its names, so what the words tell is worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from builder.annotate.name_tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.name_evidence import Sign
    from builder.annotate.name_words import Words
    from builder.model import EntityType

_LONG = 4  # letters from which a word in capitals may be no abbreviation


class Segment(NamedTuple):
    """A name at ``[start, end)`` of a text."""

    start: int
    end: int
    wording: Wording

    @property
    def base(self) -> int:
        """What to add to the offsets of its tokens."""
        return self.start - self.wording.start

    def of(self, tokens: Sequence[Token]) -> Segment:
        """The same name made of `tokens`, whose offsets count as those of its wording do."""
        old = self.wording
        return Wording(tuple(tokens), old.known, titled=old.titled, headline=old.headline).at(self.base)

    def ended(self, start: int, word: str) -> Segment:
        """The same with a last word more, which stands at `start`."""
        at = start - self.base
        return self.of([*self.wording.tokens, Token(at, at + len(word), word)])


class Wording:
    """The words of one name. Offsets of its tokens count from where the run begins in which they stand.

    `titled`: a title stands before it. `headline`: its capitals are no evidence. `work`: it is the title of a work.
    """

    def __init__(
        self,
        tokens: tuple[Token, ...],
        known: Words,
        *,
        titled: bool = False,
        headline: bool = False,
        work: bool = False,
    ) -> None:
        self.tokens, self.known = tokens, known
        self.titled, self.headline, self.work = titled, headline, work
        self.first, self.last = tokens[0], tokens[-1]
        self.start, self.end = self.first.start, self.last.end
        self.by_words: dict[tuple[bool, bool], Sign | None] = {}  # behind "the", behind "in" → what the words say
        self.shorts: dict[EntityType, str] = {}  # without the word for this kind; "" where nothing is left

    def at(self, base: int) -> Segment:
        """The name in a run that begins at `base`."""
        return Segment(base + self.start, base + self.end, self)

    @cached_property
    def words(self) -> list[str]:
        """The words as a sentence has them, where they may be in capitals for a headline's or dateline's sake."""
        words = [token.text for token in self.tokens]
        several = len(words) > 1 and all(map(str.isupper, words))
        return [_lowered(word, several) if word[-1] == "." or word.isupper() else word for word in words]

    @cached_property
    def name(self) -> str:
        """These words as one string."""
        return " ".join(self.words)

    @cached_property
    def firm(self) -> tuple[str, ...]:
        """The words, in lower case, that are names on their own now that the article has this name."""
        words = [token.text.lower() for token in self.tokens]
        if len(words) == 1:
            return (words[0],)
        first, known = self.first, self.known
        if self.titled or first.given or first.text in known.given or first.text.endswith("."):
            return (words[-1],)
        return tuple(word for word in words if word not in known.everyday)

    @cached_property
    def phrase(self) -> str:
        """A name of several words in lower case; "" for one word."""
        return " ".join(token.text.lower() for token in self.tokens) if len(self.tokens) > 1 else ""

    @cached_property
    def kind_follows(self) -> bool:
        """Whether a lower-case word for its kind may belong to it: `Odesa region`."""
        last, known = self.last.text, self.known
        place = last in known.demonyms or last in known.countries
        return not (self.headline or self.titled or place or last.isupper())

    @cached_property
    def number_follows(self) -> bool:
        """Whether a number behind it belongs to it: `Euro 2024`."""
        return self.last.text in self.known.number_after

    @cached_property
    def address(self) -> bool:
        """Whether a house number before it belongs to it."""
        return len(self.tokens) > 1 and self.last.text in self.known.addresses


def _lowered(word: str, several: bool) -> str:
    if word[-1] == "." and len(word) > len("J.") and word.count(".") == 1:
        word = word[:-1]
    return word.title() if (several or len(word) >= _LONG) and word.isupper() and "." not in word else word
