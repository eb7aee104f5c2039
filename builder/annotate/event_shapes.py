"""Where a text names an event that nobody has entered yet, by the shape of its words: "the Porto climate summit"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_S = r"[^\S\n]{1,3}"
_NAME = r"(?-i:(?:[^\W\d_a-z][^\W\d_]*\.?)(?:[-–.’'](?!s\b)[^\W\d_]+\.?)*)"
_LEFT = 120  # code points before a head in which its name begins


@dataclass(frozen=True, slots=True)
class Shape:
    """An event's words at ``[start, end)``: its kind, the name to show, the year it states and the place it has."""

    start: int
    end: int
    kind: str
    name: str
    year: str | None
    place: str | None
    proper: bool  # a name stands in it


class Shapes:
    """The shapes of one language, from its table `events`."""

    def __init__(self, language: str) -> None:
        data = table("events", language)
        self._kinds = {head.casefold(): kind for kind, heads in data["heads"].items() for head in heads}
        self.recurring = frozenset(data["recurring"])
        self._dropped = frozenset(data["dropped-adjectives"])
        self._not_events = re.compile(rf"(?i:{_either(data['not-events'])})")
        self._head = re.compile(rf"(?i:(?<![^\W_])(?:{_either(self._kinds)})(?![^\W_]))")
        articles, adjectives = _either(data["articles"]), _either(data["adjectives"])
        self._before = re.compile(
            rf"(?i:(?P<article>(?<![^\W_])(?:{articles}){_S})?"
            rf"(?P<year>(?:19|20)\d\d{_S})?"
            rf"(?P<words>(?:(?:{_NAME}(?:['’]s?)?|(?:{adjectives})|\d{{1,3}}(?:st|nd|rd|th)){_S}){{0,6}})$)"
        )
        self._behind = {kind: _behind(words) for kind, words in data["joined"].items()}

    def find(self, text: str, begin: int, end: int) -> Iterator[Shape]:
        """Every shape in the sentence ``text[begin:end]``, in order."""
        for head in self._head.finditer(text, begin, end):
            shape = self._shape(text, head, begin, end)
            if shape:
                yield shape

    def kind_of(self, name: str) -> str | None:
        """The kind of event that a name speaks of, by its head."""
        heads = self._head.findall(name)
        return self._kinds[heads[-1].casefold()] if heads else None

    def _shape(self, text: str, head: re.Match[str], begin: int, end: int) -> Shape | None:
        kind = self._kinds[head.group().casefold()]
        before = self._longest_before(text, head.start(), begin)
        behind = self._behind[kind].match(text, head.end(), end) if kind in self._behind else None
        words = before["words"] if before else ""
        start = before.start() if before else head.start()
        if self._not_events.search(words + head.group()):
            return None
        names = _capitalised(words)
        if not names and not behind:
            return None
        stop = behind.end() if behind else head.end()
        year = before["year"].strip() if before and before["year"] else None
        name = self._shown(words + text[head.start() : stop])
        return Shape(start, stop, kind, name, year, behind["place"] if behind else None, bool(names or behind))

    def _longest_before(self, text: str, stop: int, begin: int) -> re.Match[str] | None:
        place = max(begin, stop - _LEFT)
        while place < stop:
            if (place == begin or not text[place - 1].isalnum()) and text[place].isalnum():
                match = self._before.match(text, place, stop)
                if match:
                    return match
            place += 1
        return None

    def _shown(self, words: str) -> str:
        kept = [word for word in words.split() if word.casefold() not in self._dropped]
        return " ".join(kept)


@cache
def shapes(language: str) -> Shapes:
    """The shapes of a language, compiled once."""
    return Shapes(language)


def _behind(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?i:{_S}(?:{_either(words)}){_S}(?:the{_S}(?:city of{_S})?)?)(?P<place>{_NAME}(?:{_S}{_NAME}){{0,3}})")


def _capitalised(words: str) -> bool:
    return any(word[0].isupper() for word in words.split())


def _either(words: Any) -> str:  # noqa: ANN401
    return "|".join(re.escape(word).replace(r"\ ", _S) for word in sorted(words, key=lambda w: (-len(w), w)))
