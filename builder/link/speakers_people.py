"""The people of an article, as far as it takes to tell whom a pronoun or a description of a speaker means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from builder.languages import table
from builder.link.speakers_described import descriptions, only
from builder.link.speakers_titles import Titles
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, AuthorityFiles, Findings, FoundQuote, FoundStatement, Mention, Span

Pronoun = Literal["he", "she", "they"]

_SENTENCES_BACK = 8
_STRANGERS_BACK = 3  # sentences
_LONGEST_RELATIVE = 12  # code points
_LONGEST_DESCRIPTION = 40  # code points
_LONGEST_ARTICLE = 5  # code points, with the blank behind it
_WORDS_DESCRIBING = 3
_WORD = re.compile(r"[^\W\d_]+")
_BEHIND = re.compile(r"['’]s?\b|['’](?=\s)")
_APPOSITION = re.compile(r",\s+(?:an?|the|his|her)\s+([^,.;\n]{2,60})")

# How much speaks for a person as the one a pronoun means. Sentences away count against; the rest for or against.
_PER_SENTENCE = 1.0
_SUBJECT = 1.0
_WAS_SPEAKING = 2.0
_FITS_KNOWN = 0.5
_POSSESSIVE = -0.7


@dataclass(frozen=True, slots=True)
class _Lists:
    """The language's table, as sets."""

    pronouns: dict[str, str]
    honorifics: dict[str, Pronoun]
    nouns: dict[str, Pronoun]
    given: dict[str, Pronoun]
    generic: frozenset[str]
    posts: frozenset[str]
    joints: frozenset[str]
    one_person: frozenset[str]
    object_relatives: frozenset[str]
    indefinite: frozenset[str]
    stranger: re.Pattern[str]


def _stranger(articles: Sequence[str], nouns: Sequence[str]) -> re.Pattern[str]:
    """The pattern of somebody without a name: `a young woman`."""
    return re.compile(rf"\b(?:{'|'.join(articles)})\s(?:[\w-]+\s){{0,2}}?(?P<noun>{'|'.join(nouns)})\b", re.IGNORECASE)


@cache
def _lists(language: str) -> _Lists:
    read = table("speech_people", language)
    return _Lists(
        pronouns=read["pronouns"],
        honorifics=read["honorifics"],
        nouns={noun: pronoun for pronoun, nouns in read["nouns"].items() for noun in nouns},
        given={name: pronoun for pronoun, names in read["given"].items() for name in names},
        generic=frozenset(read["generic"]),
        posts=frozenset((*read["generic"], *table("speech_words", language)["titles"])),
        joints=frozenset(table("speech_words", language)["joints"]),
        one_person=frozenset(read["one_person"]),
        object_relatives=frozenset(read["object_relatives"]),
        indefinite=frozenset(read["indefinite"]),
        stranger=_stranger(read["indefinite"], [noun for nouns in read["nouns"].values() for noun in nouns]),
    )


