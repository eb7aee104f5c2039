"""Pagefind's index of the built pages, made the same byte for byte each time.

Pagefind writes its filters in an order that changes from run to run, and names files by digests of what they hold.
So the filters are put in order here, and these files named anew; all others are already the same each time.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import cbor2

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "pagefind"
_MAGIC = b"pagefind_dcd"  # what every packed file of the index begins with, once unpacked
_FILTERS = 3  # where in the index's table of contents its filters stand, as pairs of name and file
_READY_MADE = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


def index_site(site: Path) -> None:
    """Write the index of the pages in `site` to `site/pagefind`, without Pagefind's ready-made interfaces.

    Raises `RuntimeError` with Pagefind's own words if it fails.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise RuntimeError(f"Pagefind failed: {done.stderr.strip() or done.stdout.strip()}")
    folder = site / FOLDER
    for path in folder.iterdir():
        if path.name.startswith(_READY_MADE):
            path.unlink()
    entry = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))
    for language, index in entry["languages"].items():
        index["hash"] = _put_in_order(folder, language, index["hash"])
    (folder / "pagefind-entry.json").write_text(json.dumps(entry, ensure_ascii=False, sort_keys=True), "utf-8")


def _put_in_order(folder: Path, language: str, name: str) -> str:
    """Put the filters of one language's index in order, and return the index's new name."""
    contents = _unpack(folder / f"pagefind.{name}.pf_meta")
    contents[_FILTERS] = sorted(
        [filter_name, _put_values_in_order(folder, language, file)] for filter_name, file in contents[_FILTERS]
    )
    return _repack(folder / f"pagefind.{name}.pf_meta", contents, "pagefind.{}.pf_meta", language)


def _put_values_in_order(folder: Path, language: str, name: str) -> str:
    path = folder / "filter" / f"{name}.pf_filter"
    filter_name, values = _unpack(path)
    return _repack(path, [filter_name, sorted(values)], "{}.pf_filter", language)


def _unpack(path: Path) -> list[Any]:
    data = gzip.decompress(path.read_bytes())
    contents: list[Any] = cbor2.loads(data.removeprefix(_MAGIC))
    return contents


def _repack(path: Path, contents: list[Any], pattern: str, language: str) -> str:
    """Replace the file at `path` by one that holds `contents`, and is named for them; return that name's digest."""
    data = _MAGIC + cbor2.dumps(contents)
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
    path.unlink()
    (path.parent / pattern.format(name)).write_bytes(gzip.compress(data, mtime=0))
    return name
