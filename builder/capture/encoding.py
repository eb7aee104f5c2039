"""From bytes to text, without changing a character: the encoding is found, never assumed."""

from __future__ import annotations

import codecs

# A byte-order mark stays in the text: the cleaner removes it by an edit, and so it is not lost.
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_REPLACED = "\ufffd"
_MOSTLY = 10
_FEW = 0.03  # up to this share of bytes above 127, they are the quotation marks and dashes of a Western encoding

# Old Macintosh encodings: hardly ever met on the web, and easily taken for their Windows counterparts.
_RARE = ["mac_cyrillic", "mac_greek", "mac_iceland", "mac_latin2", "mac_roman", "mac_turkish"]

# Codecs for host names and program text, of which the first takes time that is quadratic in the length of the text.
_NOT_OF_TEXTS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})


class UnknownEncoding(ValueError):
    """Raised for bytes that are not text in any encoding that can be told."""


def decode(data: bytes, *, html: bool, declared: str | None = None) -> tuple[str, str]:
    """The text of `data` and the name of its encoding, such that encoding the text again gives `data`.

    Tried in order: a byte-order mark, the encoding that is `declared` beside `data`, UTF-8, UTF-8 with a few bytes that
    are wrong (they become U+FFFD), what the HTML declares, Windows-1252 for text that is nearly all ASCII, and what
    charset-normalizer finds. Raises `UnknownEncoding` for binary data.
    """
    if data.count(b"\0") > _FEW * len(data) and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnknownEncoding
    marked = [encoding for mark, encoding in _MARKS if data.startswith(mark)]
    for encoding in [*marked, *([declared] if declared else []), "utf-8"]:
        text = _strictly(data, encoding)
        if text is not None:
            return text, encoding
    text = _with_wrong_bytes(data)
    if text is not None:
        return text, "utf-8"
    for encoding in _likely(data, html=html):
        text = _strictly(data, encoding)
        if text is not None:
            return text, encoding
    raise UnknownEncoding


def _likely(data: bytes, *, html: bool) -> list[str]:
    from bs4.dammit import EncodingDetector  # slow to load, and nearly every file is UTF-8
    from charset_normalizer import from_bytes

    declared = EncodingDetector.find_declared_encoding(data, is_html=True) if html else None
    encodings = [declared] if declared else []
    if sum(byte > 127 for byte in data) <= _FEW * len(data):
        encodings.append("windows-1252")
    best = from_bytes(data, cp_exclusion=_RARE).best()
    return [*encodings, best.encoding] if best else encodings


def _with_wrong_bytes(data: bytes) -> str | None:
    """`data` as UTF-8 with some bytes replaced, if most of what is not ASCII in it is sound; else None."""
    text = data.decode("utf-8", "replace")
    wrong = text.count(_REPLACED)
    sound = sum(c > "\x7f" for c in text) - wrong
    return text if sound > _MOSTLY * wrong else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        if codecs.lookup(encoding).name in _NOT_OF_TEXTS:
            return None
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except (ValueError, LookupError):
        return None
