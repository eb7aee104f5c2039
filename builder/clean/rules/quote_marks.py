"""A broken quotation mark is repaired where what it should be is certain, and reported where it is not."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from builder.clean.marks import LOOSE, Mark, doubled, habits, marks, settled
from builder.clean.tables import merged
from builder.model import Edit, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.marks import Habits
    from builder.clean.view import View

NAME = "quote-marks"
_MOST_MARKS = 1000  # a paragraph with more of them holds no quotations
_WORD = re.compile(r"\w+")
_STRAIGHT, _CURLY = ('"', '"'), ("“", "”")
_CLOSER = {'"': '"', "“": "”", "„": "“", "«": "»", "''": '"', "’’": "”", "‘‘": "”", "``": '"', "″": '"'}
_OPENER = {'"': '"', "”": "“", "»": "«", "''": '"', "’’": "“", "″": '"'}
_TYPED = frozenset({"''", "``", ",,", "‘‘", "’’", "″"})  # characters that stand for a double mark
_STOPS = ",.!?…"
_MAY_TAKE = ("s", "x", "z", "in")  # ends of words that may have an apostrophe behind them: boys’, Marx’, runnin’
_LONGEST_CUT = 3  # characters of other words that may: o’, an’
_NEVER_CLOSED = "this quotation mark opens and nothing closes it"
_NEVER_OPENED = "this quotation mark closes and nothing opens it"


def rule(view: View) -> Iterator[Edit | Remark]:
    """Within a paragraph, in turn:

    - a double mark that opens where one is open already shows that the mark between them that should have closed the
      first is of the wrong kind; likewise for one that closes where none is open. Where exactly one mark between can
      be meant, it is given the right kind; otherwise the paragraph gets a remark;
    - a single mark that is no apostrophe closes the double mark that is open at the end, where it is the only one;
    - a single mark beside a double one, or behind a single one that closed, is removed where nothing answers to it, and
      so is one of two double ones where that leaves pairs;
    - typed marks, primes in their place, and one that is turned the wrong way, become what the other of the pair and
      most marks of the text ask for;
    - a space between a mark and what it quotes is removed where most marks of the text have none.

    Quotations over several paragraphs, which open each paragraph and close the last, are left, as are apostrophes; one
    that no later paragraph goes on with gets a remark.
    """
    writes = habits(view.text)
    elisions = merged("clean_words", view.context.language)["elisions"]
    pending: Mark | None = None  # opens a quotation that its paragraph did not close
    beside = False  # whether that was the paragraph right before
    for line in view.lines:
        found = list(islice(marks(view.text, line.start, line.end), _MOST_MARKS + 1))
        if not 0 < len(found) <= _MOST_MARKS:
            beside = beside and not line.text.strip()
            continue
        carried = pending is not None and _closes_first(found)
        if pending is not None and not (carried or (beside and _reopens(found, line))):
            yield Remark(pending.start, pending.end, NAME, _NEVER_CLOSED)
        paragraph = _Paragraph(line, found, writes, elisions, carried=carried)
        yield from paragraph.mended()
        pending, beside = paragraph.left_open, True
    if pending is not None:
        yield Remark(pending.start, pending.end, NAME, _NEVER_CLOSED)


def _closes_first(found: Sequence[Mark]) -> bool:
    """Whether the first double mark closes, as in the last paragraph of a quotation over several."""
    return next((mark.side == "close" for mark in found if mark.double and mark.side != "unsure"), False)


def _reopens(found: Sequence[Mark], line: Line) -> bool:
    """Whether the paragraph starts with a mark, as each does of a quotation over several."""
    return found[0].double and found[0].side == "open" and not line.text[: found[0].start - line.start].strip()


class _Paragraph:
    """Pairs the double marks of one paragraph from left to right."""

    def __init__(
        self, line: Line, found: Sequence[Mark], writes: Habits, elisions: Sequence[str], *, carried: bool
    ) -> None:
        self._line, self._writes, self._elisions = line, writes, elisions
        self._carried = carried  # whether the paragraph closes a quotation that one before it opened
        self.left_open: Mark | None = None  # opens a quotation that the paragraph does not close
        self._doubled = [] if carried else doubled(found)
        kept = [mark for mark in found if mark not in self._doubled]
        self._marks = settled(kept) if writes.tight and not carried else kept

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
                yield from self._paired(opened, index)
                opened, since = None, index + 1
        if opened is None:
            yield from self._doubled_singles()
        else:
            yield from self._close_at_end(opened)

    def _close_at_end(self, opened: int) -> Iterator[Edit]:
        """The edit for the only mark behind the open one, if it is a single one that is no apostrophe."""
        opener, behind = self._marks[opened], self._marks[opened + 1 :]
        if len(behind) == 1 and self._closes(behind[0]) and opener.text in _CLOSER:
            yield Edit(behind[0].start, behind[0].end, _CLOSER[opener.text], NAME)
        else:
            self.left_open = opener

    def _close_between(self, opened: int, index: int) -> Iterator[Edit | Remark]:
        opener, between = self._marks[opened], self._marks[opened + 1 : index]
        if len(between) == 1 and between[0].side == "close" and opener.text in _CLOSER:
            mark = between[0]
            yield Edit(mark.start, mark.end, _CLOSER[opener.text], NAME)
        else:
            yield Remark(opener.start, opener.end, NAME, _NEVER_CLOSED)

    def _open_between(self, since: int, index: int) -> Iterator[Edit | Remark]:
        closer = self._marks[index]
        between = self._marks[since:index]
        if len(between) == 1 and between[0].side == "open" and closer.text in _OPENER and not self._elides(between[0]):
            mark = between[0]
            yield Edit(mark.start, mark.end, _OPENER[closer.text], NAME)
        elif not self._measures(closer):
            yield Remark(closer.start, closer.end, NAME, _NEVER_OPENED)

    def _paired(self, opened: int, index: int) -> Iterator[Edit]:
        """Both marks of a pair as they should be, and without what does not belong beside them."""
        opener, closer = self._marks[opened], self._marks[index]
        inside = [m for m in self._marks[opened + 1 : index] if not m.double]
        for mark, wanted in zip((opener, closer), self._wanted(opener.text, closer.text), strict=True):
            if mark.text != wanted:
                yield Edit(mark.start, mark.end, wanted, NAME)
        yield from self._tightened(opener, closer)
        if len(inside) != 1:
            return
        stray = inside[0]
        opens = stray.side == "open" and stray.start == opener.end and not self._elides(stray)
        if opens or (stray.side == "close" and stray.end == closer.start):
            yield Edit(stray.start, stray.end, "", NAME)

    def _wanted(self, opener: str, closer: str) -> tuple[str, str]:
        """What the marks of a pair should be: alike, and as most marks of the text are."""
        if opener == ",," and closer in "“”":
            return "„", closer
        if opener in _TYPED or closer in _TYPED:
            return _CURLY if self._writes.curly or "”" in (opener, closer) else _STRAIGHT
        if (opener, closer) == ("“", '"'):
            return _STRAIGHT if self._writes.straight else _CURLY
        if (opener, closer) == ('"', "”"):
            return _CURLY if self._writes.curly else (opener, opener)
        return _CURLY if opener == closer == "“" else (opener, closer)

    def _tightened(self, opener: Mark, closer: Mark) -> Iterator[Edit]:
        """The pair without the spaces within it, where its marks stood between spaces."""
        if not self._writes.tight:
            return
        first = opener.end - self._line.start
        last = closer.start - self._line.start
        quoted = self._line.text[first:last]
        lead, trail = len(quoted) - len(quoted.lstrip(" ")), len(quoted) - len(quoted.rstrip(" "))
        if opener.text in LOOSE and 0 < lead < len(quoted):
            yield Edit(opener.end, opener.end + lead, "", NAME)
        if closer.text in LOOSE and 0 < trail < len(quoted):
            yield Edit(closer.start - trail, closer.start, "", NAME)

    def _measures(self, mark: Mark) -> bool:
        """Whether `mark` stands behind a figure, for inches or seconds."""
        at = mark.start - self._line.start
        return at > 0 and self._line.text[at - 1].isdigit()

    def _closes(self, mark: Mark) -> bool:
        """Whether `mark` closes a quotation for certain, and is no apostrophe at the end of a word."""
        before = self._line.text[: mark.start - self._line.start]
        word = before[-_LONGEST_CUT - 1 :].casefold()
        apostrophe = word.endswith(_MAY_TAKE) or not word.isalpha()
        return mark.side == "close" and (before[-1:] in _STOPS or not apostrophe)

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
