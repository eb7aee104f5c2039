"""Captions and credits of pictures are removed."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from builder.clean.dates import written_dates
from builder.clean.edges import is_body
from builder.clean.furniture import furniture
from builder.clean.layout import LIST_ITEM, ends_sentence, hangs, starts_lower
from builder.clean.picture_credits import (
    CAPITALS,
    LONGEST_CAPTION,
    acts,
    is_credit,
    is_credited,
    is_label,
    is_news_agency,
    is_signed,
    is_view,
    may_be_view,
    says_side,
)
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "captions"
_DATED = re.compile(rf"[^\n]{{40,}}\d, (?:19|20)\d\d [–—-] {CAPITALS}")
_NAMED = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){1,3}\.")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTED = re.compile(r"[\"“”„«»]")
_BRACKET = (")", "]")
_FEWEST_WORDS = 6  # of a caption without a mark at its end, which might be a heading
_FEWEST_REPEATED = 4
_SHORTEST_LONGER = 4  # letters of a word that headings in capitals capitalise


def rule(view: View) -> Iterator[Edit]:
    """Lines that credit a picture, or that say what is to be seen in one:

    - whole lines of the table, and short lines that end in a credit;
    - what stands below a label such as `Image caption:`;
    - lines of names alone, one of which sells pictures or news, and `Photo: Ann Author`, with the caption above them;
    - a single sentence that tells nothing, with a bare name behind it;
    - a description and a caption of a picture, which say the same;
    - `Ann Author, left, with Bob Writer`, and lines that end in `File photo`;
    - what is to be seen, in the present tense, with a full date behind it, and what ends in a date and ` - Agency`;
    - a name with a full stop that stands there twice.
    """
    found = CaptionLines(view)
    for at in range(len(found.lines)):
        for line in found.of_picture(at):
            yield view.without(line, NAME)


class CaptionLines:
    """The lines of a text, blank ones left out, with what tells captions among them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.language = view.context.language
        self.lines: Sequence[Line] = view.shown_lines
        self._standing = {line.start for line in view.standing_lines}
        bodies = [at for at, line in enumerate(self.lines) if is_body(line.text)]
        self._body, self._last_body = (bodies[0], bodies[-1]) if bodies else (len(self.lines), -1)

    @cached_property
    def _listed(self) -> frozenset[int]:
        """Where lines start that the table holds."""
        return frozenset(line.start for line in furniture(self.view, NAME))

    def announced(self) -> Iterator[Line]:
        """The labels of captions that stand above these, and those."""
        for at, line in enumerate(self.lines[1:], start=1):
            if line.start in self._standing and is_label(line.text.strip(), self.language):
                yield from (line, *self._below(at))

    def between_paragraphs(self) -> Iterator[Line]:
        """Below the first paragraph and above the last, the credits with captions above them, and those."""
        for at in range(self._body + 2, self._last_body):
            line = self.lines[at]
            if line.start in self._standing and is_credit(line.text.strip(), self.language):
                captions = list(self._above(at))
                yield from (*captions, line) if captions else ()

    def of_picture(self, at: int) -> Iterator[Line]:
        """The line `at`, if it belongs to a picture, and those beside it that then do, too."""
        line = self.lines[at]
        if line.start not in self._standing:
            return
        text = line.text.strip()
        credit = is_credit(text, self.language)
        if credit and at > self._last_body and is_news_agency(text, self.language):
            return  # whose report the article is
        if credit or line.start in self._listed or is_credited(text, self.language) or self._describes(text):
            yield line
            if credit:
                yield from self._above(at)
            elif is_label(text, self.language):
                yield from self._below(at)
        elif self._is_dated(at) or self._is_signed(at, text) or self._repeats_both(at) or self._is_twice(at):
            yield line

    def _above(self, at: int) -> Iterator[Line]:
        """The caption over the credit `at`, and its copy over that; the last paragraph of the article has none."""
        above = at - 1
        if above > 0 and at <= self._last_body and self._is_captioned(above):
            yield self.lines[above]
            if above > 1 and self._text(above - 1) == self._text(above):
                yield self.lines[above - 1]

    def _below(self, at: int) -> Iterator[Line]:
        if at + 1 < len(self.lines):
            below = self.lines[at + 1]
            if below.start == self.lines[at].end + 1 and len(below.text) <= LONGEST_CAPTION:
                yield below

    def _text(self, at: int) -> str:
        return self.lines[at].text.strip()

    def _is_captioned(self, at: int) -> bool:
        """Whether the line `at`, above a credit, is what the picture shows, and not the article's."""
        line, text = self.lines[at], self._text(at)
        if line.start not in self._standing or len(text) > LONGEST_CAPTION or _QUOTED.match(text):
            return False
        if self._is_open(at):
            return False
        if not _QUOTED.search(text) and (acts(text, self.language) or self._repeats(at)):
            return True
        if starts_lower(text) or LIST_ITEM.match(text):
            return False
        if ends_sentence(text) and is_news_agency(self._text(at + 1), self.language):
            return False  # whose report it may be
        if self._is_block(at):
            return is_view(text, self.language) or not ends_sentence(text)
        if at <= min(self._body, 2):
            return False
        if ends_sentence(text):
            return is_view(text, self.language) or may_be_view(text, self.language)
        return at > self._body and text.count(" ") >= _FEWEST_WORDS - 1 and not _is_title_case(text)

    def _is_open(self, at: int) -> bool:
        """Whether the line `at` may be the first part of a sentence that goes on below the credit."""
        below = self.lines[at + 2].text if at + 2 < len(self.lines) else ""
        wrapped = self.view.wrapping is not None and not self._is_block(at)
        return not ends_sentence(self._text(at)) and (
            wrapped or starts_lower(below.strip()) or hangs(self._text(at), self.language)
        )

    def _is_block(self, at: int) -> bool:
        """Whether the line `at` and the next one stand together between blank lines."""
        line, credit = self.lines[at], self.lines[at + 1]
        return credit.start == line.end + 1 and line.start > self.lines[at - 1].end + 1

    def _repeats(self, at: int) -> bool:
        return at > 0 and self._text(at) == self._text(at - 1) and self._text(at).count(" ") >= _FEWEST_REPEATED - 1

    def _repeats_both(self, at: int) -> bool:
        """Whether the line `at` is one of three of which one holds the other two: a description, caption and credit."""
        for first in (at - 2, at - 1, at):
            if first < 1 or first + 2 >= len(self.lines):
                continue
            whole, seen, credit = (self._text(first + step) for step in range(3))
            joined = len(whole) <= LONGEST_CAPTION and whole == f"{seen} {credit}"
            if joined and seen.count(" ") >= _FEWEST_REPEATED - 1:
                return True
        return False

    def _is_twice(self, at: int) -> bool:
        """Whether the line `at` is one of two that say the same without an end, between paragraphs."""
        for first in (at - 1, at):
            if first < 1 or first + 2 >= len(self.lines) or self._text(first) != self._text(first + 1):
                continue
            text = self._text(first)
            if _NAMED.fullmatch(text):
                return True
            open_view = text.count(" ") >= _FEWEST_WORDS - 1 and not ends_sentence(text) and not starts_lower(text)
            if open_view and is_body(self._text(first - 1)) and is_body(self._text(first + 2)):
                return True
        return False

    def _is_dated(self, at: int) -> bool:
        """Whether the line `at`, not the first, ends in a full date and who took the picture."""
        return at > 0 and len(self._text(at)) <= 2 * LONGEST_CAPTION and _DATED.fullmatch(self._text(at)) is not None

    def _is_signed(self, at: int, text: str) -> bool:
        """Whether a name behind a view makes the line `at` a caption: not the last line, nor one of several like it."""
        if at == 0 or at + 1 == len(self.lines) or not is_signed(text, self.language):
            return False
        if not is_body(self._text(at + 1)) or starts_lower(self._text(at + 1)):
            return False
        return not any(self._text(beside).endswith(_BRACKET) for beside in (at - 1, at + 1)) or text[-1] not in _BRACKET

    def _describes(self, text: str) -> bool:
        """Whether `text` says what a picture shows."""
        if len(text) <= LONGEST_CAPTION and not _QUOTED.search(text) and says_side(text, self.language):
            return True
        end = acts(text, self.language) if _YEAR.search(text) and not _QUOTED.search(text) else 0
        if not end:
            return False
        _, first_end = sentences(text, 0, len(text), self.language)[0]
        return any(end < date.start < first_end for date in written_dates(text, self.language))


def _is_title_case(text: str) -> bool:
    """Whether no longer word of `text` behind the first is in small letters, as in headings."""
    return not any(word.islower() and len(word) >= _SHORTEST_LONGER for word in text.split()[1:])
