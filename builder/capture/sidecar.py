"""The sidecar of a capture: a small YAML file with what the capture itself does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.model import Rights, Sidecar
from builder.values import Day, Language, Strict, Text, Texts, Url
from builder.yamlfile import read_yaml, validated

if TYPE_CHECKING:
    from pathlib import Path

    from builder.problems import Problems


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
    notes: Texts = ()


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
    return Sidecar(**keys.model_dump())
