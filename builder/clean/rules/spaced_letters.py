"""Words whose letters were set apart are whole again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.languages.frequencies import frequencies
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "spaced-letters"
_SPACES = "[ \u00a0\u2009\u202f]"
_LINE = re.compile(
    rf"^[ \t]*(?P<words>\S(?:{_SPACES}\S)*(?:(?:[ \t\u00a0]{{2,8}}|\t)\S(?:{_SPACES}\S)*)+)[ \t]*$", re.MULTILINE
)
_RUN = re.compile(rf"(?<![^\s\"'“‘«„(])[^\W\d_](?:{_SPACES}[^\W\d_]){{3,30}}(?![^\s\"'”’»“.,;:!?)])")
_GAP = re.compile(r"[ \t\u00a0\u2009\u202f]+")
_FEWEST_LETTERS = 5  # of a line
_LONGEST = 300  # characters of one


def rule(view: View) -> Iterator[Edit]:
    """`K A Z A N` becomes `KAZAN` where the text or the language has that word; so do the words of a line of single
    letters with wider gaps between the words, which become single spaces.
    """
    lines = [match for match in _LINE.finditer(view.text) if _is_spaced(match["words"])]
    for match in lines:
        for gap in _GAP.finditer(view.text, match.start("words"), match.end("words")):
            yield Edit(gap.start(), gap.end(), " " if gap.end() - gap.start() > 1 or gap.group() == "\t" else "", NAME)
    for match in _RUN.finditer(view.text):
        word = _GAP.sub("", match.group()).casefold()
        is_word = word in view.words or word in frequencies(view.context.language)
        if is_word and not _is_alphabet(word):
            for gap in _GAP.finditer(match.group()):
                yield Edit(match.start() + gap.start(), match.start() + gap.end(), "", NAME)


def _is_spaced(words: str) -> bool:
    return len(words) <= _LONGEST and sum(map(str.isalpha, words)) >= _FEWEST_LETTERS and not _is_alphabet(words)


def _is_alphabet(letters: str) -> bool:
    """Whether `letters` follow each other, as the names of columns or answers do."""
    return all(ord(after) == ord(before) + 1 for before, after in pairwise("".join(letters.split())))
