"""Where words hang together or come apart: `US-Russia` is two names, `Vienna-based` holds one, `New York` is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.annotate.name_tokens import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.annotate.name_words import Words

BREAK = "-"  # the link of a word that does not go on the name before it
_HYPHEN = re.compile(r"[-‐‑]")
_BETWEEN = re.compile(r"[ ‐‑-]")
_PARTS = re.compile(r"[^-‐‑]+")
_FOLLOWING = re.compile(r" ([^\W\d_]+)")
_PHRASE = 4  # words of a place's name
_ENDING = 4  # letters from which the last, lower-case part of a hyphenated word is looked up


def jointed(run: list[Token], text: str, known: Words) -> list[Token]:
    """The words of a run, in which hyphenated pairs of names are two, and the words of a known place are one."""
    joined = " ".join([token.text for token in run])
    parts = list(_split(run, text, known)) if _HYPHEN.search(joined) else run
    single = len(parts) == 1 or known.phrase_starts.isdisjoint(_BETWEEN.split(joined.lower()))
    return parts if single else _merged(parts, known)


def _split(run: Iterable[Token], text: str, known: Words) -> Iterator[Token]:
    broken = given = False  # given: the word before is a given name
    for token in run:
        link = BREAK if broken and not token.link else token.link
        broken = False
        given, surname = token.text in known.given, given and not token.link
        if _is_place(token, known) or not _HYPHEN.search(token.text):
            yield token if link == token.link else Token(token.start, token.end, token.text, link)
            continue
        first = token.end - len(token.text)  # of the word, behind particles
        parts = [Token(first + m.start(), first + m.end(), m.group(), BREAK) for m in _PARTS.finditer(token.text)]
        if (
            len(parts) == 2
            and parts[0].text in known.prefixes
            and (_is_place(parts[1], known) or parts[1].text in known.cities)
        ):
            yield Token(parts[1].start, parts[1].end, parts[1].text, link)
        elif _is_pair(parts, text, known):
            yield Token(token.start, parts[0].end, parts[0].text, link)
            yield from parts[1:]
        elif _has_ending(parts, known, surname):
            yield Token(token.start, parts[-2].end, token.text[: parts[-2].end - first], link)
            broken = True
        else:
            yield Token(token.start, token.end, token.text, link)


def _is_pair(parts: Sequence[Token], text: str, known: Words) -> bool:
    """Whether each part is a name: places and peoples, or any names before a word for what two have together."""
    if len(parts) < 2 or parts[0].text in known.prefixes or not all(part.text[0].isupper() for part in parts):
        return False
    places = sum(_is_place(part, known) or part.text in known.half_demonyms for part in parts)
    if places == len(parts):
        return True
    if all(known.is_everyday(part.text.lower()) for part in parts) and not places:
        return False
    following = _FOLLOWING.match(text, parts[-1].end)
    between = following is not None and following[1] in known.pair_nouns
    return between or (places > 0 and all(part.text.isupper() or _is_place(part, known) for part in parts))


def _is_place(part: Token, known: Words) -> bool:
    return part.text in known.demonyms or part.text in known.countries


def _has_ending(parts: Sequence[Token], known: Words, surname: bool) -> bool:
    """Whether the last part is an everyday word in lower case and the first is none: `London-based`, `US-led`.

    `surname`: a given name stands before it, so that the first part is a name: `Anna Hill-themed`.
    """
    if len(parts) < 2:
        return False
    first, last = parts[0].text, parts[-1].text
    named = first in known.countries or first in known.demonyms or first in known.other or surname
    if not last.islower() or (first.lower() in known.everyday and not named):
        return False
    return (len(last) >= _ENDING or last.endswith("ed")) and (last in known.everyday or last.endswith("ed"))


def _merged(run: list[Token], known: Words) -> list[Token]:
    merged: list[Token] = []
    at = 0
    while at < len(run):
        length, text = _phrase(run, at, known)
        first = run[at]
        merged.append(first if length == 1 else Token(first.start, run[at + length - 1].end, text, first.link))
        at += length
    return merged


def _phrase(run: Sequence[Token], at: int, known: Words) -> tuple[int, str]:
    """How many words from ``run[at]`` are the name of one place or people, and that name; 1 where none is known."""
    joined = run[at].text
    longest = (1, joined)
    if joined.lower() not in known.phrase_starts:
        return longest
    for length in range(2, min(_PHRASE, len(run) - at) + 1):
        token = run[at + length - 1]
        if token.link == BREAK:
            break
        joined += f" {token.link} {token.text}" if token.link else f" {token.text}"
        if joined.lower() in known.phrases:
            longest = (length, joined)
    return longest
