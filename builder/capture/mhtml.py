"""MHTML, a browser's "webpage, single file": a MIME message of the page and all that it loads (RFC 2557)."""

from __future__ import annotations

import base64
import binascii
import re
from contextlib import suppress
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_AS_IT_IS = frozenset({"", "7bit", "8bit", "binary"})
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?\s*+")
_BLANK_LINE = re.compile(rb"\n\r?\n")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}")
_LONGEST_HEAD = 1 << 14  # bytes; what browsers write has some hundred
_LONGEST_HEADER = 2000
_DEEPEST = 8  # multiparts within each other; browsers write one, mail programs two or three


class NoPage(ValueError):
    """Raised where a file holds no page that can be read; `line` of the file, from 1, is where that shows."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page in a message: its bytes, and what the headers say of them."""

    html: bytes
    charset: str | None
    location: str | None  # a web address


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a message: its headers, and where its body stands in the file, in bytes."""

    headers: Message[str, str]
    start: int
    end: int

    def header(self, name: str) -> str:
        """What a header says, on one line and in readable characters; nothing where it is absent."""
        value = str(self.headers.get(name, ""))[:_LONGEST_HEADER]
        with suppress(HeaderParseError, LookupError, ValueError):  # then it is no encoded word, and says what it says
            value = str(make_header(decode_header(value)))
        return " ".join(value.split())


def saved_page(data: bytes) -> SavedPage:
    """The page in the MHTML file `data`: the part that its message starts with, else the first one in HTML.

    Raises `NoPage` where there is none, or its transfer encoding is unknown or broken.
    """
    before = _BEFORE.match(data)
    whole = _part(data, before.end() if before else 0, len(data))
    page = _page(data, whole, _DEEPEST)
    if page is None:
        raise NoPage("is MHTML without an HTML page" if "MIME-Version" in whole.headers else "is not MHTML")
    location = page.header("Content-Location") or whole.header("Snapshot-Content-Location")
    return SavedPage(
        _content(data, page),
        page.headers.get_content_charset(),
        location if _WEB_ADDRESS.fullmatch(location) else None,
    )


def _part(data: bytes, start: int, end: int) -> _Part:
    blank = _BLANK_LINE.search(data, max(start - 1, 0), min(end, start + _LONGEST_HEAD))
    body = blank.end() if blank else end
    head = data[start : min(body, start + _LONGEST_HEAD)]
    return _Part(BytesHeaderParser().parsebytes(head), body, end)


def _page(data: bytes, part: _Part, depth: int) -> _Part | None:
    if part.headers.get_content_type() in _PAGES:
        return part
    if part.headers.get_content_maintype() != "multipart" or not depth:
        return None
    first = str(part.headers.get_param("start"))
    parts = sorted(_parts(data, part), key=lambda inner: inner.header("Content-ID") != first)
    pages = (_page(data, inner, depth - 1) for inner in parts)
    return next((page for page in pages if page), None)


def _parts(data: bytes, whole: _Part) -> Iterator[_Part]:
    """The parts between the boundary lines of `whole`; a line break before such a line belongs to it."""
    boundary = whole.headers.get_boundary()
    if not boundary:
        return
    line = re.compile(rb"^--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(--)?[ \t]*+\r?$", re.MULTILINE)
    begin = None
    for found in line.finditer(data, whole.start, whole.end):
        if begin is not None:
            yield _part(data, begin, _before_break(data, begin, found.start()))
        begin = min(found.end() + 1, whole.end)
        if found[1]:
            return
    if begin is not None:
        yield _part(data, begin, whole.end)  # the end of the file is lost


def _before_break(data: bytes, start: int, end: int) -> int:
    for line_break in (b"\r\n", b"\n"):
        if data.endswith(line_break, start, end):
            return end - len(line_break)
    return end


def _content(data: bytes, part: _Part) -> bytes:
    body = data[part.start : part.end]
    encoding = part.header("Content-Transfer-Encoding").lower()
    if encoding in _AS_IT_IS:
        return body
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    line = data.count(b"\n", 0, part.start) + 1
    if encoding != "base64":
        raise NoPage(f'holds a page in the transfer encoding "{encoding[:40]}", which nobody knows', line)
    try:
        return base64.b64decode(b"".join(body.split()), validate=True)
    except binascii.Error:
        raise NoPage("holds a page whose base64 is broken", line) from None
