"""Lines that say when an article was published or updated, and nothing else, in whatever language of the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from builder.clean.dates import month_numbers, written_dates
from builder.clean.tables import everywhere
from builder.clean.word_patterns import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 160
_LONGEST_DATED = 120
_DATED = 0.25  # of such a line
_HALF = r"(?: ?[ap]\.? ?m\b\.?)"
_TIME = re.compile(
    rf"\b\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:{_HALF}| ?h\b|\b)(?!\.\d)|\s[+-]\d{{4}}\b|\b\d{{1,2}}{_HALF}"
    r"|\d{1,2}\s?[時时시]\s?\d{1,2}\s?[分분]|\b\d{1,2} ?h ?\d{2}\b",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:UTC|GMT)\s?[+-]\d{1,2}(?::\d{2})?|\b[A-Z]{1,4}[SD]?T\b")
_ZONES = "gmt|utc|bst|est|edt|et|cet|cest|msk|ist|uhr"
_CLOCK = re.compile(
    rf"\b\d{{1,2}}:\d{{2}}(?!\d)|\b\d{{1,2}}(?:[.:]\d{{2}})?(?:{_HALF}| ?(?:{_ZONES})\b)"
    r"|\d{1,2}\s?[時时시]\s?\d{1,2}|\b\d{1,2} ?h ?\d{2}\b|\bkl\.? ?\d{1,2}[.:]\d{2}\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_ONE = "#|an?|one|ein(?:e[rmn]?)?|une?|un[ao]"
_ENDS = (".", "!", "?", "…")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_GLUE = re.compile(r"(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Z])")  # where a converter lost a space
_ADDRESS = re.compile(r"\S{1,60}@\S{1,60}")
_MOST_SMALL = 2  # words in small letters behind the day in a line of names and times
_PARTS = re.compile(r"\s{2,}|\s[|·•–—-]\s|\s?[|·•]\s?")
_MARKS = re.compile(r"[\s,:;.()\[\]（）|ㅣ·•▪●/_*–—‐-]+")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What such a line says: ISO 8601 days, or None."""

    published: str | None = None
    updated: str | None = None
    labelled: bool = False  # whether it is one wherever it stands: it has a label, a time of day or an age


def stamp(line: str, language: str) -> Stamp | None:
    """What `line` says if it consists of dates, times, their labels and reading times alone; else None.

    A day without its year counts beside a time of day or a label.
    """
    return _stamp(line, language) if len(line) <= LONGEST and _DIGIT.search(line) else None


@lru_cache(maxsize=1 << 14)
def _stamp(line: str, language: str) -> Stamp | None:
    dates = written_dates(line, language)
    rest = _without(line, [(date.start, date.end) for date in dates])
    undated = _short_days().sub(" ", rest)
    unzoned = _ZONE.sub(" ", undated)
    untimed = _TIME.sub(" ", unzoned)
    timed = _CLOCK.search(rest) is not None or (untimed != unzoned and _kinds().match(line) is not None)
    numbered = _NUMBER.sub("#", untimed)
    aged = _ages().sub(" ", numbered)
    short = undated != rest and _kinds().match(line) is not None
    if not (dates or timed or short or aged != numbered) or _MARKS.sub("", _labels().sub(" ", aged)):
        return None
    said = _said(line, [(date.start, date.value) for date in dates])
    return said if said.labelled or not (timed or aged != numbered) else replace(said, labelled=True)


def short_days(line: str) -> list[str]:
    """The days without a year in `line`."""
    return _short_days().findall(line) if len(line) <= LONGEST else []


def is_label(line: str) -> bool:
    """Whether `line` has nothing but words that stand before a date, as `Published` or `Last updated:`."""
    return len(line) <= LONGEST and _kinds().fullmatch(line.strip(" :.-–—|•·")) is not None


