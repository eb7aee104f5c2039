"""Damage by printing: pages with heads and feet within paragraphs, and columns."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from damage.lines import GAP, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

_HEADS = ("The Upper Valley Courier", "WEEKEND EDITION", "Lakeside Review · Politics", "News from the Region")


def _wrapped(text: str, width: int, hyphen: str = "") -> list[str]:
    return "\n\n".join("\n".join(wrap(block, width, hyphen=hyphen)) for block in text.split(GAP)).split("\n")


def _sheets(lines: Sequence[str], length: int) -> Iterator[Sequence[str]]:
    return (lines[at : at + length] for at in range(0, len(lines), length))


def paged(text: str, chance: Random) -> str:
    """Form feeds, a running head on every page, and its number at the foot."""
    head, length = chance.choice(_HEADS), chance.randint(20, 45)
    number = chance.choice(["{}", "- {} -", "Page {}", "Page {} of 9"])
    feed = chance.choice(["\f", "\f", "\n"])
    sheets = _sheets(_wrapped(text, chance.randint(60, 95)), length)
    found = (f"{head}\n\n" + "\n".join(sheet) + f"\n\n{number.format(at)}\n" for at, sheet in enumerate(sheets, 3))
    return feed.join(found)


def printed(text: str, chance: Random) -> str:
    """As a browser prints: date and title above each page, the address and the count of pages below."""
    title = text.split(GAP)[0]
    sheets = list(_sheets(_wrapped(text, chance.randint(70, 100)), chance.randint(25, 50)))
    foot = f"https://www.upper-valley.example/news/{chance.randint(10_000, 99_999)}"
    found = (
        f"5/14/24, 9:12 AM   {title}\n\n" + "\n".join(sheet) + f"\n\n{foot}   {at}/{len(sheets)}\n"
        for at, sheet in enumerate(sheets, 1)
    )
    return "\f".join(found)


def columns(text: str, chance: Random) -> str:
    return _columns(text, chance, "")


def hyphenated_columns(text: str, chance: Random) -> str:
    return _columns(text, chance, "-")


def _columns(text: str, chance: Random, hyphen: str) -> str:
    """The title above two columns side by side, page for page."""
    title, body = text.split(GAP, 1)
    width, length, gutter = chance.randint(34, 50), chance.randint(30, 60), " " * chance.randint(3, 8)
    lines = _wrapped(body, width, hyphen)
    found: list[str] = []
    for sheet in _sheets(lines, 2 * length):
        half = min(length, (len(sheet) + 1) // 2)
        pairs = zip_longest(sheet[:half], sheet[half:], fillvalue="")
        found.append("\n".join(f"{left:{width}}{gutter}{right}".rstrip() for left, right in pairs))
    return title + GAP + "\n\f".join(found)


def interleaved(text: str, chance: Random) -> str:
    """Two columns whose lines were read across."""
    title, body = text.split(GAP, 1)
    lines = [line for line in _wrapped(body, chance.randint(34, 50)) if line]
    half = (len(lines) + 1) // 2
    pairs = zip_longest(lines[:half], lines[half:], fillvalue="")
    return title + GAP + "\n".join(f"{left}\n{right}".rstrip() for left, right in pairs)
