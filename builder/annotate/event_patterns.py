"""What the table `events` says about each kind of event, as patterns: what may stand behind its heads, what may not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterable

SPACE = r"[^\S\n]{1,3}"
POSSESSIVE = r"(?:['’]s?)"
_INITIALS, _WORD = r"(?:[A-Z]\.){1,4}", r"[^\W\d_a-z][^\W_]{0,40}"
NAME = rf"(?-i:(?:{_INITIALS}|{_WORD})(?:[-–'’](?!s\b)(?:{_INITIALS}|[^\W_][^\W_]{{0,40}})){{0,5}})"
NAMES = rf"{NAME}(?:{SPACE}{NAME}){{0,3}}"
NUMBER_BEHIND = re.compile(
    rf"{SPACE}(?:of{SPACE}(?:[A-Z][a-z]{{2,8}}{SPACE}(?:\d\d?,?{SPACE})?)?(?:1[5-9]|20)\d\d|[IVXLC]{{2,7}})(?![^\W_]|[-–,.]\d)"
)
YEAR_BEHIND = re.compile(rf"{SPACE}(?:19|20)\d\d(?![^\W_]|[-–,.]\d)")
_MAGNITUDE = rf"{SPACE}(?:of|with{SPACE}a){SPACE}magnitude{SPACE}(?:of{SPACE})?\d(?:\.\d)?"


_FLAGS = ("recurring", "definite", "frequent", "again", "verb", "dated", "about", "named", "long", "closed", "editions")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event, as the table describes it."""

    name: str
    recurring: bool  # its names mean the one nearest in time
    definite: bool  # its names mean one certain event only with "the" or a date
    frequent: bool  # there may be several of one name in a year
    again: bool  # "the" and its head alone is a further mention of one named before
    verb: bool  # behind a person's name its head is a verb
    dated: bool  # it counts only with a date, and what stands before it is no name of it
    about: bool  # it counts only with what it was about
    named: bool  # it counts only with a name
    long: bool  # a date before it is not the day on which it was
    closed: bool  # another word behind its head makes it something else
    editions: bool  # they are counted, one a year as a rule

    @property
    def befalls(self) -> bool:
        """Whether it is a deed or disaster of one day, which a report tells of once and then calls by its head."""
        return self.frequent and self.again and not self.recurring


@dataclass(frozen=True, slots=True)
class KindPatterns:
    """What may stand behind the heads of a kind."""

    kind: Kind
    not_before: re.Pattern[str]  # words that make the head something else
    objects: re.Pattern[str]  # what it was about or who took part, which belongs to its name
    places: re.Pattern[str]


def kind_patterns(language: str) -> list[tuple[dict[str, Any], KindPatterns]]:
    """Each kind of a language with its entry in the table."""
    data, dates = table("events", language), calendar_words(language)
    noun = noun_pattern(language)
    heads = [head for entry in data["kinds"].values() for head in entry["heads"]]
    happening = rf"{_joined(['of'])}(?:[^\W\d_][^\W_]*(?:[-’'][^\W_]+)*{SPACE}){{0,4}}{head_pattern(heads).pattern}"
    return [(entry, _patterns(name, entry, data, dates, happening, noun)) for name, entry in data["kinds"].items()]


def calendar_words(language: str) -> frozenset[str]:
    """Names of weekdays and months, which belong to a date and not to an event's name."""
    words = table("dates", language)["words"]
    return frozenset(form for kind in ("weekday", "month") for forms in words[kind].values() for form in forms)


def head_pattern(heads: Iterable[str]) -> re.Pattern[str]:
    """Any of `heads`: one in lower case with or without capitals, one with a capital only as it stands."""
    forms: set[str] = set()
    for head in heads:
        forms |= {head, head.title(), head.capitalize()} if head.islower() else {head}
    return re.compile(rf"(?<![^\W_])(?<!\w-)(?:{either(forms)})(?![^\W_]|-[a-z])")


def alone_pattern(language: str) -> re.Pattern[str]:
    """What may stand behind a head alone, unlike the next word of a compound such as "the summit venue"."""
    verbs = table("dates_tense", language)
    behind = table("events", language)["behind-bare"]
    words = either([*behind, *verbs["past"], *verbs["past-auxiliaries"], *verbs["future-auxiliaries"]])
    word = rf"{SPACE}(?:(?i:{words})|[a-z]+ed|[A-Z0-9][^\W_]*)(?![^\W_])"
    return re.compile(rf"\s*(?:$|[.,;:!?)”\"–—])|['’]s?(?![^\W_])|{word}")


def either(words: Iterable[str]) -> str:
    """Any of `words`, the longest first, with any blanks between them."""
    return "|".join(
        re.escape(word).replace(r"\ ", SPACE) for word in sorted(words, key=lambda word: (-len(word), word))
    )


def _patterns(
    name: str, entry: dict[str, Any], data: dict[str, Any], dates: frozenset[str], happening: str, noun: str
) -> KindPatterns:
    flags = (bool(entry.get(flag)) for flag in _FLAGS)
    not_before = either([*data["not-heads"], *entry.get("not-before", ())])
    names = rf"(?!(?:{either(dates)})\b(?!{SPACE}[A-Z][a-z]))(?P<place>{NAMES}"
    ends = either(data["place-ends"])
    named = rf"{_object(entry.get('objects', ()), noun)}{names}(?:{SPACE}(?:{ends}))?)(?![^\W_]|['’]s\b)"
    others = [pattern for flag, pattern in (("happenings", happening), ("measures", _MAGNITUDE)) if entry.get(flag)]
    return KindPatterns(
        Kind(name, *flags),
        re.compile(rf"(?i:{SPACE}(?:{not_before})(?![^\W_]))"),
        re.compile("|".join((_parties(entry.get("parties", ())), *others, named))),
        re.compile(f"{_place(entry.get('places', ()))}{names})"),
    )


def _joined(words: Iterable[str]) -> str:
    return rf"{SPACE}(?:{either(words) or '(?!)'}){SPACE}(?:the{SPACE})?"


def _parties(words: Iterable[str]) -> str:
    """The two who took part: "between Freedonia and Sylvania"."""
    return rf"{_joined(words)}{NAMES}{SPACE}and{SPACE}(?:the{SPACE})?{NAMES}"


def _object(words: Iterable[str], noun: str) -> str:
    """What leads to the name of what an event was about: "of the people of", "of former mayor"."""
    owner = rf"(?:{NAMES}{POSSESSIVE}{SPACE})?"
    return rf"{_joined(words)}{owner}(?:[a-z-]+{SPACE}(?:of|on|in){SPACE}(?:the{SPACE})?|(?:{noun}{SPACE}){{1,2}})?"


@cache
def noun_pattern(language: str) -> str:
    """A word in small letters that may be a noun or adjective, as far as tables can tell."""
    others = either([*table("events", language)["not-nouns"], *table("dates_tense", language)["past"]])
    return rf"(?!(?:{others})\b)[a-z][a-z-]+(?<!ed)(?<!s)(?<!ly)(?![^\W_-])"


def _place(words: Iterable[str]) -> str:
    """What leads to the name of a place: "in the port city of"."""
    settlement = rf"(?:(?:[a-z]+{SPACE}){{0,2}}(?:city|town|capital|port|resort|village)(?:{SPACE}of)?{SPACE})?"
    return rf"{_joined(words)}{settlement}"
