"""The form of an outlet's name, and what is no part of it: the kind of company, a platform, a section of a page."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from builder.clean.dates import written_dates
from builder.clean.furniture import groups
from builder.clean.rules.closing_lines import names_outlet
from builder.clean.tables import everywhere, merged

TABLE = "clean_outlets"
_LONGEST = 60
_MOST_WORDS = 7
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’&+-]{0,30}(?:\.\w{1,20}){0,3}"
_SMALL = (
    r"(?:of|the|and|&|for|in|on|de|del|della|delle|degli|dei|di|da|das|do|dos|du|des|d|der|die|den|het|van|von|la|le|el"
    r"|al|y|e|et|und|og)"
)
_ARTICLE = r"(?:[Tt]he|der|die|das|il|la|le|el|de|het) "
NAME = rf"(?:{_ARTICLE})?{_CAPITAL}(?: (?:{_SMALL} ){{0,2}}{_CAPITAL}){{0,5}}"
_NAME = re.compile(NAME)
_PARTS = re.compile(r"\s[-–—|·•:»›>/]\s|\s?[|·•]\s?|\s{2,}|\t")
_NO_LETTER = re.compile(r"[\W\d_]+")
_EDGE = " .,;:()[]{}*_#'\"“”»«›‹-–—|·•"
_LONG_WORD = 5  # letters: a name of such words in capitals is no abbreviation
_FEWEST_LETTERS = 2
_SHORT = 2  # letters of a word that stays an abbreviation
_LITTLE = frozenset({"OF", "THE", "AND", "IN", "FOR", "ON"})


@lru_cache(maxsize=1 << 13)
def key(name: str) -> str:
    """The letters of `name`, by which two spellings are one name; an English article before it is no part of it."""
    folded = name.casefold()
    return _NO_LETTER.sub("", folded.removeprefix("the "))


def bare(text: str) -> str:
    """`text` without the marks at its ends."""
    return text.strip(_EDGE)


def parts(line: str, language: str) -> list[str]:
    """`line`, and what stands in it between bars, dashes and wide spaces, without days."""
    undated = line
    for date in reversed(written_dates(line, language)):
        undated = f"{undated[: date.start]}  {undated[date.end :]}"
    undated = _weekday(language).sub("  ", undated)
    return list(dict.fromkeys(part for text in (line, *_PARTS.split(undated)) if (part := bare(text))))


@lru_cache(maxsize=1 << 13)
def is_name(text: str, language: str) -> bool:
    """Whether `text` has the form of a name, and is neither a section of a page nor one of its notices."""
    if not 1 < len(text) <= _LONGEST or text.count(" ") >= _MOST_WORDS or len(key(text)) < _FEWEST_LETTERS:
        return False
    if is_agency(text, language):
        return True
    listed = text.casefold() in everywhere(TABLE)["no_outlets"]
    return _NAME.fullmatch(text) is not None and not listed and not groups(text, language)


def names_press(text: str, known: frozenset[str], language: str) -> bool:
    """Whether `text` is a known outlet's name, or one with a word that outlets have in theirs; no section is."""
    name = text.strip()
    if not name or not names_outlet(name, known, language) or not (_NAME.fullmatch(name) or name.casefold() in known):
        return False
    words = merged(TABLE, language)
    head, _, last = name.casefold().rpartition(" ")
    sections = {name, name[: len(head)]} if last in words["section_words"] else {name}  # World News, World
    listed = name.casefold() in everywhere(TABLE)["no_outlets"] or any(
        "kickers" in groups(one, language) for one in sections
    )
    return name.casefold() in known or not listed


@lru_cache(maxsize=1 << 10)
def is_agency(name: str, language: str) -> bool:
    """Whether `name` is that of an agency, whose reports others publish."""
    return name.casefold() in merged("clean_credits", language)["agencies"]


def without_legal_forms(text: str, language: str) -> str:
    """`text` with a bar instead of what says behind a name what kind of company it is."""
    return _legal_form(language).sub(" | ", text)


def without_company(name: str, language: str) -> str:
    """`name` without the words at its end that say that it is a company's, as in `Valley Media Group`."""
    words = name.split(" ")
    companies = merged(TABLE, language)["companies"]
    while len(words) > 1 and words[-1].casefold() in companies:
        words.pop()
    return " ".join(words)


def in_small_letters(name: str) -> str:
    """`name` with small letters where all are capitals, unless it may be an abbreviation."""
    words = name.split()
    if not name.isupper() or len(words) < 2 or not all(len(word) >= _LONG_WORD for word in words[-2:]):
        return name
    first, *small = (
        word.lower() if word in _LITTLE else word if len(word) <= _SHORT else word.capitalize() for word in words
    )
    return " ".join([first.capitalize() if words[0] in _LITTLE else first, *small])


@cache
def _legal_form(language: str) -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(merged(TABLE, language)["legal_forms"], key=len, reverse=True)))
    return re.compile(rf"(?:,? (?:{forms})\b\.?){{1,3}}", re.IGNORECASE)


@cache
def _weekday(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, merged("clean_dates", language)["weekdays"]))
    return re.compile(rf",? ?\b(?i:{words})\b,?")
