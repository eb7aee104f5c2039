"""Decides which event the words for one mean.

A name that several events share, as each year's summit does, means the one whose time fits: the date beside the words,
else a date that governs their sentence, else the date of publication, from which a recurring event is at most half a
year off or in the same year. A place or name in the words that does not belong to an event rules it out; between those
that are left the place and participants that the article names decide. What no authority file knows is held under a
provisional id of its words and year. Words that fit several known events mean none of them, and the reason says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.annotate.date_values import bounds
from builder.annotate.event_names import bare
from builder.annotate.event_patterns import Kind
from builder.annotate.event_shapes import shapes
from builder.link.event_evidence import Evidence, Time, distance, overlap
from builder.link.event_ids import provisional
from builder.link.event_kinds import known_by_kind
from builder.link.event_told import with_told_days
from builder.model import EventMention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.model import Article, AuthorityFiles, EventAuthority, FoundDate, FoundEvent, Mention

_YEAR_SHOWN = re.compile(r" \(\d{4}\)$")
_POSSESSIVE = re.compile(r"[^\W_]['’]s?\s")
_NO_KIND = Kind("", *[False] * 11)
_NEAR = 183  # days from publication within which a recurring event's name means it
_CLOSE = 31  # the same for an event that goes by its kind and circumstances, or of which there may be many
_LIVING = 3650  # the same for what happens once and goes by its kind alone: "the war" is none of long ago
_RECALLED = 1500  # code points after which a bare head no longer means an event that nobody has entered


def resolve_events(
    article: Article,
    events: Sequence[FoundEvent],
    dates: Sequence[FoundDate],
    mentions: Sequence[Mention],
    authority: AuthorityFiles,
) -> tuple[EventMention, ...]:
    """Each found event with the event that it means, None where that is not certain, and why.

    A head without a name ("the summit") means an event only where the article or its date leave but one; one that
    fits none is a happening that nothing tells apart from others.
    """
    if not events:
        return ()
    resolver = _Resolver(article, dates, mentions, authority)
    events = [found for found in events if not resolver.is_verb(found)]
    named = _with_days([(resolver.kind(found), resolver.resolve(found)) for found in events if found.name])
    of_kind: defaultdict[str, list[EventMention]] = defaultdict(list)
    for kind, mention in named:
        of_kind[kind.name].append(mention)
    groups = defaultdict(
        lambda: _Group([], ()),
        {kind: _Group(found, filter(resolver.has_object, found)) for kind, found in of_kind.items()},
    )
    resolved = [
        _without_object(mention, groups[kind.name])
        if not kind.recurring and resolver.names_a_party(mention) and not resolver.has_object(mention)
        else mention
        for kind, mention in named
    ]
    mentioned = frozenset(mention.event for mention in resolved if mention.event)
    bare = [(resolver.kind(found), found) for found in events if not found.name]
    further = [(kind, resolver.further(found, groups[kind.name], mentioned)) for kind, found in bare]
    kinds = [kind for kind, _ in named]
    return tuple(with_told_days(article, dates, [*zip(kinds, resolved, strict=True), *further]))


def _with_days(named: list[tuple[Kind, EventMention]]) -> list[tuple[Kind, EventMention]]:
    """The same mentions, where those without a date have that of the one other event of their name."""
    dated: defaultdict[str, dict[str | None, EventMention]] = defaultdict(dict)
    for kind, mention in named:
        if mention.status == "provisional" and mention.date and not kind.recurring:
            dated[_YEAR_SHOWN.sub("", mention.name)].setdefault(mention.event, mention)
    return [(kind, _with_day(mention, dated.get(mention.name, {}))) for kind, mention in named]


def _with_day(mention: EventMention, alike: dict[str | None, EventMention]) -> EventMention:
    if mention.status != "provisional" or mention.date or len(alike) != 1:
        return mention
    (other,) = alike.values()
    why = f"{mention.why}; the article dates it elsewhere"
    return replace(mention, event=other.event, name=other.name, date=other.date, why=why)


class _Group:
    """The mentions of one kind of event in an article, in order; and those of them that say what it was about."""

    def __init__(self, mentions: list[EventMention], with_object: Iterable[EventMention]) -> None:
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self.events = frozenset(mention.event for mention in mentions)
        about = {mention.event: mention for mention in with_object if mention.event}
        self.only_with_object = next(iter(about.values())) if len(about) == 1 else None

    def last_before(self, offset: int) -> EventMention | None:
        place = bisect_left(self._starts, offset)
        return self._mentions[place - 1] if place else None


def _without_object(mention: EventMention, group: _Group) -> EventMention:
    """Freedonia's invasion is the invasion of Sylvania, where the article speaks of one invasion alone."""
    other = group.only_with_object
    if other is None or mention.status != "provisional":
        return mention
    why = f'the article speaks of one such event alone, "{other.text}"'
    return replace(mention, event=other.event, name=other.name, date=other.date, status=other.status, why=why)


