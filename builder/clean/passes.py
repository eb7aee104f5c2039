"""Runs the table of rules over a text until they find nothing more to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.clean.engine import OffsetMap, apply, compose, disjoint, tidied
from builder.clean.view import Context, View
from builder.model import Edit, Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from builder.clean.table import Entry

MOST_PASSES = 12


@dataclass(frozen=True)
class Removed:
    """What a rule took out, as it stood in the text at that time, and its place in the raw text."""

    rule: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Outcome:
    """The clean text, its language, the edits of the raw text that lead to it, what is suspected, what was removed."""

    text: str
    language: str
    edits: tuple[Edit, ...]
    remarks: tuple[Remark, ...]
    removed: tuple[Removed, ...]


def run(
    raw: str, edits: Sequence[Edit], table: Sequence[Entry], context: Context, tell: Callable[[str], str]
) -> Outcome:
    """Go over `raw`, with `edits` carried out first, by the rules of `table`, again and again until nothing changes.

    `tell` gives the language of a text. What is left of a capture may tell another than all of it: then the rules go
    over it as over a text in that one. Remarks are those of the last pass. There is a bound on the passes, for texts
    made to provoke many.
    """
    work = _Work(View(apply(raw, edits), context), compose((), edits))
    for _ in range(MOST_PASSES):
        before = work.view.text
        for entry in table:
            work.go_by(entry)
        if work.view.text == before and not work.is_retold(tell(before)):
            break
    offsets = OffsetMap(work.edits)
    remarks = tuple(
        Remark(*offsets.span_to_raw(remark.start, remark.end), remark.rule, remark.message)
        for remark in sorted(work.remarks(), key=lambda remark: (remark.start, remark.end))
    )
    language = work.view.context.language
    return Outcome(work.view.text, language, tidied(raw, work.edits), remarks, tuple(work.removed))


class _Work:
    """The text as the rules so far left it, and what they said of it."""

    def __init__(self, view: View, edits: tuple[Edit, ...]) -> None:
        self.view = view
        self.edits = edits
        self.removed: list[Removed] = []
        self._said: dict[str, tuple[View, list[Remark]]] = {}  # by each rule: the last view it saw, and its remarks

    def remarks(self) -> Iterator[Remark]:
        """What each rule remarked last, in the order of the table."""
        for _, remarks in self._said.values():
            yield from remarks

    def is_retold(self, language: str) -> bool:
        """Whether the text is to be read in another `language` from now on."""
        context = self.view.context
        if language == context.language:
            return False
        self.view = View(self.view.text, replace(context, language=language))
        return True

    def go_by(self, entry: Entry) -> None:
        """Carry out what the rule of `entry` finds, unless it saw this very text before: it would find nothing new."""
        view = self.view
        if entry.name in self._said and self._said[entry.name][0] is view:
            return
        found = list(entry.rule(view))
        edits = [item for item in found if isinstance(item, Edit)]
        self._said[entry.name] = view, [item for item in found if isinstance(item, Remark)]
        changes = tidied(view.text, disjoint(edits)) if edits else ()
        if changes:
            if entry.telling:
                self.removed += _taken_out(view.text, changes, OffsetMap(self.edits))
            self.edits = compose(self.edits, changes)
            self.view = View(apply(view.text, changes), view.context)


def _taken_out(text: str, edits: Iterable[Edit], offsets: OffsetMap) -> Iterator[Removed]:
    for edit in edits:
        if not edit.new.strip():
            yield Removed(edit.rule, text[edit.start : edit.end], *offsets.span_to_raw(edit.start, edit.end))
