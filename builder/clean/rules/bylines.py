"""Lines that name the author are taken out of the text and listed as credits."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from builder.clean.dates import written_dates
from builder.clean.edges import edges, is_body
from builder.clean.furniture import groups
from builder.clean.head_text import is_menu
from builder.clean.language import UNKNOWN
from builder.clean.seams import little_words
from builder.clean.signatures import signatures
from builder.clean.stamps import stamp
from builder.clean.tables import everywhere, merged
from builder.clean.word_patterns import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "bylines"
_TABLE = "clean_credits"
_LONGEST = 400
_MOST_WORDS = 60
_MOST_OF_HEAD = 24  # lines below the title among which authors are looked for
_LAST_LINES = 12  # among which the life of an author stands
_MOST_OF_NAME = 3  # words of a bare name
_FEWEST_OF_TITLE = 3  # spaces in a title above one
_FEWEST_PARTS = 2  # a name, and the time
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|di|van|von|der|al|bin|el|la)){1,4}"
_ADDRESS = re.compile(r"(?<=\w),?\s[(<\[]?[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,30}){1,3}[)>\]]?$")
_PLACE = re.compile(r"[^\W\d_a-z][\w'’-]{2,20}")  # of the newsroom, before a day and a time of day
_BARE_NAMES = re.compile(rf"{_NAME}(?:(?:,| and| &) {_NAME}){{0,4}}")
_PARTS = re.compile(r"\s[·•–—-]\s|\s?\|\s?|\s{3,}|(?<=[^\W\d_]{2}\.) (?=[^\W\d_a-z]|\d)|, (?=\d)")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*|[&|,/·•@-]|\S")
_DIGIT = re.compile(r"\d")
_BEFORE_OPENING = " ,|-–—"  # marks that may stand there
_SEPARATORS = re.compile(r"\s+[|·•–—-]\s+")
_WITH_ROLE = re.compile(rf"(?P<name>{_NAME})(?:, | ?[/|·] | [–—-] )(?P<role>[^,/|·.!?:]{{4,60}})")
_SHARES = re.compile(r"\s/\s|;\s")  # between those who wrote and those who took the pictures
_MOST_OF_LABEL = 3  # words of a section beside a byline
_MOST_OF_ROLE = 6  # words
_ENTRIES = 3  # names with roles in one text: more are a list of people


def rule(view: View) -> Iterator[Edit]:
    """Lines such as `By Ann Author and Bob Writer in Springfield` before the first or behind the last paragraph, and
    lines such as `Reporting by Ann Author; Editing by Bob Writer` anywhere.

    Behind the first word all is names, or a word that stands between names; a date of publication may follow. A bare
    name is one if the sidecar has it as the author's, or if the time of publication stands right below it or beside
    it, or if it stands below the title and the article says nothing of it.
    """
    at_edges, language = edges(view), view.context.language
    lines = [line for line in view.lines if line.text]
    named = {line.start for line in _signed(lines, language)}
    named |= {line.start for line in lines if line.start in at_edges and line.text in view.context.sidecar.author}
    named |= {line.start for line in lines[1 : 1 + unspoken([line.text for line in lines], view.words)]}
    people = [line for line in lines if is_with_role(line.text, language)]
    listed = {line.start for line in people} if len(people) >= _ENTRIES else set()
    for line in view.standing_lines if view.wrapping else view.short_lines:
        at_edge = line.start in at_edges and line.start not in listed and names_author(line.text, language)
        if at_edge or line.start in named or is_credit(line.text, language):
            yield view.without(line, NAME)


def _signed(lines: Sequence[Line], language: str) -> Iterator[Line]:
    """The lines between the first one and the second paragraph that name the authors."""
    zone: list[Line] = []
    paragraphs = 0
    for line in lines[1:_MOST_OF_HEAD]:
        paragraphs += is_body(line.text)
        if paragraphs > 1:
            break
        zone.append(line)
    yield from (zone[index] for index in signatures([line.text for line in zone], language))


def unspoken(lines: Sequence[str], words: Counter[str]) -> int:
    """How many of the `lines` of a text right below the first one, its title, are bare names of which the article says
    nothing, but for a line at its end that begins with one. `words` are those of the text.
    """
    if len(lines) <= _FEWEST_PARTS or lines[0].count(" ") < _FEWEST_OF_TITLE:
        return 0
    return sum(1 for _ in takewhile(lambda line: _is_unspoken(line, lines, words), lines[1:]))


def _is_unspoken(text: str, lines: Sequence[str], words: Counter[str]) -> bool:
    parts = [word.casefold() for word in text.split()]
    if len(parts) > _MOST_OF_NAME or not _is_name(text):
        return False
    lives = [line for line in lines[-_LAST_LINES:] if line.startswith(text + " ")]
    known = Counter(word.casefold() for line in lives for word in line.split())
    return all(words[part] - known[part] <= 1 for part in parts)


@lru_cache(maxsize=1 << 14)
def names_author(text: str, language: str) -> bool:
    """Whether `text` has the form of a byline, or is a bare name and the time of publication."""
    if "@" in text:
        text = _ADDRESS.sub("", text)
    if is_byline(text, language) or _is_below_section(text, language) or is_with_role(text, language):
        return True
    dated = len(text) <= _LONGEST and _DIGIT.search(text) is not None
    return dated and (_is_signed_stamp(text, language) or _is_placed_stamp(text, language))


def is_with_role(text: str, language: str) -> bool:
    """Whether `text` is a name and what its bearer is to a newsroom, or several such behind each other."""
    if len(text) > _LONGEST:
        return False
    return _is_one_with_role(text, language) or all(_is_one_with_role(part, language) for part in _SHARES.split(text))


def _is_one_with_role(text: str, language: str) -> bool:
    match = _WITH_ROLE.fullmatch(text.strip())
    return match is not None and _is_role(match["role"], language)


def _is_role(text: str, language: str) -> bool:
    words = text.casefold().split()
    roles = _words(language)["newsroom_roles"]
    return len(words) <= _MOST_OF_ROLE and words[-1] in roles and words[0] not in little_words()


def _is_below_section(text: str, language: str) -> bool:
    """Whether `text` is a section's name in capitals and a byline behind it."""
    section, *rest = _SEPARATORS.split(text.strip(), maxsplit=1)
    short = section.isupper() and section.count(" ") < _MOST_OF_LABEL
    return short and len(rest) == 1 and is_byline(rest[0], language)


