"""The forms of unknown names in one article: which short form belongs to which longer one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from builder.annotate.name_short import defined, shorter
from builder.annotate.name_words import words
from builder.slugs import slug

_MANY = 20  # people of one surname that are looked at
_FAR = 1_500  # characters before a surname in which its paragraph and the one before are looked for
_SMALL = ("of", "for", "and", "the")
_NEXT = 3  # characters between a country and the body that is its own: "China's Foreign Ministry"
_OFTEN = 2  # times as often as anybody else of that surname: whom the surname alone means

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.name_words import Words
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
    starts: list[int]  # where the article names the person in full


class Forms:
    """The unknown names of one article, grouped."""

    def __init__(self, article: Article, names: Sequence[FoundName]) -> None:
        unknown = [name for name in names if not name.candidates]
        self._words = words(article.language)
        self._text = article.text
        self._full = defined(article.text, unknown)
        self._countries = self._countries_before(names)
        self._owners: dict[str, list[tuple[int, str]]] = defaultdict(list)  # of bodies that every country has
        for name in unknown:
            if name.start in self._countries and is_bare(name.text, self._words):
                self._owners[name.text].append((name.start, self._countries[name.start]))
        self._people: dict[str, dict[tuple[str, str], _Person]] = defaultdict(dict)
        self._inside: dict[str, dict[tuple[str, str], _Person]] = defaultdict(dict)  # by what stands inside a name
        for name in unknown:
            if name.form == "name" and name.type == "person" and " " in name.text:
                self._introduce(name)

    def _countries_before(self, names: Sequence[FoundName]) -> dict[int, str]:
        """Where a name begins directly behind that of a country or its people: which country."""
        found: dict[int, str] = {}
        for country, name in pairwise(names):
            between = self._text[country.end : name.start] if name.start - country.end <= _NEXT else ""
            place = self._words.place_of(country.text) if between in (" ", "'s ", "’s ") else None
            if place:
                found[name.start] = place
        return found

    def _introduce(self, name: FoundName) -> None:
        ends = (name.text.split()[0], name.text.split()[-1])
        person = self._people[ends[1]].setdefault(ends, _Person(name.text, []))
        person.starts.append(name.start)
        person.name = max(person.name, name.text, key=len)
        for short in shorter(name.text):
            self._people[short][ends] = person
        for word in name.text.split()[1:-1]:
            self._inside[word][ends] = person

    def of(self, name: FoundName) -> Form:
        """What `name`, which has no candidates, is called."""
        halves = self._words.half_demonyms if name.form == "demonym" else {}
        known = self._words.place_of(name.text) if name.form == "demonym" else self._words.countries.get(name.text)
        place = known or halves.get(name.text)
        if place:
            kind = "the demonym of" if name.form == "demonym" else "a name of"
            return Form(
                slug(place), place, f"“{name.text}” is {kind} {place}, which has no entry in the authority files"
            )
        if name.text in self._full:
            return self._plain(name, self._full[name.text], "abbreviates")
        if name.type != "person" or name.form != "name":
            return self._thing(name)
        if " " in name.text and not self._is_short(name.text):
            ends = (name.text.split()[0], name.text.split()[-1])
            return self._plain(name, self._people[ends[1]][ends].name, "is")
        return self._short(name)

    def _thing(self, name: FoundName) -> Form:
        if name.text in self._words.members:
            return self._plain(name, self._words.members[name.text], "names those of")
        if name.type != "organisation":
            return self._plain(name, name.text, "")
        if is_bare(name.text, self._words):
            owners = {owner for start, owner in self._owners[name.text] if start <= name.start}
            owner = self._countries.get(name.start) or (owners.pop() if len(owners) == 1 else None)
            if owner:
                return self._plain(name, f"{name.text} ({owner})", "is, by the country that the article gives it,")
        *body, last = name.text.split() or [""]
        legal = bool(body) and last.strip(".") in self._words.legal_forms
        return self._plain(name, " ".join(body).rstrip(",") if legal else name.text, "with its legal form is")

    def _is_short(self, full: str) -> bool:
        """Whether several words are the surname of somebody whom the article names in full: `von der Leyen`."""
        end = f" {full}".lower()
        return any(person.name.lower().endswith(end) for person in self._people.get(full, {}).values())

    def _short(self, name: FoundName) -> Form:
        named = self._people.get(name.text) or self._inside.get(name.text, {})
        people = self._likely(list(islice(named.values(), _MANY)))
        before = [person for person in people if person.starts[0] < name.start]
        if len(before) == 1:
            people = before
        if not people:
            return self._plain(name, name.text, "")
        if len(people) == 1:
            return self._plain(name, people[0].name, "is short for")
        first, second = sorted(people, key=lambda person: -len(person.starts))[:2]
        if len(first.starts) >= _OFTEN * len(second.starts):
            why = f"is likely short for {first.name}, whom the article names in full {len(first.starts)} times"
            others = f"and {second.name} {len(second.starts)}"
            return Form(slug(first.name) or None, first.name, f"“{name.text}” {why}, {others}")
        near = [person for person in people if self._is_near(person, name.start)]
        if len(near) == 1 and len(near[0].starts) == len(first.starts):
            why = f"“{name.text}” is likely short for {near[0].name}, whom the text names in full just before"
            return Form(slug(near[0].name) or None, near[0].name, why)
        return Form(None, name.text, "", tuple(person.name for person in people))

    def _is_near(self, person: _Person, start: int) -> bool:
        """Whether the person is named in full before `start` in the same paragraph or the one before."""
        here = self._text.rfind("\n\n", max(0, start - _FAR), start)
        begin = max(self._text.rfind("\n\n", max(0, start - _FAR), max(0, here)), start - _FAR)
        last = bisect_left(person.starts, start) - 1
        return last >= 0 and person.starts[last] > begin

    def _likely(self, people: list[_Person]) -> list[_Person]:
        """`people` without those whose first word is an everyday one, if others have none: `Senators Rubio`."""
        plain = [p for p in people if not self._is_plain(p.name.split()[0])]
        return plain or people

    def _is_plain(self, first: str) -> bool:
        return first not in self._words.given and self._words.is_everyday(first.lower())

    def _plain(self, name: FoundName, full: str, how: str) -> Form:
        called = " ".join(full.split())
        key = slug(called) or None
        if how and called != name.text:
            return Form(key, called, f"“{name.text}” {how} “{called}”, an unknown name in the article")
        return Form(key, called, f"an unknown name: {name.evidence}")


def is_bare(name: str, known: Words) -> bool:
    """Whether `name` is that of a body that every country has: `Foreign Ministry`, `Supreme Court`."""
    if name in known.national:
        return True
    return "Ministry" in name and all(word in _SMALL or known.is_everyday(word.lower()) for word in name.split())


def is_vague(name: str, kind: str, known: Words) -> bool:
    """Whether `name`, which nobody listed, says in each article of whom it speaks, but not beyond: `Anna`."""
    return name in known.given if kind == "person" else kind == "organisation" and is_bare(name, known)
