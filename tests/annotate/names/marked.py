"""Texts whose names are marked, `{Anna Weiss|person}`, and the articles and authority files made of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from builder.model import Article, Authority, AuthorityFiles, Block, Fact, RawText, Role, Sidecar

if TYPE_CHECKING:
    from pathlib import Path

_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]*)\}")


def unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """`text` without its marks, and the marks as spans with their labels."""
    plain, spans, last = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        spans.append((len(plain), len(plain) + len(match[1]), match[2]))
        plain, last = plain + match[1], match.end()
    return plain + text[last:], spans


def article(text: str, published: object = None, title: bool = False) -> Article:
    """An article of `text`, whose paragraphs are parted by blank lines; `title`: the first one is its title."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        kind = "title" if title and not blocks else "paragraph"
        blocks.append(Block(kind, at, at + len(paragraph)))  # type: ignore[arg-type]
        at += len(paragraph) + 2
    raw = RawText("a.txt", "", "text/plain", "utf-8", len(text), text)
    fact = Fact(str(published), "sidecar") if published else Fact()
    return Article("a", raw, Sidecar(), text, tuple(blocks), (), published=fact)


def authority(path: Path) -> AuthorityFiles:
    """The entities of a YAML file: id → keys of `Authority`, with roles as mappings."""
    listed: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return AuthorityFiles({key: _entity(key, entry) for key, entry in listed.items()})


def _entity(key: str, entry: dict[str, Any]) -> Authority:
    roles = tuple(Role(**{k: str(v) for k, v in role.items()}) for role in entry.pop("roles", ()))
    lists = {k: tuple(entry.pop(k)) for k in ("aliases", "demonyms") if k in entry}
    return Authority(id=key, roles=roles, **lists, **entry)
