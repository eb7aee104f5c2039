"""Runs the table of rules over a text until they find nothing more to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.clean.engine import OffsetMap, apply, compose, disjoint, tidied
from builder.clean.view import Context, View
from builder.model import Edit, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    """The clean text, the edits over the raw text that lead to it, what is suspected, and what was removed."""

    text: str
    edits: tuple[Edit, ...]
    remarks: tuple[Remark, ...]
    removed: tuple[Removed, ...]


def run(raw: str, edits: Sequence[Edit], table: Sequence[Entry], context: Context) -> Outcome:
    """Go over `raw`, with `edits` carried out first, by the rules of `table`, again and again until nothing changes.

    Remarks are those of the last pass. There is a bound on the passes, for texts made to provoke many.
    """
    outcome = Outcome(apply(raw, edits), compose((), edits), (), ())
    for _ in range(MOST_PASSES):
        before = outcome.text
        outcome = _one_pass(outcome, table, context)
        if outcome.text == before:
            break
    offsets = OffsetMap(outcome.edits)
    remarks = tuple(
        Remark(*offsets.span_to_raw(remark.start, remark.end), remark.rule, remark.message)
        for remark in sorted(outcome.remarks, key=lambda remark: (remark.start, remark.end))
    )
    return Outcome(outcome.text, tidied(raw, outcome.edits), remarks, outcome.removed)


def _one_pass(outcome: Outcome, table: Sequence[Entry], context: Context) -> Outcome:
    view, edits = View(outcome.text, context), outcome.edits
    remarks: list[Remark] = []
    removed = list(outcome.removed)
    for entry in table:
        found = list(entry.rule(view))
        remarks += (item for item in found if isinstance(item, Remark))
        changes = tidied(view.text, disjoint(item for item in found if isinstance(item, Edit)))
        if changes:
            if entry.telling:
                removed += _taken_out(view.text, changes, OffsetMap(edits))
            edits = compose(edits, changes)
            view = View(apply(view.text, changes), context)
    return Outcome(view.text, edits, tuple(remarks), tuple(removed))


def _taken_out(text: str, edits: Iterable[Edit], offsets: OffsetMap) -> Iterator[Removed]:
    for edit in edits:
        if not edit.new:
            yield Removed(edit.rule, text[edit.start : edit.end], *offsets.span_to_raw(edit.start, edit.end))
