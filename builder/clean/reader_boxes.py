"""What readers of a page are asked, and what they answer: polls within an article, and the comments below it."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from builder.clean.edges import is_body
from builder.clean.layout import ends_sentence
from builder.clean.phrases import groups_of
from builder.clean.stamps import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

_TABLE = "page_boxes"
_LONGEST = 400  # characters of a label or a button, and of comments that lost their lines
_PARAGRAPHS = 2  # above the comments
_MOST_HEADINGS = 5  # that may be those of the comments
_FIRST_SIGN = 4  # lines below the heading of the comments among which there is a time or a button
_LINES_OF_COMMENT = 3  # paragraphs for each time or button, at most
_LONGEST_ANSWER = 60
_FEWEST_ANSWERS, _MOST_ANSWERS = 2, 8
_QUESTION = re.compile(r"\?[\"”’)]?$")
_SHARE = re.compile(r"\b\d{1,3}(?:[.,]\d+)? ?%")


def boxes(view: View) -> Iterator[Line]:
    """The lines of the polls of `view`, those of the comments at its end, and what says that these are closed."""
    lines = view.shown_lines
    language = view.context.language
    said = [_groups(line.text, language) for line in lines]
    if any(said):
        yield from _polls(lines, said, language)
        yield from _comments(lines, said, language)
        yield from (line for line, groups in zip(lines, said, strict=True) if "comments-closed" in groups)


def _polls(lines: Sequence[Line], said: Sequence[frozenset[str]], language: str) -> Iterator[Line]:
    """A label such as `Poll`, a question, answers, and the buttons below them."""
    for at, line in enumerate(lines):
        label = "poll" in said[at]
        question = at + 1 if label and not _QUESTION.search(line.text) else at
        if not label or question >= len(lines) or not _QUESTION.search(lines[question].text):
            continue
        below = lines[question + 1 : question + 2 + _MOST_ANSWERS]
        answers = list(takewhile(lambda other: _is_answer(other.text, language), below))
        closing = list(takewhile(lambda other: "poll-buttons" in _groups(other.text, language), below[len(answers) :]))
        counted = sum(_SHARE.search(answer.text) is not None for answer in answers)
        if len(answers) >= _FEWEST_ANSWERS and (closing or counted == len(answers)):
            yield from (*lines[at : question + 1], *answers, *closing)


def _is_answer(text: str, language: str) -> bool:
    short = len(text) <= _LONGEST_ANSWER and (not ends_sentence(text) or text.endswith("."))
    return short and "poll-buttons" not in _groups(text, language)


def _comments(lines: Sequence[Line], said: Sequence[frozenset[str]], language: str) -> Sequence[Line]:
    """The heading of the comments with all that follows, where that is comments: times, and buttons to answer."""
    above = [at for at, line in enumerate(lines) if is_body(line.text)][:_PARAGRAPHS]
    first = above[-1] if len(above) == _PARAGRAPHS else len(lines)
    headings = (at for at in range(first, len(lines)) if "comments" in said[at])
    for at in islice(headings, _MOST_HEADINGS):
        if _are_comments([line.text for line in lines[at + 1 :]], language):
            return lines[at:]
    return ()


def _are_comments(lines: Sequence[str], language: str) -> bool:
    buttons = [at for at, text in enumerate(lines) if "comment-buttons" in _groups(text, language)]
    times = [at for at, text in enumerate(lines) if stamp(text, language) is not None]
    signs = len(buttons) + len(times)
    first = min([*buttons, *times], default=len(lines))
    written = sum(is_body(text) for text in lines)
    return bool(buttons) and first < _FIRST_SIGN and written <= _LINES_OF_COMMENT * signs


def _groups(text: str, language: str) -> frozenset[str]:
    return groups_of(_TABLE, text, language) if len(text) <= _LONGEST else frozenset()
