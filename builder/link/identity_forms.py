"""The forms of unknown names in one article: which short form belongs to which longer one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from builder.annotate.name_short import defined, shorter
from builder.annotate.name_words import words
from builder.slugs import slug

_MANY = 20  # people of one surname that are looked at
_OFTEN = 2  # times as often as anybody else of that surname: whom the surname alone means

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, FoundName


@dataclass(frozen=True, slots=True)
class Form:
    """What an unknown name is called, its provisional id, and why; or the full forms that it may be short for."""

    entity: str | None
    name: str
    why: str
    rivals: tuple[str, ...] = ()


@dataclass(slots=True)
class _Person:
    name: str  # the longest form
    start: int  # where the article first names the person in full
    times: int = 0


class Forms:
    """The unknown names of one article, grouped."""

    def __init__(self, article: Article, names: Sequence[FoundName]) -> None:
        unknown = [name for name in names if not name.candidates]
        self._words = words(article.language)
        self._full = defined(article.text, unknown)
        self._people: dict[str, dict[tuple[str, str], _Person]] = defaultdict(dict)
        for name in unknown:
            if name.form == "name" and name.type == "person" and " " in name.text:
                self._introduce(name)

    def _introduce(self, name: FoundName) -> None:
        ends = (name.text.split()[0], name.text.split()[-1])
        for short in shorter(name.text):
            known = self._people[short].setdefault(ends, _Person(name.text, name.start))
            known.times += 1
            known.name = max(known.name, name.text, key=len)

    def of(self, name: FoundName) -> Form:
        """What `name`, which has no candidates, is called."""
        halves = self._words.half_demonyms if name.form == "demonym" else {}
        place = self._words.place_of(name.text) or halves.get(name.text)
        if place:
            kind = "the demonym of" if name.form == "demonym" else "a name of"
            return Form(
                slug(place), place, f"“{name.text}” is {kind} {place}, which has no entry in the authority files"
            )
        if name.text in self._full:
            return self._plain(name, self._full[name.text], "abbreviates")
        if name.type != "person" or name.form != "name":
            return self._plain(name, name.text, "")
        if " " in name.text and not self._is_short(name.text):
            ends = (name.text.split()[0], name.text.split()[-1])
            return self._plain(name, self._people[ends[1]][ends].name, "is")
        return self._short(name)

    def _is_short(self, full: str) -> bool:
        """Whether several words are the surname of somebody whom the article names in full: `von der Leyen`."""
        end = f" {full}".lower()
        return any(person.name.lower().endswith(end) for person in self._people.get(full, {}).values())

    def _short(self, name: FoundName) -> Form:
        people = self._likely(list(islice(self._people.get(name.text, {}).values(), _MANY)))
        before = [person for person in people if person.start < name.start]
        if len(before) == 1:
            people = before
        if not people:
            return self._plain(name, name.text, "")
        if len(people) == 1:
            return self._plain(name, people[0].name, "is short for")
        first, second = sorted(people, key=lambda person: -person.times)[:2]
        if first.times >= _OFTEN * second.times:
            why = f"is likely short for {first.name}, whom the article names in full {first.times} times"
            return Form(slug(first.name) or None, first.name, f"“{name.text}” {why}, and {second.name} {second.times}")
        return Form(None, name.text, "", tuple(person.name for person in people))

    def _likely(self, people: list[_Person]) -> list[_Person]:
        """`people` without those whose first word is no given name, if others have one: `Senators Rubio`."""
        given = [person for person in people if person.name.split()[0] in self._words.given]
        return given or people

    def _plain(self, name: FoundName, full: str, how: str) -> Form:
        called = " ".join(full.split())
        key = slug(called) or None
        if how and called != name.text:
            return Form(key, called, f"“{name.text}” {how} “{called}”, an unknown name in the article")
        return Form(key, called, f"an unknown name: {name.evidence}")
