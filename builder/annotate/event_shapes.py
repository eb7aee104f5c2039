"""Where a text names an event that nobody has entered yet, by the shape of its words: "the Porto climate summit"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from builder.annotate.event_patterns import (
    NAME,
    NUMBER_BEHIND,
    POSSESSIVE,
    SPACE,
    YEAR_BEHIND,
    Kind,
    KindPatterns,
    alone_pattern,
    calendar_words,
    either,
    head_pattern,
    kind_patterns,
    noun_pattern,
)
from builder.annotate.whole_words import WholeWords
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH = 100  # code points before a head in which its name begins
_ARTICLE = len("this ")
_ARTICLE_AND_NAME = 3  # with the blank behind them
_TOKEN = re.compile(r"\S+")
_FIRST_WORD = re.compile(r"^[^\W_]+")
_ENDING = 5  # code points before a sentence in which the one before it ends
_BEHIND_AN_END = ' \u00a0"”’)'

Words = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Shape:
    """An event's words at ``[start, end)``, without an article; `name` is empty where they name nothing."""

    start: int
    end: int
    kind: Kind
    name: str
    place: str | None  # the words for the place or object, which may stand behind the span
    certain: bool  # a possessive makes it one certain event


class Shapes:
    """The shapes of one language, from its table `events`."""

    def __init__(self, language: str) -> None:
        data, kinds = table("events", language), kind_patterns(language)
        self._kinds = {head.casefold(): kind for entry, kind in kinds for head in entry["heads"]}
        self._leads = {lead: kind.kind for entry, kind in kinds for lead in entry.get("leads", ())}
        self._led_by = tuple(f"{lead} " for lead in self._leads)
        heads = [head for entry, _ in kinds for head in entry["heads"]]
        self._families: dict[str, str] = {head: family[0] for family in data["families"] for head in family}
        self._proper = frozenset(head for head in heads if not head.islower())
        self._head = head_pattern([*heads, *self._leads])
        self._first_words = WholeWords({word for head in [*heads, *self._leads] for word in _FIRST_WORD.findall(head)})
        self.indistinct, self.passing = frozenset(data["indistinct"]), frozenset(data["passing-adjectives"])
        self._opening_names = frozenset(data["opening-names"])
        self._adjectives = self.passing.union(data["adjectives"])
        self._not_names = calendar_words(language).union(data["not-names"])
        self._not_event = re.compile(rf"(?i:{either(data['not-events'])})")
        self._word = re.compile(
            rf"{NAME}{POSSESSIVE}?|(?i:{either(self._adjectives)})|\d{{1,3}}(?:st|nd|rd|th)|(?:19|20)\d\d|\d{{1,2}}"
            r"|\d\.\d(?:-magnitude)?|magnitude-\d(?:\.\d)?|(?:\d{1,3}|[a-z]{3,8})-(?:hour|day|week|month|year)"
            r"|[a-z]{3,12}s['’]"
        )
        led = rf"{SPACE}(?!(?:{either([*data['not-led'], *calendar_words(language)])})\b){NAME}"
        self._led_name = re.compile(rf"{led}(?:{led})?")
        self._alone = alone_pattern(language)
        self._articles = tuple(f"{word} " for word in data["pointing"])
        self._lower = re.compile(noun_pattern(language))
        self._noun = re.compile(rf"(?:{SPACE}{noun_pattern(language)}){{1,2}}")
        self._name_behind = re.compile(
            rf"{SPACE}(?!(?:{either(calendar_words(language))}|[IVXLC]+)\b)(?P<name>[^\W\d_a-z][^\W\d_]*)"
        )

    def find(self, text: str, begin: int, end: int) -> Iterator[Shape]:
        """Every shape in ``text[begin:end]``, a sentence or the rest of one, in order."""
        for head in self._heads(text, begin, end):
            shape = self._led(text, head, end) or self._shape(text, head, begin, end)
            if shape:
                yield shape

    def _heads(self, text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
        """The heads in ``text[begin:end]``, in order, none overlapping another."""
        place = begin
        for start in self._first_words.starts(text, begin, end):
            if start >= place and (head := self._head.match(text, start, end)):
                place = head.end()
                yield head

    def kind_of(self, name: str) -> Kind | None:
        """The kind of event that a name speaks of, by its last head."""
        for head in reversed(self._head.findall(name) or self._head.findall(name.casefold())):
            if head in self._leads:
                return self._leads[head]
            if kind := self._kinds.get(head.casefold()):
                return kind.kind
        return None

    def family_of(self, name: str) -> str:
        """The first of the heads that may mean the same happening as the last head of a name."""
        head = next(reversed(self._head.findall(name)), "").casefold()
        return self._families.get(head, head)

    def is_led(self, name: str) -> bool:
        """Whether a name is a proper one behind the word that leads it: "Typhoon Ada"."""
        return name.startswith(self._led_by)

    def _led(self, text: str, lead: re.Match[str], end: int) -> Shape | None:
        """A name behind the word that leads it: "Typhoon Ada"."""
        kind = self._leads.get(lead.group())
        name = self._led_name.match(text, lead.end(), end) if kind else None
        if kind is None or name is None:
            return None
        words = " ".join(text[lead.start() : name.end()].split())
        return Shape(lead.start(), name.end(), kind, words, None, certain=True)

    def _shape(self, text: str, head: re.Match[str], begin: int, end: int) -> Shape | None:
        """A head with what stands before and behind it."""
        kind = self._kinds.get(head.group().casefold())
        if kind is None or self._is_something_else(kind, text, head, begin, end):
            return None
        words = self._words_before(text, head.start(), begin)
        if head.group()[0].isupper() and len(words) > 1 and _possessive(text, words[0]):
            del words[0]  # "Freedonia's Southern Economic Forum": the name begins behind
        if kind.kind.dated and kind.kind.verb:
            words = [word for word in words if text[word[0] : word[1]].casefold() in self._adjectives]
        start = words[0][0] if words else head.start()
        after = _with_number(text, head, end)
        about = kind.objects.match(text, after, end)
        behind = about or kind.places.match(text, after, end)
        named = head.group() in self._proper or self._has_name(text, words, begin)
        if kind.kind.dated or (not named and behind is None):
            bare = head.group().islower() and self._alone.match(text, after, end)
            needs_more = kind.kind.about or kind.kind.named
            return Shape(start, after, kind.kind, "", None, certain=False) if bare and not needs_more else None
        if (kind.kind.about and about is None) or (kind.kind.closed and not self._alone.match(text, after, end)):
            return None
        reaches_behind = behind is not None and (about is not None or not named)
        stop = self._end_of_place(text, behind, end) if behind and reaches_behind else after
        kept = [text[a:b] for a, b in words if not self._is_passing(text, a, b, begin)]
        name = " ".join([*kept, *text[head.start() : stop if reaches_behind else head.end()].split()])
        certain = bool(words) and _possessive(text, words[0])
        return Shape(start, stop, kind.kind, name, behind["place"] if behind else None, certain)

    def _end_of_place(self, text: str, behind: re.Match[str], end: int) -> int:
        """The end of what stands behind a head, with the noun behind "the Soviet"."""
        place = behind.start("place")
        owned = place >= 0 and text[max(0, place - _ARTICLE) : place].casefold().endswith(self._articles)
        noun = self._noun.match(text, behind.end(), end) if owned else None
        return noun.end() if noun else behind.end()

    def _is_something_else(self, kind: KindPatterns, text: str, head: re.Match[str], begin: int, end: int) -> bool:
        """Whether the words around a head make it no event: "press conference", "attack helicopter"."""
        if self._not_event.search(text, max(begin, head.start() - 12), head.end()):
            return True
        if head.group()[0].isupper() and (behind := self._name_behind.match(text, head.end(), end)):
            return self._head.fullmatch(behind["name"]) is None  # "the National Fire Agency"
        return kind.not_before.match(text, head.end(), end) is not None

    def _has_name(self, text: str, words: Words, begin: int) -> bool:
        """Whether a capital among the words before a head is more than that of a sentence's start."""
        return any(
            text[a].isupper() and not (_opens(text, a, begin) and text[a:b].casefold() in self._adjectives)
            for a, b in words
        )

    def _is_passing(self, text: str, start: int, end: int, begin: int) -> bool:
        """Whether a word is none of an event's name, as "latest" is and the first of "New Delhi" is not."""
        word = text[start:end]
        if word.casefold() not in self.passing:
            return False
        named = word[0].isupper() and text[end + 1 : end + 2].isupper()
        return not named or (_opens(text, start, begin) and word not in self._opening_names)

    def _words_before(self, text: str, stop: int, begin: int) -> Words:
        """The names and adjectives right before a head, in order."""
        words: Words = []
        for word in reversed(_tokens(text, max(begin, stop - _REACH), stop)):
            gap = text[word[1] : words[0][0] if words else stop]
            if gap.strip() or "\n" in gap:
                break
            belongs = self._belongs(text[word[0] : word[1]])
            if not belongs and (words or not self._is_noun_between(text, word, begin)):
                break
            words.insert(0, word)
        while words and text[words[0][0] : words[0][1]].isdigit():
            del words[0]
        return words

    def _is_noun_between(self, text: str, word: tuple[int, int], begin: int) -> bool:
        """Whether a word in small letters stands between a name and a head: "the Salem witch trial"."""
        if self._lower.fullmatch(text, *word) is None:
            return False
        before = text[max(begin, word[0] - _REACH) : word[0]].split(" ")
        if len(before) < _ARTICLE_AND_NAME or before[-1] or not before[-2][:1].isupper():
            return False
        return self._belongs(before[-2]) and f"{before[-3]} ".casefold() in self._articles

    def _belongs(self, word: str) -> bool:
        return word.removesuffix("'s").removesuffix("’s") not in self._not_names and bool(self._word.fullmatch(word))


def _with_number(text: str, head: re.Match[str], end: int) -> int:
    """The end of "the floods of 1991", "Super Bowl LX" or "World Cup 2026"."""
    number = NUMBER_BEHIND.match(text, head.end(), end)
    if number is None and head.group()[0].isupper():
        number = YEAR_BEHIND.match(text, head.end(), end)
    return number.end() if number else head.end()


def _opens(text: str, start: int, begin: int) -> bool:
    """Whether a sentence begins at `start`."""
    before = text[max(begin, start - _ENDING) : start].rstrip(_BEHIND_AN_END)
    return start == begin or before.endswith((".", "!", "?"))


def _possessive(text: str, word: tuple[int, int]) -> bool:
    return text[word[0] : word[1]].endswith(("'s", "’s", "s'", "s’"))


def _tokens(text: str, begin: int, stop: int) -> Words:
    return [match.span() for match in _TOKEN.finditer(text, begin, stop)]


@cache
def shapes(language: str) -> Shapes:
    """The shapes of a language, compiled once."""
    return Shapes(language)
