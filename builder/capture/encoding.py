"""From bytes to text, without changing a character: the encoding is found, never assumed."""

from __future__ import annotations

import codecs

from bs4.dammit import EncodingDetector
from charset_normalizer import from_bytes

# A byte-order mark stays in the text: the cleaner removes it by an edit, and so it is not lost.
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FEW = 0.03  # up to this share of bytes above 127, they are the quotation marks and dashes of a Western encoding

# Old Macintosh encodings: hardly ever met on the web, and easily taken for their Windows counterparts.
_RARE = ["mac_cyrillic", "mac_greek", "mac_iceland", "mac_latin2", "mac_roman", "mac_turkish"]


class UnknownEncoding(ValueError):
    """Raised for bytes that are not text in any encoding that can be told."""


def decode(data: bytes, *, html: bool) -> tuple[str, str]:
    """The text of `data` and the name of its encoding, such that encoding the text again gives `data`.

    Tried in order: a byte-order mark, UTF-8, what the HTML declares, Windows-1252 for text that is nearly all ASCII,
    and what charset-normalizer finds. Raises `UnknownEncoding` for binary data.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data, encoding)
            if text is not None:
                return text, encoding
    for encoding in _likely(data, html=html):
        text = _strictly(data, encoding)
        if text is not None and "\0" not in text:
            return text, encoding
    raise UnknownEncoding


def _likely(data: bytes, *, html: bool) -> list[str]:
    encodings = ["utf-8"]
    declared = EncodingDetector.find_declared_encoding(data, is_html=True) if html else None
    if declared:
        encodings.append(declared)
    if b"\0" not in data and sum(byte > 127 for byte in data) <= _FEW * len(data):
        encodings.append("windows-1252")
    if _strictly(data, "utf-8") is None:
        best = from_bytes(data, cp_exclusion=_RARE).best()
        encodings += [best.encoding] if best else []
    return encodings


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except (UnicodeError, LookupError):
        return None
