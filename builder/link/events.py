"""Decides which event the words for one mean.

A name that several events share, as each year's summit does, means the one whose time fits: the date beside the words,
else a date in their sentence, else the date of publication, from which a recurring event is at most half a year off or
in the same year. Place and participants decide between those that are left. What no authority file knows is held under
a provisional id of its words and year; words that fit several known events mean none of them.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.annotate.date_values import bounds
from builder.annotate.event_names import bare
from builder.annotate.event_shapes import Kind, shapes
from builder.annotate.sentences import sentences
from builder.model import EventMention
from builder.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, AuthorityFiles, EventAuthority, FoundDate, FoundEvent, Mention

Window = tuple[datetime.date, datetime.date]

_NO_KIND = Kind("", recurring=False, definite=False, frequent=False, again=False)
_NEAR = 183  # days from publication within which a recurring event's name means it
_CLOSE = 31  # the same for an event of a frequent kind that goes by its place
_RECALLED = 1500  # code points after which a bare head no longer means an event that nobody has entered
_OPENING = 12  # code points within which a date opens its sentence
_CLAUSE_END = re.compile(r"[,;:()–—]")
_BESIDE = 50  # code points between an event and a date that its sentence may date it by
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")


def resolve_events(
    article: Article,
    events: Sequence[FoundEvent],
    dates: Sequence[FoundDate],
    mentions: Sequence[Mention],
    authority: AuthorityFiles,
) -> tuple[EventMention, ...]:
    """Each found event with the event that it means, None where that is not certain, and why.

    A bare head ("the summit") is left out unless one event of its kind alone has been named before.
    """
    resolver = _Resolver(article, dates, mentions, authority)
    named = [(found, resolver.resolve(found)) for found in events if found.name]
    of_kind: dict[str, list[EventMention]] = {}
    for found, mention in named:
        of_kind.setdefault(resolver.kind(found).name, []).append(mention)
    resolved = [
        _without_object(mention, of_kind[resolver.kind(found).name], resolver.kind(found)) for found, mention in named
    ]
    further = (
        _further(found, of_kind.get(resolver.kind(found).name, []), article) for found in events if not found.name
    )
    return tuple(sorted((*resolved, *(mention for mention in further if mention)), key=lambda mention: mention.start))


def _without_object(mention: EventMention, of_kind: list[EventMention], kind: Kind) -> EventMention:
    """Freedonia's invasion is the invasion of Sylvania, where the article speaks of one invasion alone."""
    if kind.recurring or mention.status != "provisional" or not _ends_with_head(mention):
        return mention
    others = {other.event: other for other in of_kind if other.event and not _ends_with_head(other)}
    if len(others) != 1:
        return mention
    (other,) = others.values()
    why = f'the article speaks of one such event alone, "{other.text}"'
    return replace(mention, event=other.event, name=other.name, date=other.date, status=other.status, why=why)


def _ends_with_head(mention: EventMention) -> bool:
    return mention.text.rpartition(" ")[2].islower()


def _further(found: FoundEvent, of_kind: list[EventMention], article: Article) -> EventMention | None:
    """What a bare head means: the one event of its kind that was named before, if that is near in place or time."""
    before = [mention for mention in of_kind if mention.start < found.start]
    if not before or len({mention.event for mention in of_kind}) != 1 or before[-1].event is None:
        return None
    last = before[-1]
    near = found.start - last.end <= _RECALLED and _same_year(last.date, article.published.value)
    if last.status != "known" and not near and "\n" in article.text[last.end : found.start]:
        return None
    why = f'"{last.text}" is the only event of its kind that the article names'
    return EventMention(found.start, found.end, found.text, last.event, last.name, last.date, last.status, why)


def _same_year(one: str | None, other: str | None) -> bool:
    return bool(one and other and one[:4] == other[:4])


@dataclass(frozen=True, slots=True)
class _Time:
    """When the words for an event may speak of, from the surest evidence to the weakest."""

    beside: Window | None
    sentence: tuple[Window, ...]
    published: Window | None