def _is_signed_stamp(text: str, language: str) -> bool:
    """Whether `text` is a bare name with the time of publication on the same line, and nothing else but an outlet's
    name: one with an outlet's word in it, or what stands between the two.
    """
    parts = [part for part in _parts(text, language) if part.strip()]
    if len(parts) < _FEWEST_PARTS:
        return False
    stamped = [stamp(part, language) is not None for part in parts]
    names = [part for part, is_stamp in zip(parts, stamped, strict=True) if not is_stamp]
    names = [part for part in names if "calls-to-act" not in groups(part, language) and not _is_outlet(part, language)]
    if any("kickers" in groups(name, language) for name in names):
        return False
    alone = len(names) == 1 or (len(names) == _FEWEST_PARTS and names == parts[:2] and is_menu(names[1]))
    return any(stamped) and alone and (_is_name(names[0]) or is_byline(names[0], language))


def _parts(text: str, language: str) -> Iterator[str]:
    """What stands between bars and dots in `text`; what is no stamp as a whole is parted at other marks, too."""
    for part in _SEPARATORS.split(text):
        if stamp(part, language) is None:
            yield from _PARTS.split(part)
        else:
            yield part


def _is_outlet(text: str, language: str) -> bool:
    """Whether `text` is capitalised words, the last of which outlets have in their names."""
    words = text.split()
    last = words[-1].casefold() if words else ""
    return len(words) > 1 and text[0].isupper() and last in merged(_TABLE, language)["outlet_words"]


def _is_placed_stamp(text: str, language: str) -> bool:
    """Whether `text` is one word, the newsroom's town, and the day and the time of day of publication."""
    place, *rest = _SEPARATORS.split(text, maxsplit=1)
    said = stamp(rest[0], language) if rest and _PLACE.fullmatch(place.strip()) else None
    return said is not None and said.labelled


def _is_name(text: str) -> bool:
    return _BARE_NAMES.fullmatch(text.strip()) is not None


def is_byline(text: str, language: str) -> bool:
    """Whether `text` has the form of a byline: names behind an opening, with a date in front or behind or without."""
    return _opens_names(text, "byline_openings", language)


def is_credit(text: str, language: str) -> bool:
    """Whether `text` names those who reported, wrote and edited."""
    return _opens_names(text, "credit_openings", language)


def _opens_names(text: str, openings: str, language: str) -> bool:
    text = text.strip(" ()[]*_|–—-")
    if len(text) > _LONGEST:
        return False
    first = len(text) - len(text.lstrip(_BEFORE_OPENING))
    match = _opening(openings, language).match(text, first)
    if match is None and _DIGIT.search(text):  # a stamp may stand before the opening
        match = _opening(openings, language).search(text, first)
    if match is None or not _is_stamp(text[: match.start()], language):
        return False
    behind = text[match.end() :]
    dates = written_dates(behind, language)
    cut = dates[0].start if dates else len(behind)
    names, *others = _SEPARATORS.split(behind[:cut])
    return _all_names(names, language) and all(
        _is_stamp(other, language) or _all_names(other, language) for other in [*others, behind[cut:]]
    )


def _is_stamp(text: str, language: str) -> bool:
    return not text.strip(_BEFORE_OPENING) or stamp(text, language) is not None


def _all_names(text: str, language: str) -> bool:
    words = _WORD.findall(text)
    between = _words(language)["between_names"]
    names = [word for word in words if word[0].isupper() or word[0] == "@"]
    rest = [word for word in words if not word[0].isupper() and word[0] != "@"]
    return len(names) > 0 and len(words) <= _MOST_WORDS and all(word.casefold() in between for word in rest)


def _words(language: str) -> Any:
    """The words of bylines in `language`; those of all where nobody could tell it."""
    return everywhere(_TABLE) if language == UNKNOWN else merged(_TABLE, language)


@cache
def _opening(kind: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{any_of(_words(language)[kind])})\b\s*:?\s*(?=[^\W\d_a-z])")
