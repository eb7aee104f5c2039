"""The day of an event that an article tells of once with its day, and then calls "the attack"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from builder.annotate.date_tense import is_past_verb
from builder.annotate.event_patterns import either
from builder.annotate.event_shapes import shapes
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.annotate.event_patterns import Kind
    from builder.model import Article, EventMention, FoundDate

_OPENING = 500  # code points of an article that tell what it is about
_AROUND = 150  # code points on either side of the dated words within which the names stand that belong to them
_TELLING = 700  # code points of an article within which it tells what happened
_RECALLED = 1500  # code points after which a head no longer means what the article opened with
_BETWEEN = 90  # code points between a verb and its date
_LEAD = 4  # code points before a date that opens a sentence: "On "
_OPENS = re.compile(r"(?:^|[\n.!?])\s{0,2}(?:[A-Z][a-z] )?$")
_CLAUSE_END = re.compile(r"[,;:()–—.!?\n\"“”]")
_DAY = len("2024-10-24")
_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W\d_]{2,}")


def with_told_days(
    article: Article, dates: Sequence[FoundDate], mentions: Iterable[tuple[Kind, EventMention]]
) -> list[EventMention]:
    """The same mentions in order; those of a deed or disaster of which the article tells one day have that day.

    They have its id, too, if one of them has a name that stands beside the dated words, or in the opening of the
    article. Those of another name keep what they have, as do heads behind them, which may mean it. Where heads alone
    mention it, a verb of the opening may tell its day: "gunmen attacked a bus on Monday". Of what has a name and
    happens again and again, mentions of one id have one day.
    """
    kept: list[EventMention] = []
    of_family: defaultdict[str, list[EventMention]] = defaultdict(list)
    of_id: defaultdict[str, list[EventMention]] = defaultdict(list)
    for kind, mention in mentions:
        if kind.befalls:
            of_family[shapes(article.language).family_of(mention.text)].append(mention)
        elif kind.recurring and mention.event and mention.status == "provisional":
            of_id[mention.event].append(mention)
        else:
            kept.append(mention)
    for same in of_id.values():
        kept.extend(_of_one_date(same))
    for family, alike in of_family.items():
        alike.sort(key=lambda mention: mention.start)
        if not any(mention.date or mention.event for mention in alike):
            day = _told_by_verb(article, dates, family, alike)
            kept.extend(_filled(mention, day, None) if day else mention for mention in alike)
        else:
            kept.extend(_told(article, alike))
    return sorted(kept, key=lambda mention: mention.start)


def _of_one_date(same: list[EventMention]) -> list[EventMention]:
    dates = {mention.date for mention in same if mention.date}
    date = dates.pop() if len(dates) == 1 else None
    return [_filled(mention, date, None) if date else mention for mention in same]


def _told(article: Article, alike: list[EventMention]) -> list[EventMention]:
    """The mentions of one family of heads, in order, with the one day that they tell."""
    dated = [mention for mention in alike if mention.date]
    days = {mention.date for mention in dated}
    day = days.pop() if len(days) == 1 else None
    if day is None or len(day) != _DAY or any(mention.status != "provisional" for mention in alike):
        return alike
    if dated[0] is not alike[0] and _is_indefinite(article, dated[0]):
        return alike  # perhaps another one than that spoken of before
    own, others = _ids(article, alike, dated)
    if len(others) == 1 and not own and alike[0].event and alike[0].end <= _OPENING:
        own, others = others, own  # what the article is about
    stop = next((mention.start for mention in alike if mention.event in others), len(article.text))
    one = next(mention for mention in alike if mention.event in own) if len(own) == 1 else None
    return [
        _filled(mention, day, _but_one(article, mention, one)) if mention.start < stop else mention for mention in alike
    ]


def _told_by_verb(article: Article, dates: Sequence[FoundDate], family: str, alike: list[EventMention]) -> str | None:
    """The one day on which the article opens with such a deed, told by a verb."""
    pattern = _telling(article.language).get(family)
    if pattern is None or alike[0].status != "provisional" or alike[0].start > _RECALLED:
        return None
    near = [date for date in dates if date.start < _TELLING and len(date.value) == _DAY]
    verbs = list(pattern.finditer(article.text, 0, min(_TELLING, alike[-1].start)))
    days = {date.value for date in near for verb in verbs if _is_of(article, date, verb)}
    return days.pop() if len(days) == 1 else None


def _is_of(article: Article, date: FoundDate, verb: re.Match[str]) -> bool:
    """Whether a date opens the sentence of a verb, or stands behind it without another verb between."""
    text = article.text
    if date.start > verb.start():
        between = text[verb.end() : date.start]
    else:
        between = text[date.end : verb.start()].removeprefix(",")
        if _OPENS.search(text, max(0, date.start - _LEAD), date.start) is None:
            return False
    words = between.split()
    if len(between) > _BETWEEN or _CLAUSE_END.search(between):
        return False
    return not any(is_past_verb(word.casefold(), article.language) for word in words)


@cache
def _telling(language: str) -> dict[str, re.Pattern[str]]:
    """For each family of heads the verbs that tell of such a deed."""
    told_by = table("events", language)["told-by"]
    return {family: re.compile(rf"(?<![^\W_])(?:{either(verbs)})(?![^\W_])") for family, verbs in told_by.items()}


def _ids(article: Article, alike: list[EventMention], dated: list[EventMention]) -> tuple[set[str], set[str]]:
    """The ids of the mentions with a name that stands beside the dated words, and those of the others."""
    around = " ".join(article.text[max(0, found.start - _AROUND) : found.end + _AROUND] for found in dated)
    beside = frozenset(_CAPITALISED.findall(around))
    own = {found.event for found in alike if found.event and beside.intersection(_CAPITALISED.findall(found.name))}
    return own, {found.event for found in alike if found.event} - own


def _is_indefinite(article: Article, mention: EventMention) -> bool:
    data = table("events", article.language)
    return mention.text.partition(" ")[0].casefold() in {*data["indefinite"], *data["counting"]}


def _but_one(article: Article, mention: EventMention, one: EventMention | None) -> EventMention | None:
    """The event with a name, unless the words count more than one: "the twin attacks"."""
    counted = set(mention.text.casefold().split()).intersection(table("events", article.language)["counting"])
    return None if counted else one


def _filled(mention: EventMention, day: str, one: EventMention | None) -> EventMention:
    if mention.date and (mention.event or one is None):
        return mention
    why = f"{mention.why}; the article tells of one day of such an event"
    if one is None or mention.event:
        return replace(mention, date=day, why=why)
    return replace(mention, date=day, event=one.event, name=one.name, why=why)
