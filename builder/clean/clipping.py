"""A part of a page that somebody copied with the article: what stands above, between and below its paragraphs.

There are too few lines around such an article for the text to look like a whole page. Each unit is judged as in a page,
with weights of their own (`clipping_weights`, fitted to parts cut out of pages around their articles, and to articles
with nothing around them), and it stays unless much speaks against it: a sentence that is lost is worse than a line that
is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.layout import starts_lower

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.page_units import Weighed

WEIGHTS = "clipping_weights"
_DOUBT = -1.0  # odds up to which a line goes that is no sentence
_SENTENCE = -1.5  # up to which one goes that is
_LISTED = -3.0  # up to which a line with a number goes: it may be one of a list of results, prices or dates
_ARTICLE = 700  # letters of sentences that a text must have for us to know what its article is like
_TITLE = -3.0  # up to which a line above the article goes that may be its title
_HEADING = -2.0  # up to which a line between two sentences goes that may be a heading
_LONGEST_HEADING = 80  # letters
_TITLE_WORDS = range(3, 26)
_LEAST = 3  # characters of a line that may go: a letter may be the first of the paragraph below
_LONGEST_LISTED = 80  # letters of a sentence that may be such a line
_ENDS = 2  # units at the end of a text among which a short sentence may say who its author is
_LONGEST_END = 90  # letters of it
_NUMBERS = 4  # in a line of a table: no day with its time has more than three
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")


def of_article(page: Sequence[Weighed], odds: Sequence[float]) -> list[int]:
    """The numbers of the units that stay, by the `odds` (logarithms) of each; none where too little would."""
    found = list(_staying(page, odds))
    return found if sum(page[at].length for at in found if page[at].prose) >= _ARTICLE else []


def may_hold_more(page: Sequence[Weighed]) -> bool:
    """A quick look whether `page` has a unit that may not be of the article: no sentence, furniture, or a short end."""
    bare = any(not item.prose and not item.numbered for item in page[1:])
    return bare or any(item.furniture for item in page) or any(item.length <= _LONGEST_END for item in page[-_ENDS:])


def _staying(page: Sequence[Weighed], odds: Sequence[float]) -> Iterator[int]:
    before: Weighed | None = None  # the last unit that stays
    begun = False  # whether a sentence did
    sentence = [item.prose and weight > _SENTENCE for item, weight in zip(page, odds, strict=True)]
    for at, item in enumerate(page):
        least = _least_odds(item)
        if not begun:
            least = _TITLE if _may_be_title(item) else least
        elif before and before.prose and any(sentence[at + 1 : at + 2]) and _may_be_heading(item):
            least = min(_HEADING, least)
        goes_on = before is not None and _goes_on(before, item)
        spared = len(item.unit.text) < _LEAST or _is_of_table(item) or goes_on
        if odds[at] > least or spared:
            yield at
            before, begun = item, begun or item.prose


def _least_odds(item: Weighed) -> float:
    short = not item.prose or item.length < _LONGEST_LISTED
    if short and not item.furniture and item.numbered:
        return _LISTED
    return _SENTENCE if item.prose else _DOUBT


def _is_of_table(item: Weighed) -> bool:
    return item.bare and len(_NUMBER.findall(item.unit.text)) >= _NUMBERS


def _may_be_title(item: Weighed) -> bool:
    return item.bare and len(item.unit.text.split()) in _TITLE_WORDS


def _may_be_heading(item: Weighed) -> bool:
    return item.bare and item.length <= _LONGEST_HEADING


def _goes_on(above: Weighed, item: Weighed) -> bool:
    """Whether `item` ends the sentence that `above` began."""
    return above.prose and above.end == "open" and item.end == "stop" and starts_lower(item.unit.text)