def stamps_within(text: str, language: str) -> Iterator[tuple[str, Stamp]]:
    """The lines of `text` that say when, and what they say; a line's first or last part may be something else.

    A label on a line of its own goes with the next line.
    """
    label = ""
    for line in text.splitlines():
        if is_label(line):
            label = line.strip() + " "
            continue
        for part in (line, *_PARTS.split(line), *_around_dates(line, language)) if _DIGIT.search(line) else ():
            said = stamp(label + part.strip(), language)
            if said is not None and (said.published or said.updated):
                yield (label + line).strip(), said
                break
        label = "" if line.strip() else label


def is_dated(line: str, language: str) -> bool:
    """Whether `line` says when, or is short and has a whole date in it that is a good part of it."""
    if stamp(line, language) is not None:
        return True
    dates = written_dates(line, language) if len(line) <= _LONGEST_DATED else ()
    return sum(date.end - date.start for date in dates) >= _DATED * max(1, len(line))


def tells_when(line: str, language: str) -> bool:
    """Whether `line` is short, has a whole date beside a label or a time of day, and else little but names.

    Converters glue such lines together: `Ann Author2 May 2024Updated 3 days ago`.
    """
    spaced = unglued(line) if len(line) <= _LONGEST_DATED else ""
    dates = written_dates(spaced, language)
    if not dates or line.rstrip()[-1:] in _ENDS:
        return False
    rest = _without(spaced, [(date.start, date.end) for date in dates])
    if not (_CLOCK.search(rest) or _kinds().search(spaced)):
        return False
    before, behind = (_small_words(part) for part in (spaced[: dates[0].start], spaced[dates[0].end :]))
    return not before and behind <= _MOST_SMALL


def unglued(line: str) -> str:
    """`line` with the spaces that a converter lost between words, and without the addresses of its authors."""
    return _GLUE.sub(" ", _ADDRESS.sub(_behind_address, line) if "@" in line else line)


def _behind_address(match: re.Match[str]) -> str:
    """What is glued to the end of an address: it begins with a capital."""
    word = re.search(r"[A-Z].*", match.group().partition("@")[2])
    return f" {word.group()}" if word else " "


def _small_words(text: str) -> int:
    """How many words of `text` begin with a small letter, but for labels and what stands between names."""
    between = everywhere("clean_credits")["between_names"]
    words = _WORD.findall(_labels().sub(" ", _TIME.sub(" ", _ages().sub(" ", _NUMBER.sub("#", text)))))
    return sum(word[0].islower() and word not in between for word in words)


def _around_dates(line: str, language: str) -> Iterator[str]:
    """What a dated line has from its date on, and up to it; nothing where more than names and places stand before."""
    line = unglued(line)
    dates = written_dates(line, language) if is_dated(line, language) or tells_when(line, language) else ()
    for date in dates[:1]:
        if not _small_words(line[: date.start]):
            yield line[date.start :]
            yield line[: date.end]
            yield line[date.start : date.end]


def _said(line: str, dates: list[tuple[int, str | None]]) -> Stamp:
    published = updated = None
    labels = [(m.start(), m.lastgroup) for m in _kinds().finditer(line)]
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


@cache
def _short_days() -> re.Pattern[str]:
    """Days without a year."""
    month = f"(?:{any_of(list(month_numbers()))})(?!\\w)\\.?"
    return re.compile(
        rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th|\.)? {month}|(?<!\w){month} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
        r"|(?<!\d)\d{1,2}/\d{1,2}(?!\d)|\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]",
        re.IGNORECASE,
    )


@cache
def _ages() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_ONE})[ -]?(?:{any_of(everywhere('clean_dates')['ages'])})(?!\w)", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    words = everywhere("clean_dates")
    listed = [w for key in ("published", "updated", "fillers", "weekdays", "weekdays_short") for w in words[key]]
    return re.compile(rf"(?<!\w)(?:{any_of(listed)})(?!\w)", re.IGNORECASE)


@cache
def _kinds() -> re.Pattern[str]:
    words = everywhere("clean_dates")
    return re.compile(
        rf"(?<!\w)(?:(?P<updated>{any_of(words['updated'])})|(?P<published>{any_of(words['published'])}))(?!\w)",
        re.IGNORECASE,
    )
