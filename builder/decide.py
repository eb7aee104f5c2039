"""Writes what a person decided into the YAML files, behind what stands there: comments and order stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from builder.capture.authority import ENTITY_FILES, FOLDER
from builder.capture.decisions import DECISIONS

if TYPE_CHECKING:
    from pathlib import Path

    from builder.model import Entity


class NotWritten(Exception):
    """Raised where a file cannot take the decision; it is then as it was."""


def decide(root: Path, **decision: Any) -> Path:
    """Adds `decision` (`same`, `not_same`, `rename` with `name`, or `drop`; and `reason`) to the archive's decisions.

    Returns the file that was written. Raises `NotWritten` where the file is not a list of lines with a hyphen.
    """
    entry = {key.replace("_", "-"): value for key, value in decision.items() if value is not None}
    return _append(root / DECISIONS, [entry], list)


def know(root: Path, entity: Entity, description: str | None = None) -> Path:
    """Adds `entity` to the authority file of its type, with the spellings found as its aliases.

    Returns the file that was written. Raises `NotWritten` where the file does not hold lines of keys.
    """
    stem = next(stem for stem, kind in ENTITY_FILES.items() if kind == entity.type)
    aliases = [use.text for use in entity.names if use.text != entity.name]
    entry = {"name": entity.name, "aliases": aliases, "description": description}
    return _append(root / FOLDER / f"{stem}.yml", {entity.id: {k: v for k, v in entry.items() if v}}, dict)


def _append(path: Path, addition: Any, shape: type[list[Any]] | type[dict[str, Any]]) -> Path:
    before = path.read_text("utf-8") if path.exists() else ""
    gap = "" if not before or before.endswith("\n") else "\n"
    after = before + gap + yaml.safe_dump(addition, allow_unicode=True, sort_keys=False, width=100)
    try:
        held, holds = yaml.safe_load(before), yaml.safe_load(after)
    except yaml.YAMLError as error:
        raise NotWritten(f"{path} cannot take the entry: {error}") from None
    if not isinstance(holds, shape) or len(holds) != len(held or ()) + 1:
        raise NotWritten(f"{path} cannot take the entry; write it there by hand")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(after, "utf-8")
    return path
