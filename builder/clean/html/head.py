"""The head of an article as a page shows it: who wrote it, and when it was published, in the lines around the title."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.dates import written_dates
from builder.clean.html.characters import unescaped
from builder.clean.html.furniture import is_prose
from builder.clean.html.keys import key
from builder.clean.html.tags import HEADINGS
from builder.clean.stamps import stamps_within
from builder.clean.tables import everywhere
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.html.tree import Block

_ABOVE, _BELOW = 3, 25  # blocks around the title
_PROSE = 2  # paragraphs, with the second of which the head is over
_LINE = 160  # characters at most of a line about the article
_AUTHOR, _ABOUT = "author", frozenset({"author", "meta"})  # the zones of lines about the article
_NOT_ABOUT = frozenset({"comments", "related", "caption", "figure", "navigation", "tags", "newsletter"})
_MARKS = " \t\xa0,;:|/·•()–—-"
_PART = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*"
_NAME = rf"{_PART}(?: (?:(?:d[aeiou]|dos|del|della|van|von|zu|der|den|ter|al|bin|el|la|le) ){{0,2}}{_PART}){{1,3}}"
_BETWEEN = r"(?:, and |, | and | & | und | et | y | e | og | och | en )"
_JOINT = re.compile(r"(?:and|und|et|y|e|og|och|en)?", re.IGNORECASE)


class Printed(NamedTuple):
    """What a line of the head says, and the line."""

    value: str
    line: str


def head(blocks: Sequence[Block], title: str | None) -> Sequence[Block]:
    """The blocks around the title, up to the second paragraph of the article; none where the title is not shown."""
    wanted = key(title or "")
    shown = [index for index, block in enumerate(blocks) if block.tag in HEADINGS and not block.hidden]
    titles = [index for index in shown if key(blocks[index].text) == wanted] or [
        index for index in shown if blocks[index].tag == "h1"
    ]
    if not titles:
        return ()
    below = range(titles[0] + 1, min(len(blocks), titles[0] + _BELOW))
    prose = (index for index in below if is_prose(blocks[index]) and len(blocks[index].text) > _LINE)
    return blocks[max(0, titles[0] - _ABOVE) : next(islice(prose, _PROSE - 1, None), below.stop)]


def authors(raw: str, blocks: Sequence[Block], around: Sequence[Block]) -> list[Printed]:
    """The names in the first line of the head that names authors, or of the page's elements that are made for that."""
    made_for_it = [block for block in blocks if _is_about(block, frozenset({_AUTHOR}))]
    for block in (*(block for block in around if _is_about(block)), *made_for_it):
        names = list(_signed(raw, block, named=any(zone.name == _AUTHOR for zone in block.zones)))
        if names:
            return [Printed(name, block.text) for name in names]
    return []


def published_in(around: Sequence[Block], language: str) -> Iterator[Printed]:
    """The days that lines of the head give, as ISO 8601, if they are not those of an update."""
    for block in around:
        made_for_it = _is_about(block, _ABOUT)
        if not made_for_it and (is_prose(block) or not _is_about(block)):
            continue
        said = [stamp for _, stamp in stamps_within(block.text, language)]
        days = [stamp.published for stamp in said if stamp.published]
        if not said and made_for_it:
            days = [date.value for date in written_dates(block.text, language) if date.value]
        yield from (Printed(day, block.text) for day in days)


def names_in(text: str) -> list[str]:
    """The names that a byline such as `By Ann Author and Bob Writer, Our Paper` consists of; none where it has none."""
    match = _byline().match(" ".join(text.split()))
    return [] if match is None else [name for name in _split(match["names"]) if _is_person(name)]


def _is_about(block: Block, zones: frozenset[str] = frozenset()) -> bool:
    """Whether a line may be about the article, and if `zones` are given, stands in one of them."""
    names = {zone.name for zone in block.zones}
    return len(block.text) <= _LINE and not names & _NOT_ABOUT and (not zones or bool(names & zones))


def _signed(raw: str, block: Block, *, named: bool) -> Iterator[str]:
    """The names in a line, where it is `named` for authors or has a word such as `By` before them."""
    opened = found = False
    for start, end, _ in block.pieces:
        piece = " ".join(unescaped(raw[start:end]).split()).strip(_MARKS)
        opens = _opening().search(piece)
        names = names_in(piece) if named or opened or (opens and opens.start() == 0) else []
        yield from names
        if found and not names and not _JOINT.fullmatch(piece):
            return
        found = found or bool(names)
        opened = opened or (opens is not None and opens.end() == len(piece))


def _split(names: str) -> list[str]:
    return re.split(_BETWEEN, names)


def _is_person(name: str) -> bool:
    return not {word.casefold() for word in name.split()} & _no_names()


@cache
def _no_names() -> frozenset[str]:
    return frozenset(table("page_facts")["no_names"])


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_openings()}):?(?=\s|$)", re.IGNORECASE)


@cache
def _byline() -> re.Pattern[str]:
    names = rf"(?P<names>{_NAME}(?:{_BETWEEN}{_NAME}){{0,4}})"
    return re.compile(rf"(?:(?i:{_openings()}):?\s+)?{names}(?=\s?[,|/·•(–—]|\s-|$)")


@cache
def _openings() -> str:
    words = sorted(everywhere("clean_credits")["byline_openings"], key=len, reverse=True)
    return "|".join(re.escape(word.rstrip(":")) for word in words)
