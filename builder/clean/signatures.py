"""Who signed an article, on lines of their own below its headline: bare names, among stamps and words such as `By`."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from builder.clean.furniture import groups
from builder.clean.layout import ends_sentence
from builder.clean.seams import little_words
from builder.clean.stamps import is_dated, is_label
from builder.clean.tables import everywhere

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 60
_LONGEST_ROLE = 80
_MOST_WORDS = 5
_PART = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*"
_PARTICLES = "de|da|do|dos|di|del|della|van|von|zu|der|den|ter|al|bin|el|la|le|y|e"
_ANDS = "and|und|et|y|e|i|og|och|en|и|та|ve"
_SMALL = frozenset(f"{_PARTICLES}|{_ANDS}".split("|"))
_TITLE = r"(?:(?:Dr|Prof|Mag|Ing|Dipl)\.? )*"
_ONE = rf"{_TITLE}{_PART}(?: (?:{_PART}|(?:{_PARTICLES}))){{0,3}} {_PART}"
_NAMES = re.compile(rf"{_ONE}(?:(?:, | \| | & | (?:{_ANDS}) ){_ONE}){{0,4}}(?: in {_PART}(?: {_PART}){{0,2}})?,?")
_ONE_NAME = re.compile(_ONE)
_TITLED = range(3, 9)  # words of a name with what its bearer is
_KOREAN = re.compile(r"[가-힣]{2,4} ?(?:기자|특파원|논설위원)(?: 외 \d명)?")
_HAN = re.compile(
    r"[\u4e00-\u9fff々]{2,4}[ \u3000]?[\u4e00-\u9fff々ぁ-んァ-ヶ]{0,4}(?:記者|记者)|[\u4e00-\u9fff々]{3,4}"
)
_JOINT = re.compile(rf"[,|·•/&;–—…-]|\d|{_ANDS}", re.IGNORECASE)
_HANDLE = re.compile(
    r"@\w{2,30}|\(?[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,30}){1,3}\)?|in [^\W\d_a-z][\w'’-]{1,30}", re.IGNORECASE
)
_OF_RUN = frozenset({"name", "opening", "joint", "handle", "role"})
_MARKS = " \t:,|·•–—-"
_BETWEEN = re.compile(rf", | \| | & | (?:{_ANDS}) ", re.IGNORECASE)
_MOST_OF_CAPITALS = 3  # words of a name all in capitals: more are a headline
_REACH = 2  # lines between a bare name and the stamp that shows it to be the author's


def signatures(lines: Sequence[str], language: str, article: str = "") -> list[int]:
    """The numbers of those of the `lines` right below a headline that name the authors, or go with their names.

    A word such as `By` may stand above the names, a role below. Without it bare names are the authors' only where a
    stamp stands beside them, with two lines between at most, and where the `article` does not speak of them.
    """
    kinds = _kinds(lines, language)
    found: set[int] = set()
    for is_part, group in groupby(range(len(lines)), lambda index: kinds[index] in _OF_RUN):
        run = list(group)
        names = [index for index in run if kinds[index] == "name"]
        if not is_part or not names:
            continue
        opened = next((index for index in run if kinds[index] == "opening"), None)
        told = any(_surname(lines[index]) in article for index in names)
        shown = _is_stamped(kinds, run) or any(kinds[index] == "handle" for index in run)
        if opened is not None or (shown and not told):
            first = names[0] if opened is None else min(opened, names[0])
            last = next((index for index in reversed(run) if kinds[index] not in ("joint", "opening")), first)
            found.update(index for index in run if first <= index <= last)
    return sorted(found)


def is_part(line: str) -> bool:
    """Whether `line` is nothing but what stands before, between or behind the names of authors."""
    text = line.strip()
    return is_opening(text) or _JOINT.fullmatch(text) is not None or _HANDLE.fullmatch(text) is not None


def is_opening(line: str) -> bool:
    """Whether `line` is nothing but the words that stand before an author's name."""
    return line.strip(_MARKS).casefold() in _openings()


def is_name(line: str, language: str) -> bool:
    """Whether `line` has the form of one or several names, or is an agency, and is no furniture."""
    text = line.strip(_MARKS)
    if not 1 < len(text) <= 2 * _LONGEST or ends_sentence(text[-1:]) or groups(text, language):
        return False
    if text.casefold() in _agencies():
        return True
    return _names(text) or _is_titled(text) or _KOREAN.fullmatch(text) is not None or _HAN.fullmatch(text) is not None


def _names(text: str) -> bool:
    """Whether `text` is made of names in capitals, whatever the script, with particles between."""
    if _NAMES.fullmatch(text) is None or text.count(" ") > 4 * _MOST_WORDS:
        return False
    if text.isupper() and any(part.count(" ") >= _MOST_OF_CAPITALS for part in _BETWEEN.split(text)):
        return False
    return not any(word[0].islower() for word in text.split() if word not in _SMALL and word != "in")


def _is_titled(text: str) -> bool:
    """Whether `text` is a name and what its bearer is: `Ann Author Parliamentary editor`."""
    words = text.split()
    name = _ONE_NAME.fullmatch(" ".join(words[:2])) is not None
    small = any(word.casefold() in little_words() for word in words[:2])
    return name and not small and len(words) in _TITLED and words[-1].casefold() in _role_words()


def _surname(line: str) -> str:
    """The word of a line of names that an article would speak of their bearers by."""
    words = line.strip(_MARKS).split()
    return words[1] if _is_titled(line.strip(_MARKS)) else words[-1].strip(_MARKS)


def _kinds(lines: Sequence[str], language: str) -> list[str]:
    """What each line is: a stamp, a name, an opening, what joins names, a handle, or the role of the name above it."""
    found: list[str] = []
    for line in lines:
        behind_name = found[-1:] in (["name"], ["handle"])
        found.append("role" if behind_name and _is_role(line, language) else _kind(line.strip(), language))
    return found


def _kind(text: str, language: str) -> str:
    if is_dated(text, language) or is_label(text):
        return "stamp"
    if _HANDLE.fullmatch(text):
        return "handle"
    if _JOINT.fullmatch(text):
        return "joint"
    if is_opening(text):
        return "opening"
    return "name" if is_name(text, language) else ""


def _is_stamped(kinds: Sequence[str], run: Sequence[int]) -> bool:
    """Whether a stamp stands near the run of names, and no other kind of text but little between."""
    after = [kind for kind in kinds[run[-1] + 1 :] if kind != "joint"][: _REACH + 1]
    before = kinds[max(0, run[0] - 1) : run[0]]
    return "stamp" in after or "stamp" in before


def _is_role(line: str, language: str) -> bool:
    """Whether `line`, behind a name, says what the author is."""
    if len(line) > _LONGEST_ROLE or ends_sentence(line) or _kind(line.strip(), language) in ("stamp", "opening"):
        return False
    words = set(re.findall(r"\w+", line.casefold()))
    return len(words) > 0 and (line.startswith(",") or not words.isdisjoint(_role_words()))


@cache
def _openings() -> frozenset[str]:
    words = everywhere("clean_credits")
    return frozenset(word.strip(":") for word in words["byline_openings"])


@cache
def _agencies() -> frozenset[str]:
    return frozenset(everywhere("clean_credits")["agencies"])


@cache
def _role_words() -> frozenset[str]:
    return frozenset(everywhere("clean_credits")["bio_roles"])
