"""Notices to the reader that no list of phrases foresees, told by who is asked to do what.

A notice asks for something, or speaks to the reader or of the outlet, and names a service of the outlet: its letters,
its accounts and its need of money, its pages and those who answer. Reports do that in quotations alone, which have
marks or somebody who says so; letters, columns, guides and interviews do it all along, and are left alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.phrases import groups_of
from builder.clean.tables import merged
from builder.clean.word_patterns import any_of
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.clean.layout import Line
    from builder.clean.view import View

KINDS = ("newsletter-promo", "appeals", "calls-to-act")
_TABLE = "clean_notices"
_LONGEST = 700
_MOST_SENTENCES = 8
_MOST_WORDS = 45  # of a sentence of a notice
_FEW_WORDS = 8  # of a sentence between notices that may say anything; and that show who speaks to whom
_MOST_OTHERS = 1  # other paragraphs that speak to somebody, in an article that does not do so all along
_QUOTES = re.compile(r"[“”„«»\"]")
_WORD = re.compile(r"\w[\w'’-]*")
_ADDRESS = re.compile(r"\S@\w|(?:^|\s)@\w|https?://|\w\.(?:com|org|net)\b")
_STRAIGHT = str.maketrans("’", "'")


class _Sentence(NamedTuple):
    """What a sentence has: `kind` of the service that it names; whether it asks, or speaks to readers at all."""

    kind: str
    asks: bool
    addresses: bool
    words: int


@lru_cache(maxsize=1)
def notices(view: View) -> Mapping[int, str]:
    """The starts of the lines that are notices, with the kind of each; none in an article that speaks to somebody."""
    language = view.context.language
    lines = list(_standing(view))
    found = {line.start: kind for line in lines if (kind := notice(line.text, language))}
    if not found:
        return found
    others = (line.text for line in lines if line.start not in found and not _QUOTES.search(line.text))
    speaking = sum(_speaks(text.translate(_STRAIGHT), language) and not _is_listed(text, language) for text in others)
    return found if speaking <= _MOST_OTHERS else {}


def _is_listed(text: str, language: str) -> bool:
    """Whether `text` is no part of the article, as the phrases of the furniture table say."""
    return bool(groups_of("clean_furniture", text, language))


def _standing(view: View) -> Iterator[Line]:
    """The lines that stand for themselves but for the first, which is the title."""
    standing = {line.start for line in view.standing_lines}
    short = {line.start for line in view.short_lines}
    lines = (line for line in view.lines if line.text.strip())
    next(lines, None)
    return (line for line in lines if line.start in standing or line.start not in short)


@lru_cache(maxsize=1 << 12)
def notice(text: str, language: str) -> str:
    """The kind of the notice that `text` is, or an empty string: a sentence of it names
    a service, that one speaks to readers or another asks for something, and all the others go with it.
    """
    if len(text) > _LONGEST or _QUOTES.search(text):
        return ""
    text = text.translate(_STRAIGHT)
    if _patterns(language)["service"].search(text.casefold()) is None and _ADDRESS.search(text) is None:
        return ""
    if _patterns(language)["argues"].match(text.casefold()):
        return ""
    shown = text.casefold() if text.isupper() else text
    spans = sentences(shown, language=language)
    if len(spans) > _MOST_SENTENCES:
        return ""
    read = [_read(shown[start:end], language) for start, end in spans]
    known = [sentence for sentence in read if sentence is not None]
    asked = any(sentence.asks for sentence in known)
    sure = [sentence.kind for sentence in known if sentence.kind and (asked or sentence.addresses)]
    if len(known) < len(read) or not sure:
        return ""
    aside = sum(sentence.words for sentence in known if not (sentence.kind or sentence.addresses))
    return sure[0] if aside * 2 <= sum(sentence.words for sentence in known) else ""


def reports(text: str, language: str) -> bool:
    """Whether `text` has a word of those who tell what somebody said or did: then it is no notice."""
    return _patterns(language)["reports"].search(text.casefold().translate(_STRAIGHT)) is not None


def _read(sentence: str, language: str) -> _Sentence | None:
    """What `sentence` has; None where it belongs to no notice."""
    folded, words, patterns = sentence.casefold(), len(_WORD.findall(sentence)), _patterns(language)
    if not words or words > _MOST_WORDS or patterns["reports"].search(folded):
        return None
    asks = patterns["asks"].match(folded) is not None
    addresses = asks or _speaks(" ".join(sentence.split(maxsplit=_FEW_WORDS)[:_FEW_WORDS]), language)
    kind = next((kind for kind in KINDS if patterns[kind].search(folded)), "")
    if not kind and asks and _ADDRESS.search(sentence):
        kind = "calls-to-act"
    return _Sentence(kind, asks, addresses, words) if kind or addresses or words <= _FEW_WORDS else None


def _speaks(text: str, language: str) -> bool:
    """Whether `text` speaks to somebody, or of those who write; capitals within a sentence are those of names."""
    patterns = _patterns(language)
    return any(patterns[key].search(text) for key in ("reader", "outlet"))


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    words = merged(_TABLE, language)
    patterns = {key: re.compile(_whole(words[key])) for key in ("reports", "argues", *KINDS)}
    patterns["service"] = re.compile(_whole([word for kind in KINDS for word in words[kind]]))
    for key in ("reader", "outlet"):
        first = [word[0].upper() + word[1:] for word in words[key]]
        patterns[key] = re.compile(rf"{_whole(words[key])}|(?:^|[.!?] ){_whole(first)}")
    polite = rf"(?:{_whole(words['polite'])},? )?"
    condition = rf"(?:(?:{'|'.join(words['conditions'])}) [^,:]{{1,80}}[,:] )?"
    nouns = rf"{_whole(words['noun_asks'])} {_whole(words['behind_noun_asks'])}"
    patterns["asks"] = re.compile(rf"\W{{0,3}}{condition}{polite}(?:{_whole(words['asks'])}|{nouns})")
    return patterns


def _whole(words: list[str]) -> str:
    """A pattern for each of `words` that is no part of another; one with a comma first stands right behind a word."""
    bare = [word for word in words if not word.startswith(",")]
    behind = [word for word in words if word.startswith(",")]
    return rf"(?:(?<![\w-])(?:{any_of(bare)})|{any_of(behind)})(?![\w-])"
