"""Phrases of a language table as one pattern, in a notation that anybody can read and extend.

A phrase is matched against a whole line, whatever the case, the white space, the commas and stops
behind words other than the first, and the marks at either end:

- ``sign up for * newsletter``: ``*`` stands for up to eight words, none included;
- ``(read|see) more``: one of several words, each of which may itself be several words;
- ``our? newsletter``, ``(our|the)? newsletter``: words that may be missing;
- ``# comments``: a number; ``write to @``: an address on the web or of a mailbox;
- ``edited by {names}``: words that begin with a capital, and what stands between names; ``{name}``: up to six;
- ``this {story}``: one of the words that the table ``phrase_words`` lists under that name; in brackets, too;
- ``read more: …``: ``…`` stands for the rest of the line.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from builder.clean.tables import merged
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Sequence

_EDGE = " \t.!,;:|·•*>»›→▶►-–—_~=[](){}<«‹←#"
_STOPS = ",.?!"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "´": "'", "“": '"', "”": '"'})
_COLON = re.compile(r" \| |:(?=[^\d/])")  # a bar between words is read as a colon
_SIGN = re.compile(r"©(?=[^\W_])")
_BRACKETS = re.compile(r"[()\[\]]")
_TOKEN = re.compile(r"\([^()]*\)\??|\S+")
_LISTED = re.compile(r"\{(\w+)\}")
_CAPITAL = r"(?-i:[^\W\d_a-zß-öø-ÿ]\S*)"
_BETWEEN = r"(?-i:(?:and|or|of|the|for|in|at|from|with|de|del|la|le|van|von|der|al|bin|e|y|&|/|-|–|—)(?= )|\d\S*)"
_FIRST_NAME = rf"(?: (?-i:the))? {_CAPITAL}"
_ADDRESS = r"\S{1,60}@\S{1,60}|@\w{2,30}|(?:https?://|www\.)\S+|[\w-]{2,60}(?:\.[\w-]{2,60}){0,3}\.[a-z]{2,8}(?:/\S*)?"
_KINDS = {
    "*": r"(?: \S+){0,8}?",
    "#": r" \d[\d.,–-]*%?",
    "@": rf" (?:{_ADDRESS})",
    "…": r".*",
    "{name}": rf"{_FIRST_NAME}(?: (?:{_CAPITAL}|{_BETWEEN})){{0,5}}",
    "{names}": rf"{_FIRST_NAME}(?: (?:{_CAPITAL}|{_BETWEEN})){{0,40}}",
}
_OPEN = frozenset({"*", "…", "@", "{name}", "{names}"})  # these may begin with whatever word


@cache
def phrases(name: str, group: str, language: str) -> re.Pattern[str]:
    """The phrases under `group` of the table `name`; match with `matches`."""
    listed: list[str] = merged(name, language)[group]
    return re.compile("|".join(_pattern(phrase, language) for phrase in listed) or r"(?!)", re.IGNORECASE)


def groups_of(name: str, line: str, language: str) -> frozenset[str]:
    """The groups of the table `name` that have a phrase for the whole of `line`.

    Tried are the phrases alone that may start with the first word of the line, and those that may start with anything
    and must hold one of its words.
    """
    text = normalised(line)
    words = [_bare(word) for word in text.lower().split()]
    if not words:
        return frozenset()
    index = _index(name, language)
    tried: list[tuple[str, re.Pattern[str]]] = []
    for word in (words[0], "#") if words[0][0].isdigit() else words[:1]:
        if word in index[True]:
            tried += _patterns(name, language, word, True)
    for word in index[False].keys() & set(words):
        tried += _patterns(name, language, word, False)
    return frozenset(group for group, pattern in tried if pattern.fullmatch(text))


@cache
def _patterns(name: str, language: str, word: str, first: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The groups with phrases that need `word`, as their first word or not, and those phrases as one pattern."""
    return tuple(
        (group, re.compile("|".join(_pattern(phrase, language) for phrase in phrases), re.IGNORECASE))
        for group, phrases in _index(name, language)[first][word].items()
    )


@cache
def _index(name: str, language: str) -> dict[bool, dict[str, dict[str, list[str]]]]:
    """The phrases of the table `name` by whether the word that they need is their first, by that word, and by group."""
    index: dict[bool, dict[str, dict[str, list[str]]]] = {True: {}, False: {}}
    for group, listed in merged(name, language).items():
        for phrase in listed:
            needed, first = _needed(_tokens(phrase, language))
            for word in needed:
                index[first].setdefault(word, {}).setdefault(group, []).append(phrase)
    return index


def _needed(tokens: Sequence[str]) -> tuple[set[str], bool]:
    """Words of which every line has one that the phrase of `tokens` matches, and whether they are its first.

    A phrase that may start with anything needs those words of it that are the least common.
    """
    opening: set[str] = set()
    needed: list[set[str]] = []
    first = True
    for token in tokens:
        choices, optional = _choices(token)
        words = {_bare(choice.split()[0].lower()) for choice in choices}
        if not words.isdisjoint(_OPEN):
            first = False
        elif first:
            opening |= words
            if not optional:
                return opening, True
        elif not optional:
            needed.append(words)
    if not needed:
        raise ValueError(f"a phrase without a word: {' '.join(tokens)}")
    little = table("little_words")["en"]
    return min(needed, key=lambda words: (sum(word in little for word in words), -min(map(len, words)))), False


def _bare(word: str) -> str:
    return word.rstrip(_STOPS) or word


def matches(pattern: re.Pattern[str], line: str) -> bool:
    """Whether one of the phrases is the whole of `line`."""
    return pattern.fullmatch(normalised(line)) is not None


@lru_cache(maxsize=1 << 8)
def normalised(line: str) -> str:
    """`line` as phrases are matched against it: one space before every word, no marks at either end."""
    straight = line if line.isascii() else line.translate(_QUOTES)
    spaced = _COLON.sub(" : ", _BRACKETS.sub("", straight).strip(_EDGE))
    words = (_SIGN.sub("© ", spaced) if "©" in spaced else spaced).split()
    return " " + " ".join(words) if words else ""


def _pattern(phrase: str, language: str) -> str:
    if re.search(r"\([^()]*\(", phrase):
        raise ValueError(f"brackets within brackets: {phrase}")
    first, *rest = _tokens(phrase, language)
    return _token(first, stops="") + "".join(_token(token, stops=f"[{_STOPS}]?") for token in rest)


def _tokens(phrase: str, language: str) -> list[str]:
    listed = merged("phrase_words", language)

    def spelled(match: re.Match[str]) -> str:
        if match[1] not in listed:
            return match[0]
        words = "|".join(listed[match[1]])
        within = phrase.rfind("(", 0, match.start()) > phrase.rfind(")", 0, match.start())
        return words if within else f"({words})"

    return _TOKEN.findall(_COLON.sub(" : ", _LISTED.sub(spelled, phrase) + " ").translate(_QUOTES))


def _token(token: str, stops: str) -> str:
    if token in _KINDS:
        return _KINDS[token]
    choices, optional = _choices(token)
    return f"(?:(?:{'|'.join(map(_spelled, choices))}){stops}){'?' if optional else ''}"


def _spelled(choice: str) -> str:
    return "".join(_KINDS.get(word) or f" {re.escape(word)}" for word in choice.split())


def _choices(token: str) -> tuple[list[str], bool]:
    """The words that `token` stands for, and whether they may be missing."""
    optional = token.endswith("?") and len(token) > 1
    token = token.removesuffix("?") if optional else token
    return token[1:-1].split("|") if token.startswith("(") and token.endswith(")") else [token], optional
