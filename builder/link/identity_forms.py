"""The forms of unknown names in one article: which short form belongs to which longer one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.annotate.name_short import defined, shorter
from builder.annotate.name_words import words
from builder.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, FoundName


@dataclass(frozen=True, slots=True)
class Form:
    """What an unknown name is called, its provisional id, and why; or the full forms that it may be short for."""

    entity: str | None
    name: str
    why: str
    rivals: tuple[str, ...] = ()


class Forms:
    """The unknown names of one article, grouped."""

    def __init__(self, article: Article, names: Sequence[FoundName]) -> None:
        unknown = [name for name in names if not name.candidates]
        self._words = words(article.language)
        self._full = defined(article.text, unknown)
        self._full_of: dict[str, dict[str, None]] = defaultdict(dict)
        for name in unknown:
            if name.form == "name" and name.type == "person" and " " in name.text:
                for short in shorter(name.text):
                    self._full_of[short][name.text] = None

    def of(self, name: FoundName) -> Form:
        """What `name`, which has no candidates, is called."""
        place = self._words.place_of(name.text)
        if place:
            kind = "the demonym of" if name.form == "demonym" else "a name of"
            return Form(
                slug(place), place, f"“{name.text}” is {kind} {place}, which has no entry in the authority files"
            )
        if name.text in self._full:
            return self._plain(name, self._full[name.text], "abbreviates")
        full = list(self._full_of.get(name.text, ()))
        if name.type == "person" and len(full) == 1:
            return self._plain(name, full[0], "is short for")
        if name.type == "person" and len(full) > 1:
            return Form(None, name.text, "", tuple(full))
        return self._plain(name, name.text, "")

    def _plain(self, name: FoundName, full: str, how: str) -> Form:
        called = " ".join(full.split())
        key = slug(called)
        if how:
            return Form(key or None, called, f"“{name.text}” {how} “{called}”, an unknown name in the article")
        return Form(key or None, called, f"an unknown name: {name.evidence}")
