"""Saved views of a page's source: HTML that shows, line by line, the HTML of another page."""

from __future__ import annotations

import re
from html import unescape

_TOKEN = re.compile(
    r"<!--(?:[^-]++|-(?!->))*+-->"
    r"|<(?P<name>[!/]?[a-zA-Z][a-zA-Z0-9]*+)(?P<attributes>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|(?P<text>[^<]++)"
)
_REFERENCE = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")

# Chrome and Edge save a table, a row a line; above it stands a switch with its label.
_TABLE = re.compile(r'<td class="line-number" value="1"')
_NUMBER = re.compile(r' class="line-number" value="([0-9]{1,8})"')
_LINE = re.compile(r' class="line-content"')
_HEAD_TAGS = frozenset({"!doctype", "html", "head", "meta", "base", "link", "title", "body"})
_TABLE_TAGS = _HEAD_TAGS | {"div", "form", "label", "input", "table", "tbody", "tr", "td", "span", "a", "br"}
_ASIDE = frozenset({"title", "label"})

# Firefox saves the text itself, in which elements with or without content count the lines.
_BODY = re.compile(r'<body id="viewsource"[^<>]*+>\s*+(?=<(?:pre|span) id="line1")')
_BODY_TAGS = frozenset({"pre", "span", "a"})


def shown_source(page: str) -> str | None:
    """The source that `page`, HTML, shows if it is what a browser saves of a view of a source; else None.

    Such a page shows nothing beside the source: an article with code in it is an article. Linear in its length.
    """
    if _TABLE.search(page):
        return _Table().read(page)
    body = _BODY.search(page)
    return _body(page, body.end()) if body else None


class _Table:
    """Reads the table of lines."""

    def __init__(self) -> None:
        self.lines: list[list[str]] = []
        self.in_line = self.aside = False

    def read(self, page: str) -> str | None:
        """The lines, if they are numbered from 1 and nothing stands beside them."""
        position = 0
        while position < len(page):
            token = _TOKEN.match(page, position)
            if token is None or not self.goes_on(token):
                return None
            position = token.end()
        return "\n".join(map("".join, self.lines))

    def goes_on(self, token: re.Match[str]) -> bool:
        """Takes in a token, unless it has no place in such a page."""
        if token["text"] is not None:
            if self.in_line:
                self.lines[-1].append(_REFERENCE.sub(_meant, token["text"]))
            return self.in_line or self.aside or token["text"].isspace()
        name = (token["name"] or "").lower()
        if name == "td":
            return self.opens(token["attributes"])
        if name == "/td":
            self.in_line = False
        elif name.removeprefix("/") in _ASIDE:
            self.aside = not name.startswith("/")
        return not name or name.removeprefix("/") in _TABLE_TAGS

    def opens(self, attributes: str) -> bool:
        """Takes in the cell of a number or of its line."""
        self.in_line = _LINE.match(attributes) is not None
        number = _NUMBER.match(attributes)
        if number:
            self.lines.append([])
            return int(number[1]) == len(self.lines)
        return self.in_line and bool(self.lines)


def _body(page: str, position: int) -> str | None:
    """The text from `position` to the end of the body, if nothing but what counts and colours it stands there."""
    source: list[str] = []
    while (token := _TOKEN.match(page, position)) is not None:
        position = token.end()
        name = (token["name"] or "").lower()
        if name == "/body":
            return "".join(source)
        if token["text"] is not None:
            source.append(_REFERENCE.sub(_meant, token["text"]))
        elif name.removeprefix("/") not in _BODY_TAGS:
            return None
    return None


def _meant(reference: re.Match[str]) -> str:
    return unescape(reference.group())
