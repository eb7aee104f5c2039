"""From tokens to the blocks of text of a page, each with its place in the file, in one pass.

Open elements are kept as browsers keep them, but simpler: what writers of HTML leave out (`</p>`, `</li>`) is repaired,
text is never moved or lost. No tree is built: of the elements that hold a block only their numbers are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from builder.clean.html.characters import unescaped
from builder.clean.html.hints import zones_of
from builder.clean.html.tags import BLOCK, CLOSED_BY, HEADINGS, OUTSIDE_TREE, SCOPES, TELLING, UNSEEN, VOID
from builder.clean.html.tokens import CLOSE, OPEN, RAW, TEXT, attributes, tokens

MARKUP, WORDS, SCRIPT = range(3)
"""Kinds of stretches of a file: tags, comments and white space; text; scripts and styles."""

_DEPTH = 100  # deeper elements are taken as parts of the one at this depth
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ANCHOR = frozenset({"name", "id"})  # what an `a` has that is a place and no link
_FIGURE = "figure"  # the zone in which text is a caption
_NO_CAPTIONS = frozenset({"blockquote", "table", "pre", "ul", "ol", "dl"})
_SCRIPTS = frozenset({"script", "style"})
_TELLING_HEADINGS = frozenset({"h1", "h2"})
_TELLING_BY_TEXT = _TELLING_HEADINGS | {"script", "title"}


class Zone(NamedTuple):
    """A part of the page that an element opens, by its name in `page_zones.yml` and the number of the element."""

    name: str
    element: int


Path = tuple[int, ...]
"""The numbers of the elements that hold a block, but for inline ones, from the outermost."""

Piece = tuple[int, int, bool]
"""A stretch of a block's text in the file, and whether it is a link's; an empty one is a line break."""


@dataclass(slots=True)
class Block:
    """A paragraph of the page: its text runs until the next element that begins a new line."""

    path: Path
    tag: str  # of the last element of the path
    around: tuple[str, ...]  # the first class of each of the two elements around that one
    zones: frozenset[Zone]
    hidden: bool
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""  # as a reader sees it, white space collapsed
    linked: int = 0  # how many of its characters are links
    lists_links: bool = False  # whether its lines are links, but for the first, which may say what links

    @property
    def start(self) -> int:
        """Where the block starts in the file."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the block ends in the file."""
        return self.pieces[-1][1]


