"""From tokens to a tree for the extractor, and to the blocks of text, each with its place in the file.

One pass builds both. The tree repairs what writers of HTML leave out (`</p>`, `</li>`), in the manner of browsers but
simpler: text is never moved or lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from builder.clean.html.characters import readable
from builder.clean.html.hints import zones_of
from builder.clean.html.tags import BLOCK, CLOSED_BY, HEADINGS, OUTSIDE_TREE, SCOPES, UNSEEN, VOID
from builder.clean.html.tokens import CLOSE, OPEN, TEXT, Token, attributes, tokens

_DEPTH = 100  # deeper elements are taken as parts of the one at this depth
_NAME = re.compile(r"[a-z][a-z0-9]*")
_KEPT = frozenset(
    {
        *("class", "id", "role", "itemprop", "itemtype", "style", "href", "rel"),
        *("aria-hidden", "data-testid", "data-component", "src"),
    }
)
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


_PARSER = etree.HTMLParser()
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))


class Zone(NamedTuple):
    """A part of the page that an element opens, by its name in `page_zones.yml` and the number of the element."""

    name: str
    element: int


class Piece(NamedTuple):
    """A stretch of a block's text in the file; an empty one is a line break."""

    start: int
    end: int
    linked: bool = False


@dataclass(slots=True)
class Block:
    """A paragraph of the page: its text runs until the next element that begins a new line."""

    path: tuple[int, ...]  # numbers of the elements that hold it, but for inline ones, from the outermost
    tag: str  # of the last of them
    zones: frozenset[Zone]
    hidden: bool
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""  # as a reader sees it, white space collapsed
    linked: int = 0  # how many of its characters are links

    @property
    def start(self) -> int:
        """Where the block starts in the file."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the block ends in the file."""
        return self.pieces[-1].end


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed file."""

    raw: str
    tokens: tuple[Token, ...]
    root: HtmlElement
    elements: int  # how many there are under the root
    blocks: tuple[Block, ...]


class _Open(NamedTuple):
    """An open element and what holds inside it."""

    name: str
    element: HtmlElement
    path: tuple[int, ...]  # of the nearest element that is no inline element
    tag: str  # its name
    zones: frozenset[Zone]
    hidden: bool
    linked: bool


def parse(raw: str) -> Page:
    """The tree and the blocks of a file."""
    return _Builder(raw).build()


class _Builder:
    def __init__(self, raw: str) -> None:
        self._raw = raw
        root = _PARSER.makeelement("html")
        body = etree.SubElement(root, "body")
        self._root = root
        self._stack = [_Open("", body, (), "body", frozenset(), False, False)]
        self._counts: dict[str, int] = {}
        self._count = 0
        self._pending: list[str] = []
        self._target: tuple[HtmlElement, bool] = (body, False)  # where pending text goes: inside, or behind
        self._blocks: list[Block] = []
        self._block: Block | None = None
        self._breaks = 0

    def build(self) -> Page:
        found = tokens(self._raw)
        for token in found:
            if token.kind == TEXT:
                self._text(token)
            elif token.kind == OPEN:
                self._open(token)
            elif token.kind == CLOSE:
                self._close(token)
        self._flush()
        self._end_block()
        return Page(self._raw, found, self._root, self._count, tuple(self._blocks))

    def _text(self, token: Token) -> None:
        text = readable(self._raw, token.start, token.end)
        self._pending.append(text)
        top = self._stack[-1]
        blank = not text or text.isspace()
        if self._block is not None and self._block.hidden and not top.hidden and not blank:
            self._end_block()
        if self._block is None:
            if blank:
                return
            self._block = Block(top.path, top.tag, top.zones, top.hidden)
        elif top.hidden and not self._block.hidden:
            return
        if not blank:
            self._breaks = 0
            self._block.zones &= top.zones
        self._block.pieces.append(Piece(token.start, token.end, top.linked))

    def _open(self, token: Token) -> None:
        name = token.name
        if name == "br":
            self._line_break(token)
        elif name in BLOCK:
            self._end_block()
        if name in CLOSED_BY:
            self._close_implied(*CLOSED_BY[name])
        if name in OUTSIDE_TREE:
            return
        self._flush()
        top = self._stack[-1]
        given = attributes(self._raw, token) if token.end - token.attributes > 2 else {}
        element = self._element(top.element, name, given)
        self._count += 1
        if name in VOID or len(self._stack) > _DEPTH:
            self._target = (element, True)
            return
        self._target = (element, False)
        self._counts[name] = self._counts.get(name, 0) + 1
        self._stack.append(_inside(top, name, element, given, self._count))

    def _line_break(self, token: Token) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self._end_block()
        elif self._block is not None:
            self._block.pieces.append(Piece(token.start, token.start))

    def _close(self, token: Token) -> None:
        name = token.name
        if name in BLOCK:
            self._end_block()
        elif name == "br":
            self._line_break(token)
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
        self._flush()
        self._target = (self._stack[index].element, True)
        for entry in self._stack[index:]:
            self._counts[entry.name] -= 1
        del self._stack[index:]

    def _element(self, parent: HtmlElement, name: str, given: dict[str, str]) -> HtmlElement:
        kept = {key: value for key, value in given.items() if key in _KEPT} if given else {}
        try:
            return etree.SubElement(parent, name, kept)
        except ValueError:
            safe = {key: _UNSAFE.sub("", value) for key, value in kept.items()}
            return etree.SubElement(parent, name if _NAME.fullmatch(name) else "span", safe)

    def _flush(self) -> None:
        """Put the text seen since the last tag into the tree."""
        if not self._pending:
            return
        text = "".join(self._pending)
        self._pending.clear()
        try:
            self._put(text)
        except ValueError:
            self._put(_UNSAFE.sub("", text))

    def _put(self, text: str) -> None:
        element, behind = self._target
        if behind:
            element.tail = (element.tail or "") + text
        else:
            element.text = (element.text or "") + text

    def _end_block(self) -> None:
        self._breaks = 0
        block, self._block = self._block, None
        if block is None:
            return
        self._blocks.append(block)
        words: list[str] = []
        for start, end, linked in block.pieces:
            text = readable(self._raw, start, end) if end > start else " "
            words.append(text)
            if linked:
                block.linked += len(" ".join(text.split()))
        block.text = " ".join("".join(words).split())


def _inside(top: _Open, name: str, element: HtmlElement, given: dict[str, str], number: int) -> _Open:
    hidden = top.hidden or name in UNSEEN or "hidden" in given or bool(_HIDDEN_STYLE.search(given.get("style", "")))
    names = zones_of(name, given.get("class", ""), given.get("id", ""), given.get("role", ""))
    zones = top.zones.union(Zone(zone, number) for zone in names) if names else top.zones
    linked = top.linked or name == "a"
    if name in BLOCK:
        return _Open(name, element, (*top.path, number), name, zones, hidden, linked)
    return _Open(name, element, top.path, top.tag, zones, hidden, linked)
