"""What each unit of a page looks like by itself: a sentence, a paragraph, a scrap of a menu, a line of furniture.

Every unit has a weight, for the article by its length where it is prose, against it where it is no sentence, or
announces comments or other articles. The article is about where the weights add up to most.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from builder.clean.furniture import groups
from builder.clean.phrases import groups_of, matches, normalised, phrases
from builder.clean.stamps import stamp
from builder.clean.units import Unit, is_wordy
from builder.languages import table

End = Literal["stop", "pause", "open"]

LINE = 300  # characters at most of a line that phrases describe
SENTENCE = 45  # characters of a line that ends like a sentence, to be one
PARAGRAPH = 120  # characters of a line that is a paragraph, however it ends
SHORT = -42  # what a line that is no sentence weighs
CUT = -600  # what a line weighs that says that the article is over
_ENDS = re.compile(r"""[.!?…。！？।؟]["'”’»“)\]]*(?:\s?\[\d+\])*$""")
_DIGIT = re.compile(r"\d")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")  # of Markdown; its words count for nothing
_GLUED = re.compile(r"[a-zß-öø-ÿ](?=[A-ZÀ-ÖØ-Þ])")  # where the items of a menu lost what stood between them
_GLUED_ENOUGH = 2
_MAY_BE_DENSE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]")
_DENSE = 0.4  # a character of a script whose letters are words or syllables counts for this many fewer
_CERTAIN = ("legal", "advert", "credit", "newsletter", "subscribe")  # groups of phrases that hold for a sentence too
_OF_ARTICLE_TOO = frozenset({"related-labels"})  # groups of phrases that the article's own title may be one of
_MOST = 400  # characters that one line counts for at most
_KNOWN = -25  # a line that a rule of its own removes, wherever it stands
_FEW = 3  # spaces in a line that is a sentence however short, if it ends like one
_ITEM = 3  # words of an item of a menu, where its lines were lost
_LONGEST_END = 80  # characters of a line that may end the article


@dataclass(frozen=True, slots=True)
class Weighed:
    """A unit, and what it looks like; `length` is in letters of an alphabet."""

    unit: Unit
    length: int
    end: End
    prose: bool  # a sentence or more
    weight: int
    furniture: bool = False  # of the page, by what it says
    groups: tuple[str, ...] = ()  # of the table of furniture that it is one of
    known: bool = False  # to the rule for such lines, which removes it and may read it

    @property
    def announces(self) -> bool:
        """Whether it says that other articles follow."""
        return "related" in self.groups

    @property
    def bare(self) -> bool:
        """Whether it is neither a sentence nor, by what it says, of the page: it may be a title, or an item."""
        return not self.prose and not self.furniture

    @property
    def numbered(self) -> bool:
        """Whether there is a digit in it: it may be one of a list of results, prices or dates."""
        return _DIGIT.search(self.unit.text) is not None

    @property
    def over(self) -> bool:
        """Whether it says that the article is over."""
        return self.weight <= CUT


class _Look(NamedTuple):
    """What there is to say of a unit by its text alone: see `Weighed`."""

    length: int
    end: End
    prose: bool
    weight: int
    furniture: bool = False
    groups: tuple[str, ...] = ()
    known: bool = False


def weighed(unit: Unit, language: str) -> Weighed:
    """`unit` of a page in `language`, weighed by itself."""
    return Weighed(unit, *_look(unit.text, unit.prose, unit.linked, language))


@lru_cache(maxsize=1 << 13)
def _look(written: str, of_prose: bool | None, linked: bool, language: str) -> _Look:
    """What a unit looks like: all that surrounds the article is looked at again and again, from view to view."""
    text = _LINK.sub(r"\1", written) if "](" in written else written
    length = _length(_LINK.sub("", written)) if text != written else _length(text)
    end = _end(text, linked=linked)
    if of_prose is not None:
        return _look_of_part(written, length, end, of_prose=of_prose)
    glued = len(_GLUED.findall(text)) if len(text) <= LINE and end != "stop" else 0
    if glued >= _GLUED_ENOUGH:
        return _Look(length, end, False, SHORT * glued, furniture=True)
    long = length >= PARAGRAPH and not linked and is_wordy(text)
    prose = (length >= SENTENCE and end == "stop") or long
    of_page = _groups(text, prose=prose)
    known = len(text) <= LINE and _is_known(text, language)
    if of_page or known:
        over = "related" not in of_page and not prose and _ends_article(text)
        weight = CUT if over else _KNOWN if known and "related" not in of_page else SHORT
        return _Look(length, end, False, weight, furniture=True, groups=of_page, known=known)
    if prose:
        return _Look(length, end, True, min(length, _MOST))
    if text.count(" ") >= _FEW and end != "open":
        return _Look(length, end, True, 0)
    return _Look(length, end, False, CUT if _ends_article(text) else SHORT)


def _end(text: str, *, linked: bool) -> End:
    if not linked and _ENDS.search(text[-12:]):
        return "stop"
    return "pause" if text[-1:] in (",", ";", ":") else "open"


def _is_known(text: str, language: str) -> bool:
    """Whether a rule of its own removes `text`, wherever it stands."""
    said = stamp(text, language)
    return (said is not None and said.labelled) or not groups(text, language) <= _OF_ARTICLE_TOO


def _look_of_part(text: str, length: int, end: End, *, of_prose: bool) -> _Look:
    """A part of a line is weighed for itself: prose by its length, menus by how many items they may have."""
    if of_prose:
        return _Look(length, end, True, length if length >= SENTENCE else 0)
    announces = phrases("page_ends", "ends", "en").search(normalised(text)) is not None
    weight = (CUT if announces else 0) + SHORT * (1 + text.count(" ") // _ITEM)
    return _Look(length, end, False, weight)


def _groups(text: str, *, prose: bool) -> tuple[str, ...]:
    """The groups of phrases that `text` is one of: a sentence is hardly ever furniture."""
    found = groups_of("page_furniture", text, "en") if len(text) <= LINE else frozenset()
    return tuple(group for group in (_CERTAIN if prose else table("page_furniture")) if group in found)


def _ends_article(text: str) -> bool:
    return len(text) <= _LONGEST_END and matches(phrases("page_ends", "ends", "en"), text)


def _length(text: str) -> int:
    """How long `text` is in letters of an alphabet."""
    if not _MAY_BE_DENSE.search(text, 0, _MOST):
        return len(text)
    dense = sum(unicodedata.east_asian_width(character) == "W" for character in text[:_MOST])
    return len(text) + int(dense / _DENSE) - dense
