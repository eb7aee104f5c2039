"""What kind of thing an unknown name is: by its words, and by the words around it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from builder.annotate.name_short import shorter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.name_segments import Segment
    from builder.annotate.name_words import Words
    from builder.model import EntityType

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0](?:the )?$")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
_CAMEL = re.compile(r"^(?!Ma?c|De|Di|Da|Du|La|Le|Van|Fitz|St|Al|El)[^\W\d_]+[a-z][A-Z]")
_PLACE_BEFORE = re.compile(r"([^\W\d_]+) of (?:the )?$")
_INITIAL = re.compile(r"[^\W\d_]\.")
_DATELINE = re.compile(r"(?:, [^\W\d_.]{3,9}\.? \d{1,2}\b| \([^\W\d_]+\)| [-–—] | \d{4}-\d\d-\d\d)")
_AGE = re.compile(r" ?[,(] ?\d\d\b ?[,)]")


def types(text: str, found: Sequence[Segment], known: Words) -> list[tuple[EntityType, str]]:
    """For each name its type and the evidence for it; the same words have one type throughout the article."""
    first = [_by_words(text, segment, known) or _by_context(text, segment, known) for segment in found]
    people = (s for s, (kind, _) in zip(found, first, strict=True) if kind == "person" and len(s.tokens) > 1)
    parts = {part for segment in people for part in shorter(" ".join(_usual(t.text) for t in segment.tokens))}
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    names = [" ".join(_usual(token.text) for token in segment.tokens) for segment in found]
    for name, (kind, why) in zip(names, first, strict=True):
        votes[name][kind] += 1 if why != _DEFAULT else 0
    settled: list[tuple[EntityType, str]] = []
    for name, segment, (kind, why) in zip(names, found, first, strict=True):
        if len(segment.tokens) == 1 and name in parts and name not in known.countries:
            settled.append(("person", "part of the name of a person in the article"))
        else:
            best, count = votes[name].most_common(1)[0]
            settled.append((best, why) if count else (kind, why))
    return settled


_DEFAULT = "capitalised"
_LONG = 4  # letters from which a word in capitals may be no abbreviation


def _by_words(text: str, segment: Segment, known: Words) -> tuple[EntityType, str] | None:
    words = [_usual(token.text) for token in segment.tokens]
    if segment.titled:
        return "person", "a title stands before it"
    if _AGE.match(text, segment.end):
        return "person", "an age stands behind it"
    joined = " ".join(words)
    if joined in known.countries or (len(words) == 1 and segment.tokens[0].text in known.countries):
        return "place", "the name of a country or region"
    if joined in known.cities:
        return "place", "the name of a town"
    if len(words) == 1:
        return None
    return _by_heads(segment, words, known) or _by_first_word(segment, words, known)


def _usual(word: str) -> str:
    """`word` as it is written in a sentence, where it may be in capitals for a headline's or a dateline's sake."""
    if word[-1] == "." and len(word) > len("J.") and word.count(".") == 1:
        return word[:-1]
    return word.title() if len(word) >= _LONG and word.isupper() else word


def _by_heads(segment: Segment, words: Sequence[str], known: Words) -> tuple[EntityType, str] | None:
    while len(words) > 1 and words[-1] in known.after_names:
        words = words[:-1]
    last = words[-1]
    if last in known.place_after:
        return "place", f"its word “{last}”"
    if words[0] in known.other_before:
        return "other", f"begins with “{words[0]}”"
    if last in known.organisation:
        return "organisation", f"its word “{last}”"
    if not (len(words) == 2 and words[0] in known.given and last in known.surnames):
        found = _by_kind(segment, words, known)
        if found:
            return found
    if any(token.link == "&" for token in segment.tokens):
        return "organisation", "its “&”"
    if _CAMEL.search(last):
        return "organisation", "a capital inside its last word"
    if all(word in known.demonyms for word in words):
        return "other", "a people"
    return None


def _by_kind(segment: Segment, words: Sequence[str], known: Words) -> tuple[EntityType, str] | None:
    """By the last word, or the one before "of": `Lake Victoria Basin`, `Battle of Hastings`."""
    signs: tuple[tuple[frozenset[str], EntityType], ...] = (
        (known.organisation, "organisation"),
        (known.other, "other"),
        (known.place, "place"),
    )
    for sign, kind in signs:
        if words[-1] in sign:
            return kind, f"its word “{words[-1]}”"
        for word, token in zip(words, segment.tokens[1:], strict=False):
            if token.link and word in sign:
                return kind, f"its word “{word}”"
    a_place = words[-1] in known.countries or words[-1] in known.cities
    if a_place and words[0] not in known.given and words[0] not in known.place_before:
        return "organisation", f"ends with the place “{words[-1]}”"
    return None


def _by_first_word(segment: Segment, words: Sequence[str], known: Words) -> tuple[EntityType, str] | None:
    if words[0] in known.given:
        return "person", f"begins with the given name “{words[0]}”"
    if _INITIAL.fullmatch(words[0]):
        return "person", "begins with an initial"
    if words[0] in known.place_before:
        return "place", f"begins with “{words[0]}”"
    return None


def _by_context(text: str, segment: Segment, known: Words) -> tuple[EntityType, str]:
    words = [_usual(token.text) for token in segment.tokens]
    before = _WORD_BEFORE.search(text, max(0, segment.start - 30), segment.start)
    after = _WORD_AFTER.match(text, segment.end)
    if len(words) < 3 and _is_called_place(text, segment, after and after[1], known):
        return "place", "a word for its kind stands beside it"
    if before and before[1].islower() and before[1].capitalize() in known.titles:
        return "person", f"“{before[1]}” stands before it"
    if len(words) < 3 and after and after[1] in known.person_verbs and not words[0].isupper():
        return "person", f"“{after[1]}” stands behind it"
    if len(words) == 1:
        return _single(words[0], before and before[1], segment, text, known)
    if before and before[1] in known.place_prepositions and len(words) < 3:
        return "place", f"“{before[1]}” stands before it"
    plain = any(word.lower() in known.everyday for word in words[:-1])
    if _like_surname(segment.tokens[-1].text, known) and (len(words) == 2 or (len(words) == 3 and not plain)):
        return "person", "its last word is no everyday word"
    return "organisation", _DEFAULT


def _single(word: str, before: str | None, segment: Segment, text: str, known: Words) -> tuple[EntityType, str]:
    if segment.tokens[0].text.isupper() and len(word) > 1 and not _dateline(text, segment):
        return "organisation", "an abbreviation in capitals"
    if word in known.organisation:
        return "organisation", "a word for a body"
    if before in known.place_prepositions:
        return "place", f"“{before}” stands before it"
    if segment.tokens[0].text.isupper() and len(word) > 1:
        return "place", "it begins a dateline"
    if word in known.given:
        return "person", "a given name"
    return "organisation", _DEFAULT


def _dateline(text: str, segment: Segment) -> bool:
    """Whether a paragraph begins with the name, in capitals, and a date, a bracket or a dash follows."""
    begins = segment.start == 0 or text[segment.start - 1] == "\n"
    return begins and _DATELINE.match(text, segment.end) is not None


def _like_surname(word: str, known: Words) -> bool:
    return not word.isupper() and not known.is_everyday(word.lower())


def _is_called_place(text: str, segment: Segment, after: str | None, known: Words) -> bool:
    """`the town of Bakhmut`, `the Rafah crossing`."""
    if after in known.place_followers:
        return True
    noun = _PLACE_BEFORE.search(text, max(0, segment.start - 30), segment.start)
    return noun is not None and noun[1] in known.place_nouns
