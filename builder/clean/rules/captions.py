"""Captions of pictures, and who took them, are removed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.dates import written_dates
from builder.clean.furniture import furniture
from builder.clean.tables import merged
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "captions"
TABLE = "clean_captions"
_LONGEST_CREDIT = 80
_LONGEST_NAMES = 140  # characters of a line of nothing but names
_MOST_WORDS = 6  # of one of them
_LONGEST_SUBJECT = 200  # characters in front of what a caption says that somebody does
_LONGEST_CAPTION = 250
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HINT = re.compile(r"[/:|©)\]]| by ")  # what every credit holds: a quick look before the slow one
_QUOTED = re.compile(r"[\"“”„«»]")
_BETWEEN = re.compile(r"\s?[/|;•©]\s?|\s[-–—]\s|\b(?:[Vv]ia|VIA)\s")
_NAME_WORD = re.compile(
    r"[^\W\d_a-z][\w.'’&-]*|\d{1,4}|de|da|di|van|von|der|del|la|le|el|al|bin|and|of|the|für|[\w-]+(?:\.[\w-]+){1,3}"
)


def rule(view: View) -> Iterator[Edit]:
    """Lines that credit a picture, or that say what is to be seen in one:

    - whole lines of the table, and short lines that end in a credit;
    - lines of names alone, one of which sells pictures or news, with the caption above them;
    - `Ann Author, left, with Bob Writer`, and lines that end in `File photo`;
    - what is to be seen, in the present tense, with a full date behind it.
    """
    listed = {line.start for line in furniture(view, NAME)}
    language = view.context.language
    above: Line | None = None
    for line in view.standing_lines:
        text = line.text.strip()
        names = _is_names(text, language)
        if line.start in listed or names or _is_credited(text, language) or _describes(text, language):
            if names and above is not None and _may_describe(above.text) and _acts(above.text, language):
                yield view.without(above, NAME)
            yield view.without(line, NAME)
            above = None
        else:
            above = line


def _is_credited(text: str, language: str) -> bool:
    """Whether `text` opens or ends as only captions do."""
    tail = text[-_LONGEST_CREDIT - 40 :]
    return (
        _opening(language).match(text) is not None
        or (_HINT.search(tail) is not None and _ending(language).search(tail) is not None)
        or ("/" in tail and _taken_for(language).search(tail) is not None)
    )


def _is_names(text: str, language: str) -> bool:
    """Whether `text` is nothing but names with marks between them, one of which is an agency's."""
    if len(text) > _LONGEST_NAMES or not _BETWEEN.search(text):
        return False
    parts = [part for part in (piece.strip(" ()[].,") for piece in _BETWEEN.split(text)) if part]
    agencies = _agencies(language)
    return any(part.casefold() in agencies for part in parts) and all(
        part.casefold() in agencies or _is_name(part) for part in parts
    )


def _is_name(part: str) -> bool:
    words = part.split()
    return len(words) <= _MOST_WORDS and all(_NAME_WORD.fullmatch(word) for word in words)


def _may_describe(text: str) -> bool:
    return len(text) <= _LONGEST_CAPTION and _QUOTED.search(text) is None


def _describes(text: str, language: str) -> bool:
    """Whether `text` says what a picture shows."""
    if _may_describe(text) and _side(language).search(text) is not None:
        return True
    acts = _acts(text, language) if _YEAR.search(text) and not _QUOTED.search(text) else 0
    if not acts:
        return False
    _, first_end = sentences(text, 0, len(text), language)[0]
    return any(acts < date.start < first_end for date in written_dates(text, language))


def _acts(text: str, language: str) -> int:
    """Up to where `text` says what is to be seen, in the words and the tense of captions; 0 if it does not."""
    opening = _view(language).match(text)
    if opening is not None:
        return opening.end()
    match = _verb(language).search(text, 0, _LONGEST_SUBJECT)
    return match.end() if match is not None and not _told(language).search(text, 0, match.start()) else 0


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _agencies(language: str) -> frozenset[str]:
    words = (*merged(TABLE, language)["picture_agencies"], *merged("clean_credits", language)["agencies"])
    return frozenset(word.casefold() for word in words)


@cache
def _opening(language: str) -> re.Pattern[str]:
    words: list[str] = merged(TABLE, language)["openings"]
    shouted = "|".join(re.escape(word.upper()) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{shouted})\s?[:–—-]\s?(?=\S)|(?i:image source|image caption|media caption)\b")


@cache
def _ending(language: str) -> re.Pattern[str]:
    words = merged(TABLE, language)
    credit, photographers = _any_of(words["credits"]), _any_of(words["picture_agencies"])
    agency = _any_of([*words["picture_agencies"], *merged("clean_credits", language)["agencies"]])
    name = rf"[^\W\d_a-z][^.!?\n()\[\]]{{0,{_LONGEST_CREDIT}}}"
    taken = rf"(?:(?i:{credit})\s?[:/|©]\s?(?:(?i:by|courtesy of)\s)?|(?i:photo|picture|image)s? by )"
    within = r"[^()\[\]\n]"
    return re.compile(
        rf"(?:^|[\s(\[|]){taken}{name}[)\].]?$"
        rf"|[(\[](?:{within}{{1,60}}[/,:]\s?(?i:{agency})|(?i:{photographers})|(?i:source) ?: ?{name})"
        rf"(?:[/ ]{within}{{1,40}})?[.]?[)\]]$|(?<=\S)\s©\s?{name}$"
        rf"|(?:[/|]\s?|\b[Vv]ia\s)(?:{photographers})[.)\]]{{0,2}}$"
        rf"|[(\[](?i:{_any_of(words['endings'])})[.]?[)\]][.]?$|(?<=[.!?…]\s)(?i:{_any_of(words['endings'])})[.]?$",
    )


@cache
def _taken_for(language: str) -> re.Pattern[str]:
    """An agency and a name with a slash between them, at the end of a line."""
    agencies = (word.upper() for word in merged("clean_credits", language)["agencies"])
    marks = _any_of([*merged(TABLE, language)["marks"], *agencies])
    person = r"[^\W\d_a-z][\w.'’-]{1,20}(?: [^\W\d_a-z][\w.'’-]{1,20}){1,3}"
    return re.compile(rf"(?:^|\s)(?:(?:{marks}) ?/ ?{person}|{person} ?/ ?(?:{marks})(?: ?/ ?{person})?)$")


@cache
def _side(language: str) -> re.Pattern[str]:
    """A name, and where in the picture it is."""
    words = merged(TABLE, language)
    sides, behind = _any_of(words["sides"]), _any_of([*words["verbs"], *words["behind_sides"]])
    return re.compile(rf"(?<=\w)(?: \((?i:{sides})\)|, (?:{sides}), (?:{behind})\b)")


@cache
def _view(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(merged(TABLE, language)['views'])})\b", re.IGNORECASE)


@cache
def _verb(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w )(?:{_any_of(merged(TABLE, language)['verbs'])})\b")


@cache
def _told(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(merged(TABLE, language)['not_before'])})\b", re.IGNORECASE)
