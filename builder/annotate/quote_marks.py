"""Which stretches of a paragraph stand between quotation marks, whatever marks a capture uses and however broken.

Marks are read by nature (`“` opens) and by shape (white space before, a letter behind: it opens). Only outermost
stretches are returned: a quotation inside a quotation belongs to the words of the outer one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from builder.languages import table

# Both patterns open with a set of characters, which is looked for quickly, and look back at what it found.
_MARK = re.compile(r"[\"“”„‟«»'‘’‚‛`,](?:(?<=')'|(?<=`)`|(?<=,),|(?<!,))")
_MAY_OPEN = re.compile(r"[\"“”„‟«»‘‚‛`'’,](?:(?<=[\"“”„‟«»‘‚‛`])|(?<=')'|(?<=,),|(?<=['’])(?<![^\W_].))", re.DOTALL)
OPENING_MARKS = frozenset("\"“'‘„«")  # with which a paragraph opens that opens with a quotation
_SINGLE = frozenset("'‘’‚‛`")
_OPENING = frozenset("“„‟‘‚‛")
_CLOSING = frozenset("”")
_GUILLEMETS = {"«": "»", "»": "«"}
_BEFORE_OPENING = frozenset("([{—–―-/:…“\"‘'„«")
_BEHIND_CLOSING = frozenset(".,;:!?)]}—–―-…”\"’'»/")
_SENTENCE_STOP = frozenset(".,!?…—")
_MOST_IN_A_PARAGRAPH = 1000  # a paragraph with more marks is no prose, and its rest is left alone
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A quoted stretch ``[start, end)`` between its marks; with them it is ``[outer_start, outer_end)``."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    opens: bool
    closes: bool

    @property
    def single(self) -> bool:
        return self.text in _SINGLE


def opening_marks(text: str) -> list[int]:
    """Where in `text` marks stand that may open a quotation: a quick look, before marks are paired."""
    return [mark.start() for mark in _MAY_OPEN.finditer(text)]


def quoted_stretches(text: str, start: int, end: int, language: str = "en") -> list[Marked]:
    """The outermost quoted stretches of the paragraph ``text[start:end]``, in order.

    A stretch that is never closed ends at the paragraph's end, if it begins like a sentence; otherwise its mark is
    ignored. Apostrophes, elisions (`'em`, `'90s`), feet and inches are no marks.
    """
    marks = [_read(text, start, end, m) for m in _MARK.finditer(text, start, end)]
    if not any(mark.opens for mark in marks):
        return []
    return _Paragraph(text, end, marks, language).stretches()


class _Paragraph:
    def __init__(self, text: str, end: int, marks: list[_Mark], language: str) -> None:
        self.text = text
        self.end = end
        self.doubles = [m for m in marks if not m.single]
        self.singles = [m for m in marks if m.single]
        self.single_starts = [m.start for m in self.singles]
        self.elisions = _elisions(language)

    def stretches(self) -> list[Marked]:
        doubles = self._double_stretches()
        found = sorted((*doubles, *self._single_stretches(doubles)), key=lambda marked: marked.outer_start)
        outermost: list[Marked] = []
        for marked in found:
            inside = outermost and marked.outer_start < outermost[-1].outer_end
            if marked.start < marked.end and not inside:
                outermost.append(marked)
        return outermost[:_MOST_IN_A_PARAGRAPH]

    def _double_stretches(self) -> list[Marked]:
        found: list[Marked] = []
        surplus = _surplus_of_closing(self.doubles)
        opened: _Mark | None = None
        depth = 0
        for index, mark in enumerate(self.doubles):
            if opened is None:
                if mark.opens and not self._measures(mark):
                    opened, depth = mark, 1
            elif self._closes(opened, mark):
                depth -= 1
                if depth == 0:
                    found.append(self._marked(opened, mark))
                    opened = None
            elif surplus[index] >= depth:
                depth += 1
            else:
                found.extend(self._unclosed(opened, mark.start))
                opened, depth = mark, 1
        if opened is not None:
            found.extend(self._unclosed(opened, self.end))
        return found

    def _closes(self, opened: _Mark, mark: _Mark) -> bool:
        if opened.text in _GUILLEMETS:
            return mark.text == _GUILLEMETS[opened.text]
        if opened.text == "„" and mark.text == "“":
            return True
        return mark.closes

    def _measures(self, mark: _Mark) -> bool:
        """An inch mark: `6' 2"`."""
        return mark.text in ('"', "''") and mark.start > 0 and self.text[mark.start - 1].isdigit()

    def _unclosed(self, opened: _Mark, limit: int) -> list[Marked]:
        """The stretch behind a mark whose partner is missing before `limit`; nothing if that is not certain."""
        partner = self._single_partner(opened.end, limit)
        if partner is not None:
            return [self._marked(opened, partner)]
        start, end = _trimmed(self.text, opened.end, limit)
        if start < end and (self.text[start].isupper() or self.text[start] in "[…" or self.text[start].isdigit()):
            return [Marked(start, end, opened.start, end, closed=False)]
        return []

    def _single_partner(self, start: int, limit: int) -> _Mark | None:
        """A single mark that closes what a double mark opened: `"at once' in Gaza`."""
        begin, end = bisect_left(self.single_starts, start + 1), bisect_left(self.single_starts, limit)
        inside = self.singles[begin:end]
        if any(mark.opens for mark in inside):
            return None
        closing = [m for m in inside if m.closes]
        sure = [m for m in closing if self.text[m.start - 1] != "s"]
        return next(iter(sure or closing), None)

    def _single_stretches(self, taken: list[Marked]) -> list[Marked]:
        found: list[Marked] = []
        free = 0
        starts = [marked.outer_start for marked in taken]
        for index, mark in enumerate(self.singles):
            if mark.start < free or not mark.opens or self._elided(mark) or _inside(mark.start, starts, taken):
                continue
            partner = self._partner(index)
            if partner is not None and partner.start > mark.end and self._may_hold(mark, partner, starts, taken):
                found.append(self._marked(mark, partner))
                free = partner.end
        return found

    def _may_hold(self, mark: _Mark, partner: _Mark, starts: list[int], taken: list[Marked]) -> bool:
        """Whether double marks between two single ones, if any, stand in what those quote: `'She said "no",' he`."""
        first = bisect_left(starts, mark.end)
        if first == len(taken) or taken[first].outer_start >= partner.start:
            return True
        return self.text[partner.start - 1] in _SENTENCE_STOP and not _inside(partner.start, starts, taken)

    def _partner(self, index: int) -> _Mark | None:
        """The mark that closes the single mark `index`: the first sure one before the next that opens."""
        doubtful: _Mark | None = None
        for mark in self.singles[index + 1 : index + 40]:
            if mark.opens and not mark.closes and not self._elided(mark):
                break
            if not mark.closes:
                continue
            before, behind = self.text[mark.start - 1], self.text[mark.end : mark.end + 1]
            if before in _SENTENCE_STOP or behind != " " or before != "s":
                return mark
            doubtful = doubtful or mark
        return doubtful

    def _elided(self, mark: _Mark) -> bool:
        word = _WORD.match(self.text, mark.end, self.end)
        return word is not None and (word.group()[0].isdigit() or word.group().casefold() in self.elisions)

    def _marked(self, opened: _Mark, closing: _Mark) -> Marked:
        start, end = _trimmed(self.text, opened.end, closing.start)
        return Marked(start, end, opened.start, closing.end, closed=True)


@cache
def _elisions(language: str) -> frozenset[str]:
    return frozenset(table("speech_words", language)["elisions"])


def _read(text: str, start: int, end: int, match: re.Match[str]) -> _Mark:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    behind = text[match.end()] if match.end() < end else " "
    opens = (before.isspace() or before in _BEFORE_OPENING) and not behind.isspace()
    closes = not before.isspace() and (behind.isspace() or behind in _BEHIND_CLOSING)
    if mark in _GUILLEMETS:
        return _Mark(match.start(), match.end(), mark, opens=True, closes=True)
    if mark in _OPENING:
        opens, closes = opens or not closes, closes and not opens
    elif mark in _CLOSING:
        opens, closes = opens and not closes, closes or not opens
    elif len(mark) == 2 or mark == '"':
        glued = match.start() > start and before in ".?!" and behind.isupper()  # `They left.“We cannot stay,” he said`
        opens, closes = opens or glued, closes or not opens
    return _Mark(match.start(), match.end(), mark, opens, closes)


def _surplus_of_closing(marks: list[_Mark]) -> list[int]:
    """For each mark: by how many closing marks outnumber opening ones, at most, in a run that begins with it."""
    surplus = [0] * (len(marks) + 1)
    for index in range(len(marks) - 1, -1, -1):
        surplus[index] = max(0, surplus[index + 1]) + (1 if marks[index].closes else -1)
    return surplus


def _inside(position: int, starts: list[int], taken: list[Marked]) -> bool:
    index = bisect_left(starts, position + 1) - 1
    return index >= 0 and position < taken[index].outer_end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "'‘"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
