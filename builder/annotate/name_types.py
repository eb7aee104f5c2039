"""What kind of thing an unknown name is: by its words, and by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import compress
from typing import TYPE_CHECKING

from builder.annotate.name_evidence import NONE, STRONG, WEAK, Sign, Surroundings, has_age, hints
from builder.annotate.name_heads import by_first_word, by_words_of
from builder.annotate.name_short import shorter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.annotate.name_segments import Segment
    from builder.annotate.name_words import Words
    from builder.model import EntityType

_CAPITALS = re.compile(r"[A-Z]{2}")
_MODEL = re.compile(r"[A-Z]{1,4}[a-z]?-\d{1,3}[A-Z]?s?")
_DATELINE = re.compile(
    r"(?: ?, [^\W\d_]+(?: [^\W\d_]+)?)?(?:, [^\W\d_.]{3,9}\.? \d{1,2}\b| \([^\W\d_]+\)| [-–—] | \d{4}-\d\d-\d\d)"
)
_BETWEEN = re.compile(r" ?, | ?,? (?:and|or) ")
_LONGEST_BETWEEN = len(" , and ")
_TEAM = r"(?:[^\W\da-z_][\w.'’&-]* ){1,4}"
_RESULT = re.compile(rf"{_TEAM}\d{{1,3}}(?: \([^)\n]*\))?,? {_TEAM}\d{{1,3}}\b(?!,\d)[^\d\n]{{0,40}}")
_STANDING = re.compile(rf"{_TEAM}(?:[-.\d/]+ ){{3,12}}")
_FIXTURE = re.compile(rf"{_TEAM}v\.? {_TEAM}")
_RESULTS = (_RESULT, _STANDING, _FIXTURE)
_LINE = 100  # characters of a line that may be a result
_LONG = 4  # letters from which a word in capitals may be no abbreviation
_POSSESSIVE = ("'s", "’s")
_MANY = 4  # words of an unknown person's name
_FEW = 3  # words of a name that the words around it speak for
_DEFAULT = Sign("organisation", "capitalised", NONE)
_COUNTRY = Sign("place", "the name of a country or region", WEAK)
_TOWN = Sign("place", "the name of a town", WEAK)
_LISTED = (_COUNTRY, _TOWN)


def types(text: str, found: Sequence[Segment], known: Words, language: str) -> list[tuple[EntityType, str]]:
    """For each name its type and the evidence for it; the same words have one type throughout the article."""
    typer = _Typer(text, found, known, language)
    return typer.settled(typer.in_lists(typer.signs()))


class _Typer:
    def __init__(self, text: str, found: Sequence[Segment], known: Words, language: str) -> None:
        self.text, self.found, self.known = text, found, known
        self.hints = hints(language)
        self.words = [_usual(segment) for segment in found]
        self.names = [" ".join(words) for words in self.words]
        self.results = _results(text)
        self.kinds = {"organisation": known.organisation, "place": known.place | known.place_after}

    def signs(self) -> list[Sign]:
        """For each name the best sign, from itself and its surroundings."""
        return [self._sign(*name) for name in zip(self.found, self.words, self.names, strict=True)]

    def _sign(self, segment: Segment, words: Sequence[str], joined: str) -> Sign:
        if segment.work:
            return Sign("work", "a title in quotation marks")
        if segment.titled:
            return Sign("person", "a title stands before it")
        if segment.tokens[0].given:
            return Sign("person", f"“{segment.tokens[0].text}” is a given name before a surname")
        if has_age(self.text, segment.end):
            return Sign("person", "an age stands behind it")
        if len(words) > 1 and words[-1].isdigit():
            body = words[-2] in self.known.organisation
            return Sign("organisation" if body else "other", f"“{words[-2]}” with a number")
        around = Surroundings(self.text, segment.start, segment.end, self.known, self.hints)
        if joined in self.known.countries or (len(words) == 1 and segment.tokens[0].text in self.known.countries):
            return around.somewhere() or _COUNTRY
        if joined in self.known.cities:
            return self._team(segment, around) or around.somewhere() or _TOWN
        by_words = by_words_of(segment, words, self.known, around) if len(words) > 1 else None
        if by_words is not None and by_words.weight == STRONG:
            named = around.person() if len(words) == 2 else None
            return named if named is not None and named.weight == STRONG else by_words
        return self._by_context(segment, words, around, by_words)

    def _by_context(self, segment: Segment, words: Sequence[str], around: Surroundings, weak: Sign | None) -> Sign:
        by_context = self._team(segment, around) or (around.sign() if len(words) <= _FEW else None) or weak
        if by_context is not None:
            return by_context
        if self._led(segment):
            return Sign("person", "a particle begins it", WEAK)
        return self._several(segment, words, around) if len(words) > 1 else self._single(segment, words[0], around)

    def _team(self, segment: Segment, around: Surroundings) -> Sign | None:
        if self._in_result(segment):
            return Sign("organisation", "it stands in a result")
        return around.team() if len(segment.tokens) == 1 else None

    def _in_result(self, segment: Segment) -> bool:
        at = bisect_right(self.results, (segment.start, len(self.text))) - 1 if self.results else -1
        return at >= 0 and self.results[at][1] >= segment.end

    def _led(self, segment: Segment) -> bool:
        """Whether the name begins with a particle that only people's names have: `von der Leyen`."""
        first = segment.tokens[0]
        return first.link.partition(" ")[0] in self.known.person_particles and self.text[first.start].islower()

    def _several(self, segment: Segment, words: Sequence[str], around: Surroundings) -> Sign:
        first = by_first_word(words, self.known)
        if first:
            return first
        somewhere = around.somewhere() if len(words) < 3 else None
        if somewhere:
            return somewhere
        plain = any(word.lower() in self.known.everyday for word in words[:-1])
        if _like_surname(segment.tokens[-1].text, self.known) and (
            len(words) == 2 or (len(words) <= _MANY and not plain)
        ):
            return Sign("person", "its last word is no everyday word", WEAK)
        return _DEFAULT

    def _single(self, segment: Segment, word: str, around: Surroundings) -> Sign:
        capitals = segment.tokens[0].text.isupper() and len(word) > 1 and not self._in_capitals(segment)
        if _MODEL.fullmatch(word):
            return Sign("other", "letters and a number")
        if capitals and not _dateline(self.text, segment):
            return Sign("organisation", "an abbreviation in capitals", WEAK)
        if word in self.known.organisation:
            return Sign("organisation", "a word for a body", WEAK)
        if word in self.known.other:
            return Sign("other", "a word for no person, body or place", WEAK)
        somewhere = around.somewhere()
        if somewhere:
            return somewhere
        if capitals:
            return Sign("place", "it begins a dateline", WEAK)
        if word in self.known.given and not around.the:
            return Sign("person", "a given name", WEAK)
        return around.hinted() or _DEFAULT

    def _in_capitals(self, segment: Segment) -> bool:
        """Whether the whole line is in capitals."""
        if not segment.headline:
            return False
        end = self.text.find("\n", segment.end)
        return self.text[self.text.rfind("\n", 0, segment.start) + 1 : None if end < 0 else end].isupper()

    def in_lists(self, signs: list[Sign]) -> list[Sign]:
        """`signs`, in which names without one take that of their neighbours: `Orvo, Lucca and Pisa`, `Orvo, Italy`."""
        for at in (*range(1, len(signs)), *range(len(signs) - 2, -1, -1)):
            if signs[at].weight == NONE:
                beside = next((b for b in (at - 1, at + 1) if self._listed(signs, at, b)), None)
                if beside is not None:
                    signs[at] = Sign(signs[beside].kind, "it stands in a list with others", WEAK)
        return signs

    def _listed(self, signs: Sequence[Sign], at: int, beside: int) -> bool:
        if not 0 <= beside < len(signs) or signs[beside].weight == NONE:
            return False
        end, start = self.found[min(at, beside)].end, self.found[max(at, beside)].start
        between = _BETWEEN.match(self.text, end) if start - end <= _LONGEST_BETWEEN else None
        listed = between is not None and between.end() == start
        owner = beside > at and self.text.startswith(_POSSESSIVE, self.found[beside].end)
        return listed and not owner

    def settled(self, signs: Sequence[Sign]) -> list[tuple[EntityType, str]]:
        """One type for all mentions of the same words: that with most evidence; part of a person's name is a person."""
        votes: dict[str, dict[EntityType, int]] = {name: {} for name in self.names}
        reasons: dict[tuple[str, EntityType], str] = {}
        for name, segment, words, sign in zip(self.names, self.found, self.words, signs, strict=True):
            kind, why, weight = sign
            votes[name][kind] = votes[name].get(kind, 0) + weight
            if weight != NONE:
                reasons.setdefault((name, kind), why)
            short = self._short_of(segment, words, kind)
            if short:
                of_short = votes.setdefault(short, {})
                of_short[kind] = of_short.get(kind, 0) + weight
                reasons.setdefault((short, kind), f"short for {name}")
        parts = self._parts(signs) | self._longer(signs)
        return [
            ("person", "it shares words with the name of a person in the article")
            if name in parts and not _is_body(votes[name])
            else _best(name, sign, votes[name], reasons)
            for name, sign in zip(self.names, signs, strict=True)
        ]

    def _longer(self, signs: Sequence[Sign]) -> set[str]:
        """Long names of which nothing is known but that a person has their last words: `Maung Tin Hla Kyi`."""
        people = {name for name, sign in zip(self.names, signs, strict=True) if sign.kind == "person" and " " in name}
        unknown = {name for name, sign in zip(self.names, signs, strict=True) if sign.weight == NONE and " " in name}
        return {name for name in unknown if not people.isdisjoint(shorter(name)[:-1])}

    def _short_of(self, segment: Segment, words: Sequence[str], kind: EntityType) -> str:
        """The name without the word for its kind: `Volta` of `Volta Motors`, `Anhui` of `Anhui Province`."""
        known = self.known
        kinds = self.kinds.get(kind)
        if kinds is None or len(words) < 2 or words[-1] not in kinds or any(token.link for token in segment.tokens):
            return ""
        rest = (word for word in words[1:] if word not in kinds and word.lower() not in known.everyday)
        short = words[0]
        if next(rest, None) is not None:
            return ""
        known_otherwise = short in known.countries or short in known.cities or short in known.demonyms
        return "" if known_otherwise or short.lower() in known.everyday else short

    def _parts(self, signs: Sequence[Sign]) -> set[str]:
        """The first words and surnames of the people in the article; of words that name places as well, only
        surnames, and only where nothing in the article speaks for the place.
        """
        known = self.known
        several = zip(self.words, self.names, signs, strict=True)
        people = {name for words, name, sign in several if sign.kind == "person" and len(words) > 1}
        shorts = [shorter(name) for name in people]
        surnames = {part for short in shorts for part in short[:-1]}
        firsts = {short[-1] for short in shorts}
        places_there = (sign.kind == "place" and sign not in _LISTED for sign in signs)
        there = set(compress(self.names, places_there))
        there |= {place for segment in self.found for place in (known.demonyms.get(segment.tokens[0].text),) if place}
        places = {p for p in surnames | firsts if p in known.countries or p in known.cities}
        return (surnames | (firsts - places)) - {place for place in places if place in there}


