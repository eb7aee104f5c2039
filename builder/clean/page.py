"""Whole pages saved as text: what surrounds the article is removed.

Select-all, "save as text" and converters give menus, share bars, link lists and headlines of a page as lines, most of
them short and none of them a sentence, around an article whose lines are paragraphs. Each line is weighed: prose by its
length, a line that is no sentence, or announces comments or other articles, against it. The article is the stretch of
lines that weighs most (Kadane's algorithm for the maximal subarray); within it, runs of lines that are no sentences go.
Text that does not look like a whole page is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from builder.clean.layout import LIST_ITEM
from builder.clean.phrases import matches, phrases
from builder.languages import table
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "page-surroundings"

_ENDS = re.compile(r"""[.!?…。！？।؟]["'”’»“)\]]*(?:\s?\[\d+\])*$""")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")  # of Markdown; its words count for nothing
_WORD = re.compile(r"\w{3,}")
_DIGIT = re.compile(r"\d")
_SENTENCE = 45  # characters of a line that ends like a sentence, to be one
_PARAGRAPH = 120  # characters of a line that is a paragraph, however it ends
_DENSE = 0.4  # a character of a script whose letters are words or syllables counts for this many fewer
_LINE = 300  # characters at most of a line that phrases describe
_CERTAIN = ("legal", "advert", "credit", "newsletter", "subscribe")  # groups of phrases that hold for a sentence too
_MOST = 400  # characters that one line counts for at most
_SHORT = -55  # what a line that is no sentence weighs
_CUT = -600  # what a line weighs that says that the article is over
_LEAST_AROUND = 12  # lines outside the article that are no sentences, for a text to be a page
_LEAST_SHARE = 0.5  # of all lines outside the article
_LEAST_PROSE = 250  # characters of an article
_RUN = 2  # lines in succession that are no sentences do not belong to an article
_FEW = 3  # spaces in a line that is a sentence however short, if it ends like one
_TITLE_NEAR = 15  # lines before the article among which its title is looked for
_TITLE_WORDS = 3  # of a title at least
_TITLE_ENOUGH = 6  # words of the article in a line before it: more do not make it more likely its title


@dataclass(frozen=True, slots=True)
class _Weighed:
    line: Line
    prose: bool  # a sentence or more
    weight: int
    furniture: bool = False  # a line of the page, by what it says


def page_rule(view: View) -> Iterator[Edit]:
    """Edits that leave the article of a whole page saved as text; none where the text is no such page."""
    if view.context.media_type == "text/html" or view.wrapping is not None:
        return
    lines = [_weighed(line) for line in view.lines if line.text.strip()]
    start, end = _heaviest(lines)
    if not _is_page(lines, start, end):
        return
    kept = _without_runs(lines[start:end])
    title = _title(lines[max(0, start - _TITLE_NEAR) : start], kept)
    yield from _removals(view.text, [*title, *kept])


def _weighed(line: Line) -> _Weighed:
    written = line.text.strip()
    text = _LINK.sub(r"\1", written)
    length = _length(_LINK.sub("", written)) if text != written else _length(text)
    prose = length >= _PARAGRAPH or (length >= _SENTENCE and _ENDS.search(text[-12:]) is not None)
    if any(matches(phrases("page_furniture", group, "en"), text) for group in _groups(text, prose=prose)):
        return _Weighed(line, False, _SHORT, furniture=True)
    if prose:
        return _Weighed(line, True, min(length, _MOST))
    if text.count(" ") >= _FEW and _ENDS.search(text[-12:]):
        return _Weighed(line, True, 0)
    return _Weighed(line, False, _CUT if _ends_article(text) else _SHORT)


def _groups(text: str, *, prose: bool) -> Sequence[str]:
    """The groups of phrases that `text` may be one of: a sentence is hardly ever furniture."""
    if len(text) > _LINE:
        return ()
    return _CERTAIN if prose else tuple(table("page_furniture"))


def _ends_article(text: str) -> bool:
    return len(text) <= 80 and matches(phrases("page_ends", "ends", "en"), text)


def _length(text: str) -> int:
    """How long `text` is in letters of an alphabet."""
    dense = sum(unicodedata.east_asian_width(character) == "W" for character in text[:_MOST])
    return len(text) + int(dense / _DENSE) - dense


def _heaviest(lines: Sequence[_Weighed]) -> tuple[int, int]:
    """The stretch of lines with the greatest sum of weights, as half-open indices; it starts and ends with prose."""
    best, best_start, best_end = 0, 0, 0
    total, start = 0, 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, start = 0, index
        total += line.weight
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return best_start, best_end


def _is_page(lines: Sequence[_Weighed], start: int, end: int) -> bool:
    """Whether enough lines around the article are no sentences; where none says that it is of a page, lines with
    numbers do not count: they may be a list of results, prices or dates, which belongs to the article.
    """
    around = [*lines[:start], *lines[end:]]
    short = [line for line in around if not line.prose]
    telling = any(line.furniture for line in short)
    surrounding = sum(telling or not _DIGIT.search(line.line.text) for line in short)
    prose = sum(line.weight for line in lines[start:end] if line.prose)
    return prose >= _LEAST_PROSE and surrounding >= _LEAST_AROUND and len(short) >= _LEAST_SHARE * len(around)


def _without_runs(lines: Sequence[_Weighed]) -> list[_Weighed]:
    """`lines` but for furniture, for lines that come again and again, and for runs of lines that are no sentences.

    A list stays, and so does a line that stands alone: it may be a heading.
    """
    times = Counter(line.line.text.strip() for line in lines)
    kept: list[_Weighed] = []
    for prose, group in groupby(lines, lambda line: line.prose):
        run = list(group)
        if prose or all(LIST_ITEM.match(line.line.text.strip()) for line in run):
            kept += run
        elif len(run) < _RUN:
            kept += (line for line in run if not line.furniture and times[line.line.text.strip()] == 1)
    return kept


def _title(before: Sequence[_Weighed], article: Sequence[_Weighed]) -> list[_Weighed]:
    """The line before the article that may be its title: most of its words are words of the article."""
    used = {word for line in article for word in _words(line.line.text)}
    best: list[_Weighed] = []
    most = 0.0
    for line in before:
        words = set(_words(line.line.text))
        if line.prose or line.furniture or len(words) < _TITLE_WORDS:
            continue
        common = len(words & used)
        worth = min(common - (len(words) - common) / 2, _TITLE_ENOUGH)
        if worth > most:
            best, most = [line], worth
    return best


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _removals(text: str, kept: Sequence[_Weighed]) -> Iterator[Edit]:
    position = 0
    for number, item in enumerate(kept):
        start, end = item.line.start, item.line.end
        if text[position:start].strip():
            yield Edit(position, start, "\n\n" if number else "", NAME)
        position = end
    if text[position:].strip():
        yield Edit(position, len(text), "", NAME)
