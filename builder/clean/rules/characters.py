"""Characters that nobody can see, or that no text should hold, are removed; ligatures and bars become letters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from builder.clean import accents
from builder.languages import speaks, table
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "characters"
_EMBEDDINGS = {"\u202a", "\u202b", "\u202d", "\u202e"}
_ISOLATES = {"\u2066", "\u2067", "\u2068"}
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\ufffe\uffff]"
)
_NONCHARACTERS = "".join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
_INVISIBLE_ABOVE = re.compile(f"{_INVISIBLE.pattern[:-1]}\U000e0001{_NONCHARACTERS}]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_DIVIDES = re.compile(r"[^\W\d_]\xad[ \t]*\r?\n[ \t]*[^\W\d_A-Z]")  # the rule for divided words needs it
_BARRED = re.compile(r"^.*\|.*$", re.MULTILINE)
_LEAST_BARRED = 5  # words of a line that holds a bar in place of a letter
_JOINERS = "\u200c\u200d"
# Scripts whose spelling needs the joiners (Arabic to Malayalam, Sinhala, Khmer, Mongolian), and emoji sequences.
_NEEDS_JOINER = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u1780-\u18af\ufb50-\ufdcf\ufe0f\ufe70-\ufefc\u2600-\u27bf\U0001f000-\U0001faff]"
)


def rule(view: View) -> Iterator[Edit]:
    """Control, zero-width and invisible formatting characters, noncharacters, and marks of direction without a pair.

    A soft hyphen at the end of a line stays, for the rule that puts divided words together. Ligatures of Latin letters,
    which are a printer's matter, become their letters; letters whose accents stand beside them become one with these;
    and so does the bar that a machine read in place of an `I`, where the next word says so and no other bar is near.
    """
    pattern = _INVISIBLE_ABOVE if _reaches_above(view.text) else _INVISIBLE
    found = list(pattern.finditer(view.text))
    kept = _paired_directions(view.text) if found else set()
    if "\xad" in view.text:
        kept |= {match.start() + 1 for match in _DIVIDES.finditer(view.text)}
    for match in found:
        at, character = match.start(), match.group()
        if at in kept or (character in _JOINERS and _joins(view.text, at)):
            continue
        yield Edit(at, at + 1, "", NAME)
    for match in _LIGATURE.finditer(view.text):
        yield Edit(match.start(), match.end(), unicodedata.normalize("NFKC", match.group()), NAME)
    if not view.text.isascii():
        yield from (Edit(start, end, letter, NAME) for start, end, letter in accents.composed(view.text))
    if "|" in view.text and speaks("clean_words", view.context.language):
        yield from _misread(view.text, _before_verb(view.context.language))


def _misread(text: str, before_verb: re.Pattern[str]) -> Iterator[Edit]:
    for line in _BARRED.finditer(text):
        bars = list(before_verb.finditer(text, line.start(), line.end()))
        if len(bars) == line.group().count("|") and line.group().count(" ") >= _LEAST_BARRED - 1:
            yield from (Edit(bar.start(), bar.end(), "I", NAME) for bar in bars)


@cache
def _before_verb(language: str) -> re.Pattern[str]:
    """A bar in front of a word that follows the first person."""
    words = sorted(table("clean_words", language)["first_person"], key=len, reverse=True)
    listed = "|".join(("" if word[0] == "'" else " ") + re.escape(word).replace("'", "['’]") for word in words)
    return re.compile(rf"(?<![^\s\"'“‘(—–-])\|(?=(?:{listed})(?!\w))")


def _joins(text: str, at: int) -> bool:
    return (
        0 < at < len(text) - 1
        and _NEEDS_JOINER.match(text[at - 1]) is not None
        and (_NEEDS_JOINER.match(text[at + 1]) is not None or (text[at] == "\u200d" and text[at + 1] in "♀♂"))
    )


def _paired_directions(text: str) -> set[int]:
    """Where marks of direction stand that are opened and closed within one line."""
    paired: set[int] = set()
    open_marks: list[tuple[int, str]] = []
    for match in re.finditer("[\u202a-\u202e\u2066-\u2069\n]", text):
        at, mark = match.start(), match.group()
        if mark == "\n":
            open_marks.clear()
        elif mark in _EMBEDDINGS:
            open_marks.append((at, "\u202c"))
        elif mark in _ISOLATES:
            open_marks.append((at, "\u2069"))
        elif open_marks and open_marks[-1][1] == mark:
            opened, _ = open_marks.pop()
            if at - opened > 1:
                paired |= {opened, at}
    return paired


def _reaches_above(text: str) -> bool:
    """Whether there are characters beyond the basic plane, which take two units of UTF-16."""
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
