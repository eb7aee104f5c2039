"""The traces that an outlet leaves in a capture of its article, each with what it weighs.

Outlets sign their pages in a few ways: the title of a page ends with their name, a masthead or a running head bears
it, a copyright line claims it, and calls to the reader say it: `Dear … reader`. One trace alone may be another's: a
company's copyright, a programme to subscribe to, an agency's picture. What names the same outlet is added up.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.dates import written_dates
from builder.clean.edges import is_body
from builder.clean.furniture import groups
from builder.clean.head_text import key as words_of
from builder.clean.head_text import stems
from builder.clean.outlet_names import (
    NAME,
    TABLE,
    bare,
    is_agency,
    is_name,
    key,
    names_press,
    parts,
    without_company,
    without_legal_forms,
)
from builder.clean.stamps import stamp
from builder.clean.tables import everywhere, merged

if TYPE_CHECKING:
    from collections.abc import Iterator

MASTHEAD, CLAIM = "masthead", "claim"  # kinds of traces
_READ = 100_000  # characters at either end of a capture among which traces are looked for
_LONGEST = 300  # characters of a line that may be one
_LONGEST_MASTHEAD = 120
_TITLES = 6  # lines with words among which a page's title is looked for
AUTHORS_PAGE = "/author"  # in an address on a line of its own
_OWN_LINES = 3  # the same for the page's address
_MOST_OF_NAME = 5  # words
_PARTS_OF_ROW = 3  # a line, and two parts of it: with more it is a row of sections
_TOP = 12  # the same for mastheads
_FEWEST_OF_PAGE = 60  # lines
_TWICE = 2
_LAST = 2  # lines below a claim that says nothing else
_ENDS = 25  # lines at the end of a capture that may claim its copyright
_FEWEST_OF_TITLE = 3  # words
_HALF = 0.5  # of the longer words of a headline, and of the times that the commonest address is there
_MOST_OF_SITE = 6  # words of a page's name
_CERTAIN, _LIKELY, _SOME, _SLIGHT = 4.0, 3.0, 2.0, 1.0
_HOST = re.compile(
    r"(?:https?://|www\.|@)(?:[\w-]{1,40}\.){0,4}?(?P<name>[a-z0-9][a-z0-9-]{1,40})"
    r"(?:\.(?:co|com|org|net|gov|ac))?\.[a-z]{2,12}\b"
)
_OWN = re.compile(
    r"\W{0,3}(?:https?://)?(?:www\.)?(?:[\w-]{1,40}\.){0,2}?(?P<name>[a-z0-9-]{6,40})"
    r"(?:\.(?:co|com|org|net|gov|ac))?\.[a-z]{2,12}(?:[/:?#]\S*)?(?:\s--?\s.{0,60})?"
)
_RUN = re.compile(r"[^\W\d_]+")
_MARKUP = re.compile(
    r"\[\d{1,3}\]|!?\[(?P<shown>[^\[\]\n]{0,120})\](?:\([^()\s]{0,300}\))?|\*{1,3}|'{2,5}|[<>]|^#{1,6} |^[>\s]{1,9}"
)
_QUOTES = re.compile(r"[\"„“”«»]")
_MAY_BE_MARKUP = re.compile(r"[\[*'<>#]")
_SEPARATOR = re.compile(r"\s[-–—»/·•›]\s|\s?[|ㅣ]\s?|\s::\s|：")
_DOMAIN = re.compile(r"[\w-]{2,30}(?:\.[\w-]{2,30})?\.[A-Za-z]{2,4}")
_CLAIM = re.compile(r"(?<![^\W_])Â?©|ⓒ|\([cC]\)|\b[cC]opyright\b|\bCOPYRIGHT\b|\\'a9")
_CLAIMED = re.compile(r"(?:Â?©|ⓒ|\(c\)|copyright|\\'a9|\bby\b|(?:19|20)\d{2}|present|[\s,:|–-])+", re.IGNORECASE)
_OWNERS = re.compile(r"[.|,;©(<]\s|[.|;©(<,]|\s[-–—·•/]\s|\s(?=(?:19|20)\d{2}\b)|\s\|")
_AGENT = re.compile(r"[^\W\d_] ?/ ?[A-Za-z]{2,12}(?:$|[ .,)|])")  # Ann Author/Agency, under a picture
_ANYWHERE, _AT_ENDS, _OF_PRESS = "traces", "traces_at_ends", "press_traces"  # groups of the table
_SIGNED = 8  # lines at the end, among which the author's life may stand
_FEW_WORDS = 2
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_DIGITS = re.compile(r"\d+")
_FIGURES = "#"
_MOST_OWNERS = 3


class Trace(NamedTuple):
    """`name` at ``[start, end)`` of the text, in a trace of a `kind`; `words` are the line."""

    name: str
    kind: str
    weight: float
    words: str
    start: int
    end: int


class _Line(NamedTuple):
    start: int
    end: int
    text: str  # without the marks of markup


@dataclass(frozen=True, eq=False)
class Page:
    """A capture's text with the headline of its article; `outlets` are the case-folded names of known ones."""

    text: str
    title: str
    outlets: frozenset[str]
    language: str

    @cached_property
    def lines(self) -> list[_Line]:
        """The short lines with words at either end of the text."""
        first, last = min(_READ, len(self.text)), max(_READ, len(self.text) - _READ)
        return [*_lines(self.text, 0, first), *_lines(self.text, last, len(self.text))]

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The letters of the names in the commonest addresses of the text: its links lead to its own pages."""
        read = self.text[:_READ] + self.text[max(_READ, len(self.text) - _READ) :]
        times = Counter(key(match["name"]) for match in _HOST.finditer(read))
        most = max(times.values(), default=0)
        return frozenset(letters for letters, count in times.items() if count >= _HALF * most)

    @property
    def is_whole(self) -> bool:
        """Whether there are so many lines that they are a whole page, with menus and what else stands around."""
        return len(self.lines) >= _FEWEST_OF_PAGE

    @cached_property
    def top(self) -> frozenset[str]:
        """The letters of the first lines but the headline, which may be the outlet's name."""
        return frozenset(key(line.text) for line in self.lines[:_TITLES] if not self.is_title(line.text))

    @cached_property
    def folded(self) -> str:
        """The lines case-folded, one below another."""
        return "\n".join(line.text for line in self.lines).casefold()

    def is_title(self, line: str) -> bool:
        """Whether `line` says no more than the headline."""
        return words_of(line) == words_of(self.title)


