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
_NEVER_ABOUT = frozenset({"comments", "related", "caption", "figure", "tags", "newsletter"})
_NOT_ABOUT = _NEVER_ABOUT | {"navigation"}  # unless the markup of a name says that it is the author's
_TAGS = 400  # characters before a name in which the tags around it are looked for
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
    titles = [index for index in shown if key(blocks[index].text) == wanted] or shown
    titles = [index for index in titles if blocks[index].tag == "h1"] or (titles if titles is not shown else [])
    if not titles:
        return ()
    below = range(titles[0] + 1, min(len(blocks), titles[0] + _BELOW))
    prose = (index for index in below if is_prose(blocks[index]) and len(blocks[index].text) > _LINE)
    return blocks[max(0, titles[0] - _ABOVE) : next(islice(prose, _PROSE - 1, None), below.stop)]


def authors(raw: str, blocks: Sequence[Block], around: Sequence[Block]) -> list[Printed]:
    """The names in the first line of the head that names authors, or of the page's elements that are made for that."""
    opened = False  # whether the line before is such as `By`, and nothing else
    for block in around:
        if _is_about(block, _NEVER_ABOUT):
            named = opened or any(zone.name == _AUTHOR for zone in block.zones)
            names = list(_signed(raw, block, named=named, anywhere=_is_about(block)))
            if names:
                return [Printed(name, block.text) for name in names]
        opened = _opening().fullmatch(block.text) is not None
    for block in blocks:
        if any(zone.name == _AUTHOR for zone in block.zones) and _is_about(block):
            names = list(_signed(raw, block, named=True, anywhere=True))
            if names:
                return [Printed(name, block.text) for name in names]
    return []


def published_in(around: Sequence[Block], language: str) -> Iterator[Printed]:
    """The days that lines of the head give, as ISO 8601, if they are not those of an update."""
    for block in around:
        made_for_it = any(zone.name in _ABOUT for zone in block.zones)
        if not _is_about(block) or (is_prose(block) and not made_for_it):
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


def _is_about(block: Block, elsewhere: frozenset[str] = _NOT_ABOUT) -> bool:
    """Whether a line may be about the article: it is short, and in none of the zones `elsewhere`."""
    return len(block.text) <= _LINE and not any(zone.name in elsewhere for zone in block.zones)


def _signed(raw: str, block: Block, *, named: bool, anywhere: bool) -> Iterator[str]:
    """The names in a line that is `named` for authors, that have a word such as `By` before them if they may stand
    `anywhere`, or whose own markup says that they are the author's.
    """
    opened = found = False
    for start, end, _ in block.pieces:
        piece = " ".join(unescaped(raw[start:end]).split()).strip(_MARKS)
        opens = _opening().search(piece)
        may = anywhere and (named or opened or (opens and opens.start() == 0))
        names = names_in(piece) if piece and (may or _is_marked(raw, start)) else []
        yield from names
        if found and not names and not _JOINT.fullmatch(piece):
            return
        found = found or bool(names)
        opened = opened or (opens is not None and opens.end() == len(piece))


def _is_marked(raw: str, start: int) -> bool:
    """Whether the tags right before `start` say that an author is named there."""
    before = raw[max(0, start - _TAGS) : start].rstrip()
    at = len(before)
    while before.endswith(">", 0, at) and (opening := before.rfind("<", 0, at)) >= 0:
        if _marked().search(before, opening, at):
            return True
        at = len(before[:opening].rstrip())
    return False


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
def _marked() -> re.Pattern[str]:
    paths = "|".join(table("page_facts")["author_paths"])
    named = r"""\b(?:rel|itemprop)\s*=\s*["']?author\b|\bclass\s*=\s*["']?[^"'>]*\b(?:author|by-?line)"""
    return re.compile(rf"""<\w[^>]*?(?:{named}|\bhref\s*=\s*["']?[^"'>\s]*/(?:{paths})/)""", re.IGNORECASE)


@cache
def _openings() -> str:
    words = sorted(everywhere("clean_credits")["byline_openings"], key=len, reverse=True)
    return "|".join(re.escape(word.rstrip(":")) for word in words)
