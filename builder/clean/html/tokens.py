"""Cuts HTML into tokens that know where they stand: what a parser's tree forgets, and reversible cleaning needs.

The tokens of a page follow each other without gaps or overlaps, so the page is their concatenation, whatever it holds:
there is no malformed input. Every character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT, OPEN, CLOSE, RAW, OTHER = range(5)
"""Kinds of token: text, an opening tag, a closing tag, the inside of a script or the like, and comments."""

_MARK = re.compile(r"<(?=[a-zA-Z!?]|/[a-zA-Z])")
_TAG = re.compile(r"""</?([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+)>""")
_LAX_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]++))?""")
_OPAQUE = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "title"})
_PATIENCE = 16  # tags whose quotes never close, before quotes in tags are no longer looked at


class Token(NamedTuple):
    """``raw[start:end]``. `name` is that of a tag, in lower case, and `attributes` where a tag's attributes start."""

    kind: int
    start: int
    end: int
    name: str = ""
    attributes: int = 0


@lru_cache(maxsize=1)
def tokens(raw: str) -> tuple[Token, ...]:
    """The tokens of `raw`, in order and without gaps; kept for the next who asks for those of the same file."""
    return tuple(_Tokenizer(raw).run())


def attributes(raw: str, token: Token) -> dict[str, str]:
    """The attributes of an opening tag, names in lower case, values as they stand (entities not replaced).

    Of an attribute that is given twice the first counts, as in a browser.
    """
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(raw, token.attributes, token.end - 1):
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
        raw, position = self._raw, 0
        opaque = ""
        while position <= self._last_bracket:
            mark = self._mark(position, opaque)
            if mark is None:
                break
            if mark > position:
                yield Token(RAW if opaque else TEXT, position, mark, opaque)
            token = self._token(mark)
            yield token
            position = token.end
            opaque = token.name if self._hides(token) else ""
        if position < len(raw):
            yield Token(RAW if opaque else TEXT, position, len(raw), opaque)

    def _mark(self, position: int, opaque: str) -> int | None:
        """Where the next piece of markup starts; inside a script only its own closing tag is markup."""
        found = (_closing(opaque) if opaque else _MARK).search(self._raw, position)
        return found.start() if found and found.start() < self._last_bracket else None

    def _hides(self, token: Token) -> bool:
        """Whether what follows is no markup; `<title/>` has no content, but browsers do not believe `<script/>`."""
        if token.kind != OPEN or token.name not in _OPAQUE:
            return False
        return token.name == "script" or self._raw[token.end - 2] != "/"

    def _token(self, start: int) -> Token:
        raw = self._raw
        if raw.startswith("<!--", start) and start < self._last_comment_end:
            if raw.startswith(("<!-->", "<!--->"), start):
                return Token(OTHER, start, raw.index(">", start) + 1)
            return Token(OTHER, start, raw.index("-->", start) + 3)
        if raw[start + 1] in "!?":
            return Token(OTHER, start, raw.index(">", start) + 1)
        match = _TAG.match(raw, start) if self._patience else None
        if match is None:
            self._patience = max(0, self._patience - 1)
            match = _LAX_TAG.match(raw, start)
        if match is None:  # no closing bracket behind: see `_mark`
            raise AssertionError(start)
        kind = CLOSE if raw[start + 1] == "/" else OPEN
        return Token(kind, start, match.end(), match[1].lower(), match.start(2))


_CLOSING = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _OPAQUE}


def _closing(name: str) -> re.Pattern[str]:
    return _CLOSING[name]
