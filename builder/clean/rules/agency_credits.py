"""Credits of agencies and editors are taken out of the text and listed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.furniture import furniture, groups
from builder.clean.layout import starts_lower
from builder.clean.tables import merged
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "agency-credits"
_HEAD = 5  # lines of the text between which a headline, a deck and those who wrote stand, wrapped or not
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ]{3,20}(?:[ -][^\W\d_a-zß-öø-ÿ]{2,20}){0,2}"


def rule(view: View) -> Iterator[Edit]:
    """Lines that credit an agency, a source, or those who reported and edited; below the title, also one that says
    where and on what day of the week they wrote, such as `SPRINGFIELD, Thursday.`
    """
    listed = {line.start: line for group in (NAME, "credit-labels") for line in furniture(view, group)}
    head = {line.start: line for line in _below_title(view)}
    for start, line in sorted((listed | head).items()):
        parts = Edit(line.start, line.end, "", NAME)  # the headline from the first paragraph
        yield parts if start in head else view.without(line, NAME)


def _below_title(view: View) -> Iterator[Line]:
    """The credits among the first lines, which no wrapped sentence has run into yet."""
    language = view.context.language
    for line in view.shown_lines[1:_HEAD]:
        text = line.text.strip()
        if not starts_lower(text) and (NAME in groups(text, language) or _written(language).fullmatch(text)):
            yield line


@cache
def _written(language: str) -> re.Pattern[str]:
    days = "|".join(map(re.escape, merged("clean_dates", language)["weekdays"]))
    return re.compile(rf"{_CAPITALS}, (?i:{days})[ .:–—-]{{0,3}}")
