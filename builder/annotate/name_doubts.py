"""Known names that are everyday words as well: `May`, `Will`. Where nothing speaks for the name, it is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.annotate.lexicon import Hit
    from builder.annotate.name_words import Words

_BEFORE = re.compile(r"([^\W\d_]+\.?)[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")


def credible(hit: Hit, text: str, shaped: bool, known: Words) -> bool:
    """Whether a known name found in `text` is likely meant; `shaped`: its capitals alone show that it is a name."""
    name = text[hit.start : hit.end]
    if " " in name or name in known.countries or name in known.demonyms:
        return True
    if name in known.calendar:
        return _speaks(hit, text, known)
    if shaped or name.islower():
        return True
    if name.capitalize() in known.starts:
        return _speaks(hit, text, known)
    lower = name.lower()
    return not known.is_everyday(lower) or re.search(rf"\b{re.escape(lower)}\b", text) is None


def _speaks(hit: Hit, text: str, known: Words) -> bool:
    before = _BEFORE.search(text, max(0, hit.start - 20), hit.start)
    after = _AFTER.match(text, hit.end)
    return (before is not None and before[1] in known.titles) or (after is not None and after[1] in known.person_verbs)
