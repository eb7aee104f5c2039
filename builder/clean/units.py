"""What a reader takes for one paragraph, heading or menu item of a page, however its lines were broken.

Lines that a machine wrapped, or that end where a link begins, are parts of one unit; a line in which menus and prose
stand side by side holds several.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.furniture import groups
from builder.clean.layout import ends_sentence, starts_lower
from builder.clean.rules.bylines import names_author
from builder.clean.rules.linked_lines import LINKED
from builder.clean.seams import Stretch, little_words, may_have_seams, stretches
from builder.clean.wrapping import glue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

_LONGEST_WHOLE = 300  # characters of a line that is not looked at for seams
_MOST_STRANDED = 40  # characters of the words of a link that stand on a line of their own
_LONGEST_ITEM = 30  # characters of an item of a menu that may end like a line in mid-sentence: "Sign in"
_FEWEST_OPEN = 3  # spaces in a line that begins a sentence
_GOES_ON = re.compile(r"[,;:.!?)\]](?!\.)|['’]s\b")
_END = re.compile(r"[^\W\d_]{2}[.!?…][\"'”’“»)]*(?=\s|$)|[।。！？]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOKED_AT = 600  # characters of a unit whose words are looked at
_ALPHABETS = re.compile("[A-Za-zÀ-ɏͰ-ӿ]")
_LITTLE = 0.1  # of the words of prose are little ones at least


class Unit(NamedTuple):
    """A stretch of the text from `start` to `end`; `text` is the same on one line."""

    start: int
    end: int
    text: str
    prose: bool | None = None  # where it is a part of a line, whether it is prose; else None
    linked: bool = False  # nothing but a link, where the markup told so


def units(view: View) -> list[Unit]:
    """The units of the text of `view`, in order."""
    found: list[Unit] = []
    for group in _groups(view):
        if len(group) == 1:
            found += _of_line(group[0])
        else:
            found.append(Unit(group[0].start, group[-1].end, _joined(group)))
    return found


def _joined(group: Sequence[Line]) -> str:
    parts = [group[0].text]
    for line, following in pairwise(group):
        parts += (glue(line.text, following.text), following.text)
    return "".join(parts)


def is_wordy(text: str) -> bool:
    """Whether enough of the first words of `text` are little ones, or its script is not one whose words we know."""
    words = _WORD.findall(text, 0, _LOOKED_AT)
    if not words or not _ALPHABETS.search(text):
        return True
    folded = " ".join(words).lower().replace("’", "'").split(" ")
    little = sum(map(little_words().__contains__, folded))
    return little >= _LITTLE * len(words)


def _of_line(line: Line) -> Iterator[Unit]:
    parts = _parts(line.text)
    for part in parts:
        yield Unit(line.start + part.start, line.start + part.end, line.text[part.start : part.end], part.prose)
    if not parts:
        linked = LINKED.fullmatch(line.text)
        yield Unit(line.start, line.end, (linked["words"] if linked else line.text).strip(), linked=linked is not None)


def _parts(text: str) -> Sequence[Stretch]:
    """The parts of a long line in which menus and prose stand side by side, or of one that is no prose."""
    return _parts_of_long(text) if len(text) > _LONGEST_WHOLE else ()


@lru_cache(maxsize=1 << 12)
def _parts_of_long(text: str) -> Sequence[Stretch]:
    if text.isspace() or not (may_have_seams(text) or _lacks_ends(text)):
        return ()
    parts = stretches(text)
    return parts if len(parts) > 1 or not parts[0].prose else ()


def may_hold_lines(text: str) -> bool:
    """Whether menus and prose stand side by side in `text`, as where the ends of lines were lost."""
    return len(_parts(text)) > 0


def _lacks_ends(text: str) -> bool:
    """Whether sentences end in `text` less often than in any prose."""
    return len(_END.findall(text)) * _LONGEST_WHOLE < len(text)


def _groups(view: View) -> Iterator[Sequence[Line]]:
    """The lines of each unit; blank lines are left out."""
    lines = view.shown_lines
    first = 0
    for at, (before, line) in enumerate(pairwise(lines), start=1):
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        opened = lines[first].text if at - first == 1 else before.text
        if not _goes_on(view, opened, before, line, following):
            yield lines[first:at]
            first = at
    if lines:
        yield lines[first:]


def _goes_on(view: View, opened: str, before: Line, line: Line, following: str) -> bool:
    """Whether `line` belongs to the unit that ends with `before` and began with `opened`."""
    if LINKED.fullmatch(before.text) or LINKED.fullmatch(line.text):
        return False
    if ends_sentence(before.text):
        return view.wrapping is not None and line.start == before.end + 1 and view.continues(before, line)
    if _GOES_ON.match(line.text):
        return opened.count(" ") >= _FEWEST_OPEN or len(following) > 0
    if line.start == before.end + 1 and view.continues(before, line):
        return len(before.text) > _LONGEST_ITEM or not groups(before.text, view.context.language)
    stranded = len(line.text) <= _MOST_STRANDED and not ends_sentence(line.text)
    return (
        stranded
        and before.text.count(" ") >= _FEWEST_OPEN
        and (_GOES_ON.match(following) is not None or (starts_lower(following) and " " in following))
        and not names_author(following, view.context.language)
    )
