"""The units of a page as its headline is looked for: which of them may be it, and what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from builder.clean.furniture import groups
from builder.clean.head_text import (
    FEWEST,
    LONGEST,
    ends,
    has_parts,
    is_body,
    key,
    letters,
    starts,
    stems,
    words_in,
)
from builder.clean.rules.bylines import names_author
from builder.clean.rules.closing_lines import names_outlet
from builder.clean.stamps import is_dated
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.units import Unit

SOON = 8  # units below a headline within which a byline or a stamp counts
MANY_WORDS = 7  # of a long line
_HEAVIEST, _SHORT = 400, -42  # what a unit weighs for and against the article
_READ = 20  # paragraphs of the article whose words are looked for
_REACH = 200  # units above the article among which its headline is looked for
_WITHIN = 30  # units of the article among which it is
_BELOW = 4  # units of the article that it may be among in any case
_MOST_ABOVE = 0.3  # of the article's prose may stand above it
_MOST = 30  # words of a question, of an exclamation, or of a line that stands there twice, that is one
_LONGEST_OPEN = 180  # letters of a line without an end that is one
_INNER_END = re.compile(r"[.!?…]\s.*[.!?…]\s")
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"\s[-–—|·•:]\s|\s?\|\s?")
_NUMBER = re.compile(r"(?:^|\s)\d\S*")
_LABELS = frozenset({"related-labels"})  # furniture that a headline may begin like
_ITEM = re.compile(r"[*•·▪○◦+#]\s|\d{1,2}[.)]\s|\[[ x]?\]|\([ x]?\)\s|\(BUTTON\)|IFRAME:|[-–—|/:>»]|.*:$")


@dataclass(frozen=True)
class Lines:
    """The units of a page as its headline is looked for: the article is about from `first` to `last`, half-open."""

    listed: Sequence[Unit]
    language: str
    first: int
    last: int

    @cached_property
    def texts(self) -> list[str]:
        """What each unit says."""
        return [unit.text for unit in self.listed]

    @cached_property
    def keys(self) -> list[tuple[str, ...]]:
        """The words of each unit."""
        return [key(text) for text in self.texts]

    @cached_property
    def times(self) -> Counter[tuple[str, ...]]:
        """How often each line stands on the page."""
        return Counter(self.keys)

    @cached_property
    def article(self) -> list[str]:
        """The first paragraphs of the article."""
        return [text for text in self.texts[self.first : self.last] if is_body(text)][:_READ]

    @cached_property
    def used(self) -> set[str]:
        """The stems of the words of the article."""
        return {stem for text in self.article for stem in stems(text)}

    @cached_property
    def title(self) -> str:
        """The first line, where it may be the page's title."""
        return self.texts[0] if not is_body(self.texts[0]) or has_parts(self.texts[0]) else ""

    @cached_property
    def in_title(self) -> set[tuple[str, ...]]:
        """What the page's title may have as the headline."""
        return set(starts(self.title))

    @cached_property
    def of_title(self) -> set[str]:
        """The words of the page's title."""
        return set(key(self.title))

    @cached_property
    def end(self) -> int:
        """The end of the units that the headline may be among: most of the article follows them."""
        within = self.texts[self.first : self.last]
        weights = [min(letters(text), _HEAVIEST) if is_body(text) else 0.0 for text in within]
        most = _MOST_ABOVE * sum(weights)
        above = sum(share <= most for share in accumulate(weights[:_WITHIN]))
        return self.first + max(above, min(_BELOW, self.last - self.first))

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The numbers of the units that the headline may be among."""
        return (0, *range(max(1, self.first - _REACH), self.end))

    @cached_property
    def stamped(self) -> set[int]:
        """The numbers of the units near by that say when."""
        return {at for at in self._around() if _is_stamp(self.texts[at], self.language)}

    @cached_property
    def signed(self) -> set[int]:
        """The numbers of the units near by that say who wrote the article."""
        return {at for at in self._around() if names_author(self.texts[at], self.language)}

    def _around(self) -> tuple[int, ...]:
        nearest = max(1, self.first - _REACH - FEWEST)
        return (0, *range(nearest, min(self.end + SOON + 1, len(self.listed))))

    @cached_property
    def furniture(self) -> int:
        """How many units near by say that they are of a page."""
        return sum(bool(groups(self.texts[at], self.language)) for at in self._around())

    @cached_property
    def common(self) -> dict[int, int]:
        """The candidates, with how many words of the article each has."""
        return {at: len(self.used.intersection(stems(self.texts[at]))) for at in self._candidates()}

    def share(self, at: int) -> float:
        """What share of the longer words of a candidate are the article's."""
        return self.common[at] / max(1, len(set(stems(self.texts[at]))))

    def kind(self, at: int) -> str:
        """A letter for what stands at `at`: ^ and $ beyond the ends, f who or when, P prose, k furniture, and lines of
        few words (w), more (h) and many (H).
        """
        if not 0 <= at < len(self.listed):
            return "^" if at < 0 else "$"
        text = self.texts[at]
        if at in self.stamped or at in self.signed:
            return "f"
        if is_body(text):
            return "P"
        if groups(text, self.language):
            return "k"
        count = words_in(text)
        return "w" if count < FEWEST else "h" if count < MANY_WORDS else "H"

    def _candidates(self) -> Iterator[int]:
        for at in self.places:
            words = self.keys[at]
            fact = at in self.stamped or at in self.signed
            if self.listed[at].prose is not None or not words or fact:  # what is cut out of a line is no headline
                continue
            text, known = self.texts[at], words in self.in_title
            trail = not known and _is_trail(text, self.texts[at + 1 : at + SOON])
            again = self.times[words] > 1 and len(words) <= _MOST and _INNER_END.search(text) is None
            if not trail and (known or again or not _is_paragraph(text, words)) and _may_be(text, self.language):
                yield at


