"""The headline of a whole page saved as text, among menus, teasers and link lists.

Nothing marks it but what the rest of the page says: the page's title, its first line, repeats it beside the outlet's
name; the article below has its words; a byline and the time of publication follow soon. Every line above the first
paragraphs is weighed by that, and the heaviest is the headline, or none is where all are light.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.clue_weights import summed, weights
from builder.clean.head_clues import clues, clues_of_none
from builder.clean.head_lines import lines_of
from builder.clean.head_text import FEWEST, LONGEST, key, letters, starts, without_site, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.clean.head_lines import Lines
    from builder.clean.units import Unit

_WORD = re.compile(r"\w+")
_LEAST_PROSE = 250  # letters of an article
_COPIES = 12  # units between two copies of a headline
_CLOSING = re.compile(r"[?!…\"'”’»“)\]]+")


class Headline(NamedTuple):
    """The headline at ``[start, end)`` of the text; `unit` is its number among the units, `body` the article's first.

    `copies` are the numbers of the units above the article that say the same, where the page's title does so best;
    `odds` is the logarithm of the odds that it is one, `lead` by how much they exceed those of the first line.
    """

    start: int
    end: int
    text: str
    unit: int
    body: int
    odds: float
    lead: float
    copies: tuple[int, ...] = ()
    sure: bool = False  # whether the page's title says it


def headline(listed: Sequence[Unit], language: str) -> Headline | None:
    """The headline of a page's units, or None where there is no article, or it rather has none."""
    page = lines_of(listed, language)
    if sum(map(letters, page.article)) < _LEAST_PROSE:
        return None
    weighed = {at: _weight(named) for at, named in clues(page).items()}
    best = max(weighed, key=lambda at: (weighed[at], at), default=-1)
    none = _weight(clues_of_none(page))
    odds = weighed[best] - none if best >= 0 else -1.0
    if odds < 0:
        return None
    lead = odds - (max(0.0, weighed.get(0, none) - none) if best else 0.0)
    best = _first_copy(page, best)
    joined = _joined(listed, best)
    if joined is not None:
        start, text, copies = listed[0].start, *joined
        return Headline(start, start + len(text), text, 0, page.first, odds, lead, copies, sure=True)
    unit, text = listed[best], page.texts[best]
    if best:
        sure = words_in(text) >= FEWEST and page.keys[best] in set(starts(page.texts[0]))
        return Headline(unit.start, unit.end, text, best, page.first, odds, lead, sure=sure)
    if not _is_one_line(unit):
        return Headline(unit.start, unit.end, text, 0, page.first, odds, lead)
    title = without_site(text, page.texts[1:])
    return Headline(unit.start, unit.start + len(title), title, 0, page.first, odds, lead)


def _is_one_line(unit: Unit) -> bool:
    """Whether places in the unit's words are places in the text, too."""
    return len(unit.text) == unit.end - unit.start


def _weight(named: Iterable[str]) -> float:
    """How much clues speak for their line, as the logarithm of its odds."""
    return summed(named, weights("head_weights"))


def _first_copy(page: Lines, best: int) -> int:
    """The headline's first copy, where authors or a stamp stand between it and the last one."""
    facts = page.stamped | page.signed
    for at in range(max(1, best - _COPIES), best):
        if page.keys[at] == page.keys[best] and not facts.isdisjoint(range(at, best)):
            return at
    return best


def _joined(listed: Sequence[Unit], best: int) -> tuple[str, tuple[int, ...]] | None:
    """The headline as the page's title has it, where the kicker and the headline stand apart below, and where."""
    title = listed[0].text
    parts = list(_WORD.finditer(title)) if len(title) <= LONGEST and _is_one_line(listed[0]) else []
    of_title = key(title)
    if not of_title or len(parts) != len(of_title):
        return None
    for first, last in ((best - 1, best), (best - 2, best), (best, best + 1), (best, best + 2)):
        within = [unit.text for unit in listed[max(1, first) : last + 1]]
        words = tuple(word for text in within for word in key(text))
        long = all(len(key(text)) > 0 or not _WORD.search(text) for text in within)
        if first < 1 or not long or len(words) > len(parts) or of_title[: len(words)] != words:
            continue
        if sum(bool(key(text)) for text in within) > 1 and _ends_at(title, parts[len(words) - 1].end()):
            mark = _CLOSING.match(title, parts[len(words) - 1].end())
            end = mark.end() if mark else parts[len(words) - 1].end()
            return title[:end], tuple(range(first, last + 1))
    return None


def _ends_at(title: str, end: int) -> bool:
    """Whether what is the page's may follow behind `end`: a mark, or nothing."""
    rest = title[end:].strip()
    return not rest or not rest[0].isalnum()
