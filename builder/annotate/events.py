"""Finds the words for events: those that the editors know by name, and unknown ones by their shape."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.annotate.event_beside import Beside
from builder.annotate.event_names import EventNames, Named
from builder.annotate.event_patterns import noun_pattern
from builder.annotate.event_shapes import Shape, shapes
from builder.languages import speaks, table
from builder.model import FoundEvent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.model import Article, AuthorityFiles, FoundDate

_SPACE = r"[^\S\n]{1,3}"
_LEFT = 40  # code points before an event's name in which its article stands
_DAY = len("2024-10-24")
_BARE = 2  # words of an article and a head: one more tells of a certain event ("a presidential election")
_SINGULAR = re.compile(r"[a-z-]+(?<!s)(?![\w-])")
_CAPITALS = 0.6  # share of words with capitals from which a heading is in title case


def find_events(article: Article, authority: AuthorityFiles, dates: Sequence[FoundDate]) -> tuple[FoundEvent, ...]:
    """Every event that the text names, in order, none overlapping another.

    `candidates` are the known events that go by the words found; where there are none, the shape of the words shows
    that they name an event, and `name` is what to call it, empty for a bare head such as "the summit". `date` is the
    date that the words carry or that stands right beside them: "next month's election", "the 2019 summit".
    """
    finder = _Finder(article, dates)
    shaped = list(_shapes(article))
    found: list[FoundEvent] = []
    place = 0
    for named in _names(authority).find(article.text):
        while place < len(shaped) and shaped[place].end <= named.start:
            found.extend(finder.unknown(shaped[place]))
            place += 1
        around = None
        while place < len(shaped) and shaped[place].start < named.end:
            around = around or shaped[place]
            place += 1
        found.append(finder.known(named, around))
    for shape in shaped[place:]:
        found.extend(finder.unknown(shape))
    return tuple(found)


def _shapes(article: Article) -> Iterator[Shape]:
    """The shapes of the whole text in order, without those in headings that put every word in capitals.

    None in a language that has no table of events.
    """
    if not speaks("events", article.language):
        return
    finder = shapes(article.language)
    for block in article.blocks:
        if block.kind != "paragraph" and _in_title_case(article.text[block.start : block.end]):
            continue
        last: Shape | None = None
        for shape in finder.find(article.text, block.start, block.end):
            if last and shape.start >= last.end:
                yield last
            elif last and not shape.start <= last.start < last.end < shape.end:
                continue  # "the French Open final" is one event, and the longer one
            last = shape
        if last:
            yield last


def _in_title_case(heading: str) -> bool:
    words = [word for word in heading.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > _CAPITALS * len(words)


class _Finder:
    """Makes found events of names and shapes."""

    def __init__(self, article: Article, dates: Sequence[FoundDate]) -> None:
        self._text = article.text
        self._beside = Beside(article.text, dates, article.language)
        self._article, self._article_and_noun = _article(article.language)
        articles = table("events", article.language)
        self._certain = tuple(f"{word} " for word in articles["articles"] if word not in articles["indefinite"])
        self._not_one = re.compile(rf"(?<![^\W_])(?:{'|'.join(articles['not-one'])}){_SPACE}$", re.IGNORECASE)
        self._counting = tuple(f"{word} " for word in articles["counting"])
        self._pointing = tuple(f"{word} " for word in articles["pointing"])

    def known(self, named: Named, shape: Shape | None) -> FoundEvent:
        """The event of an authority file at `named`; `shape` is the shape around it, which may say more."""
        start, end = named.start, named.end
        name, place = self._text[start:end], shape.place if shape else None
        if shape and shape.name:
            start, end = min(start, shape.start), max(end, shape.end)
            if self._says_more(named, shape):
                name = self._text[start:end]
        start = self._with_article(start)
        return FoundEvent(start, end, self._text[start:end], named.ids, name, self._beside(start, end), place)

    def unknown(self, shape: Shape) -> Iterator[FoundEvent]:
        """The event of a shape, unless its kind needs more to be one certain event."""
        start, end = self._with_article(shape.start, noun=bool(shape.name)), shape.end
        governed = shape.name and not shape.kind.long
        date = self._beside(start, end) if governed else self._beside.attached(start, end)
        if date is None and shape.kind.befalls:
            date = self._beside.befell(start, end)
        if (self._is_certain if shape.name else self._is_one)(shape, start, date):
            yield FoundEvent(start, end, self._text[start:end], (), shape.name, date, shape.place, shape.kind.name)

    def _is_certain(self, shape: Shape, start: int, date: str | None) -> bool:
        """Whether words with a name mean one certain event: "the attack on Lyman", not "attacks on Lyman"."""
        if not shape.kind.definite or shape.certain or date:
            return True
        articles = self._pointing if shape.kind.frequent else self._certain
        return self._text[start : shape.end].casefold().startswith(articles)

    def _is_one(self, shape: Shape, start: int, date: str | None) -> bool:
        """Whether words without a name mean one certain event: "the summit", "a presidential election"."""
        if start == shape.start and self._not_one.search(self._text, max(0, start - _LEFT), start):
            return False
        if shape.kind.again and self._text[start : shape.end].casefold().startswith(self._pointing):
            return True
        if date is not None:
            if shape.kind.befalls and len(date) == _DAY and self._is_several(shape):
                return True
            return start < shape.start or (shape.kind.recurring and not shape.kind.frequent)
        return shape.kind.recurring and start < shape.start and len(self._text[start : shape.end].split()) > _BARE

    def _is_several(self, shape: Shape) -> bool:
        """Whether the words are a number or plural of deeds, which a day makes certain: "two blasts", "attacks"."""
        words = self._text[shape.start : shape.end].casefold()
        return words.startswith(self._counting) or words.endswith("s")

    def _says_more(self, named: Named, shape: Shape) -> bool:
        """Whether a shape has a name before the known one, or a place behind one without any capital."""
        before, known = self._text[shape.start : named.start], self._text[named.start : named.end]
        return before != before.lower() or (known == known.lower() and shape.place is not None)

    def _with_article(self, start: int, *, noun: bool = False) -> int:
        """Where the words begin with their article, or with a date that owns them: "next month's election".

        A `noun` may stand between an article and a head that is no plural: "the corruption trial of Ann Lee".
        """
        article = self._article.search(self._text, max(0, start - _LEFT), start)
        if article is None and noun and _SINGULAR.match(self._text, start):
            article = self._article_and_noun.search(self._text, max(0, start - _LEFT), start)
        return article.start() if article else self._beside.owner(start)


@cache
def _article(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An article before an event's name, with what may stand between ("the upcoming"); and the same with a noun."""
    data, dates = table("events", language), table("dates", language)["words"]
    articles, passing = "|".join(data["articles"]), "|".join(map(re.escape, data["passing-adjectives"]))
    month = "|".join(form for forms in dates["month"].values() for form in forms)
    more_days = rf"(?:(?:{_SPACE}and{_SPACE}|[-–])\d{{1,2}})?"
    day = rf"(?:{month})\.?(?:{_SPACE}\d{{1,2}}{more_days})?|\d{{1,2}}{_SPACE}(?:{month})|9/11"
    adjective = rf"{passing}|[a-z]{{2,12}}(?:{'|'.join(data['adjective-endings'])})"
    between = rf"(?:(?:{adjective}|\d{{1,2}}(?:st|nd|rd|th)|(?:19|20)\d\d|{day}|[a-z]+['’]s){_SPACE})"
    with_year = rf"(?<![^\W_])(?:(?:{articles}){_SPACE}{between}{{0,2}}|(?:19|20)\d\d{_SPACE})$"
    noun = rf"(?<![^\W_])(?:(?i:{articles}){_SPACE}(?i:{between}){{0,2}}){noun_pattern(language)}{_SPACE}$"
    return re.compile(with_year, re.IGNORECASE), re.compile(noun)


_memory: list[tuple[AuthorityFiles, EventNames]] = []


def _names(authority: AuthorityFiles) -> EventNames:
    """The automaton of these authority files, made once for many articles."""
    if not _memory or _memory[0][0] is not authority:
        _memory[:] = [(authority, EventNames(authority))]
    return _memory[0][1]
