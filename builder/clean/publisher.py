"""Who published an article, by the lines that cleaning took out and by the addresses in the capture.

The surest comes first: what a line says of the publisher, then a name at the head of the page that comes again, or that
the page calls its own; last a name in the text that an address in it is made of.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from builder.clean import page
from builder.clean.credit import is_outlet
from builder.clean.dates import written_dates, written_month
from builder.clean.facts import Said
from builder.clean.furniture import groups
from builder.clean.head_text import key, starts
from builder.clean.rules import (
    bare_urls,
    bylines,
    closing_lines,
    copyright,
    kickers,
    page_heads,
    page_marks,
    publication_lines,
    repeated_titles,
)
from builder.clean.rules.closing_lines import names_outlet
from builder.clean.tables import merged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from builder.clean.known import Known
    from builder.clean.passes import Removed
    from builder.model import Basis

_TABLE = "clean_outlets"
_WORD = r"[^\W\d_a-z][\w'’&-]{0,40}"
_OUTLET = re.compile(rf"(?:[Tt]he )?{_WORD}(?: (?:{_WORD}|of|the|and|&|for|de|der)){{0,5}}")
_OWNER = re.compile(
    r"(?:copyright|\(c\)|©|\s|\d{4}(?:\s?[–-]\s?\d{2,4})?,?|by\b)*(?P<owner>[^.|,;©–\d]{2,60})", re.IGNORECASE
)
_PARTS = re.compile(r"\s[-–—|·•]\s|\s{2,}|\n")
_LINES = re.compile(r"\n")
_BEHIND_NAME = re.compile(r"^[^,(|]{0,200}(?:$|[,(|])|[,()|\n]|\sof\s|\sfor\s")
_SIDES = {kickers.NAME: _LINES, page_marks.NAME: _PARTS, bylines.NAME: _BEHIND_NAME}
_AROUND = frozenset({page.NAME, page_heads.NAME})
_ABOVE = frozenset({page_heads.NAME, page.NAME, repeated_titles.NAME})
_TOP_OF_PAGE = 200  # characters
_TOP = 6  # lines of a page's surroundings
_MOST_WORDS = 6  # of a name
_MOST_HOSTS = 20  # whose letters are looked for in the text
_HOST = re.compile(
    r"(?:https?://|www\.|@)(?:[\w-]{1,40}\.){0,4}?(?P<name>[a-z][a-z-]{5,40})(?:\.[a-z]{2,3})?\.[a-z]{2,12}\b"
)
_RUN = re.compile(rf"(?<!\w){_WORD}(?: (?:{_WORD}|of|the|and|&)){{1,20}}")
_NO_LETTER = re.compile(r"[\W\d_]+")
_LONG_WORD = 5  # letters: a name of such words in capitals is no abbreviation


def publishers(removed: Sequence[Removed], title: str, known: Known, language: str) -> Iterator[Said]:
    """Publishers that closing lines, copyright lines, running heads, addresses of authors' pages and lines with the
    `title` of the article name.
    """
    around = "\n".join(piece.text for piece in removed if piece.rule in {*_AROUND, copyright.NAME}).casefold()
    for piece in removed:
        if piece.rule in _AROUND:
            for name in _mastheads(piece, around, known, language):
                yield Said(name, "text", (name,), piece.start, piece.end)
            continue
        if piece.rule == repeated_titles.NAME:
            owner = _of_page(piece.text, title, known, language)
        else:
            owner = _publisher(piece, known, language)
        if owner:
            yield Said(owner, "text", (piece.text.strip(),), piece.start, piece.end)
    for piece in removed:
        if piece.rule in _ABOVE and piece.start < _TOP_OF_PAGE:
            for name in _own_names(piece, around, language):
                yield Said(name, "text", (name,), piece.start, piece.end)


def at_address(url: str | None, known: Known, basis: Basis) -> Iterator[Said]:
    """The known outlet whose domain `url` is on."""
    name = url and _outlet_at(url, known)
    if name:
        yield Said(name, basis, (url or "",))


def spelled_by_address(text: str) -> list[Said]:
    """The name of two words or more in `text` that addresses in it are made of, two at least; none where there are
    several such names.
    """
    written = [(_letters(match["name"]), match.group()) for match in _HOST.finditer(text)]
    addresses, times = dict(written), Counter(letters for letters, _ in written)
    hosts = {letters: addresses[letters] for letters, count in times.most_common(_MOST_HOSTS) if count > 1}
    found: dict[str, Said] = {}
    for run in _RUN.finditer(text) if hosts else ():
        for name in _names_of(run.group(), hosts):
            said = Said(name, "text", (name, hosts[_letters(name)]))
            found.setdefault(_letters(name).removeprefix("the"), said)
    return list(found.values()) if len(found) == 1 else []


def _names_of(run: str, hosts: Collection[str]) -> Iterator[str]:
    """The names of two words or more in `run`, words in capitals, whose letters are one of `hosts`."""
    words = run.split(" ")
    letters = [_letters(word) for word in words]
    for first, word in enumerate(words):
        spelled = letters[first]
        following = range(first + 1, min(first + _MOST_WORDS, len(words)))
        for last in following if word[0].isupper() and any(host.startswith(spelled) for host in hosts) else ():
            spelled += letters[last]
            if spelled in hosts:
                yield " ".join(words[first : last + 1])


@lru_cache(maxsize=1 << 12)
def _letters(name: str) -> str:
    return _NO_LETTER.sub("", name.casefold())


def _publisher(piece: Removed, known: Known, language: str) -> str | None:
    text = piece.text.strip()
    if piece.rule == closing_lines.NAME:
        return _as_known(closing_lines.outlet_named(text, language), known)
    if piece.rule == copyright.NAME:
        return _owner(text, known, language)
    if piece.rule == bare_urls.NAME and "/author" in text:
        return _outlet_at(text, known)
    if piece.rule == publication_lines.NAME:
        match = _published_in(language).search(text)
        name = publication_lines.masthead(text, language) or (match["outlet"] if match else "")
        return _as_known(name, known) if name else None
    if piece.rule == bylines.NAME and is_outlet(text, language):
        return _as_known(text, known)
    if piece.rule in _SIDES:
        return next(_outlets(_SIDES[piece.rule].split(_undated(piece, language)), known, language), None)
    return None


def _of_page(line: str, title: str, known: Known, language: str) -> str | None:
    """The name of the page: all of `line`, its last part, or what stands behind `title` or was taken from behind it."""
    text = line.strip().partition("\n")[0]
    if text[:1].isupper() and text.count(" ") > 1 and names_outlet(text, frozenset(known.outlets), language):
        return _as_known(text, known)
    name = repeated_titles.page_name(line.rstrip().partition("\n")[0] or text, language)
    titled = key(title) in set(starts(text)) or not text[:1].isalnum()
    return (
        _as_known(name, known) if name and (titled or names_outlet(name, frozenset(known.outlets), language)) else None
    )


def beside_title(page_title: str | None, title: str | None, text: str) -> Iterator[Said]:
    """The name before or behind `title` in the title of a page, if it comes again in the page's `text`."""
    parts = [part.strip() for part in _PARTS.split((page_title or "").replace("::", " | "))]
    if len(parts) > 1 and key(title or "") in {key(parts[0]), key(parts[-1])}:
        name = parts[-1] if key(title or "") == key(parts[0]) else parts[0]
        if _OUTLET.fullmatch(name) and text.count(name) > 1:
            yield Said(name, "text", (page_title or "",))


