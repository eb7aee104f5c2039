"""Clues whether a unit of a page belongs to its article: what it looks like, what stands beside it, where it stands.

A clue is a short name such as `length 45 stop`; the table `page_weights` says how much each speaks for the article or
against it, and its header how they are read. The weights were fitted to pages whose article is known (logistic
regression, `benchmarks/cleaning/weights.py`). Numbers stand in classes: `45` is the least of its class.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from builder.clean.layout import LIST_ITEM, starts_lower
from builder.clean.page_units import SENTENCE
from builder.clean.seams import little_words
from builder.clean.service_words import is_service
from builder.clean.word_patterns import any_of
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.page_units import Weighed

_LOOKED_AT = 700  # characters of a unit whose words are looked at
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ALPHABETS = re.compile("[A-Za-zÀ-ɏͰ-ӿ]")
_TELLING = re.compile(r"\w{4,}|[\u3040-\u9fff]{2}")
_MAY_BE_DIGIT = re.compile(r"\d|[^\x00-\x7f]")
_FULL_STOP = re.compile(r"[.!?…][\"'”’»“)]*\s+[\"'“‘«„(¿¡]*[^\W\d_a-zß-öø-ÿ]|[。！？]")
_DATED = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b20[12]\d\b|\b\d{1,2} [hm](?:in|ours?)?\b|\b\d{1,2}[./-]\d{1,2}[./-]")
_LONGEST_STAMP = 90
_MARKS = {
    "bar": re.compile("[|›»•·→▶]"),
    "copyright": re.compile(r"[©®™]|\(c\)"),
    "address": re.compile(r"www\.|https?:|\S@\S|\.(?:com|org|net|de)\b"),
    "dots": re.compile(r"(?:\.\.\.|…)\]?$"),
    "opening bracket": re.compile(r"^[\[(<]"),
    "closing bracket": re.compile(r"[\])>]$"),
    "rule": re.compile("[_=*~#-]{4}"),
    "slash": re.compile(r"\S/\S| / "),
    "time": re.compile(r"\b\d{1,2}[:.h]\d\d\b"),
    "year": re.compile(r"\b20\d\d\b"),
    "label": re.compile(r"^\W*\w+(?: \w+)?: "),
    "question": re.compile(r"\?"),
    "exclamation": re.compile("!"),
    "money": re.compile("[€$£%]"),
    "underscore": re.compile(r"\w_\w"),
    "quoted": re.compile('["“”„«»]'),
    "comma": re.compile(","),
}
_ANY_MARK = re.compile(r"[^\w\s]|[\d_]")  # a quick look
_LENGTHS = (0, 12, 22, 32, 45, 60, 80, 110, 150, 220, 320, 500)
_MASSES = (0, 1, 80, 200, 400, 800, 1500, 3000)
_COUNTS = (0, 1, 2, 3, 5, 9, 17, 40)
_SHARES = (0.0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.9)
_CLOSE = 3  # units on either side that are looked at one by one
_AROUND = (3, 8, 20)  # units on either side whose prose is measured
_NEIGHBOURS = 4  # units on either side whose common words are counted
_TAIL = 70  # characters at the end of a unit that may say whose the picture is


def clues(page: Sequence[Weighed], stretch: tuple[int, int]) -> list[list[str]]:
    """The clues of each unit of `page`, of which the units from `stretch[0]` to before `stretch[1]` weigh most."""
    kinds = [_kind(item) for item in page]
    found = [list(_alone(replace(item, unit=item.unit._replace(start=0, end=0)))) for item in page]
    times = Counter(item.unit.text for item in page)
    for item, kind, named in zip(page, kinds, found, strict=True):
        if times[item.unit.text] > 1:
            named.append(f"again {min(4, times[item.unit.text])} {kind}")
    masses = [item.length if item.prose and item.length >= SENTENCE else 0 for item in page]
    for more in (_beside(kinds, masses), _sentences(page, kinds), _stamps(page), _place(page, kinds, masses, stretch)):
        for named, others in zip(found, more, strict=True):
            named += others
    return found


def asks_of_reader(item: Weighed) -> bool:
    """Whether the page's makers seem to speak of the page in it, or to its readers: of consent, accounts, letters."""
    words = {word.lower() for word in _WORD.findall(item.unit.text, 0, _LOOKED_AT)}
    service = _services(words)
    return service > 1 or (service > 0 and not words.isdisjoint(_listed("reader")))