def lines_of(listed: Sequence[Unit], language: str) -> Lines:
    """The units `listed` of a page in `language`, with about where the article is."""
    return Lines(listed, language, *_stretch([unit.text for unit in listed]))


def names_page(text: str, language: str) -> bool:
    """Whether `text`, or a part of it between bars or dashes, names an outlet, perhaps with a number or a day."""
    parts = (_NUMBER.sub(" ", part).strip() for part in _PARTS.split(text))
    return any(names_outlet(part, frozenset(), language) for part in parts if part)


def _stretch(texts: Sequence[str]) -> tuple[int, int]:
    """The stretch of the units that has most prose and least else, as half-open indices."""
    best = total = 0.0
    span, start = (0, 0), 0
    for index, text in enumerate(texts):
        if total <= 0:
            total, start = 0.0, index
        total += min(letters(text), _HEAVIEST) if is_body(text) else _SHORT
        if total > best:
            best, span = total, (start, index + 1)
    return span


@lru_cache(maxsize=1 << 14)
def _is_stamp(text: str, language: str) -> bool:
    return _DIGIT.search(text) is not None and is_dated(text, language)


def _is_paragraph(text: str, words: tuple[str, ...]) -> bool:
    """Whether `text` is prose, and not a headline that asks or calls or has no end."""
    if not is_body(text):
        return False
    asks = text.rstrip("\"'”’»“)")[-1:] in "?!？！" and len(words) <= _MOST
    is_open = not ends(text) and letters(text) <= _LONGEST_OPEN
    return not ((asks or is_open) and _INNER_END.search(text) is None)


def _is_trail(text: str, below: Sequence[str]) -> bool:
    """Whether `text` is the trail of sections that leads to the headline, which stands `below` for itself."""
    others = (other for other in below if len(other) < len(text) <= LONGEST)
    return any(words_in(other) >= FEWEST and text.casefold().endswith(other.casefold()) for other in others)


def _may_be(text: str, language: str) -> bool:
    """Whether `text` is neither an item of a list or form, nor a credit, nor furniture."""
    return not (_ITEM.match(text) or _credit().search(text) or groups(text, language) - _LABELS)


@cache
def _credit() -> re.Pattern[str]:
    """What says whose a picture or a story is."""
    named = table("page_words")
    mark, bracket, bar = ("|".join(named[key]) for key in ("before_mark", "in_brackets", "behind_bar"))
    return re.compile(rf"©|\b(?:{mark})\s?[:/|]|\((?:{bracket})\b|[/|] ?(?:{bar})\b", re.IGNORECASE)
