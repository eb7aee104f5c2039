"""Who is credited: agencies, authors and editors, as the removed lines, the sidecar and the page's markup name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean import page
from builder.clean.furniture import groups
from builder.clean.rules import datelines
from builder.clean.rules.bylines import names_author
from builder.clean.rules.closing_lines import names_outlet
from builder.clean.signatures import is_part
from builder.clean.table import RULES
from builder.clean.tables import merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.passes import Removed

_RULES = frozenset(entry.name for entry in RULES if entry.credit)
_EDGE = " *|:–—-"


def credits_of(
    removed: Sequence[Removed], stated: Sequence[str], marked_up: Sequence[str], language: str
) -> tuple[str, ...]:
    """Every credit once, in the order of the text, then what only others state; a label without a name is none."""
    pieces = sorted((piece for piece in removed if _credits(piece)), key=lambda piece: piece.start)
    lines = [_bare(line) for piece in pieces for line in piece.text.splitlines()]
    shown = [line for line in lines if line and not is_part(line) and not _is_no_name(line, language)]
    shown = shown or list(_behind_article(removed, language))
    others = [name for name in (*stated, *marked_up) if not any(name.casefold() in line.casefold() for line in shown)]
    return tuple(dict.fromkeys([*shown, *others]))


def _behind_article(removed: Sequence[Removed], language: str) -> Iterator[str]:
    """The byline right behind what was left of a page."""
    for piece in removed:
        if piece.rule == page.NAME:
            line = _bare(next((line for line in piece.text.splitlines() if line.strip()), ""))
            if names_author(line, language):
                yield line


def _credits(piece: Removed) -> bool:
    """Whether `piece` names somebody: a dateline does with an agency in brackets or between slashes."""
    return piece.rule in _RULES and (piece.rule != datelines.NAME or any(mark in piece.text for mark in "(/"))


def is_outlet(line: str, language: str) -> bool:
    """Whether a line of the credits is an outlet's name, and not an author's with a role behind it."""
    roles = merged("clean_credits", language)["bio_roles"]
    return names_outlet(line, frozenset(), language) and line.split()[-1].casefold() not in roles


def _is_no_name(line: str, language: str) -> bool:
    """Whether `line` is a label of the credits, or the name of an outlet, which is the publisher."""
    return "credit-labels" in groups(line, language) or is_outlet(line, language)


def _bare(line: str) -> str:
    """`line` without the marks at its ends, and without the brackets that it stands in."""
    line = line.strip(_EDGE)
    return line[1:-1].strip(_EDGE) if line[:1] + line[-1:] in {"()", "[]"} else line
