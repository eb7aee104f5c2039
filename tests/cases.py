"""Test cases as data files: YAML lists of mappings with a `name` each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from pathlib import Path


def cases(folder: Path) -> list[Any]:
    """The cases of all YAML files in `folder` as pytest parameters. Raises where there is none."""
    found = [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(folder.glob("*.yml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]
    if not found:
        raise LookupError(f"no cases in {folder}")
    return found
