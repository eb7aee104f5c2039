"""What the authority files say that cleaning needs: names and outlets, gathered once for many captures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.clean.inference import dated_events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.model import Authority, AuthorityFiles, Outlet

_SHORTEST_SURNAME = 4


@dataclass(frozen=True)
class Known:
    """`names`: names and aliases, and the surnames of people; `outlets` and `domains`: the name of the outlet meant."""

    names: frozenset[str]
    outlets: dict[str, str]  # case-folded name or alias → name
    domains: dict[str, str]  # domain without www. → name
    events: dict[str, tuple[str, ...]]  # case-folded name or alias → dates of the events of that name


_latest: list[tuple[AuthorityFiles, Known]] = []


def known(authority: AuthorityFiles) -> Known:
    """What `authority` says; the same object for the same files."""
    if not _latest or _latest[0][0] is not authority:
        _latest[:] = [(authority, _gathered(authority))]
    return _latest[0][1]


def _gathered(authority: AuthorityFiles) -> Known:
    outlets = authority.outlets.values()
    return Known(
        names=frozenset(name for entity in authority.entities.values() for name in _names(entity)),
        outlets={name.casefold(): outlet.name for outlet in outlets for name in _outlet_names(outlet)},
        domains={domain.removeprefix("www."): outlet.name for outlet in outlets for domain in outlet.domains},
        events=dated_events(authority.events),
    )


def _names(entity: Authority) -> Iterator[str]:
    yield entity.name
    yield from entity.aliases
    surname = entity.name.split()[-1]
    if entity.type == "person" and len(surname) >= _SHORTEST_SURNAME:
        yield surname


def _outlet_names(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.name, *outlet.aliases)
