"""The tables of words that cleaning goes by: those of a language together with the English ones.

Furniture is often English whatever the article is in, so that a language adds to the English table and hides nothing.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from builder.languages import languages_with, speaks, table


@cache
def merged(name: str, language: str) -> Any:
    """The table `name` for `language`, its own entries before the English ones; do not change it."""
    english = table(name)
    return _joined(table(name, language), english) if speaks(name, language) and language != "en" else english


@cache
def everywhere(name: str) -> Any:
    """The table `name` of all languages at once, for pages in whatever language; do not change it."""
    joined = table(name)
    for language in languages_with(name):
        joined = _joined(table(name, language), joined)
    return joined


def _joined(own: Any, english: Any) -> Any:
    if isinstance(english, dict):
        return {key: _joined(own[key], value) if key in own else value for key, value in english.items()}
    return [*own, *(item for item in english if item not in own)] if isinstance(english, list) else own
