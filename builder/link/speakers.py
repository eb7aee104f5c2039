"""Who speaks: from the words that name a speaker to an entity, or to nobody, with the reason."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from builder.annotate.sentences import sentences
from builder.languages import table
from builder.model import Mention, Quote, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, AuthorityFiles, Findings, FoundQuote, FoundStatement, Span

_SENTENCES_BACK = 8
_TITLE_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+$")


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
    return Quote(
        start=found.start,
        end=found.end,
        text=found.text,
        type=found.type,
        speaker=who.entity,
        speaker_name=who.name,
        speaker_start=found.speaker.start if found.speaker else None,
        speaker_end=found.speaker.end if found.speaker else None,
        cue=found.cue,
        why=f"{found.evidence}; {who.why}" if found.speaker else found.evidence,
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


@cache
def _people(language: str) -> Any:
    return table("speech_people", language)


class _Resolver:
    """Resolves the speakers of one article in text order, so that each can lean on the one before."""

    def __init__(
        self, article: Article, findings: Findings, mentions: Sequence[Mention], authority: AuthorityFiles
    ) -> None:
        self.text = article.text
        self.words = _people(article.language)
        self.mentions = mentions
        self.starts = [m.start for m in mentions]
        self.authority = authority
        self.quotes = [q for q in findings.quotes if q.type != "scare"]
        self.quote_starts = [q.start for q in self.quotes]
        self.sentences = [s for b in article.blocks for s in sentences(article.text, b.start, b.end, article.language)]
        self.sentence_starts = [start for start, _ in self.sentences]
        self.pronouns: dict[str, str] = {}
        self.last: tuple[int, _Who] | None = None
        self.people = [m for m in mentions if m.type == "person" and m.form != "demonym" and self._outside(m.start)]
        self.people_starts = [m.start for m in self.people]
        self._read_honorifics()

    def who(self, words: Span | None) -> _Who:
        """Who the words name."""
        if words is None:
            return _Who(None, None, "")
        low = words.text.casefold()
        if low in self.words["pronouns"]:
            found = self._pronoun(words, self.words["pronouns"][low])
        else:
            found = self._named(words) or self._described(words)
        if found.name is not None:
            self.last = (words.start, found)
        return found

    def _named(self, words: Span) -> _Who | None:
        """The mention at the end of the words, or a description of one person that overlaps them."""
        at = bisect_right(self.starts, words.end - 1) - 1
        while at >= 0 and at > len(self.starts) - len(self.starts) - 1:
            mention = self.mentions[at]
            if mention.end <= words.start:
                break
            whole = mention.end >= words.end or (mention.start <= words.start and mention.form == "descriptor")
            if mention.form != "demonym" and whole:
                if mention.entity is None:
                    return _Who(None, None, f"“{mention.text}” is ambiguous: {mention.why}")
                return _Who(mention.entity, mention.name, f"“{mention.text}” is {mention.name}")
            at -= 1
        if (words.text[:1].isupper() and " " in words.text) or words.text.istitle():
            first = words.text.split()[0].casefold()
            if first not in ("the", "a", "an", "one", "some", "many"):
                return _Who(None, words.text, "the name is no mention of a known or provisional entity")
        return None

    def _pronoun(self, words: Span, pronoun: str) -> _Who:
        if pronoun == "it":
            return _Who(None, None, "“it” may stand for anything")
        for candidates in self._antecedents(words.start):
            fitting = [m for m in candidates if self._fits(m, pronoun)]
            if fitting:
                chosen = fitting[-1] if pronoun == "who" else fitting[0]
                assert chosen.entity is not None
                if pronoun in ("he", "she"):
                    self.pronouns.setdefault(chosen.entity, pronoun)
                return _Who(chosen.entity, chosen.name, f"“{words.text}” is the last fitting person, {chosen.name}")
        return _Who(None, None, f"no person before “{words.text}” fits it")

    def _antecedents(self, before: int) -> list[list[Mention]]:
        """The people of the sentence before the pronoun, then of each sentence further back."""
        here = bisect_right(self.sentence_starts, before) - 1
        groups: list[list[Mention]] = []
        limit = before
        for index in range(here, max(-1, here - _SENTENCES_BACK), -1):
            start = self.sentence_starts[index]
            group = self.people[bisect_left(self.people_starts, start) : bisect_left(self.people_starts, limit)]
            groups.append([m for m in group if m.entity is not None])
            limit = start
        return groups

    def _fits(self, mention: Mention, pronoun: str) -> bool:
        if pronoun == "who":
            return True
        assert mention.entity is not None
        known = self.authority.entities.get(mention.entity)
        own = (known.pronoun if known else None) or self.pronouns.get(mention.entity)
        return (own is None and pronoun != "they") or own == pronoun

    def _described(self, words: Span) -> _Who:
        """`the expert` said so right after an expert was speaking."""
        low = words.text.casefold().split()
        if low and low[0] == "the" and low[-1] in self.words["generic"]:
            if self.last is not None and self._sentences_between(self.last[0], words.start) <= 3:
                who = self.last[1]
                if who.entity is not None and any(m.entity == who.entity for m in self.people):
                    return _Who(who.entity, who.name, f"“{words.text}” follows what {who.name} said")
        return _Who(None, None, f"“{words.text}” names nobody who is known")

    def _sentences_between(self, first: int, second: int) -> int:
        return bisect_right(self.sentence_starts, second) - bisect_right(self.sentence_starts, first)

    def _outside(self, position: int) -> bool:
        at = bisect_right(self.quote_starts, position) - 1
        return at < 0 or position >= self.quotes[at].end

    def _read_honorifics(self) -> None:
        for mention in self.people:
            before = _TITLE_BEFORE.search(self.text, max(0, mention.start - 12), mention.start)
            if before and mention.entity and before[1].casefold() in self.words["honorifics"]:
                self.pronouns.setdefault(mention.entity, self.words["honorifics"][before[1].casefold()])
