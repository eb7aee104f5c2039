"""The dateline of an agency's report is taken off the first sentence and listed as a credit."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.tables import merged
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "datelines"
_PLACE = r"(?P<place>[^\W\d_a-z][\w.'’-]*(?:[ /][^\W\d_a-z][\w.'’-]*){0,3}(?:, [^\W\d_a-z][\w.'’ -]{1,20}?)?)"


def rule(view: View) -> Iterator[Edit]:
    """`SPRINGFIELD, Oct 24 (Agency) –` or `SPRINGFIELD, October 24. /AGENCY/.` at the start of a paragraph.

    A place, then a day or an agency in brackets or both, then a dash; an unknown agency only behind a place in
    capitals. A place in capitals alone is left: it could be any word.
    """
    pattern = _pattern(view.context.language)
    for line in view.lines:
        match = pattern.match(line.text)
        if match is None:
            continue
        stated = match["date"] or match["source"]
        if match["agency"] or match["slashed"] or (stated and _is_capitals(match["place"])):
            yield Edit(line.start, line.start + match.end(), "", NAME)


def _is_capitals(place: str) -> bool:
    return place.split(",")[0].isupper()


@cache
def _pattern(language: str) -> re.Pattern[str]:
    agencies = "|".join(
        re.escape(name) for name in sorted(merged("clean_credits", language)["agencies"], key=len)[::-1]
    )
    months = "|".join(word for words in merged("clean_dates", language)["months"].values() for word in words)
    day = rf"(?i:(?:{months})\.? \d{{1,2}}|\d{{1,2}} (?:{months})\b\.?)(?:,? \d{{4}})?"
    known = f"(?i:{agencies})(?:/(?i:{agencies}))?"
    unknown = r"[^\W\d_a-z][\w.&/ -]{1,30}"
    return re.compile(
        rf"{_PLACE}(?:[,:]? (?P<date>{day}))?,? ?(?:\((?:(?P<agency>{known})|(?P<source>{unknown}))\))?"
        rf"(?:\.? /(?P<slashed>(?i:{agencies}))/\.? ?[-–—]? ?| ?(?:--|\.?[-–—]|:) ?)(?=\S)"
    )
