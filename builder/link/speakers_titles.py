"""The posts that an article gives to its people: `Premier Wen`, `Liz Truss, the foreign secretary,`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, Mention

_BEFORE = 60  # code points in which a title stands before a name
_LONGEST_TITLE = 5  # words
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_APPOSITION = re.compile(r",\s+(?:an?|the|his|her|its|their)\s+([^,.;:\n]{2,80})")


class Titles:
    """Who bears which title in one article."""

    def __init__(self, article: Article, people: Sequence[Mention]) -> None:
        self.text = article.text
        self.ends = _ends(article.language)
        self.determiners = _definite(article.language)
        self.titles = titles(article.language)
        self.bearers: dict[str, dict[str, Mention]] = {}  # word of a title → entity → its first mention
        self.heads: set[tuple[str, str]] = set()  # entity, the word that says what its bearer is: a ministry *official*
        for person in people:
            assert person.entity is not None
            before, behind = self._before(person), self._behind(person)
            for word in (*before, *behind):
                self.bearers.setdefault(word, {}).setdefault(person.entity, person)
            self.heads.update((person.entity, word) for word in (*before[:1], *behind[-1:]))

    def bearer(self, words: str) -> Mention | None:
        """The only person whose title has every word of `words`, which open with a definite article, or are nothing but
        words of titles: `Prime Minister`.
        """
        title = [word.casefold() for word in _WORD.findall(words)]
        if title and title[0] in self.determiners:
            title = title[1:]
        elif not self.titles.issuperset(title):
            return None
        if not title:
            return None
        fitting = set.intersection(*(set(self.bearers.get(word, ())) for word in title))
        if title[-1] not in self.titles:
            fitting = {entity for entity in fitting if (entity, title[-1]) in self.heads}
        return self.bearers[title[-1]][fitting.pop()] if len(fitting) == 1 else None

    def _before(self, person: Mention) -> list[str]:
        """The words of a title right before the name, back to the first that belongs to no title."""
        found: list[str] = []
        end = person.start
        for match in reversed(list(_WORD.finditer(self.text, max(0, end - _BEFORE), end))):
            if match.end() != end - 1 or not self.text[end - 1].isspace() or len(found) == _LONGEST_TITLE:
                break
            if self._is_end(match.group()):
                break
            found.append(match.group().casefold())
            end = match.start()
        return found

    def _behind(self, person: Mention) -> list[str]:
        """The words of an apposition, as far as its first preposition."""
        apposition = _APPOSITION.match(self.text, person.end)
        found: list[str] = []
        for word in _WORD.findall(apposition[1]) if apposition else []:
            if word.casefold() in self.ends:
                break
            found.append(word.casefold())
        return found

    def _is_end(self, word: str) -> bool:
        low = word.casefold()
        return low in self.ends or (word[0].islower() and low.endswith(("ed", "ing", "s")))


@cache
def _ends(language: str) -> frozenset[str]:
    """The words that belong to no title."""
    words = table("speech_words", language)
    lists = ("prepositions", "conjunctions", "auxiliaries", "relatives", "determiners", "verbs", "adverbs", "pronouns")
    return frozenset(word.casefold() for name in lists for word in words[name])


@cache
def _definite(language: str) -> frozenset[str]:
    return frozenset(table("speech_words", language)["definite"])


@cache
def titles(language: str) -> frozenset[str]:
    """The words that are titles before a name, or parts of one."""
    return frozenset(table("speech_words", language)["titles"])
