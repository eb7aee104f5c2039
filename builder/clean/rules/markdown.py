"""The marks of Markdown are removed from a text that was evidently written in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "markdown"
_LINK = re.compile(
    r"(?<![\\!])\[(?P<words>[^\[\]\n]{0,500})\]\((?:https?://|/|#|mailto:)"
    r"[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?: \"[^\"\n]{0,300}\")?\)"
)
_WEB_LINK = re.compile(r"\]\(https?://")
_HEADING = re.compile(r"^(?P<mark>#{1,6} +)(?P<words>\S[^\n]*?)(?P<end> +#{1,6})?$", re.MULTILINE)
_STRONG = re.compile(r"(?<![\w*\\])(?P<mark>\*{2,3})(?=\S)(?P<words>[^*\n]{1,500}?)(?<=\S)(?P=mark)(?![\w*])")
_EMPHASIS = re.compile(r"(?<![\w*_\\])(?P<mark>[*_])(?=[^\s*_])(?P<words>[^*_\n]{1,500}?)(?<=\S)(?P=mark)(?![\w*_])")
_BULLET = re.compile(r"^(?:[*+-]|\\?-) +(?=\S)", re.MULTILINE)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_ESCAPED = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>|\"'$~^<@])")
_REFERENCE = re.compile(r"^\[[^\[\]\n]{1,60}\]: +https?://\S{1,2000}(?: +\"[^\"\n]{0,300}\")?\n?", re.MULTILINE)
_ENOUGH = 3


def rule(view: View) -> Iterator[Edit]:
    """Links keep their words; headings, emphasis, quotes, bullets and escapes lose their marks.

    Links to the web with other Markdown, or three pieces of it, are evidence enough. A single `#`, `*` or bracket in
    a text without that is left.
    """
    text = view.text
    if not _is_markdown(text):
        return
    for start, end in _marks(text):
        yield Edit(start, end, "", NAME)


def _is_markdown(text: str) -> bool:
    if "](" not in text and "**" not in text and "\n#" not in text and not text.startswith("#"):
        return False
    links = len(_WEB_LINK.findall(text))
    pieces = links + len(_HEADING.findall(text)) + len(_STRONG.findall(text))
    return pieces >= _ENOUGH or (links > 0 and pieces > 1)


def _marks(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_LINK, _STRONG, _EMPHASIS):
        for match in pattern.finditer(text):
            yield match.start(), match.start("words")
            yield match.end("words"), match.end()
    for match in _HEADING.finditer(text):
        yield match.span("mark")
        if match["end"]:
            yield match.span("end")
    for pattern in (_QUOTED, _BULLET, _ESCAPED, _REFERENCE):
        yield from (match.span() for match in pattern.finditer(text))
