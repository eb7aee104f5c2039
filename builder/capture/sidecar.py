"""The sidecar of a capture: a small YAML file with what the capture itself does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator

from builder.model import Note, Rights, Sidecar
from builder.values import Day, Language, Strict, Text, Texts, Url
from builder.yamlfile import YamlFile, read_yaml, validated

if TYPE_CHECKING:
    from pathlib import Path

    from builder.problems import Problems


class NoteEntry(Strict):
    """A note: of the whole report, or of the paragraph that `at` names by its permalink or by some of its words."""

    note: Text
    at: Text | None = None
    by: Text | None = None
    date: Day | None = None


def _notes(value: Any) -> Any:
    """A note may be a text alone, and one note needs no list."""
    notes = value if isinstance(value, list) else [] if value is None else [value]
    return [note if isinstance(note, dict | NoteEntry) else {"note": note} for note in notes]


class SidecarFile(Strict):
    """The keys of a sidecar, all optional."""

    title: Text | None = None
    publisher: Text | None = None
    author: Texts = ()
    url: Url | None = None
    published: Day | None = None
    retrieved: Day | None = None
    language: Language | None = None
    rights: Rights | None = None
    notes: Annotated[tuple[NoteEntry, ...], BeforeValidator(_notes)] = ()


def read_sidecar(path: Path, name: str, problems: Problems) -> Sidecar | None:
    """The sidecar at `path`, called `name` in problems; an empty one where there is no such file, None if it is bad."""
    if not path.exists():
        return Sidecar()
    file = read_yaml(path, name, problems)
    if file is None or (keys := validated(SidecarFile, file, problems)) is None:
        return None
    if keys.published and keys.retrieved and keys.retrieved < keys.published[: len(keys.retrieved)]:
        problems.add(
            name,
            file.line_of(("retrieved",)),
            f"retrieved ({keys.retrieved}) before it was published ({keys.published})",
            "correct one of the two dates",
        )
        return None
    given = keys.model_dump(exclude={"notes"})
    return Sidecar(**given, notes=tuple(_note(file, index, entry) for index, entry in enumerate(keys.notes)))


def _note(file: YamlFile, index: int, entry: NoteEntry) -> Note:
    line = file.line_of(("notes", index, "at" if entry.at else "note"))
    return Note(entry.note, entry.at, entry.by, entry.date, line)
