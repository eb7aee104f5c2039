"""Character references that were not decoded become the characters they stand for."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "entities"
_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_MARKUP = frozenset("<>&")


def rule(view: View) -> Iterator[Edit]:
    """`&amp;`, `&#8217;` and their like in plain text; not those that would make new markup, or another reference."""
    if "&" not in view.text or view.context.media_type == "text/html":
        return
    for match in _REFERENCE.finditer(view.text):
        meant = unescape(match.group())
        if meant != match.group() and (meant not in _MARKUP or _is_lone_ampersand(view.text, match, meant)):
            yield Edit(match.start(), match.end(), meant, NAME)


def _is_lone_ampersand(text: str, match: re.Match[str], meant: str) -> bool:
    """Whether the reference is to an ampersand that, decoded, would not begin another reference."""
    return meant == "&" and _REFERENCE.match(meant + text[match.end() : match.end() + 40]) is None