class Told(NamedTuple):
    """An element that tells facts about the page: ``raw[start:end]`` is its tag, ``raw[attributes:end]`` the tag's
    attributes, ``raw[end:text_end]`` what is in the element.
    """

    name: str
    start: int
    attributes: int
    end: int
    text_end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed file. `stretches` are starts and kinds of the stretches that the whole file consists of."""

    raw: str
    elements: int  # how many there are
    blocks: tuple[Block, ...]
    told: tuple[Told, ...]
    stretches: tuple[tuple[int, int], ...]


class _Open(NamedTuple):
    """An open element and what holds inside it."""

    name: str
    depth: int  # how many elements hold what is in it, but for inline ones
    tag: str  # the name of the last of them
    zones: frozenset[Zone]
    hidden: bool
    linked: bool


@lru_cache(maxsize=1)
def parse(raw: str) -> Page:
    """The blocks of a file, and what tells facts about it; kept for the next who asks for those of the same file."""
    return _Builder(raw).build()


class _Builder:
    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._stack = [_Open("", 0, "body", frozenset(), False, False)]
        self._path: list[int] = []
        self._classes: list[str] = []  # the first of each element of the path
        self._counts: dict[str, int] = {}
        self._count = 0
        self._blocks: list[Block] = []
        self._block: Block | None = None
        self._breaks = 0
        self._told: list[Told] = []
        self._telling: dict[str, Told] = {}  # elements that are being read
        self._stretches: list[tuple[int, int]] = []

    def build(self) -> Page:
        last = -1
        for kind, start, end, name, given in tokens(self._raw):
            stretch = SCRIPT if name in _SCRIPTS else MARKUP
            if kind == TEXT:
                stretch = self._text(start, end)
            elif kind == OPEN:
                self._open(name, start, given, end)
            elif kind == CLOSE:
                self._close(name, start)
            elif kind == RAW:
                stretch = SCRIPT
                self._end_telling(name, end)
            if stretch != last:
                self._stretches.append((start, stretch))
                last = stretch
        self._end_block()
        return Page(self._raw, self._count, tuple(self._blocks), tuple(self._told), tuple(self._stretches))

    def _text(self, start: int, end: int) -> int:
        """Take the text in, and say which kind of stretch it is."""
        text = self._raw[start:end]
        blank = text.isspace()
        block = self._block
        if block is None and blank:
            return MARKUP
        kind = MARKUP if blank else WORDS
        if "&" in text:
            text = unescaped(text)
            blank = not text or text.isspace()
        top = self._stack[-1]
        if block is not None and block.hidden and not top.hidden and not blank:
            self._end_block()
            block = None
        if block is None:
            if blank:
                return kind
            around = tuple(self._classes[-3:-1])
            block = self._block = Block(tuple(self._path), top.tag, around, top.zones, top.hidden)
        elif top.hidden and not block.hidden:
            return kind
        if not blank:
            self._breaks = 0
            if block.zones is not top.zones:
                block.zones &= top.zones
        block.pieces.append((start, end, top.linked))
        return kind

    def _open(self, name: str, start: int, given: int, end: int) -> None:
        if name == "br":
            self._line_break(end)
        elif name in BLOCK:
            self._end_block()
        if name in CLOSED_BY:
            self._close_implied(*CLOSED_BY[name])
        if name in TELLING:
            self._tell(Told(name, start, given, end, end))
        if name in OUTSIDE_TREE:
            return
        self._count += 1
        if name in VOID or len(self._stack) > _DEPTH:
            return
        self._counts[name] = self._counts.get(name, 0) + 1
        self._push(name, self._raw[given : end - 1] if end - given > 2 else "")

    def _push(self, name: str, given: str) -> None:
        top = self._stack[-1]
        names, hidden, links, class_name = _looks(name, given)
        zones = top.zones
        if name in _NO_CAPTIONS and zones:
            zones = frozenset(zone for zone in zones if zone.name != _FIGURE)
        zones = zones.union([Zone(zone, self._count) for zone in names]) if names else zones
        depth, tag = top.depth, top.tag
        if name in BLOCK:
            self._path.append(self._count)
            self._classes.append(class_name)
            depth, tag = depth + 1, name
        self._stack.append(_Open(name, depth, tag, zones, top.hidden or hidden, top.linked or links))

    def _tell(self, told: Told) -> None:
        """Note what tells facts: a tag at once, the inside of an element when it ends."""
        if told.name in _TELLING_BY_TEXT:
            self._telling[told.name] = told
        else:
            self._told.append(told)

    def _end_telling(self, name: str, end: int) -> None:
        told = self._telling.pop(name, None)
        if told is not None:
            self._told.append(told._replace(text_end=end))

    def _line_break(self, end: int) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self._end_block()
        elif self._block is not None:
            self._block.pieces.append((end, end, False))

    def _close(self, name: str, start: int) -> None:
        if name in BLOCK:
            self._end_block()
        elif name == "br":
            self._line_break(start)
        if name in _TELLING_HEADINGS:
            self._end_telling(name, start)
        if not self._counts.get(name):
            return
        barrier = SCOPES.get(name, BLOCK)
        for index in range(len(self._stack) - 1, 0, -1):
            other = self._stack[index].name
            if other == name:
                self._pop_to(index)
                return
            if other in barrier:
                return

    def _close_implied(self, closed: frozenset[str], barrier: frozenset[str]) -> None:
        """Close the outermost of the `closed` elements that are open, up to a barrier or another block."""
        found = 0
        for index in range(len(self._stack) - 1, 0, -1):
            other = self._stack[index].name
            if other in closed:
                found = index
            elif other in barrier or (other in BLOCK and other not in HEADINGS):
                break
        if found:
            self._pop_to(found)

    def _pop_to(self, index: int) -> None:
        for entry in self._stack[index:]:
            self._counts[entry.name] -= 1
        del self._stack[index:]
        depth = self._stack[-1].depth
        del self._path[depth:], self._classes[depth:]

    def _end_block(self) -> None:
        self._breaks = 0
        block, self._block = self._block, None
        if block is None:
            return
        self._blocks.append(block)
        raw = self._raw
        words: list[str] = []
        breaks, unlinked = 0, False  # how many, and whether there is a word behind the first that is no link
        for start, end, linked in block.pieces:
            text = raw[start:end] if end > start else " "
            breaks += end == start
            if "&" in text:
                text = unescaped(text)
            words.append(text)
            if linked:
                block.linked += len(" ".join(text.split()))
            elif breaks and not unlinked:
                unlinked = not text.isspace()
        block.text = " ".join("".join(words).split())
        block.lists_links = breaks > 1 and block.linked > 0 and not unlinked


@lru_cache(maxsize=1 << 14)
def _looks(name: str, given: str) -> tuple[tuple[str, ...], bool, bool, str]:
    """The zones that an element opens, whether it hides what is in it or makes it a link, and its first class.

    `given` are its attributes as written.
    """
    found = attributes(given) if given else {}
    zones = zones_of(name, found.get("class", ""), found.get("id", ""), found.get("role", ""))
    hidden = name in UNSEEN or "hidden" in found or bool(_HIDDEN_STYLE.search(found.get("style", "")))
    links = name == "a" and ("href" in found or not found.keys() & _ANCHOR)
    return tuple(sorted(zones)), hidden, links, next(iter(found.get("class", "").split()), "")
