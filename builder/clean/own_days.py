"""The day of publication where no line that cleaning took out states it: in the address of the page itself, and in the
lines beside the headline.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.clean.dates import month_numbers, written_dates, written_month
from builder.clean.edges import is_body
from builder.clean.facts import Said
from builder.clean.head_text import key, stems
from builder.clean.outlet_names import parts
from builder.clean.stamps import stamps_within
from builder.clean.tables import everywhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST = 600  # characters of a line with an address
_EDGE = 3  # lines at either end of a capture, on which an address may be its own
_SAME_STEMS = 2  # of an address and the headline
_HALF = 0.5  # of those of the address
_URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"'()\[\]]{8,400}")
_DAY = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)(?:[/_-](?P<month>\d{1,2}|[a-z]{3,9})[/_-](?P<day>\d{1,2})|(?P<compact>\d{4}))"
    r"(?:\d{4}|\d{6})?(?=[/_.?#-]|$)",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|css|js)(?:$|[?#&])|/(?:uploads|images?|img|media|thumbs?|assets|static)/",
    re.IGNORECASE,
)
_ABOVE, _BELOW = 6, 14  # lines with words beside the headline
_TOP = 10  # lines at the top of a capture without one
_PARAGRAPHS = 2  # the second of which ends the head of an article
_LONGEST_LABELLED = 140  # characters of a line that begins with a label
_MONTH_ALONE = re.compile(r"[^\W\d_]{3,14}\.?,? \d{4}")
_FEWEST_OF_TITLE = 3  # words


def sole(said: Iterable[Said]) -> list[Said]:
    """What is `said`, once, if it names one day alone."""
    found = list(said)
    return found[:1] if len({one.value for one in found}) == 1 else []


def addressed(text: str, title: str, urls: Iterable[str]) -> list[Said]:
    """The day in the path of the page's own address: of `urls`, or of an address in `text` that stands alone at either
    end, behind a label, or has words of the `title`; none where such addresses name several days.
    """
    own = [*urls, *_own(text, title)]
    return sole(Said(day, "text", (url,)) for url in own if not _FILE.search(url) and (day := _day_in(url)))


def beside_title(text: str, title: str, language: str) -> list[Said]:
    """The day that lines near the headline name, or those at the top of a capture, or one that begins with a label, if
    they name one day alone; else the month of an issue at the top.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    words = key(title)
    at = (
        next((at for at, line in enumerate(lines) if key(line) == words), None)
        if len(words) >= _FEWEST_OF_TITLE
        else None
    )
    near = lines[max(0, at - _ABOVE) : at] + list(_head(lines[at + 1 :])) if at is not None else lines[:_TOP]
    days = _sole(near, language) or _sole(lines[:_TOP], language) or _labelled(lines, language)
    return days or _month(lines[:_TOP], language)


def _month(lines: Sequence[str], language: str) -> list[Said]:
    """The one month that stands alone on a line, or beside a wide space, a bar or a dash, as that of an issue does."""
    cells = [(cell, line) for line in lines if len(line) <= _LONGEST_LABELLED for cell in parts(line, language)]
    months = {month: line for cell, line in cells if _MONTH_ALONE.fullmatch(cell) and (month := written_month(cell))}
    return [Said(month, "text", (line,)) for month, line in months.items()] if len(months) == 1 else []


def _head(lines: Sequence[str]) -> Iterator[str]:
    """The lines below the headline, up to the second paragraph."""
    paragraphs = 0
    for line in lines[:_BELOW]:
        paragraphs += is_body(line)
        if paragraphs == _PARAGRAPHS:
            return
        yield line


def _sole(lines: Iterable[str], language: str) -> list[Said]:
    """The one day of publication that `lines` state, or the one of the last update where they state no other."""
    plain = "\n".join(line for line in lines if "(" not in line)  # no pictures with their agencies
    stamps = list(stamps_within(plain, language))
    for days in ([(s.published, line) for line, s in stamps], [(s.updated, line) for line, s in stamps]):
        if any(day for day, _ in days):
            return sole(Said(day, "text", (line,)) for day, line in days if day)
    return []


def _labelled(lines: Sequence[str], language: str) -> list[Said]:
    """The day on a line that begins with a label and is no sentence: `Published on page 6 in The Post, 1 May 2024`."""
    found = []
    for line in lines:
        if len(line) <= _LONGEST_LABELLED and _label().match(line) and not line.endswith((".", "!", "?")):
            days = [day.value for day in written_dates(line, language)]
            if len(days) == 1 and days[0]:
                found.append(Said(days[0], "text", (line,)))
    return sole(found)


def _own(text: str, title: str) -> Iterator[str]:
    """The addresses in `text` that are the page's own."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    wanted = set(stems(title))
    for index, line in enumerate(lines):
        if len(line) > _LONGEST or not ("://" in line or "www." in line or "%3A" in line):
            continue
        urls = _URL.findall(unquote(line))
        edge = min(index, len(lines) - 1 - index) < _EDGE and len(urls) == 1 and urls[0] == line.strip("<>()[] ")
        labelled = len(urls) == 1 and _source().search(line.partition("http")[0][-60:]) is not None
        for url in urls:
            slug = set(stems(" ".join(re.split(r"[\W_]+", url.rstrip("/").rpartition("/")[2]))))
            same = len(slug & wanted)
            if edge or labelled or same >= max(_SAME_STEMS, _HALF * len(slug)):
                yield url


def _day_in(url: str) -> str | None:
    match = _DAY.search(url.partition("://")[2].partition("?")[0] or url)
    if match is None:
        return None
    compact = match["compact"]
    month, day = (compact[:2], compact[2:]) if compact else (match["month"], match["day"])
    number = int(month) if month.isdigit() else month_numbers().get(month.casefold(), 0)
    try:
        return date(int(match["year"]), number, int(day)).isoformat()
    except ValueError:
        return None


@cache
def _source() -> re.Pattern[str]:
    """Words that stand before the address of the page itself."""
    words = "|".join(map(re.escape, everywhere("clean_dates")["addresses"]))
    return re.compile(rf"\b(?:{words})\b[^\w]{{0,4}}$", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    words = sorted(everywhere("clean_dates")["published"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
