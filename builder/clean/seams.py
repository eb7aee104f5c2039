"""Where prose and menus meet within a line: pages whose lines were lost have them side by side.

Every word is a clue: little words, and words in small letters, speak for prose; capitalised words, numbers and marks
speak for a menu or a list of links, and so does every word far before the next end of a sentence. The stretches are
the path with the greatest sum of clues through the two states, where every change of state costs as much as several
words have to say (Viterbi's algorithm for two states).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\S+")
_MARKS = "\"'“”‘’«»„()[]{}.,;:!?…-–—"
_STOPS = (".", "!", "?", "…", "”", "»", ".)", '."')
_MENU = re.compile(r"(?<!\S)(?:[^\Wa-z_]\S{0,40}\s+|[|•·»›>/&–-]\S{0,40}\s+){6}")  # what no line without a seam has
_SEAM = 4.0  # what a change of state costs
_LITTLE, _SMALL, _CAPITAL, _OTHER, _PAUSE = 1.2, 0.35, -0.55, -0.4, 0.3
_FAR_FROM_END, _UNENDED = (
    50,
    0.5,
)  # words before the end of a sentence, and what a word still farther says against prose
_FAR_FROM_PAUSE, _UNPAUSED = 20, 0.3  # words before a mark, likewise
_ENDS = (".", "!", "?", "…", "।", "。", "؟", "۔")
_SHORTEST_LAST = 3  # characters of what is more often short for something than the last word of a sentence
_CLOSING = "\"'”’“»«)]"
_MOST_NAMES = 3  # capitalised words in front of the first sure word of prose that may begin its sentence
_LAST_NAMES = 5  # words behind the last sure word of prose within which its sentence may end


class Stretch(NamedTuple):
    """A part of a line: prose, or a menu."""

    start: int
    end: int
    prose: bool


@cache
def little_words() -> frozenset[str]:
    """The commonest words of all languages of the table."""
    return frozenset(word for words in table("little_words").values() for word in words)


def may_have_seams(text: str) -> bool:
    """Whether `text` holds a run of words as in a menu, and more than that: a quick look before `stretches`."""
    return _MENU.search(text) is not None


def stretches(text: str) -> list[Stretch]:
    """The parts of `text` from end to end, without the white space between them, prose and menus in turn."""
    words = list(_WORD.finditer(text))
    if not words:
        return []
    states = states_of([word.group() for word in words])
    changes = [0, *(at for at in range(1, len(words)) if states[at] != states[at - 1])]
    borders = [*_mended(changes, states, words), len(words)]
    return [
        Stretch(words[first].start(), words[last - 1].end(), states[change])
        for change, first, last in zip(changes, borders, borders[1:], strict=False)
        if first < last
    ]


def states_of(words: Sequence[str]) -> list[bool]:
    """For every one of `words` whether it stands in prose."""
    return _states(_clues(words))


def _clues(words: Sequence[str]) -> list[float]:
    """What each word says for prose, with how far it is from the end of its sentence."""
    clues: list[float] = []
    to_end = to_pause = 0
    for word in reversed(words):
        core = word.rstrip(_CLOSING)
        if core.endswith(_ENDS) and len(core) > _SHORTEST_LAST and not core[-2].isdigit():
            to_end = to_pause = 0
        elif core.endswith((",", ";", ":")):
            to_pause = 0
        unended = _UNENDED if to_end > _FAR_FROM_END else 0.0
        unpaused = _UNPAUSED if to_pause > _FAR_FROM_PAUSE else 0.0
        caseless = core[:1].isalpha() and core[0].lower() == core[0].upper()  # nothing else would speak for such words
        clues.append(_clue(word) - (0.0 if caseless else unended + unpaused))
        to_end, to_pause = to_end + 1, to_pause + 1
    return clues[::-1]


def _clue(word: str) -> float:
    """What `word` says for prose, or, below zero, for a menu."""
    core = word.strip(_MARKS).replace("’", "'")
    if not core:
        return 0.0 if word.strip("-–—") == "" else _OTHER
    pause = _PAUSE if word[-1] in ".,;:!?" else 0.0
    if core[0].islower():
        return (_LITTLE if core in little_words() else _SMALL) + pause
    if core[0].isupper():
        return (0.0 if core.lower() in little_words() else _CAPITAL) + pause
    return (_OTHER if core[0].isdigit() or not core[0].isalpha() else _SMALL) + pause


def _states(clues: Sequence[float]) -> list[bool]:
    """For every clue whether it stands in prose, on the best path."""
    prose = menu = 0.0
    came: list[tuple[bool, bool]] = []  # whether the best paths to prose and to a menu were in prose before
    for clue in clues:
        to_prose, to_menu = prose >= menu - _SEAM, prose - _SEAM > menu
        came.append((to_prose, to_menu))
        prose, menu = (
            (prose if to_prose else menu - _SEAM) + clue,
            (prose - _SEAM if to_menu else menu) - clue,
        )
    if not clues:
        return []
    state = prose >= menu
    states = [state]
    for to_prose, to_menu in reversed(came[1:]):
        state = to_prose if state else to_menu
        states.append(state)
    return states[::-1]


def _mended(changes: Sequence[int], states: Sequence[bool], words: Sequence[re.Match[str]]) -> list[int]:
    """`changes` of state, moved to where sentences begin and end: the names at a sentence's ends are its own."""
    borders = [0]
    for number in range(1, len(changes)):
        at = changes[number]
        if states[at]:
            borders.append(_sentence_start(words, at, borders[-1]))
        else:
            following = changes[number + 1] if number + 1 < len(changes) else len(words)
            borders.append(_sentence_end(words, at, borders[-1], following))
    return borders


def _sentence_start(words: Sequence[re.Match[str]], at: int, least: int) -> int:
    first = at
    while not _opens_sentence(words[first].group()):
        if first == least or at - first == _MOST_NAMES or not words[first - 1].group()[0].isupper():
            break
        first -= 1
    return first


def _opens_sentence(word: str) -> bool:
    return word[0].isupper() and word.lower() in little_words()


def _sentence_end(words: Sequence[re.Match[str]], at: int, least: int, most: int) -> int:
    for end in range(at, min(at + _LAST_NAMES, most) + 1):
        if words[end - 1].group().endswith(_STOPS):
            return end
    for end in range(at, max(at - _LAST_NAMES, least), -1):
        if words[end - 1].group().endswith(_STOPS):
            return end
    return at
