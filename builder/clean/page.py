"""Whole pages saved as text: what surrounds the article is removed.

Select-all, "save as text" and converters give menus, share bars, link lists and headlines of a page as lines, most of
them short and none of them a sentence, around an article whose units are paragraphs. The article is about where the
units weigh most (Kadane's algorithm for the maximal subarray); from there each unit is judged by all that speaks for it
and against it. Text that does not look like a whole page may be a part of one (`clipping`): more must speak against a
unit there.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from builder.clean import clipping
from builder.clean.clue_weights import summed, weights
from builder.clean.engine import apply, compose
from builder.clean.furniture import groups
from builder.clean.page_again import clues_around
from builder.clean.page_clues import asks_of_reader, clues
from builder.clean.page_units import LINE, PARAGRAPH, SHORT, Weighed, weighed
from builder.clean.passes import MOST_PASSES
from builder.clean.rules.bylines import names_author
from builder.clean.seams import may_have_seams
from builder.clean.stamps import stamp
from builder.clean.units import units
from builder.clean.view import Context, View
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


NAME = "page-surroundings"
WEIGHTS = "page_weights"

_WORD = re.compile(r"\w{3,}")
_SMALL_WORD = re.compile(r"\b[^\W\d_A-Z]{3,}\b")
_LEAST_AROUND = 12  # lines outside the article that are no sentences, for a text to be a page
_LEAST_TELLING = 6  # where some of them say that they are of a page
_LEAST_SHORT = 3  # lines shorter than a paragraph in any page whose lines were not lost
_FURNITURE = 2  # how many of them
_LEAST_SHARE = 0.5  # of all lines outside the article
_LEAST_PROSE = 250  # characters of an article
_LABEL = 5  # times that a line stands on a page which has nothing to do with what stands around it
_TITLE_NEAR = 15  # lines before the article among which its title is looked for
_TITLE_WORDS = 3  # of a title at least
_TITLE_MOST_WORDS = 25
_DECK_MOST_WORDS = 40  # of a sentence below it that sums up the article
_LONGER = 5  # letters of a word that says what it is about
_DECK_COMMON = 3  # such words that the article has
_DECK_SHARE = 0.35  # of all of them
_TITLE_LEAST = 0.9  # a title is worth more than this: about one word of the article, close by
_TITLE_SURE = 8  # units before the article among which a title may have no word of it
_FACTS_NEAR = 4  # units before an article without a title that may say who wrote it and when
_MOST_SHORT = 6  # units behind the last long paragraph that may still be the article's
_SPARED = -1.0  # odds of a sentence, or heading, among those of the article that is not dropped: losing one is worse
_LONGEST_HEADING = 80
_DOUBT = 1.0  # odds that what asks something of readers must have beyond the others
_TITLE_ENOUGH = 6  # words of the article in a line before it: more do not make it more likely its title


def page_rule(view: View) -> Iterator[Edit]:
    """Edits that leave the article of a whole page saved as text; none where the text is no such page.

    What is left is looked at again, until nothing changes: a page that is shorter may look different.
    """
    if view.context.media_type != "text/html":
        yield from _around(view.text, view.context.language)


@lru_cache(maxsize=4)
def _around(text: str, language: str) -> tuple[Edit, ...]:
    """The edits of `page_rule` for a whole text: two rules ask for the same."""
    edits: tuple[Edit, ...] = ()
    view = View(text, Context(language))
    for _ in range(MOST_PASSES):
        found = tuple(_surroundings(view))
        if not found:
            break
        edits = compose(edits, found)
        view = View(apply(view.text, found), view.context)
    return edits


def _surroundings(view: View) -> Iterator[Edit]:
    if not _may_be_page(view):
        return
    language = view.context.language
    page = _without_labels([weighed(unit, language) for unit in units(view)])
    stretch = heaviest(page)
    kept = (_of_page if _is_page(page, *stretch) else _of_clipping)(page, stretch, language)
    if kept:
        yield from _removals(view.text, kept)


def _of_page(page: Sequence[Weighed], stretch: tuple[int, int], language: str) -> list[Weighed]:
    """The units of a whole page that are of its article, and those that tell who wrote it, when and for whom."""
    judged = _judged(page, judgements(page, stretch, WEIGHTS), stretch[1])
    if not judged:
        return []
    first, last = judged[0], judged[-1] + 1
    kept = [page[at] for at in sorted({*judged, *(at for at in range(first, last) if _may_tell(page[at]))})]
    head = _head(page[max(0, first - _TITLE_NEAR) : first], kept, language)
    return [*head, *kept, *_owner(page[last:], language)]


def _of_clipping(page: Sequence[Weighed], stretch: tuple[int, int], language: str) -> list[Weighed]:
    """The units of a part of a page that are of its article, and all that other rules know."""
    if not clipping.may_hold_more(page):
        return []
    judged = clipping.of_article(page, judgements(page, stretch, clipping.WEIGHTS))
    if not judged:
        return []
    kept = [page[at] for at in sorted({*judged, *(at for at, item in enumerate(page) if _may_tell(item))})]
    head = _head(page[max(0, judged[0] - _TITLE_NEAR) : judged[0]], kept, language)
    return sorted({*head, *kept}, key=lambda item: item.unit.start)


def _without_labels(page: Sequence[Weighed]) -> list[Weighed]:
    """`page` without lines that come again and again and are no sentences: labels of adverts between paragraphs."""
    times = Counter(item.unit.text for item in page if not item.prose)
    return [item for item in page if times[item.unit.text] < _LABEL]


def _may_tell(item: Weighed) -> bool:
    """Whether a rule of its own removes the line and may read it: it is no heading of what surrounds the article."""
    return item.known and not item.groups and not item.over


def _judged(page: Sequence[Weighed], judgement: Sequence[float], end: int) -> list[int]:
    """The numbers of the units that are of the article: nothing behind a line that says that the article is over, below
    the stretch that ends before `end`; no line that is no sentence without a neighbour from the article; and what is
    spared.
    """
    odds = [
        weight - _DOUBT if _SPARED < weight <= _DOUBT and asks_of_reader(item) else weight
        for weight, item in zip(judgement, page, strict=True)
    ]
    over = next((at for at in range(end, len(page)) if page[at].over), len(page))
    likely = {at for at, weight in enumerate(odds[:over]) if weight > 0}
    sure = {at for at in likely if page[at].prose or at - 1 in likely or at + 1 in likely}
    prose = [at for at in sure if page[at].prose]
    if not prose:
        return sorted(sure)
    spared = {at for at in range(over) if odds[at] > _SPARED and page[at].prose and not page[at].unit.linked}
    behind = next(at for at in range(max(prose) + 1, over + 1) if at not in spared)
    sentences = {*prose, *spared.intersection(range(min(prose), behind))}
    return sorted({*sure, *sentences, *_headings(page, odds, sentences)})


def _headings(page: Sequence[Weighed], odds: Sequence[float], sentences: Collection[int]) -> Iterator[int]:
    """Short lines between two sentences of the article that hardly anything speaks against."""
    for at in range(1, len(page) - 1):
        short = page[at].bare and page[at].length <= _LONGEST_HEADING and not page[at].unit.linked
        if short and odds[at] > _SPARED and at - 1 in sentences and at + 1 in sentences:
            yield at


def judgements(page: Sequence[Weighed], stretch: tuple[int, int], name: str) -> list[float]:
    """For each unit how much speaks for its being of the article, by the table of weights `name`: the logarithm of the
    odds, above zero where it is.
    """
    found = clues(page, stretch)
    first = [summed(named, weights(name, 0)) for named in found]
    around = clues_around(first, [item.length for item in page])
    pairs = zip(found, around, strict=True)
    return [summed(named + more, weights(name, 1)) for named, more in pairs]


def _may_be_page(view: View) -> bool:
    """Whether there are lines that are not paragraphs, or some that hold menus: a quick look at every line."""
    lines = [line.text for line in view.lines if line.text]
    short = sum(len(text) < PARAGRAPH for text in lines)
    return short >= _LEAST_SHORT or any(len(text) > LINE and may_have_seams(text) for text in lines)


def heaviest(page: Sequence[Weighed]) -> tuple[int, int]:
    """The stretch with the greatest sum of weights, as half-open indices, with the short sentences at its end."""
    best, best_start, best_end = 0, 0, 0
    total, start = 0, 0
    for index, item in enumerate(page):
        if total <= 0:
            total, start = 0, index
        total += item.weight
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return best_start, _end(page, best_end)


def _end(page: Sequence[Weighed], end: int) -> int:
    """`end` moved behind the short sentences that follow, and behind a last paragraph that one line keeps apart."""
    debt = 0
    for index, item in enumerate(page[end : end + _MOST_SHORT], start=end):
        debt += not item.prose and not item.known
        if item.announces or item.over or debt > 1 or (item.furniture and not item.known):
            break
        if item.prose and (item.weight or not debt):
            end = index + 1
    return end


def _is_page(page: Sequence[Weighed], start: int, end: int) -> bool:
    """Whether enough units around the article are no sentences; where none says that it is of a page, those with
    numbers do not count: they may be a list of results, prices or dates, which belongs to the article.
    """
    around = [*page[:start], *page[end:]]
    short = [item for item in around if not item.prose]
    furniture = sum(item.furniture for item in short)
    telling = furniture > 0
    counted = [item for item in short if not item.known and (telling or not item.numbered)]
    surrounding = sum(max(1, item.weight // SHORT) for item in counted)
    surrounding += sum(item.known for item in short) // 2
    prose = sum(item.weight for item in page[start:end] if item.prose)
    sentences = len(around) - len(short)
    least = _LEAST_AROUND if furniture < _FURNITURE else _LEAST_TELLING
    return prose >= _LEAST_PROSE and surrounding >= max(least, _LEAST_SHARE * (sentences + surrounding))


def _head(before: Sequence[Weighed], article: Sequence[Weighed], language: str) -> list[Weighed]:
    """Of the units before the article its title, what stands under it, and who wrote it and when."""
    worths = _worths(before, article, language)
    best = max(worths, default=0.0)
    if best > _TITLE_LEAST:
        title = next(index for index, worth in enumerate(worths) if worth >= best / 2 and worth > _TITLE_LEAST)
    else:
        sure = range(max(0, len(before) - _TITLE_SURE), len(before))
        title = next((index for index in reversed(sure) if _has_words_of_sentence(before[index], worths[index])), -1)
    behind = before[title + 1 :] if title >= 0 else before[-_FACTS_NEAR:]
    under = worths[title + 1 :] if title >= 0 else [0.0] * len(behind)
    return [
        *before[max(title, 0) : title + 1],
        *(
            item
            for item, worth in zip(behind, under, strict=False)
            if worth > _TITLE_LEAST or _says_who_or_when(item.unit.text, language)
        ),
    ]


def _owner(behind: Sequence[Weighed], language: str) -> list[Weighed]:
    """The line behind the article that says whose the page is: the rule for such lines removes it, and reads it."""
    short = (item for item in behind if len(item.unit.text) <= LINE)
    return list(islice((item for item in short if "copyright" in groups(item.unit.text, language)), 1))


def _says_who_or_when(text: str, language: str) -> bool:
    return stamp(text, language) is not None or names_author(text, language)


def _worths(before: Sequence[Weighed], article: Sequence[Weighed], language: str) -> list[float]:
    """How much speaks for each unit before the article to be its title: words of the article, and being close by."""
    used = {word for item in article for word in _words(item.unit.text)}
    worths = []
    for index, item in enumerate(before):
        words = set(_words(item.unit.text))
        if not _may_be_title(item, len(words)) or _says_who_or_when(item.unit.text, language):
            worths.append(-1.0)
            continue
        if item.prose and not _may_be_deck(words, used):
            worths.append(-1.0)
            continue
        common = len(words & used)
        near = (len(before) - index) / _TITLE_NEAR
        worths.append(min(common, _TITLE_ENOUGH) + common / len(words) - near)
    return worths


def _may_be_deck(words: Collection[str], used: Collection[str]) -> bool:
    """Whether a sentence of these `words` above the article sums it up: it has many of the longer ones in `used`."""
    longer = [word for word in words if len(word) >= _LONGER]
    common = sum(word in used for word in longer)
    return common >= _DECK_COMMON and common >= _DECK_SHARE * len(longer)


def _has_words_of_sentence(item: Weighed, worth: float) -> bool:
    return worth > -1.0 and len(_SMALL_WORD.findall(item.unit.text)) >= _TITLE_WORDS


def _may_be_title(item: Weighed, words: int) -> bool:
    whole = item.unit.prose is None and not item.furniture and not item.unit.linked
    return whole and _TITLE_WORDS <= words <= (_DECK_MOST_WORDS if item.prose else _TITLE_MOST_WORDS)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _removals(text: str, kept: Sequence[Weighed]) -> Iterator[Edit]:
    position = 0
    for number, item in enumerate(kept):
        start, end = item.unit.start, item.unit.end
        if text[position:start].strip():
            yield Edit(position, start, "\n\n" if number else "", NAME)
        position = end
    if text[position:].strip():
        yield Edit(position, len(text), "", NAME)
