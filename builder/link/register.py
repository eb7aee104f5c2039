"""Gathers what all articles say about each person, organisation, place, thing and event."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from builder.annotate.name_words import words
from builder.link.identity_forms import is_vague
from builder.link.passages import Passages
from builder.model import (
    Date,
    DatedSentence,
    Entity,
    Event,
    EventMention,
    Mention,
    NameUse,
    Quote,
    Statement,
    Together,
    Utterance,
    UtteranceKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from builder.model import AnnotatedArticle, AuthorityFiles, Citation, Decision

Value = TypeVar("Value", bound=str)

_PROVISIONAL_IN = 2  # articles that must name an unknown entity or event before it gets a page
_TOGETHER = 30  # the entities named beside another one: the most frequent of them


@dataclass
class ArticleFacts:
    """What one article adds to the archive: small records that point into its text."""

    article: str
    date: str | None
    passages: Passages
    mentions: list[tuple[Mention, int]] = field(default_factory=list)  # with the block that holds it
    events: list[tuple[EventMention, int]] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    vague: set[str] = field(default_factory=set)  # entities whose names say nothing beyond the article

    def entities(self) -> set[str]:
        """The ids of all that the article names."""
        return {m.entity for m, _ in self.mentions if m.entity}


def facts(annotated: AnnotatedArticle) -> ArticleFacts:
    """What `annotated` adds to the archive."""
    article = annotated.article
    found = ArticleFacts(article.id, article.published.value, Passages(article))
    known = words(article.language)
    for a in annotated.annotations:
        block = found.passages.block(a.start)
        if isinstance(a, Mention):
            found.mentions.append((a, block))
            if a.entity and a.status == "provisional" and is_vague(a.name, a.type, known):
                found.vague.add(a.entity)
        elif isinstance(a, EventMention):
            found.events.append((a, block))
        elif isinstance(a, Date):
            found.dates.append(a)
        elif not (isinstance(a, Quote) and a.type == "scare"):
            found.utterances.append(_utterance(a, found.passages))
    return found


def _utterance(a: Quote | Statement, passages: Passages) -> Utterance:
    kind: UtteranceKind = "quote" if isinstance(a, Quote) else "statement"
    return Utterance(kind, a.speaker, a.speaker_name, a.text, a.cue, passages.cite([a]))


class Register:
    """Entities and events over all articles, from each article's facts."""

    def __init__(self, everything: Sequence[ArticleFacts], authority: AuthorityFiles) -> None:
        self.everything = everything
        self.authority = authority

    def entities(self, outlet_of: Mapping[str, str], decisions: Sequence[Decision]) -> dict[str, Entity]:
        """Every entity that deserves a page, by id: known ones that are named, unknown ones named in two articles."""
        mentions: dict[str, list[tuple[ArticleFacts, Mention]]] = defaultdict(list)
        for article in self.everything:
            for mention, _ in article.mentions:
                if mention.entity:
                    mentions[mention.entity].append((article, mention))
        kept = {key for key, found in mentions.items() if key in self.authority.entities or _named_clearly(key, found)}
        said = self._said(kept)
        together = self._together(kept)
        events = self._events_of(kept)
        return {
            key: self._entity(key, mentions[key], outlet_of, said[key], together[key], events[key], decisions)
            for key in sorted(kept)
        }

    def _entity(
        self,
        key: str,
        found: list[tuple[ArticleFacts, Mention]],
        outlet_of: Mapping[str, str],
        said: list[Utterance],
        together: tuple[Together, ...],
        events: set[str],
        decisions: Sequence[Decision],
    ) -> Entity:
        known = self.authority.entities.get(key)
        return Entity(
            id=key,
            type=known.type if known else _most_common(m.type for _, m in found),
            name=_most_common(m.name for _, m in found),
            status="known" if known else "provisional",
            authority=known,
            names=_names(found, outlet_of),
            citations=_citations(found),
            utterances=tuple(said),
            together=together,
            events=tuple(sorted(events)),
            decisions=tuple(d for d in decisions if key in d.ids),
        )

    def _said(self, kept: set[str]) -> dict[str, list[Utterance]]:
        said: dict[str, list[Utterance]] = defaultdict(list)
        for article in self.everything:
            for utterance in article.utterances:
                if utterance.speaker in kept:
                    said[utterance.speaker].append(utterance)
        return said

    def _together(self, kept: set[str]) -> dict[str, tuple[Together, ...]]:
        paragraphs: dict[str, Counter[str]] = defaultdict(Counter)
        articles: dict[str, Counter[str]] = defaultdict(Counter)
        for article in self.everything:
            pairs = set()
            for block in _by_block(article, kept).values():
                for a in block:
                    paragraphs[a].update(block - {a})
                    pairs |= {(a, b) for b in block if b != a}
            for a, b in pairs:
                articles[a][b] += 1
        return defaultdict(
            tuple,
            {
                a: tuple(
                    Together(b, count, articles[a][b])
                    for b, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOGETHER]
                )
                for a, counts in paragraphs.items()
            },
        )

    def _events_of(self, kept: set[str]) -> dict[str, set[str]]:
        events: dict[str, set[str]] = defaultdict(set)
        for article in self.everything:
            named = _by_block(article, kept)
            for mention, block in article.events:
                for entity in named.get(block, ()):
                    if mention.event:
                        events[entity].add(mention.event)
        return events

    def events(self, decisions: Sequence[Decision]) -> dict[str, Event]:
        """Every event that deserves a page, by date: known ones that are named, unknown ones named in two articles."""
        mentions: dict[str, list[tuple[ArticleFacts, EventMention]]] = defaultdict(list)
        for article in self.everything:
            for mention, _ in article.events:
                if mention.event:
                    mentions[mention.event].append((article, mention))
        made = {
            key: self._event(key, found, decisions)
            for key, found in mentions.items()
            if key in self.authority.events or _named_enough(found)
        }
        return dict(sorted(made.items(), key=lambda item: (item[1].date or "9999", item[0])))

    def _event(
        self,
        key: str,
        found: list[tuple[ArticleFacts, EventMention]],
        decisions: Sequence[Decision],
    ) -> Event:
        known = self.authority.events.get(key)
        dates = Counter(m.date for _, m in found if m.date)
        return Event(
            id=key,
            name=_most_common(m.name for _, m in found),
            status="known" if known else "provisional",
            authority=known,
            date=known.date if known else _single(dates),
            place=known.place if known else None,
            participants=known.participants if known else (),
            citations=_citations(found),
            decisions=tuple(d for d in decisions if key in d.ids),
        )


