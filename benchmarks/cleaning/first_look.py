"""What a function of the rule for the heads of pages is given at first, when the rules before it are done."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from builder.clean.engine import apply, disjoint, tidied
from builder.clean.language import language_of
from builder.clean.rules import page_heads
from builder.clean.table import RULES
from builder.clean.view import Context, View
from builder.model import Edit


def given_first(text: str, function: str, answer: Any) -> tuple[Any, str]:
    """What `function` of the rule, which returns `answer` here, is given first for `text`, and the text's language."""
    view = View(text, Context(language_of(text, "en")))
    seen: list[Any] = []

    def look(given: Any, *_: Any) -> Any:
        seen.append(given)
        return answer

    with patch.object(page_heads, function, look):
        for entry in RULES:
            changes = tidied(view.text, disjoint(edit for edit in entry.rule(view) if isinstance(edit, Edit)))
            if seen:
                break
            view = View(apply(view.text, changes), view.context)
    return seen[0], view.context.language
