"""Data flows one way: a stage imports only from the stages before it, and from what all stages share."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

BUILDER = Path(__file__).parents[2] / "builder"
STAGES = ("capture", "clean", "annotate", "link", "write", "publish")
SHARED = {"config", "languages", "model", "problems", "record", "sentences", "slugs", "values", "yamlfile"}
MODULES = sorted(BUILDER.rglob("*.py"))


def part(name: str) -> str:
    """`annotate` for `builder.annotate.names`; empty for what is not of the builder."""
    names = name.split(".")
    return names[1] if names[0] == "builder" and len(names) > 1 else ""


def imported(path: Path) -> set[str]:
    """The parts of the builder that the module at `path` imports, type checking included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {part(alias.name) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where a module comes from"
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names]
                if node.module == "builder"
                else [node.module or ""]
            )
            found |= set(map(part, names))
    return found - {""}


def allowed(own: str) -> set[str]:
    """What the part `own` may import: everything only if it is one that puts the stages together."""
    parts = {path.name.removesuffix(".py") for path in BUILDER.iterdir()}
    earlier = set(STAGES[: STAGES.index(own) + 1]) if own in STAGES else set()
    return SHARED | earlier if own in SHARED | set(STAGES) else parts


def test_all_stages_are_there() -> None:
    assert set(STAGES) | SHARED <= {path.name.removesuffix(".py") for path in BUILDER.iterdir()}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(BUILDER).as_posix())
def test_a_module_imports_only_from_what_comes_before_it(path: Path) -> None:
    own = path.relative_to(BUILDER).parts[0].removesuffix(".py")
    assert imported(path) <= allowed(own)
