"""What a cleaning rule sees: the text as the rules before it left it, and what is known about the capture."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from builder.model import Edit, Remark, Sidecar

LONGEST_SHORT_LINE = 400


class Line(NamedTuple):
    """A line of the text without its newline; ``text[start:end]`` is what stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Context:
    """What is known about a capture beside its text: names and aliases of the authority files, and the sidecar."""

    language: str = "en"
    media_type: Literal["text/plain", "text/html"] = "text/plain"
    sidecar: Sidecar = field(default_factory=Sidecar)
    names: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()


@dataclass(frozen=True)
class View:
    """The current text, with what rules ask of it computed once."""

    text: str
    context: Context = field(default_factory=Context)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line, blank ones included; lines end at newlines only."""
        lines: list[Line] = []
        start = 0
        for text in self.text.split("\n"):
            lines.append(Line(start, start + len(text), text))
            start += len(text) + 1
        return tuple(lines)

    @cached_property
    def short_lines(self) -> tuple[Line, ...]:
        """The lines that may be furniture: not blank, and no longer than a few sentences."""
        return tuple(line for line in self.lines if line.text.strip() and len(line.text) <= LONGEST_SHORT_LINE)

    def without(self, line: Line, rule: str) -> Edit:
        """An edit that removes `line` with the newline behind it, or before it where it is the last."""
        if line.end < len(self.text):
            return Edit(line.start, line.end + 1, "", rule)
        return Edit(max(0, line.start - 1), line.end, "", rule)


Rule = Callable[[View], Iterable[Edit | Remark]]
