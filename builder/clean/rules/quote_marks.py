"""A broken quotation mark is repaired where what it should be is certain, and reported where it is not."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from builder.clean.marks import Mark, marks
from builder.clean.tables import merged
from builder.model import Edit, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "quote-marks"
_MOST_MARKS = 1000  # a paragraph with more of them holds no quotations
_WORD = re.compile(r"\w+")
_CLOSER = {'"': '"', "“": "”", "„": "“", "«": "»", "''": '"', "’’": "”", "‘‘": "”", "``": '"'}
_OPENER = {'"': '"', "”": "“", "»": "«", "''": '"', "’’": "“"}
_TYPED = {"''", "``", ",,"}  # several characters that stand for the mark in the key's place
_STOPS = ",.!?…"


def rule(view: View) -> Iterator[Edit | Remark]:
    """Within a paragraph, in turn:

    - a double mark that opens where one is open already shows that the mark between them that should have closed the
      first is of the wrong kind; likewise for one that closes where none is open. Where exactly one mark between can
      be meant, it is given the right kind; otherwise the paragraph gets a remark;
    - a single mark behind a stop closes the double mark that is open at the end, where it is the only one;
    - a single mark beside a double one, or behind a single one that closed, is removed where nothing answers to it, and
      so is one of two double ones where that leaves pairs;
    - typed marks, and one that is turned the wrong way, become what the other of the pair asks for.

    Quotations over several paragraphs, which open each paragraph and close the last, are left, as are apostrophes.
    """
    elisions = merged("clean_words", view.context.language)["elisions"]
    carried = False
    curly = view.text.count("“") > view.text.count('"')
    for line in view.lines:
        found = list(islice(marks(view.text, line.start, line.end), _MOST_MARKS + 1))
        if 0 < len(found) <= _MOST_MARKS:
            paragraph = _Paragraph(line, found, elisions, carried=carried, curly=curly)
            yield from paragraph.mended()
            carried = paragraph.left_open


class _Paragraph:
    """Pairs the double marks of one paragraph from left to right."""

    def __init__(
        self, line: Line, found: Sequence[Mark], elisions: Sequence[str], *, carried: bool, curly: bool
    ) -> None:
        self._line, self._elisions = line, elisions
        self._curly = curly  # whether most double marks of the text are
        self._carried = carried  # whether a paragraph before this one left a quotation open
        self.left_open = carried
        self._doubled = _doubled(found, carried=carried)
        self._marks = [mark for mark in found if mark not in self._doubled]

    def mended(self) -> Iterator[Edit | Remark]:
        """The edits for marks that are certain, in order, and remarks for those that are not."""
        yield from (Edit(mark.start, mark.end, "", NAME) for mark in self._doubled)
        opened: int | None = None
        since = 0
        for index, mark in enumerate(self._marks):
            if not mark.double or mark.side == "unsure":
                continue
            if mark.side == "open" and opened is not None:
                yield from self._close_between(opened, index)
                opened, since = index, index + 1
            elif mark.side == "open":
                opened, since = index, index + 1
            elif opened is None:
                if not self._carried:
                    yield from self._open_between(since, index)
                self._carried, since = False, index + 1
            else:
                yield from self._stray_beside(opened, index)
                opened, since = None, index + 1
        self.left_open = opened is not None or self._carried
        if opened is None:
            yield from self._doubled_singles()
        elif (closing := self._closes_at_stop(opened)) is not None:
            self.left_open = False
            yield closing

    def _closes_at_stop(self, opened: int) -> Edit | None:
        """The edit for the only mark behind the open one, a single mark behind a stop: no apostrophe stands there."""
        opener, behind = self._marks[opened], self._marks[opened + 1 :]
        if len(behind) != 1 or behind[0].side != "close" or opener.text not in _CLOSER:
            return None
        mark = behind[0]
        stopped = self._line.text[mark.start - self._line.start - 1] in _STOPS
        return Edit(mark.start, mark.end, _CLOSER[opener.text], NAME) if stopped else None

    def _close_between(self, opened: int, index: int) -> Iterator[Edit | Remark]:
        opener, between = self._marks[opened], self._marks[opened + 1 : index]
        if len(between) == 1 and between[0].side == "close" and opener.text in _CLOSER:
            mark = between[0]
            yield Edit(mark.start, mark.end, _CLOSER[opener.text], NAME)
        else:
            yield Remark(opener.start, opener.end, NAME, "this quotation mark opens and nothing closes it")

    def _open_between(self, since: int, index: int) -> Iterator[Edit | Remark]:
        closer = self._marks[index]
        between = self._marks[since:index]
        if len(between) == 1 and between[0].side == "open" and closer.text in _OPENER:
            mark = between[0]
            yield Edit(mark.start, mark.end, _OPENER[closer.text], NAME)
        elif not self._measures(closer):
            yield Remark(closer.start, closer.end, NAME, "this quotation mark closes and nothing opens it")

    def _stray_beside(self, opened: int, index: int) -> Iterator[Edit]:
        inside = [m for m in self._marks[opened + 1 : index] if not m.double]
        opener, closer = self._marks[opened], self._marks[index]
        if opener.text in _TYPED and (closer.text == '"' or opener.text != "''"):
            new = "„" if opener.text == ",," and closer.text in "“”" else '"'
            yield Edit(opener.start, opener.end, new, NAME)
        opening = [m for m in inside if m.side == "open"]
        closing = [m for m in inside if m.side == "close"]
        if len(inside) == 1 and opening and opening[0].start == opener.end and not self._elides(opening[0]):
            yield Edit(opening[0].start, opening[0].end, "", NAME)
        elif len(inside) == 1 and closing and closing[0].end == closer.start:
            yield Edit(closing[0].start, closing[0].end, "", NAME)
        if closer.text == "''" and opener.text in {'"', "``", ",,"}:
            yield Edit(closer.start, closer.end, '"', NAME)
        elif (opener.text, closer.text) == ('"', "”") and self._curly:
            yield Edit(opener.start, opener.end, "“", NAME)
        elif (opener.text, closer.text) in {("“", '"'), ("“", "“"), ('"', "”")}:
            yield Edit(closer.start, closer.end, _CLOSER[opener.text], NAME)

    def _measures(self, mark: Mark) -> bool:
        """Whether `mark` stands behind a figure, for inches or seconds."""
        at = mark.start - self._line.start
        return at > 0 and self._line.text[at - 1].isdigit()

    def _elides(self, mark: Mark) -> bool:
        """Whether `mark` is an apostrophe at the start of a word, as in ’cause and ’90s."""
        word = _WORD.match(self._line.text, mark.end - self._line.start)
        return word is not None and (word.group()[0].isdigit() or word.group().casefold() in self._elisions)

    def _doubled_singles(self) -> Iterator[Edit]:
        """A lone pair of single marks whose closing mark stands twice."""
        if len(self._marks) == 3 and not any(mark.double for mark in self._marks):
            first, second, third = self._marks
            if first.side == "open" and second.end == third.start and third.end == self._line.end:
                yield Edit(third.start, third.end, "", NAME)


def _doubled(found: Sequence[Mark], *, carried: bool) -> list[Mark]:
    """The second of each two double marks that stand side by side on the same side, where all pair without them."""
    double = [mark for mark in found if mark.double]
    if carried or _pair(double):
        return []
    twice = [
        second if first.text != '"' else first
        for first, second in pairwise(double)
        if first.end == second.start and first.side == second.side != "unsure"
    ]
    return twice if twice and _pair([mark for mark in double if mark not in twice]) else []


def _pair(double: Sequence[Mark]) -> bool:
    """Whether marks open and close in turn."""
    sides = [mark.side for mark in double]
    return len(sides) % 2 == 0 and all(side == ("open", "close")[at % 2] for at, side in enumerate(sides))
