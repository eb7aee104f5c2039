"""What an article says about when and where an event was, and who took part."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.annotate.date_values import bounds
from builder.annotate.event_names import bare
from builder.annotate.event_shapes import shapes
from builder.languages import table
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, AuthorityFiles, EventAuthority, FoundDate, FoundEvent, Mention

Window = tuple[datetime.date, datetime.date]

_BESIDE = 50  # code points between an event and a date of its sentence that may date it
_OPENING = 12  # code points within which a date opens its sentence
_PLACE_BEHIND = 60  # code points behind an event within which its place stands
_SENTENCE = 600  # code points on either side of an event within which its sentence lies
_LONGEST_NAME = 80  # code points
_CLAUSE_END = re.compile(r"[,;:()–—]")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[.'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Time:
    """When the words for an event may speak of, from the surest evidence to the weakest."""

    beside: Window | None
    sentence: tuple[Window, ...]
    published: Window | None


class Evidence:
    """An article's dates, places and participants, as far as they tell events apart."""

    def __init__(
        self, article: Article, dates: Sequence[FoundDate], mentions: Sequence[Mention], authority: AuthorityFiles
    ) -> None:
        self._article, self._dates, self._authority = article, dates, authority
        self._mentions = sorted(mentions, key=lambda mention: mention.start)
        self._date_starts = [date.start for date in dates]
        self._mention_starts = [mention.start for mention in self._mentions]
        self._shapes = shapes(article.language)
        self._telling = frozenset(table("events", article.language)["telling"])
        self._published = bounds(article.published.value or "")
        self._block_starts = [block.start for block in article.blocks]
        self._present = frozenset(mention.entity for mention in mentions if mention.entity)

    def time(self, found: FoundEvent) -> Time:
        """When the words for an event may speak of: a date opens their sentence, or no clause ends between them."""
        begin, end = self._sentence(found)
        opening = self._dates_in(begin, min(begin + _OPENING, found.start))
        near = self._dates_in(max(begin, found.start - _BESIDE - _LONGEST_NAME), min(end, found.end + _BESIDE))
        governing = [*opening, *(date for date in near if self._in_one_clause(date, found))]
        windows = (bounds(date.value) for date in governing)
        return Time(bounds(found.date or ""), tuple(window for window in windows if window), self._published)

    def _sentence(self, found: FoundEvent) -> tuple[int, int]:
        block = self._article.blocks[bisect_right(self._block_starts, found.start) - 1]
        begin, end = max(block.start, found.start - _SENTENCE), min(block.end, found.end + _SENTENCE)
        spans = sentences(self._article.text, begin, end, self._article.language)
        return next(((a, b) for a, b in spans if a <= found.start < b), (begin, end))

    def _dates_in(self, start: int, end: int) -> Sequence[FoundDate]:
        return self._dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def _in_one_clause(self, date: FoundDate, found: FoundEvent) -> bool:
        between = self._article.text[min(date.end, found.end) : max(date.start, found.start)]
        return len(between) <= _BESIDE and not _CLAUSE_END.search(between)

    def company(self, event: EventAuthority) -> int:
        """How many of an event's place and participants the article mentions."""
        return len(self._present & {event.place, *event.participants})

    def allows(self, found: FoundEvent, event: EventAuthority, *, once: bool) -> bool:
        """Whether each name in the words, and their place, may belong to the event.

        What happens `once` is still the same where an adjective of place stands before its name.
        """
        if found.place and event.place and not self._may_be_at(found, event.place):
            return False
        own = self._own_words(event)
        belonging = {event.place, *event.participants, *self._around(event.place)}
        dates = self._dates_in(found.start, found.end)
        for word in _WORD.finditer(self._article.text, found.start, found.end):
            if any(date.start <= word.start() < date.end for date in dates):
                continue
            plain = bare(word.group()).removesuffix("'s")
            tells = word.group()[0].isupper() and word.start() > found.start and self._shapes.kind_of(plain) is None
            if (tells or plain in self._telling) and plain not in own:
                covering = self._covering(word.start())
                demonym = once and covering is not None and covering.form == "demonym"
                if not demonym and (covering is None or covering.entity not in belonging):
                    return False
        return True

    def at_place_or_by_participants(self, found: FoundEvent, event: EventAuthority) -> bool:
        """Whether the words name the event's place, or two of its participants."""
        if found.place and event.place and self._is_at(found, event.place):
            return True
        inside = {mention.entity for mention in self.mentions_in(found.start, found.end)}
        return len(inside & set(event.participants)) > 1

    def _is_at(self, found: FoundEvent, place: str) -> bool:
        named = self._place_of(found)
        if named and (named == place or named in self._around(place) or place in self._around(named)):
            return True
        return bare(found.place or "") in self._names_of(place)

    def _may_be_at(self, found: FoundEvent, place: str) -> bool:
        """Not where the words name another place; one that may hold the event's, for all the files say, will do."""
        if self._is_at(found, place) or not self._names_of(place):
            return True
        named = self._place_of(found)
        return named in self._authority.entities and not self._around(place) and place not in self._around(named)

    def _place_of(self, found: FoundEvent) -> str | None:
        """The entity that the place of an event's words means."""
        for mention in self.mentions_in(found.start, found.end + _PLACE_BEHIND):
            if mention.entity and mention.text in (found.place or ""):
                return mention.entity
        return None

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in ``[start, end)``, in order."""
        return self._mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]

    def _around(self, place: str | None) -> list[str]:
        """The places that a place is within, from the next to the widest."""
        around: list[str] = []
        while place and (entry := self._authority.entities.get(place)) and entry.within and entry.within not in around:
            place = entry.within
            around.append(place)
        return around

    def _own_words(self, event: EventAuthority) -> frozenset[str]:
        ids = [id_ for id_ in (event.place, *event.participants) if id_]
        names = {event.name, *event.aliases, *(name for id_ in ids for name in self._names_of(id_))}
        return frozenset(bare(word).removesuffix("'s") for name in names for word in _WORD.findall(name))

    def _names_of(self, entity: str) -> set[str]:
        entry = self._authority.entities.get(entity)
        return {bare(name) for name in (entry.name, *entry.aliases, *entry.demonyms)} if entry else set()

    def _covering(self, offset: int) -> Mention | None:
        before = self.mentions_in(offset - _LONGEST_NAME, offset + 1)
        return next((mention for mention in before if offset < mention.end), None)


def overlap(date: str | None, window: Window) -> bool:
    """Whether a date value and a window share a day."""
    own = bounds(date or "")
    return own is not None and own[0] <= window[1] and window[0] <= own[1]


def distance(one: Window, other: Window) -> int:
    """The days between two windows, 0 where they overlap."""
    return max((one[0] - other[1]).days, (other[0] - one[1]).days, 0)