def _class(value: float, least: Sequence[float]) -> float:
    return least[bisect_right(least, value) - 1]


def _size(length: int) -> str:
    return "huge" if length >= 220 else "long" if length >= 110 else "medium" if length >= SENTENCE else "short"


def _kind(item: Weighed) -> str:
    """One letter for what a unit is: E ends the article, R announces others, K has a rule of its own, F is furniture;
    P, S, T, w are paragraph, long, short and tiny sentence; p, s, t, H, W the same without a stop, or shorter.
    """
    if item.over:
        return "E"
    if item.furniture:
        return "R" if item.announces else "K" if item.known else "F"
    letters = "pstHW" if item.end == "open" else "PSTHw"
    return letters[4 - bisect_right((22, SENTENCE, 90, 220), item.length)]


@lru_cache(maxsize=1 << 12)
def _alone(item: Weighed) -> tuple[str, ...]:
    """The clues of a unit by itself, wherever it stands: it is looked at again and again, from view to view."""
    words = _WORD.findall(item.unit.text, 0, _LOOKED_AT)
    return (*_own(item, words), *_words(item, words))


def _own(item: Weighed, words: Sequence[str]) -> Iterator[str]:
    """What a unit looks like by itself."""
    text, size = item.unit.text, _size(item.length)
    yield f"kind {_kind(item)}"
    yield f"length {_class(item.length, _LENGTHS)} {item.end}"
    yield f"stops {min(3, len(_FULL_STOP.findall(text, 0, _LOOKED_AT)))}"
    yield from _letters(text, words, size)
    yield f"opens {_opening(text)}"
    for name, mark in _MARKS.items() if _ANY_MARK.search(text) else ():
        if mark.search(text):
            yield f"{name} {size}"
    if LIST_ITEM.match(text):
        yield f"item {size}"
    if item.unit.linked:
        yield f"linked {size}"
    if item.unit.prose is not None:
        yield f"part {'of prose' if item.unit.prose else 'of a menu'}"
    yield from (f"phrase {group}" for group in item.groups)


def _letters(text: str, words: Sequence[str], size: str) -> Iterator[str]:
    """How many of the words are little ones, capitalised, or all capitals; how many characters are digits."""
    if words and _ALPHABETS.search(text):
        folded = " ".join(words).lower().replace("’", "'").split(" ")
        little = sum(map(little_words().__contains__, folded))
        capitals = sum(initial.isupper() for initial in map(itemgetter(0), words[1:]))
        upper = sum(len(word) > 1 for word in words if word.isupper())
        yield f"little {size} {_class(little / len(words), _SHARES)}"
        yield f"capitals {size} {_class(capitals / max(1, len(words) - 1), _SHARES)}"
        yield f"upper {_class(upper / len(words), _SHARES)}"
    else:
        yield f"no alphabet {size}"
    looked_at = text[:_LOOKED_AT]
    digits = sum(map(str.isdigit, _MAY_BE_DIGIT.findall(looked_at)))
    yield f"digits {_class(digits / max(1, len(looked_at)), _SHARES)}"


def _opening(text: str) -> str:
    if starts_lower(text):
        return "lower"
    for kind, marks in (("quote", "\"'“‘«„»”"), ("dash", "-–—"), ("stop", ",;:.!?)")):
        if text[:1] in marks:
            return kind
    return "upper" if text[:1].isalpha() else "digit" if text[:1].isdigit() else "mark"


