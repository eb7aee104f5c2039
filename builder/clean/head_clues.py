"""What there is to see of a line above an article that tells whether it is the headline.

A clue is a short string: what the line looks like, what it has in common with the article and with the page's title,
and what stands around it. How much each of them says is in the table `head_weights`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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
    is_menu,
    key,
    letters,
    starts,
    stems,
    words_in,
)
from builder.clean.layout import starts_lower
from builder.clean.rules.bylines import names_author
from builder.clean.stamps import is_dated
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.units import Unit

SOON = 8  # units below a headline within which a byline or a stamp counts
_HEAVIEST, _SHORT = 400, -42  # what a unit weighs for and against the article
_READ = 20  # paragraphs of the article whose words are looked for
_REACH = 200  # units above the article among which its headline is looked for
_WITHIN = 30  # units of the article among which it is
_BELOW = 4  # units of the article that it may be among in any case
_MOST_ABOVE = 0.3  # of the article's prose may stand above it
_MOST = 30  # words of a question or exclamation that is one
_LONGEST_OPEN = 180  # letters of a line without an end that is one
_NEAR = 4  # units above a line that may be a better headline
_ALIKE = 4  # words that the page's title may have beside the headline
_FEW_WORDS, _MANY_WORDS = 4, 7
_MARKS_OF_ENDS = {".": "stops", "。": "stops", "।": "stops", "?": "asks", "!": "asks", "？": "asks", "！": "asks"}
_PAUSES = ",;:–-"
_QUOTED = re.compile(r"[:“”«»„\"‘]")
_ENDED = re.compile(r"[^\W\d_A-Z][^\W\d_]\.\s[^\W\d_a-z]")
_TAIL = re.compile(r"[.!?][\"”’»]?\s\S+(?:\s\S+){0,3}$")
_INNER_END = re.compile(r"[.!?…]\s.*[.!?…]\s")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE
)  # above the entry of a live blog
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
        return "w" if count < FEWEST else "h" if count < _MANY_WORDS else "H"

    def _candidates(self) -> Iterator[int]:
        for at in self.places:
            words = self.keys[at]
            fact = at in self.stamped or at in self.signed
            if self.listed[at].prose is not None or not words or fact:  # what is cut out of a line is no headline
                continue
            text, known = self.texts[at], words in self.in_title
            trail = not known and _is_trail(text, self.texts[at + 1 : at + SOON])
            if not trail and (known or not _is_paragraph(text, words)) and _may_be(text, self.language):
                yield at


def lines_of(listed: Sequence[Unit], language: str) -> Lines:
    """The units `listed` of a page in `language`, with about where the article is."""
    return Lines(listed, language, *_stretch([unit.text for unit in listed]))


def clues(page: Lines) -> dict[int, list[str]]:
    """The clues of every line of `page` that may be the headline, by its number."""
    telling = next((at for at in page.common if _tells(page, at)), -1)
    return {
        at: [
            *_form(page.texts[at], linked=page.listed[at].linked),
            *_content(page, at),
            *(_of_title(page, at) if at else ["first", f"first {_class(page.first, (3, 6, 9, 20))}"]),
            *(["top"] if 0 < at < FEWEST else []),
            *(["first telling"] if at == telling else []),
            *_place(page, at),
            *_facts(page, at),
            *_neighbours(page, at),
            *_rivals(page, at),
        ]
        for at in page.common
    }


def clues_of_none(page: Lines) -> list[str]:
    """The clues that tell whether no line of `page` is the headline."""
    return [
        "none",
        f"none {_class(page.first, (2, 4, 8, 20))}",
        "none titled" if len(page.of_title) >= FEWEST else "none untitled",
        f"none of {_class(len(page.listed), (8, 15, 30, 80))}",
    ]


def _form(text: str, *, linked: bool) -> Iterator[str]:
    count = words_in(text)
    yield f"words {_class(count, (2, 3, 4, 6, 9, 13, 18, 25))}"
    end = text.rstrip("\"'”’»“)")[-1:]
    if end in _MARKS_OF_ENDS:
        yield _MARKS_OF_ENDS[end]
    elif end in _PAUSES:
        yield "pauses"
    seen = {
        "lower": starts_lower(text),
        "number": text[:1].isdigit(),
        "capitals": text.isupper(),
        "menu": count >= _FEW_WORDS and is_menu(text),
        "linked": linked,
        "marked": _QUOTED.search(text),
        "ended": _ENDED.search(text),
        "tail": _TAIL.search(text),
    }
    yield from (clue for clue, is_seen in seen.items() if is_seen)


def _content(page: Lines, at: int) -> Iterator[str]:
    yield f"common {_class(page.common[at], (1, 2, 3, 4, 6, 8))}"
    yield f"share {_class(page.share(at), (0.01, 0.3, 0.5, 0.7, 0.99))}"
    if page.times[page.keys[at]] > 1 and words_in(page.texts[at]) >= FEWEST:
        below = any(page.keys[other] == page.keys[at] for other in page.common if other > at)
        yield "again below" if below else "again above"


def _of_title(page: Lines, at: int) -> Iterator[str]:
    """How much the line is like the page's title."""
    words = page.keys[at]
    if words in page.in_title:
        yield "title whole" if len(words) > 1 and 2 * len(words) >= len(page.of_title) - _ALIKE else "title part"
    else:
        own = set(words)
        like = len(own & page.of_title) / len(own | page.of_title)
        yield f"title {_class(like if page.of_title else 0, (0.15, 0.3, 0.5, 0.7))}"