class _Resolver:
    def __init__(
        self, article: Article, dates: Sequence[FoundDate], mentions: Sequence[Mention], authority: AuthorityFiles
    ) -> None:
        self._article, self._dates, self._mentions, self._authority = article, dates, mentions, authority
        self._shapes = shapes(article.language)
        self._sentences = [
            span
            for block in article.blocks
            for span in sentences(article.text, block.start, block.end, article.language)
        ]
        self._present = {mention.entity for mention in mentions if mention.entity}
        self._published = bounds(article.published.value or "")

    def kind(self, found: FoundEvent) -> Kind:
        """The kind of event that the words speak of; one without a name, that happens once, where no head tells."""
        return self._shapes.kind_of(found.name or found.text) or _NO_KIND

    def resolve(self, found: FoundEvent) -> EventMention:
        """What a found event with a name means."""
        kind, time = self.kind(found), self._time(found)
        known = [self._authority.events[id_] for id_ in found.candidates]
        if not known:
            event = self._by_circumstances(found, kind, time)
            if event:
                return _known(found, event, f"its kind, {kind.name}, and its place and time")
            return self._provisional(found, kind, time, "no authority file has this name")
        fitting, why = self._fitting(found, known, kind, time)
        if len(fitting) > 1:
            fitting, why = self._by_company(fitting, why)
        if len(fitting) == 1:
            return _known(found, fitting[0], why)
        if fitting:
            names = " or ".join(f"{event.name} ({event.date})" if event.date else event.name for event in fitting)
            return EventMention(
                found.start,
                found.end,
                found.text,
                None,
                found.name,
                None,
                "ambiguous",
                f"may mean {names}; nothing here decides",
            )
        return self._provisional(
            found, kind, time, f"of that name only {_listed(known)} is known, which is another time"
        )

    def _time(self, found: FoundEvent) -> _Time:
        begin, end = next(((a, b) for a, b in self._sentences if a <= found.start < b), (found.start, found.end))
        near = [
            bounds(date.value)
            for date in self._dates
            if begin <= date.start < end and self._governs(date, found, begin)
        ]
        return _Time(bounds(found.date or ""), tuple(window for window in near if window), self._published)

    def _governs(self, date: FoundDate, found: FoundEvent, begin: int) -> bool:
        """Whether a date of the sentence may date the event: it opens the sentence, or no clause ends between them."""
        if date.start - begin <= _OPENING and date.start < found.start:
            return True
        between = self._article.text[min(date.end, found.end) : max(date.start, found.start)]
        return len(between) <= _BESIDE and not _CLAUSE_END.search(between)

    def _fitting(
        self, found: FoundEvent, known: list[EventAuthority], kind: Kind, time: _Time
    ) -> tuple[list[EventAuthority], str]:
        """The known events that the words may mean at that time, and why."""
        recurring = kind.recurring
        if time.beside and (recurring or len(known) > 1):
            fitting = [event for event in known if _overlap(event.date, time.beside)]
            if fitting or recurring:
                return fitting, "its name, with the date beside it"
        exact = [event for event in known if bare(event.name) == bare(found.name)]
        if len(exact) == 1:
            return exact, "its full name"
        if not recurring and len(known) == 1:
            return known, "its name, which no other event has"
        spoken = [event for event in known if any(_overlap(event.date, window) for window in time.sentence)]
        if len(spoken) == 1:
            return spoken, "its name, with a date in the sentence that falls into it"
        if not recurring or time.published is None:
            return known, "its name, which no other event has"
        return _nearest(known, time.published), "its name, and the time of publication"

    def _by_company(self, events: list[EventAuthority], why: str) -> tuple[list[EventAuthority], str]:
        """Of several events the one whose place and participants the article names most, if one stands out."""
        counts = [len(self._present & {event.place, *event.participants}) for event in events]
        best = [event for event, count in zip(events, counts, strict=True) if count == max(counts) > 0]
        return (best, f"{why}, and the place or participants the article names") if len(best) == 1 else (events, why)

    def _by_circumstances(self, found: FoundEvent, kind: Kind, time: _Time) -> EventAuthority | None:
        """The one known event of the same kind at the same place and time, with no name that speaks against it."""
        if not kind.name or not found.place:
            return None
        fitting = [
            event
            for event in self._authority.events.values()
            if self._same_kind(event, kind)
            and self._same_place(found, event)
            and self._same_time(event, time, _CLOSE if kind.frequent else _NEAR)
            and self._no_other_name(found, event)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _same_kind(self, event: EventAuthority, kind: Kind) -> bool:
        names = [self._shapes.kind_of(name) for name in (event.name, event.kind, *event.aliases)]
        return any(named is not None and named.name == kind.name for named in names)

    def _same_place(self, found: FoundEvent, event: EventAuthority) -> bool:
        if event.place is None:
            return False
        reach = found.end + len(found.place or "") + 40
        at = {m.entity for m in self._mentions if found.start <= m.start < reach and m.text in (found.place or "")}
        return event.place in at or bare(found.place or "") in self._names_of(event.place)

    def _names_of(self, entity: str) -> set[str]:
        entry = self._authority.entities.get(entity)
        return {bare(name) for name in (entry.name, *entry.aliases)} if entry else {entity.replace("-", " ")}

    def _same_time(self, event: EventAuthority, time: _Time, days: int) -> bool:
        if time.beside:
            return _overlap(event.date, time.beside)
        window = bounds(event.date or "")
        return bool(window and time.published and _distance(window, time.published) <= days)

    def _no_other_name(self, found: FoundEvent, event: EventAuthority) -> bool:
        ids = [id_ for id_ in (event.place, *event.participants) if id_]
        own = " ".join(
            [bare(event.name), *map(bare, event.aliases), *(name for id_ in ids for name in self._names_of(id_))]
        )
        ignored = self._shapes.indistinct | self._shapes.passing
        words = [word.casefold() for word in _WORD.findall(found.name) if self._shapes.kind_of(word) is None]
        return all(word in own for word in words if word not in ignored)

    def _provisional(self, found: FoundEvent, kind: Kind, time: _Time, why: str) -> EventMention:
        """An event that the words alone stand for, told from others of its name by its year."""
        when, basis = _when(found, kind, time)
        year = str(when[0].year) if when else ""
        key = [*self._signature(found), *(self._details(found) if kind.frequent else ()), year]
        name = _YEAR.sub("", found.name)
        shown = " ".join(name.split()) + (f" ({year})" if year else "")
        date = (found.date if basis == "beside" else year) or None
        return EventMention(found.start, found.end, found.text, slug(" ".join(key)), shown, date, "provisional", why)

    def _signature(self, found: FoundEvent) -> list[str]:
        """The words that tell the event from others, names as the ids of what they stand for."""
        parts: list[tuple[int, str]] = []
        covered: list[tuple[int, int]] = []
        for mention in self._mentions:
            if found.start <= mention.start and mention.end <= found.end and mention.entity:
                parts.append((mention.start, mention.entity))
                covered.append((mention.start, mention.end))
        for word in _WORD.finditer(self._article.text, found.start, found.end):
            plain = _singular(word.group().casefold().removesuffix("'s").removesuffix("’s"))
            inside = any(start <= word.start() < end for start, end in covered)
            if (
                not inside
                and plain not in self._shapes.indistinct | self._shapes.passing
                and not _YEAR.fullmatch(plain)
            ):
                parts.append((word.start(), plain.replace(".", "")))
        return [part for _, part in sorted(parts)]

    def _details(self, found: FoundEvent) -> list[str]:
        """What tells apart events of one name in one year: the place, and the day where the words have one."""
        place = found.place if found.place and found.place not in found.text else ""
        return [part for part in (place, found.date if found.date and len(found.date) > len("2024-10") else "") if part]


def _known(found: FoundEvent, event: EventAuthority, why: str) -> EventMention:
    return EventMention(
        found.start, found.end, found.text, event.id, event.name, event.date, "known", f"known by {why}"
    )


def _when(found: FoundEvent, kind: Kind, time: _Time) -> tuple[Window | None, str]:
    """The time of an event that no authority file knows. One that happens once is not dated by the publication."""
    if time.beside:
        return time.beside, "beside"
    years = {window[0].year for window in time.sentence}
    if len(years) == 1:
        return time.sentence[0], "sentence"
    return (time.published, "published") if kind.recurring else (None, "")


def _nearest(events: list[EventAuthority], published: Window) -> list[EventAuthority]:
    """The events nearest to the publication, of those in the same year or at most half a year off; undated ones too."""
    near: dict[str, int] = {}
    for event in events:
        window = bounds(event.date or "")
        distance = _distance(window, published) if window else 0
        if window is None or distance <= _NEAR or window[0].year == published[0].year:
            near[event.id] = distance
    return [event for event in events if near.get(event.id, -1) == min(near.values(), default=0)]


def _overlap(date: str | None, window: Window) -> bool:
    own = bounds(date or "")
    return own is not None and own[0] <= window[1] and window[0] <= own[1]


def _distance(one: Window, other: Window) -> int:
    """The days between two windows, 0 where they overlap."""
    return max((one[0] - other[1]).days, (other[0] - one[1]).days, 0)


def _listed(events: list[EventAuthority]) -> str:
    return " and ".join(f"{event.name} ({event.date})" if event.date else event.name for event in events)


def _singular(word: str) -> str:
    return word[:-1] if word in ("elections", "by-elections", "championships") else word
