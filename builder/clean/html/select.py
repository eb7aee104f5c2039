"""Which blocks of a page are its article.

The start is the densest part of the page where there is no doubt about it, else what trafilatura chooses. What
surrounds the article is taken out of that by where it stands (the names and kinds of the elements around it), by how
much of it is links, and by what it says; further elements in which the article goes on are taken in; then what was left
out in the midst of it is put back: a standfirst, a subheading, a list item, a paragraph like its neighbours. Of what
the page shows twice, one copy stays.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from builder.clean.html.catalogues import catalogues, link_lists, linked_heads, teasers
from builder.clean.html.continued import continued
from builder.clean.html.density import densest
from builder.clean.html.furniture import ends_article, is_barred, is_furniture, is_linked, is_prose
from builder.clean.html.headlines import next_headline
from builder.clean.html.keys import key
from builder.clean.html.opinion import chosen
from builder.clean.html.repeated import repeated
from builder.clean.html.tags import HEADINGS
from builder.clean.html.title import title_index
from builder.clean.html.tree import Zone
from builder.clean.html.zones import ARTICLE, telling_zones, zones_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.clean.html.tree import Block, Page, Path

_SHORT = 30  # characters of a line that introduces a list, or of a heading that is none of the article's
_LONG = 80  # characters of a heading that is rather a standfirst
_MEAGRE = 200  # characters: with less than this from trafilatura, the densest part of the page is tried
_REPEATED = 0.7  # of the words of a heading: it is the title in other words
_BEFORE_TITLE = 4  # blocks before the title among which a standfirst is looked for
_AROUND_TITLE = frozenset({"share", "author", "meta"})  # zones that may hold a standfirst
_FIGURE, _LEAD, _STANDFIRST, _ELSEWHERE = "figure", "lead", "standfirst", "related"
_OPENING = 2  # paragraphs of the article, behind which a lead is that of another one
_END = 9
_WHOLE = 800  # characters of an article that is no mere introduction of those behind it
_MORE = 3  # paragraphs behind a line that are of its kind: it ends nothing
_LEADS = HEADINGS | {"p"}
_CELLS = frozenset({"li", "td", "th", "dd", "dt"})


@dataclass(frozen=True, slots=True)
class Selection:
    """The title as the page shows it, where it does, and the blocks of the article, in order."""

    title: Block | None
    body: tuple[Block, ...]

    def blocks(self) -> list[Block]:
        """Title and body as they stand in the file: a standfirst may come before the title."""
        return sorted((*self.body, *([self.title] if self.title else [])), key=lambda block: block.start)


def article(page: Page, title: str | None) -> Selection:
    """The article of a page; `title` is what the page's markup says it is called."""
    dense = densest(page.blocks, title)
    if dense.sure:
        return select(page.blocks, dense.chosen, title)
    extracted = chosen(page)
    taken = (block for block, keep in zip(page.blocks, extracted, strict=True) if keep)
    found = sum(len(block.text) for block in taken if not block.zones & dense.elsewhere)
    if not dense.length or not (found < _MEAGRE or dense.prevails(found)):
        selection = select(page.blocks, extracted, title)
        if selection.body:
            return selection
    return select(page.blocks, dense.chosen, title)


def select(blocks: Sequence[Block], chosen: Sequence[bool], title: str | None) -> Selection:
    """The article among `blocks`, of which some were `chosen` to start with."""
    choice = _Choice(blocks, list(chosen), title)
    choice.take_out_surroundings()
    choice.go_on()
    choice.take_out_other_articles()
    choice.take_out_what_follows()
    choice.put_back()
    choice.take_out_repetitions()
    choice.take_out_loose_ends()
    return choice.result()


