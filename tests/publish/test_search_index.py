from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import cbor2
import pytest

from builder.publish.search_index import index_site

if TYPE_CHECKING:
    from pathlib import Path

FILTERS = ("event", "kind", "outlet", "person", "place", "year")


def site(root: Path, languages: tuple[str, ...] = ("en",)) -> Path:
    """Twenty pages a language, each with a value of each filter."""
    for language in languages:
        for number in range(20):
            values = "".join(f'<i data-pagefind-filter="{name}">{name} {number % 7}</i>' for name in FILTERS)
            page = f'<html lang="{language}"><body data-pagefind-body>{values}<h1>Page {number}</h1>Pier</body></html>'
            (root / f"{language}-{number}.html").write_text(page)
    return root


def index_files(root: Path) -> dict[str, bytes]:
    index_site(root)
    folder = root / "pagefind"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_index_is_the_same_each_time(tmp_path: Path) -> None:
    site(tmp_path, languages=("de", "en"))
    first = index_files(tmp_path)
    assert all(index_files(tmp_path) == first for _ in range(3))


def test_the_index_names_files_that_are_there(tmp_path: Path) -> None:
    index_files(site(tmp_path))
    folder = tmp_path / "pagefind"
    name = json.loads((folder / "pagefind-entry.json").read_text())["languages"]["en"]["hash"]
    packed = (folder / f"pagefind.{name}.pf_meta").read_bytes()
    contents = cbor2.loads(gzip.decompress(packed).removeprefix(b"pagefind_dcd"))
    filters = dict(contents[3])
    assert list(filters) == sorted(FILTERS)
    assert {path.stem for path in (folder / "filter").iterdir()} == set(filters.values())


def test_a_second_index_leaves_nothing_of_the_first(tmp_path: Path) -> None:
    site(tmp_path)
    index_files(tmp_path)
    for path in tmp_path.glob("en-1*.html"):
        path.unlink()
    assert index_files(tmp_path) == index_files(tmp_path)


def test_what_pagefind_cannot_do_is_said_in_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="Pagefind failed"):
        index_site(tmp_path / "missing")
