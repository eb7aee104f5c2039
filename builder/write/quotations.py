"""The ledger of quotations: who said what, when, reported by whom; and what several articles carry, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from builder.write.address import QUOTATIONS, index_of, page_of, way, year_of
from builder.write.citations import Row, Sourced, merged, row, sourced
from builder.write.context import counted
from builder.write.layout import fill
from builder.write.markdown import link
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts
from builder.write.variants import variant, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markupsafe import Markup

    from builder.model import Saying, Utterance
    from builder.write.context import Context

_SAYINGS = 50  # of what several articles carry, on a page
_VERSIONS = 6  # of one of these up to which lists show them all
_WORDINGS = 4  # that lists show of more
_ALSO = 6  # other articles with the same words that are named
_SPEAKERS = 24
_TITLE = 70  # characters


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
    """The words of one article for what several carry; those that the fullest version does not have are marked.

    `also` are links to the paragraphs of other articles that have the very same words, `more` how many are left out.
    """

    words: Markup
    kind: str
    row: Sourced
    also: tuple[Markup, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Shared:
    """What several articles carry, the fullest version first; `every` leads to all of them where some are left out."""

    speaker: Markup | str | None
    versions: tuple[Version, ...]
    number: int
    every: Markup | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The words of one article, and how others carry them."""

    own: str
    others: tuple[Version, ...]
    every: Markup | None


def quotation_pages(context: Context) -> Iterator[Page]:
    """What several articles carry, and the ledger of each year of publication."""
    years: dict[str, list[Utterance]] = {}
    for utterance in context.archive.utterances:
        years.setdefault(year_of(context.published(utterance.citation.article)), []).append(utterance)
    yield from _front(context, {year: len(found) for year, found in years.items()})
    yield from _saying_pages(context)
    for year, found in years.items():
        title = f"Quotations of {year}" if year.isdecimal() else "Quotations without a date"
        for part in parts(found, partial(page_of, QUOTATIONS, year), when=partial(_published, context)):
            body = fill(
                "quotations-year",
                up=way(part.path, index_of(QUOTATIONS)),
                title=title,
                groups=_by_article(context, part),
                part=part,
            )
            yield markdown_page(part.path, _meta(title, year, part), body)


def _meta(title: str, year: str, part: Part[Utterance]) -> dict[str, Any]:
    return {
        "title": title if part.number == 1 else f"{title}, page {part.number}",
        "description": title,
        "search": {
            "kind": "Quotations",
            "filters": {"year": [year]},
            "sort": {"date": year if year.isdecimal() else "0000"},
        },
    }


def _published(context: Context, utterance: Utterance) -> str | None:
    return context.published_of(utterance.citation)


def speaker_of(context: Context, path: str, said: Utterance | Saying) -> Markup | str | None:
    """Who says it: a link, a name without a page, or None."""
    known = said.speaker is not None and said.speaker in context.archive.entities
    return context.entity_link(path, str(said.speaker)) if known else said.speaker_name


def shared(context: Context, path: str, saying: Saying) -> Shared:
    """`saying` for the page at `path`: each wording once, and only the first few of many."""
    many = has_page(saying)
    wordings = _wordings(saying)[: _WORDINGS if many else None]
    versions = tuple(_version(context, path, saying, same) for same in wordings)
    return Shared(speaker_of(context, path, saying), versions, len(saying.versions), _every(path, saying))


def elsewhere(context: Context, path: str, saying: Saying, article: str) -> Elsewhere:
    """How other articles carry what `article`, whose page is at `path`, has of `saying`; only the first few of many."""
    own = next(version.words for version in saying.versions if version.citation.article == article)
    others = [version for version in saying.versions if version.citation.article != article][:_VERSIONS]
    versions = tuple(
        Version(variant(own, version.words), version.kind, sourced(context, path, version.citation))
        for version in others
    )
    return Elsewhere(own, versions, _every(path, saying))


def has_page(saying: Saying) -> bool:
    """Whether `saying` has more versions than a list shows."""
    return len(saying.versions) > _VERSIONS


def _every(path: str, saying: Saying) -> Markup | None:
    words = f"All {len(saying.versions):,} versions"
    return link(words, way(path, _saying_path(saying))) if has_page(saying) else None


def _version(context: Context, path: str, saying: Saying, same: Sequence[Utterance]) -> Version:
    first, others = same[0], same[1:]
    links = tuple(context.article_link(path, other.citation.article, other.citation.anchor) for other in others[:_ALSO])
    words = variant(saying.versions[0].words, first.words)
    row = sourced(context, path, first.citation)
    return Version(words, first.kind, row, links, max(0, len(others) - _ALSO))


def _wordings(saying: Saying) -> list[list[Utterance]]:
    """The versions of `saying` by their words, the fullest first, and of the same words the earliest."""
    found: dict[tuple[str, ...], list[Utterance]] = {}
    for version in saying.versions:
        found.setdefault(words_of(version.words), []).append(version)
    return list(found.values())


def _saying_path(saying: Saying, number: int = 1) -> str:
    return page_of(QUOTATIONS, f"said/{saying.id}", number)


def _saying_pages(context: Context) -> Iterator[Page]:
    """All versions of what more articles carry than a list shows."""
    for saying in context.archive.sayings:
        if not has_page(saying):
            continue
        for part in parts(saying.versions, partial(_saying_path, saying)):
            versions = [_version(context, part.path, saying, [version]) for version in part.rows]
            speaker = speaker_of(context, part.path, saying)
            title = _title(saying.versions[0].words)
            number = counted(len(saying.versions), "version", "versions")
            up = way(part.path, index_of(QUOTATIONS))
            body = fill("saying", up=up, title=title, speaker=speaker, number=number, versions=versions, part=part)
            yield markdown_page(part.path, {"title": title, "description": f"{title}: {number}"}, body)


def _title(words: str) -> str:
    """The beginning of `words`, without the comma that a quotation may end with."""
    whole = words.rstrip(",;: ")
    return whole if len(whole) <= _TITLE else f"{whole[:_TITLE].rpartition(' ')[0] or whole[:_TITLE]} …"


def _front(context: Context, years: dict[str, int]) -> Iterator[Page]:
    """The years, who speaks most, and what several articles carry, over as many pages as that takes."""
    for part in parts(context.archive.sayings, _front_path, _SAYINGS):
        here = part.path
        links = [
            (link(year.capitalize(), way(here, page_of(QUOTATIONS, year))), number) for year, number in years.items()
        ]
        body = fill(
            "quotations",
            years=links,
            speakers=_speakers(context, here) if part.number == 1 else [],
            shared=[shared(context, here, saying) for saying in part.rows],
            total=sum(years.values()),
            part=part,
        )
        title = "Quotations" if part.number == 1 else f"Quotations, page {part.number}"
        yield markdown_page(here, {"title": title, "description": "Who said what, when, and who reports it"}, body)


def _speakers(context: Context, path: str) -> list[tuple[Markup, int]]:
    """Who says most, with the way to their words."""
    entities = context.archive.entities
    most = sorted(
        (e for e in entities.values() if e.utterances), key=lambda e: (-len(e.utterances), e.name.casefold(), e.id)
    )
    return [(link(e.name, way(path, context.entity_path(e.id), "said")), len(e.utterances)) for e in most[:_SPEAKERS]]


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
