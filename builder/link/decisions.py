"""Applies what the editors decided about identities: same, not the same, rename, drop. Applied last, and shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.model import AnnotatedArticle, Annotation, EventMention, Mention, Quote, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.model import Decision


@dataclass(frozen=True)
class Identities:
    """What an id stands for after the decisions: another id, another name, or nothing."""

    same: Mapping[str, str]
    names: Mapping[str, str]
    dropped: frozenset[str]
    apart: frozenset[frozenset[str]]

    @classmethod
    def of(cls, decisions: Iterable[Decision], known: Mapping[str, str]) -> Identities:
        """Folds `decisions`; `known` are the names of the authority files by id.

        Of several ids that are the same, the one that an authority file has is kept, else the first named.
        """
        same: dict[str, str] = {}
        names: dict[str, str] = {}
        dropped: set[str] = set()
        apart: set[frozenset[str]] = set()
        for decision in decisions:
            if decision.kind == "same":
                group = {_root(same, key): None for key in decision.ids}
                kept = next((key for key in group if key in known), next(iter(group)))
                same.update({key: kept for key in group if key != kept})
            elif decision.kind == "rename" and decision.name:
                names[decision.ids[0]] = decision.name
            elif decision.kind == "drop":
                dropped.update(decision.ids)
            else:
                apart.add(frozenset(decision.ids))
        return cls({key: _root(same, key) for key in same}, {**known, **names}, frozenset(dropped), frozenset(apart))

    def id(self, key: str | None) -> str | None:
        """The id that `key` stands for, or None where it was dropped."""
        kept = self.same.get(key, key) if key else None
        return None if kept in self.dropped or key in self.dropped else kept

    def apply(self, annotated: AnnotatedArticle) -> AnnotatedArticle:
        """`annotated` with every id and name as decided; mentions of what was dropped are gone."""
        decided = (self._decided(annotation) for annotation in annotated.annotations)
        return replace(annotated, annotations=tuple(a for a in decided if a is not None))

    def _decided(self, annotation: Annotation) -> Annotation | None:
        if isinstance(annotation, Mention) and annotation.entity:
            entity = self.id(annotation.entity)
            why = annotation.why + self._because(annotation.entity)
            name = self.names.get(entity or "", annotation.name)
            return replace(annotation, entity=entity, name=name, why=why) if entity else None
        if isinstance(annotation, EventMention) and annotation.event:
            event = self.id(annotation.event)
            name = self.names.get(event or "", annotation.name)
            return replace(annotation, event=event, name=name) if event else None
        if isinstance(annotation, Quote | Statement) and annotation.speaker:
            speaker = self.id(annotation.speaker)
            return replace(
                annotation, speaker=speaker, speaker_name=self.names.get(speaker or "", annotation.speaker_name or "")
            )
        return annotation

    def _because(self, key: str) -> str:
        return "; an editor decided that it is the same" if key in self.same else ""


def _root(same: Mapping[str, str], key: str) -> str:
    while key in same:
        key = same[key]
    return key
