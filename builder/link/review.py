"""The review queue: what a person has to decide, with the reason."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from builder.model import EventMention, Mention, Quote, ReviewItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.link.decisions import Identities
    from builder.link.passages import Passages
    from builder.model import AnnotatedArticle, Entity


def review(
    articles: Sequence[AnnotatedArticle],
    passages: Mapping[str, Passages],
    entities: Mapping[str, Entity],
    identities: Identities,
) -> tuple[ReviewItem, ...]:
    """Everything undecided, what would connect most first."""
    items = [
        *_provisional(entities),
        *_merges(entities, identities),
        *(item for annotated in articles for item in _in_article(annotated, passages[annotated.article.id])),
    ]
    weight = {key: len(entity.citations) for key, entity in entities.items()}
    return tuple(sorted(items, key=lambda item: (-weight.get(item.subject, 0), item.kind, item.subject, item.reason)))


def _in_article(annotated: AnnotatedArticle, passages: Passages) -> Iterator[ReviewItem]:
    for a in annotated.annotations:
        if isinstance(a, Mention | EventMention) and a.status == "ambiguous":
            yield ReviewItem("ambiguous", a.text, a.why, passages.cite([a]))
        elif isinstance(a, Quote) and a.type in ("full", "dash") and a.speaker is None:
            yield ReviewItem("unattributed", a.text, a.why, passages.cite([a]))
    for remark in annotated.article.remarks:
        yield ReviewItem("remark", annotated.article.id, remark.message)


def _provisional(entities: Mapping[str, Entity]) -> Iterator[ReviewItem]:
    for entity in entities.values():
        if entity.status == "provisional":
            count = len({c.article for c in entity.citations})
            reason = f"{entity.name} is named in {count} articles, and no authority file has it"
            yield ReviewItem("provisional", entity.id, reason, entity.citations[0])


def _merges(entities: Mapping[str, Entity], identities: Identities) -> Iterator[ReviewItem]:
    """A provisional entity whose name is the last word of another's, of its kind, may be the same one.

    No place is: `China` and `South China` are two.
    """
    by_last: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities.values():
        by_last[entity.id.rpartition("-")[2]].append(entity)
    for entity in entities.values():
        if entity.status != "provisional" or entity.type == "place":
            continue
        for other in by_last[entity.id.rpartition("-")[2]]:
            pair = frozenset((entity.id, other.id))
            short, long = sorted((entity, other), key=lambda e: (len(e.name), e.id))
            alike = len(pair) == 2 and other.type == entity.type and pair not in identities.apart
            if alike and "-" not in short.id and short is entity:
                reason = f"{short.name} may be {long.name} ({long.id})"
                yield ReviewItem("merge", entity.id, reason, entity.citations[0], long.id)
