"""The dateline of an agency's report is taken off the first sentence and listed as a credit."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.edges import is_body
from builder.clean.tables import merged
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "datelines"
_HEAD = 4  # lines
_PLACE = r"(?P<place>[^\W\d_a-z][\w.'’-]*(?:[ /][^\W\d_a-z][\w.'’-]*){0,3}(?:, [^\W\d_a-z][^\W\d][\w.'’ -]{0,20}?)??)"
_ALONE = re.compile(
    r"[^\W\d_a-z]{4,20}(?:[ -][^\W\d_a-z]{2,20}){0,2}(?:, [^\W\d_a-z][^\W\d]{1,20}\.?)?(?: --? | ?[–—] ?| \| )"
    r"(?=[“\"‘']?[^\W\d_a-z])"
)


def rule(view: View) -> Iterator[Edit]:
    """`SPRINGFIELD, Oct 24 (Agency) –` or `SPRINGFIELD, October 24. /AGENCY/.` at the start of a paragraph.

    A place, then a day or an agency in brackets or both, then a dash; an unknown agency only behind a place in
    capitals. A place in capitals alone, or an agency alone, goes at the start of the first paragraph only, where the
    sentence behind it begins with a capital.
    """
    pattern, agency = _pattern(view.context.language), _agency(view.context.language)
    yield from _of_own(view)
    first = next((line for line in view.lines if is_body(line.text)), None)
    for line in view.lines:
        match = pattern.match(line.text)
        if match is None or not _is_dateline(match):
            match = (_ALONE.match(line.text) or agency.match(line.text)) if line is first else None
        if match is not None:
            yield Edit(line.start, line.start + match.end(), "", NAME)


def _of_own(view: View) -> Iterator[Edit]:
    """A place and a day on a line of their own among the first lines."""
    pattern = _line(view.context.language)
    lines = view.shown_lines
    for line in lines[:_HEAD]:
        if len(lines) > 1 and pattern.fullmatch(line.text.strip()):
            yield view.without(line, NAME)


def _is_dateline(match: re.Match[str]) -> bool:
    stated = match["date"] or match["source"]
    return bool(match["agency"] or match["slashed"] or (stated and _is_capitals(match["place"])))


def _is_capitals(place: str) -> bool:
    return place.split(",")[0].isupper()


def _day(language: str) -> str:
    months = "|".join(word for words in merged("clean_dates", language)["months"].values() for word in words)
    return rf"(?i:(?:{months})\.? \d{{1,2}}|\d{{1,2}} (?:{months})\b\.?)(?:,? \d{{4}})?"


@cache
def _line(language: str) -> re.Pattern[str]:
    """A place and a day, with an agency or without, and nothing else."""
    return re.compile(rf"{_PLACE}, {_day(language)}(?:,? ?\((?i:{_agencies(language)})\))?[ .:–—-]{{0,3}}")


@cache
def _agency(language: str) -> re.Pattern[str]:
    """An agency alone in brackets."""
    return re.compile(rf"\((?i:{_agencies(language)})\) ?[-–—]{{1,2}} ?(?=\S)")


def _agencies(language: str) -> str:
    names = sorted(merged("clean_credits", language)["agencies"], key=len, reverse=True)
    return "|".join(map(re.escape, names))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    agencies = _agencies(language)
    day = _day(language)
    known = f"(?i:{agencies})(?:/(?i:{agencies}))?"
    unknown = r"[^\W\d_a-z][\w.&/ -]{1,30}"
    return re.compile(
        rf"{_PLACE}(?:[,:]? (?P<date>{day}))?,? ?(?:\((?:(?P<agency>{known})|(?P<source>{unknown}))\))?"
        rf"(?:\.? /(?P<slashed>(?i:{agencies}))/\.? ?[-–—]? ?| ?(?:--|\.?[-–—]|:) ?)(?=\S)"
    )
