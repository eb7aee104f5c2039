"""Rows that cite: the sentence with the cited words marked, and the way to the very paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.write.address import way
from builder.write.calendar import month_anchor
from builder.write.markdown import element, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.model import Citation
    from builder.write.context import Context


@dataclass(frozen=True, slots=True)
class Row:
    """One citation as Markdown: the words, and where they stand."""

    words: Markup
    href: Markup
    language: str | None  # where it is not that of the archive


@dataclass(frozen=True, slots=True)
class Sourced(Row):
    """A row that says where it is from."""

    article: Markup  # a link with the title
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The citations of one article."""

    article: Markup
    outlet: Markup | None
    published: str | None
    basis: str
    anchor: str | None  # of the month, where it is the first of its month
    rows: tuple[Row, ...]


def row(context: Context, source: str, citation: Citation) -> Row:
    """`citation` as a row of the page `source`."""
    return Row(
        _words(citation),
        way(source, context.article_path(citation.article), citation.anchor),
        language_of(context, citation),
    )


def sourced(context: Context, source: str, citation: Citation) -> Sourced:
    """`citation` as a row of the page `source` that names its article and outlet."""
    plain = row(context, source, citation)
    return Sourced(
        plain.words,
        plain.href,
        plain.language,
        context.article_link(source, citation.article),
        context.outlet_name(citation.article),
        context.published(citation.article),
    )


def groups(context: Context, source: str, citations: Iterable[Citation]) -> list[Group]:
    """`citations` as rows of the page `source`, those of one article together, in the order given."""
    made = []
    months: set[str | None] = set()
    for article, group in groupby(citations, key=lambda citation: citation.article):
        published = context.article(article).published
        month = month_anchor(published.value)
        made.append(
            Group(
                context.article_link(source, article),
                context.outlet_link(source, article),
                published.value,
                published.basis,
                None if month in months else month,
                tuple(row(context, source, citation) for citation in merged(list(group))),
            )
        )
        months.add(month)
    return made


def by_outlet(found: Sequence[Group]) -> list[tuple[Markup | None, list[Group]]]:
    """The groups of each outlet, in the order of its first article."""
    outlets: dict[Markup | None, list[Group]] = {}
    for group in found:
        outlets.setdefault(group.outlet, []).append(group)
    return list(outlets.items())


def article_of(citation: Citation) -> str:
    """The id of the article that is cited."""
    return citation.article


def merged(citations: Sequence[Citation]) -> list[Citation]:
    """`citations` of one article with those of the same sentence made one, which has the marks of all."""
    made: list[Citation] = []
    for citation in citations:
        if made and (made[-1].start, made[-1].end) == (citation.start, citation.end):
            last = made[-1]
            made[-1] = type(last)(
                last.article, last.anchor, last.start, last.end, last.text, (*last.marks, *citation.marks)
            )
        else:
            made.append(citation)
    return made


def language_of(context: Context, citation: Citation) -> str | None:
    """The language of the article that is cited, where it is not that of the archive."""
    language = context.article(citation.article).language
    return language if language != context.config.language else None


def _words(citation: Citation) -> Markup:
    pieces: list[str] = []
    position = 0
    for start, end in sorted(set(citation.marks)):
        if start < position:
            continue
        pieces += [str(escape(citation.text[position:start])), str(element("mark", citation.text[start:end]))]
        position = end
    pieces.append(str(escape(citation.text[position:])))
    return Markup("".join(pieces))