class People:
    """Everybody whom the article names outside its quotations, and who was speaking last."""

    def __init__(
        self, article: Article, findings: Findings, mentions: Sequence[Mention], authority: AuthorityFiles
    ) -> None:
        self.text = article.text
        self.lists = _lists(article.language)
        self.descriptions = descriptions(article.language)
        self.authority = authority
        self.block_starts = [block.start for block in article.blocks]
        self.mentions = mentions
        self.starts = [m.start for m in mentions]
        spans = [s for b in article.blocks for s in sentences(article.text, b.start, b.end, article.language)]
        self.sentence_starts = [start for start, _ in spans]
        self.openings = frozenset(self.sentence_starts)
        quotes = [q for q in findings.quotes if q.type != "scare"]
        self.quote_starts = [q.start for q in quotes]
        self.quote_ends = [q.end for q in quotes]
        self.people = [
            m for m in mentions if m.type == "person" and m.form != "demonym" and m.entity and self._outside(m)
        ]
        self.people_starts = [m.start for m in self.people]
        self.contents: dict[int, list[tuple[int, int]]] = {}  # what is said, by where the words for its speaker stand
        everything: list[FoundQuote | FoundStatement] = [*findings.quotes, *findings.statements]
        for said in everything:
            if said.speaker is not None:
                self.contents.setdefault(said.speaker.start, []).append((said.start, said.end))
        self.titles = Titles(article, self.people)
        self.pronouns: dict[str, Pronoun] = {}
        self.spoken: list[tuple[int, Mention]] = []
        self.unknown_spoke = (
            -_SENTENCES_BACK
        )  # in which sentence somebody was speaking of whom only a description is known
        for mention in self.people:
            self._read_pronoun(mention)

    def pronoun(self, words: Span) -> str | None:
        """The pronoun that the words are, in its plain form; None if they are no pronoun."""
        return self.lists.pronouns.get(words.text.casefold())

    def mention(self, words: Span) -> Mention | None:
        """The mention that the words end with, or the description that overlaps them."""
        at = bisect_left(self.starts, words.end) - 1
        while at >= 0 and self.mentions[at].end > words.start:
            mention = self.mentions[at]
            if mention.form == "descriptor" or (mention.form == "name" and mention.end >= words.end):
                return mention
            at -= 1
        return None

    def are_several(self, words: Span) -> bool:
        """Whether the words are of more than one speaker: a name, and others joined to it."""
        inside = self.mentions[bisect_left(self.starts, words.start) : bisect_left(self.starts, words.end)]
        rest = words.text
        for mention in inside:
            if mention.end <= words.end:
                rest = rest.replace(mention.text, " ", 1)
        return len(rest) < len(words.text) and not self.lists.joints.isdisjoint(_WORD.findall(rest.casefold()))

    def titled(self, words: Span) -> Mention | None:
        """The only person to whom the article gives the post that the words are: `the premier`."""
        return self.titles.bearer(words.text)

    def looks_like_name(self, words: Span) -> bool:
        """Whether every long word is capitalised and no determiner opens it, as in a name that no finder knew; one word
        that opens a sentence tells nothing.
        """
        found = _WORD.findall(words.text)
        if not found or found[0].casefold() in self.lists.one_person or self._is_title(words):
            return False
        if self._is_described(words):
            return False
        at = bisect_left(self.starts, words.start)
        if at < len(self.mentions) and self.mentions[at].start < words.end and self.mentions[at].form == "demonym":
            return False
        alone = len(found) == 1 and words.start in self.openings
        return not alone and all(word[0].isupper() for word in found if len(word) > 3)

    def _is_title(self, words: Span) -> bool:
        return self.titles.titles.issuperset(words.text.casefold().split())

    def described(self, words: Span) -> Mention | None:
        """Whoever was speaking in the last sentences, if the words describe a speaker in general, `the expert`; or else
        the only person whom the paragraph names before a post that the article has not mentioned: `the prime minister`.
        """
        low = words.text.casefold().split()
        alone = self._only_one_before(words, low)
        if alone is not None:
            return alone
        if self._is_described(words):
            return self._only_person_near(words)
        if len(low) != 2 or low[0] != "the" or low[1] not in self.lists.generic:
            return None
        if not self.spoken:
            return None
        place, person = self.spoken[-1]
        if self.unknown_spoke > place:
            return None
        own, wanted = self._own_pronoun(person), self.lists.nouns.get(low[1])
        near = self._sentence(words.start) - place <= _SENTENCES_BACK
        return person if near and person.type == "person" and (own is None or wanted in (None, own)) else None

    def _is_described(self, words: Span) -> bool:
        """Whether the words, with the article before them, describe one person: `the Englishman`."""
        before = self.text[max(0, words.start - _LONGEST_ARTICLE) : words.start].split()
        own = words.text.split()
        described = [*before[-1:], *own] if len(own) == 1 else own
        return self.descriptions.is_of_person(described, self._demonyms(words))

    def _only_person_near(self, words: Span) -> Mention | None:
        """The only person whom the last sentences name or let speak, if the words were nobody else's before."""
        if self._is_taken(words):
            return None
        here = self._sentence(words.start)
        first = self.sentence_starts[max(0, here - _SENTENCES_BACK)]
        named = self.people[bisect_left(self.people_starts, first) : bisect_left(self.people_starts, words.start)]
        named = [person for person in named if not self._is_spoken_of(person, words)]
        spoken = [person for place, person in self.spoken if here - place <= _SENTENCES_BACK]
        if self.spoken and self.unknown_spoke > self.spoken[-1][0]:
            return None
        person = only([*named, *spoken])
        own = self._own_pronoun(person) if person is not None and person.type == "person" else None
        ending = "she" if words.text.endswith("woman") else "he" if words.text.endswith("man") else own
        return person if person is not None and person.type == "person" and own in (None, ending) else None

    def body(self, words: Span) -> Mention | None:
        """The organisation that the words describe: `the company`."""
        body = self.descriptions.body(words.text.split())
        if body is None or self._is_taken(words):
            return None
        here = self.sentence_starts[max(0, self._sentence(words.start) - _STRANGERS_BACK)]
        named = self.mentions[: bisect_left(self.starts, words.start)]
        bodies = [m for m in named if m.type == "organisation" and m.form == "name" and self._outside(m)]
        return self.descriptions.meant(body, bodies, [mention for mention in bodies if mention.start >= here])

    def _is_taken(self, words: Span) -> bool:
        """Whether the last of the words first stands in the article as a stranger's: `a Norwegian engineer`."""
        first = self._first_use.get(_WORD.findall(words.text.casefold())[-1], words.end)
        return first < words.start and self._is_stranger(first)

    def _demonyms(self, words: Span) -> frozenset[str]:
        inside = self.mentions[bisect_left(self.starts, words.start) : bisect_left(self.starts, words.end)]
        return frozenset(mention.text for mention in inside if mention.form == "demonym")

    def _only_one_before(self, words: Span, low: list[str]) -> Mention | None:
        if len(low) < 2 or low[0] != "the" or low[-1] not in self.lists.posts or words.start not in self.openings:
            return None
        if self._demonyms(words):
            return None  # whose leader the others are is not known
        block = self.block_starts[bisect_right(self.block_starts, words.start) - 1]
        before = self.people[bisect_left(self.people_starts, block) : bisect_left(self.people_starts, words.start)]
        first = self._first_use.get(low[-1], words.end)
        known = first < block or (first < words.start and self._is_stranger(first))
        return before[0] if not known and len({person.entity for person in before}) == 1 else None

    def _is_stranger(self, post: int) -> bool:
        """Whether the post that stands there is somebody's who is mentioned for the first time: `a local teacher`."""
        before = _WORD.findall(self.text, max(0, post - _LONGEST_DESCRIPTION), post)
        return not self.lists.indefinite.isdisjoint(word.casefold() for word in before[-_WORDS_DESCRIBING:])

    @cached_property
    def _first_use(self) -> dict[str, int]:
        """Where each word of the article stands first."""
        found: dict[str, int] = {}
        for match in _WORD.finditer(self.text):
            found.setdefault(match.group().casefold(), match.start())
        return found

    def antecedent(self, words: Span, pronoun: str) -> Mention | None:
        """The person whom the pronoun most likely stands for; None if nobody fits, or two fit alike."""
        if pronoun == "it":
            return self._body_speaking(words)
        if pronoun not in ("he", "she", "who"):
            return None
        if pronoun == "who":
            at = bisect_left(self.people_starts, words.start) - 1
            return self.people[at] if at >= 0 and words.start - self.people[at].end < 4 else None
        scores: dict[str, tuple[float, int]] = {}
        people: dict[str, Mention] = {}
        for person, score in self._candidates(words, pronoun):
            assert person.entity is not None
            people[person.entity] = person
            scores[person.entity] = max(scores.get(person.entity, (-99.0, 0)), (score, person.start))
        if not scores:
            return self._of_oneself(words, pronoun)
        best = max(scores, key=lambda entity: scores[entity])
        unknown = (self.unknown_spoke - self._sentence(words.start)) * _PER_SENTENCE + _WAS_SPEAKING
        return people[best] if scores[best][0] > max(unknown, self._stranger(words, pronoun)) else None

    def _stranger(self, words: Span, pronoun: str) -> float:
        """How much speaks for somebody without a name, `a woman in the crowd`, who opens a clause before the words."""
        here = self._sentence(words.start)
        first = self.sentence_starts[max(0, here - _STRANGERS_BACK)]
        score = -float(_SENTENCES_BACK)
        for match in self.lists.stranger.finditer(self.text, first, words.start):
            if self.lists.nouns[match["noun"].casefold()] == pronoun and self._comes_in(match.start()):
                score = (self._sentence(match.start()) - here) * _PER_SENTENCE + _SUBJECT
        return score

    def _comes_in(self, start: int) -> bool:
        """Whether a clause opens at `start`, in no quotation, and nobody is named before that in its sentence."""
        opening = self.sentence_starts[self._sentence(start)]
        at = bisect_right(self.quote_starts, start) - 1
        if (at >= 0 and start < self.quote_ends[at]) or not (start == opening or self.text.endswith(", ", 0, start)):
            return False
        return bisect_left(self.people_starts, opening) == bisect_left(self.people_starts, start)

    def _of_oneself(self, words: Span, pronoun: str) -> Mention | None:
        """Where nobody else is named: the only person in what is said, `Lee was not angry, she said`."""
        spans = self.contents.get(words.start, ())
        found = [
            person
            for start, end in spans
            for person in self.people[bisect_left(self.people_starts, start) : bisect_left(self.people_starts, end)]
            if self._own_pronoun(person) in (None, pronoun)
        ]
        return found[0] if found and len({person.entity for person in found}) == 1 else None

    def _body_speaking(self, words: Span) -> Mention | None:
        """The organisation or place that was speaking last, a few sentences before `it said`."""
        if not self.spoken:
            return None
        place, speaker = self.spoken[-1]
        near = self._sentence(words.start) - place <= _SENTENCES_BACK
        return speaker if near and speaker.type in ("organisation", "place") else None

    def _candidates(self, words: Span, pronoun: str) -> list[tuple[Mention, float]]:
        here = self._sentence(words.start)
        first = self.sentence_starts[max(0, here - _SENTENCES_BACK)]
        found: list[tuple[Mention, float]] = []
        seen: set[int] = set()
        listener = self._listener(words)
        for person in self.people[
            bisect_left(self.people_starts, first) : bisect_left(self.people_starts, words.start)
        ]:
            sentence = self._sentence(person.start)
            subject = sentence not in seen
            seen.add(sentence)
            own = self._own_pronoun(person)
            if own in (None, pronoun) and not self._is_spoken_of(person, words) and person.entity != listener:
                score = (sentence - here) * _PER_SENTENCE + (_FITS_KNOWN if own else 0.0)
                score += _POSSESSIVE if _BEHIND.match(self.text, person.end) else _SUBJECT if subject else 0.0
                found.append((person, score))
        for place, person in reversed(self.spoken):
            if here - place > _SENTENCES_BACK:
                break
            own = self._own_pronoun(person)
            if person.type == "person" and own in (None, pronoun) and person.entity != listener:
                found.append((person, (place - here) * _PER_SENTENCE + _WAS_SPEAKING + (_FITS_KNOWN if own else 0.0)))
        return found

    def _listener(self, words: Span) -> str | None:
        """Whom the words speak to, where they open a relative clause about that person: `Lee, whom he`."""
        at = bisect_left(self.people_starts, words.start) - 1
        if at < 0:
            return None
        between = self.text[self.people[at].end : min(words.start, self.people[at].end + _LONGEST_RELATIVE)]
        return self.people[at].entity if between.strip(" ,").casefold() in self.lists.object_relatives else None

    def _is_spoken_of(self, person: Mention, words: Span) -> bool:
        """Whether the person stands in what the speaker says: `Lee had left, he said` is not said by Lee."""
        return any(start <= person.start < end for start, end in self.contents.get(words.start, ()))

    def note_pronoun(self, person: Mention, pronoun: str) -> None:
        """Remember by which pronoun the article calls the person."""
        if pronoun in ("he", "she") and person.entity:
            self.pronouns.setdefault(person.entity, "he" if pronoun == "he" else "she")

    def note_speaker(self, words: Span, person: Mention) -> None:
        """Remember that the person was speaking where the words stand."""
        self.spoken.append((self._sentence(words.start), person))

    def note_unknown_speaker(self, words: Span) -> None:
        """Remember that somebody was speaking whom a pronoun behind may mean, but whom nobody knows."""
        low = words.text.casefold().split()
        if low and (low[0] in self.lists.one_person or self._is_title(words)) and not low[-1].endswith("s"):
            self.unknown_spoke = self._sentence(words.start)

    def _own_pronoun(self, person: Mention) -> Pronoun | None:
        assert person.entity is not None
        known = self.authority.entities.get(person.entity)
        return (known.pronoun if known else None) or self.pronouns.get(person.entity)

    def _read_pronoun(self, person: Mention) -> None:
        """What a title, an apposition or a given name tell of the person's pronoun; a title tells most."""
        assert person.entity is not None
        before = _WORD.findall(self.text, max(0, person.start - 14), person.start)
        first = _WORD.findall(person.name)
        behind = _APPOSITION.match(self.text, person.end)
        told = self.lists.honorifics.get(before[-1].casefold()) if before else None
        told = told or (self.lists.nouns.get(before[-1].casefold()) if before else None)
        if told is None and behind is not None:
            told = next((self.lists.nouns[w] for w in behind[1].casefold().split() if w in self.lists.nouns), None)
        if told is None and len(first) > 1:
            told = self.lists.given.get(first[0].casefold())
        if told is not None:
            self.pronouns.setdefault(person.entity, told)

    def _sentence(self, position: int) -> int:
        return bisect_right(self.sentence_starts, position) - 1

    def _outside(self, mention: Mention) -> bool:
        at = bisect_right(self.quote_starts, mention.start) - 1
        return at < 0 or mention.start >= self.quote_ends[at]
