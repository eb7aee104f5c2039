"""What kind of thing a name of several words is, by those words: `Lake Victoria`, `Bank of England`, `Anna Hill`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.annotate.name_evidence import NONE, WEAK, Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.name_evidence import Surroundings
    from builder.annotate.name_tokens import Token
    from builder.annotate.name_wording import Wording
    from builder.annotate.name_words import Words
    from builder.model import EntityType

_CAMEL = re.compile(r"^(?!Ma?c|De|Di|Da|Du|La|Le|Van|Fitz|St|Al|El)[^\W\d_]+[a-z][A-Z]")
_ARTICLE = 3  # letters up to which such a word may be a given name: "Al"
_INITIAL = re.compile(r"[^\W\d_]\.")


def by_words_of(wording: Wording, around: Surroundings) -> Sign | None:
    """The sign in the words of a name of several, the last ones first; None where they say nothing."""
    stands = (around.the, around.somewhere() is not None)
    if stands not in wording.by_words:
        wording.by_words[stands] = _by_words(wording.tokens, wording.words, wording.known, *stands)
    return wording.by_words[stands]


def _by_words(tokens: Sequence[Token], words: Sequence[str], known: Words, the: bool, somewhere: bool) -> Sign | None:
    while len(words) > 1 and words[-1] in known.after_names:
        words = words[:-1]
    last = words[-1]
    if last in known.place_after:
        return Sign("place", f"its word “{last}”")
    if words[0] in known.other_before:
        return Sign("other", f"begins with “{words[0]}”")
    maybe_person = not (the or somewhere)  # `Anna Hill`, unless it is in Anna Hill
    if last in known.organisation and not (last in known.place and somewhere):
        return (_of_person(words, known) if maybe_person else None) or Sign("organisation", f"its word “{last}”")
    found = _by_kind(tokens, words, known)
    if found:
        return (_of_person(words, known) if maybe_person else None) or found
    if any(token.link == "&" for token in tokens):
        return Sign("organisation", "its “&”")
    if _CAMEL.search(last):
        return Sign("organisation", "a capital inside its last word")
    if all(word in known.demonyms for word in words):
        return Sign("other", "a people")
    return _of_town(words, known)


def _of_person(words: Sequence[str], known: Words) -> Sign | None:
    """`Anna Hill`."""
    if len(words) != 2 or words[0] not in known.given:
        return None
    place_too = words[0] in known.given_too or words[0] in known.cities or words[0] in known.countries
    if words[1] in known.surnames or (words[1] in known.surnames_too and not place_too):
        return Sign("person", f"a given name and the surname “{words[1]}”", WEAK)
    return None


def _of_town(words: Sequence[str], known: Words) -> Sign | None:
    """`Orvo Rovers`, but not `Paris Hilton`."""
    first = " ".join(words[:-1])
    if first not in known.cities and first not in known.countries:
        return None
    town = first in known.given_too and words[-1].endswith("s") and words[-1] not in known.surnames
    person = first in known.given and not town
    return None if person else Sign("organisation", f"begins with the place “{first}”", WEAK)


def _by_kind(tokens: Sequence[Token], words: Sequence[str], known: Words) -> Sign | None:
    """By the last word, or the one before "of", or by a place at one end."""
    found = None if known.heads.isdisjoint(words) else _by_head(tokens, words, known)
    if found:
        return found
    if len(words) == 2 and words[0] in known.place_before and words[0] not in known.given:
        return Sign("place", f"begins with “{words[0]}”")
    a_place = words[-1] in known.countries or words[-1] in known.cities
    body = any(word in known.organisation for word in words[1:-1])
    if a_place and (body or words[0] not in known.given) and words[0] not in known.place_before:
        return Sign("organisation", f"ends with the place “{words[-1]}”", WEAK)
    return None


def _by_head(tokens: Sequence[Token], words: Sequence[str], known: Words) -> Sign | None:
    """`Lake Victoria Basin`, `Battle of Hastings`."""
    signs: tuple[tuple[frozenset[str], EntityType], ...] = (
        (known.organisation, "organisation"),
        (known.other, "other"),
        (known.place, "place"),
    )
    for sign, kind in signs:
        if len(words) > 1 and words[-1] in sign and (kind != "organisation" or words[-1] not in known.place):
            return Sign(kind, f"its word “{words[-1]}”")
        for word, token in zip(words, tokens[1:], strict=False):
            if token.link and word in sign:
                return Sign(kind, f"its word “{word}”")
    return None


def by_first_word(words: Sequence[str], known: Words) -> Sign | None:
    """What a given name, an initial or a foreign article at the beginning says."""
    if words[0] in known.body_starts:
        return Sign("organisation", f"begins with “{words[0]}”", WEAK if len(words[0]) > _ARTICLE else NONE)
    if words[-1][-1:].isdigit():
        return Sign("other", "a figure ends it", WEAK)
    if words[-1].isupper() and words[-1].isalpha() and len(words[-1]) > 1 and words[-1] not in known.after_names:
        return Sign("organisation", "an abbreviation ends it", WEAK)
    if words[0] in known.given:
        return Sign("person", f"begins with the given name “{words[0]}”")
    if _INITIAL.fullmatch(words[0]):
        return Sign("person", "begins with an initial")
    if words[0] in known.place_before:
        return Sign("place", f"begins with “{words[0]}”")
    return None
