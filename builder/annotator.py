"""The stages that know one capture at a time (clean, annotate, resolve), for one capture or for many at once."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from builder.annotate import Lexicon, annotate
from builder.annotate.pipeline import Recogniser
from builder.clean import Given, clean
from builder.link import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.model import AnnotatedArticle, AuthorityFiles, Capture

_NOTHING_GIVEN = Given()
_WORTH_IT = 100  # captures from which starting other processes pays
_AT_ONCE = 16


class Annotator:
    """Turns captures into annotated articles, with the authority files prepared once."""

    def __init__(self, authority: AuthorityFiles, given: Given = _NOTHING_GIVEN, pipeline: str | None = None) -> None:
        """Prepares for captures of which `given` is known. Raises `NoPipeline` if `pipeline` cannot be loaded."""
        self.authority, self.given, self.pipeline = authority, given, pipeline
        self.lexicon = Lexicon.of(authority)
        self.recogniser = Recogniser(pipeline) if pipeline else None

    def one(self, capture: Capture) -> AnnotatedArticle:
        """`capture` as an annotated article, from it and the authority files alone."""
        article = clean(capture, self.authority, self.given)
        return resolve(article, annotate(article, self.authority, self.lexicon, self.recogniser), self.authority)

    def many(self, captures: Sequence[Capture]) -> Iterator[AnnotatedArticle]:
        """The annotated articles of `captures`, in the same order, by as many processes as the machine has cores."""
        workers = os.cpu_count() or 1
        if len(captures) < _WORTH_IT or workers == 1:
            yield from map(self.one, captures)
            return
        yield self.one(captures[0])  # loads the tables, which processes that are forked then have
        _of_this_process[:] = [self]
        settings = (self.authority, self.given, self.pipeline)
        with ProcessPoolExecutor(workers, initializer=_prepare, initargs=settings) as pool:
            yield from pool.map(_one, captures[1:], chunksize=_AT_ONCE)


_of_this_process: list[Annotator] = []


def _prepare(authority: AuthorityFiles, given: Given, pipeline: str | None) -> None:
    if not _of_this_process:
        _of_this_process.append(Annotator(authority, given, pipeline))


def _one(capture: Capture) -> AnnotatedArticle:
    return _of_this_process[0].one(capture)
