"""Stories: articles about one happening, told by what they name and when they were published."""

from __future__ import annotations

import datetime
import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from builder.link.copies import copies, day
from builder.link.groups import Groups
from builder.model import EventMention, Mention, Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from builder.model import AnnotatedArticle, Entity, Event

_DAYS = 3  # how far apart two articles about one happening may be published
_FEWEST = 3  # things that both have to name
_ALIKE = 0.6  # cosine of the weights of what both name, from which it is one happening
_EVENT_WEIGHT = 3.0
_ON_TOPIC = 0.12  # cosine of the weights of their plain words, from which both speak of the same
_WORD = re.compile(r"\b[^\W\d_]{4,}\b")


def stories(
    articles: Sequence[AnnotatedArticle], entities: Mapping[str, Entity], events: Mapping[str, Event]
) -> tuple[Story, ...]:
    """The stories of `articles` (which are in order of publication), each of two articles or more.

    Two articles tell one story if one copies the other, or if they were published within three days of each other
    and what they name is alike: the cosine of their tf–idf weights over entities and events is 0.6 or more. The plain
    words of both have to be alike, too, if only a little (0.12): a strike and a profit at one company are two stories.
    An event that both name says enough.
    """
    groups = Groups(len(articles))
    copied = copies([a.article for a in articles])
    for group in copied:
        for other in group[1:]:
            groups.join(group[0], other)
    weights = _weights([_named(a, entities, events) for a in articles])
    plain = _weights([_plain(a) for a in articles])
    for i, j in _near(articles):
        if groups.together(i, j) or _cosine(weights[i], weights[j]) < _ALIKE:
            continue
        if _one_event(weights[i], weights[j]) or _cosine(plain[i], plain[j]) >= _ON_TOPIC:
            groups.join(i, j)
    return tuple(_story(group, copied, articles, events) for group in groups.all() if len(group) > 1)


def _story(
    group: Sequence[int],
    copied: Sequence[Sequence[int]],
    articles: Sequence[AnnotatedArticle],
    events: Mapping[str, Event],
) -> Story:
    keys = [articles[i].article.id for i in group]
    same = tuple(tuple(articles[i].article.id for i in c) for c in copied if c[0] in group)
    return Story(keys[0], _name([articles[i] for i in group], events), tuple(keys), same)


def _name(group: Sequence[AnnotatedArticle], events: Mapping[str, Event]) -> str:
    named = Counter(
        key for a in group for key in {x.event for x in a.annotations if isinstance(x, EventMention)} if key
    )
    shared = [key for key, count in named.items() if count == len(group) and key in events]
    dated = [key for key in shared if _happened_then(events[key], group)]
    return events[min(dated)].name if dated else group[0].article.name


def _happened_then(event: Event, group: Sequence[AnnotatedArticle]) -> bool:
    start, end = day(event.date), day(group[-1].article.published.value)
    return start is not None and end is not None and 0 <= (end - start).days <= _DAYS


def _named(
    annotated: AnnotatedArticle, entities: Mapping[str, Entity], events: Mapping[str, Event]
) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for a in annotated.annotations:
        if isinstance(a, Mention) and a.entity in entities:
            counts["entity", a.entity or ""] += 1
        elif isinstance(a, EventMention) and a.event in events:
            counts["event", a.event or ""] += 1
    return counts


def _plain(annotated: AnnotatedArticle) -> Counter[tuple[str, str]]:
    """The words in lower case, which are no names."""
    return Counter(("word", word) for word in _WORD.findall(annotated.article.text) if word.islower())


def _weights(named: Sequence[Counter[tuple[str, str]]]) -> list[dict[tuple[str, str], float]]:
    holders = Counter(thing for counts in named for thing in counts)
    rarity = {
        thing: math.log(1 + len(named) / count) * (_EVENT_WEIGHT if thing[0] == "event" else 1.0)
        for thing, count in holders.items()
    }
    return [{thing: (1 + math.log(n)) * rarity[thing] for thing, n in counts.items()} for counts in named]


def _one_event(a: Mapping[tuple[str, str], float], b: Mapping[tuple[str, str], float]) -> bool:
    return any(kind == "event" for kind, _ in a.keys() & b.keys())


def _cosine(a: Mapping[tuple[str, str], float], b: Mapping[tuple[str, str], float]) -> float:
    shared = a.keys() & b.keys()
    if len(shared) < _FEWEST:
        return 0.0
    dot = math.fsum(a[thing] * b[thing] for thing in shared)
    return dot / math.sqrt(_square(a.values()) * _square(b.values()))


def _square(weights: Iterable[float]) -> float:
    return math.fsum(weight * weight for weight in weights)


def _near(articles: Sequence[AnnotatedArticle]) -> Iterator[tuple[int, int]]:
    days: dict[datetime.date, list[int]] = defaultdict(list)
    for i, annotated in enumerate(articles):
        published = day(annotated.article.published.value)
        if published is None:
            continue
        for back in range(_DAYS + 1):
            yield from ((j, i) for j in days[published - datetime.timedelta(back)])
        days[published].append(i)
