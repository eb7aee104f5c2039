"""What a cleaning rule sees: the text as the rules before it left it, and what is known about the capture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, count, pairwise
from operator import add
from typing import Literal

from builder.clean.layout import Line, ends_sentence, starts_lower
from builder.clean.wrapping import Wrapping, continues, wrapping
from builder.model import Edit, Remark, Sidecar

LONGEST_SHORT_LINE = 400
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True)
class Context:
    """What is known about a capture beside its text: names and aliases of the authority files, and the sidecar."""

    language: str = "en"
    media_type: Literal["text/plain", "text/html"] = "text/plain"
    sidecar: Sidecar = field(default_factory=Sidecar)
    names: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class View:
    """The current text, with what rules ask of it computed once. A view equals itself alone, whatever its text."""

    text: str
    context: Context = field(default_factory=Context)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line, blank ones included; lines end at newlines only."""
        texts = self.text.split("\n")
        ends = list(map(add, accumulate(map(len, texts)), count()))
        starts = chain((0,), map((1).__add__, ends))
        return tuple(map(Line._make, zip(starts, ends, texts, strict=False)))

    @cached_property
    def shown_lines(self) -> tuple[Line, ...]:
        """The lines that are not blank."""
        return tuple(line for line in self.lines if line.text and not line.text.isspace())

    @cached_property
    def short_lines(self) -> tuple[Line, ...]:
        """The lines that may be furniture: not blank, and no longer than a few sentences."""
        return tuple(line for line in self.shown_lines if len(line.text) <= LONGEST_SHORT_LINE)

    @cached_property
    def wrapping(self) -> Wrapping | None:
        """How the lines were wrapped, or None where each stands for itself."""
        return wrapping(self.lines)

    @cached_property
    def _spaced(self) -> bool:
        """Whether blank lines set the paragraphs apart, so that other line ends mean nothing."""
        blank = sum(not line.text for line in self.lines)
        return 12 * blank >= len(self.lines)

    def continues(self, line: Line, following: Line) -> bool:
        """Whether `following`, right below `line`, goes on with it: a machine ended the line, not a writer."""
        return continues(line.text, following.text, self.wrapping, spaced=self._spaced, language=self.context.language)

    @cached_property
    def standing_lines(self) -> tuple[Line, ...]:
        """The short lines that stand for themselves, and are not just a stretch of a wrapped sentence."""
        if self.wrapping is None:
            stretches = {after.start for before, after in pairwise(self.lines) if _goes_on(before, after)}
        else:
            stretches = set(self._stretches(self.wrapping))
        return tuple(line for line in self.short_lines if line.start not in stretches)

    def _stretches(self, wrapped: Wrapping) -> Iterator[int]:
        blank = Line(len(self.text), len(self.text), "")
        for before, line, after in zip(self.lines, self.lines[1:], (*self.lines[2:], blank), strict=False):
            ends_chunk = not after.text
            full = ends_chunk or wrapped.wraps(line.text, after.text, slack=0)
            if _goes_on(before, line) or (full and _fills(before, line, wrapped)):
                yield line.start

    @cached_property
    def folded(self) -> str:
        """The text case-folded, for a quick look whether a word stands in it; its offsets may differ."""
        return self.text.casefold()

    @cached_property
    def tokens(self) -> list[str]:
        """The words of the text in order, case-folded; a hyphen or an apostrophe within belongs to a word."""
        return _WORD.findall(self.folded)

    @cached_property
    def words(self) -> Counter[str]:
        """How often the text holds each word of `tokens`."""
        return Counter(self.tokens)

    def without(self, line: Line, rule: str) -> Edit:
        """An edit that removes `line` with the newline behind it."""
        return Edit(line.start, min(line.end + 1, len(self.text)), "", rule)


def _goes_on(before: Line, line: Line) -> bool:
    """Whether `line` goes on with the sentence that the line right before it left open."""
    return bool(before.text) and starts_lower(line.text) and not ends_sentence(before.text)


def _fills(before: Line, line: Line, wrapped: Wrapping) -> bool:
    """Whether `line` may go on with a wrapped sentence that the full line right before it left open."""
    return bool(before.text) and not ends_sentence(before.text) and wrapped.wraps(before.text, line.text, slack=0)


# A rule may yield its edits in any order; of edits that overlap, the first is carried out.
Rule = Callable[[View], Iterable[Edit | Remark]]
