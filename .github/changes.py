"""Says in Markdown how the generated pages of two builds differ: `changes.py BEFORE AFTER`, two folders of pages."""

from __future__ import annotations

import sys
from pathlib import Path

SHOWN = 50  # paths of one list


def pages(docs: Path) -> dict[str, str]:
    """The digest of each generated page, by path; empty if there was no build."""
    record = docs / ".generated"
    lines = record.read_text("utf-8").splitlines() if record.is_file() else []
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def summary(before: dict[str, str], after: dict[str, str]) -> str:
    """A heading, the counts, and the paths behind each count, folded."""
    lists = {
        "added": sorted(after.keys() - before.keys()),
        "changed": sorted(path for path in after.keys() & before.keys() if after[path] != before[path]),
        "removed": sorted(before.keys() - after.keys()),
    }
    lines = [f"### Pages: {', '.join(f'{len(paths)} {how}' for how, paths in lists.items())}, of {len(after)}", ""]
    for how, paths in lists.items():
        if paths:
            more = [f"- … and {len(paths) - SHOWN} more"] if len(paths) > SHOWN else []
            lines += [f"<details><summary>{how}</summary>", "", *(f"- `{path}`" for path in paths[:SHOWN]), *more]
            lines += ["", "</details>", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    print(summary(*(pages(Path(folder)) for folder in sys.argv[1:3])))
