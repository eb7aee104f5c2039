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
_CLOSING_TAG = re.compile(
    r"&lt;/(?:p|div|a|em|strong|b|i|u|span|li|ul|ol|h[1-6]|blockquote|td|tr|table|figure|section)\s?&gt;", re.IGNORECASE
)
_TWICE = 2  # references that refer to references, at least, where those are not what the text is about
_TAGS = 3  # tags likewise


def rule(view: View) -> Iterator[Edit]:
    """`&amp;`, `&#8217;` and their like in plain text; those that make markup or others only where many do."""
    if "&" not in view.text or view.context.media_type == "text/html":
        return
    found = [(match, unescape(match.group())) for match in _REFERENCE.finditer(view.text)]
    nested = {match.start() for match, meant in found if meant == "&" and _refers(view.text, match)}
    left = set() if len(nested) >= _TWICE else {"&"}
    left |= set() if len(_CLOSING_TAG.findall(view.text)) >= _TAGS else set("<>")
    for match, meant in found:
        if meant != match.group() and (meant not in left or (meant == "&" and match.start() not in nested)):
            yield Edit(match.start(), match.end(), meant, NAME)


def _refers(text: str, match: re.Match[str]) -> bool:
    """Whether the ampersand that `match` stands for would begin another reference."""
    return _REFERENCE.match("&" + text[match.end() : match.end() + 40]) is not None
