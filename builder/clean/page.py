"""Whole pages saved as text: what surrounds the article is removed.

Select-all, "save as text" and converters give menus, share bars, link lists and headlines of a page as lines, most of
them short and none of them a sentence, around an article whose units are paragraphs. Each unit is weighed: prose by its
length, what is no sentence, or announces comments or other articles, against it. The article is the stretch of units
that weighs most (Kadane's algorithm for the maximal subarray); within it, runs of units that are no sentences go.
Text that does not look like a whole page is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from typing import TYPE_CHECKING

from builder.clean.furniture import groups
from builder.clean.layout import LIST_ITEM
from builder.clean.phrases import matches, normalised, phrases
from builder.clean.rules.bylines import names_author
from builder.clean.seams import may_have_seams
from builder.clean.stamps import stamp
from builder.clean.units import Unit, is_wordy, units
from builder.languages import table
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.view import View

NAME = "page-surroundings"

_ENDS = re.compile(r"""[.!?…。！？।؟]["'”’»“)\]]*(?:\s?\[\d+\])*$""")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")  # of Markdown; its words count for nothing
_GLUED = re.compile(r"[a-zß-öø-ÿ](?=[A-ZÀ-ÖØ-Þ])")  # where the items of a menu lost what stood between them
_GLUED_ENOUGH = 2
_WORD = re.compile(r"\w{3,}")
_SMALL_WORD = re.compile(r"\b[^\W\d_A-Z]{3,}\b")
_DIGIT = re.compile(r"\d")
_SENTENCE = 45  # characters of a line that ends like a sentence, to be one
_PARAGRAPH = 120  # characters of a line that is a paragraph, however it ends
_MAY_BE_DENSE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]")
_DENSE = 0.4  # a character of a script whose letters are words or syllables counts for this many fewer
_LINE = 300  # characters at most of a line that phrases describe
_CERTAIN = ("legal", "advert", "credit", "newsletter", "subscribe")  # groups of phrases that hold for a sentence too
_OF_ARTICLE_TOO = frozenset({"related-labels"})  # groups of phrases that the article's own title may be one of
_MOST = 400  # characters that one line counts for at most
_SHORT = -42  # what a line that is no sentence weighs
_KNOWN = -25  # a line that a rule of its own removes, wherever it stands
_CUT = -600  # what a line weighs that says that the article is over
_LEAST_AROUND = 12  # lines outside the article that are no sentences, for a text to be a page
_LEAST_TELLING = 6  # where some of them say that they are of a page
_LEAST_SHORT = 3  # lines shorter than a paragraph in any page whose lines were not lost
_FURNITURE = 2  # how many of them
_LEAST_SHARE = 0.5  # of all lines outside the article
_LEAST_PROSE = 250  # characters of an article
_RUN = 2  # lines in succession that are no sentences do not belong to an article
_FEW = 3  # spaces in a line that is a sentence however short, if it ends like one
_TITLE_NEAR = 15  # lines before the article among which its title is looked for
_TITLE_WORDS = 3  # of a title at least
_TITLE_MOST_WORDS = 25
_TITLE_LEAST = 0.9  # a title is worth more than this: about one word of the article, close by
_TITLE_SURE = 8  # units before the article among which a title may have no word of it
_FACTS_NEAR = 4  # units before an article without a title that may say who wrote it and when
_MOST_SHORT = 6  # units behind the last long paragraph that may still be the article's
_ITEM = 3  # words of an item of a menu, where its lines were lost
_TITLE_ENOUGH = 6  # words of the article in a line before it: more do not make it more likely its title


@dataclass(frozen=True, slots=True)
class _Weighed:
    unit: Unit
    prose: bool  # a sentence or more
    weight: int
    furniture: bool = False  # of the page, by what it says
    announces: bool = False  # that other articles follow
    known: bool = False  # to the rule for such lines, which removes it and may read it


def page_rule(view: View) -> Iterator[Edit]:
    """Edits that leave the article of a whole page saved as text; none where the text is no such page."""
    if view.context.media_type == "text/html" or not _may_be_page(view):
        return
    language = view.context.language
    weighed = [_weighed(unit, language) for unit in units(view)]
    start, end = _heaviest(weighed)
    if not _is_page(weighed, start, end):
        return
    kept = _without_runs(weighed[start:end])
    head = _head(weighed[max(0, start - _TITLE_NEAR) : start], kept, language)
    owner = _owner(weighed[end:], language)
    yield from _removals(view.text, [*head, *kept, *owner])