def _words(item: Weighed, listed: Sequence[str]) -> Iterator[str]:
    """Words of the page's makers, of address, and of credits for pictures."""
    text, size = item.unit.text, _size(item.length)
    words = set(map(str.lower, listed))
    service, reader = _services(words), len(words & _listed("reader"))
    if service:
        yield f"service {size} {min(5, service)}"
    if reader:
        yield f"reader {size} {min(3, reader)}"
    if service and reader:
        yield f"service {min(3, service)} reader {min(3, reader)}"
    tail = text[-_TAIL:]
    credit = None
    for match in _credits().finditer(tail):
        credit = match
    if credit:
        before, behind = tail[: credit.start()].rstrip()[-1:], tail[credit.end() :].strip()
        yield f"credit {size}"
        yield f"credit {size} {before if before and before in '/(:|©-–.' else 'word'} before"
        yield f"credit {size} {behind[0] if behind[:1] and behind[0] in ':/©|)' else 'word'} behind"
        yield f"credit {size} {min(4, len(behind.split()))} left"


def _services(words: set[str]) -> int:
    """How many different beginnings of the table of services `words` have."""
    return len({word[:5] for word in words if is_service(word)})


@cache
def _listed(group: str) -> frozenset[str]:
    return frozenset(table("page_words")[group])


@cache
def _credits() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(table('page_words')['credit'])})\b", re.IGNORECASE)


def _beside(kinds: Sequence[str], masses: Sequence[int]) -> Iterator[list[str]]:
    """What stands above and below: kinds, how much prose, how many units without any, and shapes that recur."""
    last = len(kinds) - 1
    padded = ["^", "^", *kinds, "$", "$"]
    total, prose = [0, *accumulate(masses)], [0, *accumulate(mass > 0 for mass in masses)]
    above, below = _gaps(masses), _gaps(masses[::-1])[::-1]
    for at, kind in enumerate(kinds):
        before2, before, _, behind, behind2 = padded[at : at + 5]
        named = [f"above {before}{kind}", f"below {kind}{behind}", f"above two {before2}{before}"]
        named += [f"below two {behind}{behind2}", f"gap above {_class(above[at], _COUNTS)}"]
        named += [f"gap below {_class(below[at], _COUNTS)}", f"tenth {10 * total[at] // max(1, total[-1])}"]
        named += [f"from top {_class(at, _COUNTS)}", f"from end {_class(last - at, _COUNTS)}"]
        for reach in _AROUND:
            first, end = max(0, at - reach), min(last + 1, at + 1 + reach)
            named += [f"prose {reach} above {_class(total[at] - total[first], _MASSES)}"]
            named += [f"prose {reach} below {_class(total[end] - total[at + 1], _MASSES)}"]
            named += [f"units {reach} above {_class(prose[at] - prose[first], _COUNTS)}"]
            named += [f"units {reach} below {_class(prose[end] - prose[at + 1], _COUNTS)}"]
        named += _periods(kinds, at)
        yield named


def _gaps(masses: Sequence[int]) -> list[int]:
    """How many units without prose stand right before each."""
    found, gap = [], 0
    for mass in masses:
        found.append(gap)
        gap = 0 if mass else gap + 1
    return found


def _periods(kinds: Sequence[str], at: int) -> Iterator[str]:
    """Whether units of this kind stand two or three units away, with others between: as in lists of teasers."""
    for period in (2, 3):
        places = (at - period, at + period)
        same = sum(0 <= place < len(kinds) and kinds[place] == kinds[at] for place in places)
        if same and len(set(kinds[max(0, at - period + 1) : at + period])) > 1:
            yield f"every {period} {same} {kinds[at]}"