def traces(page: Page) -> Iterator[Trace]:
    """Every trace of an outlet in `page`, the likeliest kinds first."""
    yield from _titles(page)
    yield from _mastheads(page)
    yield from _running_heads(page)
    yield from _addresses(page)
    yield from _claims(page)
    yield from _calls(page)


def site_name(line: str, title: str, page: Page) -> tuple[str, float] | None:
    """The name of the page beside the headline `title` in `line`, the title of the page, and what it weighs."""
    beside = (_beside(line, title) or _behind_like(line, title)) if len(line) <= _LONGEST else None
    if beside is None:
        return None
    rest, behind, barred = beside
    cells = [
        [part for part in map(bare, _SEPARATOR.split(cell)) if _may_be_site(part, page)] for cell in rest.split("|")
    ]
    named = next(filter(None, reversed(cells) if behind else cells), [])
    sure = [part for part in named if _DOMAIN.fullmatch(part) or names_press(part, page.outlets, page.language)]
    if not named or len(words_of(named[-1])) > _MOST_OF_SITE:
        return None
    name = (sure or named[:1] if barred else sure or named)[-1 if behind else 0]
    again = page.folded.count(name.casefold()) > 1 or key(name) in page.hosts
    return name, _CERTAIN if barred or name in sure else _LIKELY if again else _SLIGHT


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    for line in text[start:end].splitlines(keepends=True):
        shown = line.strip() if len(line) <= _LONGEST else ""
        if _MAY_BE_MARKUP.search(shown):
            shown = _MARKUP.sub(lambda match: match["shown"] or "", shown).strip()
        if shown:
            yield _Line(start, start + len(line.rstrip()), shown)
        start += len(line)


def _beside(line: str, title: str) -> tuple[str, bool, bool] | None:
    """What stands beside the headline in `line`, whether behind it, and whether a bar parts the two."""
    words = words_of(title)
    for mark in _SEPARATOR.finditer(line) if len(words) >= _FEWEST_OF_TITLE else ():
        barred = "|" in mark.group() or "ㅣ" in mark.group()
        if words_of(line[: mark.start()]) == words:
            return line[mark.end() :], True, barred
        if words_of(line[mark.end() :]) == words:
            return line[: mark.start()], False, barred
    return None


def _behind_like(line: str, title: str) -> tuple[str, bool, bool] | None:
    """What stands last in `line`, if the rest, and nothing of that, has words of `title`: tabs have a shorter one."""
    wanted = set(stems(title))
    mark = next(reversed(list(_SEPARATOR.finditer(line))), None)
    if mark is None or not wanted.isdisjoint(stems(line[mark.end() :])):
        return None
    found = set(stems(line[: mark.start()]))
    if len(found & wanted) < max(_FEWEST_OF_TITLE, _HALF * min(len(found), len(wanted))):
        return None
    return line[mark.end() :], True, "|" in mark.group()


