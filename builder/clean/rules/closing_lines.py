"""A last line that names the outlet is taken out of the text; it names the publisher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "closing-lines"
_MOST_WORDS = 6


def rule(view: View) -> Iterator[Edit]:
    """A short last line that is a known outlet's name, or capitalised words of which one is an outlet's word."""
    lines = [line for line in view.lines if line.text.strip()]
    if len(lines) > 1 and names_outlet(lines[-1].text, view.context.outlets, view.context.language):
        yield view.without(lines[-1], NAME)


def names_outlet(text: str, known: frozenset[str], language: str) -> bool:
    """Whether `text` is nothing but the name of an outlet."""
    name = text.strip(" .()[]*-–—|")
    if name.casefold() in known:
        return True
    words = name.split()
    outlet_words = table("clean_credits", language)["outlet_words"]
    return (
        1 < len(words) <= _MOST_WORDS
        and text[-1] not in ".!?"
        and all(word[0].isupper() or word in {"of", "the", "and"} for word in words)
        and words[-1].casefold() in outlet_words
    )
