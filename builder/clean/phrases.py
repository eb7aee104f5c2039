"""Phrases of a language table as one pattern, in a notation that anybody can read and extend.

A phrase is matched against a whole line, whatever the case, the white space and the marks at either end:

- ``sign up for * newsletter``: ``*`` stands for up to eight words, none included;
- ``(read|see) more``: one of several words, each of which may itself be several words;
- ``our? newsletter``, ``(our|the)? newsletter``: words that may be missing;
- ``# comments``: a number;
- ``read more: …``: ``…`` stands for the rest of the line.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from builder.clean.tables import merged

_EDGE = " \t.!,;:|·•*>»›→▶►-–—_~=[](){}<«‹←#"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "´": "'", "“": '"', "”": '"'})
_COLON = re.compile(r" \| |:(?=[^\d/])")  # a bar between words is read as a colon
_BRACKETS = re.compile(r"[()\[\]]")
_TOKEN = re.compile(r"\([^()]*\)\??|\S+")


@cache
def phrases(name: str, group: str, language: str) -> re.Pattern[str]:
    """The phrases under `group` of the table `name`; match with `matches`."""
    listed: list[str] = merged(name, language)[group]
    return re.compile("|".join(map(_pattern, listed)) or r"(?!)", re.IGNORECASE)


def matches(pattern: re.Pattern[str], line: str) -> bool:
    """Whether one of the phrases is the whole of `line`."""
    return pattern.fullmatch(normalised(line)) is not None


@lru_cache(maxsize=4096)
def normalised(line: str) -> str:
    """`line` as phrases are matched against it: one space before every word, no marks at either end."""
    straight = line if line.isascii() else line.translate(_QUOTES)
    words = _COLON.sub(" : ", _BRACKETS.sub("", straight).strip(_EDGE)).split()
    return " " + " ".join(words) if words else ""


def _pattern(phrase: str) -> str:
    if re.search(r"\([^()]*\(", phrase):
        raise ValueError(f"brackets within brackets: {phrase}")
    return "".join(_token(token) for token in _TOKEN.findall(_COLON.sub(" : ", phrase + " ").translate(_QUOTES)))


def _token(token: str) -> str:
    if token == "*":
        return r"(?: \S+){0,8}?"
    if token == "#":
        return r" \d[\d.,–-]*"
    if token == "…":
        return r".*"
    optional = "?" if token.endswith("?") and len(token) > 1 else ""
    token = token.removesuffix("?") if optional else token
    choices = token[1:-1].split("|") if token.startswith("(") and token.endswith(")") else [token]
    return f"(?: (?:{'|'.join(map(re.escape, choices))})){optional}"
