"""Chooses between the known entities that a name may stand for, by evidence in the article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, Authority, AuthorityFiles, FoundName


@dataclass(frozen=True, slots=True)
class Choice:
    """The entity that a name stands for, or None, and why."""

    entity: str | None
    why: str


def choose(article: Article, names: Sequence[FoundName], authority: AuthorityFiles) -> list[Choice]:
    """For each of `names` the entity it stands for; None if it has no candidate, or too many."""
    evidence = _Evidence.of(names, authority)
    return [_choice(name, evidence, authority) for name in names]


@dataclass(frozen=True, slots=True)
class _Evidence:
    full: frozenset[str]  # entities that the article calls by a name that can mean nobody else, of two words or more
    certain: Counter[str]  # entities by the number of names that can mean nobody else

    @classmethod
    def of(cls, names: Sequence[FoundName], authority: AuthorityFiles) -> _Evidence:
        single = [name for name in names if len(name.candidates) == 1]
        full = {name.candidates[0] for name in single if " " in name.text and name.form == "name"}
        return cls(frozenset(full), Counter(name.candidates[0] for name in single))


def _choice(name: FoundName, evidence: _Evidence, authority: AuthorityFiles) -> Choice:
    if not name.candidates:
        return Choice(None, "")
    if len(name.candidates) == 1:
        entity = authority.entities[name.candidates[0]]
        return Choice(entity.id, f"“{name.text}” is {_reason(name, entity)}")
    for decide in (_by_full_form, _by_company):
        choice = decide(name, evidence, authority)
        if choice:
            return choice
    between = " or ".join(authority.entities[key].name for key in name.candidates)
    return Choice(None, f"“{name.text}” may mean {between}, and nothing in the article decides")


def _reason(name: FoundName, entity: Authority) -> str:
    if name.form == "descriptor":
        return f"{entity.name}: {name.evidence}"
    if name.form == "demonym":
        return f"the demonym of {entity.name}"
    if name.text == entity.name:
        return "the name of an entry in the authority files"
    return f"{entity.name}: {name.evidence or 'another name in the authority files'}"


def _by_full_form(name: FoundName, evidence: _Evidence, authority: AuthorityFiles) -> Choice | None:
    there = [key for key in name.candidates if key in evidence.full]
    if len(there) != 1:
        return None
    entity = authority.entities[there[0]]
    others = ", ".join(authority.entities[key].name for key in name.candidates if key != entity.id)
    return Choice(entity.id, f"“{name.text}” may also mean {others}, but the article names {entity.name} in full")


def _by_company(name: FoundName, evidence: _Evidence, authority: AuthorityFiles) -> Choice | None:
    scores = {key: _company(authority.entities[key], evidence, authority) for key in name.candidates}
    best = max(scores.values())
    there = [key for key, score in scores.items() if score == best]
    if not best or len(there) != 1:
        return None
    entity = authority.entities[there[0]]
    near = ", ".join(
        sorted(authority.entities[key].name for key in _related(entity, authority) & set(evidence.certain))
    )
    return Choice(entity.id, f"“{name.text}” is taken for {entity.name}, because the article also names {near}")


def _company(entity: Authority, evidence: _Evidence, authority: AuthorityFiles) -> int:
    return len(_related(entity, authority) & set(evidence.certain))


def _related(entity: Authority, authority: AuthorityFiles) -> set[str]:
    """The entities that `entity` belongs to, and those that belong to the same: its posts, its place, its government."""
    own = {role.of for role in entity.roles} | {entity.within, entity.government}
    own |= {authority.entities[key].within for key in own if key and key in authority.entities}
    return {key for key in own if key and key in authority.entities and key != entity.id}
