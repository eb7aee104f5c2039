"""One page of each kind that the sample archive has: the largest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def one_of_each_kind(site: Path) -> list[str]:
    """The addresses, under the site's own, of the largest page of each section at each depth."""
    largest: dict[tuple[str, int], Path] = {}
    for path in sorted(site.rglob("*.html")):
        parts = path.relative_to(site).parts
        kind = parts[0], len(parts)
        if kind not in largest or path.stat().st_size > largest[kind].stat().st_size:
            largest[kind] = path
    return [path.relative_to(site).as_posix().removesuffix("index.html") for path in largest.values()]
