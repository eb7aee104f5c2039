"""What a single block tells about itself: prose, or a line of the page around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.html.tags import HEADINGS
from builder.clean.phrases import matches, phrases
from builder.languages import table

if TYPE_CHECKING:
    from builder.clean.html.tree import Block

_LINKED = 0.8  # of a block's characters: it is a link, and not a sentence with one
_LEAD_IN = 40  # characters at most that introduce a link: "See also:"
_SENTENCE = 50  # characters that make a sentence, if it ends like one
_DENSE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}")
_DENSE_SENTENCE = 20  # characters that make one where a character is a syllable or a word
_END = re.compile(r"""[.!?…。！？।:;]["'”’»«“)\]]*$""")
_WORD = re.compile(r"\w+")
_CERTAIN = ("legal", "advert", "credit")  # groups of phrases that hold for a sentence too
_BAR = re.compile(r" [|·•] ")
_BARRED = 100  # characters at most of a line with bars: a date and a category, or a menu
_BETWEEN_BARS = 50  # characters at most, on average, where it stands in the head of an article
_TAIL = re.compile(r" (?:\(\d{1,6}\)|[-–—|·] (?:\w{1,12}\W{1,2}){0,2}(?:19|20)\d\d)$")
_LONGEST_TAIL = 40  # characters of a count or a date behind a link
_END_LINE = 80  # characters at most of a line that ends an article
_LINE = 300  # characters at most of a line that phrases describe


def is_prose(block: Block) -> bool:
    """Whether the block reads like a sentence or more."""
    text = block.text
    if is_linked(block) or _END.search(text) is None:
        return False
    return len(text) >= _SENTENCE or (len(text) >= _DENSE_SENTENCE and _DENSE.search(text) is not None)


def is_furniture(block: Block) -> bool:
    """Whether the block is a line that belongs to a page and not to its article, wherever it stands."""
    text = block.text
    if not _WORD.search(text):
        return True
    if is_linked(block) or _introduced_link(block) or _introduced_list(block):
        return True
    if len(text) > _LINE:
        return False
    if len(text) <= _BARRED and _BAR.search(text):
        return True
    groups = _CERTAIN if is_prose(block) and not block.linked else tuple(table("page_furniture"))
    return any(matches(phrases("page_furniture", group, "en"), text) for group in groups)


def ends_article(block: Block) -> bool:
    """Whether the block is a line that says that the article is over, such as the heading of its comments."""
    if _ends().match(block.text):
        return block.tag in HEADINGS
    return len(block.text) <= _END_LINE and matches(phrases("page_ends", "ends", "en"), block.text)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile("|".join(table("page_zones")["ends"]), re.IGNORECASE)


def is_linked(block: Block) -> bool:
    """Whether the block is a link, or several; of an item of a list, a count or a date behind it is no matter."""
    length = len(block.text)
    if block.linked >= _LINKED * length:
        return True
    if block.tag != "li" or block.linked <= _LINKED * (length - _LONGEST_TAIL):
        return False
    tail = _TAIL.search(block.text, max(0, length - _LONGEST_TAIL))
    return tail is not None and block.linked >= _LINKED * tail.start()


def is_barred(block: Block) -> bool:
    """Whether short items with bars between them are all that the block is, as in a line with dates and authors."""
    bars = len(_BAR.findall(block.text))
    return bars > 0 and len(block.text) <= _BETWEEN_BARS * (bars + 1)


def _introduced_link(block: Block) -> bool:
    """`See also: <a>…</a>`, in any language."""
    unlinked = len(block.text) - block.linked
    return unlinked <= _LEAD_IN and block.linked > unlinked and block.text.find(":", 1, _LEAD_IN) > 0


def _introduced_list(block: Block) -> bool:
    """`More stories`, and a link on each of the lines below it."""
    return block.lists_links and len(block.text) - block.linked <= _LEAD_IN