class _Resolver:
    def __init__(
        self, article: Article, dates: Sequence[FoundDate], mentions: Sequence[Mention], authority: AuthorityFiles
    ) -> None:
        self._article, self._events = article, authority.events
        self._evidence = Evidence(article, dates, mentions, authority)
        self._shapes = shapes(article.language)
        self._by_kind = known_by_kind(authority, article.language)

    def kind(self, found: FoundEvent) -> Kind:
        """The kind of event that the words speak of; one without a name, that happens once, where no head tells."""
        return self._shapes.kind_of(found.name or found.text) or _NO_KIND

    def has_object(self, mention: EventMention) -> bool:
        """Whether the words go on behind the head and say what the event was about: "the invasion of Sylvania"."""
        return self._shapes.kind_of(mention.text.rpartition(" ")[2]) is None

    def names_a_party(self, mention: EventMention) -> bool:
        """Whether the words say who did it, as "Freedonia's invasion" and "the Freedonian invasion" do."""
        inside = self._evidence.mentions_in(mention.start, mention.end)
        return _POSSESSIVE.search(mention.text) is not None or any(m.form == "demonym" for m in inside)

    def is_verb(self, found: FoundEvent) -> bool:
        """Whether a person stands right before the head, and so the words are a sentence: "Ann Lee talks in Porto"."""
        if found.candidates or not self.kind(found).verb:
            return False
        people = (m for m in self._evidence.mentions_in(found.start, found.end) if m.type == "person")
        behind = (self._article.text[person.end : found.end].split() for person in people)
        return any(words and self._shapes.kind_of(words[0]) for words in behind)

    def resolve(self, found: FoundEvent) -> EventMention:
        """What a found event with a name means."""
        kind, time = self.kind(found), self._evidence.time(found)
        known = [self._events[id_] for id_ in found.candidates]
        once = len(known) == 1 and not kind.recurring
        fitting, why = self._fitting(
            found, [event for event in known if self._evidence.allows(found, event, once=once)], kind, time
        )
        if not fitting:
            fitting, why = (
                self._by_circumstances(found, kind, time),
                f"its kind ({kind.name}), time and place or participants",
            )
        if len(fitting) > 1:
            fitting, why = self._by_company(fitting, why)
        if fitting:
            return _chosen(found, fitting, why)
        why = (
            f"of that name only {_listed(known)} is known, which does not fit" if known else "no authority file has it"
        )
        return provisional(self._article, found, kind, time, self._evidence.mentions_in(found.start, found.end), why)

    def further(self, found: FoundEvent, group: _Group, mentioned: frozenset[str]) -> EventMention:
        """What a head without a name means: the one event of its kind that the article names, else one of that time.

        Where several fit it remains open. Where none does, it has no id: one made of "election" and a year would join
        what is not one event.
        """
        kind, time = self.kind(found), self._evidence.time(found)
        before = self._named_before(found, group) if len(group.events) == 1 else None
        if before and (time.beside is None or overlap(before.date, time.beside)):
            return before
        fitting, why = self._alike(kind, time, mentioned) if len(group.events) < 2 else ([], "")
        if len(fitting) > 1:
            fitting, why = self._by_company(fitting, why)
        if fitting:
            return _chosen(found, fitting, why)
        why = "the words name no place or participant, and nothing here tells"
        return EventMention(found.start, found.end, found.text, None, found.text, found.date, "provisional", why)

    def _alike(self, kind: Kind, time: Time, mentioned: frozenset[str]) -> tuple[list[EventAuthority], str]:
        """The events of a kind that the article speaks of, or that its time and participants point to; and why."""
        alike = self._by_kind.get(kind.name, ())
        if time.beside and (kind.recurring or kind.frequent):
            alike = tuple(event for event in alike if overlap(event.date, time.beside))
        named = [event for event in alike if event.id in mentioned]
        if named or (kind.frequent and time.beside is None):
            return named, "its kind, and its name elsewhere in the article"
        if not kind.recurring:
            late = [
                event for event in alike if event.date is None or _within(event, time, _LIVING) or not time.published
            ]
            return [event for event in late if self._evidence.company(event) > 1], "its kind, place and participants"
        then = [event for event in alike if self._was_then(event, time) and self._evidence.company(event)]
        return then, "its kind, time and participants"

    @staticmethod
    def _was_then(event: EventAuthority, time: Time) -> bool:
        """Whether an event was at the date beside its words, or else about the time of publication."""
        return overlap(event.date, time.beside) if time.beside else _within(event, time, _CLOSE)

    def _named_before(self, found: FoundEvent, group: _Group) -> EventMention | None:
        last = group.last_before(found.start)
        if last is None or last.event is None:
            return None
        far = found.start - last.end > _RECALLED
        recalled = (last.status == "known" or not far) and _same_year(last.date, self._article.published.value)
        if not recalled and (far or "\n" in self._article.text[last.end : found.start]):
            return None
        why = f'"{last.text}" is the only event of its kind that the article names'
        return EventMention(found.start, found.end, found.text, last.event, last.name, last.date, last.status, why)

    def _fitting(
        self, found: FoundEvent, known: list[EventAuthority], kind: Kind, time: Time
    ) -> tuple[list[EventAuthority], str]:
        """The events of that name that the words may mean at that time, and why."""
        if time.beside and (kind.recurring or len(known) > 1):
            fitting = [event for event in known if overlap(event.date, time.beside)]
            if fitting or kind.recurring:
                return fitting, "its name, with the date beside it"
        exact = [event for event in known if bare(event.name) == bare(found.name)]
        if len(exact) == 1:
            return exact, "its full name"
        if not kind.recurring and len(known) == 1:
            return known, "its name, which no other event has"
        spoken = [event for event in known if any(overlap(event.date, window) for window in time.sentence)]
        if len(spoken) == 1:
            return spoken, "its name, with a date in the sentence that falls into it"
        if not kind.recurring or time.published is None:
            return known, "its name"
        near = [event for event in known if event.date is None or _within(event, time, _NEAR, same_year=True)]
        return _nearest(near, time), "its name, and the time of publication"

    def _by_company(self, events: list[EventAuthority], why: str) -> tuple[list[EventAuthority], str]:
        """Of several events the one whose place and participants the article names most, if one stands out."""
        counts = [self._evidence.company(event) for event in events]
        best = [event for event, count in zip(events, counts, strict=True) if count == max(counts) > 0]
        return (best, f"{why}, and what else the article names") if len(best) == 1 else (events, why)

    def _by_circumstances(self, found: FoundEvent, kind: Kind, time: Time) -> list[EventAuthority]:
        """The events of the same kind and time that have the place, or two participants, that the words name."""
        days = _CLOSE if kind.frequent else _NEAR
        return [
            event
            for event in self._by_kind.get(kind.name, ())
            if (overlap(event.date, time.beside) if time.beside else kind.recurring and _within(event, time, days))
            and self._evidence.at_place_or_by_participants(found, event)
            and self._evidence.allows(found, event, once=False)
        ]


