"""`sources/decisions.yml`: what the editors decided about identities, each with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from builder.model import Decision, DecisionKind
from builder.values import Id, Strict, Text
from builder.yamlfile import YamlFile, read_yaml, validated

if TYPE_CHECKING:
    from pathlib import Path

    from builder.problems import Problems

DECISIONS = "sources/decisions.yml"

Ids = Annotated[tuple[Id, ...], Field(min_length=2)]


class DecisionEntry(Strict):
    """One decision: exactly one of `same`, `not-same`, `rename` and `drop`, and why."""

    same: Ids | None = None
    not_same: Ids | None = Field(None, alias="not-same")
    rename: Id | None = None
    name: Text | None = None
    drop: Id | None = None
    reason: Text


def read_decisions(root: Path, problems: Problems) -> tuple[Decision, ...]:
    """The decisions of the archive at `root`, in the order of the file; none where there is no file."""
    path = root / DECISIONS
    file = read_yaml(path, DECISIONS, problems) if path.exists() else None
    if file is None or file.data is None:
        return ()
    if not isinstance(file.data, list):
        problems.add(DECISIONS, 1, "should hold a list", "start each decision with a hyphen")
        return ()
    read = (_decision(file, index, problems) for index in range(len(file.data)))
    return tuple(decision for decision in read if decision is not None)


def _decision(file: YamlFile, index: int, problems: Problems) -> Decision | None:
    entry = validated(DecisionEntry, file, problems, (index,))
    if entry is None:
        return None
    choices: dict[DecisionKind, tuple[str, ...] | None] = {
        "same": entry.same,
        "not-same": entry.not_same,
        "rename": (entry.rename,) if entry.rename else None,
        "drop": (entry.drop,) if entry.drop else None,
    }
    made = [Decision(kind, ids, entry.reason, entry.name) for kind, ids in choices.items() if ids]
    if len(made) != 1:
        hint = "write exactly one of same, not-same, rename and drop"
        problems.add(
            file.name,
            file.line_of((index,)),
            "does not say what is decided" if not made else "decides several things",
            hint,
        )
        return None
    if (made[0].kind == "rename") != (entry.name is not None):
        problems.add(file.name, file.line_of((index,)), "a rename and only a rename has a name", "add or remove name")
        return None
    return made[0]
