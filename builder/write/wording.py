"""Which outlet used which of the terms that the editors set side by side, when, and in what sentences."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from builder.link.passages import Passages
from builder.model import Quote, Span
from builder.write.address import OUTLETS, WORDING, index_of, page_of, published_way, way
from builder.write.calendar import calendar
from builder.write.charts import by_time_each
from builder.write.citations import article_of, groups
from builder.write.context import counted
from builder.write.layout import fill
from builder.write.markdown import element, link
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from builder.model import AnnotatedArticle, Citation
    from builder.write.context import Context

_NO_OUTLET = "No outlet given"


@dataclass(frozen=True, slots=True)
class Use:
    """A term where it stands; `quoted`: in somebody else's words."""

    term: str
    outlet: str | None
    quoted: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class OutletRow:
    """How often an outlet uses each term, and how often of that in quotations."""

    outlet: Markup | str
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class TermOverTime:
    """How often a term is used by and by."""

    term: str
    number: int
    chart: Markup


def wording_pages(context: Context) -> Iterator[Page]:
    """The list of the sets of terms, and the page of each; none where the editors set none."""
    if not context.config.wording:
        return
    here = index_of(WORDING)
    rows = []
    for key, terms in context.config.wording.items():
        uses = _uses(context, terms)
        counts = Counter(use.term for use in uses)
        rows.append((link(" / ".join(terms), way(here, page_of(WORDING, key))), [(t, counts[t]) for t in terms]))
        yield from _set(context, key, terms, uses)
    meta = {"title": "Wording", "description": "Which outlet uses which words for the same thing"}
    yield markdown_page(here, meta, fill("wordings", rows=rows))


def _set(context: Context, key: str, terms: Sequence[str], uses: Sequence[Use]) -> Iterator[Page]:
    title = " / ".join(terms)
    found = list(parts([use.citation for use in uses], partial(page_of, WORDING, key), when=context.published_of))
    for part in found:
        first = part.number == 1
        body = fill(
            "wording",
            title=title,
            terms=terms,
            rows=_rows(context, part, terms, uses) if first else [],
            times=_over_time(context, terms, uses) if first else [],
            total=counted(len(uses), "use", "uses"),
            groups=groups(context, part.path, part.rows),
            calendar=calendar(part.path, found, context.published_of, article_of) if first else [],
            part=part,
            up=way(part.path, index_of(WORDING)),
        )
        meta = {"title": title if first else f"{title}, page {part.number}", "description": f"Who says {title}"}
        yield markdown_page(part.path, meta, body)


def _over_time(context: Context, terms: Sequence[str], uses: Sequence[Use]) -> list[TermOverTime]:
    """The terms with a chart each, of one scale and one span of time, so that they can be compared."""
    dates = {term: [context.published_of(use.citation) for use in uses if use.term == term] for term in terms}
    charts = by_time_each(dates)
    return [TermOverTime(term, len(dates[term]), charts[term]) for term in terms if dates[term] and term in charts]


def _rows(context: Context, part: Part[Citation], terms: Sequence[str], uses: Sequence[Use]) -> list[OutletRow]:
    every: Counter[tuple[str | None, str]] = Counter((use.outlet, use.term) for use in uses)
    quoted: Counter[tuple[str | None, str]] = Counter((use.outlet, use.term) for use in uses if use.quoted)
    outlets: list[str | None] = [key for key in context.archive.outlets if any((key, term) in every for term in terms)]
    outlets += [None] if any((None, term) in every for term in terms) else []
    return [
        OutletRow(
            element("a", context.archive.outlets[key].name, href=published_way(part.path, page_of(OUTLETS, key)))
            if key
            else _NO_OUTLET,
            tuple((every[key, term], quoted[key, term]) for term in terms),
        )
        for key in outlets
    ]


def _uses(context: Context, terms: Sequence[str]) -> list[Use]:
    """Every use of `terms` as whole words, in whatever case; of two that overlap, the longer."""
    by_key = {term.casefold(): term for term in terms}
    longest_first = sorted(terms, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    return [
        use
        for annotated in context.archive.articles.values()
        for use in _in_article(context, annotated, pattern, by_key)
    ]


def _in_article(
    context: Context, annotated: AnnotatedArticle, pattern: re.Pattern[str], by_key: dict[str, str]
) -> Iterator[Use]:
    article = annotated.article
    found = list(pattern.finditer(article.text))
    if not found:
        return
    passages = Passages(article)
    quoted = {n for a in annotated.annotations if isinstance(a, Quote) for n in range(a.start, a.end)}
    for match in found:
        citation = passages.cite([Span(match.start(), match.end(), match.group())])
        term = by_key.get(match.group().casefold(), match.group())
        yield Use(term, context.archive.outlet_of.get(article.id), match.start() in quoted, citation)
