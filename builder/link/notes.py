"""Editors' notes beside the paragraphs that they are about: each is placed in exactly one, or is a problem."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from builder.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.model import AnnotatedArticle, Archive, Article, Note

_PERMALINK = re.compile(r"#?(p-[0-9a-f]{8}(?:-[0-9]+)?)")
_SAME = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')
_SHOWN = 60  # characters of the words, in a problem


def placed(article: Article, anchors: Sequence[str]) -> dict[str, tuple[Note, ...]]:
    """The notes of `article` by the permalink (one of `anchors`, one a block) of the paragraph that each is about."""
    found: dict[str, list[Note]] = defaultdict(list)
    for note, places in _with_places(article, anchors):
        if len(places) == 1:
            found[places[0]].append(note)
    return {anchor: tuple(notes) for anchor, notes in found.items()}


def misplaced(archive: Archive) -> Iterator[Problem]:
    """A problem for each note that no paragraph, or more than one, fits.

    Not where the rights of the article keep some of its text back: the paragraph may be in that.
    """
    for annotated in archive.articles.values():
        yield from _misplaced(annotated, archive.anchors[annotated.article.id])


def _misplaced(annotated: AnnotatedArticle, anchors: Sequence[str]) -> Iterator[Problem]:
    article = annotated.article
    if article.rights != "full":
        return
    sidecar = PurePosixPath(article.raw.path).with_suffix(".yml").as_posix()
    for note, places in _with_places(article, anchors):
        said = (note.at or "")[:_SHOWN]
        if not places:
            hint = "copy the paragraph's permalink, or some of its words, from the page"
            yield Problem(sidecar, note.line, f'no paragraph has "{said}"', hint)
        elif len(places) > 1:
            yield Problem(sidecar, note.line, f'{len(places)} paragraphs have "{said}"', "give more of the words")


def _with_places(article: Article, anchors: Sequence[str]) -> Iterator[tuple[Note, list[str]]]:
    """Each note that is about a paragraph, with the permalinks of those that fit."""
    about = [note for note in article.sidecar.notes if note.at]
    texts = [_plain(article.text[block.start : block.end]) for block in article.blocks] if about else []
    for note in about:
        permalink = _PERMALINK.fullmatch(note.at or "")
        if permalink:
            yield note, [anchor for anchor in anchors if anchor == permalink[1]]
        else:
            words = _plain(note.at or "")
            yield note, [anchor for anchor, text in zip(anchors, texts, strict=True) if words in text]


def _plain(text: str) -> str:
    """`text` whatever its white space, the shape of its quotation marks, and its case."""
    return " ".join(text.translate(_SAME).casefold().split())
