"""Which part of a page an element is, by its name, class and id."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from builder.clean.html.tags import HEADINGS
from builder.languages import table

_TABLE = "page_zones"
_SLUG = 7  # hyphens in an id that is rather made from the words of a heading than named for what it is
_SHOWN_SOMEWHERE = re.compile(r"[:@](?:block|flex|grid|inline|table)|\b(?:d-[a-z]{2,3}-|visible-)[a-z]")
_HUMP = re.compile("(?<=[a-z]{3})(?=[A-Z][a-z]{2})")  # storyRelated is story-related; kXbAdsf is just a number

_NONE: frozenset[str] = frozenset()


def zones_of(tag: str, classes: str, identifier: str, role: str) -> frozenset[str]:
    """The zones of `page_zones.yml` that an element opens; most elements open none."""
    zones = _by_tag().get(tag, _NONE)
    if role:
        zones |= _by_tag().get(f"role={role.lower()}", _NONE)
    for name in classes.split():
        zones |= _by_class(name)
    if "unseen" in zones and _SHOWN_SOMEWHERE.search(classes):  # hidden on small screens, or on large ones, only
        zones -= {"unseen"}
    if identifier and tag not in HEADINGS and identifier.count("-") < _SLUG:
        zones |= _by_name(identifier)
    return zones


@lru_cache(maxsize=1 << 15)
def _by_class(name: str) -> frozenset[str]:
    return _by_name(_HUMP.sub("-", name).replace("_", "-"))


@lru_cache(maxsize=1 << 15)
def _by_name(name: str) -> frozenset[str]:
    name = name.lower()
    if not _any_name().search(name):
        return _NONE
    return frozenset(zone for zone, pattern in _patterns() if pattern.search(name))


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for _, pattern in _patterns()))


@cache
def _by_tag() -> dict[str, frozenset[str]]:
    return {tag: frozenset(zones) for tag, zones in table(_TABLE)["elements"].items()}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((zone, re.compile("|".join(words))) for zone, words in table(_TABLE)["names"].items())
