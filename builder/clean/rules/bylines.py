"""Lines that name the author are taken out of the text and listed as credits."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.dates import written_dates
from builder.clean.edges import edges
from builder.clean.stamps import stamp
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "bylines"
_LONGEST = 160
_MOST_WORDS = 18
_WORD = re.compile(r"[^\W\d_][\w.'’-]*|[&|,/·•@-]|\S")
_SEPARATORS = re.compile(r"\s+[|·•–—-]\s+")


def rule(view: View) -> Iterator[Edit]:
    """Lines such as `By Ann Author and Bob Writer in Springfield` before the first or behind the last paragraph.

    Behind the first word all is names, or a word that stands between names; a date of publication may follow. A bare
    name is one if the sidecar has it as the author's.
    """
    at_edges, authors = edges(view), view.context.sidecar.author
    for line in view.standing_lines:
        if line.start in at_edges and (line.text in authors or is_byline(line.text, view.context.language)):
            yield view.without(line, NAME)


def is_byline(text: str, language: str) -> bool:
    """Whether `text` has the form of a byline: names behind an opening, with a date in front or behind or without."""
    text = text.strip(" ()*_|–—-")
    if len(text) > _LONGEST:
        return False
    match = _opening(language).search(text)
    if match is None or not _is_stamp(text[: match.start()], language):
        return False
    behind = text[match.end() :]
    dates = written_dates(behind, language)
    cut = dates[0].start if dates else len(behind)
    names, *others = _SEPARATORS.split(behind[:cut])
    return _all_names(names, language) and all(
        _is_stamp(other, language) or _all_names(other, language) for other in [*others, behind[cut:]]
    )


def _is_stamp(text: str, language: str) -> bool:
    return not text.strip(" ,|-–—") or stamp(text, language) is not None


def _all_names(text: str, language: str) -> bool:
    words = _WORD.findall(text)
    between = table("clean_credits", language)["between_names"]
    names = [word for word in words if word[0].isupper() or word[0] == "@"]
    rest = [word for word in words if not word[0].isupper() and word[0] != "@"]
    return len(names) > 0 and len(words) <= _MOST_WORDS and all(word.casefold() in between for word in rest)


@cache
def _opening(language: str) -> re.Pattern[str]:
    openings = sorted(table("clean_credits", language)["byline_openings"], key=len, reverse=True)
    return re.compile(rf"(?i:{'|'.join(map(re.escape, openings))})\b\s*:?\s*(?=[^\W\d_a-z])")