def _sentences(page: Sequence[Weighed], kinds: Sequence[str]) -> Iterator[list[str]]:
    """Whether a sentence seems to go on from the unit above, or below."""
    texts = [item.unit.text for item in page]
    opening = [("lower" if starts_lower(text) else "stop" if text[:1] in ",;:.!?)" else "new") for text in texts]
    closed = [item.end == "stop" for item in page]
    hangs = [(text.rsplit(None, 1) or [""])[-1].lower() in little_words() for text in texts]
    last = len(texts) - 1
    for at, kind in enumerate(kinds):
        named = [f"hangs {kind}"] if hangs[at] else []
        if at and not closed[at - 1]:
            named.append(f"open above {kinds[at - 1]} {opening[at]}")
            if hangs[at - 1]:
                named.append(f"hanging above {kind}")
            if at > 1 and not closed[at - 2]:
                named.append(f"open above two {kinds[at - 2]} {opening[at]}")
        if at < last and not closed[at]:
            named.append(f"open {kind} {opening[at + 1]} below")
            if at < last - 1 and not closed[at + 1] and opening[at + 2] != "new":
                named.append(f"open {kind} two below")
        yield named


def _stamps(page: Sequence[Weighed]) -> Iterator[list[str]]:
    """Whether lines close by hold a date or a time of day, as those of teasers and comments do."""
    dated = [len(item.unit.text) < _LONGEST_STAMP and _DATED.search(item.unit.text) is not None for item in page]
    padded = [*(False,) * _CLOSE, *dated, *(False,) * _CLOSE]
    for at in range(_CLOSE, _CLOSE + len(page)):
        above = "".join("x" if here else "-" for here in padded[at - _CLOSE : at])
        below = "".join("x" if here else "-" for here in padded[at + 1 : at + 1 + _CLOSE])
        yield [f"dated above {above}", f"dated below {below}", *(["dated"] if padded[at] else [])]


def _place(
    page: Sequence[Weighed], kinds: Sequence[str], masses: Sequence[int], stretch: tuple[int, int]
) -> Iterator[list[str]]:
    """Where a unit stands, seen from the stretch that weighs most, and how many of its words that stretch has."""
    start, end = stretch
    scraps = [0, *accumulate(mass == 0 for mass in masses)]
    ends = [0, *accumulate(kind in "ER" for kind in kinds)]
    common = _common(page, masses, stretch)
    for at, (kind, item) in enumerate(zip(kinds, page, strict=True)):
        if at < start:
            where, gap, between, over = "before", start - 1 - at, scraps[start] - scraps[at + 1], ends[start] - ends[at]
        elif at < end:
            where, gap, between, over = "within", at - start, end - 1 - at, ends[at] - ends[start]
        else:
            where, gap, between, over = "after", at - end, scraps[at] - scraps[end], ends[at] - ends[end]
        named = [f"{where}", f"{where} {kind}", f"{where} gap {_class(gap, _COUNTS)}"]
        named += [f"{where} scraps {_class(between, _COUNTS)}", f"{where} ends {min(3, over)}"]
        if common[at] is not None:
            named.append(f"{where} {_size(item.length)} common {_class(common[at] or 0.0, _SHARES)}")
        named += _common_around(page, common, at, where)
        yield named


def _common(page: Sequence[Weighed], masses: Sequence[int], stretch: tuple[int, int]) -> list[float | None]:
    """For each unit the share (0–1) of its longer words that other prose of the stretch has; None where it has none."""
    words = [frozenset(_TELLING.findall(item.unit.text.casefold())) - little_words() for item in page]
    used = Counter(word for at in range(*stretch) if masses[at] for word in words[at])
    found: list[float | None] = []
    for at, own in enumerate(words):
        itself = int(stretch[0] <= at < stretch[1] and masses[at] > 0)
        found.append(sum(used[word] > itself for word in own) / len(own) if own else None)
    return found


def _common_around(page: Sequence[Weighed], common: Sequence[float | None], at: int, where: str) -> Iterator[str]:
    for side, first, end in (("above", max(0, at - _NEIGHBOURS), at), ("below", at + 1, at + 1 + _NEIGHBOURS)):
        pairs = zip(common[first:end], page[first:end], strict=True)
        known = [(share, min(item.length, 200)) for share, item in pairs if share is not None]
        whole = sum(length for _, length in known)
        if whole:
            share = sum(share * length for share, length in known) / whole
            yield f"{where} common {side} {_class(share, _SHARES)}"
