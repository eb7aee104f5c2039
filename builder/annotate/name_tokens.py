"""Words that begin with a capital letter, and the unbroken runs of them, as the text has them."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LETTERS = map(chr, range(0x2E80))  # scripts with letter case below the first one without
_UPPER = "".join(re.escape(c) for c in _LETTERS if c.isupper() or c.istitle())
_JOINT = r"(?:[-‐‑&]|['’](?!s\b))"
_JOINED = rf"(?:{_JOINT}(?:(?:[{_UPPER}]\.){{2,}}|\w+))*"


class Token(NamedTuple):
    """A capitalised word, with straight apostrophes.

    `link` is what joins it to the token before it in its run: "", "of", "and", "&", "de" …; of the first one, the
    particles before it. `given`: here it is a given name, although it also is a month or a small word.
    """

    start: int
    end: int
    text: str
    link: str = ""
    given: bool = False


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = table("names_words", language)
    points, possessives = _any(table("names_points", language)), _any(lists["possessives"])
    word = (
        rf"(?:{possessives}(?: ?['’]s| ?['’])(?= [{_UPPER}])"
        rf"|(?:[{_UPPER}]\.){{2,}}(?:-[{_UPPER}]\w+)?"
        rf"|{points}\.(?=[ ,)'’-])"
        rf"|(?<!['‘’])[{_UPPER}]\w*ng['’](?= [{_UPPER}])"  # Ochieng' Oduol: no possessive ends so
        rf"|[{_UPPER}]\.(?=[ -]?[{_UPPER}]|[,;)]| [a-z])"
        rf"|(?:al|el|ul|an|ash|at|as)-[{_UPPER}]\w*{_JOINED}"
        rf"|(?:[dDlLO]['’])?[{_UPPER}]\w*{_JOINED}(?:\.(?:com|net|org|tv|COM|NET|ORG|TV)\b)?)"
    )
    link = "|".join(
        sorted({*lists["particles"], "of", "for", "and", "the", "on", "in", "&"}, key=lambda x: (-len(x), x))
    )
    lead = "|".join(lists["lead_particles"])
    begins = rf"(?=[{_UPPER}]|{_any(lists['lead_particles'])} |(?:a[lnst]h?|el|ul)-|[dl]['’])"  # soon told
    run = rf"(?<![\w@#]){begins}(?:(?:{lead}) (?:(?:de|der|den|la) )?)?{word}(?:[ \u00a0](?:(?:{link}) ){{0,3}}{word})*"
    return re.compile(rf"(?<!\w){word}"), re.compile(run)


def _any(listed: Iterable[str]) -> str:
    """A pattern for any word of `listed`, with one branch a letter, so that few are tried."""
    by_letter = groupby(sorted(listed), key=lambda word: word[0])
    branches = (f"{letter}(?:{'|'.join(word[1:] for word in found)})" for letter, found in by_letter)
    return f"(?:{'|'.join(branches)})"


def runs(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words in ``text[start:end]``, linking words between them included."""
    return (match.span() for match in _patterns(language)[1].finditer(text, start, end))


def tokens(text: str, start: int, end: int, language: str) -> list[Token]:
    """The capitalised words of one run."""
    if text.find(" ", start, end) < 0 and text.find("\u00a0", start, end) < 0:
        return [Token(start, end, text[start:end].replace("’", "'"))]
    found: list[Token] = []
    last = start
    if text[start:end].replace(" ", "").isalpha():
        return _spaced(text[start:end], start)
    for match in _patterns(language)[0].finditer(text, start, end + 1):  # one more, to look ahead
        if match.start() >= end:
            break
        link = text[last : match.start()].strip()
        found.append(Token(match.start(), match.end(), match.group().replace("’", "'"), link))
        last = match.end()
    return found


def _spaced(run: str, start: int) -> list[Token]:
    """The capitalised words of a run at `start` that is made of nothing but letters and spaces."""
    found: list[Token] = []
    links: list[str] = []
    for word in run.split(" "):
        end = start + len(word)
        if word[0].islower():
            links.append(word)
        else:
            found.append(Token(start, end, word, " ".join(links)))
            links = []
        start = end + 1
    return found
