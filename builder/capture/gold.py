"""Corrected records: what a person says is right about a capture, for measuring what the program makes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from builder.problems import Problems

FOLDER = "sources/gold"
_KEYS = ("id", "text", "blocks", "annotations")


def read_gold(path: Path, name: str, problems: Problems) -> dict[str, Any] | None:
    """The corrected record at `path`, called `name` in problems; None where a problem was noted.

    It has the form of the article record; needed are its id, text, blocks, and annotations whose text stands at
    their offsets (half-open, in code points of the record's text).
    """
    try:
        record = json.loads(path.read_bytes())
    except json.JSONDecodeError as error:
        problems.add(name, error.lineno, f"is not valid JSON: {error.msg}", "correct it around here")
        return None
    except (UnicodeDecodeError, OSError, RecursionError) as error:
        problems.add(name, 1, f"cannot be read ({type(error).__name__})", "save the record as UTF-8 JSON")
        return None
    missing = [key for key in _KEYS if not isinstance(record, dict) or key not in record]
    if missing:
        problems.add(name, 1, f"is not an article record: {', '.join(missing)} missing", "add what is missing")
        return None
    astray = [a for a in record["annotations"] if record["text"][a["start"] : a["end"]] != a["text"]]
    for a in astray:
        found = record["text"][a["start"] : a["end"]]
        message = f'the annotation "{a["text"]}" at {a["start"]} stands where the text has "{found}"'
        problems.add(name, 1, message, "correct its offsets")
    return None if astray else record


def read_gold_folder(root: Path, problems: Problems) -> tuple[dict[str, Any], ...]:
    """The corrected records of the archive at `root`, by file name; none where there is no folder."""
    paths = sorted((root / FOLDER).glob("*.json"))
    read = (read_gold(path, path.relative_to(root).as_posix(), problems) for path in paths)
    return tuple(record for record in read if record is not None)