def _place(page: Lines, at: int) -> Iterator[str]:
    if at >= page.first:
        yield f"within {_class(sum(map(is_body, page.texts[page.first : at])), (1, 2, 3))}"
    elif at:
        yield f"above {_class(page.first - at, (2, 3, 4, 6, 9, 13, 21, 41, 100))}"


def _facts(page: Lines, at: int) -> Iterator[str]:
    for name, places in (("stamp", page.stamped), ("byline", page.signed)):
        soon = next((step for step in range(1, SOON + 1) if at + step in places), SOON + 1)
        yield f"{name} {_class(soon, (2, 3, 5, 9))}"
        if at - 1 in places or at - 2 in places:
            yield f"{name} above"
    if at and _CLOCK.fullmatch(page.texts[at - 1].strip()):
        yield "entry"


def _neighbours(page: Lines, at: int) -> Iterator[str]:
    above, higher, below, lower = (page.kind(at + step) for step in (-1, -2, 1, 2))
    yield from (f"under {above}", f"under {higher}{above}", f"over {below}", f"over {below}{lower}")
    if at:
        yield f"between {above}{below}"


def _rivals(page: Lines, at: int) -> Iterator[str]:
    """Lines right beside this one that may be the headline, whose deck it is, or that are its deck."""
    own = len(page.keys[at])
    above, below = page.common.get(at - 1, 0), page.common.get(at + 1, 0)
    over, under = (len(page.keys[at + step]) if at + step in page.common else 0 for step in (-1, 1))
    if below > 1 and under > own >= FEWEST:
        yield "deck below"
    if above > 1 and over > _FEW_WORDS:
        yield f"deck above {'longer' if own > over else 'shorter'}"
    if above and over >= _FEW_WORDS:
        yield "candidate above"
    if below and under >= _FEW_WORDS:
        yield "candidate below"
    upper = [other for other in range(max(1, at - _NEAR), at) if other in page.common]
    longest = max((len(page.keys[other]) for other in upper if words_in(page.texts[other]) >= FEWEST), default=0)
    if longest:
        yield f"upper {'longer' if longest >= own else 'shorter'}"
        yield f"upper words {_class(longest, (4, 6, 9))}"


def _tells(page: Lines, at: int) -> bool:
    return page.share(at) >= 0.4 and words_in(page.texts[at]) >= _FEW_WORDS


def _class(number: float, least: tuple[float, ...]) -> str:
    """The class of `number`: the greatest of `least` that it reaches, or 0."""
    at = bisect_right(least, number)
    return str(least[at - 1]) if at else "0"


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
    return not (_ITEM.match(text) or _credit().search(text) or groups(text, language))


@cache
def _credit() -> re.Pattern[str]:
    """What says whose a picture or a story is."""
    named = table("page_words")
    mark, bracket, bar = ("|".join(named[key]) for key in ("before_mark", "in_brackets", "behind_bar"))
    return re.compile(rf"©|\b(?:{mark})\s?[:/|]|\((?:{bracket})\b|[/|] ?(?:{bar})\b", re.IGNORECASE)
