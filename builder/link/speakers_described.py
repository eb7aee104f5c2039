"""Whom a description of a speaker means that gives no name: `the 22-year-old`, `the Clarets boss`, `the company`.

A description is only understood where nobody else can be meant: one person, or one body, is named in the sentences
before it. The words of the description must not have come before as somebody else's (`a Norwegian engineer`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from builder.model import Mention

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Descriptions:
    """The words of a language that describe a speaker."""

    definite: frozenset[str]
    posts: frozenset[str]
    ages: tuple[str, ...]  # endings
    natives: tuple[str, ...]  # endings
    peoples: tuple[str, ...]  # endings
    companies: frozenset[str]
    where: tuple[str, ...]  # endings
    bodies: frozenset[str]

    def is_of_person(self, words: Sequence[str], demonyms: Collection[str]) -> bool:
        """Whether the words say more of one person than a post does; `demonyms` are those among them."""
        if len(words) < 2 or words[0].casefold() not in self.definite:
            return False
        last = words[-1]
        if len(words) == 2:
            native = last in demonyms and not last.endswith(self.peoples)
            return native or last.endswith(self.ages) or (last[0].isupper() and last.endswith(self.natives))
        if last.casefold() not in self.posts or len(words) > 3:
            return False
        return words[1].endswith(self.ages) or (words[1][0].isupper() and words[1] not in demonyms)

    def body(self, words: Sequence[str]) -> str | None:
        """The word for the body that the words describe: `company` in `the Basel-based company`."""
        if len(words) < 2 or words[0].casefold() not in self.definite or words[-1] not in self.bodies:
            return None
        return words[-1] if len(words) == 2 or words[-2].endswith(self.where) else None

    def meant(self, body: str, named: Sequence[Mention], near: Sequence[Mention]) -> Mention | None:
        """The only organisation among `named` that has the word in its name; or else, for a company, the only one among
        those `near` it that is not called something else.
        """
        bearers = [mention for mention in named if body in _words(mention)]
        if bearers or body not in self.companies:
            return only(bearers)
        found = only(near)
        return found if found is not None and self.bodies.isdisjoint(_words(found) - self.companies) else None


@cache
def descriptions(language: str) -> Descriptions:
    """The words of the language's table."""
    read = table("speech_people", language)
    small = table("speech_words", language)
    return Descriptions(
        frozenset(small["definite"]),
        frozenset((*read["generic"], *small["titles"])),
        tuple(read["ages"]),
        tuple(read["natives"]),
        tuple(read["peoples"]),
        frozenset(read["companies"]),
        tuple(read["where"]),
        frozenset((*read["companies"], *read["bodies"])),
    )


def only(mentions: Sequence[Mention]) -> Mention | None:
    """The first of the mentions, if all are of one entity."""
    entities = {mention.entity for mention in mentions}
    return mentions[0] if len(entities) == 1 and None not in entities else None


def _words(mention: Mention) -> set[str]:
    return set(_WORD.findall(mention.name.casefold()))
