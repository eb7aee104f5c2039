"""Captions between credits or labels and paragraphs are removed before the article is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.rules.captions import CaptionLines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "picture-lines"


def rule(view: View) -> Iterator[Edit]:
    """Lines that name who took a picture, with the caption above, and labels with the caption below.

    The search for the article, which takes credits and labels for furniture and captions for paragraphs, would part
    them.
    """
    found = CaptionLines(view)
    for line in (*found.announced(), *found.between_paragraphs()):
        yield view.without(line, NAME)
