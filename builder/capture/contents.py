"""What a file holds: the text or the HTML page in it, whatever it is wrapped in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builder.capture.encoding import UnknownEncoding, decode
from builder.capture.mhtml import NoPage, saved_page
from builder.capture.viewsource import shown_source

_MHTML = (".mhtml", ".mht")
_HTML = (".html", ".htm", *_MHTML)
SUFFIXES = (".txt", *_HTML)


class Unreadable(ValueError):
    """Raised for a file without text that can be read: its message, the line that shows it, and what to do."""

    def __init__(self, message: str, hint: str, line: int = 1) -> None:
        super().__init__(message)
        self.hint, self.line = hint, line


@dataclass(frozen=True, slots=True)
class Contents:
    """The decoded text of a file; for HTML, of the page that the file is or wraps."""

    text: str
    encoding: str
    media_type: Literal["text/plain", "text/html"]
    location: str | None = None  # the page's web address, where the wrapping says it


def read_contents(data: bytes, suffix: str) -> Contents:
    """What the bytes of a file hold; its `suffix`, in lower case, tells the form, and an unknown one means text.

    Raises `Unreadable` for what is no text, and for MHTML without a page.
    """
    if suffix in _MHTML and data.strip():
        return _mhtml(data)
    text, encoding = _decoded(data, html=suffix in _HTML)
    return _page(text, encoding) if suffix in _HTML else Contents(text, encoding, "text/plain")


def _mhtml(data: bytes) -> Contents:
    try:
        saved = saved_page(data)
    except NoPage as error:
        hint = "save the page again, as a single file (.mhtml) or as HTML (.html)"
        raise Unreadable(str(error), hint, error.line) from None
    text, encoding = _decoded(saved.html, html=True, declared=saved.charset)
    return _page(text, encoding, saved.location)


def _page(text: str, encoding: str, location: str | None = None) -> Contents:
    source = shown_source(text)
    return Contents(text if source is None else source, encoding, "text/html", location)


def _decoded(data: bytes, *, html: bool, declared: str | None = None) -> tuple[str, str]:
    try:
        return decode(data, html=html, declared=declared)
    except UnknownEncoding:
        raise Unreadable("is not text in any encoding that can be told", "save it as UTF-8") from None
