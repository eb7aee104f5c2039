"""A name glued to the word behind it is set apart where the authority files or the rest of the text know the name."""

from __future__ import annotations

import re
from functools import cache
from operator import methodcaller
from typing import TYPE_CHECKING

from builder.clean.tables import merged
from builder.languages import table
from builder.languages.frequencies import frequencies
from builder.model import Edit, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "glued-words"
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_A-Z]{2,40}\b")
_WITHIN = re.compile(r"(?<=[a-zß-öø-ÿ,] )[^\W\d_a-zß-öø-ÿ][^\W\d_]{1,40}\b")
_SHORTEST_ENDING, _SHORTEST_NAME = 4, 4  # of words that may end others


def rule(view: View) -> Iterator[Edit | Remark]:
    """`Namesaid` becomes `Name said` where the first part is a known name and the rest a word of the table; also where
    the text has the name elsewhere within a sentence, and the rest could hardly end a word, or the whole is none.

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
        named = frozenset(_WITHIN.findall(view.text))
        for match in _CAPITALISED.finditer(view.text):
            if match.group().endswith(endings):
                yield from _parted(match, view, named)


def _parted(match: re.Match[str], view: View, named: frozenset[str]) -> Iterator[Edit | Remark]:
    """What is done about the capitalised word of `match`, which ends with another word; `named` are capitalised words
    that the text has within its sentences.
    """
    whole, language = match.group(), view.context.language
    word = next(ending for ending in _endings(language) if whole.endswith(ending))
    name = whole.removesuffix(word)
    hardly = word in merged("clean_words", language)["hardly_endings"]
    known = name in view.context.names or (name in named and (hardly or _is_no_word(whole, word, name, view)))
    if known and whole not in view.context.names:
        at = match.end() - len(word)
        yield Edit(at, at, " ", NAME)
    elif hardly and len(name) > 1:
        yield Remark(match.start(), match.end(), NAME, f"“{whole}” may be “{name} {word}”")


def _is_no_word(whole: str, word: str, name: str, view: View) -> bool:
    """Whether `whole`, which ends with `word`, stands there once and is unknown to the language."""
    long = len(word) >= _SHORTEST_ENDING and len(name) >= _SHORTEST_NAME
    listed = frequencies(view.context.language)
    return long and view.words[whole.casefold()] == 1 and bool(listed) and whole.casefold() not in listed


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(sorted(merged("clean_words", language)["glued"], key=len, reverse=True))


@cache
def _pairs(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('clean_words', language)['glued_pairs'])})\b")
