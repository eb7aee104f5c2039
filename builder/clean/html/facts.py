"""What a page's markup says about its article: title, publisher, authors, dates, address and language.

Sources, from the surest: JSON-LD of a schema.org article, Open Graph and other `<meta>`, then elements of the page.
The date of publication and that of the last change are kept apart, and never stand in for each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from builder.clean.html.characters import unescaped
from builder.clean.html.head import Printed, authors, head, names_in, published_in
from builder.clean.html.keys import key
from builder.clean.html.statements import Statement, statements
from builder.clean.html.tree import parse
from builder.languages import table
from builder.model import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from builder.clean.html.tree import Block

_TELLING = 15  # letters of a heading that is a part of what the markup calls the title
_HEADLINE = 20  # letters of a heading that is rather a headline than the name of the site
_NAMES = 1000  # characters at most of a value that names authors
_VERSIONS = 8  # of the title that are looked for among the headings
_WITH_SITE = frozenset({"title", "h1"})  # keys whose values may be, or have in them, the name of the site
_OF_MENU = re.compile("bread-?crumb|seo-?title", re.IGNORECASE)  # headings that are not shown as such
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_NO_NAME = re.compile(r"^\W*(?:[\d\W]+|https?:.*|[@/]\S+)$|\S@\S", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w.-]+\.\w{2,}")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2,4}))?(?![A-Za-z])")


_UNKNOWN = Fact()


@dataclass(frozen=True, slots=True)
class HtmlFacts:
    """Publication facts, each with the tag or the JSON-LD property that says so. Dates are ISO 8601 days."""

    title: Fact = _UNKNOWN
    publisher: Fact = _UNKNOWN
    published: Fact = _UNKNOWN
    updated: Fact = _UNKNOWN
    url: Fact = _UNKNOWN
    language: Fact = _UNKNOWN
    authors: tuple[Fact, ...] = ()


@lru_cache(maxsize=1)
def html_facts(raw: str) -> HtmlFacts:
    """What the markup of `raw` says; a fact that it does not state has no value and the basis `none`.

    Kept for the next who asks for those of the same file.
    """
    page = parse(raw)
    said = list(statements(page))
    keys = table("page_facts")
    publisher = _first(said, keys["publisher"], _publisher)
    title = _title(said, keys["title"], publisher.value or "")
    language = _first(said, keys["language"], _language)
    around = head(page.blocks, title.value)
    published = _first(said, keys["published"], _day)
    people, staff = _authors(said, keys["authors"], publisher.value or "")
    return HtmlFacts(
        title=title,
        publisher=publisher,
        published=published if published.value else _shown_day(said, around, language.value or "en"),
        updated=_first(said, keys["updated"], _day),
        url=_first(said, keys["url"], _address),
        language=language,
        authors=people or _shown(authors(page.raw, page.blocks, around)) or staff,
    )


def _first(said: Sequence[Statement], keys: Iterable[str], read: Callable[[str], str | None]) -> Fact:
    for place in keys:
        for statement in said:
            if statement.key == place and (value := read(statement.value)):
                return Fact(value, "text", (statement.evidence,))
    return _UNKNOWN


def _shown_day(said: Sequence[Statement], around: Sequence[Block], language: str) -> Fact:
    """The day in the head of the article: of a `<time>` that does not say of what, or printed."""
    if not around:
        return _UNKNOWN
    first, last = around[0].start, around[-1].end
    times = [one for one in said if one.key == "time shown" and first <= one.start <= last]
    time = _first(times, ["time shown"], _day)
    return time if time.value else next(iter(_shown(published_in(around, language))), _UNKNOWN)


def _shown(printed: Iterable[Printed]) -> tuple[Fact, ...]:
    return tuple(Fact(one.value, "text", (one.line,)) for one in printed)


def _title(said: Sequence[Statement], keys: Iterable[str], publisher: str) -> Fact:
    """The title as the page shows it, where one of its headings says what the markup says or is the only `<h1>`."""
    stated = [statement for place in keys for statement in said if statement.key == place and _words(statement.value)]
    if not stated:
        return _UNKNOWN
    shown = [one for one in said if one.key in {"h1", "h2"} and _is_headline(one, publisher)]
    first_level = [one for one in shown if one.key == "h1"]
    shown_keys = [key(one.value) for one in shown]
    found = stated[0]
    wanted = dict.fromkeys(key(one.value) for one in stated if one is found or one.key not in _WITH_SITE)
    for title in islice(wanted, _VERSIONS):
        telling = [number for number, heading in enumerate(shown_keys) if _says(heading, title)]
        if telling:
            found = shown[max(telling, key=lambda number: len(shown_keys[number]))]
            break
    else:
        if first_level and (
            found.key in _WITH_SITE or (len(first_level) == 1 and len(key(first_level[0].value)) >= _HEADLINE)
        ):
            found = first_level[0]
    return Fact(_words(found.value), "text", (found.evidence,))


def _is_headline(heading: Statement, publisher: str) -> bool:
    """Whether a heading may be that of the article: it is shown as one, and not the name of the site."""
    return key(heading.value) not in {"", key(publisher)} and not _OF_MENU.search(heading.evidence)


def _says(shown: str, wanted: str) -> bool:
    return bool(shown) and (shown == wanted or (len(shown) >= _TELLING and shown in wanted))


def _authors(
    said: Sequence[Statement], keys: Iterable[str], publisher: str
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The persons at the surest place that names any, and the publisher or its staff, where such are named."""
    staff: tuple[Fact, ...] = ()
    for place in keys:
        found: dict[str, Fact] = {}
        for statement in said:
            for name in _people(statement.value) if statement.key == place else ():
                found.setdefault(name, Fact(name, "text", (statement.evidence,)))
        people = tuple(fact for name, fact in found.items() if not _is_nobody(name, publisher))
        if people:
            return people, staff
        staff = staff or tuple(found.values())
    return (), staff


def _people(value: str) -> list[str]:
    """The names in a value; an address, a number or an account is none."""
    name = _words(value)
    if name is None or len(name) > _NAMES or _NO_NAME.search(name):
        return []
    return names_in(name) or [name]


def _is_nobody(name: str, publisher: str) -> bool:
    """Whether a name is that of the publisher or its staff, as `Our Paper` and `Sports desk` are."""
    words = name.casefold().split()
    return key(name) == key(publisher) or words[-1] in table("page_facts")["nobody"] or bool(_DOMAIN.fullmatch(name))


# --- what a value means ----------------------------------------------------------------------------------------


def _words(value: str) -> str | None:
    return " ".join(unescaped(value).split()) or None


def _publisher(value: str) -> str | None:
    """A name as it stands; of an account (`@paper`) or an address it is none."""
    name = _words(value)
    return None if name is None or name.startswith("@") or _URL.match(name) else name


def _day(value: str) -> str | None:
    match = _DATE.match(value.strip())
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if year and 1 <= month <= 12 and 1 <= day <= 31 else None


def _address(value: str) -> str | None:
    match = _URL.fullmatch(unescaped(value).strip())
    return match.group() if match else None


def _language(value: str) -> str | None:
    match = _LANGUAGE.match(value.strip())
    if match is None:
        return None
    language, region = match.groups()
    return f"{language.lower()}-{region.upper()}" if region and len(region) == 2 else language.lower()
