"""The ledger of quotations: who said what, when, reported by whom; and what several articles carry, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from builder.write.address import QUOTATIONS, index_of, page_of, way, year_of
from builder.write.citations import Row, Sourced, merged, row, sourced
from builder.write.layout import fill
from builder.write.markdown import link
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts
from builder.write.variants import variant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from builder.model import Saying, Utterance
    from builder.write.context import Context

_SAYINGS = 50  # of what several articles carry, on a page


@dataclass(frozen=True, slots=True)
class Said:
    """A row of the ledger: a sentence with what is said in it marked, and who says it."""

    speaker: Markup | str | None
    again: bool  # the speaker is that of the row above
    row: Row


@dataclass(frozen=True, slots=True)
class SaidIn:
    """What one article reports."""

    article: Markup
    outlet: Markup | None
    published: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """The words of one article for what several carry; those that the fullest version does not have are marked."""

    words: Markup
    kind: str
    row: Sourced


@dataclass(frozen=True, slots=True)
class Shared:
    """What several articles carry, the fullest version first."""

    speaker: Markup | str | None
    versions: tuple[Version, ...]


def quotation_pages(context: Context) -> Iterator[Page]:
    """What several articles carry, and the ledger of each year of publication."""
    years: dict[str, list[Utterance]] = {}
    for utterance in context.archive.utterances:
        years.setdefault(year_of(context.published(utterance.citation.article)), []).append(utterance)
    yield from _front(context, {year: len(found) for year, found in years.items()})
    for year, found in years.items():
        title = f"Quotations of {year}" if year.isdecimal() else "Quotations without a date"
        for part in parts(found, partial(page_of, QUOTATIONS, year)):
            up = way(part.path, index_of(QUOTATIONS))
            body = fill("quotations-year", up=up, title=title, groups=_by_article(context, part), part=part)
            yield markdown_page(part.path, {"title": title, "description": title}, body)


def speaker_of(context: Context, path: str, said: Utterance | Saying) -> Markup | str | None:
    """Who says it: a link, a name without a page, or None."""
    known = said.speaker is not None and said.speaker in context.archive.entities
    return context.entity_link(path, str(said.speaker)) if known else said.speaker_name


def shared(context: Context, path: str, saying: Saying) -> Shared:
    """`saying` for the page at `path`."""
    fullest = saying.versions[0]
    versions = tuple(
        Version(variant(fullest.words, version.words), version.kind, sourced(context, path, version.citation))
        for version in saying.versions
    )
    return Shared(speaker_of(context, path, saying), versions)


def _front(context: Context, years: dict[str, int]) -> Iterator[Page]:
    """The years, and what several articles carry, over as many pages as that takes."""
    for part in parts(context.archive.sayings, _front_path, _SAYINGS):
        here = part.path
        links = [
            (link(year.capitalize(), way(here, page_of(QUOTATIONS, year))), number) for year, number in years.items()
        ]
        sayings = [shared(context, here, saying) for saying in part.rows]
        body = fill("quotations", years=links, shared=sayings, total=sum(years.values()), part=part)
        title = "Quotations" if part.number == 1 else f"Quotations, page {part.number}"
        yield markdown_page(here, {"title": title, "description": "Who said what, when, and who reports it"}, body)


def _front_path(number: int) -> str:
    return index_of(QUOTATIONS) if number == 1 else page_of(QUOTATIONS, "index", number)


def _by_article(context: Context, part: Part[Utterance]) -> list[SaidIn]:
    return [
        SaidIn(
            context.article_link(part.path, article),
            context.outlet_link(part.path, article),
            context.published(article),
            tuple(_rows(context, part.path, group)),
        )
        for article, group in groupby(part.rows, key=lambda utterance: utterance.citation.article)
    ]


def _rows(context: Context, path: str, utterances: Iterable[Utterance]) -> Iterator[Said]:
    """One row a sentence and speaker: a statement and what is quoted within it are one."""
    last = None
    for _, group in groupby(utterances, key=lambda u: (u.speaker, u.speaker_name, u.citation.start)):
        same = list(group)
        speaker = speaker_of(context, path, same[0])
        for citation in merged([utterance.citation for utterance in same]):
            yield Said(speaker, speaker is not None and speaker == last, row(context, path, citation))
            last = speaker