def _may_be_site(part: str, page: Page) -> bool:
    dated = bool(written_dates(part, page.language)) or stamp(part, page.language) is not None
    listed = part.casefold() in everywhere(TABLE)["no_outlets"] or _QUOTES.search(part)
    return bool(part) and not (dated or listed or "kickers" in groups(part, page.language))


def _titles(page: Page) -> Iterator[Trace]:
    for line in page.lines[:_TITLES]:
        found = site_name(line.text, page.title, page)
        if found is not None:
            yield Trace(found[0], "title", found[1], line.text, line.start, line.end)


def _mastheads(page: Page) -> Iterator[Trace]:
    """Names with an outlet's word among the first lines, and beside a day among the last ones."""
    first = [line for line in page.lines[:_TOP] if len(line.text) <= _LONGEST_MASTHEAD]
    for index, line in enumerate(first):
        below = first[index + 1].text if index + 1 < len(first) else ""
        dated = bool(written_dates(line.text, page.language)) or stamp(below, page.language) is not None
        row = len(parts(line.text, page.language)) > _PARTS_OF_ROW
        alone = index == 0 and not (row or page.is_title(line.text))
        for name in _press_on(line, page, agencies=dated):
            below_body = any(is_body(above.text) for above in first[:index])
            listed = (
                page.is_whole or row or below_body or page.is_title(line.text)
            )  # it may be an item of a menu, or a headline
            weight = _CERTAIN if dated or alone else _SLIGHT if listed else _LIKELY
            yield Trace(_without_online(name), MASTHEAD, weight, line.text, line.start, line.end)
    for line in page.lines[1:][-1:]:  # as a signature
        if not page.is_whole and line.text[-1:] != "." and names_press(bare(line.text), page.outlets, page.language):
            yield Trace(bare(line.text), MASTHEAD, _LIKELY, line.text, line.start, line.end)
    for line in page.lines[_TOP:][-_ENDS:]:
        if len(line.text) <= _LONGEST_MASTHEAD and written_dates(line.text, page.language):
            for name in _press_on(line, page, agencies=False):
                weight = _SLIGHT if page.is_whole else _LIKELY
                yield Trace(name, MASTHEAD, weight, line.text, line.start, line.end)


def _press_on(line: _Line, page: Page, *, agencies: bool) -> Iterator[str]:
    """The names of outlets between the marks of `line`, or of agencies."""
    for name in parts(line.text, page.language):
        if names_press(name, page.outlets, page.language) or (agencies and is_agency(name, page.language)):
            yield name


def _running_heads(page: Page) -> Iterator[Trace]:
    """Names with an outlet's word on lines with figures that come again with others."""
    heads: dict[str, list[_Line]] = {}
    for line in page.lines:
        if len(line.text) <= _LONGEST_MASTHEAD and _DIGITS.search(line.text):
            heads.setdefault(" ".join(_DIGITS.sub(_FIGURES, line.text).split()), []).append(line)
    for lines in heads.values():
        for name in parts(lines[0].text, page.language) if len(lines) > 1 else ():
            if names_press(bare(_DIGITS.sub(" ", name)), page.outlets, page.language):
                name = bare(_DIGITS.sub(" ", name))
                yield Trace(name, MASTHEAD, _CERTAIN, lines[0].text, lines[0].start, lines[0].end)


def _addresses(page: Page) -> Iterator[Trace]:
    """The name that the address of the page is made of: words of the text side by side, or one and an outlet's word."""
    for index, line in enumerate(page.lines):
        own = index < _OWN_LINES or AUTHORS_PAGE in line.text
        match = _OWN.fullmatch(line.text) if own else None
        name = _spelled(match["name"].replace("-", ""), page) if match else ""
        if name:
            yield Trace(name, "address", _LIKELY, line.text, line.start, line.end)


def _spelled(host: str, page: Page) -> str:
    """`host` as words in capitals of the text, the last of them one that outlets have in their names; or nothing."""
    press = set(merged("clean_credits", page.language)["outlet_words"])
    words = {word for line in page.lines for word in _RUN.findall(line.text) if word[0].isupper() and len(word) > 2}
    spelling = {word.casefold(): word if not word.isupper() else word.capitalize() for word in sorted(words)}
    spelling |= {word: word.capitalize() for word in press} | {"the": "The", "of": "of"}
    ways: dict[int, list[str]] = {0: []}
    for end in range(1, len(host) + 1):
        for start in [start for start in ways if host[start:end] in spelling and len(ways[start]) < _MOST_OF_NAME]:
            if end not in ways or len(ways[start]) + 1 < len(ways[end]):
                ways[end] = [*ways[start], spelling[host[start:end]]]
    found = ways.get(len(host), [])
    return " ".join(found) if len(found) > 1 and found[-1].casefold() in press else ""


