"""Damage to characters: invisible ones among them, other spaces, ligatures, accents apart."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
_SPACING = {"\u0300": "`", "\u0301": "´", "\u0302": "ˆ", "\u0303": "˜", "\u0308": "¨", "\u0327": "¸", "\u030c": "ˇ"}


def invisible(text: str, chance: Random) -> str:
    """Soft hyphens and zero-width characters within words, and the mark of byte order before the text."""

    def put(match: re.Match[str]) -> str:
        return match.group() + chance.choice("\xad\u200b\u2060\ufeff") if chance.random() < 0.02 else match.group()

    return "\ufeff" + re.sub(r"[^\W\d_]{3}(?=[^\W\d_]{2})", put, text)


def spaces(text: str, chance: Random) -> str:
    """Some spaces as no-break, thin or double ones."""
    return re.sub(" ", lambda _: chance.choice(["\xa0", "\u2009", "\u202f", "  ", "\t", *" " * 20]), text)


def nulled(text: str, chance: Random) -> str:
    mark, every = chance.choice(["\x00", "\x00", "\x1a", "\x0b"]), chance.randint(1, 40)
    if every == 1:
        return "\ufeff" + "\x00".join(text)
    return "\ufeff" + re.sub(r"(?<=\w) ", lambda _: " " + mark * (mark != "\x0b" and chance.random() < 0.1), text)


def ligatures(text: str, _: Random) -> str:
    return re.sub("ffi|ffl|ff|fi|fl", lambda match: _LIGATURES[match.group()], text)


def decomposed(text: str, _: Random) -> str:
    return unicodedata.normalize("NFD", text)


def accents_apart(text: str, chance: Random) -> str:
    """Accented letters as old typesetting programs draw them: the accent, a sign of its own, and the letter."""
    behind = chance.random() < 0.3

    def drawn(match: re.Match[str]) -> str:
        letter, accent = match.group()
        return letter + _SPACING[accent] if behind else _SPACING[accent] + letter

    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", re.sub(f"[A-Za-z][{''.join(_SPACING)}]", drawn, decomposed))


def mixed_quotes(text: str, chance: Random) -> str:
    """Some paragraphs with the marks of a typewriter, as far as they have pairs."""
    straight = str.maketrans("“”„‘’", '"""\'\'')
    return "\n\n".join(block.translate(straight) if chance.random() < 0.5 else block for block in text.split("\n\n"))


def fractions(text: str, _: Random) -> str:
    return text.replace("1/2", "½").replace(",5 ", "½ ").replace(".5 ", "½ ")


def spaced_ellipses(text: str, chance: Random) -> str:
    return re.sub(r"(?<=[a-z]), (?=[a-z])", lambda match: " . . . " if chance.random() < 0.2 else match.group(), text)
