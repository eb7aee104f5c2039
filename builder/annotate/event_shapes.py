"""Where a text names an event that nobody has entered yet, by the shape of its words: "the Porto climate summit"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPACE = r"[^\S\n]{1,3}"
_INITIALS, _WORD = r"(?:[A-Z]\.){1,4}", r"[^\W\d_a-z][^\W_]{0,40}"
_NAME = rf"(?-i:(?:{_INITIALS}|{_WORD})(?:[-–'’](?!s\b)(?:{_INITIALS}|[^\W\d_][^\W_]{{0,40}})){{0,5}})"
_NAMES = rf"{_NAME}(?:{_SPACE}{_NAME}){{0,3}}"
_POSSESSIVE = r"(?:['’]s?)"
_REACH = 100  # code points before a head in which its name begins


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event, as the table `events` describes it."""

    name: str
    recurring: bool  # its names mean the one nearest in time
    definite: bool  # its names mean one certain event only with "the" or a date
    frequent: bool  # there may be several of one name in a year
    again: bool  # "the" and its head alone is a further mention of one named before
    verb: bool  # behind a person's name its head is a verb


@dataclass(frozen=True, slots=True)
class Shape:
    """An event's words at ``[start, end)``, without an article; `name` is empty where they are a bare head."""

    start: int
    end: int
    kind: Kind
    name: str
    place: str | None  # the words for the place or object, which may stand behind the span
    certain: bool  # a possessive makes it one certain event


class Shapes:
    """The shapes of one language, from its table `events`."""

    def __init__(self, language: str) -> None:
        data = table("events", language)
        self._kinds = {
            head.casefold(): _kind(name, entry) for name, entry in data["kinds"].items() for head in entry["heads"]
        }
        self._proper = frozenset(head for head in self._all_heads(data) if not head.islower())
        self.passing = frozenset(data["passing-adjectives"])
        self._not_names = frozenset(data["not-names"]) | _calendar(language)
        self._not_event = re.compile(rf"(?i:{_either(data['not-events'])})")
        self._not_before = {
            kind: re.compile(
                rf"(?i:{_SPACE}(?:{_either([*data['not-heads'], *entry.get('not-before', ())])})(?![^\W_]))"
            )
            for kind, entry in data["kinds"].items()
        }
        self._head = re.compile(rf"(?<![^\W_])(?:{'|'.join(_head_forms(self._all_heads(data)))})(?![^\W_])")
        adjectives = _either([*data["adjectives"], *data["passing-adjectives"]])
        self._word = re.compile(rf"{_NAME}{_POSSESSIVE}?|(?i:{adjectives})|\d{{1,3}}(?:st|nd|rd|th)|(?:19|20)\d\d")
        self._again = re.compile(rf"(?<![^\W_])(?:[Tt]he|[Tt]his){_SPACE}$")
        self.indistinct = frozenset(data["indistinct"])
        self._places = {
            kind: _place_behind(entry["places"]) for kind, entry in data["kinds"].items() if "places" in entry
        }
        self._objects = {
            kind: _object_behind(entry["objects"]) for kind, entry in data["kinds"].items() if "objects" in entry
        }

    def find(self, text: str, begin: int, end: int) -> Iterator[Shape]:
        """Every shape in ``text[begin:end]``, a sentence or the rest of one, in order."""
        for head in self._head.finditer(text, begin, end):
            shape = self._shape(text, head, begin, end)
            if shape:
                yield shape

    def kind_of(self, name: str) -> Kind | None:
        """The kind of event that a name speaks of, by its last head."""
        heads = self._head.findall(name) or self._head.findall(name.casefold())
        return self._kinds[heads[-1].casefold()] if heads else None

    @staticmethod
    def _all_heads(data: Any) -> list[str]:
        return [head for entry in data["kinds"].values() for head in entry["heads"]]

    def _shape(self, text: str, head: re.Match[str], begin: int, end: int) -> Shape | None:
        kind = self._kinds[head.group().casefold()]
        words = self._words_before(text, head.start(), begin)
        if self._not_before[kind.name].match(text, head.end(), end) or self._not_event.search(
            text, max(begin, head.start() - 12), head.end()
        ):
            return None
        if head.group()[0].isupper() and len(words) > 1 and _possessive(text, words[0]):
            del words[0]  # "Freedonia's Southern Economic Forum": the name begins behind
        start = words[0][0] if words else head.start()
        named = head.group() in self._proper or any(text[a].isupper() for a, _ in words)
        behind = self._behind(text, head.end(), end, kind.name)
        place = behind["place"] if behind else None
        if not named and behind is None:
            return self._further(text, head, kind)
        stop = behind.end() if behind and (behind.re is self._objects.get(kind.name) or not named) else head.end()
        kept = [text[a:b] for a, b in words if text[a:b].casefold() not in self.passing]
        name = " ".join(" ".join([*kept, text[head.start() : stop]]).split())
        return Shape(start, stop, kind, name, place, bool(words) and _possessive(text, words[0]))

    def _further(self, text: str, head: re.Match[str], kind: Kind) -> Shape | None:
        """A head alone, that may mean an event named before."""
        article = self._again.search(text, max(0, head.start() - 6), head.start()) if kind.again else None
        return Shape(article.start(), head.end(), kind, "", None, True) if article else None

    def _behind(self, text: str, start: int, end: int, kind: str) -> re.Match[str] | None:
        for patterns in (self._objects, self._places):
            match = patterns[kind].match(text, start, end) if kind in patterns else None
            if match:
                return match
        return None

    def _words_before(self, text: str, stop: int, begin: int) -> list[tuple[int, int]]:
        """The names and adjectives right before a head, in order."""
        words: list[tuple[int, int]] = []
        for word in reversed(_tokens(text, max(begin, stop - _REACH), stop)):
            gap = text[word[1] : words[0][0] if words else stop]
            if gap.strip() or "\n" in gap or not self._belongs(text[word[0] : word[1]]):
                break
            words.insert(0, word)
        while words and words[0][1] <= stop and text[words[0][0] : words[0][1]].isdigit():
            del words[0]
        return words

    def _belongs(self, word: str) -> bool:
        return word.removesuffix("'s").removesuffix("’s") not in self._not_names and bool(self._word.fullmatch(word))


