"""The headline of a whole page saved as text, among menus, teasers and link lists.

Nothing marks it but what the rest of the page says: the page's title, its first line, repeats it beside the outlet's
name; the article below has its words; a byline and the time of publication follow soon. Every line above the first
paragraphs is weighed by that, and the heaviest is the headline, or none is where all are light.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.furniture import groups
from builder.clean.layout import starts_lower
from builder.clean.rules.bylines import names_author
from builder.clean.seams import little_words
from builder.clean.stamps import is_dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.units import Unit

SEPARATOR = re.compile(r"\s[-–—:»/·•]\s|\s?[|ㅣ]\s?|\s::\s|：|--|-(?=[^-]{2,12}$)")
_ENDS = re.compile(r"""[.!?…。！？।؟]["'”’»“)\]]*$""")
_FULL_STOP = re.compile(r"""[.。।]["'”’»“)\]]*$""")
_WORD = re.compile(r"\w+")
_LONGER_WORD = re.compile(r"\w{4,}")
_DIGIT = re.compile(r"\d")
_DENSE = re.compile("[\u0e00-\u0eff\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff]")
_LONGEST = 260
_PARAGRAPH, _SENTENCE = 120, 55  # letters of a paragraph however it ends, and of one that ends like a sentence
_HEAVIEST, _SHORT = 400, -42  # what a unit weighs for and against the article
_LEAST_PROSE = 250
_LETTERS = 5  # of a word
_WIDER = 2.5  # letters of an alphabet that a letter of a dense script stands for
_READ = 20  # paragraphs of the article whose words are looked for
_BELOW = 4  # units of the article that its headline may still be among
_SOON = 8  # units below a headline within which a byline or a stamp counts
_FEWEST, _MOST = 3, 30  # words of a headline
_FAR = 40
_MOST_OF_SITE = 4  # words of a part of a page's title that is none of the headline
_COPIES = 12  # units between two copies of a headline
_LONGEST_OPEN = 180  # letters of a line without an end that may be a headline
_TOP = 8  # units above an article that begins at the top of the text
_LITTLE = 0.8  # in common with the article, for the first line to be its headline
_FIRST = 4.0  # what speaks for the first line there
_REACH = 1000  # units above the article among which its headline is looked for
_WITHIN = 30  # units of the article among which its headline is looked for
_MOST_ABOVE = 0.3  # of the article's prose may stand above its headline
_MANY = 7  # words of a row of links
_FEWEST_ABOVE = 5  # words of a line that is a headline rather than a kicker
_INNER_END = re.compile(r"[.!?…]\s.*[.!?…]\s")
_DECK = 1.8  # what a line has in common with the article that makes the next one its deck
_ITEM = re.compile(r"[*•·▪○◦+#]\s|\d{1,2}[.)]\s|\[[ x]?\]|\([ x]?\)\s|\(BUTTON\)|IFRAME:|[-–—/|:>»]|.*:$")
_CREDIT = re.compile(
    r"©|\b(?:photos?|fotos?|bild(?:quelle|rechte|nachweis)?|picture|image|credits?|quelle|source|crédit|getty|reuters|afp|dpa)"
    r"\s?[:/|]|\((?:photos?|fotos?|bild|ap|afp)\b|[/|] ?(?:getty|reuters|afp|dpa|ap|epa|apa)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[?!…\"'”’»“)\]]+")
_LEAST = 2.2  # what a headline weighs at least


class Headline(NamedTuple):
    """The headline at ``[start, end)`` of the text; `unit` is its number among the units, `body` the article's first.

    `copies` are the numbers of the units above the article that say the same, where the page's title does so best.
    """

    start: int
    end: int
    text: str
    unit: int
    body: int
    copies: tuple[int, ...] = ()
    sure: bool = False  # whether the page's title says it


def headline(listed: Sequence[Unit], language: str) -> Headline | None:
    """The headline of a page's units, or None where there is no article or no line above it weighs enough."""
    texts = [unit.text for unit in listed]
    first, last = _stretch(texts)
    article = [text for text in texts[first:last] if is_body(text)][:_READ]
    if sum(map(letters, article)) < _LEAST_PROSE:
        return None
    weights = {
        index: weight
        for index, weight in _weights(texts, first, last, article, language)
        if listed[index].prose is None  # what is cut out of a line is no headline
    }
    best = max(weights, key=lambda index: (weights[index], index), default=-1)
    if best < 0 or weights[best] < _LEAST:
        return None
    best = _first_copy(texts, best, language)
    joined = _joined(listed, best, first)
    if joined is not None or best:
        sure = words_in(texts[best]) >= _FEWEST and key(texts[best]) in set(starts(texts[0]))
        return joined or Headline(listed[best].start, listed[best].end, texts[best], best, first, (), sure)
    length = len(without_site(texts[0]))
    return Headline(listed[0].start, listed[0].start + length, texts[0][:length], 0, first)


