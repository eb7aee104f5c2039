"""Names that a spaCy pipeline finds, for archives that name one: the optional extra `newsarchive[ner]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.model import FoundName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Span

    from builder.model import EntityType

# The labels of spaCy's own pipelines (OntoNotes, and WikiNER in brackets) that are names; numbers and dates are not.
_TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "WORK_OF_ART": "work",
    "LAW": "work",
    "PRODUCT": "other",
    "NORP": "other",
    "MISC": "other",
}


class NoPipeline(Exception):
    """Raised where a pipeline cannot be loaded; says what to do."""


class Recogniser:
    """A loaded pipeline. Build it once: loading takes seconds."""

    def __init__(self, pipeline: str) -> None:
        """Loads `pipeline`, the name of an installed package or a path. Raises `NoPipeline`."""
        try:
            import spacy
        except ImportError:
            raise NoPipeline("spaCy is not installed; run pip install 'newsarchive[ner]'") from None
        try:
            self._pipeline = spacy.load(pipeline)
        except (OSError, ValueError, ImportError) as error:
            raise NoPipeline(f'the pipeline "{pipeline}" cannot be loaded: {error}') from None
        self._name = pipeline

    def beside(self, text: str, names: Sequence[FoundName]) -> tuple[FoundName, ...]:
        """`names` and what the pipeline finds in `text` where none of them stands, by start."""
        found = [*names, *self._clear_of(names, self._pipeline(text).ents)]
        return tuple(sorted(found, key=lambda name: name.start))

    def _clear_of(self, names: Sequence[FoundName], entities: Iterable[Span]) -> Iterable[FoundName]:
        taken = [False] * (max((name.end for name in names), default=0) + 1)
        for name in names:
            taken[name.start : name.end] = [True] * (name.end - name.start)
        for entity in entities:
            if entity.label_ not in _TYPES or any(taken[entity.start_char : entity.end_char]) or "\n" in entity.text:
                continue
            evidence = f"the pipeline {self._name} finds it ({entity.label_})"
            yield FoundName(
                entity.start_char, entity.end_char, entity.text, "name", _TYPES[entity.label_], (), evidence
            )
