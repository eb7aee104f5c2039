"""What stands around an unknown name and says what kind of thing it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from builder.languages import table

if TYPE_CHECKING:
    from builder.annotate.name_words import Words
    from builder.model import EntityType

STRONG, WEAK, NONE = 2, 1, 0

_NEAR = 44  # characters on either side that are looked at
_AFTER = re.compile(r"(['’]s?)?[ \u00a0]([^\W\d_]+)")
_ENDING = re.compile(r"[-‐‑]([^\W\d_]+)")
_AGE = re.compile(r" ?[,(] ?\d\d\b ?[,).;]")
_SPACES = (" ", "\u00a0")
_THE = ("the", "The")
_WORDS = 6  # before a name that are looked at
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
    """The words around the name at ``text[start:end]``, in the same paragraph.

    `last` and `last_but_one` stand before it, articles left out; `after` directly behind it, `has` behind its "'s".
    Each is "" where there is none.
    """

    def __init__(self, text: str, start: int, end: int, known: Words, listed: Hints) -> None:
        self.text, self.start, self.end, self.known, self.hints = text, start, end, known, listed
        before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
        words = before.rsplit(" ", _WORDS)[-_WORDS:] if before[-1:] in _SPACES else []
        words = [word.lstrip(_OPENING) for word in words if word]
        self.the = bool(words) and words[-1] in _THE
        self.before = [word for word in words if word not in _THE][-3:]
        self.last = self.before[-1] if self.before else ""
        self.last_but_one = self.before[-2] if len(self.before) > 1 else ""
        behind = _AFTER.match(text, end)
        word: str = behind[2] if behind else ""
        owns = behind is not None and bool(behind[1])
        self.has, self.after = (word, "") if owns else ("", word)
        self.comma = "," in text[end : end + 2]

    def sign(self) -> Sign | None:
        """The first of the signs that speak for one kind, or None."""
        return self.thing() or self.place() or self.body() or self.person() or self.apposition()

    def person(self) -> Sign | None:
        """Titles, ages, kin, and what only people do."""
        hints, known, last = self.hints, self.known, self.last
        if not self.the and last.islower() and (last in hints.person_before or last.capitalize() in known.titles):
            return Sign("person", f"“{last}” stands before it")
        if last.endswith("-old") and _YEARS_OLD.search(last):
            return Sign("person", "an age stands before it")
        if self.has in hints.person_has:
            return Sign("person", f"“{self.has}” stands behind it")
        if not self.the and (self.after in known.person_verbs or self.after in hints.person_does):
            return Sign("person", f"“{self.after}” stands behind it", WEAK)
        return self._clause() if self.comma else None

    def _clause(self) -> Sign | None:
        """`Weiss, who`, `Weiss, head of`."""
        clause = _CLAUSE.match(self.text, self.end)
        if clause is None:
            return None
        if clause[1] in self.hints.person_clause and not (self.the or self.text[self.start : self.end].isupper()):
            return Sign("person", f"“{clause[1]}” stands behind it")
        if clause[2] and clause[1] in self.known.titles:
            return Sign("person", f"“{clause[1]} of” stands behind it")
        return None

    def apposition(self) -> Sign | None:
        """`Weiss, a former minister,`."""
        last = self.last
        if last[-1:] == "," and last[:-1] in self.hints.person_nouns and "of" not in self.before:
            return Sign("person", f"“{last}” stands before it")
        match = _APPOSITION.match(self.text, self.end) if self.comma else None
        if match is None:
            return None
        head = ""
        for word in match[1].split(" "):
            if word in self.hints.stops or word.endswith(("-based", "-born")):
                if head:
                    break
                continue
            head = word
        kind = next((kind for kind, nouns in _KINDS if head in getattr(self.hints, nouns)), None)
        return Sign(kind, f"the article calls it “{head}”") if kind else None

    def place(self) -> Sign | None:
        """`north of Orvo`, `Orvo, Scotland`, `the Orvo crossing`, `nearby Orvo`, `Orvo-based`."""
        hints, last, other = self.hints, self.last, self.last_but_one
        if self.after in hints.place_after:
            return Sign("place", f"“{self.after}” stands behind it")
        if last in hints.place_adjectives or ("-" in last and last.rpartition("-")[2] in hints.place_before_endings):
            return Sign("place", f"“{last}” stands before it")
        if (last == "of" and other in hints.place_of) or (last == "to" and other in hints.place_to):
            return Sign("place", f"“{other} {last}” stands before it")
        ending = _ENDING.match(self.text, self.end)
        if ending and ending[1] in hints.place_endings:
            return Sign("place", f"“-{ending[1]}” stands behind it")
        return None

    def thing(self) -> Sign | None:
        """`the ferry Brigitte`."""
        return Sign("other", f"“{self.last}” stands before it") if self.last in self.hints.thing_before else None

    def body(self) -> Sign | None:
        """`the carmaker Volta`, `shares of Volta`, `Volta chairman`."""
        hints, last, other = self.hints, self.last, self.last_but_one
        if last in hints.body_before:
            return Sign("organisation", f"“{last}” stands before it")
        if (last == "of" and other.lower() in hints.body_of) or (last == "in" and other.lower() in hints.body_in):
            return Sign("organisation", f"“{other} {last}” stands before it")
        if last == "for" and other in hints.body_for:
            first = self.text[self.start : self.end].partition(" ")[0]
            if first not in self.known.given:
                return Sign("organisation", f"“{other} for” stands before it")
        behind = self.after or self.has
        if behind.lower() in hints.body_after:
            return Sign("organisation", f"“{behind}” stands behind it")
        return None

    def team(self) -> Sign | None:
        """`Orvo striker Weiss`, `Orvo beat`: a town's name that means its team."""
        if self.after in self.hints.team_after or self.after in self.hints.team_verbs:
            return Sign("organisation", f"“{self.after}” stands behind it")
        return None

    def somewhere(self) -> Sign | None:
        """`in Orvo`."""
        last = self.last
        if last.lower() in self.known.place_prepositions:
            return Sign("place", f"“{last}” stands before it", WEAK)
        return None

    def hinted(self) -> Sign | None:
        """`under Orvel`, `told Brenvik`, `at Orvo`: what single names are where nothing better speaks for them."""
        last, hints = self.last, self.hints
        if last in hints.person_prepositions:
            return Sign("person", f"“{last}” stands before it", WEAK)
        employed = last == "at" and self.last_but_one.lower().removesuffix("s") in hints.person_nouns
        if last in hints.body_verbs or employed:
            return Sign("organisation", f"“{last}” stands before it", WEAK)
        off = last == "off" and self.last_but_one in hints.place_off
        if last in hints.place_verbs or off or (last.lower() == "at" and not self.the):
            return Sign("place", f"“{last}” stands before it", WEAK)
        return None


_KINDS: tuple[tuple[EntityType, str], ...] = (
    ("person", "person_nouns"),
    ("organisation", "body_nouns"),
    ("place", "place_nouns"),
)


def has_age(text: str, end: int) -> bool:
    """Whether an age stands behind the name that ends there: `Weiss, 34,`."""
    return _AGE.match(text, end) is not None
