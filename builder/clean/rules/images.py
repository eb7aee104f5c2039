"""Remains of images and embedded media are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "images"
_ELEMENT = r"(?:[\w-]{1,30}:)?(?:image|img|figure|picture|video|audio|iframe|embed|object)"
_REMAINS = re.compile(
    rf"<(?P<element>{_ELEMENT})\b[^<>]{{0,5000}}>(?:[^<>]{{0,5000}}</(?P=element)\s{{0,9}}>)?"
    rf"|</{_ELEMENT}\s{{0,9}}>"
    r"|!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)"
    r"|!?\[\[(?:File|Image):[^\[\]\n]{0,1000}\]\]"
    r"|\[(?:image|img|photo|video|embed)(?:: ?[^\[\]\n]{0,300})?\]"
    r"|data:image/[^\s<>\"']{1,100000}",
    re.IGNORECASE,
)


def rule(view: View) -> Iterator[Edit]:
    """Image, figure and embed tags, Markdown and wiki images, `[image: …]` placeholders and `data:image` addresses."""
    for match in _REMAINS.finditer(view.text):
        yield Edit(match.start(), match.end(), "", NAME)
