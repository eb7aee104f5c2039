"""What there is to see of a line above an article that tells whether it is the headline.

A clue is a short string: what the line looks like, what it has in common with the article and with the page's title,
and what stands around it. How much each of them says is in the table `head_weights`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from builder.clean.furniture import groups
from builder.clean.head_lines import SOON, names_page
from builder.clean.head_text import FEWEST, is_body, is_menu, words_in
from builder.clean.layout import starts_lower

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.head_lines import Lines

_NEAR = 4  # units above a line that may be a better headline
_ALIKE = 4  # words that the page's title may have beside the headline
_FEW_WORDS = 4  # of a line that may tell something
_MARKS_OF_ENDS = {".": "stops", "。": "stops", "।": "stops", "?": "asks", "!": "asks", "？": "asks", "！": "asks"}
_PAUSES = ",;:–-"
_QUOTED = re.compile(r"[:“”«»„\"‘]")
_ENDED = re.compile(r"[^\W\d_A-Z][^\W\d_]\.\s[^\W\d_a-z]")
_TAIL = re.compile(r"[.!?][\"”’»]?\s\S+(?:\s\S+){0,3}$")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_ADDRESS = re.compile(r"://|www\.|\S@\S")
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE
)  # above the entry of a live blog


def clues(page: Lines) -> dict[int, list[str]]:
    """The clues of every line of `page` that may be the headline, by its number."""
    telling = next((at for at in page.common if _tells(page, at)), -1)
    return {
        at: [
            *_form(page.texts[at], page.language, linked=page.listed[at].linked),
            *_content(page, at),
            *(_of_title(page, at) if at else _of_first(page)),
            *(["top"] if 0 < at < FEWEST else []),
            *(["first telling"] if at == telling else []),
            *_place(page, at),
            *_facts(page, at),
            *_neighbours(page, at),
            *_rivals(page, at),
        ]
        for at in page.common
    }


def clues_of_none(page: Lines) -> list[str]:
    """The clues that tell whether no line of `page` is the headline."""
    return [
        "none",
        f"none {_class(page.first, (2, 4, 8, 20))}",
        "none titled" if len(page.of_title) >= FEWEST else "none untitled",
        f"none of {_class(len(page.listed), (8, 15, 30, 80))}",
    ]


def _of_first(page: Lines) -> Iterator[str]:
    """What tells whether the text begins with its headline: nothing of a page is in it."""
    yield "first"
    yield f"first {_class(page.first, (3, 6, 9, 20))}"
    yield f"first of {_class(page.furniture, (1, 2, 4, 8))}"


def _form(text: str, language: str, *, linked: bool) -> Iterator[str]:
    count = words_in(text)
    yield f"words {_class(count, (2, 3, 4, 6, 9, 13, 18, 25))}"
    end = text.rstrip("\"'”’»“)")[-1:]
    if end in _MARKS_OF_ENDS:
        yield _MARKS_OF_ENDS[end]
    elif end in _PAUSES:
        yield "pauses"
    seen = {
        "lower": starts_lower(text),
        "number": text[:1].isdigit(),
        "capitals": text.isupper(),
        "menu": count >= _FEW_WORDS and is_menu(text),
        "linked": linked,
        "marked": _QUOTED.search(text),
        "ended": _ENDED.search(text),
        "tail": _TAIL.search(text),
        "year": _YEAR.search(text),
        "address": _ADDRESS.search(text),
        "label": groups(text, language),
        "outlet": names_page(text, language),
    }
    yield from (clue for clue, is_seen in seen.items() if is_seen)


def _content(page: Lines, at: int) -> Iterator[str]:
    yield f"common {_class(page.common[at], (1, 2, 3, 4, 6, 8))}"
    yield f"share {_class(page.share(at), (0.01, 0.3, 0.5, 0.7, 0.99))}"
    if page.times[page.keys[at]] > 1 and words_in(page.texts[at]) >= FEWEST:
        below = any(page.keys[other] == page.keys[at] for other in page.common if other > at)
        yield "again below" if below else "again above"


def _of_title(page: Lines, at: int) -> Iterator[str]:
    """How much the line is like the page's title."""
    words = page.keys[at]
    if words in page.in_title:
        yield "title whole" if len(words) > 1 and 2 * len(words) >= len(page.of_title) - _ALIKE else "title part"
    else:
        own = set(words)
        like = len(own & page.of_title) / len(own | page.of_title)
        yield f"title {_class(like if page.of_title else 0, (0.15, 0.3, 0.5, 0.7))}"


def _place(page: Lines, at: int) -> Iterator[str]:
    if at >= page.first:
        yield f"within {_class(sum(map(is_body, page.texts[page.first : at])), (1, 2, 3))}"
    elif at:
        yield f"above {_class(page.first - at, (2, 3, 4, 6, 9, 13, 21, 41, 100))}"


def _facts(page: Lines, at: int) -> Iterator[str]:
    for name, places in (("stamp", page.stamped), ("byline", page.signed)):
        soon = next((step for step in range(1, SOON + 1) if at + step in places), SOON + 1)
        yield f"{name} {_class(soon, (2, 3, 5, 9))}"
        if at - 1 in places or at - 2 in places:
            yield f"{name} above"
    if at and _CLOCK.fullmatch(page.texts[at - 1].strip()):
        yield "entry"


def _neighbours(page: Lines, at: int) -> Iterator[str]:
    above, higher, below, lower = (page.kind(at + step) for step in (-1, -2, 1, 2))
    yield from (f"under {above}", f"under {higher}{above}", f"over {below}", f"over {below}{lower}")
    if at:
        yield f"between {above}{below}"


def _rivals(page: Lines, at: int) -> Iterator[str]:
    """Lines right beside this one that may be the headline, whose deck it is, or that are its deck."""
    own = len(page.keys[at])
    above, below = page.common.get(at - 1, 0), page.common.get(at + 1, 0)
    over, under = (len(page.keys[at + step]) if at + step in page.common else 0 for step in (-1, 1))
    if below > 1 and under > own >= FEWEST:
        yield "deck below"
    if above > 1 and over > _FEW_WORDS:
        yield f"deck above {'longer' if own > over else 'shorter'}"
    if above and over >= _FEW_WORDS:
        yield "candidate above"
    if below and under >= _FEW_WORDS:
        yield "candidate below"
    upper = [other for other in range(max(1, at - _NEAR), at) if other in page.common]
    longest = max((len(page.keys[other]) for other in upper if words_in(page.texts[other]) >= FEWEST), default=0)
    if longest:
        yield f"upper {'longer' if longest >= own else 'shorter'}"
        yield f"upper words {_class(longest, (4, 6, 9))}"


def _tells(page: Lines, at: int) -> bool:
    return page.share(at) >= 0.4 and words_in(page.texts[at]) >= _FEW_WORDS


def _class(number: float, least: tuple[float, ...]) -> str:
    """The class of `number`: the greatest of `least` that it reaches, or 0."""
    at = bisect_right(least, number)
    return str(least[at - 1]) if at else "0"
