"""Chooses between the known entities that a name may stand for, by evidence in the article."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.annotate.date_values import bounds
from builder.annotate.name_short import shorter
from builder.annotate.name_words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.model import Article, Authority, AuthorityFiles, FoundName, Role

_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0](?:the )?$")
_TITLE = 40  # characters in which the title before a name is looked for


@dataclass(frozen=True, slots=True)
class Choice:
    """The entity that a name stands for, or None, and why."""

    entity: str | None
    why: str


def choose(article: Article, names: Sequence[FoundName], authority: AuthorityFiles) -> list[Choice]:
    """For each of `names` the entity it stands for; None if it has no candidate, or too many."""
    return _Chooser(article, names, authority).all()


class _Chooser:
    def __init__(self, article: Article, names: Sequence[FoundName], authority: AuthorityFiles) -> None:
        self.article, self.names = article, names
        self.known = authority.entities
        single = [name for name in names if len(name.candidates) == 1]
        self.full = {name.candidates[0] for name in single if " " in name.text and name.form == "name"}
        self.certain = {name.candidates[0] for name in single}
        self.strangers, self.namesakes = _strangers(names)
        self.members = self._members()

    def all(self) -> list[Choice]:
        chosen = [self._choice(name) for name in self.names]
        self.certain |= {choice.entity for choice in chosen if choice.entity}
        return [
            self._choice(name) if name.candidates and choice.entity is None else choice
            for name, choice in zip(self.names, chosen, strict=True)
        ]

    def _choice(self, name: FoundName) -> Choice:
        if not name.candidates:
            return Choice(None, "")
        if len(name.candidates) == 1:
            return self._only(name, self.known[name.candidates[0]])
        for decide in (self._by_full_form, self._by_title, self._by_place, self._by_company):
            choice = decide(name)
            if choice:
                return choice
        between = " or ".join(self.known[key].name for key in name.candidates)
        return Choice(None, f"“{name.text}” may mean {between}, and nothing in the article decides")

    def _only(self, name: FoundName, entity: Authority) -> Choice:
        first_name = entity.type == "person" and name.text == entity.name.split()[0] and name.text != entity.name
        strangers = (self.namesakes if first_name else self.strangers).get(name.text, {})
        sure = entity.id in self.full and not first_name
        if strangers and name.form == "name" and not sure and not self._in_place(name, entity):
            between = " or ".join([entity.name, *strangers])
            return Choice(None, f"“{name.text}” may mean {between}; the article names the latter in full")
        return Choice(entity.id, f"“{name.text}” is {_reason(name, entity)}")

    def _by_full_form(self, name: FoundName) -> Choice | None:
        there = [key for key in name.candidates if key in self.full]
        return self._if_one(name, there, "the article names {name} in full")

    def _by_title(self, name: FoundName) -> Choice | None:
        """`President Bush`: the one who held that post when the article appeared."""
        before = self.article.text[max(0, name.start - _TITLE) : name.start].rstrip().lower()
        there = [
            key
            for key in name.candidates
            if any(before.endswith(role.title.lower()) and self._now(role) for role in self.known[key].roles)
        ]
        return self._if_one(name, there, "{name} held the post that stands before the name")

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
        """What speaks for `entity` when the article names it: a person's posts, a body's home, what lies in a place.

        For a seat of government, the people of its government and of its country speak as well.
        """
        own = {role.of for role in entity.roles} if entity.type == "person" else set()
        if entity.type == "organisation":
            own.add(entity.within)
        if entity.government:
            own |= {entity.government} | self.members[entity.government] | self.members[entity.within or ""]
            own -= {key for key in own if key and key in self.known and self.known[key].type == "place"}
        return {key for key in own if key} | self.members[entity.id]

    def _members(self) -> Mapping[str, set[str]]:
        members: dict[str, set[str]] = defaultdict(set)
        for entity in self.known.values():
            for home in (entity.within, *(role.of for role in entity.roles)):
                if home:
                    members[home].add(entity.id)
        return members


def _strangers(names: Sequence[FoundName]) -> tuple[Mapping[str, dict[str, None]], Mapping[str, dict[str, None]]]:
    """Full names of people whom nobody listed, by their surnames, and by their first names."""
    by_surname: dict[str, dict[str, None]] = defaultdict(dict)
    by_first: dict[str, dict[str, None]] = defaultdict(dict)
    for name in names:
        if not name.candidates and name.type == "person" and name.form == "name" and " " in name.text:
            *surnames, first = shorter(name.text)
            by_first[first][name.text] = None
            for surname in surnames:
                by_surname[surname][name.text] = None
    return by_surname, by_first


def _reason(name: FoundName, entity: Authority) -> str:
    if name.form == "descriptor":
        return f"{entity.name}: {name.evidence}"
    if name.form == "demonym":
        return f"the demonym of {entity.name}"
    if name.text == entity.name:
        return "the name of an entry in the authority files"
    return f"{entity.name}: {name.evidence or 'another name in the authority files'}"
