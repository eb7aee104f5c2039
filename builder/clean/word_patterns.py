"""Patterns for one of many words, in which what several words begin with is looked at once.

A plain alternation tries word after word at every place of a text. A tree of letters (a trie) tries letter after
letter, which makes it several times as fast.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Tree(dict[str, "_Tree"]):
    """The letters that words may go on with, each with what follows it; `ends` says whether a word may end here."""

    ends = False


def any_of(words: Iterable[str], space: str = " ") -> str:
    """A pattern that matches the longest of `words` that stands there; `space` is the pattern of a space in a word.

    Where the pattern is to ignore case, `words` must not differ by that alone.
    """
    tree = _Tree()
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, _Tree())
        node.ends = True
    return _pattern(tree, space)


def _pattern(tree: _Tree, space: str) -> str:
    """The pattern of all that may follow at `tree`: one that matches nowhere if there never was a word."""
    branches = [
        (space if letter == " " else re.escape(letter)) + (_pattern(following, space) if following else "")
        for letter, following in tree.items()
    ]
    if not branches:
        return r"(?!)"
    if len(branches) == 1 and not tree.ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if tree.ends else ''}"