def _may_be_page(view: View) -> bool:
    """Whether there are lines that are not paragraphs, or some that hold menus: a quick look at every line."""
    lines = [line.text for line in view.lines if line.text]
    short = sum(len(text) < _PARAGRAPH for text in lines)
    return short >= _LEAST_SHORT or any(len(text) > _LINE and may_have_seams(text) for text in lines)


def _weighed(unit: Unit, language: str) -> _Weighed:
    written = unit.text
    text = _LINK.sub(r"\1", written)
    length = _length(_LINK.sub("", written)) if text != written else _length(text)
    if unit.prose is not None:
        return _weighed_part(unit, length)
    ended = _ENDS.search(text[-12:]) is not None
    glued = len(_GLUED.findall(text)) if len(text) <= _LINE and not ended else 0
    if glued >= _GLUED_ENOUGH:
        return _Weighed(unit, False, _SHORT * glued, furniture=True)
    prose = (length >= _SENTENCE and ended) or (length >= _PARAGRAPH and is_wordy(text))
    of_page = _groups(text, prose=prose)
    known = len(text) <= _LINE and _is_known(text, language)
    if of_page or known:
        related = "related" in of_page
        over = not related and not prose and _ends_article(text)
        weight = _CUT if over else _KNOWN if known and not related else _SHORT
        return _Weighed(unit, False, weight, furniture=True, announces=related, known=known)
    if prose:
        return _Weighed(unit, True, min(length, _MOST))
    if text.count(" ") >= _FEW and (ended or text[-1] in ",;:"):
        return _Weighed(unit, True, 0)
    return _Weighed(unit, False, _CUT if _ends_article(text) else _SHORT)


def _is_known(text: str, language: str) -> bool:
    """Whether a rule of its own removes `text`, wherever it stands."""
    said = stamp(text, language)
    return (said is not None and said.labelled) or not groups(text, language) <= _OF_ARTICLE_TOO


