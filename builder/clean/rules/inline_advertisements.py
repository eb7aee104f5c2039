"""Marks of advertisements within a paragraph are removed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.tables import merged
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "inline-advertisements"
_BEFORE_WORD = re.compile(r"(?:[^\W\d_A-Z]|[,;]) ")
_BEFORE_PHRASE = re.compile(r"[.!?”\"] ")


def rule(view: View) -> Iterator[Edit]:
    """`Advertisement`, capitalised, in mid-sentence, or between two sentences; the same word of another language in
    capitals, in mid-sentence; longer phrases of the table anywhere.
    """
    tables = merged("clean_words", view.context.language)
    sought = [*tables["advertisement-words"], *tables["advertisement-phrases"]]
    if not any(words in view.folded for words in sought) and not any(
        word in view.text for word in tables["advertisement-capitals"]
    ):
        return
    for match in _pattern(view.context.language).finditer(view.text):
        start, end = match.span()
        before, after = view.text[max(0, start - 2) : start], view.text[end : end + 1]
        if match["phrase"] and before[-1:] in ("", "\n"):
            yield Edit(start, end + len(after.strip("\n")), "", NAME)
        elif (_BEFORE_PHRASE if match["lower"] is None else _BEFORE_WORD).fullmatch(before):
            yield Edit(start - 1, end, "", NAME)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    tables = merged("clean_words", language)
    starters = "|".join(tables["starters"])
    words = "|".join(form for word in tables["advertisement-words"] for form in (word.capitalize(), word.upper()))
    phrases = "|".join(map(re.escape, tables["advertisement-phrases"]))
    capitals = "|".join(tables["advertisement-capitals"])
    return re.compile(
        rf"(?:{words}|(?:{capitals})(?= [^\W\d_A-Z]))"
        rf"(?:(?P<lower>(?= [^\W\d_A-Z]))|(?= (?:[\"“]|(?:{starters}) [^\W\d_A-Z])))"
        rf"|(?P<phrase>(?i:{phrases}))\.?(?= [^\W\d_a-z]|$)",
        re.MULTILINE,
    )
