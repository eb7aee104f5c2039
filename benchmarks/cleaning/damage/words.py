"""Damage to words and sentences: capitals set apart, words glued, split or misread, and what stands among them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from damage.lines import GAP

if TYPE_CHECKING:
    from random import Random

_LONG = 200  # characters of a paragraph that something may stand in
_SENTENCE = re.compile(r"(?<=[a-zа-яß-ÿ][.!?]) (?=[^\W\d_a-z])")
_PAIR = re.compile(r"(?<=[a-z]{3}) (?=[a-z]{4})")
_WORD = re.compile(r"[^\W\d_A-Z]{7,}")


def _bodies(text: str) -> tuple[str, list[str]]:
    title, *body = text.split(GAP)
    return title, body


def drop_cap(text: str, chance: Random) -> str:
    """The first letter of the first long paragraph set apart."""
    title, body = _bodies(text)
    at = next((at for at, block in enumerate(body) if len(block) >= _LONG and block[:2].isalpha()), None)
    if at is not None:
        body[at] = body[at][0] + chance.choice(["\n", " ", GAP]) + body[at][1:]
    return GAP.join([title, *body])


def in_capitals(text: str, _: Random) -> str:
    """The first word of the first long paragraph in capitals, as magazines print it."""
    title, body = _bodies(text)
    at = next((at for at, block in enumerate(body) if len(block) >= _LONG and block[:3].isalpha()), None)
    if at is not None:
        first, rest = body[at].split(" ", 1)
        body[at] = f"{first.upper()} {rest}"
    return GAP.join([title, *body])


def small_capitals(text: str, chance: Random) -> str:
    """The first letter of a word in capitals set apart."""
    return drop_cap(in_capitals(text, chance), chance)


def spaced(text: str, _: Random) -> str:
    """The title with a space behind every letter, and more between its words."""
    title, body = _bodies(text)
    return GAP.join(["   ".join(" ".join(word) for word in title.split()), *body])


def glued_sentences(text: str, chance: Random) -> str:
    return _SENTENCE.sub(lambda match: "" if chance.random() < 0.2 else match.group(), text)


def glued(text: str, chance: Random) -> str:
    return _PAIR.sub(lambda match: "" if chance.random() < 0.01 else match.group(), text)


def split(text: str, chance: Random) -> str:
    """A space within a few words that the text has whole elsewhere."""
    times = Counter(_WORD.findall(text))

    def parted(match: re.Match[str]) -> str:
        word = match.group()
        if times[word] < 2 or chance.random() > 0.2:
            return word
        times[word] = 0
        at = chance.randint(3, len(word) - 3)
        return f"{word[:at]} {word[at:]}"

    return _WORD.sub(parted, text)


def _cut(block: str, chance: Random) -> int | None:
    """A place between two words in small letters."""
    found = [match.start() for match in _PAIR.finditer(block)]
    return chance.choice(found) if len(block) >= _LONG and found else None


def advertised(text: str, chance: Random) -> str:
    title, body = _bodies(text)
    mark = chance.choice(["Advertisement", "ADVERTISEMENT", "Article continues below advertisement"])
    for number, block in enumerate(body):
        at = _cut(block, chance)
        if at is not None and chance.random() < 0.3:
            body[number] = f"{block[:at]}{GAP}{mark}{GAP}{block[at + 1 :]}"
    return GAP.join([title, *body])


def stranded(text: str, chance: Random) -> str:
    """One to four words of a long paragraph on a line of their own, as where a link was."""
    title, body = _bodies(text)
    for number, block in enumerate(body):
        at = _cut(block, chance)
        if at is not None and chance.random() < 0.5:
            words = block[at + 1 :].split(" ")
            many = chance.randint(1, 4)
            if len(words) > many + 3 and words[many][:1].islower():
                link, rest = " ".join(words[:many]), " ".join(words[many:])
                body[number] = f"{block[:at]}\n{link}\n{rest}"
    return GAP.join([title, *body])


def pulled(text: str, chance: Random) -> str:
    """A sentence of one paragraph repeated between two others, as a pull quote."""
    title, body = _bodies(text)
    long = [block for block in body if len(block) >= _LONG]
    if len(body) < 5 or not long:
        return text
    for _ in range(2):
        sentences = [part for part in _SENTENCE.split(chance.choice(long)) if 60 <= len(part) <= 200]
        if sentences:
            body.insert(chance.randint(2, len(body) - 1), chance.choice(sentences))
    return GAP.join([title, *body])


def bars(text: str, _: Random) -> str:
    return re.sub(r"\bI(?= (?:am|was|have|had|think|know|want|will|would|can|could)\b)", "|", text)


def misread(text: str, chance: Random) -> str:
    """Letters that machines that read print take for others."""
    confused = {"rn": "m", "l": "1", "cl": "d", "O": "0", "e": "c"}

    def other(match: re.Match[str]) -> str:
        return confused[match.group()] if chance.random() < 0.02 else match.group()

    return re.sub("|".join(confused), other, text)