def _first_copy(texts: Sequence[str], best: int, language: str) -> int:
    """The headline's first copy, where authors or a stamp stand between it and the last one."""
    words = key(texts[best])
    for index in range(max(1, best - _COPIES), best):
        if key(texts[index]) == words and any(_is_fact(text, language) for text in texts[index:best]):
            return index
    return best


def _joined(listed: Sequence[Unit], best: int, body: int) -> Headline | None:
    """The headline as the page's title has it, where the kicker and the headline stand apart below."""
    title = listed[0].text
    parts = list(_WORD.finditer(title)) if len(title) <= _LONGEST else []
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
            start = listed[0].start
            return Headline(start, start + end, title[:end], 0, body, tuple(range(first, last + 1)), True)
    return None


def without_site(title: str) -> str:
    """`title` without the name of the page and its sections behind the headline."""
    for mark in SEPARATOR.finditer(title):
        rest = SEPARATOR.split(title[mark.end() :])
        if words_in(title[: mark.start()]) >= _FEWEST and all(len(key(part)) <= _MOST_OF_SITE for part in rest):
            return title[: mark.start()].rstrip()
    return title


def _ends_at(title: str, end: int) -> bool:
    """Whether what is the page's may follow behind `end`: a mark, or nothing."""
    rest = title[end:].strip()
    return not rest or not rest[0].isalnum()


def letters(text: str) -> float:
    """How long `text` is in letters of an alphabet."""
    return len(text) if text.isascii() else _letters(text)


@lru_cache(maxsize=1 << 13)
def _letters(text: str) -> float:
    return len(text) + (_WIDER - 1) * len(_DENSE.findall(text))


def words_in(text: str) -> int:
    """How many words `text` has; in a script that sets no spaces, as many as an alphabet would make of it."""
    return int(letters(text) / _LETTERS) if _DENSE.search(text) else len(_WORD.findall(text))


def key(text: str) -> tuple[str, ...]:
    """The words of `text`, by which two lines are the same headline; none where it is too long for one."""
    if len(text) > _LONGEST:
        return ()
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "")))


def starts(title: str) -> Iterator[tuple[str, ...]]:
    """What may be the headline in a page's title: all, or all before or behind one of its separators."""
    if len(title) <= _LONGEST:
        marks = list(SEPARATOR.finditer(title))
        yield key(title)
        yield from (key(title[: mark.start()]) for mark in reversed(marks))
        yield from (key(title[mark.end() :]) for mark in (*marks[:1], *marks[-1:]))


def is_body(text: str) -> bool:
    """Whether `text` is a paragraph, or ends like a sentence and is long enough for one."""
    length = letters(text)
    return length >= _PARAGRAPH or (length >= _SENTENCE and _ENDS.search(text[-12:]) is not None)


def _stretch(texts: Sequence[str]) -> tuple[int, int]:
    """The stretch of the units that has most prose and least else, as half-open indices."""
    best = total = 0.0
    span, start = (0, 0), 0
    for index, text in enumerate(texts):
        if total <= 0:
            total, start = 0.0, index
        total += min(letters(text), _HEAVIEST) if is_body(text) else _SHORT
        if total > best:
            best, span = total, (start, index + 1)
    return span


def _weights(
    texts: Sequence[str], first: int, last: int, article: Sequence[str], language: str
) -> Iterator[tuple[int, float]]:
    title = texts[0] if not is_body(texts[0]) or SEPARATOR.search(texts[0]) else ""
    in_title = set(starts(title))
    of_title = set(key(title))
    used = {word for text in article for word in _stems(text)}
    keys = [key(text) for text in texts]
    times = Counter(keys)
    end = _last_place(texts, first, last)
    places = (0, *range(max(1, first - _REACH), end))
    near = range(max(1, first - _REACH), min(end + _SOON, len(texts)))
    facts = {index for index in (0, *near) if _is_fact(texts[index], language)}
    above = 0  # words of the line before, where it may be the headline and this one its deck
    for index in places:
        text, words = texts[index], keys[index]
        other = not words or index in facts or _is_paragraph(text, words, in_title)
        trail = not other and words not in in_title and _is_trail(text, texts[index + 1 : index + _SOON])
        if other or trail or not _may_be(text, language):
            above = 0
            continue
        common = _overlap(text, used)
        weight = _own(text) + common - 1.5 * (above > 0) - 1.0 * (0 < above < len(words))
        weight += 1.5 * bool(facts & set(range(index + 1, index + 1 + _SOON)))
        weight += 1.5 * (times[words] > 1 and words_in(text) >= _FEWEST)
        if index:
            weight += _likeness(words, in_title, of_title) - 0.08 * min(max(0, first - index), _FAR)
            weight -= _below(texts[first:index])
        else:
            weight += _FIRST if first <= _TOP and words_in(text) >= _FEWEST and common >= _LITTLE else -0.5
        above = len(words) if common >= _DECK and len(words) >= _FEWEST_ABOVE else 0
        yield index, weight


