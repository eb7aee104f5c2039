"""Remains of images and embedded media are removed."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from builder.clean.links import links, outermost
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "images"
_ELEMENT = r"(?:[\w-]{1,30}:)?(?:image|img|figure|picture|video|audio|iframe|embed|object)"
_REMAINS = re.compile(
    rf"<(?P<element>{_ELEMENT})\b[^<>]{{0,5000}}>(?:[^<>]{{0,5000}}</(?P=element)\s{{0,9}}>)?"
    rf"|</{_ELEMENT}\s{{0,9}}>"
    r"|!?\[\[(?:File|Image):[^\[\]\n]{0,1000}\]\]"
    r"|\[(?:image|img|photo|video|embed)(?:: ?[^\[\]\n]{0,300})?\]"
    r"|data:image/[^\s<>\"']{1,100000}",
    re.IGNORECASE,
)


def rule(view: View) -> Iterator[Edit]:
    """Image, figure and embed tags, Markdown and wiki images, `[image: …]` placeholders and `data:image` addresses."""
    yield from (Edit(start, end, "", NAME) for start, end in _of_markdown(view.text))
    for match in _REMAINS.finditer(view.text):
        yield Edit(match.start(), match.end(), "", NAME)


def _of_markdown(text: str) -> Iterator[tuple[int, int]]:
    """Images, each with the link around it, if that holds nothing else."""
    found = links(text)
    around = outermost([link for link in found if not link.image])
    starts = [link.start for link in around]
    for image in outermost([link for link in found if link.image]):
        link = around[bisect_right(starts, image.start) - 1] if starts else image
        beside = text[link.words_start : image.start] + text[image.end : link.words_end]
        if link.start < image.start and image.end <= link.words_end and not beside.strip():
            yield link.start, link.end
        else:
            yield image.start, image.end
