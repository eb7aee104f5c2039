"""The receipt of a cleaning: what was removed or repaired, by which rule, for pages and for the terminal."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, Edit, Remark

_CONTEXT = 40  # characters of raw text that are shown on either side of an edit


@dataclass(frozen=True, slots=True)
class Change:
    """One edit in its place: the raw words it took away, what it put there, and the raw text on either side."""

    start: int  # offset in the raw text
    line: int  # of the raw text, from 1
    removed: str
    new: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RuleReceipt:
    """All that one rule did to one article. `changes` is empty where the rights do not allow to show the words."""

    rule: str
    count: int
    removed: int  # characters taken away
    added: int  # characters put in
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What cleaning did to a capture, by rule in the order of their first edits, and what it only suspects."""

    rules: tuple[RuleReceipt, ...]
    remarks: tuple[Remark, ...]
    raw_length: int  # characters
    clean_length: int


def receipt(article: Article) -> Receipt:
    """The receipt of `article`: with all words where its rights are `full`, else with counts alone."""
    by_rule: dict[str, list[Edit]] = {}
    for edit in article.edits:
        by_rule.setdefault(edit.rule, []).append(edit)
    raw = article.raw.text
    newlines = [at for at, character in enumerate(raw) if character == "\n"] if article.rights == "full" else []
    return Receipt(
        rules=tuple(
            RuleReceipt(
                rule=rule,
                count=len(edits),
                removed=sum(edit.end - edit.start for edit in edits),
                added=sum(len(edit.new) for edit in edits),
                changes=tuple(_change(raw, edit, newlines) for edit in edits) if article.rights == "full" else (),
            )
            for rule, edits in by_rule.items()
        ),
        remarks=article.remarks,
        raw_length=len(raw),
        clean_length=len(article.text),
    )


def _change(raw: str, edit: Edit, newlines: Sequence[int]) -> Change:
    return Change(
        start=edit.start,
        line=bisect_right(newlines, edit.start - 1) + 1,
        removed=raw[edit.start : edit.end],
        new=edit.new,
        before=raw[max(0, edit.start - _CONTEXT) : edit.start],
        after=raw[edit.end : edit.end + _CONTEXT],
    )
