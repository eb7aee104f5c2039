"""Damage by encodings: read with the wrong one, written for mail, or with characters that had no place in it."""

from __future__ import annotations

import quopri
import re
from typing import TYPE_CHECKING

from damage.lines import GAP

if TYPE_CHECKING:
    from random import Random


def _misread(text: str, encoding: str) -> str:
    """The bytes of `text` in UTF-8, read as `encoding`; bytes that it lacks are read as Latin-1, as browsers do."""
    found: list[str] = []
    for byte in text.encode("utf-8"):
        try:
            found.append(bytes((byte,)).decode(encoding))
        except UnicodeDecodeError:
            found.append(chr(byte))
    return "".join(found)


def mojibake(text: str, _: Random) -> str:
    return _misread(text, "cp1252")


def mojibake_latin(text: str, _: Random) -> str:
    return _misread(text, "latin-1")


def mojibake_twice(text: str, _: Random) -> str:
    return _misread(_misread(text, "cp1252"), "cp1252")


def mojibake_in_part(text: str, chance: Random) -> str:
    return GAP.join(_misread(block, "cp1252") if chance.random() < 0.3 else block for block in text.split(GAP))


def mojibake_lossy(text: str, _: Random) -> str:
    """What is left where bytes that the encoding lacks were dropped: of closing quotation marks two thirds."""
    return text.replace("”", "â€").replace("’", "â€™").replace("“", "â€œ").replace("–", "â€“").replace("é", "Ã©")


def quoted_printable(text: str, _: Random) -> str:
    return quopri.encodestring(text.encode("utf-8")).decode("ascii")


def lost_apostrophes(text: str, chance: Random) -> str:
    """Apostrophes within words as the mark of what an encoding lacks."""
    return re.sub(r"(?<=[^\W\d_])’(?=[^\W\d_])", chance.choice("?\ufffd"), text)
