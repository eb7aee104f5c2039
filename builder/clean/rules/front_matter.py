"""Fields above the article that a crawler, a feed reader or a converter wrote are removed; what they say is kept."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.tables import merged
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "front-matter"
_TABLE = "clean_front_matter"
_CRAWLED = re.compile(r"\s*date (?P<published>\d{4}(?:-\d{2}){1,2})\b(?:[ \t]+(?P<url>https?://\S{4,2000}))?[ \t]*\n?")
_FIELD = re.compile(r"(?P<key>[\w:][\w:. -]{1,20}?)[ \t]?:(?:[ \t]+(?P<value>.{0,2000}))?")
_FENCE = re.compile(r"(?:-{3}|\+{3})\s*")
_ITEM = re.compile(r"(?:\s+\S|- ).{0,500}")
_QUOTES = "\"' "
_MOST_FIELDS = 60
_FEWEST = 2


class Field(NamedTuple):
    """What a field says: `kind` is a key of the table, `value` may be empty."""

    kind: str
    value: str


def rule(view: View) -> Iterator[Edit]:
    """`date 2024-05-01 https://…` before the first words; a fenced block of fields; or two known fields or more.

    The value of the title's field stays as the title.
    """
    crawled = _CRAWLED.match(view.text)
    if crawled is not None:
        yield Edit(0, crawled.end(), "", NAME)
        return
    language = view.context.language
    for line in _fields(view, language):
        said = field(line.text, language)
        if said is not None and said.kind == "title" and said.value:
            start = line.start + line.text.index(said.value)
            yield Edit(line.start, start, "", NAME)
            if start + len(said.value) < line.end:
                yield Edit(start + len(said.value), line.end, "", NAME)
        else:
            yield view.without(line, NAME)


def said_by(text: str, language: str) -> Iterator[Field]:
    """The fields in `text`, which the rule took out."""
    crawled = _CRAWLED.fullmatch(text)
    if crawled is not None:
        yield from (Field(kind, value) for kind, value in crawled.groupdict().items() if value)
        return
    for line in text.splitlines():
        said = field(line, language)
        if said is not None and said.value:
            yield said


def field(line: str, language: str) -> Field | None:
    """The field that `line` is, or None where it is none that the table knows."""
    match = _FIELD.fullmatch(line.strip())
    kind = match and _kinds(language).get(match["key"].strip().casefold())
    return Field(kind, (match["value"] or "").strip(_QUOTES)) if match and kind else None


@cache
def _kinds(language: str) -> dict[str, str]:
    return {key.casefold(): kind for kind, keys in merged(_TABLE, language).items() for key in keys}


def _fields(view: View, language: str) -> Sequence[Line]:
    lines = view.shown_lines[: _MOST_FIELDS + 2]
    if lines and _FENCE.fullmatch(lines[0].text):
        return _fenced(lines)
    first = 0 if not lines or field(lines[0].text, language) else 1  # the name of a feed may stand above
    last = first
    while last < len(lines) and field(lines[last].text, language):
        last += 1
    return lines[:last] if last - first >= _FEWEST and _tells(lines[first:last], language) else ()


def _tells(lines: Sequence[Line], language: str) -> bool:
    """Whether the fields say what article it is, and not only what it is about."""
    kinds = {said.kind for line in lines if (said := field(line.text, language))}
    return len(kinds) >= _FEWEST and bool(kinds & {"title", "url", "published"})


def _fenced(lines: Sequence[Line]) -> Sequence[Line]:
    for index, line in enumerate(lines[1:], start=1):
        if _FENCE.fullmatch(line.text):
            return lines[: index + 1] if index > 1 else ()
        if not _FIELD.fullmatch(line.text.strip()) and not _ITEM.fullmatch(line.text):
            return ()
    return ()
