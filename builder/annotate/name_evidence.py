"""What stands around an unknown name and says what kind of thing it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from builder.annotate.name_words import words
from builder.languages import table

if TYPE_CHECKING:
    from builder.annotate.name_words import Words
    from builder.model import EntityType

TITLED, STRONG, WEAK, NONE = 8, 2, 1, 0

_NEAR = 44  # characters on either side that are looked at
_AFTER = re.compile(r"(['’]s?)?[ \u00a0]([^\W\d_]+)")
_ENDING = re.compile(r"[-‐‑]([^\W\d_]+)")
_AGE = re.compile(r" ?[,(] ?\d\d\b ?[,).;]")
_SPACES = (" ", "\u00a0")
_THE = ("the", "The")
_FOR_TEAMS = ("for", "over", "against")
_HYPHENS = "-‐‑"
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

    language: str
    body_before: frozenset[str]
    body_or_person: frozenset[str]
    body_of: frozenset[str]
    body_for: frozenset[str]
    body_in: frozenset[str]
    body_after: frozenset[str]
    body_has: frozenset[str]
    person_after: frozenset[str]
    team_for: frozenset[str]
    team_against: frozenset[str]
    team_after: frozenset[str]
    team_verbs: frozenset[str]
    thing_before: frozenset[str]
    place_before_endings: frozenset[str]
    place_to: frozenset[str]
    place_from: frozenset[str]
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
    work_verbs: frozenset[str]
    work_parts: frozenset[str]

    @cached_property
    def telling_before(self) -> frozenset[str]:
        """Words in lower case that may tell something directly before a name."""
        titles = (title.lower() for title in words(self.language).titles)
        small = {"of", "to", "in", "for", "from"}
        return self.thing_before | self.place_adjectives | self.body_before | self.person_before | small | {*titles}

    @cached_property
    def telling_after(self) -> frozenset[str]:
        """Words in lower case that may tell something directly behind a name."""
        verbs = words(self.language).person_verbs | self.person_does | self.person_after
        return frozenset(word.lower() for word in self.place_after | self.body_after | verbs)


@cache
def hints(language: str) -> Hints:
    """The words around names that say what they name, in `language`."""
    lists = table("names_evidence", language)
    named = (field.name for field in fields(Hints) if field.name != "language")
    return Hints(language, **{name: frozenset(lists[name]) for name in named})


class Surroundings:
    """The words around the name at ``text[start:end]``, in the same paragraph.

    `last` stands before it, an article left out (`the` says whether there is one); `after` directly behind it, `has`
    behind its "'s". Each is "" where there is none.
    """

    def __init__(self, text: str, start: int, end: int, known: Words, listed: Hints) -> None:
        self.text, self.start, self.end, self.known, self.hints = text, start, end, known, listed
        self.last, self.the = "", False
        if text[start - 1 : start] in _SPACES:
            before = text[max(0, start - _NEAR) : start]
            self.last = before[:-1].rpartition(" ")[2].rpartition("\n")[2].lstrip(_OPENING)
            if not self.last or self.last in _THE or before[-1] != " ":
                words = self._words()
                self.the = bool(words) and words[-1] in _THE
                self.last = (self.before() or [""])[-1]
        behind = _AFTER.match(text, end)
        word: str = behind[2] if behind else ""
        self.comma = "," in text[end : end + 2]
        self.has, self.after = ("", word) if behind is None or not behind[1] else (word, "")

    def _words(self) -> list[str]:
        before = self.text[max(0, self.start - _NEAR) : self.start].rpartition("\n")[2]
        words = before.rsplit(" ", _WORDS)[-_WORDS:] if before[-1:] in _SPACES else []
        return [word.lstrip(_OPENING) for word in words if word]

    def before(self) -> list[str]:
        """The words before the name, three at most, articles left out."""
        return [word for word in self._words() if word not in _THE][-3:]

    @property
    def last_but_one(self) -> str:
        """The word before `last`."""
        before = self.before()
        return before[-2] if len(before) > 1 else ""

    def sign(self) -> Sign | None:
        """The first of the signs that speak for one kind, or None."""
        if self._says_nothing():
            return None
        return self.thing() or self.place() or self.body() or self.person() or self.apposition()

    def _says_nothing(self) -> bool:
        """Whether none of the words and marks beside the name can be a sign: soon told, and mostly so."""
        last, mark = self.last, self.text[self.end : self.end + 1]
        if self.has or self.comma or mark in _HYPHENS or not (last.isalpha() or last == ""):
            return False
        return last not in self.hints.telling_before and self.after.lower() not in self.hints.telling_after

    def person(self) -> Sign | None:
        """Titles, ages, kin, and what only people do."""
        hints, known, last = self.hints, self.known, self.last
        if not self.the and last.islower() and (last in hints.person_before or last.capitalize() in known.titles):
            return Sign("person", f"“{last}” stands before it")
        if last.endswith("-old") and _YEARS_OLD.search(last):
            return Sign("person", "an age stands before it")
        if self.has in hints.person_has:
            return Sign("person", f"“{self.has}” stands behind it")
        acts = self.after in known.person_verbs or self.after in hints.person_does
        if acts and not self.the and self.somewhere() is None:
            return Sign("person", f"“{self.after}” stands behind it", WEAK)
        if self.after in hints.person_after:
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
        if last[-1:] == "," and last[:-1] in self.hints.person_nouns and "of" not in self.before():
            return Sign("person", f"“{last}” stands before it")
        if last == "capital," and not self.the:
            return Sign("place", f"“{last}” stands before it")
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
        hints, last = self.hints, self.last
        if self.after in hints.place_after:
            return Sign("place", f"“{self.after}” stands behind it")
        if last in hints.place_adjectives or ("-" in last and last.rpartition("-")[2] in hints.place_before_endings):
            return Sign("place", f"“{last}” stands before it")
        before = {"of": hints.place_of, "to": hints.place_to, "from": hints.place_from}.get(last)
        if before is not None and self.last_but_one in before:
            return Sign("place", f"“{self.last_but_one} {last}” stands before it")
        ending = _ENDING.match(self.text, self.end)
        if ending and ending[1] in hints.place_endings:
            return Sign("place", f"“-{ending[1]}” stands behind it")
        return None

    def thing(self) -> Sign | None:
        """`the ferry Brigitte`."""
        return Sign("other", f"“{self.last}” stands before it") if self.last in self.hints.thing_before else None

    def body(self) -> Sign | None:
        """`the carmaker Volta`, `shares of Volta`, `Volta chairman`."""
        hints, last = self.hints, self.last
        if last in hints.body_before:
            if last in hints.body_or_person and self._begins_as_person():
                return Sign("person", f"“{last}” stands before a given name")
            return Sign("organisation", f"“{last}” stands before it")
        before = {"of": hints.body_of, "in": hints.body_in, "for": hints.body_for}.get(last)
        person = last == "for" and self._begins_as_person()
        if before is not None and self.last_but_one.lower() in before and not person:
            return Sign("organisation", f"“{self.last_but_one} {last}” stands before it")
        if self.after.lower() in hints.body_after:
            return Sign("organisation", f"“{self.after}” stands behind it")
        if self.has in hints.body_has:
            return Sign("organisation", f"“{self.has}” stands behind it")
        return None

    def _begins_as_person(self) -> bool:
        return self.text[self.start : self.end].partition(" ")[0] in self.known.given

    def team(self) -> Sign | None:
        """`Orvo striker Weiss`, `Orvo beat`, `a goal for Orvo`: a town's name that means its team."""
        if self.last in _FOR_TEAMS and self._plays():
            return Sign("organisation", f"“{self.last_but_one} {self.last}” stands before it")
        if self.after in self.hints.team_after or self.after in self.hints.team_verbs:
            return Sign("organisation", f"“{self.after}” stands behind it")
        return None

    def _plays(self) -> bool:
        """Whether the words before the name are `a goal for` or, before a town's, `a win over`."""
        if self.last == "for":
            return self.last_but_one in self.hints.team_for
        town = self.text[self.start : self.end] in self.known.cities
        return town and self.last_but_one in self.hints.team_against

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
    mark = text[end : end + 2]
    return ("," in mark or "(" in mark) and _AGE.match(text, end) is not None
