"""A name glued to the word behind it is set apart where the authority files know the name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.tables import merged
from builder.languages import table
from builder.model import Edit, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "glued-words"


def rule(view: View) -> Iterator[Edit | Remark]:
    """`Namesaid` becomes `Name said` where the first part is a known name and the rest a word of the table.

    Where the name is unknown but the rest could hardly end a word, there is a remark. Small words that make no word
    together, such as `ofthe`, are set apart as the table says.
    """
    words = merged("clean_words", view.context.language)
    telling, pairs = words["hardly_endings"], words["glued_pairs"]
    for match in _pairs(view.context.language).finditer(view.text):
        at = match.start() + len(pairs[match.group()])
        yield Edit(at, at, " ", NAME)
    for match in _glued(view.context.language).finditer(view.text):
        name, word = match.groups()
        if name in view.context.names and match.group() not in view.context.names:
            yield Edit(match.start("word"), match.start("word"), " ", NAME)
        elif word in telling and len(name) > 1:
            yield Remark(match.start(), match.end(), NAME, f"“{match.group()}” may be “{name} {word}”")


@cache
def _glued(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(merged("clean_words", language)["glued"], key=len, reverse=True))
    return re.compile(rf"\b(?P<name>[^\W\d_a-z][^\W\d_A-Z]{{0,30}}?)(?P<word>{words})\b")


@cache
def _pairs(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('clean_words', language)['glued_pairs'])})\b")
