"""Publication facts: what the sidecar, the command line, a page's markup and the removed lines say, in that order."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from builder.clean import around, page
from builder.clean.credit import is_outlet
from builder.clean.dates import written_dates
from builder.clean.furniture import groups
from builder.clean.rules import (
    bare_urls,
    bylines,
    closing_lines,
    copyright,
    datelines,
    email_headers,
    front_matter,
    kickers,
    page_heads,
    page_marks,
    publication_lines,
    repeated_titles,
)
from builder.clean.rules.closing_lines import names_outlet
from builder.clean.stamps import stamps_within
from builder.clean.tables import merged
from builder.model import Fact, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.clean.known import Known
    from builder.clean.passes import Removed
    from builder.model import Basis

NAME = "publication-facts"
_DATED = {publication_lines.NAME, bylines.NAME, kickers.NAME, email_headers.NAME, page_marks.NAME, repeated_titles.NAME}
_OWNER = re.compile(
    r"(?:copyright|\(c\)|©|\s|\d{4}(?:\s?[–-]\s?\d{2,4})?,?|by\b)*(?P<owner>[^.|,;©–\d]{2,60})", re.IGNORECASE
)

_OUTLET = re.compile(r"(?:[Tt]he )?[^\W\d_a-z][\w'’&-]*(?: (?:[^\W\d_a-z][\w'’&-]*|of|the|and|&|for|de|der)){0,5}")


_HEADS = frozenset({page_marks.NAME, repeated_titles.NAME})
_TIME = re.compile(r"\b\d{1,2}:\d{2}\b")
_PARTS = re.compile(r"\s[-–—|·•]\s|\s{2,}|\n")
_LINES = re.compile(r"\n")
_BEHIND_NAME = re.compile(r"^[^,(|]{0,200}(?:$|[,(|])|[,()|\n]|\sof\s|\sfor\s")
_SIDES = {kickers.NAME: _LINES, page_marks.NAME: _PARTS, bylines.NAME: _BEHIND_NAME}
_SURROUNDINGS = frozenset({page.NAME, page_heads.NAME})
_TOP_OF_PAGE = 200  # characters
_TOP = 6  # lines of a page's surroundings
_NAMING = frozenset(_SIDES)
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


def publishers(removed: Sequence[Removed], known: Known, language: str) -> Iterator[Said]:
    """Publishers that closing lines, copyright lines, running heads and addresses of authors' pages name."""
    surroundings = "\n".join(piece.text for piece in removed if piece.rule in {page.NAME, copyright.NAME})
    for piece in removed:
        if piece.rule in _SURROUNDINGS:
            for name in _mastheads(piece, surroundings, known, language):
                yield Said(name, "text", (name,), piece.start, piece.end)
            continue
        owner = _publisher(piece, known, language)
        if owner:
            yield Said(owner, "text", (piece.text.strip(),), piece.start, piece.end)


def at_address(url: str | None, known: Known, basis: Basis) -> Iterator[Said]:
    """The known outlet whose domain `url` is on."""
    name = url and _outlet_at(url, known)
    if name:
        yield Said(name, basis, (url or "",))


def _publisher(piece: Removed, known: Known, language: str) -> str | None:
    text = piece.text.strip()
    if piece.rule == repeated_titles.NAME:
        named = text[:1].isupper() and text.count(" ") > 1 and names_outlet(text, frozenset(known.outlets), language)
        name = text if named else repeated_titles.page_name(piece.text, language)
        return known.outlets.get(name.casefold(), name)
    if piece.rule == closing_lines.NAME:
        name = closing_lines.outlet_named(text, language)
        return known.outlets.get(name.casefold(), name)
    if piece.rule == copyright.NAME:
        return _owner(text, known, language)
    if piece.rule == bare_urls.NAME and "/author" in text:
        return _outlet_at(text, known)
    if piece.rule == publication_lines.NAME:
        match = _published_in(language).search(text)
        masthead = publication_lines.masthead(text, language)
        if masthead:
            return known.outlets.get(masthead.casefold(), masthead)
        return known.outlets.get(match["outlet"].casefold(), match["outlet"]) if match else None
    if piece.rule == bylines.NAME and is_outlet(text, language):
        return known.outlets.get(text.casefold(), text)
    if piece.rule in _NAMING:
        return next(_outlets(_SIDES[piece.rule].split(text), known, language), None)
    return None


@cache
def _published_in(language: str) -> re.Pattern[str]:
    """The outlet between such words and the day of publication."""
    words = "|".join(map(re.escape, merged("clean_credits", language)["published_in"]))
    return re.compile(rf"\b(?i:{words}) (?P<outlet>{_OUTLET.pattern})(?=,? (?:on )?\w*\.? ?\d)")


def _mastheads(piece: Removed, surroundings: str, known: Known, language: str) -> Iterator[str]:
    """The outlets whose names stand among the first lines of `piece` and twice in all that surrounds an article, or
    have three words and stand at the top of the page.
    """
    for name in _outlets(piece.text.splitlines()[:_TOP], known, language):
        on_top = piece.start < _TOP_OF_PAGE and name.count(" ") > 1
        if on_top or surroundings.count(name) > 1 or name.casefold() in known.outlets:
            yield name


def _owner(text: str, known: Known, language: str) -> str | None:
    """Who claims the copyright, if it has the form of an outlet's name."""
    match = _OWNER.match(text)
    owner = match["owner"].strip() if match else ""
    is_outlet = _OUTLET.fullmatch(owner) or names_outlet(owner or " ", frozenset(known.outlets), language)
    return known.outlets.get(owner.casefold(), owner) if owner and is_outlet else None


def _outlets(parts: Iterable[str], known: Known, language: str) -> Iterator[str]:
    """Those of `parts` that are the name of an outlet, and not of one of its sections."""
    for part in parts:
        name = part.strip(" .()[]*-–—|")
        named = name and names_outlet(name, frozenset(known.outlets), language)
        sections = (name, name.rpartition(" ")[0])  # World News, World
        if named and not any("kickers" in groups(section, language) for section in sections):
            yield known.outlets.get(name.casefold(), name)


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
