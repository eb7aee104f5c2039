"""The stages in their order: capture → clean → annotate → link → write → publish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from builder.annotate.pipeline import NoPipeline
from builder.annotator import Annotator
from builder.capture import Sources, read_sources
from builder.clean import Given
from builder.config import SETTINGS
from builder.evaluate import compare
from builder.link import link, misplaced
from builder.problems import Problems, ProblemsFound
from builder.publish.site import build_site
from builder.publish.tree import write_tree
from builder.record import to_json
from builder.write import pages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from builder.config import Config
    from builder.model import Archive, AuthorityFiles, Figures

Item = TypeVar("Item")


class Progress(Protocol):
    """Tells a person how far a build is."""

    def stage(self, name: str) -> None:
        """A stage begins."""

    def each(self, name: str, items: Iterable[Item], total: int) -> Iterable[Item]:
        """Passes `items` on, and counts them under `name`."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    archive: Archive
    site: Path
    pages: int
    written: int


def read(root: Path, progress: Progress) -> Sources:
    """The sources of the archive at `root`. Raises `ProblemsFound` with everything that is wrong with them."""
    progress.stage("Reading sources")
    problems = Problems()
    sources = read_sources(root, problems)
    if problems:
        raise ProblemsFound(problems)
    return sources


def annotator(authority: AuthorityFiles, config: Config, given: Given | None = None) -> Annotator:
    """The annotator that the settings ask for. Raises `ProblemsFound` if the pipeline they name cannot be loaded."""
    try:
        return Annotator(authority, replace(given or Given(), language=config.language), config.ner)
    except NoPipeline as error:
        problems = Problems()
        problems.add(SETTINGS, 1, f'"ner": {error}', "or remove the key")
        raise ProblemsFound(problems) from None


def archive_of(sources: Sources, progress: Progress) -> Archive:
    """The linked archive of `sources`. Raises `ProblemsFound` if an editor's note is about no paragraph."""
    made = annotator(sources.authority, sources.config).many(sources.captures)
    annotated = list(progress.each("Cleaning and annotating", made, len(sources.captures)))
    progress.stage("Linking")
    archive = link(annotated, sources.authority, sources.decisions)
    problems = Problems(list(misplaced(archive)))
    if problems:
        raise ProblemsFound(problems)
    return archive


def accuracy(archive: Archive, gold: Iterable[dict[str, Any]]) -> dict[str, Figures]:
    """How right the records of `archive` are, layer by layer, against the corrected ones that it has captures for."""
    found = ((archive.articles.get(record["id"]), record) for record in gold)
    return compare((to_json(annotated), corrected) for annotated, corrected in found if annotated)


def build(root: Path, progress: Progress) -> Built:
    """Builds the site of the archive at `root`. Raises `ProblemsFound`; the last good site is then untouched."""
    sources = read(root, progress)
    archive = archive_of(sources, progress)
    progress.stage("Writing pages")
    figures = accuracy(archive, sources.gold) if sources.gold else None
    report = write_tree(pages(archive, sources.config, figures), root / "docs")
    progress.stage("Publishing")
    site = build_site(root)
    return Built(archive, site, report.total, report.written)