def _weighed_part(unit: Unit, length: int) -> _Weighed:
    """A part of a line is weighed for itself: prose by its length, menus by how many items they may have."""
    if unit.prose:
        return _Weighed(unit, True, length if length >= _SENTENCE else 0)
    announces = phrases("page_ends", "ends", "en").search(normalised(unit.text)) is not None
    return _Weighed(unit, False, (_CUT if announces else 0) + _SHORT * (1 + unit.text.count(" ") // _ITEM))


def _groups(text: str, *, prose: bool) -> Sequence[str]:
    """The groups of phrases that `text` is one of: a sentence is hardly ever furniture."""
    if len(text) > _LINE or _any_furniture().fullmatch(normalised(text)) is None:
        return ()
    listed = _CERTAIN if prose else tuple(table("page_furniture"))
    return [group for group in listed if matches(phrases("page_furniture", group, "en"), text)]


@cache
def _any_furniture() -> re.Pattern[str]:
    """All phrases of the table in one: a quick look before each group is asked."""
    listed = (phrases("page_furniture", group, "en").pattern for group in table("page_furniture"))
    return re.compile("|".join(listed), re.IGNORECASE)


def _ends_article(text: str) -> bool:
    return len(text) <= 80 and matches(phrases("page_ends", "ends", "en"), text)


def _length(text: str) -> int:
    """How long `text` is in letters of an alphabet."""
    if not _MAY_BE_DENSE.search(text, 0, _MOST):
        return len(text)
    dense = sum(unicodedata.east_asian_width(character) == "W" for character in text[:_MOST])
    return len(text) + int(dense / _DENSE) - dense


def _heaviest(weighed: Sequence[_Weighed]) -> tuple[int, int]:
    """The stretch with the greatest sum of weights, as half-open indices, with the short sentences at its end."""
    best, best_start, best_end = 0, 0, 0
    total, start = 0, 0
    for index, item in enumerate(weighed):
        if total <= 0:
            total, start = 0, index
        total += item.weight
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return best_start, _end(weighed, best_end)


def _end(weighed: Sequence[_Weighed], end: int) -> int:
    """`end` moved behind the short sentences that follow, and behind a last paragraph that one line keeps apart."""
    debt = 0
    for index, item in enumerate(weighed[end : end + _MOST_SHORT], start=end):
        debt += not item.prose and not item.known
        if item.announces or item.weight <= _CUT or debt > 1 or (item.furniture and not item.known):
            break
        if item.prose and (item.weight or not debt):
            end = index + 1
    return end


def _is_page(weighed: Sequence[_Weighed], start: int, end: int) -> bool:
    """Whether enough units around the article are no sentences; where none says that it is of a page, those with
    numbers do not count: they may be a list of results, prices or dates, which belongs to the article.
    """
    around = [*weighed[:start], *weighed[end:]]
    short = [item for item in around if not item.prose]
    furniture = sum(item.furniture for item in short)
    telling = furniture > 0
    counted = [item for item in short if not item.known and (telling or not _may_be_result(item.unit))]
    surrounding = sum(max(1, item.weight // _SHORT) for item in counted)
    prose = sum(item.weight for item in weighed[start:end] if item.prose)
    sentences = len(around) - len(short)
    least = _LEAST_AROUND if furniture < _FURNITURE else _LEAST_TELLING
    return prose >= _LEAST_PROSE and surrounding >= max(least, _LEAST_SHARE * (sentences + surrounding))


def _may_be_result(unit: Unit) -> bool:
    return unit.prose is None and _DIGIT.search(unit.text) is not None


def _without_runs(weighed: Sequence[_Weighed]) -> list[_Weighed]:
    """`weighed` but for furniture, for what comes again and again, and for runs of units that are no sentences.

    A list stays, and so does a unit that stands alone, unless furniture announces it: it may be a heading.
    """
    times = Counter(item.unit.text for item in weighed)
    kept: list[_Weighed] = []
    for prose, group in groupby(weighed, lambda item: item.prose):
        run = list(group)
        others = [item for item in run if not item.furniture]
        if prose or all(LIST_ITEM.match(item.unit.text) for item in run):
            kept += run
        else:
            alone = len(others) < _RUN and not any(item.announces for item in run)
            kept += [item for item in run if item.known or (item in others and alone and times[item.unit.text] == 1)]
    return kept


def _head(before: Sequence[_Weighed], article: Sequence[_Weighed], language: str) -> list[_Weighed]:
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


def _owner(behind: Sequence[_Weighed], language: str) -> list[_Weighed]:
    """The line behind the article that says whose the page is: the rule for such lines removes it, and reads it."""
    short = (item for item in behind if len(item.unit.text) <= _LINE)
    return list(islice((item for item in short if "copyright" in groups(item.unit.text, language)), 1))


def _says_who_or_when(text: str, language: str) -> bool:
    return stamp(text, language) is not None or names_author(text, language)


def _worths(before: Sequence[_Weighed], article: Sequence[_Weighed], language: str) -> list[float]:
    """How much speaks for each unit before the article to be its title: words of the article, and being close by."""
    used = {word for item in article for word in _words(item.unit.text)}
    worths = []
    for index, item in enumerate(before):
        words = set(_words(item.unit.text))
        if not _may_be_title(item, len(words)) or _says_who_or_when(item.unit.text, language):
            worths.append(-1.0)
            continue
        common = len(words & used)
        near = (len(before) - index) / _TITLE_NEAR
        worths.append(min(common, _TITLE_ENOUGH) + common / len(words) - near)
    return worths


def _has_words_of_sentence(item: _Weighed, worth: float) -> bool:
    return worth > -1.0 and len(_SMALL_WORD.findall(item.unit.text)) >= _TITLE_WORDS


def _may_be_title(item: _Weighed, words: int) -> bool:
    whole = item.unit.prose is None and not item.furniture
    return whole and item.weight <= 0 and _TITLE_WORDS <= words <= _TITLE_MOST_WORDS


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _removals(text: str, kept: Sequence[_Weighed]) -> Iterator[Edit]:
    position = 0
    for number, item in enumerate(kept):
        start, end = item.unit.start, item.unit.end
        if text[position:start].strip():
            yield Edit(position, start, "\n\n" if number else "", NAME)
        position = end
    if text[position:].strip():
        yield Edit(position, len(text), "", NAME)