def utterances(everything: Iterable[ArticleFacts]) -> tuple[Utterance, ...]:
    """All that anybody said, by date of the article and place in the text."""
    return tuple(utterance for article in everything for utterance in article.utterances)


def timeline(everything: Iterable[ArticleFacts], entities: Mapping[str, Entity]) -> tuple[DatedSentence, ...]:
    """The sentences that say when, by date, with the entities that they name."""
    found = []
    for article in everything:
        named = _by_sentence(article, entities)
        for date in article.dates:
            sentence = article.passages.sentence(date.start)
            citation = article.passages.cite([date])
            found.append(DatedSentence(date.value, date.text, citation, tuple(sorted(named.get(sentence, ())))))
    return tuple(sorted(found, key=lambda d: (d.value, d.citation.article, d.citation.start, d.date_text)))


def _by_sentence(article: ArticleFacts, kept: Mapping[str, Entity]) -> dict[int, set[str]]:
    named: dict[int, set[str]] = defaultdict(set)
    for mention, _ in article.mentions:
        if mention.entity and mention.entity in kept:
            named[article.passages.sentence(mention.start)].add(mention.entity)
    return named


def _by_block(article: ArticleFacts, kept: set[str]) -> dict[int, set[str]]:
    named: dict[int, set[str]] = defaultdict(set)
    for mention, block in article.mentions:
        if mention.entity and mention.entity in kept:
            named[block].add(mention.entity)
    return named


def _citations(found: Sequence[tuple[ArticleFacts, Mention | EventMention]]) -> tuple[Citation, ...]:
    grouped: dict[tuple[str, int], list[Mention | EventMention]] = {}
    passages: dict[str, Passages] = {}
    for article, mention in found:
        passages[article.article] = article.passages
        grouped.setdefault((article.article, article.passages.sentence(mention.start)), []).append(mention)
    return tuple(passages[key].cite(spans) for (key, _), spans in grouped.items())


def _names(found: Sequence[tuple[ArticleFacts, Mention]], outlet_of: Mapping[str, str]) -> tuple[NameUse, ...]:
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for article, mention in found:
        if mention.form == "name":
            uses[mention.text][outlet_of.get(article.article, "")] += 1
    ordered = sorted(uses.items(), key=lambda item: (-item[1].total(), item[0]))
    return tuple(NameUse(text, tuple(sorted(counts.items()))) for text, counts in ordered)


def _most_common(values: Iterable[Value]) -> Value:
    """The value that occurs most often; of several, the first in order."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _named_enough(found: Sequence[tuple[ArticleFacts, Mention | EventMention]]) -> bool:
    return len({article.article for article, _ in found}) >= _PROVISIONAL_IN


def _named_clearly(key: str, found: Sequence[tuple[ArticleFacts, Mention]]) -> bool:
    """The same of articles whose name for it says beyond them whom they speak of."""
    return _named_enough([(article, mention) for article, mention in found if key not in article.vague])


def _single(dates: Counter[str]) -> str | None:
    return next(iter(dates)) if len(dates) == 1 else None
