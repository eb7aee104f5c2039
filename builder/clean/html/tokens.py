"""Cuts HTML into tokens that know where they stand: what a parser's tree forgets, and reversible cleaning needs.

The tokens of a page follow each other without gaps or overlaps, so the page is their concatenation, whatever it holds:
there is no malformed input. Every character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT, OPEN, CLOSE, RAW, OTHER = range(5)
"""Kinds of token: text, an opening tag, a closing tag, the inside of a script or the like, and comments."""

Token = tuple[int, int, int, str, int]
"""Kind, start, end, the name of a tag in lower case or of the element that a RAW is in, and for a tag where its
attributes start. A plain tuple: a page has thousands."""

_TAG = re.compile(r"""</?([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+)>""")
_LAX_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]++))?""")
_OPAQUE = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "title"})
_PATIENCE = 16  # tags whose quotes never close, before quotes in tags are no longer looked at
_AFTER_NAME = frozenset(" \t\n\f\r\v/>")


def tokens(raw: str) -> Iterator[Token]:
    """The tokens of `raw`, in order and without gaps."""
    return _Tokenizer(raw).run()


def attributes(source: str) -> dict[str, str]:
    """The attributes written in `source`, names in lower case, values as they stand (entities not replaced).

    Of an attribute that is given twice the first counts, as in a browser.
    """
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        value = match[2] or ""
        if value[:1] in {'"', "'"} and value[-1:] == value[0] and len(value) > 1:
            value = value[1:-1]
        found.setdefault(match[1].lower(), value)
    return found


class _Tokenizer:
    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._last_bracket = raw.rfind(">")
        self._last_comment_end = raw.rfind("-->")
        self._patience = _PATIENCE

    def run(self) -> Iterator[Token]:
        raw, find, tag = self._raw, self._raw.find, _TAG.match
        done, mark = 0, find("<")
        while 0 <= mark < self._last_bracket:
            match = tag(raw, mark) if self._patience else None
            token = self._rarer(mark) if match is None else _tag_token(raw, mark, match)
            if token is None:  # a bracket that opens nothing is text
                mark = find("<", mark + 1)
                continue
            if done < mark:
                yield TEXT, done, mark, "", 0
            yield token
            done = token[2]
            if token[0] == OPEN and token[3] in _OPAQUE and self._hides(token):
                end = self._opaque_end(token[3], done)
                if done < end:
                    yield RAW, done, end, token[3], 0
                done = end
            mark = find("<", done)
        if done < len(raw):
            yield TEXT, done, len(raw), "", 0

    def _rarer(self, start: int) -> Token | None:
        """The comment, declaration or tag with a quote that never closes at `start`; None for a mere bracket."""
        raw = self._raw
        after = raw[start + 1]
        if after in "!?":
            return OTHER, start, self._comment_end(start), "", 0
        match = _LAX_TAG.match(raw, start)
        if match is None:
            return None
        self._patience = max(0, self._patience - 1)
        return _tag_token(raw, start, match)

    def _comment_end(self, start: int) -> int:
        raw = self._raw
        if not raw.startswith("<!--", start) or start >= self._last_comment_end or raw.startswith("<!-->", start):
            return raw.index(">", start) + 1
        return raw.index(">", start) + 1 if raw.startswith("<!--->", start) else raw.index("-->", start) + 3

    def _hides(self, token: Token) -> bool:
        """Whether what follows is no markup; `<title/>` has no content, but browsers do not believe `<script/>`."""
        return token[3] == "script" or self._raw[token[2] - 2] != "/"

    def _opaque_end(self, name: str, start: int) -> int:
        """Where the closing tag `name` starts, or the file ends: nothing else is markup inside a script."""
        raw, find, behind = self._raw, self._raw.find, len(name) + 2
        mark = find("</", start)
        while 0 <= mark < self._last_bracket:
            if raw[mark + 2 : mark + behind].lower() == name and raw[mark + behind : mark + behind + 1] in _AFTER_NAME:
                return mark
            mark = find("</", mark + 2)
        return len(raw)


def _tag_token(raw: str, start: int, match: re.Match[str]) -> Token:
    return CLOSE if raw[start + 1] == "/" else OPEN, start, match.end(), match[1].lower(), match.start(2)