def _undated(piece: Removed, language: str) -> str:
    """The text of `piece`; that of a running head with two spaces instead of a day or month."""
    text = piece.text
    if piece.rule != page_marks.NAME:
        return text
    for date in reversed(written_dates(text, language)):
        text = f"{text[: date.start]}  {text[date.end :]}"
    words = "|".join(merged("clean_dates", language)["weekdays"])
    return re.sub(rf",? ?\b(?i:{words})\b,?", "  ", text) if written_month(text) is None else _without_month(text)


def _without_month(text: str) -> str:
    return re.sub(r"\b\w{3,14}\.?,? \d{4}", "  ", text)


def _as_known(name: str, known: Known) -> str:
    """`name` as the authority files write it, or with small letters where all are capitals."""
    if name.casefold() in known.outlets:
        return known.outlets[name.casefold()]
    words = name.split()
    if not name.isupper() or len(words) < 2 or not all(len(word) >= _LONG_WORD for word in words[-2:]):
        return name
    small = [word.lower() if word in {"OF", "THE", "AND"} else word.capitalize() for word in words]
    return " ".join([words[0].capitalize(), *small[1:]])


@cache
def _published_in(language: str) -> re.Pattern[str]:
    """The outlet between such words and the day of publication."""
    words = "|".join(map(re.escape, merged("clean_credits", language)["published_in"]))
    return re.compile(rf"\b(?i:{words}) (?P<outlet>{_OUTLET.pattern})(?=,? (?:on )?\w*\.? ?\d)")


