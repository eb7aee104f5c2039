"""A name glued to the word behind it is set apart where the authority files know the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.languages import table
from builder.model import Edit, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "glued-words"
_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W\d_A-Z]{4,40}(?![^\W_])")


def rule(view: View) -> Iterator[Edit | Remark]:
    """`Namesaid` becomes `Name said` where the first part is a known name and the rest a word of the table.

    Where the name is unknown but the rest could hardly end a word, there is a remark.
    """
    words = table("clean_words", view.context.language)
    endings: list[str] = words["glued"]
    for match in _CAPITALISED.finditer(view.text):
        token = match.group()
        for ending in endings:
            if len(token) <= len(ending) or not token.endswith(ending):
                continue
            name, at = token.removesuffix(ending), match.end() - len(ending)
            if token not in view.context.names and name in view.context.names:
                yield Edit(at, at, " ", NAME)
                break
            if ending in words["hardly_endings"] and len(name) > 1:
                yield Remark(match.start(), match.end(), NAME, f"“{token}” may be “{name} {ending}”")
                break
