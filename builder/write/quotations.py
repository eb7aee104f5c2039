"""The ledger of quotations: who said what, when, reported by whom; and what several articles carry, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from builder.write.address import QUOTATIONS, index_of, page_of, way, year_of
from builder.write.citations import Row, row
from builder.write.layout import fill
from builder.write.markdown import link
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from builder.model import Saying, Utterance
    from builder.write.context import Context

_MOST_SAYINGS = 100


@dataclass(frozen=True, slots=True)
class Said:
    """A row of the ledger."""

    words: str
    kind: str
    speaker: Markup | str | None
    cue: str | None
    row: Row


@dataclass(frozen=True, slots=True)
class Shared:
    """A saying with its versions, the fullest first."""

    speaker: Markup | str | None
    versions: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class SaidIn:
    """What one article reports."""

    article: Markup
    outlet: Markup | None
    published: str | None
    said: tuple[Said, ...]


def quotation_pages(context: Context) -> Iterator[Page]:
    """What several articles carry, and the ledger of each year of publication."""
    years: dict[str, list[Utterance]] = {}
    for utterance in context.archive.utterances:
        years.setdefault(year_of(context.published(utterance.citation.article)), []).append(utterance)
    here = index_of(QUOTATIONS)
    links = [(link(year.capitalize(), way(here, page_of(QUOTATIONS, year))), len(f)) for year, f in years.items()]
    shared = [_shared(context, here, saying) for saying in context.archive.sayings[:_MOST_SAYINGS]]
    meta = {"title": "Quotations", "description": "Who said what, when, and who reports it"}
    total = len(context.archive.utterances)
    yield markdown_page(here, meta, fill("quotations", years=links, shared=shared, total=total))
    for year, found in years.items():
        for part in parts(found, partial(page_of, QUOTATIONS, year)):
            title = f"Quotations of {year}" if year.isdecimal() else "Quotations without a date"
            body = fill("quotations-year", title=title, groups=_by_article(context, part), part=part)
            yield markdown_page(part.path, {"title": title, "description": title}, body)


def said(context: Context, path: str, utterance: Utterance) -> Said:
    """`utterance` as a row of the page at `path`."""
    key = utterance.speaker
    speaker = context.entity_link(path, key) if key in context.archive.entities and key else utterance.speaker_name
    return Said(utterance.words, utterance.kind, speaker, utterance.cue, row(context, path, utterance.citation))


def _by_article(context: Context, part: Part[Utterance]) -> list[SaidIn]:
    made = []
    for article, group in groupby(part.rows, key=lambda utterance: utterance.citation.article):
        rows = tuple(said(context, part.path, utterance) for utterance in group)
        outlet, link_ = context.outlet_link(part.path, article), context.article_link(part.path, article)
        made.append(SaidIn(link_, outlet, context.published(article), rows))
    return made


def _shared(context: Context, path: str, saying: Saying) -> Shared:
    versions = tuple(said(context, path, version) for version in saying.versions)
    return Shared(versions[0].speaker or saying.speaker_name, versions)
