from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.publish import cbor
from builder.publish.search_index import index_site

if TYPE_CHECKING:
    from pathlib import Path

ITEMS = st.recursive(st.integers(-(2**63), 2**63) | st.text(), st.lists, max_leaves=20)
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
    contents = cbor.decode(gzip.decompress(packed).removeprefix(b"pagefind_dcd"))
    assert isinstance(contents, list)
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


@given(ITEMS)
def test_what_is_encoded_is_decoded_as_it_was(item: cbor.Item) -> None:
    assert cbor.decode(cbor.encode(item)) == item


@pytest.mark.parametrize(
    ("data", "item"),
    [
        (b"\x00", 0),
        (b"\x17", 23),
        (b"\x18\x18", 24),
        (b"\x19\x03\xe8", 1000),
        (b"\x29", -10),
        (b"\x64IETF", "IETF"),
        (b"\x82\x01\x82\x02\x03", [1, [2, 3]]),
        (b"\x9f\x01\x02\xff", [1, 2]),
    ],
)
def test_examples_of_the_standard_are_read_as_it_says(data: bytes, item: cbor.Item) -> None:
    assert cbor.decode(data) == item


@pytest.mark.parametrize("data", [b"\xf5", b"\xa1\x01\x02", b"\x01\x02"])
def test_what_is_not_understood_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="byte"):
        cbor.decode(data)
