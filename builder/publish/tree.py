"""Generated pages on disk: written if changed, removed when stale, and never at the cost of somebody else's file.

What was made is on record in `docs/.generated`, one line `SHA-256  path` a file, as `sha256sum --check` reads it.
The record is extended before a file is written and rewritten at the end, so that an interrupted run loses nothing.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from builder.problems import Problems, ProblemsFound

if TYPE_CHECKING:
    from collections.abc import Iterable

RECORD = ".generated"


class Page(Protocol):
    """A generated file: its path under the folder of pages, with forward slashes, and all of its text."""

    @property
    def path(self) -> str:
        """Where it goes."""

    @property
    def text(self) -> str:
        """What it says."""


@dataclass(frozen=True, slots=True)
class WriteReport:
    """How many generated files there are, and how many of them a run wrote; how many stale ones it removed."""

    total: int
    written: int
    removed: int


def write_tree(pages: Iterable[Page], docs: Path) -> WriteReport:
    """Make the generated files under `docs` be exactly `pages`, and say what that took.

    Raises `ProblemsFound`, with everything else written, if a file stands in the way that this function did not
    make, or that was edited since: it is left as it is. Raises `ValueError` if two pages have one path, or a path
    leads out of `docs`.
    """
    docs.mkdir(parents=True, exist_ok=True)
    tree = _Tree(docs)
    for page in pages:
        tree.put(page.path, page.text.encode("utf-8"))
    tree.remove_stale()
    tree.save()
    if tree.problems:
        raise ProblemsFound(tree.problems)
    return WriteReport(len(tree.now), tree.written, tree.removed)


class _Tree:
    """The folder of pages during one run. `before` holds every digest on record for a path; any of them is ours."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs
        self.problems = Problems()
        self.before = _read_record(docs / RECORD)
        self.now: set[str] = set()
        self.record: list[tuple[str, str]] = []  # digest, path
        self.written = 0
        self.removed = 0

    def put(self, path: str, content: bytes) -> None:
        """Let the file at `path` hold `content`, unless somebody else's work stands there."""
        if path in self.now:
            raise ValueError(f"two pages want to be {path}")
        target = self._target(path)
        self.now.add(path)
        digest = _digest(content)
        found = _digest_of(target)
        if found != digest:
            if found is not None and found not in self.before.get(path, ()):
                return self._refuse(path)
            self._note(path, digest)
            _write_atomically(target, content)
            self.written += 1
        self.record.append((digest, path))
        return None

    def remove_stale(self) -> None:
        """Remove what an earlier run made and this one did not, with the folders that are empty then."""
        for path in sorted(self.before.keys() - self.now):
            target = self._target(path)
            found = _digest_of(target)
            if found is None:
                continue
            if found not in self.before[path]:
                self._refuse(path)
                continue
            target.unlink()
            self.removed += 1
            _remove_empty(target.parent, self.docs)

    def save(self) -> None:
        """Replace the record by one without what is gone; a refused file keeps what is on record for it."""
        lines = [f"{digest}  {path}\n" for digest, path in sorted(self.record, key=lambda entry: entry[::-1])]
        _write_atomically(self.docs / RECORD, "".join(lines).encode("utf-8"))

    def _target(self, path: str) -> Path:
        parts = PurePosixPath(path).parts
        if not parts or PurePosixPath(path).is_absolute() or ".." in parts:
            raise ValueError(f"the page {path!r} leads out of {self.docs}")
        return self.docs.joinpath(*parts)

    def _note(self, path: str, digest: str) -> None:
        with (self.docs / RECORD).open("a", encoding="utf-8") as record:
            record.write(f"{digest}  {path}\n")

    def _refuse(self, path: str) -> None:
        file = f"{self.docs.name}/{path}"
        self.record.extend((digest, path) for digest in self.before.get(path, ()))
        if path in self.before:
            hint = "generated pages are overwritten: move your words elsewhere, then delete the file"
            self.problems.add(file, 1, "was edited since it was generated", hint)
        else:
            self.problems.add(file, 1, "stands where a generated page belongs", "rename or move it")


def _read_record(path: Path) -> dict[str, set[str]]:
    record: dict[str, set[str]] = {}
    if path.exists():
        for line in path.read_text("utf-8").splitlines():
            digest, _, name = line.partition("  ")
            record.setdefault(name, set()).add(digest)
    return record


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest_of(path: Path) -> str | None:
    try:
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        return "a folder"


def _write_atomically(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    os.replace(new, path)


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