def _is_body(votes: Mapping[EntityType, int]) -> bool:
    return votes.get("organisation", 0) >= max(STRONG, votes.get("person", 0) + 1)


def _best(
    name: str, sign: Sign, votes: Mapping[EntityType, int], reasons: Mapping[tuple[str, EntityType], str]
) -> tuple[EntityType, str]:
    best, count = (sign.kind, 1) if len(votes) == 1 else max(votes.items(), key=lambda item: item[1])
    if not count or best == sign.kind:
        return sign[:2]
    return best, f"elsewhere in the article: {reasons[name, best]}"


def _usual(segment: Segment) -> list[str]:
    """The words of a name as a sentence has them, where they may be in capitals for a headline's or dateline's sake."""
    words = [token.text for token in segment.tokens]
    several = len(words) > 1 and all(map(str.isupper, words))
    return [_lowered(word, several) if word[-1] == "." or word.isupper() else word for word in words]


def _lowered(word: str, several: bool) -> str:
    if word[-1] == "." and len(word) > len("J.") and word.count(".") == 1:
        word = word[:-1]
    return word.title() if (several or len(word) >= _LONG) and word.isupper() and "." not in word else word


def _dateline(text: str, segment: Segment) -> bool:
    """Whether a paragraph begins with the name, in capitals, and a date, a bracket or a dash follows."""
    begins = segment.start == 0 or text[segment.start - 1] == "\n"
    return begins and _DATELINE.match(text, segment.end) is not None


def _like_surname(word: str, known: Words) -> bool:
    return not _CAPITALS.search(word) and not known.is_everyday(word.lower())


def _results(text: str) -> list[tuple[int, int]]:
    """The lines of `text` that are scores, fixtures or rows of a table of teams: `Orvo 3 Lucca 1`."""
    found, start = [], 0
    for line in text.split("\n"):
        if 5 < len(line) <= _LINE and any(p.fullmatch(f"{line} ") for p in _RESULTS):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found
