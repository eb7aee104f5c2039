from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.capture.encoding import UnknownEncoding, decode

ENGLISH = "“The port,” she said — and that’s all — “will open.” " * 20
RUSSIAN = "Порт снова открыт, сообщили в управлении. Корабли вошли в гавань утром. " * 20


@pytest.mark.parametrize(
    ("text", "encoding", "html"),
    [
        (ENGLISH, "utf-8", False),
        (ENGLISH + RUSSIAN, "utf-8", False),
        (ENGLISH.replace(" ", " word " * 3), "windows-1252", False),
        (RUSSIAN, "cp1251", False),
        ('<meta charset="iso-8859-2"><p>Dobrý den, přístav je otevřen.</p>', "iso-8859-2", True),
    ],
)
def test_the_encoding_of_a_capture_is_found(text: str, encoding: str, html: bool) -> None:
    found, name = decode(text.encode(encoding), html=html)
    assert found == text
    assert codecs.lookup(name) == codecs.lookup(encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_tells_the_encoding_and_stays_in_the_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + "Порт".encode(encoding), html=False) == ("\ufeffПорт", encoding)


def test_a_picture_is_not_text() -> None:
    with pytest.raises(UnknownEncoding):
        decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0" * 50, html=False)


@given(st.binary())
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf\xff")
def test_text_that_is_decoded_encodes_to_the_same_bytes(data: bytes) -> None:
    try:
        text, encoding = decode(data, html=False)
    except UnknownEncoding:
        return
    assert text.encode(encoding) == data or "\ufffd" in text


def test_a_few_wrong_bytes_do_not_spoil_the_rest_of_a_text() -> None:
    data = RUSSIAN.encode().replace(b" ", b" \xff ", 3)
    assert decode(data, html=False) == (RUSSIAN.replace(" ", " \ufffd ", 3), "utf-8")


def test_a_few_nul_bytes_do_not_make_a_text_binary() -> None:
    assert decode(RUSSIAN.encode() + b"\0", html=True) == (RUSSIAN + "\0", "utf-8")
