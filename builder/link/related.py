"""Which other articles a reader of one may want, and why: shared words, events and names, rare ones first."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.model import Related

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.link.register import ArticleFacts
    from builder.model import Entity, Event, Saying

_MOST = 5
_WEIGHTS = {"saying": 4.0, "event": 3.0, "entity": 1.0}
_COMMON = 200  # what more articles than this share does not relate them
_NAMED = 3  # names that a reason spells out


@dataclass(frozen=True, order=True)
class _Shared:
    kind: str
    id: str


def related(
    everything: Sequence[ArticleFacts],
    entities: Mapping[str, Entity],
    events: Mapping[str, Event],
    sayings: Sequence[Saying],
) -> dict[str, tuple[Related, ...]]:
    """For each article up to five others, the closest first.

    Closeness is the sum of the weights of what both share times its inverse document frequency, log(1 + N / n).
    """
    holders = _holders(everything, entities, events, sayings)
    shared: dict[str, dict[str, list[tuple[float, _Shared]]]] = defaultdict(lambda: defaultdict(list))
    for thing, articles in holders.items():
        if not 1 < len(articles) <= _COMMON:
            continue
        weight = _WEIGHTS[thing.kind] * math.log(1 + len(everything) / len(articles))
        for a in articles:
            for b in articles:
                if a != b:
                    shared[a][b].append((weight, thing))
    order = {article.article: n for n, article in enumerate(everything)}
    return {article.article: _closest(shared[article.article], order, entities, events) for article in everything}


def _holders(
    everything: Sequence[ArticleFacts],
    entities: Mapping[str, Entity],
    events: Mapping[str, Event],
    sayings: Sequence[Saying],
) -> dict[_Shared, list[str]]:
    holders: dict[_Shared, list[str]] = defaultdict(list)
    for article in everything:
        for key in sorted(article.entities() & entities.keys()):
            holders[_Shared("entity", key)].append(article.article)
        for key in sorted({m.event for m, _ in article.events if m.event} & events.keys()):
            holders[_Shared("event", key)].append(article.article)
    for saying in sayings:
        articles = sorted({version.citation.article for version in saying.versions})
        holders[_Shared("saying", saying.id)].extend(articles)
    return holders


def _closest(
    others: Mapping[str, list[tuple[float, _Shared]]],
    order: Mapping[str, int],
    entities: Mapping[str, Entity],
    events: Mapping[str, Event],
) -> tuple[Related, ...]:
    scores = {other: round(sum(weight for weight, _ in things), 6) for other, things in others.items()}
    best = sorted(scores, key=lambda other: (-scores[other], order[other]))[:_MOST]
    return tuple(Related(other, scores[other], _reasons(others[other], entities, events)) for other in best)


def _reasons(
    things: Sequence[tuple[float, _Shared]], entities: Mapping[str, Entity], events: Mapping[str, Event]
) -> tuple[str, ...]:
    ordered = [thing for _, thing in sorted(things, key=lambda item: (-item[0], item[1]))]
    counts = Counter(thing.kind for thing in ordered)
    reasons = []
    if counts["saying"]:
        many = f"both carry the same {counts['saying']} quotations"
        reasons.append("both carry the same quotation" if counts["saying"] == 1 else many)
    reasons += [f"both report {events[thing.id].name}" for thing in ordered if thing.kind == "event"][:_NAMED]
    names = [entities[thing.id].name for thing in ordered if thing.kind == "entity"]
    if names:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        reasons.append(f"both name {', '.join(names[:_NAMED])}{more}")
    return tuple(reasons)