def _mastheads(piece: Removed, around: str, known: Known, language: str) -> Iterator[str]:
    """The outlets whose names stand among the first lines of `piece` and twice in all that surrounds an article, or
    have three words and stand at the top of the page.
    """
    for name in _outlets(_top(piece), known, language):
        on_top = piece.start < _TOP_OF_PAGE and name.count(" ") > 1
        if on_top or around.count(name.casefold()) > 1 or name.casefold() in known.outlets:
            yield name


def _own_names(piece: Removed, around: str, language: str) -> Iterator[str]:
    """Names at the top of a page that it calls its own below, on a line that says no more: `About …`, `© 2024 …`."""
    calls = "|".join(map(re.escape, merged(_TABLE, language)["own"]))
    for part in _top(piece):
        name = part.strip()
        if _OUTLET.fullmatch(name) and len(name) >= _LONG_WORD and not groups(name, language):
            called = rf"(?m)^[^\w\n]{{0,5}}(?:{calls})(?: \d{{4}})?,? {re.escape(name.casefold())}\s*(?:$|[.,|])"
            if re.search(called, around):
                yield name


def _top(piece: Removed) -> list[str]:
    lines = piece.text.splitlines()[:_TOP]
    return list(dict.fromkeys(part for line in lines for part in (line, *_PARTS.split(line))))


def _owner(text: str, known: Known, language: str) -> str | None:
    """Who claims the copyright, if it has the form of an outlet's name."""
    match = _OWNER.match(text)
    owner = _legal_form(language).sub("", match["owner"].strip()) if match else ""
    named = _OUTLET.fullmatch(owner) or names_outlet(owner or " ", frozenset(known.outlets), language)
    claimed = match is not None and (match.start("owner") or text[match.end() :].lstrip(" ,|")[:1] in {"©", "("})
    return _as_known(owner, known) if owner and named and claimed and "copyright" not in owner.casefold() else None


@cache
def _legal_form(language: str) -> re.Pattern[str]:
    """What says behind its name what kind of company it is."""
    forms = "|".join(map(re.escape, merged(_TABLE, language)["legal_forms"]))
    return re.compile(rf",? (?:{forms})\.?$")


def _outlets(parts: Iterable[str], known: Known, language: str) -> Iterator[str]:
    """Those of `parts` that are the name of an outlet, and not of one of its sections."""
    for part in parts:
        name = part.strip(" .,()[]*-–—|")
        named = name and names_outlet(name, frozenset(known.outlets), language)
        sections = (name, name.rpartition(" ")[0])  # World News, World
        if named and not any("kickers" in groups(section, language) for section in sections):
            yield _as_known(name, known)


def _outlet_at(url: str, known: Known) -> str | None:
    try:
        host = urlsplit(url.strip("<>()[] ")).hostname or ""
    except ValueError:
        return None
    parts = host.split(".")
    return next(
        (known.domains[name] for i in range(len(parts)) if (name := ".".join(parts[i:])) in known.domains), None
    )
