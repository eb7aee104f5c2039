"""Words of a page's makers: of consent, accounts, letters, comments, rights, orders (table `page_words`)."""

from __future__ import annotations

from functools import cache

from builder.languages import table


def is_service(word: str) -> bool:
    """Whether `word`, case-folded, begins like those of a page's makers."""
    return word.startswith(_stems().get(word[:3], "\n"))


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for stem in table("page_words")["service"]:
        found[stem[:3]] = (*found.get(stem[:3], ()), stem)
    return found
