"""What is wrong with the input, said where it is: collected over the whole run and printed together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that an editor has to mend. `line` counts from 1; `hint` says what to do about it."""

    file: str
    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """`file:line: what is wrong, and what to do`, on one line whatever the input held."""
        text = f"{self.message}; {self.hint}" if self.hint else self.message
        return f"{self.file}:{self.line}: {_one_line(text)}"

    def as_github(self, level: Level = "error") -> str:
        """The same as a workflow annotation, escaped as the runner's workflow commands ask for."""
        text = _one_line(f"{self.message}; {self.hint}" if self.hint else self.message)
        file = _escaped(self.file).replace(":", "%3A").replace(",", "%2C")
        return f"::{level} file={file},line={self.line}::{_escaped(text)}"


@dataclass
class Problems:
    """A list of problems that stages add to, and the end of the run reads."""

    found: list[Problem] = field(default_factory=list)

    def add(self, file: str, line: int, message: str, hint: str = "") -> None:
        """Note that `message` is wrong in `file` at `line`, and `hint` how to mend it."""
        self.found.append(Problem(file, line, message, hint))

    def __bool__(self) -> bool:
        return bool(self.found)

    def sorted(self) -> list[Problem]:
        """Every problem once, by file, line and message."""
        return sorted(set(self.found))


class ProblemsFound(Exception):
    """Raised when a stage cannot go on; carries all that was found until then."""

    def __init__(self, problems: Problems) -> None:
        super().__init__("\n".join(map(str, problems.sorted())))
        self.problems = problems


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
