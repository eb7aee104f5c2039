"""Lines of a page as text: how long they are, which words they have, and what of a page's title may be its headline."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.clean.seams import little_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEWEST = 3  # words of a headline
LONGEST = 260  # characters of a line that may be one
_SEPARATOR = re.compile(r"\s[-–—:»/·•]\s|\s?[|ㅣ]\s?|\s::\s|：|--|-(?=[^-]{2,12}$)")
_APART = re.compile(r"\s[-–—:»/·•]\s|\s?[|ㅣ]\s?|\s::\s|：|--")  # those of them that are no hyphens
_ENDS = re.compile(r"""[.!?…。！？।؟]["'”’»“)\]]*$""")
_WORD = re.compile(r"\w+")
_LONGER_WORD = re.compile(r"\w{4,}")
_DENSE = re.compile("[\u0e00-\u0eff\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff]")
_PARAGRAPH, _SENTENCE = 120, 55  # letters of a paragraph however it ends, and of one that ends like a sentence
_LETTERS = 5  # of a word
_WIDER = 2.5  # letters of an alphabet that a letter of a dense script stands for
_MOST_OF_SITE = 4  # words of a part of a page's title that is none of the headline
_STEM = 6  # letters at the start of a word that tell what it is about


def letters(text: str) -> float:
    """How long `text` is in letters of an alphabet."""
    return len(text) if text.isascii() else _letters(text)


@lru_cache(maxsize=1 << 13)
def _letters(text: str) -> float:
    return len(text) + (_WIDER - 1) * len(_DENSE.findall(text))


def words_in(text: str) -> int:
    """How many words `text` has; in a script that sets no spaces, as many as an alphabet would make of it."""
    return int(letters(text) / _LETTERS) if _DENSE.search(text) else len(_WORD.findall(text))


def key(text: str) -> tuple[str, ...]:
    """The words of `text`, by which two lines are the same headline; none where it is too long for one."""
    if len(text) > LONGEST:
        return ()
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "")))


def stems(text: str) -> Iterator[str]:
    """The beginnings of the longer words of `text`; pairs of letters in a script that sets no spaces."""
    folded = text.casefold()
    if folded.isascii() or _DENSE.search(folded) is None:
        yield from (word[:_STEM] for word in _LONGER_WORD.findall(folded))
        return
    for word in _WORD.findall(folded):
        if _DENSE.match(word):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) > FEWEST:
            yield word[:_STEM]


def is_body(text: str) -> bool:
    """Whether `text` is a paragraph, or ends like a sentence and is long enough for one."""
    length = letters(text)
    return length >= _PARAGRAPH or (length >= _SENTENCE and ends(text))


def ends(text: str) -> bool:
    """Whether `text` ends like a sentence."""
    return _ENDS.search(text[-12:]) is not None


def is_menu(text: str) -> bool:
    """Whether `text` is words in capitals without a little one between."""
    words = [word for word in _WORD.findall(text) if not word.isdigit()]
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 0.8 * len(words) and not any(word.lower() in little_words() for word in words)


def has_parts(title: str) -> bool:
    """Whether there is a mark in `title` such as those that part the headline from the name of the page."""
    return _SEPARATOR.search(title) is not None


def starts(title: str) -> Iterator[tuple[str, ...]]:
    """What may be the headline in a page's title: all, or all before or behind one of its separators."""
    if len(title) <= LONGEST:
        marks = list(_SEPARATOR.finditer(title))
        yield key(title)
        yield from (key(title[: mark.start()]) for mark in reversed(marks))
        yield from (key(title[mark.end() :]) for mark in (*marks[:1], *marks[-1:]))


def shown_in(text: str, title: str | None) -> str | None:
    """The first line of `text` where a page's `title` has it as its headline; else the whole `title`."""
    line = text.partition("\n")[0]
    return line if title and words_in(line) >= FEWEST and key(line) in set(starts(title)) else title


def without_site(title: str, rest: Sequence[str]) -> str:
    """`title` without the name of the page and its sections behind the headline: what stands behind a bar, or has the
    form of a name and is found again in the `rest` of the page.
    """
    for mark in _APART.finditer(title):
        parts = [part.strip() for part in _APART.split(title[mark.end() :])]
        short = all(0 < len(key(part)) <= _MOST_OF_SITE and _is_named(part) for part in parts)
        barred = "|" in mark.group() or "ㅣ" in mark.group()
        if words_in(title[: mark.start()]) >= FEWEST and short and (barred or _stands_in(parts[-1], rest)):
            return title[: mark.start()].rstrip()
    return title


def _is_named(text: str) -> bool:
    """Whether `text` has the form of a name: no word that matters begins with a small letter."""
    return all(not word[0].islower() or word in little_words() or "." in text for word in _WORD.findall(text))


def _stands_in(name: str, texts: Sequence[str]) -> bool:
    folded = name.casefold()
    return any(folded in text.casefold() for text in texts)
