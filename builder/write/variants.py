"""Two versions of the same words, compared word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from markupsafe import Markup

from builder.write.markdown import element, escape

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def variant(fullest: str, words: str) -> Markup:
    """`words` with those marked (`<ins>`) that `fullest` does not have in that place, as Markdown.

    Compares by difflib's longest matching runs of words, whatever their case and their apostrophes.
    """
    found = list(_WORD.finditer(words))
    blocks = SequenceMatcher(None, words_of(fullest), words_of(words), autojunk=False)
    pieces: list[str] = []
    position = 0
    for operation, _, _, first, last in blocks.get_opcodes():
        if operation in ("insert", "replace") and first < last:
            start, end = found[first].start(), found[last - 1].end()
            pieces += [str(escape(words[position:start])), str(element("ins", words[start:end]))]
            position = end
    pieces.append(str(escape(words[position:])))
    return Markup("".join(pieces))


def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` as they are compared."""
    return tuple(_key(word) for word in _WORD.findall(text))


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")
