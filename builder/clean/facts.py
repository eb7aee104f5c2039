"""Publication facts: what the sidecar, the command line, a page's markup and the removed lines say, in that order.

The publisher has a module of its own, `builder.clean.publisher`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from builder.clean import around
from builder.clean.dates import in_year, written_dates, written_month
from builder.clean.head_text import key
from builder.clean.rules import (
    bylines,
    datelines,
    email_headers,
    front_matter,
    kickers,
    page_marks,
    publication_lines,
    repeated_titles,
)
from builder.clean.stamps import short_days, stamps_within
from builder.model import Fact, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.clean.passes import Removed
    from builder.model import Basis

NAME = "publication-facts"
_DATED = {publication_lines.NAME, bylines.NAME, kickers.NAME, email_headers.NAME, page_marks.NAME, repeated_titles.NAME}

_HEADS = frozenset({page_marks.NAME, repeated_titles.NAME})
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b)(?: ?©)? {0,2}(?P<year>(?:19|20)\d{2})(?![\d–-])", re.IGNORECASE)
_TIME = re.compile(r"\b\d{1,2}:\d{2}\b")
_DATES = frozenset({"published", "updated"})
_ISO_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


class Said(NamedTuple):
    """`value` for a fact, and where it comes from; `evidence` are the words, at ``[start, end)`` of the raw text."""

    value: str
    basis: Basis
    evidence: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


def stated(kind: str, said: Iterable[Said]) -> tuple[Fact, list[Remark]]:
    """The first that is `said` of the fact `kind`, and a remark for every other that contradicts it.

    Where the first is a month, a day of that month comes before it.
    """
    listed = list(said)
    if not listed:
        return Fact(), []
    first, *others = sorted(listed, key=lambda one: not _is_finer(one, listed[0])) if listed[1:] else listed
    remarks = [
        Remark(one.start, one.end, NAME, f"{kind}: “{one.value}” here, but “{first.value}” ({first.basis})")
        for one in others
        if one.basis == "text" and not _agree(first.value, one.value)
    ]
    return Fact(first.value, first.basis, first.evidence), remarks


def _is_finer(said: Said, first: Said) -> bool:
    """Whether `said` names the day of the month that comes first."""
    return (
        said.basis == first.basis
        and bool(_ISO_MONTH.fullmatch(first.value))
        and said.value.startswith(first.value + "-")
    )


def fields(removed: Sequence[Removed], kind: str, language: str) -> Iterator[Said]:
    """What the fields above the article say of `kind`, a key of the table of fields; dates as ISO 8601."""
    for piece in removed:
        if piece.rule == front_matter.NAME:
            for field in front_matter.said_by(piece.text, language):
                value = _day(field.value, language) if kind in _DATES else field.value
                if field.kind == kind and value:
                    yield Said(value, "text", (piece.text.strip(),), piece.start, piece.end)


def _day(text: str, language: str) -> str | None:
    """The day or month that a field says, as ISO 8601."""
    if _ISO_MONTH.fullmatch(text):
        return text
    dates = written_dates(text, language)
    return dates[0].value if dates else None


def repeated(text: str, removed: Sequence[Removed]) -> str | None:
    """The first block of `text` if cleaning took out a copy of it: a headline, whatever its form."""
    first = text.partition("\n\n")[0]
    copies = (piece for piece in removed if piece.rule == repeated_titles.NAME)
    return first if key(first) and any(key(piece.text) == key(first) for piece in copies) else None


def given(value: str | None, basis: Basis) -> Iterator[Said]:
    """A fact that somebody states outside the text."""
    if value:
        yield Said(value, basis)


def marked_up(fact: Fact) -> Iterator[Said]:
    """A fact that a page's markup states."""
    if fact.value:
        yield Said(fact.value, "text", fact.evidence)


def shown(fact: Fact) -> list[Said]:
    """What `fact` says, for another that nothing states: a page that shows the day of the last update alone."""
    return [Said(fact.value, fact.basis, fact.evidence)] if fact.value else []


def dates(removed: Sequence[Removed], language: str, *, updated: bool = False, printed: bool = False) -> Iterator[Said]:
    """Days of publication, or of the last update, in the lines that cleaning took out; or those on which it was
    `printed`, which only say when it was published where nothing else does.
    """
    for piece in removed:
        if piece.rule in _DATED and _is_printed(piece) == printed:
            for line, said in stamps_within(piece.text, language):
                value = said.updated if updated else said.published
                if value:
                    yield Said(value, "text", (line,), piece.start, piece.end)


def surrounding(removed: Sequence[Removed], language: str) -> list[Said]:
    """The day that the surroundings of an article name, where they name no other."""
    said = [
        Said(stamp.published, "text", (line,), piece.start, piece.end)
        for piece in removed
        if piece.rule == around.ABOVE
        for line, stamp in stamps_within(piece.text, language)
        if stamp.published
    ]
    return said if len({one.value for one in said}) == 1 else []


def numbered(removed: Sequence[Removed], language: str) -> Iterator[Said]:
    """Days, or months, in the heads of printed pages that do not say when they were printed."""
    for piece in removed:
        if piece.rule == page_marks.NAME and not _is_printed(piece):
            days = [date.value for date in written_dates(piece.text, language)] or [written_month(piece.text)]
            for value in days:
                if value:
                    yield Said(value, "text", (" ".join(piece.text.split()),), piece.start, piece.end)


def without_year(removed: Sequence[Removed], language: str) -> list[Said]:
    """The day that a line without a year names, if it falls on the line's weekday in the one year of the copyright."""
    years = {int(match["year"]) for piece in removed for match in _COPYRIGHT.finditer(piece.text)}
    found = [
        Said(value, "text", (piece.text.strip(), str(year)), piece.start, piece.end)
        for piece in removed
        if piece.rule == publication_lines.NAME and len(years) == 1
        for year in years
        for day in short_days(piece.text)
        if (value := in_year(day, year, piece.text, language))
    ]
    return found if len({said.value for said in found}) == 1 else []


def _is_printed(piece: Removed) -> bool:
    """Whether `piece` is the head of a page that says at what time it was printed."""
    return piece.rule in _HEADS and _TIME.search(piece.text) is not None


def datelined(removed: Sequence[Removed], language: str) -> Iterator[Said]:
    """Days of publication in the datelines that cleaning took off."""
    for piece in removed:
        if piece.rule == datelines.NAME:
            for date in written_dates(piece.text, language):
                if date.value:
                    yield Said(date.value, "text", (piece.text.strip(),), piece.start, piece.end)


def _agree(first: str, second: str) -> bool:
    """Whether two values may both be true: equal, or one coarser or shorter than the other."""
    a, b = (value.casefold().removeprefix("the ") for value in (first, second))
    return a.startswith(b) or b.startswith(a)
