"""Words as they look: in small letters or capitals, a number, a mark, with which marks around them.

A word ends at white space, and where a small letter, a figure or a mark meets a capital: lines that were put together
without a space between them meet so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.seams import little_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"\S+")
_GLUED = re.compile(
    '(?<=[a-zß-öø-ÿа-яёіїєά-ώ0-9.!?:;…”"»)\\]’%])(?=["“„«(©|•]?[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄΆ-Ώ])'
    "|(?<=[a-zß-öø-ÿ.!?…”»)])(?=\\d\\d?[ .:])"
)
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|co)\b")
_LONGEST = 400  # characters of a word that is looked into
_OPENING, _CLOSING = "\"'“‘«„»”([{¿¡", "\"'”’“»«)]}"
_STOPS = {"。": ".", "।": ".", "！": "!", "？": "?"}  # of other scripts, as ours
_ENDS = "".join((".!?…,;:", *_STOPS))
_DASHES, _ARROWS = "-–—", "›»"
_YEAR, _TIME, _SMALL_NUMBER = re.compile(r"(?:19|20)\d\d"), re.compile(r"\d{1,2}[:.h]\d\d"), re.compile(r"\d{1,2}")
_SHORT_FOR = 2  # letters at most of a word in front of a stop that is rather short for something


class Word(NamedTuple):
    """What stands at ``text[start:end]`` of a line; `glued` if nothing stands between it and the word before."""

    start: int
    end: int
    text: str
    glued: bool


class Shape(NamedTuple):
    """How a word looks: `(` if something opens before it, its kind, and the stop, pause or closing mark behind it.

    Kinds: l little word, w other word in small letters, L and C the same with a capital, A all capitals, I one letter,
    Y year, T time of day, d number of two figures, N other number, k word of a script without capitals, or a mark.
    """

    before: str
    kind: str
    behind: str

    @property
    def small(self) -> bool:
        """Whether it is in small letters."""
        return self.kind in ("l", "w")

    @property
    def ends(self) -> bool:
        """Whether a sentence may end with it."""
        return self.behind[:1] in (".", "!", "?", "…")


EDGE = Shape("", "^", "")  # beyond the ends of a line


def words_of(text: str) -> Iterator[Word]:
    """The words of `text`, in order."""
    for match in _TOKEN.finditer(text):
        start, token = match.start(), match.group()
        looked_into = len(token) <= _LONGEST and not _ADDRESS.search(token)
        inner = [cut.start() for cut in _GLUED.finditer(token)] if looked_into else []
        borders = [0, *(cut for cut in inner if cut > 0), len(token)]
        for first, end in pairwise(borders):
            yield Word(start + first, start + end, token[first:end], first > 0)


@lru_cache(maxsize=1 << 14)
def shape(word: str) -> Shape:
    """How `word` looks."""
    opened = word.lstrip(_OPENING)
    closed = opened.rstrip(_CLOSING)
    bare = closed.rstrip(_ENDS)
    behind = _behind(closed[len(bare) :])
    core = bare.strip(_DASHES)
    if not core:
        return Shape("", _mark(word), behind)
    kind = _kind(core)
    if behind == "." and len(bare) <= _SHORT_FOR and kind in "CIAwL":
        behind = "'"
    closing = ")" if behind and len(closed) < len(opened) else ""
    return Shape("(" if len(opened) < len(word) else "", kind, behind + closing)


def _behind(marks: str) -> str:
    if not marks:
        return ""
    return "…" if marks.endswith(("...", "…")) else _STOPS.get(marks[-1], marks[-1])


def _mark(word: str) -> str:
    if word[0] in _DASHES:
        return "dash"
    if word[0] in _ARROWS:
        return "bar"
    return "stop" if word[0] in _ENDS else "mark"


def _kind(core: str) -> str:
    first = core[0]
    if first.isdigit():
        return _number(core)
    little = core.lower().replace("’", "'") in little_words()
    if first.islower():
        return "l" if little else "w"
    if first.isupper():
        if len(core) > 1 and core.isupper():
            return "A"
        return "L" if little else "I" if len(core) == 1 else "C"
    return "k" if first.isalpha() else "mark"


def _number(core: str) -> str:
    for kind, pattern in (("Y", _YEAR), ("T", _TIME), ("d", _SMALL_NUMBER)):
        if pattern.fullmatch(core):
            return kind
    return "N"
