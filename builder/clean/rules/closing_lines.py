"""A last line that names the outlet, or says where the article first appeared, is taken out; it names the publisher."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.tables import merged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "closing-lines"
_MOST_WORDS = 6
_LAST_LINES = 8
_FIRST_LINES = 4
_BRACKETED = re.compile(r"\([^()]{3,60}\)")
_LONGEST = 400
_LONG_WORD = re.compile(r"[^\W\d_][\w’']{3,}")


def rule(view: View) -> Iterator[Edit]:
    """A short last line that is a known outlet's name, or capitalised words of which one is an outlet's word; an
    outlet's name in brackets below the title; a line near the end such as `The post … appeared first on X.`; and one
    in which an outlet of which the article says nothing says what it does.
    """
    lines = view.shown_lines
    language = view.context.language
    if len(lines) > 1 and names_outlet(lines[-1].text, view.context.outlets, language):
        yield view.without(lines[-1], NAME)
    for line in lines[1:_FIRST_LINES]:
        bracketed = _BRACKETED.fullmatch(line.text.strip())
        if bracketed is not None and names_outlet(line.text, view.context.outlets, language):
            yield view.without(line, NAME)
    for line in lines[1:][-_LAST_LINES:]:
        if len(line.text) <= _LONGEST and (
            _first_seen(language).match(line.text) or _describes_outlet(line.text, view)
        ):
            yield view.without(line, NAME)


def outlet_named(text: str, language: str) -> str:
    """The name of the outlet in a line that the rule took out."""
    match = _first_seen(language).match(text) or _self_description(language).match(text)
    return (match["outlet"] if match else text).strip(" .()[]*-–—|")


def _describes_outlet(text: str, view: View) -> bool:
    """Whether `text` says what an outlet does whose name stands nowhere else in the article."""
    match = _self_description(view.context.language).match(text)
    if match is None:
        return False
    folded = text.casefold()
    names = _LONG_WORD.findall(match["outlet"].casefold())
    return all(view.words[name] <= folded.count(name) for name in names)


@cache
def _self_description(language: str) -> re.Pattern[str]:
    words = merged("clean_outlets", language)
    kinds, work, being = ("|".join(map(re.escape, words[key])) for key in ("kinds", "work", "being"))
    name = r"[^\W\d_a-z][\w.'’&-]{1,20}(?: (?:of|the|and|[^\W\d_a-z][\w.'’&-]{1,20})){0,5}"
    does = rf"(?:an?|the) (?:[\w,'’-]+ ){{0,8}}(?:{kinds})\b.{{0,80}}?\b(?:{work})\b"
    return re.compile(rf"(?P<outlet>{name}) is (?:{does}|(?:{being})\b[^,;]{{0,120}}$)")


@cache
def _first_seen(language: str) -> re.Pattern[str]:
    notices = "|".join(map(re.escape, merged("clean_credits", language)["first_seen"]))
    return re.compile(
        rf"(?i:the post|(?:this|the) (?:article|story|piece)|(?={notices})).{{0,300}}?\b(?i:{notices}) "
        r"(?P<outlet>(?:[Tt]he )?[^\W\d_a-z][^.!?\n]{1,60})\.?$"
    )


def names_outlet(text: str, known: frozenset[str], language: str) -> bool:
    """Whether `text` is nothing but the name of an outlet."""
    name = text.strip(" .()[]*-–—|")
    if name.casefold() in known:
        return True
    words = name.split()
    outlet_words = merged("clean_credits", language)["outlet_words"]
    return (
        1 < len(words) <= _MOST_WORDS
        and text[-1] not in ".!?"
        and all(word[0].isupper() or word in {"of", "the", "and"} for word in words)
        and words[-1].casefold() in outlet_words
        and "BY" not in words
    )
