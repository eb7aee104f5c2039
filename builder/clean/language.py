"""The language that a text is in: by its script where one language writes it, else by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from builder.languages import table

UNKNOWN = "und"  # BCP 47: a language that nobody could tell

_SAMPLE = 20_000  # code points that are looked at
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?|[^\W\d_]['’][^\W\d_]+|\b[^\W\d_]\b(?!\.)")  # no initials
_FEWEST = 5  # little words, or letters of a script, that a text needs to tell its language
_SHARE = 0.15  # of the words that are little ones in prose; lists of names and results have fewer
_PROSE = 60  # words in small letters of a text that must have little words of the language it is marked as
_NEXT_TO_NONE = 0.15  # of them that are little ones; in the prose of a language that the table has, a third or more
_LEAD = 1.3  # how many times as many of them the language has as the next one
_SCRIPTS = {  # those that news in one language (nearly) alone is written in, with a range of their letters
    "ja": "぀-ヿ",
    "ko": "가-힣",
    "zh": "一-鿿",
    "ar": "ء-ي",
    "he": "א-ת",
    "hi": "अ-ह",
    "bn": "অ-হ",
    "ta": "அ-ஹ",
    "th": "ก-ฮ",
    "ka": "ა-ჰ",
    "hy": "ա-և",
    "am": "ሀ-ፚ",
}
_IN_SCRIPT = {language: re.compile(f"[{letters}]") for language, letters in _SCRIPTS.items()}
_ARABIC = ("ar", "fa", "ur", "ps", "ckb", "ug", "sd")  # languages in one script
_DIGIT = re.compile(r"\d")
_LATIN = re.compile(r"[a-zA-Z]")
_OTHER = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")


def language_of(text: str, marked: str) -> str:
    """The tag of the language that `text` is in: `marked`, as somebody said, unless the text shows that it is not.

    `und` where the text is in none that is marked or known by its words, and in one of several that its words do not
    tell apart. Persian and Urdu, which share a script with Arabic, are told from it by the mark alone.
    """
    sample = text[:_SAMPLE]
    told = _by_script(sample) or _by_words(sample)
    said = marked.lower().split("-")[0]
    if not told:
        return UNKNOWN if _lacks_words(sample, said) else marked
    if said in told or ("ar" in told and said in _ARABIC):
        return marked
    return told[0] if len(told) == 1 else UNKNOWN


def _by_script(text: str) -> list[str]:
    if text.isascii() or _OTHER.search(text) is None:
        return []
    latin = len(_LATIN.findall(text))
    counts = {language: len(letters.findall(text)) for language, letters in _IN_SCRIPT.items()}
    return [language for language, count in counts.items() if count >= _FEWEST and 2 * count > latin][:1]


def _by_words(text: str) -> list[str]:
    """The languages that the little words of `text` come from, the likeliest first; none where there are too few."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    hits: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for language in _languages_by_word().get(word, ()):
            hits[language] += times
    most = max(hits.values(), default=0)
    if most >= max(_FEWEST, _SHARE * len(words)):
        return [language for language, count in hits.most_common() if count * _LEAD > most]
    return [UNKNOWN] if len(_OTHER.findall(text)) > max(_FEWEST, len(_LATIN.findall(text))) else []


def _lacks_words(text: str, language: str) -> bool:
    """Whether `text` has next to none of the little words of `language`, although it has enough words for that."""
    little = frozenset(table("little_words").get(language, ()))
    prose = "\n".join(line for line in text.splitlines() if not _DIGIT.search(line))  # no results, no prices
    words = [word.replace("’", "'") for word in _WORD.findall(prose) if word.islower()]
    return bool(little) and len(words) >= _PROSE and sum(map(little.__contains__, words)) < _NEXT_TO_NONE * len(words)


@cache
def _languages_by_word() -> dict[str, tuple[str, ...]]:
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in table("little_words").items():
        for word in words:
            languages[word] = (*languages.get(word, ()), language)
    return languages
