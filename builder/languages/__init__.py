"""Knowledge about languages (months, cue verbs, titles, furniture phrases) in tables that anybody can read and extend.

A table is a YAML file `<language>/<name>.yml`; a language without a table of its own uses the English one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str, language: str = "en") -> Any:
    """The table `name` for `language` (a tag such as `en` or `en-GB`), as plain lists and dicts; do not change it."""
    for folder in (language, language.split("-")[0], "en"):
        path = _FOLDER / folder / f"{name}.yml"
        if path.is_file():
            return yaml.load(path.read_text("utf-8"), _LOADER)
    raise LookupError(f"no table {name!r} in {_FOLDER}")
