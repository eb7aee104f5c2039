"""What kind of thing an unknown name is: by its words, and by the words around it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.name_segments import Segment
    from builder.annotate.name_words import Words
    from builder.model import EntityType

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0](?:the )?$")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
_AGE = re.compile(r" ?[,(] ?\d\d\b ?[,)]")


def types(text: str, found: Sequence[Segment], known: Words) -> list[tuple[EntityType, str]]:
    """For each name its type and the evidence for it; the same words have one type throughout the article."""
    first = [_by_words(segment, known) or _by_context(text, segment, known) for segment in found]
    surnames = {s.tokens[-1].text for s, kind in zip(found, first, strict=True) if kind[0] == "person" and len(s.tokens) > 1}
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    names = [text[s.start : s.end] for s in found]
    for name, (kind, why) in zip(names, first, strict=True):
        votes[name][kind] += 1 if why != _DEFAULT else 0
    settled: list[tuple[EntityType, str]] = []
    for name, segment, (kind, why) in zip(names, found, first, strict=True):
        if len(segment.tokens) == 1 and name in surnames and kind != "place":
            settled.append(("person", "the surname of a person in the article"))
        else:
            best, count = votes[name].most_common(1)[0]
            settled.append((best, why) if count else (kind, why))
    return settled


_DEFAULT = "capitalised"


def _by_words(segment: Segment, known: Words) -> tuple[EntityType, str] | None:
    words = [token.text for token in segment.tokens]
    if segment.titled:
        return "person", "a title stands before it"
    joined = " ".join(words)
    if joined in known.countries or joined.title() in known.countries:
        return "place", "the name of a country or region"
    if joined in known.cities:
        return "place", "the name of a town"
    for sign, kind in ((known.organisation, "organisation"), (known.other, "other"), (known.place, "place")):
        if len(words) > 1 and (words[-1] in sign or words[0] in sign and segment.tokens[1].link):
            return kind, f"its word {words[-1]!r}"
    if len(words) > 1 and (words[0] in known.given or words[0].endswith(".") and len(words[0]) < 5):
        return "person", f"begins with the given name {words[0]!r}"
    if words[0] in known.place_before and len(words) > 1:
        return "place", f"begins with {words[0]!r}"
    return None


def _by_context(text: str, segment: Segment, known: Words) -> tuple[EntityType, str]:
    words = [token.text for token in segment.tokens]
    if _AGE.match(text, segment.end):
        return "person", "an age stands behind it"
    after = _WORD_AFTER.match(text, segment.end)
    if len(words) < 3 and after and after[1] in known.person_verbs and not words[0].isupper():
        return "person", f"{after[1]!r} stands behind it"
    before = _WORD_BEFORE.search(text, max(0, segment.start - 30), segment.start)
    if len(words) == 1 and len(words[0]) > 1 and words[0].isupper():
        return "organisation", "an abbreviation in capitals"
    if len(words) < 3 and before and before[1] in known.place_prepositions:
        return "place", f"{before[1]!r} stands before it"
    if len(words) in (2, 3) and not any(word.lower() in known.everyday for word in words):
        return "person", "two words that are no everyday words"
    if words[0] in known.given or words[0] in known.surnames:
        return "person", "a given name or surname"
    return ("organisation", _DEFAULT) if len(words) > 1 else ("other", _DEFAULT)
