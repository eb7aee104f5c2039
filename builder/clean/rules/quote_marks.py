"""A broken quotation mark is repaired where what it should be is certain, and reported where it is not."""

from __future__ import annotations

import re
from itertools import islice
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
_CLOSER = {'"': '"', "“": "”", "„": "“", "«": "»", "''": '"', "’’": "”", "‘‘": "”"}
_OPENER = {'"': '"', "”": "“", "»": "«", "''": '"', "’’": "“"}


def rule(view: View) -> Iterator[Edit | Remark]:
    """Within a paragraph, in turn:

    - a double mark that opens where one is open already shows that the mark between them that should have closed the
      first is of the wrong kind; likewise for one that closes where none is open. Where exactly one mark between can
      be meant, it is given the right kind; otherwise the paragraph gets a remark;
    - a single mark beside a double one, or behind a single one that closed, is removed where nothing answers to it.

    Quotations over several paragraphs, which open each paragraph and close the last, are left, as are apostrophes.
    """
    elisions = merged("clean_words", view.context.language)["elisions"]
    carried = False
    for line in view.lines:
        found = list(islice(marks(view.text, line.start, line.end), _MOST_MARKS + 1))
        if 0 < len(found) <= _MOST_MARKS:
            paragraph = _Paragraph(line, found, elisions, carried=carried)
            yield from paragraph.mended()
            carried = paragraph.left_open


class _Paragraph:
    """Pairs the double marks of one paragraph from left to right."""

    def __init__(self, line: Line, found: Sequence[Mark], elisions: Sequence[str], *, carried: bool) -> None:
        self._line, self._elisions = line, elisions
        self._carried = carried  # whether a paragraph before this one left a quotation open
        self.left_open = carried
        self._marks = found

    def mended(self) -> Iterator[Edit | Remark]:
        """The edits for marks that are certain, in order, and remarks for those that are not."""
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
        else:
            yield Remark(closer.start, closer.end, NAME, "this quotation mark closes and nothing opens it")

    def _stray_beside(self, opened: int, index: int) -> Iterator[Edit]:
        inside = [m for m in self._marks[opened + 1 : index] if not m.double]
        opener, closer = self._marks[opened], self._marks[index]
        if opener.text == "''" and closer.text == '"':
            yield Edit(opener.start, opener.end, '"', NAME)
        opening = [m for m in inside if m.side == "open"]
        closing = [m for m in inside if m.side == "close"]
        if len(inside) == 1 and opening and opening[0].start == opener.end and not self._elides(opening[0]):
            yield Edit(opening[0].start, opening[0].end, "", NAME)
        elif len(inside) == 1 and closing and closing[0].end == closer.start:
            yield Edit(closing[0].start, closing[0].end, "", NAME)
        if closer.text == "''" and opener.text == '"':
            yield Edit(closer.start, closer.end, '"', NAME)
        elif (opener.text, closer.text) in {("“", '"'), ('"', "”")}:
            yield Edit(closer.start, closer.end, _CLOSER[opener.text], NAME)

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
