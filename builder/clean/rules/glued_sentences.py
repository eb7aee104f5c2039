"""A sentence glued to the full stop before it is set apart."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.tables import merged
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "glued-sentences"


def rule(view: View) -> Iterator[Edit]:
    """`…talks.The minister` gets a space: a word that sentences begin with stands behind one in small letters."""
    for match in _glued(view.context.language).finditer(view.text):
        yield Edit(match.end(), match.end(), " ", NAME)


@cache
def _glued(language: str) -> re.Pattern[str]:
    starters = "|".join(merged("clean_words", language)["starters"])
    return re.compile(rf"[.!?](?<=[^\W\d_A-Z]{{2}}.)[”’]?(?=[“‘]?(?:{starters}) [^\W_])")