_TOKEN = re.compile(r"\S+")


def _possessive(text: str, word: tuple[int, int]) -> bool:
    return text[word[0] : word[1]].endswith(("'s", "’s", "s'", "s’"))


def _tokens(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    return [match.span() for match in _TOKEN.finditer(text, begin, stop)]


@cache
def shapes(language: str) -> Shapes:
    """The shapes of a language, compiled once."""
    return Shapes(language)


def _calendar(language: str) -> frozenset[str]:
    """Names of weekdays and months, which belong to a date and not to an event's name."""
    words = table("dates", language)["words"]
    return frozenset(form for kind in ("weekday", "month") for forms in words[kind].values() for form in forms)


def _kind(name: str, entry: dict[str, Any]) -> Kind:
    flags = (bool(entry.get(flag)) for flag in ("recurring", "definite", "frequent", "again", "verb"))
    return Kind(name, *flags)


def _place_behind(words: list[str]) -> re.Pattern[str]:
    joined = rf"{_SPACE}(?:{_either(words)}){_SPACE}(?:the{_SPACE})?"
    settlement = rf"(?:(?:[a-z]+{_SPACE}){{0,2}}(?:city|town|capital|port|resort|village)(?:{_SPACE}of)?{_SPACE})?"
    return re.compile(rf"{joined}{settlement}(?P<place>{_NAMES})")


def _object_behind(words: list[str]) -> re.Pattern[str]:
    joined = rf"{_SPACE}(?:{_either(words)}){_SPACE}(?:the{_SPACE})?"
    owner = rf"(?:{_NAMES}{_POSSESSIVE}{_SPACE})?"
    inner = rf"(?:[a-z-]+{_SPACE}(?:of|on|in){_SPACE}(?:the{_SPACE})?)?"
    return re.compile(rf"{joined}{owner}{inner}(?P<place>{_NAMES}(?:{_SPACE}region)?)")


def _head_forms(heads: Iterable[str]) -> list[str]:
    """A head in lower case counts with or without capitals, one with a capital only as it stands."""
    forms: set[str] = set()
    for head in heads:
        forms |= {head, head.title(), head.capitalize()} if head.islower() else {head}
    return [_quoted(form) for form in sorted(forms, key=lambda form: (-len(form), form))]


def _either(words: Iterable[str]) -> str:
    return "|".join(_quoted(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _quoted(words: str) -> str:
    return re.escape(words).replace(r"\ ", _SPACE)