def _chosen(found: FoundEvent, fitting: list[EventAuthority], why: str) -> EventMention:
    """The one event that fits, or that there are several."""
    if len(fitting) == 1:
        event = fitting[0]
        return EventMention(
            found.start, found.end, found.text, event.id, event.name, event.date, "known", f"known by {why}"
        )
    why = f"may mean {_listed(fitting, ' or ')}, and nothing here decides"
    return EventMention(found.start, found.end, found.text, None, found.name or found.text, None, "ambiguous", why)


def _nearest(events: list[EventAuthority], time: Time) -> list[EventAuthority]:
    """The events least far from the publication; one without a date may be any time."""
    windows = [bounds(event.date or "") for event in events]
    days = [distance(window, time.published) if window and time.published else 0 for window in windows]
    return [event for event, count in zip(events, days, strict=True) if count == min(days)]


def _within(event: EventAuthority, time: Time, days: int, *, same_year: bool = False) -> bool:
    """Whether an event is at most so many days from the publication, or in the same year where that is enough."""
    window = bounds(event.date or "")
    if window is None or time.published is None:
        return False
    return distance(window, time.published) <= days or (same_year and window[0].year == time.published[0].year)


def _same_year(one: str | None, other: str | None) -> bool:
    return bool(one and other and one[:4] == other[:4])


def _listed(events: list[EventAuthority], joint: str = " and ") -> str:
    return joint.join(f"{event.name} ({event.date})" if event.date else event.name for event in events)
