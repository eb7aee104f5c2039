"""Text that was decoded with the wrong encoding is decoded with the right one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad

from builder.clean import apostrophes
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "mojibake"
# The encodings that UTF-8 is taken for, the commonest first, with the bytes that letters and marks of two bytes and of
# three begin with; fewer where those are letters that words are full of.
_LEADS = {
    "cp1252": ((0xC2, 0xDF), (0xE0, 0xEF)),
    "cp1251": ((0xC2, 0xDF), (0xE0, 0xEF)),
    "cp1250": ((0xC2, 0xC5), (0xE2, 0xE2)),
    "mac_roman": ((0xC2, 0xC5), (0xE2, 0xE2)),
    "cp437": ((0xC2, 0xC5), (0xE2, 0xE2)),
}
_WITH_CONTROLS = ("cp1252",)  # its cousin Latin-1 has control characters in place of some marks
_SURE_OF_TEXT, _SURE_OF_LINE = 4, 3  # characters at least, if hardly any other beyond ASCII are there
_MOSTLY = 0.9  # of those of a text; of a line all
_MOST_TIMES = 3  # that a text was decoded wrongly
# Letters and marks that texts are written in; what lies between these is rare, and is made by chance.
_USUAL = re.compile(
    "[\u00a0-\u017f\u0300-\u0308\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u0218-\u021b\u0259\u0386-\u03ce\u0400-\u045f\u0490-\u0493"
    "\u0531-\u0587\u05d0-\u05ea\u060c-\u06d4\u0900-\u0dff\u0e01-\u0e5b\u1e00-\u1fff\u2009-\u2044\u20a0-\u20bf\u2116-\u2122"
    "\u2190-\u2193\u25a0-\u25ff\u2600-\u27bf\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\ufb00-\ufb06\ufe0f\ufeff"
    "\uff01-\uff9f\U0001f000-\U0001faff]+"
)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_RUN_BEYOND_ASCII = re.compile("[^\x00-\x7f]{2,}")
_MAY_BE_DAMAGED = re.compile("[^\x00-\x7f]{2}|[ÂÃ]")  # a quick look
# The damaged characters stand together: letters that UTF-8's lead bytes become, and what its other bytes become.
_SUSPECT = re.compile(r"(?:[ÂÃâãÐÑÎÏÅÄÆØÙðåæçèéï][^\x00-\x7f]{1,3}|â€\S|[ÂÃ]\s?(?=\W))+")
_LOST_CLOSING = re.compile(r"â€\ufffd?(?=[\s.,;:!?)]|$)")  # its last byte stands for nothing in that encoding
_ENCODED = re.compile(r"(?:=[0-9A-F]{2}|=[ \t]{0,9}\r?\n)+")  # as mail programs write what is not ASCII, and wrap lines
_HEX = re.compile("=([0-9A-F]{2})")
_SURELY_ENCODED = re.compile(r"=(?:[CD][0-9A-F]=[89AB][0-9A-F]|E[0-9A-F]=[89AB][0-9A-F]=[89AB][0-9A-F])")
_LIKE_UTF8 = TextFixerConfig(restore_byte_a0=True, replace_lossy_sequences=True)


class _Reading(NamedTuple):
    """What the bytes of UTF-8 are when they are read as another encoding."""

    bytes_of: dict[str, int]
    run: re.Pattern[str]  # characters that are, byte for byte, a run of characters beyond ASCII in UTF-8

    def decoded(self, damaged: str) -> str | None:
        """What `damaged`, a match of `run`, was meant to be, however often it was read wrongly; None if nothing."""
        meant: str | None = None
        for _ in range(_MOST_TIMES):
            try:
                damaged = meant = bytes(map(self.bytes_of.__getitem__, damaged)).decode("utf-8")
            except UnicodeDecodeError:
                break
            if not self.run.fullmatch(meant):
                break
        usual = sum(map(len, _USUAL.findall(meant))) if meant else 0
        return meant if meant and usual >= _MOSTLY * len(meant) else None


def rule(view: View) -> Iterator[Edit]:
    """Runs such as `â€™` or `=E2=80=99` for an apostrophe, where they make sense as UTF-8 read as something else.

    Where all characters beyond ASCII of a line, or nearly all of the text, do so, no more is asked; else they must look
    damaged, too. The mark for a character that was lost becomes an apostrophe where only that can be meant.
    """
    yield from _unquoted(view.text)
    yield from (Edit(at, at + 1, "’", NAME) for at in apostrophes.lost(view.text, view.context.language))
    if not _MAY_BE_DAMAGED.search(view.text):
        return
    lines = [line for line in view.lines if _MAY_BE_DAMAGED.search(line.text)]
    for line, reading in zip(lines, _readings_of(view.text, lines), strict=True):
        for start, end, meant in _decoded(line.text, reading) if reading else _suspected(line.text):
            yield Edit(line.start + start, line.start + end, meant, NAME)


def _readings_of(text: str, lines: Sequence[Line]) -> Sequence[_Reading | None]:
    """For each of the `lines` of `text` how it was read, where that is sure: by itself, or as others evidently were."""
    runs = "\n".join(_RUN_BEYOND_ASCII.findall(text))
    shown = [reading for reading in _readings() if reading.run.search(runs)]
    of_text = _reading_of(text, shown, _SURE_OF_TEXT, _MOSTLY)
    if of_text or not shown:
        return [of_text] * len(lines)
    of_lines = [_reading_of(line.text, shown, _SURE_OF_LINE, 1.0) for line in lines]
    proven = [reading for reading in shown if reading in of_lines]
    return [sure or _reading_of(line.text, proven, 1, 1.0) for line, sure in zip(lines, of_lines, strict=True)]


def _reading_of(text: str, readings: Sequence[_Reading], fewest: int, mostly: float) -> _Reading | None:
    """That of `readings` that `text` had: `fewest` characters at least, which are `mostly` (0–1) those beyond ASCII."""
    beyond = sum(map(len, _BEYOND_ASCII.findall(text)))
    for reading in readings:
        damaged = reading.run.findall(text)
        covered = sum(map(len, damaged)) + sum(map(len, _LOST_CLOSING.findall(text)))
        if covered >= mostly * beyond and sum(len(reading.decoded(run) or "") for run in damaged) >= fewest:
            return reading
    return None


def _decoded(text: str, reading: _Reading) -> Iterator[tuple[int, int, str]]:
    """The runs of `text` that were read wrongly, with what they were meant to be."""
    for match in reading.run.finditer(text):
        meant = reading.decoded(match.group())
        if meant is not None:
            yield (*match.span(), meant)
    yield from ((*match.span(), "”") for match in _LOST_CLOSING.finditer(text))


def _suspected(text: str) -> Iterator[tuple[int, int, str]]:
    """The runs of `text` that look damaged, with what they were meant to be."""
    for match in _SUSPECT.finditer(text):
        damaged = match.group()
        mended = fix_encoding(damaged, _LIKE_UTF8) if is_bad(damaged) else damaged
        if len(mended) < len(damaged) and not is_bad(mended):
            yield (*match.span(), mended)
    yield from ((*match.span(), "”") for match in _LOST_CLOSING.finditer(text))


@cache
def _readings() -> tuple[_Reading, ...]:
    return tuple(map(_read_as, _LEADS))


def _read_as(encoding: str) -> _Reading:
    """What is read where UTF-8 is taken for `encoding`; bytes that it lacks are taken for control characters."""
    bytes_of = {chr(byte): byte for byte in range(0x80, 0xA0)} if encoding in _WITH_CONTROLS else {}
    bytes_of |= {bytes((byte,)).decode(encoding, "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}

    def images(first: int, last: int) -> str:
        return f"[{''.join(re.escape(shown) for shown, byte in bytes_of.items() if first <= byte <= last)}]"

    rest = images(0x80, 0xBF)
    two, three, four = images(*_LEADS[encoding][0]), images(*_LEADS[encoding][1]), images(0xF0, 0xF4)
    return _Reading(bytes_of, re.compile(f"(?:{two}{rest}|{three}{rest}{{2}}|{four}{rest}{{3}})+"))


def _unquoted(text: str) -> Iterator[Edit]:
    """What the quoted-printable encoding of mail stands for, in a text that evidently has it."""
    if "=" not in text or not _SURELY_ENCODED.search(text):
        return
    for match in _ENCODED.finditer(text):
        meant = bytes.fromhex("".join(_HEX.findall(match.group()))).decode("utf-8", "replace")
        if "\ufffd" not in meant:
            yield Edit(match.start(), match.end(), meant, NAME)
