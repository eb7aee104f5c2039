"""Lines that say when an article was published or updated, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.dates import written_dates
from builder.clean.tables import merged
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 160
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\b|(?=[ap]\.?m\b))|\s[+-]\d{4}\b|\b\d{1,2} ?(?=[ap]\.?m\b)", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\b\d{1,2}:\d{2}\b|\b\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\b|(?:gmt|utc|bst|est|edt|et|cet|cest|msk|ist)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:\d{1,3}|an?|one)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"\s{2,}|\s[|·•–—-]\s")
_MARKS = re.compile(r"[\s,:;.()\[\]|·•/–—-]+")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What such a line says: ISO 8601 days, or None."""

    published: str | None = None
    updated: str | None = None
    labelled: bool = False  # whether it is one wherever it stands: it has a label, a time of day or an age


def stamp(line: str, language: str) -> Stamp | None:
    """What `line` says if it consists of dates, times, their labels and reading times alone; else None."""
    if len(line) > LONGEST or not _DIGIT.search(line):
        return None
    dates = written_dates(line, language)
    rest = _without(line, [(date.start, date.end) for date in dates])
    numbered = _NUMBER.sub("#", _TIME.sub(" ", rest))
    aged = _ages(language).sub(" ", numbered)
    timed = _CLOCK.search(rest) is not None
    says_when = bool(dates) or aged != numbered or timed
    if not says_when or _MARKS.sub("", _labels(language).sub(" ", aged)):
        return None
    said = _said(line, [(date.start, date.value) for date in dates], language)
    return said if said.labelled or not (timed or aged != numbered) else replace(said, labelled=True)


def stamps_within(text: str, language: str) -> Iterator[tuple[str, Stamp]]:
    """The lines of `text` that say when, and what they say; a line's first or last part may be something else."""
    for line in text.splitlines():
        for part in (line, *_PARTS.split(line)):
            said = stamp(part, language)
            if said is not None and (said.published or said.updated):
                yield line.strip(), said
                break


def _said(line: str, dates: list[tuple[int, str | None]], language: str) -> Stamp:
    published = updated = None
    labels = [(m.start(), m.lastgroup) for m in _kinds(language).finditer(line)]
    for at, value in dates:
        kinds = [kind for start, kind in labels if start < at]
        if kinds and kinds[-1] == "updated":
            updated = updated or value
        else:
            published = published or value
    return Stamp(published, updated, bool(labels))


def _without(line: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        line = f"{line[:start]} {line[end:]}"
    return line


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _ages(language: str) -> re.Pattern[str]:
    return re.compile(rf"#[ -]?(?:{_any_of(table('clean_dates', language)['ages'])})\b", re.IGNORECASE)


@cache
def _labels(language: str) -> re.Pattern[str]:
    words = merged("clean_dates", language)
    listed = [w for key in ("published", "updated", "fillers", "weekdays", "weekdays_short") for w in words[key]]
    return re.compile(rf"(?<!\w)(?:{_any_of(listed)})(?!\w)", re.IGNORECASE)


@cache
def _kinds(language: str) -> re.Pattern[str]:
    words = merged("clean_dates", language)
    return re.compile(
        rf"\b(?:(?P<updated>{_any_of(words['updated'])})|(?P<published>{_any_of(words['published'])}))\b",
        re.IGNORECASE,
    )
