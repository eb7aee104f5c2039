"""What kind of thing an unknown name is: by its words, and by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from builder.annotate.name_evidence import NONE, STRONG, TITLED, WEAK, Sign, Surroundings, has_age, hints
from builder.annotate.name_heads import by_first_word, by_words_of
from builder.annotate.name_short import shorter

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from builder.annotate.name_wording import Segment, Wording
    from builder.annotate.name_words import Words
    from builder.model import EntityType

_FRONT = re.compile(r"\w+-[ei]-[A-Z]\w+")  # Jamaat-e-Islami
_CAPITALS = re.compile(r"[A-Z]{2}")
_MODEL = re.compile(r"[A-Z]{1,4}[a-z]?-\d{1,3}[A-Z]?s?")
_DATELINE = re.compile(
    r"(?: ?, [^\W\d_]+(?: [^\W\d_]+)?)?(?:, [^\W\d_.]{3,9}\.? \d{1,2}\b| \([^\W\d_]+\)| (?:--?|[–—]) | \d{4}-\d\d-\d\d)"
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
_OFTEN, _SHARE = 5, 5  # a place that is named so often has a preposition of place before it once in so many times
_MANY = 4  # words of an unknown person's name
_FEW = 3  # words of a name that the words around it speak for
_DEFAULT = Sign("organisation", "capitalised", NONE)
_COUNTRY = Sign("place", "the name of a country or region", WEAK)
_TOWN = Sign("place", "the name of a town", WEAK)
_LISTED = (_COUNTRY, _TOWN)
_GIVEN = "a given name"
_NO_WORD = "its last word is no everyday word"
_PRIOR = (_TOWN.why, _GIVEN)  # what the name alone tells: it counts once, however often the name stands there
_SHORTENED: Mapping[EntityType, Callable[[Words], frozenset[str]]] = {  # words that a short form leaves out
    "organisation": lambda known: known.organisation,
    "place": lambda known: known.place | known.place_after,
}


def types(text: str, found: Sequence[Segment], known: Words, language: str) -> list[tuple[EntityType, str]]:
    """For each name its type and the evidence for it; the same words have one type throughout the article."""
    typer = _Typer(text, found, known, language)
    return typer.settled(typer.in_lists(typer.signs()))


class _Typer:
    def __init__(self, text: str, found: Sequence[Segment], known: Words, language: str) -> None:
        self.text, self.found, self.known = text, found, known
        self.hints = hints(language)
        self.names = [segment.wording.name for segment in found]
        self.results = _results(text)

    def signs(self) -> list[Sign]:
        """For each name the best sign, from itself and its surroundings."""
        return [self._sign(segment) for segment in self.found]

    def _sign(self, segment: Segment) -> Sign:
        start, end, wording = segment
        if wording.work:
            return Sign("work", "a title in quotation marks")
        if wording.titled and not self._is_government(wording):
            return Sign("person", "a title stands before it", TITLED)
        if wording.first.given:
            return Sign("person", f"“{wording.first.text}” is a given name before a surname")
        if has_age(self.text, end):
            return Sign("person", "an age stands behind it")
        words, known = wording.words, self.known
        several = len(words) > 1
        if several and words[-1].isdigit():
            body = words[-2] in known.organisation
            return Sign("organisation" if body else "other", f"“{words[-2]}” with a number")
        around = Surroundings(self.text, start, end, known, self.hints)
        if wording.name in known.countries or (not several and wording.first.text in known.countries):
            return around.somewhere() or _COUNTRY
        if wording.name in known.cities:
            return self._team(segment, around) or around.somewhere() or _TOWN
        by_words = by_words_of(wording, around) if several else None
        if by_words is not None and by_words.weight == STRONG:
            named = around.person() if len(words) == 2 else None
            return named if named is not None and named.weight == STRONG else by_words
        return self._by_context(segment, words, around, by_words)

    def _is_government(self, wording: Wording) -> bool:
        """Whether the title is that of whom a body is called after: `President [Orvel Administration]`."""
        last, known = wording.words[-1], self.known
        person = last in known.surnames or last in known.surnames_too or last in known.place
        return len(wording.words) > 1 and last in known.organisation and not person

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
        return around.team() if len(segment.wording.tokens) == 1 else None

    def _in_result(self, segment: Segment) -> bool:
        at = bisect_right(self.results, (segment.start, len(self.text))) - 1 if self.results else -1
        return at >= 0 and self.results[at][1] >= segment.end

    def _led(self, segment: Segment) -> bool:
        """Whether the name begins with a particle that only people's names have: `von der Leyen`."""
        first = segment.wording.first
        return first.link.partition(" ")[0] in self.known.person_particles and self.text[segment.start].islower()

    def _several(self, segment: Segment, words: Sequence[str], around: Surroundings) -> Sign:
        first = by_first_word(words, self.known)
        if first:
            return first
        somewhere = around.somewhere() if len(words) < 3 else None
        if somewhere:
            return somewhere
        if words[0] in self.known.person_starts:
            return Sign("person", f"begins with “{words[0]}”", WEAK)
        plain = any(word.lower() in self.known.everyday for word in words[:-1])
        if _like_surname(segment.wording.last.text, self.known) and (
            len(words) == 2 or (len(words) <= _MANY and not plain)
        ):
            return Sign("person", _NO_WORD, WEAK)
        return _DEFAULT

    def _single(self, segment: Segment, word: str, around: Surroundings) -> Sign:
        capitals = segment.wording.first.text.isupper() and len(word) > 1 and not self._in_capitals(segment)
        if _MODEL.fullmatch(word):
            return Sign("other", "letters and a number")
        if _FRONT.fullmatch(word):
            return Sign("organisation", "the Persian “of” in it")
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
            return Sign("person", _GIVEN, WEAK)
        return around.hinted() or _DEFAULT

    def _in_capitals(self, segment: Segment) -> bool:
        """Whether the whole line is in capitals."""
        if not segment.wording.headline:
            return False
        end = self.text.find("\n", segment.end)
        return self.text[self.text.rfind("\n", 0, segment.start) + 1 : None if end < 0 else end].isupper()

    def in_lists(self, signs: list[Sign]) -> list[Sign]:
        """`signs`, in which names without one take that of their neighbours: `Orvo, Lucca and Pisa`, `Orvo, Italy`."""
        unsaid = [at for at, sign in enumerate(signs) if sign.weight == NONE]
        for at in (*unsaid, *reversed(unsaid)):
            if signs[at].weight == NONE:
                beside = next((b for b in (at - 1, at + 1) if self._listed(signs, at, b)), None)
                if beside is not None:
                    signs[at] = Sign(signs[beside].kind, "it stands in a list with others", WEAK)
        for at, sign in enumerate(signs):
            if sign.why is _NO_WORD and at > 1 and self._ends_places(signs, at):
                signs[at] = Sign("place", "it ends a list of places", WEAK)
        return signs

    def _ends_places(self, signs: Sequence[Sign], at: int) -> bool:
        """Whether two places or more stand before it in a list: `Orvo, Lucca and Akvo Meskel`."""
        if not (self.known.cities.isdisjoint(self.names[at].split()) and self._listed(signs, at, at - 1)):
            return False
        both = signs[at - 1].kind == signs[at - 2].kind == "place" and self._listed(signs, at - 1, at - 2)
        return both and " and " in self.text[self.found[at - 1].end : self.found[at].start]

    def _listed(self, signs: Sequence[Sign], at: int, beside: int) -> bool:
        if not 0 <= beside < len(signs) or signs[beside].weight == NONE:
            return False
        end, start = self.found[min(at, beside)].end, self.found[max(at, beside)].start
        between = _BETWEEN.match(self.text, end) if start - end <= _LONGEST_BETWEEN else None
        listed = between is not None and between.end() == start
        return listed and not self.text.startswith(_POSSESSIVE, self.found[max(at, beside)].end)

    def settled(self, signs: Sequence[Sign]) -> list[tuple[EntityType, str]]:
        """One type for all mentions of the same words: that with most evidence; part of a person's name is a person."""
        votes: dict[str, dict[EntityType, int]] = defaultdict(dict)
        reasons: dict[tuple[str, EntityType], str] = {}
        for name, segment, (kind, why, weight) in zip(self.names, self.found, signs, strict=True):
            for voted in (name, short) if (short := self._short_of(segment.wording, kind)) else (name,):
                if why in _PRIOR and kind in votes[voted]:
                    continue
                there = votes[voted]
                there[kind] = there.get(kind, 0) + weight
                if (weight != NONE or voted is short) and (voted, kind) not in reasons:
                    reasons[voted, kind] = f"short for {name}" if voted is short else why
        for name, times in Counter(self.names).items():
            place = 0 if name in self.known.cities else votes[name].get("place", 0)
            if times >= _OFTEN and 0 < _SHARE * place < times:
                votes[name] = {**votes[name], "organisation": max(1, votes[name].get("organisation", 0)), "place": 0}
                reasons.setdefault((name, "organisation"), "capitalised, and seldom where places stand")
        parts = self._parts(signs) | self._longer(signs)
        return [
            ("person", "it shares words with the name of a person in the article")
            if name in parts and not _is_body(votes[name])
            else _best(name, sign, votes[name], reasons)
            for name, sign in zip(self.names, signs, strict=True)
        ]

    def _longer(self, signs: Sequence[Sign]) -> set[str]:
        """Long names of which nothing is known but that a person has their last words: `Maung Tin Hla Kyi`."""
        unknown = {name for name, sign in zip(self.names, signs, strict=True) if sign.weight == NONE and " " in name}
        if not unknown:
            return unknown
        people = {name for name, sign in zip(self.names, signs, strict=True) if sign.kind == "person" and " " in name}
        return {name for name in unknown if not people.isdisjoint(shorter(name)[:-1])}

    def _short_of(self, wording: Wording, kind: EntityType) -> str:
        """The name without the word for its kind: `Volta` of `Volta Motors`, `Anhui` of `Anhui Province`."""
        if len(wording.words) < 2 or kind not in _SHORTENED:
            return ""
        if kind not in wording.shorts:
            wording.shorts[kind] = _short(wording, self.known, _SHORTENED[kind](self.known))
        return wording.shorts[kind]

    def _parts(self, signs: Sequence[Sign]) -> set[str]:
        """The first words and surnames of the people in the article; of words that name places as well, only
        surnames, and only where nothing in the article speaks for the place.
        """
        known = self.known
        several = zip(self.found, self.names, signs, strict=True)
        people = {name for found, name, sign in several if sign.kind == "person" and len(found.wording.tokens) > 1}
        shorts = [shorter(name) for name in people]
        surnames = {part for short in shorts for part in short[:-1]}
        firsts = {short[-1] for short in shorts}
        parts = surnames | firsts
        places = {part for part in parts if part in known.countries or part in known.cities}
        if not places:
            return parts
        there = {name for name, s in zip(self.names, signs, strict=True) if s.kind == "place" and s not in _LISTED}
        there |= {place for segment in self.found if (place := known.demonyms.get(segment.wording.first.text))}
        return (surnames | (firsts - places)) - (places & there)


def _short(wording: Wording, known: Words, kinds: Container[str]) -> str:
    words = wording.words
    if words[-1] not in kinds or any(token.link for token in wording.tokens):
        return ""
    rest = (word for word in words[1:] if word not in kinds and word.lower() not in known.everyday)
    short = words[0]
    if next(rest, None) is not None:
        return ""
    known_otherwise = short in known.countries or short in known.cities or short in known.demonyms
    return "" if known_otherwise or short.lower() in known.everyday else short


def _is_body(votes: Mapping[EntityType, int]) -> bool:
    return votes.get("organisation", 0) >= max(STRONG, votes.get("person", 0) + 1)


def _best(
    name: str, sign: Sign, votes: Mapping[EntityType, int], reasons: Mapping[tuple[str, EntityType], str]
) -> tuple[EntityType, str]:
    if len(votes) == 1:
        return sign[:2]
    best, count = max(votes.items(), key=lambda item: item[1])
    if not count or best == sign.kind:
        return sign[:2]
    return best, f"elsewhere in the article: {reasons[name, best]}"


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