class _Choice:
    """The choice as it is made. What is `stray` stands, by its place in the page, outside the article."""

    def __init__(self, blocks: Sequence[Block], kept: list[bool], title: str | None) -> None:
        self._blocks = blocks
        self._kept = kept
        self._telling = telling_zones(blocks, kept)
        self._title = title_index(blocks, kept, title)
        if self._title is not None:
            self._telling -= {zone for zone in blocks[self._title].zones if zone.name == _FIGURE}
        self._title_keys = {key(title or ""), key(blocks[self._title].text) if self._title is not None else ""} - {""}
        shown = "" if self._title is None else blocks[self._title].text
        self._title_words = {key(word) for word in f"{title or ''} {shown}".split()}
        self._lists = link_lists(blocks)
        self._catalogues = catalogues(blocks)
        self._opening = self._end_of_opening()
        self._teasers = teasers(blocks, self._opening)
        self._places = {blocks[index].path[:-1] for index in self._plain()}
        self._heads = linked_heads(blocks, self._places)

    def result(self) -> Selection:
        title = None if self._title is None else self._blocks[self._title]
        return Selection(title, tuple(block for block, keep in zip(self._blocks, self._kept, strict=True) if keep))

    def take_out_surroundings(self) -> None:
        for index, block in enumerate(self._blocks):
            if self._kept[index] and (self._stray(index, block) or self._furniture(index, block)):
                self._kept[index] = False

    def go_on(self) -> None:
        """Take in what stands in further elements that look like the one with the article."""

        def belongs(index: int) -> bool:
            return not self._stray(index, self._blocks[index]) and not is_furniture(self._blocks[index])

        for index in continued(self._blocks, self._kept, belongs):
            self._kept[index] = True

    def take_out_other_articles(self) -> None:
        """What follows outside the element of this article: others with headlines of their own, and teasers."""
        if self._title is None:
            return
        title = self._blocks[self._title]
        own = {zone for zone in title.zones if zone.name == ARTICLE}
        headlines = (block for block in self._blocks[self._title + 1 :] if block.tag == "h1" and not block.hidden)
        others = {zone for block in headlines for zone in block.zones - own if zone.name == ARTICLE}
        self._take_out_beyond(
            index
            for index, block in self._inside()
            if index > self._title and (block.zones & others or (own and not block.zones & own))
        )
        following = next_headline(self._blocks, self._title)
        if following is not None:
            place = title.path[:-1]
            rest = [index for index, block in self._inside() if block.path[: len(place)] != place]
            if rest and rest[0] >= following:
                self._take_out_beyond(rest)

    def _take_out_beyond(self, indexes: Iterable[int]) -> None:
        """Take out what is beyond the article, if what is left is one."""
        found = list(indexes)
        if self._prose() - self._prose(found) >= _WHOLE:
            for index in found:
                self._kept[index] = False

    def _prose(self, indexes: Iterable[int] | None = None) -> int:
        """How many characters of prose the blocks hold, all that are kept if none are named."""
        blocks = (block for _, block in self._inside()) if indexes is None else (self._blocks[i] for i in indexes)
        return sum(len(block.text) for block in blocks if is_prose(block))

    def take_out_what_follows(self) -> None:
        """What stands behind a line that says that the article is over, if none of it stands where the article does.

        Where paragraphs of the line's kind follow, that is a word in the article, such as the head of a table.
        """
        inside = list(self._inside())
        lasts = {block.path[:-1]: index for index, block in inside if is_prose(block)}
        held: Counter[Path] = Counter()  # how much prose each element holds, up to here
        place: Path = ()  # the one that holds most
        rest = Counter((block.tag, len(block.path)) for _, block in inside if is_prose(block))
        for index, block in inside:
            kind = block.tag, len(block.path)
            if is_prose(block):
                rest[kind] -= 1
                held[block.path[:-1]] += len(block.text)
                place = max(place, block.path[:-1], key=lambda path: held[path])
            elif held[place] >= _MEAGRE and lasts[place] < index and ends_article(block) and rest[kind] < _MORE:
                self._kept[index:] = [False] * (len(self._kept) - index)
                return

    def _inside(self) -> Iterator[tuple[int, Block]]:
        return ((index, block) for index, block in enumerate(self._blocks) if self._kept[index])

    def _end_of_opening(self) -> int:
        """The index of the block with which the article has begun beyond doubt."""
        return next(islice(self._plain(), _OPENING - 1, None), len(self._blocks))

    def _plain(self) -> Iterator[int]:
        """The indexes of the paragraphs that nothing surrounds."""
        return (i for i, block in self._inside() if is_prose(block) and not zones_of(block) & self._telling)

    def _zones(self, index: int, block: Block) -> set[str]:
        """The names of the zones around a block that tell something; a lead is a standfirst, or another article's."""
        names = {zone.name for zone in zones_of(block) if zone in self._telling}
        if _LEAD in names:
            names.remove(_LEAD)
            if index < self._opening:
                names.add(_STANDFIRST)
            elif block.tag not in HEADINGS and not self._leads_on(block):
                names.add(_ELSEWHERE)
        if index in self._teasers:
            names.add(_ELSEWHERE)
        return names

    def _leads_on(self, block: Block) -> bool:
        """Whether a lead is a paragraph beside others, such as the first of a section."""
        return block.tag == "p" and Zone(_LEAD, block.path[-1]) in block.zones and block.path[:-1] in self._places

    def _stray(self, index: int, block: Block) -> bool:
        zones = self._zones(index, block)
        if zones - {_STANDFIRST} and not (_STANDFIRST in zones and zones <= _AROUND_TITLE | {_STANDFIRST}):
            return True
        if self._title is not None and index <= self._title and not (is_prose(block) and index < self._title):
            return True
        return key(block.text) in self._title_keys

    def _furniture(self, index: int, block: Block) -> bool:
        if block.tag in _CELLS and is_linked(block):
            return block.path[:-1] in self._lists
        if index in self._heads:
            return False
        if block.tag == "p" and block.path[:-1] in self._catalogues and is_linked(block):
            return False
        return is_furniture(block)

    def put_back(self) -> None:
        inside = [index for index, keep in enumerate(self._kept) if keep]
        if not inside:
            return
        first, last = inside[0], inside[-1]
        near = Counter(self._blocks[index].path[:-1] for index in inside)
        for index in range(first if self._title is None else max(0, self._title - _BEFORE_TITLE), last + 1):
            block = self._blocks[index]
            if self._kept[index] or is_furniture(block) or self._stray(index, block):
                continue
            if index < first:
                self._kept[index] = self._introduces(index, block)
            elif block.tag in HEADINGS:
                self._kept[index] = near[block.path[:-1]] > 1 or self._heads_entry(block, inside, bisect(inside, index))
            elif is_prose(block):
                opens = index < self._opening and self._is_standfirst(index, block)
                self._kept[index] = near[block.path[:-1]] > 1 or opens

    def _heads_entry(self, block: Block, inside: Sequence[int], place: int) -> bool:
        """Whether a heading opens one of several elements that together are the article, such as entries of a diary.

        It stands before the block that is number `place` of those `inside`.
        """
        before, after = self._blocks[inside[place - 1]], self._blocks[inside[place]]
        return any(zone.name == ARTICLE for zone in block.zones & after.zones - before.zones)

    def _introduces(self, index: int, block: Block) -> bool:
        """Whether a block between title and article, or just before the title, is the standfirst."""
        if self._is_standfirst(index, block):
            return True
        if self._title is None or index < self._title or is_barred(block):
            return False
        title = self._blocks[self._title]
        beside = index == self._title + 1 or block.path[:-1] == title.path[:-1]
        enough = _SHORT if beside and block.tag in HEADINGS else _LONG
        return is_prose(block) or (
            block.tag in _LEADS and len(block.text) >= enough and not self._repeats_title(block.text)
        )

    def _is_standfirst(self, index: int, block: Block) -> bool:
        """Whether the markup calls a block the standfirst."""
        zones = self._zones(index, block)
        if _STANDFIRST not in zones:
            return False
        named = block.tag != "div" or any(Zone(name, block.path[-1]) in block.zones for name in (_LEAD, _STANDFIRST))
        return is_prose(block) or (named and "meta" not in zones and len(block.text) > _SHORT)

    def _repeats_title(self, text: str) -> bool:
        words = {key(word) for word in text.split()}
        return len(words & self._title_words) >= _REPEATED * len(words)

    def take_out_repetitions(self) -> None:
        for index in repeated(self._blocks, self._kept, self._opening):
            self._kept[index] = False

    def take_out_loose_ends(self) -> None:
        """A heading or a line that introduced what was taken out, or that nothing follows."""
        next_level = _END  # of the next thing kept if that is a heading, 0 if it is none, `_END` if nothing follows
        away = True  # whether what a reader sees next is a link that was taken out, or nothing
        for index in range(len(self._blocks) - 1, -1, -1):
            block = self._blocks[index]
            level = int(block.tag[1]) if block.tag in HEADINGS else 0
            if self._kept[index]:
                empty = next_level == _END or 0 < next_level <= level
                self._kept[index] = not _introduces_nothing(block, away=away, empty=empty)
            if self._kept[index]:
                next_level = level
            if not block.hidden:
                away = not self._kept[index] and is_linked(block)


def _introduces_nothing(block: Block, *, away: bool, empty: bool) -> bool:
    if block.tag in HEADINGS:
        return len(block.text) < _LONG and (empty or (away and len(block.text) <= _SHORT))
    return away and len(block.text) <= _SHORT and block.tag not in _CELLS and block.text.endswith(":")