def _below(between: Sequence[str]) -> float:
    """What speaks against a headline below paragraphs of the article."""
    paragraphs = sum(is_body(text) for text in between)
    return 0.9 + 0.6 * paragraphs if paragraphs else 0.0


def _is_paragraph(text: str, words: tuple[str, ...], in_title: set[tuple[str, ...]]) -> bool:
    """Whether `text` is prose, and not a headline that asks or calls, or that the page's title repeats."""
    asks = text.rstrip("\"'”’»“)")[-1:] in "?!？！" and len(words) <= _MOST and _INNER_END.search(text) is None
    open_end = _ENDS.search(text[-12:]) is None and letters(text) <= _LONGEST_OPEN and _INNER_END.search(text) is None
    return is_body(text) and not (asks or open_end) and words not in in_title


def _last_place(texts: Sequence[str], first: int, last: int) -> int:
    """The end of the units that the headline may be among: most of the article follows them."""
    weights = [min(letters(text), _HEAVIEST) if is_body(text) else 0.0 for text in texts[first:last]]
    most = _MOST_ABOVE * sum(weights)
    above = sum(share <= most for share in accumulate(weights[:_WITHIN]))
    return first + max(above, min(_BELOW, last - first))


def _is_trail(text: str, below: Sequence[str]) -> bool:
    """Whether `text` is the trail of sections that leads to the headline, which stands `below` for itself."""
    others = (other for other in below if len(other) < len(text) <= _LONGEST)
    return any(words_in(other) >= _FEWEST and text.casefold().endswith(other.casefold()) for other in others)


def _may_be(text: str, language: str) -> bool:
    """Whether `text` is neither an item of a list or form, nor a credit, nor furniture."""
    return not (_ITEM.match(text) or _CREDIT.search(text) or groups(text, language))


@lru_cache(maxsize=1 << 14)
def _is_fact(text: str, language: str) -> bool:
    """Whether `text` says who wrote the article or when, with or without something else."""
    return (_DIGIT.search(text) is not None and is_dated(text, language)) or names_author(text, language)


def _own(text: str) -> float:
    """What speaks against `text` in its own form."""
    count = words_in(text)
    wrong = 1.5 * (_FULL_STOP.search(text[-8:]) is not None) + 2.0 * starts_lower(text)
    if count >= _MANY and _is_menu(text):
        wrong += 1.5
    return -wrong - 1.0 * max(0, _FEWEST + 1 - count) - 0.1 * max(0, count - 14)


def _is_menu(text: str) -> bool:
    """Whether `text` is words in capitals without a little one between."""
    words = [word for word in _WORD.findall(text) if not word.isdigit()]
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 0.8 * len(words) and not any(word.lower() in little_words() for word in words)


def _overlap(text: str, used: set[str]) -> float:
    """How much `text` has in common with the article, whose words are `used`."""
    words = set(_stems(text))
    common = len(words & used)
    return 0.45 * min(common, 7) + 2.5 * common / max(len(words), _FEWEST)


def _likeness(words: tuple[str, ...], in_title: set[tuple[str, ...]], of_title: set[str]) -> float:
    """How much `words` are those of the page's title."""
    if words in in_title:
        return 7.0 if len(words) > 1 and 2 * len(words) >= len(of_title) - 4 else 2.0
    own = set(words)
    share = len(own & of_title) / len(own | of_title) if own else 0.0
    return 5.0 * share if share >= 0.3 else 0.0


def _stems(text: str) -> Iterator[str]:
    """The beginnings of the longer words of `text`; pairs of letters in a script that sets no spaces."""
    folded = text.casefold()
    if folded.isascii() or _DENSE.search(folded) is None:
        yield from (word[:6] for word in _LONGER_WORD.findall(folded))
        return
    for word in _WORD.findall(folded):
        if _DENSE.match(word):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) > 3:
            yield word[:6]
