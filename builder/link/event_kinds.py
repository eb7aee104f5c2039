"""The events of the authority files by kind, so that the words for an event need not be held against all of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from builder.annotate.event_shapes import shapes

if TYPE_CHECKING:
    from builder.model import AuthorityFiles, EventAuthority

_memory: list[tuple[AuthorityFiles, str, dict[str, tuple[EventAuthority, ...]]]] = []


def known_by_kind(authority: AuthorityFiles, language: str) -> dict[str, tuple[EventAuthority, ...]]:
    """The events whose name, kind or an alias has a head of each kind; made once for many articles."""
    if not _memory or _memory[0][0] is not authority or _memory[0][1] != language:
        _memory[:] = [(authority, language, _by_kind(authority, language))]
    return _memory[0][2]


def _by_kind(authority: AuthorityFiles, language: str) -> dict[str, tuple[EventAuthority, ...]]:
    found: defaultdict[str, dict[str, EventAuthority]] = defaultdict(dict)
    for event in authority.events.values():
        for name in (event.name, event.kind, *event.aliases):
            kind = shapes(language).kind_of(name)
            if kind:
                found[kind.name][event.id] = event
    return {kind: tuple(events.values()) for kind, events in found.items()}
