"""A page on its way to the docs folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site before MkDocs: its path under the docs folder, with forward slashes, and all of its text."""

    path: str
    text: str


def markdown_page(path: str, meta: Mapping[str, Any], body: str) -> Page:
    """A Markdown page of `body`, with `meta` as its front matter."""
    front = yaml.dump(dict(meta), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return Page(path, f"---\n{front}---\n\n{body.strip()}\n")
