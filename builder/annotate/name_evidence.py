"""What stands around an unknown name and says what kind of thing it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.annotate.name_words import Words
    from builder.model import EntityType

STRONG, WEAK, NONE = 2, 1, 0

_NEAR = 44  # characters on either side that are looked at
_AFTER = re.compile(r"(['’]s?)?[ \u00a0]([^\W\d_]+)")
_ENDING = re.compile(r"[-‐‑]([^\W\d_]+)")
_AGE = re.compile(r" ?[,(] ?\d\d\b ?[,).;]")
_OPENING = "“„«‘\"'(["
_CLAUSE = re.compile(r" ?, ([^\W\d_]+)( of )?")
_APPOSITION = re.compile(r" ?, (?:an?|the|one of the|another|then|now|[^\W\d_]+['’]s) ([^,.;:()\n]{3,60})")
_YEARS_OLD = re.compile(r"\d\d?-year-old$")


class Sign(NamedTuple):
    """What kind a name is, why, and how much that counts beside other signs of the same name."""

    kind: EntityType
    why: str
    weight: int = STRONG


@dataclass(frozen=True)
class Hints:
    """The words of `names_evidence.yml`."""

    body_before: frozenset[str]
    body_of: frozenset[str]
    body_for: frozenset[str]
    body_in: frozenset[str]
    body_after: frozenset[str]
    team_after: frozenset[str]
    team_verbs: frozenset[str]
    thing_before: frozenset[str]
    place_before_endings: frozenset[str]
    place_to: frozenset[str]
    place_adjectives: frozenset[str]
    person_prepositions: frozenset[str]
    body_verbs: frozenset[str]
    place_verbs: frozenset[str]
    place_off: frozenset[str]
    place_of: frozenset[str]
    place_after: frozenset[str]
    place_endings: frozenset[str]
    person_before: frozenset[str]
    person_has: frozenset[str]
    person_does: frozenset[str]
    person_clause: frozenset[str]
    person_nouns: frozenset[str]
    body_nouns: frozenset[str]
    place_nouns: frozenset[str]
    stops: frozenset[str]
    work_nouns: frozenset[str]


@cache
def hints(language: str) -> Hints:
    """The words around names that say what they name, in `language`."""
    lists = table("names_evidence", language)
    return Hints(**{field.name: frozenset(lists[field.name]) for field in fields(Hints)})


class Surroundings:
    """The words around the name at ``text[start:end]``, in the same paragraph."""

    def __init__(self, text: str, start: int, end: int, known: Words, listed: Hints) -> None:
        self.text, self.start, self.end, self.known, self.hints = text, start, end, known, listed
        before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
        words = before.split(" ") if before[-1:] in {" ", "\u00a0"} else []
        words = [word.lstrip(_OPENING) for word in words if word]
        self.the = bool(words) and words[-1] in {"the", "The"}
        self.before = [word for word in words if word not in {"the", "The"}][-3:]

    @cached_property
    def _behind(self) -> re.Match[str] | None:
        return _AFTER.match(self.text, self.end)

    @property
    def has(self) -> str:
        """The word behind the name and its "'s"; "" where there is none."""
        return self._behind[2] if self._behind and self._behind[1] else ""

    @property
    def after(self) -> str:
        """The word directly behind the name; "" where there is none."""
        return self._behind[2] if self._behind and not self._behind[1] else ""

    def sign(self) -> Sign | None:
        """The first of the signs that speak for one kind, or None."""
        return next((sign for find in _FINDERS for sign in find(self)), None)

    def last(self, at: int = 1) -> str:
        """The word before the name, or the one `at` words before it; "" where there is none."""
        return self.before[-at] if len(self.before) >= at else ""

    def person(self) -> Iterator[Sign]:
        """Titles, ages, kin, and what only people do."""
        hints, known, last = self.hints, self.known, self.last()
        if last.islower() and not self.the and (last.capitalize() in known.titles or last in hints.person_before):
            yield Sign("person", f"“{last}” stands before it")
        if _YEARS_OLD.search(last):
            yield Sign("person", "an age stands before it")
        if self.has in hints.person_has:
            yield Sign("person", f"“{self.has}” stands behind it")
        if not self.the and (self.after in known.person_verbs or self.after in hints.person_does):
            yield Sign("person", f"“{self.after}” stands behind it", WEAK)
        clause = _CLAUSE.match(self.text, self.end)
        if clause and clause[1] in hints.person_clause and not (self.the or self.text[self.start : self.end].isupper()):
            yield Sign("person", f"“{clause[1]}” stands behind it")
        if clause and clause[2] and clause[1] in known.titles:
            yield Sign("person", f"“{clause[1]} of” stands behind it")

    def apposition(self) -> Iterator[Sign]:
        """`Weiss, a former minister,`."""
        before = self.last()
        if before[-1:] == "," and before[:-1] in self.hints.person_nouns and "of" not in self.before:
            yield Sign("person", f"“{before}” stands before it")
        match = _APPOSITION.match(self.text, self.end)
        if match is None:
            return
        head = ""
        for word in match[1].split(" "):
            if word in self.hints.stops or word.endswith(("-based", "-born")):
                if head:
                    break
                continue
            head = word
        for kind, nouns in _KINDS:
            if head in getattr(self.hints, nouns):
                yield Sign(kind, f"the article calls it “{head}”")

    def place(self) -> Iterator[Sign]:
        """`north of Orvo`, `Orvo, Scotland`, `the Orvo crossing`, `nearby Orvo`, `Orvo-based`."""
        hints, last = self.hints, self.last()
        if self.after in hints.place_after:
            yield Sign("place", f"“{self.after}” stands behind it")
        if last in hints.place_adjectives or ("-" in last and last.rpartition("-")[2] in hints.place_before_endings):
            yield Sign("place", f"“{last}” stands before it")
        if (last == "of" and self.last(2) in hints.place_of) or (last == "to" and self.last(2) in hints.place_to):
            yield Sign("place", f"“{self.last(2)} {last}” stands before it")
        ending = _ENDING.match(self.text, self.end)
        if ending and ending[1] in hints.place_endings:
            yield Sign("place", f"“-{ending[1]}” stands behind it")

    def thing(self) -> Iterator[Sign]:
        """`the ferry Brigitte`."""
        if self.last() in self.hints.thing_before:
            yield Sign("other", f"“{self.last()}” stands before it")

    def body(self) -> Iterator[Sign]:
        """`the carmaker Volta`, `shares of Volta`, `Volta chairman`."""
        hints, last = self.hints, self.last()
        if last in hints.body_before:
            yield Sign("organisation", f"“{last}” stands before it")
        if (last == "of" and self.last(2).lower() in hints.body_of) or (
            last == "in" and self.last(2).lower() in hints.body_in
        ):
            yield Sign("organisation", f"“{self.last(2)} {last}” stands before it")
        if last == "for" and self.last(2) in hints.body_for:
            first = self.text[self.start : self.end].partition(" ")[0]
            if first not in self.known.given:
                yield Sign("organisation", f"“{self.last(2)} for” stands before it")
        if (self.after or self.has).lower() in hints.body_after:
            yield Sign("organisation", f"“{self.after or self.has}” stands behind it")

    def team(self) -> Sign | None:
        """`Orvo striker Weiss`, `Orvo beat`: a town's name that means its team."""
        if self.after in self.hints.team_after or self.after in self.hints.team_verbs:
            return Sign("organisation", f"“{self.after}” stands behind it")
        return None

    def somewhere(self) -> Sign | None:
        """`in Orvo`."""
        last = self.last()
        if last.lower() in self.known.place_prepositions:
            return Sign("place", f"“{last}” stands before it", WEAK)
        return None

    def hinted(self) -> Sign | None:
        """`under Orvel`, `told Brenvik`, `at Orvo`: what single names are where nothing better speaks for them."""
        last, hints = self.last(), self.hints
        if last in hints.person_prepositions:
            return Sign("person", f"“{last}” stands before it", WEAK)
        employed = last == "at" and self.last(2).lower().removesuffix("s") in hints.person_nouns
        if last in hints.body_verbs or employed:
            return Sign("organisation", f"“{last}” stands before it", WEAK)
        off = last == "off" and self.last(2) in hints.place_off
        if last in hints.place_verbs or off or (last.lower() == "at" and not self.the):
            return Sign("place", f"“{last}” stands before it", WEAK)
        return None


_KINDS: tuple[tuple[EntityType, str], ...] = (
    ("person", "person_nouns"),
    ("organisation", "body_nouns"),
    ("place", "place_nouns"),
)
_FINDERS = (Surroundings.thing, Surroundings.place, Surroundings.body, Surroundings.person, Surroundings.apposition)


def has_age(text: str, end: int) -> bool:
    """Whether an age stands behind the name that ends there: `Weiss, 34,`."""
    return _AGE.match(text, end) is not None
