"""Lines that point to other articles are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.edges import is_body
from builder.clean.furniture import furniture
from builder.clean.layout import LIST_ITEM, ends_sentence, starts_lower

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "related-articles"
_LONGEST_HEADLINE = 150
_MOST_HEADLINES = 8  # below one label
_FEWEST_WORDS = 4  # of a headline below a label without a colon
_FEWEST_OF_LATER = 5  # of a second one, which might be a heading of the article
_LONGEST_LABEL = 40
_LABELLED = re.compile(
    rf"(?P<label>[^:|»>\n]{{2,{_LONGEST_LABEL}}}?)\s?(?::-?|[|»>→]|[-–—](?=\s))\s?(?P<headline>\S.*)"
)
_STOPPED = re.compile(r"[.!][\"'”’»)\]]*$")
_POINTER = re.compile(r"(?:>>|»|►|▶|→|➤) ?[^\W_][^«»]{5,150}")  # an arrow before a headline
_GUILLEMET = re.compile(r"[«»]")
_MOST_QUOTED = 12  # lines over which a quotation may go on


def rule(view: View) -> Iterator[Edit]:
    """Lines that name a related article, and the headings of lists of such lines, with the headlines below them.

    A headline behind a label such as `Analysis:` is the article's own above its first paragraph, where it goes on in
    lower case, and where it is a sentence with a full stop. So is what goes on behind any label in lower case to a full
    stop, and a sentence behind a single word that is not in capitals.
    """
    listed = {line.start for line in furniture(view, NAME)}
    body = next((line.end for line in view.lines if is_body(line.text)), 0)
    labels = (line for line in furniture(view, "related-labels") if line.start > body)
    labelled = {line.start for line in labels if _has_headline(line.text)}
    announced = set(_announced(view, listed))
    pointers = set(_pointers(view))
    for line in view.standing_lines:
        text = line.text.strip()
        points = line.start in labelled or line.start in pointers or (line.start in listed and not _says_more(text))
        if points or line.start in announced:
            yield view.without(line, NAME)


def _has_headline(text: str) -> bool:
    match = _LABELLED.fullmatch(text.strip(" \t*_[]()"))
    return match is not None and not starts_lower(match["headline"]) and not _STOPPED.search(text.rstrip())


def _says_more(text: str) -> bool:
    """Whether a sentence of the article goes on behind the label that `text` begins with."""
    match = _LABELLED.fullmatch(text)
    if match is None or not _STOPPED.search(text):
        return False
    label = match["label"].strip()
    return starts_lower(match["headline"]) or (" " not in label and not label.isupper())


def _announced(view: View, listed: set[int]) -> Iterator[int]:
    """Where the headlines right below a label of its own line start; the last one not if the next line goes on with it.

    Where no blank line parts the first of them from the label, the next blank line ends them.
    """
    lines = [line for line in view.lines if line.text.strip()]
    for at, label in enumerate(lines[1:], start=1):
        if label.start in listed and _is_label(label.text.strip()):
            yield from (line.start for line in _headlines(view, lines, at, listed))


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and _LABELLED.fullmatch(text) is None


def _headlines(view: View, lines: Sequence[Line], at: int, listed: set[int]) -> Iterator[Line]:
    """The headlines below the label that is the line `at` of `lines`."""
    close = at + 1 < len(lines) and lines[at + 1].start == lines[at].end + 1
    fewest = 1 if lines[at].text.rstrip().endswith(":") else _FEWEST_WORDS
    found = 0
    for index in range(at + 1, min(len(lines), at + 1 + 2 * _MOST_HEADLINES)):
        line = lines[index]
        if close and line.start != lines[index - 1].end + 1:
            return
        if line.start in listed:
            continue
        marked = lines[index - 1].start in listed
        if not _is_headline(line.text.strip(), _FEWEST_WORDS if found and marked else fewest):
            return
        if _goes_on(view, lines, index) or (found and not marked and _may_be_heading(lines, index)):
            return
        yield line
        found += 1
        fewest = _FEWEST_OF_LATER
        if found == _MOST_HEADLINES:
            return


def _may_be_heading(lines: Sequence[Line], index: int) -> bool:
    """Whether the line `index` may be a heading of the article: a question, or few words, above a paragraph."""
    text = lines[index].text.strip()
    short = text.count(" ") < _FEWEST_OF_LATER or text.endswith("?")
    return short and index + 1 < len(lines) and is_body(lines[index + 1].text)


def _goes_on(view: View, lines: Sequence[Line], index: int) -> bool:
    following = lines[index + 1] if index + 1 < len(lines) else None
    return following is not None and following.start == lines[index].end + 1 and view.continues(lines[index], following)


def _is_headline(text: str, fewest: int) -> bool:
    if len(text) > _LONGEST_HEADLINE or starts_lower(text) or is_body(text.rstrip("?")) or LIST_ITEM.match(text):
        return False
    return (not ends_sentence(text) or text.rstrip("'\"”’»")[-1:] == "?") and text.count(" ") >= fewest - 1


def _pointers(view: View) -> Iterator[int]:
    """Where lines with an arrow before a headline start: not those that open a paragraph or a quotation."""
    lines = view.lines
    for at, line in enumerate(lines):
        text = line.text.strip()
        if _POINTER.fullmatch(text) is None or ends_sentence(text) or _opens_quotation(lines, at):
            continue
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or not following.text.strip() or not view.continues(line, following):
            yield line.start


def _opens_quotation(lines: Sequence[Line], at: int) -> bool:
    """Whether the `»` that the line `at` opens with is closed further down in the same paragraph."""
    if not lines[at].text.lstrip().startswith("»"):
        return False
    for line in lines[at + 1 : at + 1 + _MOST_QUOTED]:
        text = line.text.strip()
        if not text or _POINTER.match(text):
            return False
        if _GUILLEMET.search(text):
            return True
    return False
