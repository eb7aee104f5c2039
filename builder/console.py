"""How a run shows on a terminal, and in the log of a machine: progress bars there, plain lines here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")


class ConsoleProgress:
    """Progress on standard error: bars on a terminal, a line a stage elsewhere."""

    def __init__(self) -> None:
        self.console = Console(stderr=True)

    def stage(self, name: str) -> None:
        """Says that the stage `name` begins."""
        self.console.print(name, highlight=False)

    def each(self, name: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """Passes `items` on, counting them."""
        if not self.console.is_terminal:
            self.stage(f"{name}: {total} captures")
            yield from items
            return
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        with Progress(*columns, console=self.console) as bar:
            yield from bar.track(items, total=total, description=name)


class Silent:
    """No progress at all."""

    def stage(self, name: str) -> None:
        """Says nothing."""

    def each(self, name: str, items: Iterable[Item], total: int) -> Iterable[Item]:
        """Passes `items` on."""
        return items


def say(text: str) -> None:
    """Prints `text` on standard error, as it is."""
    print(text, file=sys.stderr)
