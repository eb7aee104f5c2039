"""Who speaks: from the words that name a speaker to an entity, or to nobody, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.link.speakers_people import People
from builder.model import Mention, Quote, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, AuthorityFiles, Findings, FoundQuote, FoundStatement, Span


@dataclass(frozen=True, slots=True)
class _Who:
    entity: str | None
    name: str | None
    why: str


def resolve_speakers(
    article: Article, findings: Findings, mentions: Sequence[Mention], authority: AuthorityFiles
) -> tuple[tuple[Quote, ...], tuple[Statement, ...]]:
    """The quotations and statements of `article`, each with the entity that speaks, where the text makes that certain.

    `mentions` are the article's resolved names, sorted by start. The words for a speaker lead to the mention among
    them; a pronoun to the last person that fits; a description (`the expert`) to whoever was just speaking. Otherwise
    the speaker stays None, and `why` says what was missing.
    """
    resolver = _Resolver(article, findings, mentions, authority)
    everything: list[FoundQuote | FoundStatement] = [*findings.quotes, *findings.statements]
    everything.sort(key=lambda said: said.speaker.start if said.speaker else said.start)
    who = {id(said): resolver.who(said.speaker) for said in everything}
    quotes = tuple(_quote(quote, who[id(quote)]) for quote in findings.quotes)
    statements = tuple(_statement(said, who[id(said)]) for said in findings.statements)
    return quotes, statements


def _quote(found: FoundQuote, who: _Who) -> Quote:
    words = found.speaker
    return Quote(
        start=found.start,
        end=found.end,
        text=found.text,
        type=found.type,
        speaker=who.entity,
        speaker_name=who.name,
        speaker_start=words.start if words else None,
        speaker_end=words.end if words else None,
        cue=found.cue,
        why=f"{found.evidence}; {who.why}" if words else found.evidence,
    )


def _statement(found: FoundStatement, who: _Who) -> Statement:
    return Statement(
        start=found.start,
        end=found.end,
        text=found.text,
        speaker=who.entity,
        speaker_name=who.name,
        speaker_start=found.speaker.start,
        speaker_end=found.speaker.end,
        cue=found.cue,
        why=f"{found.evidence}; {who.why}",
    )


class _Resolver:
    """Resolves the speakers of one article in text order, so that each can lean on the one before."""

    def __init__(
        self, article: Article, findings: Findings, mentions: Sequence[Mention], authority: AuthorityFiles
    ) -> None:
        self.people = People(article, findings, mentions, authority)
        self.known: dict[tuple[int, int], _Who] = {}

    def who(self, words: Span | None) -> _Who:
        """Who the words name; the same words mean the same person whatever they are asked for."""
        if words is None:
            return _Who(None, None, "")
        place = (words.start, words.end)
        if place not in self.known:
            self.known[place] = self._found(words)
        return self.known[place]

    def _found(self, words: Span) -> _Who:
        pronoun = self.people.pronoun(words)
        if pronoun is not None:
            return self._by_pronoun(words, pronoun)
        if self.people.are_several(words):
            return _Who(None, words.text, f"“{words.text}” are several, and none of them alone said it")
        mention = self.people.mention(words)
        if mention is not None and mention.entity is None:
            return _Who(None, mention.text, f"“{mention.text}” is ambiguous: {mention.why}")
        if mention is not None:
            return self._spoke(words, mention, f"“{mention.text}” is {mention.name}")
        if self.people.looks_like_name(words):
            return _Who(None, words.text, f"“{words.text}” is the name of nobody who is known")
        person = self.people.titled(words)
        if person is not None:
            return self._spoke(words, person, f"“{words.text}” is {person.name}, whom the article calls so")
        person = self.people.described(words)
        if person is not None:
            return self._spoke(words, person, f"“{words.text}” is {person.name}, who was speaking")
        body = self.people.body(words)
        if body is not None:
            return self._spoke(words, body, f"“{words.text}” is {body.name}, the only one named before")
        self.people.note_unknown_speaker(words)
        return _Who(None, None, f"“{words.text}” names nobody who is known")

    def _by_pronoun(self, words: Span, pronoun: str) -> _Who:
        person = self.people.antecedent(words, pronoun)
        if person is None:
            return _Who(None, None, f"no person before “{words.text}” is certain to be meant")
        self.people.note_pronoun(person, pronoun)
        return self._spoke(words, person, f"“{words.text}” is the last person that fits, {person.name}")

    def _spoke(self, words: Span, person: Mention, why: str) -> _Who:
        self.people.note_speaker(words, person)
        return _Who(person.entity, person.name, why)
