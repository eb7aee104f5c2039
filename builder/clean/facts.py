"""Publication facts: what the sidecar, the command line, a page's markup and the removed lines say, in that order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from builder.clean.dates import written_dates
from builder.clean.rules import (
    bare_urls,
    bylines,
    closing_lines,
    copyright,
    datelines,
    email_headers,
    kickers,
    page_marks,
    publication_lines,
)
from builder.clean.rules.closing_lines import names_outlet
from builder.clean.stamps import stamps_within
from builder.model import Fact, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.clean.known import Known
    from builder.clean.passes import Removed
    from builder.model import Basis

NAME = "publication-facts"
_DATED = {publication_lines.NAME, bylines.NAME, kickers.NAME, email_headers.NAME, page_marks.NAME}
_OWNER = re.compile(
    r"(?:copyright|\(c\)|©|\s|\d{4}(?:\s?[–-]\s?\d{2,4})?,?|by\b)*(?P<owner>[^.|,;©–\d]{2,60})", re.IGNORECASE
)

_OUTLET = re.compile(r"(?:[Tt]he )?[^\W\d_a-z][\w'’&-]*(?: (?:[^\W\d_a-z][\w'’&-]*|of|the|and|&|for|de|der)){0,5}")


class Said(NamedTuple):
    """`value` for a fact, and where it comes from; `evidence` are the words, at ``[start, end)`` of the raw text."""

    value: str
    basis: Basis
    evidence: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


def stated(kind: str, said: Iterable[Said]) -> tuple[Fact, list[Remark]]:
    """The first that is `said` of the fact `kind`, and a remark for every other that contradicts it."""
    listed = list(said)
    if not listed:
        return Fact(), []
    first, *others = listed
    remarks = [
        Remark(one.start, one.end, NAME, f"{kind}: “{one.value}” here, but “{first.value}” ({first.basis})")
        for one in others
        if one.basis == "text" and not _agree(first.value, one.value)
    ]
    return Fact(first.value, first.basis, first.evidence), remarks


def given(value: str | None, basis: Basis) -> Iterator[Said]:
    """A fact that somebody states outside the text."""
    if value:
        yield Said(value, basis)


def marked_up(fact: Fact) -> Iterator[Said]:
    """A fact that a page's markup states."""
    if fact.value:
        yield Said(fact.value, "text", fact.evidence)


def dates(removed: Sequence[Removed], language: str, *, updated: bool = False) -> Iterator[Said]:
    """Days of publication, or of the last update, in the lines that cleaning took out."""
    for piece in removed:
        if piece.rule in _DATED:
            for line, said in stamps_within(piece.text, language):
                value = said.updated if updated else said.published
                if value:
                    yield Said(value, "text", (line,), piece.start, piece.end)


def datelined(removed: Sequence[Removed], language: str) -> Iterator[Said]:
    """Days of publication in the datelines that cleaning took off."""
    for piece in removed:
        if piece.rule == datelines.NAME:
            for date in written_dates(piece.text, language):
                if date.value:
                    yield Said(date.value, "text", (piece.text.strip(),), piece.start, piece.end)


def publishers(removed: Sequence[Removed], known: Known, language: str) -> Iterator[Said]:
    """Publishers that closing lines, copyright lines, running heads and addresses of authors' pages name."""
    for piece in removed:
        name = _publisher(piece, known, language)
        if name:
            yield Said(name, "text", (piece.text.strip(),), piece.start, piece.end)


def at_address(url: str | None, known: Known, basis: Basis) -> Iterator[Said]:
    """The known outlet whose domain `url` is on."""
    name = url and _outlet_at(url, known)
    if name:
        yield Said(name, basis, (url or "",))


def _publisher(piece: Removed, known: Known, language: str) -> str | None:
    text = piece.text.strip()
    if piece.rule == closing_lines.NAME:
        name = text.strip(" .()[]*-–—|")
        return known.outlets.get(name.casefold(), name)
    if piece.rule == copyright.NAME:
        match = _OWNER.match(text)
        owner = match["owner"].strip() if match else ""
        if owner and (_OUTLET.fullmatch(owner) or names_outlet(owner, frozenset(known.outlets), language)):
            return known.outlets.get(owner.casefold(), owner)
    if piece.rule == bare_urls.NAME and "/author" in text:
        return _outlet_at(text, known)
    if piece.rule == page_marks.NAME:
        return known.outlets.get(re.split(r"\s[-–—|]\s|\s{2,}", text)[0].casefold())
    return None


def _outlet_at(url: str, known: Known) -> str | None:
    try:
        host = urlsplit(url.strip("<>()[] ")).hostname or ""
    except ValueError:
        return None
    parts = host.split(".")
    return next(
        (known.domains[name] for i in range(len(parts)) if (name := ".".join(parts[i:])) in known.domains), None
    )


def _agree(first: str, second: str) -> bool:
    """Whether two values may both be true: equal, or one coarser or shorter than the other."""
    a, b = (value.casefold().removeprefix("the ") for value in (first, second))
    return a.startswith(b) or b.startswith(a)
