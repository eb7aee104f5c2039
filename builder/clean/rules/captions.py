"""Captions of pictures, and who took them, are removed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.furniture import furniture
from builder.clean.tables import merged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "captions"
_LONGEST_CREDIT = 80
_HINT = re.compile(r"[/:|©)\]]| by ")  # what every credit holds: a quick look before the slow one


def rule(view: View) -> Iterator[Edit]:
    """Lines that credit a picture: whole lines of the table, and short lines that end in such a credit."""
    listed = {line.start for line in furniture(view, NAME)}
    language = view.context.language
    opens, ends, taken_for = _opening(language), _ending(language), _taken_for(language)
    for line in view.standing_lines:
        text = line.text.strip()
        tail = text[-_LONGEST_CREDIT - 40 :]
        credited = (_HINT.search(tail) and ends.search(tail)) or ("/" in tail and taken_for.search(tail))
        if line.start in listed or opens.match(text) or credited:
            yield view.without(line, NAME)


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _opening(language: str) -> re.Pattern[str]:
    words: list[str] = merged("clean_credits", language)["caption_openings"]
    shouted = "|".join(re.escape(word.upper()) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{shouted})\s?[:–—-]\s?(?=\S)|(?i:image source|image caption|media caption)\b")


@cache
def _ending(language: str) -> re.Pattern[str]:
    words = merged("clean_credits", language)
    credit, photographers = _any_of(words["caption_credits"]), _any_of(words["photo_agencies"])
    agency = _any_of([*words["photo_agencies"], *words["agencies"]])
    name = rf"[^\W\d_a-z][^.!?\n()\[\]]{{0,{_LONGEST_CREDIT}}}"
    taken = rf"(?:(?i:{credit})\s?[:/|©]\s?(?:(?i:by|courtesy of)\s)?|(?i:photo|picture|image)s? by )"
    within = r"[^()\[\]\n]"
    return re.compile(
        rf"(?:^|[\s(\[|]){taken}{name}[)\].]?$"
        rf"|[(\[](?:{within}{{1,60}}[/,:]\s?(?i:{agency})|(?i:{photographers})|(?i:source) ?: ?{name})"
        rf"(?:[/ ]{within}{{1,40}})?[.]?[)\]]$|(?<=\S)\s©\s?{name}$"
    )


@cache
def _taken_for(language: str) -> re.Pattern[str]:
    """An agency and a name with a slash between them, at the end of a line."""
    words = merged("clean_credits", language)
    marks = _any_of([*words["agency_marks"], *(word.upper() for word in words["agencies"])])
    person = r"[^\W\d_a-z][\w.'’-]{1,20}(?: [^\W\d_a-z][\w.'’-]{1,20}){1,3}"
    return re.compile(rf"(?:^|\s)(?:(?:{marks}) ?/ ?{person}|{person} ?/ ?(?:{marks})(?: ?/ ?{person})?)$")