def _claims(page: Page) -> Iterator[Trace]:
    """Who claims the copyright."""
    for index, line in enumerate(page.lines):
        match = _CLAIM.search(line.text)
        if match is None or _AGENT.search(line.text):
            continue
        owner = _owner(line.text, match, page)
        if owner:
            by = f" by {owner}" in line.text and not names_press(owner, page.outlets, page.language)  # a book's author
            stated = _YEAR.search(line.text) is not None or "opyright" in line.text
            weight = _weight_of_claim(owner, page, stated=stated, lines_below=len(page.lines) - index - 1)
            yield Trace(owner, CLAIM, _SLIGHT if by else weight, line.text, line.start, line.end)


def _weight_of_claim(owner: str, page: Page, *, stated: bool, lines_below: int) -> float:
    press = names_press(owner, page.outlets, page.language) or key(owner) in page.hosts
    if without_company(owner, page.language) != owner:
        return _SOME if press else _SLIGHT
    if press:
        return _LIKELY
    lonely = page.is_whole and page.folded.count(owner.casefold()) < _TWICE
    if stated and lines_below < _ENDS and not lonely:
        return _LIKELY
    return _SOME if lines_below <= _LAST and not lonely else _SLIGHT


def _owner(line: str, claim: re.Match[str], page: Page) -> str:
    """The name of the owner: behind the sign, or before it where that is known from elsewhere or nothing else is."""
    names = [bare(line[: claim.start()]), *_behind(line, claim, page.language)]
    before, *behind = (name if is_name(name, page.language) else "" for name in names)
    again = " " in before and page.folded.count(before.casefold()) > 1
    if before and (key(before) in page.hosts or again):
        return before
    found = next(filter(None, behind), before)
    short = without_company(found, page.language)
    press = names_press(short, page.outlets, page.language) or key(short) in page.hosts
    return short if press and page.folded.count(short.casefold()) > 1 else found


def _behind(line: str, claim: re.Match[str], language: str) -> list[str]:
    rest = _CLAIMED.match(line, claim.start())
    behind = line[rest.end() :] if rest else ""
    return [bare(part) for part in _OWNERS.split(without_legal_forms(behind, language))[:_MOST_OWNERS]]


def _calls(page: Page) -> Iterator[Trace]:
    """Names in the words that pages use of themselves."""
    listed = [call for call in _listed_calls(page.language) if call.literal in page.folded]
    for index, line in enumerate(page.lines if listed else ()):
        told = is_body(line.text) and index < len(page.lines) - _SIGNED  # the article's own words, as it seems
        for call in listed:
            match = call.pattern.search(line.text)
            name = bare(match["name"]) if match else ""
            if name and is_name(name, page.language):
                press = names_press(name, page.outlets, page.language)
                known = press or key(name) in page.hosts or is_agency(name, page.language)
                if known or call.group != _OF_PRESS:
                    weight = _SLIGHT if not known or (told and call.group == _AT_ENDS) else _SOME
                    yield Trace(name, call.pattern.pattern, weight, line.text, line.start, line.end)


class _Call(NamedTuple):
    """Words around an outlet's name, the longest as they stand there, and the group of the table that has them."""

    literal: str
    pattern: re.Pattern[str]
    group: str


@cache
def _listed_calls(language: str) -> tuple[_Call, ...]:
    words = merged(TABLE, language)
    return tuple(
        _Call(*_pattern(trace, group), group) for group in (_ANYWHERE, _AT_ENDS, _OF_PRESS) for trace in words[group]
    )


def _pattern(trace: str, group: str) -> tuple[str, re.Pattern[str]]:
    before, _, behind = trace.partition("{name}")
    words = [rf"(?i:{re.escape(side.strip())})".replace(re.escape(_FIGURES), r"\d{1,4}") for side in (before, behind)]
    few = (
        group == _ANYWHERE and not behind.strip() and before.count(" ") <= _FEW_WORDS
    )  # such words may stand in any sentence
    start = r"(?:^|[|·•.!?]\s{1,3})[^\w\n]{0,3}" if few else r"(?<!\w)"
    opening = rf"{start}{words[0]} (?:the (?=[A-Z]))?" if before.strip() else r"^[^\w\n]{0,3}"
    closing = rf" {words[1]}(?!\w)" if behind.strip() else r"(?=\s*$|[.,!|:;()]| [-–—·•] )"
    literal = max((part.strip() for side in (before, behind) for part in side.split(_FIGURES)), key=len)
    return literal, re.compile(rf"{opening}(?P<name>{NAME}){closing}")


def _without_online(name: str) -> str:
    """`name` without a word in capitals at the end that says where it is read."""
    head, _, last = name.rpartition(" ")
    return head if head and last.isupper() and not head.isupper() and last.casefold() in {"online", "digital"} else name
