"""Small archives for tests, and what a reader finds on their pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html
from click.testing import CliRunner, Result

from builder.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
SETTINGS = "title: Harbour news\ndescription: News of a harbour\nurl: https://example.org/harbour/\n"


def make_archive(root: Path, captures: Mapping[str, str | bytes], **others: str) -> Path:
    """An archive at `root` with `captures` by file name, and `others` by path under sources (`__` for a slash)."""
    files = {"archive.yml": SETTINGS} | {name.replace("__", "/") + ".yml": text for name, text in others.items()}
    files |= {f"captures/{name}": text for name, text in captures.items()}
    for name, content in files.items():
        path = root / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def run(*arguments: str | Path) -> Result:
    """`newsarchive` with `arguments`."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def records(*arguments: str | Path) -> list[dict[str, Any]]:
    """The records that `newsarchive annotate` prints."""
    result = run("annotate", *arguments)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def published_records(root: Path) -> dict[str, dict[str, Any]]:
    """The records that the site of the archive at `root` publishes, by id."""
    paths = sorted((root / "site/data/articles").glob("*.json"))
    return {path.stem: json.loads(path.read_bytes()) for path in paths}


def article_page(root: Path, key: str) -> lxml.html.HtmlElement:
    """The built page of the article `key`."""
    (path,) = (root / "site/articles").glob(f"*/{key}/index.html")
    return lxml.html.fromstring(path.read_text("utf-8"))


def raw_plus_edits(raw: str, record: Mapping[str, Any]) -> str:
    """The clean text that the record's edits make of `raw`, each applied where it says."""
    parts, at = [], 0
    for edit in record["edits"]:
        assert at <= edit["start"] <= edit["end"] <= len(raw)
        parts += [raw[at : edit["start"]], edit["new"]]
        at = edit["end"]
    return "".join([*parts, raw[at:]])


def files_of(folder: Path) -> dict[str, bytes]:
    """The content of every file below `folder`, by path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
