"""A name glued to the word behind it is set apart where the authority files know the name."""

from __future__ import annotations

import re
from functools import cache
from operator import methodcaller
from typing import TYPE_CHECKING

from builder.clean.tables import merged
from builder.languages import table
from builder.model import Edit, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "glued-words"
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_A-Z]{2,40}\b")


def rule(view: View) -> Iterator[Edit | Remark]:
    """`Namesaid` becomes `Name said` where the first part is a known name and the rest a word of the table.

    Where the name is unknown but the rest could hardly end a word, there is a remark. Small words that make no word
    together, such as `ofthe`, are set apart as the table says.
    """
    words = merged("clean_words", view.context.language)
    pairs = words["glued_pairs"]
    if not view.words.keys().isdisjoint(pairs):
        for match in _pairs(view.context.language).finditer(view.text):
            at = match.start() + len(pairs[match.group()])
            yield Edit(at, at, " ", NAME)
    endings = _endings(view.context.language)
    if any(map(methodcaller("endswith", endings), view.words)):
        for match in _CAPITALISED.finditer(view.text):
            if match.group().endswith(endings):
                yield from _parted(match, view)


def _parted(match: re.Match[str], view: View) -> Iterator[Edit | Remark]:
    """What is done about the capitalised word of `match`, which ends with another word."""
    whole, language = match.group(), view.context.language
    word = next(ending for ending in _endings(language) if whole.endswith(ending))
    name = whole.removesuffix(word)
    if name in view.context.names and whole not in view.context.names:
        at = match.end() - len(word)
        yield Edit(at, at, " ", NAME)
    elif word in merged("clean_words", language)["hardly_endings"] and len(name) > 1:
        yield Remark(match.start(), match.end(), NAME, f"“{whole}” may be “{name} {word}”")


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(sorted(merged("clean_words", language)["glued"], key=len, reverse=True))


@cache
def _pairs(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('clean_words', language)['glued_pairs'])})\b")
