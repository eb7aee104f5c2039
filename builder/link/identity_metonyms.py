"""Places that stand for their governments: `Moscow said`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.languages import table

if TYPE_CHECKING:
    from builder.model import Article, Authority, AuthorityFiles, FoundName

_AFTER = re.compile(r"(?:['’]s?)?(?:[ \u00a0][^\W\d_]+){1,3}")
_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0](?:the )?$")


def government_reading(article: Article, name: FoundName, entity: Authority, authority: AuthorityFiles) -> str:
    """What to add to the reason of a mention of a place that acts or speaks as its government does; else nothing."""
    if name.form != "name" or entity.type != "place" or entity.government not in authority.entities:
        return ""
    known = _table(article.language)
    before = _BEFORE.search(article.text, max(0, name.start - 20), name.start)
    after = _AFTER.match(article.text, name.end)
    if (before and before[1] in known["places"]) or not after:
        return ""
    following = after.group().replace("’", "'").split()
    if following[0] in {"'s", "'"}:
        acts = any(word in known["belongings"] for word in following[1:])
    else:
        acts = any(word in known["verbs"] for word in following[:2])
    body = authority.entities[entity.government].name
    return f"; the place stands for its government here ({body})" if acts else ""


@cache
def _table(language: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(listed) for key, listed in table("names_metonyms", language).items()}
