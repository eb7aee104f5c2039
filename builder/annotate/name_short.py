"""Short forms and abbreviations that stand for a longer name in the same article."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.lexicon import Lexicon
    from builder.model import FoundName

_IN_BRACKETS = re.compile(r" \(\s?([^\W\d_][\w&.-]{1,11})\s?\)")
_SMALL = re.compile(r"[^\W_]+")
_SEVERAL = 2  # words of a name that is abbreviated


def defined(text: str, found: Sequence[FoundName]) -> dict[str, str]:
    """The abbreviations that the article defines, `Full Name (FN)`, with the full names."""
    return {short: full.text for short, full in _defined(text, found).items()}


def definitions(text: str, found: Sequence[FoundName]) -> list[FoundName]:
    """`found`, in which abbreviations that the article defines stand for what their full names do."""
    full = _defined(text, found)
    return [_abbreviation(name, full[name.text]) if name.text in full else name for name in found]


def _defined(text: str, found: Sequence[FoundName]) -> dict[str, FoundName]:
    full: dict[str, FoundName] = {}
    for name in found:
        match = _IN_BRACKETS.match(text, name.end)
        if match and (abbreviates(match[1], name.text) or (name.type == "organisation" and _may_mean(match[1], name))):
            full.setdefault(match[1], name)
    for short, name in pairwise(found):
        brackets = text[short.end : name.start] == " (" and text.startswith(")", name.end)
        if brackets and abbreviates(short.text, name.text):
            full.setdefault(short.text, name)
    return _by_initials(found) | full


def _by_initials(found: Sequence[FoundName]) -> dict[str, FoundName]:
    """Abbreviations of bodies that are the initials of just one of the bodies named in full."""
    bodies = {name.text: name for name in found if name.type == "organisation"}
    shorts = {text for text, name in bodies.items() if text.isupper() and text.isalpha() and not name.candidates}
    if not shorts:
        return {}
    meant: dict[str, list[FoundName]] = defaultdict(list)
    for text, name in bodies.items():
        if " " in text and not text.isupper():
            initials = "".join([word[0] for word in text.split()])
            for short in {initials.upper(), "".join(filter(str.isupper, initials))} & shorts:
                meant[short].append(name)
    return {short: names[0] for short, names in meant.items() if len(names) == 1 and len(short) > 1}


def _may_mean(short: str, body: FoundName) -> bool:
    """Whether an abbreviation in brackets behind the name of a body may be that of its name in another language.

    `Workers’ Party (PT)`: half of the letters are initials of the name, and of two letters the first is that of its
    last word.
    """
    initials: list[str] = [word[0].upper() for word in _SMALL.findall(body.text) if word[0].isupper()]
    if len(initials) < _SEVERAL or not (short.isupper() and short.isalpha()):
        return False
    if len(short) == _SEVERAL:
        return short[0] == initials[-1]
    return 2 * sum(letter in initials for letter in short) >= len(short)


def abbreviates(short: str, name: str) -> bool:
    """Whether `short` is made of the initials of `name`, small words counted or not."""
    words = _SMALL.findall(name)
    letters = "".join(c for c in short if c.isalnum()).upper()
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return len(letters) > 1 and letters in {capitals, "".join(word[0].upper() for word in words)}


def short_forms(found: Sequence[FoundName], lexicon: Lexicon) -> list[FoundName]:
    """`found`, in which a surname alone stands for the known people whose full name the article has.

    So does a given name that a bracket or a quotation mark parts from the surname: `[President Joe] Biden`.
    """
    full: dict[str, list[FoundName]] = defaultdict(list)
    for name in found:
        if name.form == "name" and name.type == "person" and name.candidates:
            for short in shorter(name.text) if " " in name.text else [name.text]:
                full[short].append(name)
    named: list[FoundName] = []
    for name, following in zip_longest(found, found[1:]):
        if name.form == "name" and not name.candidates:
            if name.text in full:
                name = _of_full(name, full[name.text])
            elif following is not None and following.start == name.end + 2:
                name = _given(name, following, lexicon)
        named.append(name)
    return named


@lru_cache(maxsize=1 << 14)
def shorter(full: str) -> tuple[str, ...]:
    """The short forms of a person's full name: what is left without its first words; then its first word."""
    words = full.split()
    surname = words[-1].rpartition("-")
    bare = [surname[2]] if surname[0].islower() else []  # "Assad" for "al-Assad"
    tails = [" ".join(words[at:]) for at in range(1, len(words))]
    begun = [tail[0].upper() + tail[1:] for tail in tails if tail[0].islower()]  # as sentences begin
    return (*tails, *begun, *bare, words[0])


def _given(name: FoundName, surname: FoundName, lexicon: Lexicon) -> FoundName:
    ids = tuple(key for key in surname.candidates if lexicon.entities[key].name.split()[0] == name.text)
    return replace(name, type="person", candidates=ids, evidence=f"with {surname.text}") if ids else name


def _of_full(name: FoundName, full: Sequence[FoundName]) -> FoundName:
    ids = tuple(dict.fromkeys(key for other in full for key in other.candidates))
    return replace(name, type="person", candidates=ids, evidence=f"short for {full[0].text}")


def _abbreviation(name: FoundName, full: FoundName) -> FoundName:
    if name.candidates:
        return name
    return replace(name, type=full.type, candidates=full.candidates, evidence=f"abbreviates {full.text}")
