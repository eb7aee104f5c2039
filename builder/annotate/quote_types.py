"""What kind of quotation the words between two marks are, by their own shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.annotate.speech_tokens import Kind, word_kinds

if TYPE_CHECKING:
    from builder.model import QuoteType

_WORD = re.compile(r"[^\W_][\w’'.&-]*")
_SMALL = frozenset({Kind.PREPOSITION, Kind.CONJUNCTION, Kind.DETERMINER, Kind.AUXILIARY})
_SUBJECTS = frozenset({Kind.PRONOUN, Kind.DETERMINER})
_CLAUSE = 4  # words


def quote_type(words: str, spoken: bool, continued: bool, language: str) -> QuoteType:
    """`full` for a sentence or clause, `fragment` for part of one; without a speaker only a sentence is a quotation,
    and everything else is `scare`: a term, title or nickname in marks. What is `continued` goes on a whole sentence.
    """
    sentence = _is_sentence(words, language) or (continued and words[-1:] in ".?!")
    if not spoken:
        return "full" if sentence and len(words.split()) >= _CLAUSE and not is_title(words, language) else "scare"
    return "full" if sentence else "fragment"


def is_title(words: str, language: str) -> bool:
    """Whether every word but the small ones is capitalised, as in the title of a book or programme."""
    if words[-1:] in "?!…":
        return False
    kinds, long = word_kinds(language), False
    for match in _WORD.finditer(words):
        if kinds.get(match[0].casefold()) not in _SMALL:
            if match[0][0].islower():
                return False
            long = True
    return long


def _is_sentence(words: str, language: str) -> bool:
    count = len(words.split())
    if count < _CLAUSE and words[-1:] not in ".?!…,":
        return False
    if words[:1].isupper() or words[:1].isdigit() or words[:1] in "[…":
        return True
    first = _WORD.match(words)
    opening = word_kinds(language).get(first.group().casefold()) if first else None
    return opening in _SUBJECTS and count >= _CLAUSE and words[-1:] in ".?!"
