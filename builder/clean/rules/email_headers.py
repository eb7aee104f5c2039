"""The header lines of an e-mail above the article are removed; its subject stays as the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "email-headers"
_FIELD = re.compile(
    r"(?P<field>From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Message-ID|MIME-Version|Content-Type|Return-Path|Received|"
    r"Content-Transfer-Encoding|Importance|X-[\w-]{1,40}|List-[\w-]{1,40}):\s*(?P<value>.{0,900})",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"-{2,}\s*(?:Forwarded message|Original Message)\s*-{2,}|Begin forwarded message:", re.IGNORECASE
)
_TAGS = re.compile(r"(?:(?:\[[^\[\]\n]{2,40}\]|(?:re|fwd?|aw|wg|rv|tr) ?:) {0,3}){1,6}", re.IGNORECASE)
_FEWEST = 2
_MARK = re.compile(r"(?:> ?){1,9}")
_FEWEST_QUOTED = 3  # lines
_MOSTLY = 0.7  # of the lines


def rule(view: View) -> Iterator[Edit]:
    """The marks of a quoted message, and a run of at least two header fields at the start of the text, of which one
    says from whom, to whom or when.
    """
    yield from _quoted(view)
    edits: list[Edit] = []
    fields: set[str] = set()
    for line in view.lines:
        text = line.text.strip()
        match = _FIELD.fullmatch(text)
        if match is not None:
            fields.add(match["field"].casefold())
            if match["field"].casefold() == "subject" and match["value"]:
                start = line.start + line.text.index(match["value"]) + _tags(match["value"])
                edits.append(Edit(line.start, start, "", NAME))
            else:
                edits.append(view.without(line, NAME))
        elif _FORWARDED.fullmatch(text):
            edits.append(view.without(line, NAME))
        elif text:
            break
    if len(fields) >= _FEWEST and fields & {"from", "to", "subject"}:
        yield from edits


def _tags(subject: str) -> int:
    """How many characters of `subject` name a mailing list, or say that it answers or passes on."""
    match = _TAGS.match(subject)
    return match.end() if match is not None and match.end() < len(subject) else 0


def _quoted(view: View) -> Iterator[Edit]:
    """The marks before the lines of a quoted message, where most of the text is one."""
    if ">" not in view.text:
        return
    lines = view.shown_lines
    quoted = [(line, match) for line in lines if (match := _MARK.match(line.text))]
    if len(quoted) >= max(_FEWEST_QUOTED, _MOSTLY * len(lines)):
        for line, match in quoted:
            yield Edit(line.start, line.start + match.end(), "", NAME)
