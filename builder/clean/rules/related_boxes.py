"""Boxes of headlines of other articles, each below a label, are removed before the article is looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.edges import is_body
from builder.clean.furniture import furniture
from builder.clean.layout import LIST_ITEM, ends_sentence, starts_lower
from builder.clean.picture_credits import is_credited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "related-boxes"
TABLE = "related-articles"  # the labels are those of the rule for single lines
_LONGEST_HEADLINE = 150
_MOST_HEADLINES = 8  # below one label
_FEWEST_WORDS = 4  # of a headline below a label without a colon
_FEWEST_OF_LATER = 5  # of a second one, which might be a heading of the article
_FEWEST_SURE = 7  # of the last one right above a paragraph, which might be its heading
_MOST_OF_KICKER = 3
_PARAGRAPH = 200  # characters that no summary below a headline has
_LONGEST_LABEL = 40
LABELLED = re.compile(rf"(?P<label>[^:|»>\n]{{2,{_LONGEST_LABEL}}}?)\s?(?::-?|[|»>→]|[-–—](?=\s))\s?(?P<headline>\S.*)")
_TOPIC = re.compile(r"[^\s:].{2,60}: \S")  # before what a headline asks


def rule(view: View) -> Iterator[Edit]:
    """Labels such as `Read more` between paragraphs, with the headlines below them; those that end an article, or stand
    above it, tell where it is, and go later.

    The last headline stays if the next line goes on with it, or if it is short, or a question, and may be a heading of
    the paragraph below. Where no blank line parts the first headline from the label, the next blank line ends them.
    """
    lines = view.shown_lines
    for box in boxes(view, lines):
        if is_body(lines[box[0] - 1].text) and _goes_on_below(lines[box[-1] + 1 : box[-1] + 3]):
            yield from (view.without(lines[index], NAME) for index in box)


def _goes_on_below(lines: Sequence[Line]) -> bool:
    """Whether `lines` are paragraphs of the article, and not what the last headline is about."""
    long = len(lines) > 0 and len(lines[0].text) >= _PARAGRAPH
    return long or (len(lines) > 1 and all(is_body(line.text) for line in lines))


def boxes(view: View, lines: Sequence[Line]) -> Iterator[Sequence[int]]:
    """The indices of the labels among `lines`, each with those of the headlines below it, of which there is one."""
    listed = {line.start for line in furniture(view, TABLE)}
    for at, label in enumerate(lines[1:], start=1):
        if label.start in listed and _is_label(label.text.strip()):
            headlines = list(_headlines(view, lines, at, listed))
            if headlines:
                yield [at, *headlines]


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and LABELLED.fullmatch(text) is None


def _headlines(view: View, lines: Sequence[Line], at: int, listed: set[int]) -> Iterator[int]:
    """The indices of the headlines below the label `at`, and of what stands between them."""
    close = at + 1 < len(lines) and lines[at + 1].start == lines[at].end + 1
    fewest = 1 if lines[at].text.rstrip().endswith(":") else _FEWEST_WORDS
    found: list[int] = []
    for index in range(at + 1, min(len(lines), at + 1 + 2 * _MOST_HEADLINES)):
        text = lines[index].text.strip()
        if close and lines[index].start != lines[index - 1].end + 1:
            return
        if lines[index].start in listed or is_credited(text, view.context.language) or _is_kicker(lines, index):
            continue
        marked = lines[index - 1].start in listed
        if not _is_headline(text, _FEWEST_WORDS if found and marked else fewest):
            return
        if _goes_on(view, lines, index, listed) or (found and not marked and _may_be_heading(lines, index)):
            return
        yield from range((found or [at])[-1] + 1, index + 1)
        found.append(index)
        fewest = _FEWEST_OF_LATER
        if len(found) == _MOST_HEADLINES:
            return


def _is_kicker(lines: Sequence[Line], index: int) -> bool:
    """Whether the line `index` only says what the headline below it is about."""
    text = lines[index].text.strip()
    below = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
    short = text.count(" ") < _MOST_OF_KICKER and not ends_sentence(text) and not starts_lower(text)
    return short and _is_headline(below, _FEWEST_OF_LATER)


def _may_be_heading(lines: Sequence[Line], index: int) -> bool:
    """Whether the line `index` may be a heading of the article: a question, or few words, above a paragraph."""
    text = lines[index].text.strip()
    asks = text.endswith("?") and not _TOPIC.match(text)
    short = text.count(" ") < _FEWEST_SURE - 1 or asks
    return short and index + 1 < len(lines) and is_body(lines[index + 1].text)


def _goes_on(view: View, lines: Sequence[Line], index: int, listed: set[int]) -> bool:
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None or following.start in listed or following.start != lines[index].end + 1:
        return False
    return view.continues(lines[index], following)


def _is_headline(text: str, fewest: int) -> bool:
    if len(text) > _LONGEST_HEADLINE or starts_lower(text) or is_body(text.rstrip("?")) or LIST_ITEM.match(text):
        return False
    return (not ends_sentence(text) or text.rstrip("'\"”’»")[-1:] == "?") and text.count(" ") >= fewest - 1
