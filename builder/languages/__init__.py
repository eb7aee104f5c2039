"""Knowledge about languages (months, cue verbs, titles, furniture phrases) in tables that anybody can read and extend.

A table is a YAML file `<language>/<name>.yml`. Cleaning, whose tables are exact phrases, adds those of a language to
the English ones; what finds names, speech, dates and events does so only in languages that it `speaks`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent
_BASE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_WORDS = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")


class _Loader(_BASE):  # type: ignore[misc, valid-type]
    """Reads `no`, `on` and `yes` as the words that they are in a table of words; `true` and `false` are no words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _NOT_WORDS]
    for first, resolvers in _BASE.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_NOT_WORDS[0], re.compile("true|false"), ["t", "f"])


@cache
def speaks(name: str, language: str) -> bool:
    """Whether `language` (a tag such as `en` or `en-GB`) has a table `name` of its own, so that its rules may run."""
    return any((_FOLDER / folder / f"{name}.yml").is_file() for folder in (language, language.split("-")[0]))


@cache
def languages_with(name: str) -> tuple[str, ...]:
    """The tags of the languages that have a table `name` of their own, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob(f"*/{name}.yml")))


@cache
def table(name: str, language: str = "en") -> Any:
    """The table `name` for `language` (a tag such as `en` or `en-GB`), as plain lists and dicts; do not change it."""
    for folder in (language, language.split("-")[0], "en"):
        path = _FOLDER / folder / f"{name}.yml"
        if path.is_file():
            return yaml.load(path.read_text("utf-8"), _Loader)
    raise LookupError(f"no table {name!r} in {_FOLDER}")
