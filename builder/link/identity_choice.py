"""Chooses between the known entities that a name may stand for, by evidence in the article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from builder.annotate.date_values import bounds
from builder.annotate.name_short import shorter
from builder.annotate.name_words import words
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from builder.model import Article, Authority, AuthorityFiles, FoundName, Role

_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0](?:the )?$")
_BEFORE_IT = re.compile(r"([^\W\d_]+)\.?[ \u00a0]\Z")
_TITLE = 40  # characters in which the title before a name is looked for


@dataclass(frozen=True, slots=True)
class Choice:
    """The entity that a name stands for, or None, and why."""

    entity: str | None
    why: str


@cache
def _gendered(language: str) -> Mapping[str, str]:
    titles = table("names_titles", language)
    return {title: pronoun for pronoun in ("he", "she") for title in titles[pronoun]}


def choose(article: Article, names: Sequence[FoundName], authority: AuthorityFiles) -> list[Choice]:
    """For each of `names` the entity it stands for; None if it has no candidate, or too many."""
    return _Chooser(article, names, authority).all()


class _Chooser:
    def __init__(self, article: Article, names: Sequence[FoundName], authority: AuthorityFiles) -> None:
        self.article, self.names = article, names
        self.known = authority.entities
        single = [name for name in names if len(name.candidates) == 1]
        self.full = Counter(name.candidates[0] for name in single if " " in name.text and name.form == "name")
        self.certain: set[str] = set()
        self.members: dict[str, set[str]] = defaultdict(set)  # what the article surely names, by where it belongs
        self._be_certain(name.candidates[0] for name in single)
        self.strangers, self.namesakes = _strangers(names)
        self.relatives = self._relatives()
        self.titled: dict[str, set[str]] = defaultdict(set)  # surname → whom it means behind a title

    def all(self) -> list[Choice]:
        chosen = [self._choice(name) for name in self.names]
        self._be_certain(choice.entity for choice in chosen if choice.entity)
        return [
            self._choice(name) if name.candidates and choice.entity is None else choice
            for name, choice in zip(self.names, chosen, strict=True)
        ]

    def _choice(self, name: FoundName) -> Choice:
        if not name.candidates:
            return Choice(None, "")
        pronoun = self._pronoun(name)
        if any(self._is_other(key, pronoun) for key in name.candidates):
            kept = tuple(key for key in name.candidates if not self._is_other(key, pronoun))
            return self._choice(replace(name, candidates=kept)) if kept else self._relative(name, pronoun)
        if len(name.candidates) == 1:
            return self._only(name, self.known[name.candidates[0]])
        deciders = (self._by_full_form, self._by_title, self._by_place, self._by_introduction, self._by_company)
        for decide in (*deciders, self._by_title_elsewhere):
            choice = decide(name)
            if choice:
                return choice
        between = " or ".join(self.known[key].name for key in name.candidates)
        return Choice(None, f"“{name.text}” may mean {between}, and nothing in the article decides")

    def _pronoun(self, name: FoundName) -> str | None:
        """Whether a title before the name tells that a man or a woman is meant: `Lady Orvel`."""
        before = _BEFORE_IT.search(self.article.text, max(0, name.start - _TITLE), name.start)
        return _gendered(self.article.language).get(before[1]) if before and name.form == "name" else None

    def _is_other(self, key: str, pronoun: str | None) -> bool:
        entity = self.known[key]
        return pronoun is not None and entity.pronoun in ("he", "she") and entity.pronoun != pronoun

    def _is_outnamed(self, key: str, surname: str) -> bool:
        """Whether the article names somebody in full more often whom nobody knows and who has the same surname."""
        return max(self.strangers.get(surname, {}).values(), default=0) > self.full[key]

    def _relative(self, name: FoundName, pronoun: str | None) -> Choice:
        """Who else of that surname the article names in full, where a title excludes all whom the name may mean."""
        others = " or ".join(self.known[key].name for key in name.candidates)
        there = [key for key in sorted(self.full) if self.known[key].name.endswith(f" {name.text}")]
        fitting = [key for key in there if self.known[key].pronoun == pronoun]
        if len(fitting) != 1:
            return Choice(None, f"“{name.text}” is not {others}, by the title before it")
        who = self.known[fitting[0]]
        return Choice(who.id, f"“{name.text}” is {who.name}, whom the article names, and by its title not {others}")

    def _only(self, name: FoundName, entity: Authority) -> Choice:
        first_name = entity.type == "person" and name.text == entity.name.split()[0] and name.text != entity.name
        strangers: Mapping[str, int] = (self.namesakes if first_name else self.strangers).get(name.text) or {}
        sure = entity.id in self.full and not first_name and not self._is_outnamed(entity.id, name.text)
        if name.form == "name" and not sure and name.text in self.relatives:
            between = " or ".join([entity.name, *self.relatives[name.text]])
            return Choice(None, f"“{name.text}” may mean {between}; the article names the latter in full")
        if strangers and name.form == "name" and not sure and not self._in_place(name, entity):
            between = " or ".join([entity.name, *strangers])
            return Choice(None, f"“{name.text}” may mean {between}; the article names the latter in full")
        return Choice(entity.id, f"“{name.text}” is {_reason(name, entity)}")

    def _by_full_form(self, name: FoundName) -> Choice | None:
        there = [key for key in name.candidates if key in self.full]
        if any(self._is_outnamed(key, name.text) for key in there):
            return None
        return self._if_one(name, there, "the article names {name} in full")

    def _by_title(self, name: FoundName) -> Choice | None:
        """`President Bush`: the one who held that post when the article appeared."""
        before = self.article.text[max(0, name.start - _TITLE) : name.start].rstrip().lower()
        there = [
            key
            for key in name.candidates
            if any(before.endswith(role.title.lower()) and self._now(role) for role in self.known[key].roles)
        ]
        choice = self._if_one(name, there, "{name} held the post that stands before the name")
        if choice and choice.entity:
            self.titled[name.text].add(choice.entity)
        return choice

    def _by_title_elsewhere(self, name: FoundName) -> Choice | None:
        there = sorted(self.titled.get(name.text, ()))
        return self._if_one(name, there, "the article has it behind a title of {name}")

    def _by_introduction(self, name: FoundName) -> Choice | None:
        """News introduces people by their full names: whom it does not, a word that also is a place's does not mean."""
        there = [key for key in name.candidates if self.known[key].type != "person"]
        persons = [key for key in name.candidates if self.known[key].type == "person"]
        if self.strangers.get(name.text) or any(key in self.full for key in persons):
            return None
        return self._if_one(name, there, "the article names nobody of that name in full")

    def _by_place(self, name: FoundName) -> Choice | None:
        there = [key for key in name.candidates if self._in_place(name, self.known[key])]
        return self._if_one(name, there, "a preposition of place stands before it, and {name} is a place")

    def _by_company(self, name: FoundName) -> Choice | None:
        near = {key: self._company(self.known[key]) & self.certain for key in name.candidates}
        most = max(len(found) for found in near.values())
        there = [key for key in name.candidates if most and len(near[key]) == most]
        if len(there) != 1:
            return None
        others = ", ".join(sorted(self.known[key].name for key in near[there[0]]))
        return self._if_one(name, there, f"the article also names {others}")

    def _if_one(self, name: FoundName, there: Sequence[str], because: str) -> Choice | None:
        if len(there) != 1:
            return None
        entity = self.known[there[0]]
        others = " or ".join(self.known[key].name for key in name.candidates if key != entity.id)
        why = because.format(name=entity.name) if "{name}" in because else because
        return Choice(entity.id, f"“{name.text}” may also mean {others}, but here it is {entity.name}: {why}")

    def _in_place(self, name: FoundName, entity: Authority) -> bool:
        if entity.type != "place":
            return False
        before = _BEFORE.search(self.article.text, max(0, name.start - _TITLE), name.start)
        return before is not None and before[1].lower() in words(self.article.language).place_prepositions

    def _now(self, role: Role) -> bool:
        published, start, end = (bounds(value or "") for value in (self.article.published.value, role.start, role.end))
        if published is None:
            return True
        return (start is None or start[0] <= published[1]) and (end is None or end[1] > published[0])

    def _company(self, entity: Authority) -> set[str]:
        """What speaks for `entity` where the article names it: a person's posts, a body's home, what lies in a place.

        For a seat of government, the people of its government and of its country speak as well.
        """
        own = {role.of for role in entity.roles} if entity.type == "person" else set()
        if entity.type == "organisation":
            own.add(entity.within)
        if entity.government:
            own |= {entity.government} | self.members[entity.government]
            own |= self.members[entity.within] if entity.within else set()
            own -= {key for key in own if key and key in self.known and self.known[key].type == "place"}
        return {key for key in own if key} | self.members[entity.id]

    def _relatives(self) -> Mapping[str, list[str]]:
        """The known people whom the article names in full, by their surnames."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.full):
            if self.known[key].type == "person":
                found[self.known[key].name.split()[-1]].append(self.known[key].name)
        return found

    def _be_certain(self, ids: Iterable[str]) -> None:
        for key in ids:
            if key not in self.certain:
                self.certain.add(key)
                entity = self.known[key]
                for home in (entity.within, *(role.of for role in entity.roles)):
                    self.members[home or ""].add(key)


def _strangers(names: Sequence[FoundName]) -> tuple[Mapping[str, Counter[str]], Mapping[str, Counter[str]]]:
    """Full names of people whom nobody listed, with how often they stand there, by surname, and by first name."""
    by_surname: dict[str, Counter[str]] = defaultdict(Counter)
    by_first: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if not name.candidates and name.type == "person" and name.form == "name" and " " in name.text:
            *surnames, first = shorter(name.text)
            by_first[first][name.text] += 1
            for surname in surnames:
                by_surname[surname][name.text] += 1
    return by_surname, by_first


def _reason(name: FoundName, entity: Authority) -> str:
    if name.form == "descriptor":
        return f"{entity.name}: {name.evidence}"
    if name.form == "demonym":
        return f"the demonym of {entity.name}"
    if name.text == entity.name:
        return "the name of an entry in the authority files"
    return f"{entity.name}: {name.evidence or 'another name in the authority files'}"
