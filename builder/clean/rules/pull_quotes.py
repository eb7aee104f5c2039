"""Paragraphs that only repeat words of another paragraph are removed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.edges import is_body
from builder.clean.layout import LIST_ITEM, Line, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.view import View
    from builder.model import Edit

NAME = "pull-quotes"
_FIRST = 2  # lines at the start that may be title and lead
_FEWEST_WORDS = 7
_FEWEST_OPEN = 10  # words of a line without marks and without an end, which might be a heading
_MOST_OF_HEADING = 10  # words of a quoted line right above the paragraph that has them, which might be one, too
_LONGEST = 600
_REACH = 12  # lines between a pull quote and what it repeats
_MOST_SENTENCES = 3
_REFRAIN = 3  # times that a line comes which the writer repeats
_MOST_PLACES = 4
_LONGEST_NAME = 90  # characters of a line that says who was quoted
_ITEM = re.compile(rf"{LIST_ITEM.pattern}|\^|\[\d")  # of a list, or a note
_FEWEST_ECHOED = 4  # words of a quotation that the paragraph right above has
_MARKS = " \"'“”‘’«»„…\t"
_ALIKE = str.maketrans(dict.fromkeys("'“”‘’«»„", '"'))  # quotations within quotations change their marks
_SPLIT = re.compile(r"(?<=[^\W\d_]{2}[.!?])[\"'”’»]? [\"'“‘«„]?(?=[^\W\d_a-z])")
_BEFORE = re.compile(r"(?:^|[.!?…:,;]|[\"'“”‘’«„»]|[-–—])\s?[\"'“‘«„]?$")
_NAME = r"[^\W\d_a-z][\w.'’-]+(?: (?:de|da|van|von|der|al|bin|[^\W\d_a-z][\w.'’-]*)){1,3}"
_ENDS_QUOTE = re.compile(r"[.,!?]{0,3}\"|[.!?] ")
_SIGNED = re.compile(rf"(?<=[\"'”’».!?]) ?[-–—~|] ?(?P<name>{_NAME})(?:, [^.!?\n]{{1,60}})?$")
_WHO = re.compile(rf"(?:[-–—~] ?)?(?P<name>{_NAME})(?:,? [^.!?:\n]{{1,60}})?")


class _Quote(NamedTuple):
    """What a line that may be a pull quote says: its sentences without marks, and how it is set."""

    sentences: tuple[str, ...]
    words: int
    quoted: bool
    ended: bool


def rule(view: View) -> Iterator[Edit]:
    """Paragraphs of seven words or more that a longer one nearby holds word for word; of equal neighbours, the later.

    They are quoted, or a single sentence, or ten words without an end; each sentence of one begins a sentence or a
    quotation there. So do four words or more with which the paragraph right above quotes somebody. The line right below
    goes, too, if it only names who was quoted. The title stays, and so do a deck or a summary above the article and
    what repeats them, items of lists, more than three sentences, lines that come three times, and short quoted lines
    right above the paragraph, its headings.
    """
    lines = [Line(line.start, line.end, line.text.translate(_ALIKE)) for line in view.shown_lines]
    times = Counter(line.text.strip() for line in lines)
    for at, line in enumerate(lines):
        if not at or len(line.text) > _LONGEST or _ITEM.match(line.text) or times[line.text.strip()] >= _REFRAIN:
            continue
        quote = _quote(line.text.strip(), may_be_lead=at < _FIRST)
        if (quote is not None and _repeated(lines, at, quote)) or _echoes(lines, at):
            yield view.without(line, NAME)
            if at + 1 < len(lines) and _names(lines, at):
                yield view.without(lines[at + 1], NAME)


def _echoes(lines: Sequence[Line], at: int) -> bool:
    """Whether the line `at` is what somebody is quoted with in the paragraph right above, and not a heading of those
    below.
    """
    said = _core(lines[at].text.strip())
    if said.count(" ") < _FEWEST_ECHOED - 1 or at <= _FIRST or not is_body(lines[at - 1].text):
        return False
    longer = len(lines[at - 1].text) > len(lines[at].text)
    start = lines[at - 1].text.find(f'"{said}')
    ends = start >= 0 and _ENDS_QUOTE.match(lines[at - 1].text, start + 1 + len(said)) is not None
    return longer and ends and not any(said in line.text for line in lines[at + 1 : at + 3])


def _quote(text: str, *, may_be_lead: bool) -> _Quote | None:
    """`text` as what may be a pull quote: quoted, or a single sentence that cannot be the lead; or None."""
    signed = _SIGNED.search(text)
    said = text[: signed.start()] if signed else text
    quoted = said[0] in _MARKS or said[-1] in _MARKS
    words = said.count(" ") + 1
    if words < _FEWEST_WORDS or (may_be_lead and not quoted):
        return None
    sentences = tuple(_core(part) for part in _SPLIT.split(said))
    if len(sentences) > _MOST_SENTENCES or not all(sentences):
        return None
    ended = ends_sentence(said)
    if not quoted and not ended and (len(sentences) > 1 or words < _FEWEST_OPEN):
        return None
    return _Quote(sentences, words, quoted, ended)


def _core(text: str) -> str:
    return text.strip(_MARKS).rstrip(".,!?").rstrip(_MARKS)


def _repeated(lines: Sequence[Line], at: int, quote: _Quote) -> bool:
    """Whether a line near `at` says all of `quote`, and more."""
    around = [*range(at - 1, max(-1, at - _REACH - 1), -1), *range(at + 1, min(len(lines), at + _REACH + 1))]
    core = quote.sentences[0][1:]
    around = [other for other in around if core in lines[other].text]  # a quick look
    if not around or _may_be_heading(lines, at, quote):
        return False
    return any(_holds(lines[other].text, quote) and _is_source(lines, at, other, quote) for other in around)


def _is_source(lines: Sequence[Line], at: int, other: int, quote: _Quote) -> bool:
    longer = len(lines[other].text) > len(lines[at].text)
    if not longer and (other != at - 1 or not (quote.quoted or quote.ended)):
        return False
    if not quote.quoted:
        return not longer or (other >= _FIRST if other < at else _is_below_head(lines, at))
    return other > at or not quote.ended or any(is_body(line.text) for line in lines[max(0, other - _REACH) : other])


def _may_be_heading(lines: Sequence[Line], at: int, quote: _Quote) -> bool:
    """Whether `at` is a short quoted line right above, or one paragraph above, the one that has its words."""
    short = quote.quoted and not quote.ended and quote.words <= _MOST_OF_HEADING and len(quote.sentences) == 1
    return short and any(_holds(line.text, quote) for line in lines[at + 1 : at + 3])


def _is_below_head(lines: Sequence[Line], at: int) -> bool:
    return sum(is_body(line.text) for line in lines[max(0, at - _REACH) : at]) >= _FIRST


def _holds(source: str, quote: _Quote) -> bool:
    if len(quote.sentences) == 1 and not quote.ended and not quote.quoted:
        return _stands_within(source, quote.sentences[0])
    return all(_begins_within(source, sentence) for sentence in quote.sentences)


def _begins_within(source: str, sentence: str) -> bool:
    """Whether a sentence or a quotation in `source` begins with `sentence`."""
    start = -1
    for _ in range(_MOST_PLACES):
        start = source.find(sentence, start + 1)
        if start < 0:
            return False
        if _BEFORE.search(source[max(0, start - 3) : start]) and not _is_cut(source, start + len(sentence)):
            return True
    return False


def _stands_within(source: str, words: str) -> bool:
    """Whether `words` stand anywhere in `source`, whatever the case of their first letter."""
    start = source.find(words[1:])
    if start <= 0 or source[start - 1].casefold() != words[0].casefold():
        return False
    return not source[max(0, start - 2) : start - 1].isalnum() and not _is_cut(source, start - 1 + len(words))


def _is_cut(source: str, end: int) -> bool:
    return source[end : end + 1].isalnum()


def _names(lines: Sequence[Line], at: int) -> bool:
    """Whether the line below `at` is nothing but a name that stands in the text nearby, with or without an office."""
    text = lines[at + 1].text.strip()
    match = _WHO.fullmatch(text) if len(text) <= _LONGEST_NAME else None
    if match is None:
        return False
    near = (*lines[max(0, at - _REACH) : at], *lines[at + 2 : at + 2 + _REACH])
    return any(match["name"] in line.text for line in near)
