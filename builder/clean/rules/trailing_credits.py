"""Credits and pointers behind the last sentence of a paragraph are taken off."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.furniture import NOTICES, groups
from builder.clean.layout import ends_sentence
from builder.clean.notices import KINDS, reports
from builder.clean.rules.bylines import is_credit
from builder.clean.tables import merged
from builder.model import Edit
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "trailing-credits"
_LAST_LINES = 3
_LONGEST = 200
_LONGEST_PARAGRAPH = 4000
_LONGEST_CONTACT = 320
_IN_BRACKETS = re.compile(r"(?<=[.!?”\"’…]) (?P<words>[(\[][^()\[\]\s]{2,40} [^()\[\]]{2,140}[)\]])$")
_LABELLED = re.compile(r"(?<=[.!?”\"’…]) +(?P<words>[^\W\d_a-zß-öø-ÿ][^.!?:|\n]{2,30}[:|] [^.!?\n]{10,160})$")
_CONTACT = re.compile(r" ?\(\([^()\n]{0,100}@[^()\n]{0,200}\)\)\.?$")  # `((ann@author.example; +44 20 1234 5678))`
_CREDITS = frozenset({"agency-credits", "credit-labels"})


def rule(view: View) -> Iterator[Edit]:
    """`… he said. (Reporting by Ann Author)`, `… he said. -- Agency` and signatures such as `ab/cd (Agency)`.

    What stands in brackets, two words at least, goes if it would go on a line of its own; so do a pointer to another
    article without a full stop, and the address of a reporter in two pairs of brackets. The mark of an agency, a
    signature, and sentences that are notices go from the last lines of the text only.
    """
    language = view.context.language
    for line in view.lines:
        yield from _pointer(line, language)
        bracketed = line.text.endswith((")", "]"))
        match = _IN_BRACKETS.search(line.text, max(0, len(line.text) - _LONGEST)) if bracketed else None
        if match is not None and _is_credit(match["words"], language):
            yield Edit(line.start + match.start(), line.end, "", NAME)
        contact = _CONTACT.search(line.text, max(0, len(line.text) - _LONGEST_CONTACT)) if "((" in line.text else None
        if contact is not None:
            yield Edit(line.start + contact.start(), line.end, "", NAME)
    for line in [line for line in view.lines if line.text][1:][-_LAST_LINES:]:
        match = _agency(language).search(line.text, max(0, len(line.text) - _LONGEST))
        if match is not None:
            yield Edit(line.start + match.start(), line.end, "", NAME)
        elif _signature(language).fullmatch(line.text):
            yield view.without(line, NAME)
        else:
            yield from _notices(line, language)


def _pointer(line: Line, language: str) -> Iterator[Edit]:
    """`… he said. READ MORE: Ferry leaves at noon`."""
    if ends_sentence(line.text):
        return
    match = _LABELLED.search(line.text, max(0, len(line.text) - _LONGEST))
    if match is not None and "related-articles" in groups(match["words"], language):
        yield Edit(line.start + match.start(), line.end, "", NAME)


def _notices(line: Line, language: str) -> Iterator[Edit]:
    """The sentences at the end of a paragraph that would go on a line of their own."""
    spans = sentences(line.text, language=language) if len(line.text) <= _LONGEST_PARAGRAPH else []
    kept = len(spans)
    while kept > 0 and _is_notice(line.text[slice(*spans[kept - 1])], language):
        kept -= 1
    if 0 < kept < len(spans):
        yield Edit(line.start + spans[kept - 1][1], line.end, "", NAME)


def _is_notice(text: str, language: str) -> bool:
    found = groups(text, language) & NOTICES
    return is_credit(text, language) or (bool(found) and not (found <= frozenset(KINDS) and reports(text, language)))


def _is_credit(text: str, language: str) -> bool:
    return is_credit(text, language) or bool(_CREDITS & groups(text, language))


@cache
def _agencies(language: str) -> str:
    return "|".join(re.escape(name) for name in sorted(merged("clean_credits", language)["agencies"], key=len)[::-1])


@cache
def _agency(language: str) -> re.Pattern[str]:
    agency = f"(?i:{_agencies(language)})"
    return re.compile(rf"(?<=[.!?”\"’…])(?: ?[-–—]{{1,3}} ?{agency}| [(\[{agency}[)\]])\.?$")


@cache
def _signature(language: str) -> re.Pattern[str]:
    agencies = rf"(?i:{_agencies(language)})"
    initials = r"[a-z]{2,4}(?:[/-][a-z]{2,4}){0,3}/[a-z]{2,4}(?:/[a-z]{2,4}){0,3}"
    return re.compile(
        rf"/?{initials}/?(?: \({agencies}(?:, ?{agencies}){{0,3}}\))?|{agencies}/[a-z]{{2,4}}(?:/[a-z]{{2,4}})?"
    )
