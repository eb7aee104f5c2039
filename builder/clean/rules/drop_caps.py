"""A drop cap is joined with the word that it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.seams import little_words
from builder.clean.tables import merged
from builder.languages import table
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "drop-caps"
_SET_APART = re.compile(
    r"^[\"“'‘]?(?P<cap>[^\W\d_a-z])(?P<gap> |\n{1,2})(?P<rest>[^\W\d_A-Z]{1,20}|[^\W\d_a-z]{1,20})(?![^\W_])",
    re.MULTILINE,
)
_WORDS = "AIO"  # letters that are words
_MAYBE_WORDS = "AEIOUYÀÉÓKSVWZАВИКОСУЯІ"  # in some language
_SHORTEST_REST = 2  # letters behind the cap of a word that is seen nowhere else
_BODY = 60  # characters from which a line is the body's, not a heading


def rule(view: View) -> Iterator[Edit]:
    """A single capital at the start of a line, and letters behind a space or a line's end, that make one word.

    It is one if the text has that word elsewhere, if it is among the commonest of the language, or if the first
    paragraph begins so and what stands behind the capital is no word of the text.
    """
    common = merged("clean_words", view.context.language)["drop_cap_words"]
    little = table("little_words").get(view.context.language.partition("-")[0], ())
    first = next((line.start for line in view.lines[1:] if len(line.text) >= _BODY), -1)
    for match in _SET_APART.finditer(view.text):
        rest = match["rest"].casefold()
        word = match["cap"].casefold() + rest
        known = word in common or (len(word) > 2 and word in view.words)
        known = known or (word in little and (rest not in little or match["cap"] not in _MAYBE_WORDS))
        if known or (match.end("gap") >= first >= match.start() and _is_torn(match["cap"], rest, view)):
            yield Edit(match.start("gap"), match.end("gap"), "", NAME)


def _is_torn(cap: str, rest: str, view: View) -> bool:
    """Whether neither the capital nor what stands behind it is a word by itself."""
    return cap not in _WORDS and len(rest) >= _SHORTEST_REST and view.words[rest] == 1 and rest not in little_words()
