"""Damage to the ends of lines: wrapped at a width, doubled, marked with something else, or with marks before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

GAP = "\n\n"
_NARROW, _NARROWER = "ijltfrI.,;:!'’|()[] -", 0.55
_BROAD, _BROADER = "mwMWABCDGHKNOQRUVX—…%@", 1.4
_VOWELS = "aeiouyäöüàâéèêëîïôûùœæáíóúаеёиоуыэюяієї"
_DIVIDED = re.compile(rf"[^\W\d_]*?[{_VOWELS}](?:[^\W\d_{_VOWELS}]*)", re.IGNORECASE)
_FEWEST_BEFORE, _FEWEST_BEHIND = 2, 3


def wrap(block: str, width: float, measure: Callable[[str], float] = len, hyphen: str = "") -> list[str]:
    """The lines of `block`, none longer than `width` in what `measure` counts, but for words that are longer.

    With a `hyphen`, words are divided where a line has room for a part of one; one that has a hyphen, behind it.
    """
    lines: list[str] = []
    line = ""
    for word in block.split():
        longer = f"{line} {word}" if line else word
        if measure(longer) <= width:
            line = longer
            continue
        head = next((part for part in _parts(word, hyphen) if measure(f"{line} {part}") <= width), "") if line else ""
        lines.append(f"{line} {head}".strip())
        line = word[len(head.removesuffix(hyphen)) if hyphen and not head.endswith("-") else len(head) :]
        if head.endswith("-") and hyphen == "-":
            line = word[len(head) - (not word.startswith(head)) :]
    return [line for line in (*lines, line) if line]


def _parts(word: str, hyphen: str) -> list[str]:
    """What a line may end with of `word`, the longest first."""
    if not hyphen:
        return []
    if re.fullmatch(r"[^\W_]{2,}-[^\W_]{2,}[.,;:]?", word):
        return [word[: word.index("-") + 1]]
    letters = word.rstrip('.,;:!?”"’»')
    if not letters.isalpha() or letters.isupper() or letters[:1].isupper():
        return []
    found: list[str] = []
    for match in _DIVIDED.finditer(letters):
        at = match.end() - (match.end() - match.start() > 1 and letters[match.end() - 1].lower() not in _VOWELS)
        if _FEWEST_BEFORE <= at <= len(letters) - _FEWEST_BEHIND:
            found.append(letters[:at] + hyphen)
    return found[::-1]


def printed(text: str) -> float:
    """How long `text` is on paper, in letters of the usual width."""
    return sum(_NARROWER if c in _NARROW else _BROADER if c in _BROAD else 1.0 for c in text)


def _each(text: str, lines_of: Callable[[str], Iterable[str]], gap: str = GAP) -> str:
    return gap.join("\n".join(lines_of(block)) for block in text.split(GAP))


def wrapped(text: str, chance: Random) -> str:
    width = chance.randint(40, 120)
    return _each(text, lambda block: wrap(block, width))


def wrapped_at_72(text: str, _: Random) -> str:
    return _each(text, lambda block: wrap(block, 72))


def ragged(text: str, chance: Random) -> str:
    width = chance.randint(40, 110)
    return _each(text, lambda block: wrap(block, width, printed))


def justified(text: str, chance: Random) -> str:
    width = chance.randint(50, 100)

    def lines_of(block: str) -> list[str]:
        found = wrap(block, width)
        return [*(_filled(line, width, chance) for line in found[:-1]), found[-1]]

    return _each(text, lines_of)


def _filled(line: str, width: int, chance: Random) -> str:
    words = line.split(" ")
    gaps = [" "] * (len(words) - 1)
    for _ in range(width - len(line)):
        if gaps:
            gaps[chance.randrange(len(gaps))] += " "
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


def indented(text: str, chance: Random) -> str:
    """No blank lines in the body; the first line of each paragraph is indented."""
    width, indent = chance.randint(50, 100), " " * chance.randint(2, 5)
    title, *body = text.split(GAP)
    paragraphs = (wrap("\x00" * len(indent) + block, width) for block in body)
    lines = (line.replace("\x00", " ") for paragraph in paragraphs for line in paragraph)
    return GAP.join([title, "\n".join(lines)])


def solid(text: str, chance: Random) -> str:
    width = chance.randint(50, 100)
    title, *body = text.split(GAP)
    return GAP.join([title, "\n".join("\n".join(wrap(block, width)) for block in body)])


def margin(text: str, chance: Random) -> str:
    width, left = chance.randint(50, 100), " " * chance.randint(3, 10)
    return _each(text, lambda block: [left + line for line in wrap(block, width)])


def hyphenated(text: str, chance: Random) -> str:
    width = chance.randint(40, 80)
    return _each(text, lambda block: wrap(block, width, hyphen="-"))


def softly_hyphenated(text: str, chance: Random) -> str:
    width, mark = chance.randint(40, 80), chance.choice("\xad¬")
    return _each(text, lambda block: wrap(block, width, hyphen=mark))


def doubled(text: str, chance: Random) -> str:
    """Every line end twice, whether of a line or of a paragraph."""
    if "\n" not in text.replace(GAP, ""):
        text = wrapped(text, chance)
    return text.replace("\n", GAP)


def lost(text: str, _: Random) -> str:
    return text.replace(GAP, " ")


def as_tags(text: str, chance: Random) -> str:
    return text.replace(GAP, chance.choice(["<br><br>", "<br/><br/>", "<br />\n<br />\n", "<BR>"]))


def as_bars(text: str, _: Random) -> str:
    return text.replace(GAP, " | ")


def as_tabs(text: str, _: Random) -> str:
    return text.replace(GAP, "\t")


def as_escapes(text: str, chance: Random) -> str:
    return text.replace(GAP, chance.choice([r"\n", r"\n\n", r"\r\n\r\n"]))


def mixed_ends(text: str, chance: Random) -> str:
    return re.sub("\n\n", lambda _: chance.choice(["\r\n\r\n", "\r\r", "\n\n", "\r\n", "\u2029"]), text)


def tabbed(text: str, _: Random) -> str:
    return text.replace(GAP, "\n\t")


def numbered(text: str, chance: Random) -> str:
    return _numbered(text, chance, 1)


def numbered_by_five(text: str, chance: Random) -> str:
    return _numbered(text, chance, 5)


def _numbered(text: str, chance: Random, every: int) -> str:
    gap = chance.choice(["  ", " ", "\t", ": ", "   "]) if every == 1 else "  "
    found: list[str] = []
    for number, line in enumerate(wrapped(text, chance).split("\n"), 1):
        shown = str(number) if number % every == 0 else ""
        found.append(f"{shown:>3}{gap}{line}".rstrip())
    return "\n".join(found)


def quoted(text: str, chance: Random) -> str:
    if "\n" not in text.replace(GAP, ""):
        text = wrapped_at_72(text, chance)
    mark = chance.choice(["> ", ">", "> > ", ">> "])
    return "\n".join((mark + line).rstrip() for line in text.split("\n"))
