"""A word that a stray space divides is whole again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.languages.frequencies import frequencies
from builder.model import Edit, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "split-words"
_DIVIDED = re.compile(r"\b(?P<first>[^\W\d_a-z][^\W\d_A-Z]{0,20}) (?P<second>[^\W\d_A-Z]{2,20})(?![^\W_])")
_PAIR = re.compile(r"(?<![^\W_])(?P<first>[^\W\d_]{2,30}) (?=(?P<second>[^\W\d_A-Z]{2,30})(?![^\W_]))")
_SHORTEST_WORD, _LONGEST_WORD, _SHORTEST_PART = 6, 30, 2


def rule(view: View) -> Iterator[Edit | Remark]:
    """Closes the space within a known name, and within a word that the text has whole elsewhere."""
    yield from _known(view)
    yield from _seen_whole(view)


def _known(view: View) -> Iterator[Edit]:
    """`Spring field` becomes `Springfield` where that is a known name, and neither part stands alone elsewhere."""
    names = view.context.names
    if not names:
        return
    for match in _DIVIDED.finditer(view.text):
        whole = match["first"] + match["second"]
        if whole in names and all(view.words[part.casefold()] <= 1 for part in match.groups()):
            gap = match.start("second") - 1
            yield Edit(gap, gap + 1, "", NAME)


def _seen_whole(view: View) -> Iterator[Edit | Remark]:
    """`har bour` becomes `harbour` where the text has that, too, and neither part elsewhere.

    If both parts are words of the language, or no list tells, there is only a remark.
    """
    divided = _divided(view)
    if not divided:
        return
    for match in _PAIR.finditer(view.text):
        first, second = match["first"].casefold(), match["second"].casefold()
        if (first, second) in divided and first + second not in view.context.names:
            listed = frequencies(view.context.language)
            if listed and (first not in listed or second not in listed):
                yield Edit(match.end("first"), match.end(), "", NAME)
            else:
                said = f"“{match['first']} {match['second']}” may be “{match['first']}{match['second']}”"
                yield Remark(match.start(), match.end("second"), NAME, said)


def _divided(view: View) -> set[tuple[str, str]]:
    """The words that stand side by side in the text, once each, and that it also has as one word."""
    once = {word for word, times in view.words.items() if times == 1}
    return {
        (first, second)
        for first, second in pairwise(view.tokens)
        if first in once
        and second in once
        and first + second in view.words
        and min(len(first), len(second)) >= _SHORTEST_PART
        and _SHORTEST_WORD <= len(first + second) <= _LONGEST_WORD
    }
