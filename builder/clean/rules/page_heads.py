"""What a whole page saved as text has above its headline is removed; stamps right above it are kept as facts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from builder.clean.engine import apply, compose, disjoint
from builder.clean.furniture import groups
from builder.clean.head_lines import names_page
from builder.clean.head_text import FEWEST, is_body, key, words_in
from builder.clean.heads import headline
from builder.clean.layout import ends_sentence
from builder.clean.page import page_rule
from builder.clean.rules import bylines, publication_lines, repeated_titles
from builder.clean.rules.bylines import names_author, unspoken
from builder.clean.rules.kickers import is_glued
from builder.clean.signatures import is_opening, signatures
from builder.clean.stamps import is_dated, is_label, stamp
from builder.clean.units import Unit, units
from builder.clean.view import View
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.clean.heads import Headline

NAME = "page-heads"
_WRAP = re.compile(r"\n")
_LINE = re.compile(r"[^\n]+")
_FEWEST_ABOVE = 6  # units above a headline that the page's title does not say
_MANY_ABOVE = 20  # that are menus, whatever they say
_TELLING = 2  # of them that are furniture
_MOST_BELOW = 30  # units below the headline among which authors and stamps are looked for
_PARAGRAPHS = 2  # how many of them may be paragraphs
_PARAGRAPHS_READ = 6  # that must not speak of an author who is a bare name
_LEAD = 1.0  # of the odds of a headline over those of the first line
_LEAD_BELOW_LINES = 3.0  # where the first line may well be one
_NUMBER = re.compile(r"\d+")
_HYPHENS = 2  # of what an agency calls its report
_GAP = "\n\n"  # between the headline and the rest
_LONGEST_SIGNED = 300  # characters of a headline with the line of its authors
_TERMINAL = 80  # characters of a line there
_SLACK = 4  # that a converter may leave free beyond what it must
_NEAR = 3  # units above the headline among which a stamp is the article's


def rule(view: View) -> Iterator[Edit]:
    """Menus, trails and teasers above the headline; and kicker and headline, where the page's title has them as one.

    The page's title itself goes as a repeated title. Where it does not say the headline, several lines must stand above
    it, or very much must speak for it, and none of them may be a paragraph of the article. What surrounds the article
    goes in the same step, as long as the page is whole.
    """
    if view.context.media_type == "text/html" or view.context.sidecar.title is not None:
        return
    listed, found = _read(view)
    if found is None or not _is_certain(listed, found, view.context.language):
        return
    if found.unit:
        yield from _above(view, listed, found)
    elif found.end < listed[0].end:
        yield Edit(found.end, listed[0].end, "", repeated_titles.NAME)
    if found.copies:
        yield Edit(listed[0].end, listed[found.copies[-1]].end, "", NAME)
    for wrap in _WRAP.finditer(view.text, found.start, found.end):
        yield Edit(*wrap.span(), " ", NAME)
    last = max((found.unit, *found.copies))
    facts = list(_facts(view, found, listed[last + 1 :]))
    yield from _around(view, Edit(found.start, max(found.end, listed[last].end), "", NAME), facts)


def page_below(view: View) -> Iterator[Edit]:
    """What surrounds the article of a whole page, but for a headline on the first line, which stays whatever it is."""
    if view.context.media_type == "text/html":
        return
    listed, found = _read(view)
    if found is None:
        names = listed[1 : 1 + unspoken([unit.text for unit in listed], view.words)]
        facts = [Edit(unit.start, unit.end, "", bylines.NAME) for unit in names]
        yield from _hidden(view, facts, facts)
    elif found.unit or found.end < listed[0].end:
        yield from page_rule(view)
    else:
        facts = list(_facts(view, found, listed[1:]))
        yield from _around(view, Edit(found.start, found.end, "", NAME), facts)


@lru_cache(maxsize=1)
def _read(view: View) -> tuple[Sequence[Unit], Headline | None]:
    """The units of `view` and its headline, for both rules: most often they see one and the same view."""
    listed = _unwrapped(view.text, list(_unsigned(view, units(view))))
    return listed, headline(listed, view.context.language)


def _unsigned(view: View, listed: Iterable[Unit]) -> Iterator[Unit]:
    """`listed` with who and when on lines of their own as units of their own: `by` has the look of a sentence's next
    word.
    """
    for unit in listed:
        position = unit.start
        for line in _LINE.finditer(view.text, unit.start, unit.end) if unit.end - unit.start <= _LONGEST_SIGNED else ():
            if line.start() > unit.start and _tells(line.group(), view.context.language):
                if position < line.start():
                    yield Unit(position, line.start() - 1, " ".join(view.text[position : line.start()].split()))
                yield Unit(*line.span(), line.group().strip())
                position = min(line.end() + 1, unit.end)
        if position == unit.start:
            yield unit
        elif position < unit.end:
            yield Unit(position, unit.end, " ".join(view.text[position : unit.end].split()))


def _tells(text: str, language: str) -> bool:
    """Whether `text` says who or when, or begins to."""
    if names_author(text, language) or is_opening(text) or is_label(text):
        return True
    said = stamp(text, language)
    return said is not None and said.labelled


def _unwrapped(text: str, listed: Sequence[Unit]) -> Sequence[Unit]:
    """`listed` with two lines as one where a converter wrapped a heading: alone between blank lines, the first full."""
    found = list(listed[:1])
    for at, unit in enumerate(listed[1:], start=1):
        before = found[-1]
        gap = text[listed[at - 2].end : before.start] if at > 1 else _GAP
        behind = text[unit.end : unit.end + len(_GAP)]
        alone = text[before.end : unit.start] == "\n" and _GAP in gap and behind in {_GAP, ""}
        if alone and _is_full(before.text, unit.text):
            found[-1] = Unit(before.start, unit.end, f"{before.text} {unit.text}")
        else:
            found.append(unit)
    return found


def _is_full(line: str, following: str) -> bool:
    """Whether `line` leaves no room for the first word of `following`, where lines are as long as a terminal's."""
    needed = len(line) + 1 + len(following.partition(" ")[0])
    return len(line) <= _TERMINAL < needed + _SLACK and len(following) <= _TERMINAL and not ends_sentence(line)


def _around(view: View, title: Edit, facts: Sequence[Edit]) -> Iterator[Edit]:
    """`facts`, and what surrounds the article below `title`."""
    below = [edit for edit in _hidden(view, [title, *facts], facts) if edit.start >= title.end]
    rest = view.text[title.end :]
    if below and below[0].start == title.end:
        below[0] = replace(below[0], new=below[0].new or _GAP)
    elif rest.strip() and not rest.startswith(_GAP):
        yield Edit(title.end, title.end + rest.startswith("\n"), _GAP, NAME)
    yield from below


def _hidden(view: View, edits: Sequence[Edit], facts: Sequence[Edit]) -> Sequence[Edit]:
    """`edits`, and what surrounds the article without what they take out; of a short page, `facts` and what surrounds
    it with them: they are one with it.
    """
    page = View(apply(view.text, edits), view.context)
    around = tuple(disjoint(page_rule(page)))
    if around:
        return compose(edits, around)
    return tuple(disjoint([*facts, *(part for edit in page_rule(view) for part in _beside(edit, facts))]))


def _beside(edit: Edit, facts: Sequence[Edit]) -> Iterator[Edit]:
    """What of `edit` is beside the `facts` within it."""
    within = [fact for fact in facts if edit.start <= fact.start and fact.end <= edit.end]
    starts = [edit.start, *(fact.end for fact in within)]
    ends = [*(fact.start for fact in within), edit.end]
    for start, end in zip(starts, ends, strict=True):
        if start < end or end == edit.end:
            yield Edit(start, end, edit.new if end == edit.end else "", edit.rule)


def _is_certain(listed: Sequence[Unit], found: Headline, language: str) -> bool:
    """Whether the page's title says the headline, or it stands below menus, or the first line is none, or more speaks
    for it than for the first line; below paragraphs of the article's stretch it stands only below menus.
    """
    above = listed[: found.unit]
    below_menus = _stands_below_menus(above, language)
    if _stands_in_prose(listed, found):
        return below_menus and found.lead >= _LEAD
    if found.sure or below_menus or (above and _is_of_page(above[0].text, language)):
        return True
    if len(above) >= _MANY_ABOVE:
        return found.lead >= _LEAD
    short = len(above) > 0 and words_in(_NUMBER.sub("", above[0].text)) < FEWEST
    if any(is_body(unit.text) for unit in above):
        return short and found.lead >= _LEAD_BELOW_LINES
    return found.lead >= (_LEAD if short else _LEAD_BELOW_LINES)


def _is_of_page(text: str, language: str) -> bool:
    """Whether `text` is furniture, glued items of a menu, or an address, or says who, when or for whom: no headline."""
    if groups(text, language) or is_glued(text) or _is_address(text):
        return True
    return is_dated(text, language) or names_author(text, language) or names_page(text, language)


def _is_address(text: str) -> bool:
    """Whether `text` is an address on the web, or what an agency calls its report: `Oakton-harbour-vote,lead`."""
    whole = text.isascii() and not any(map(str.isspace, text))
    return whole and ("://" in text or text.count("-") >= _HYPHENS)


def _stands_below_menus(above: Sequence[Unit], language: str) -> bool:
    """Whether there are units enough for a page's, and some that say so: tables of results and prices say nothing."""
    telling = (unit for unit in above if groups(unit.text, language))
    return len(above) >= _FEWEST_ABOVE and len(list(islice(telling, _TELLING))) == _TELLING


def _stands_in_prose(listed: Sequence[Unit], found: Headline) -> bool:
    """Whether paragraphs of the article's stretch stand above what was taken for its headline.

    The first line of a text may be its running head and come again, too; not if it says more than the line below.
    """
    if found.sure and key(found.text) != key(listed[0].text):
        return False
    return any(is_body(unit.text) for unit in listed[min(found.body, found.unit) : found.unit])


def _above(view: View, listed: Sequence[Unit], found: Headline) -> Iterator[Edit]:
    """The edits that leave nothing above the headline: the page's title, menus, and the stamps right above it."""
    position = listed[1].start
    yield Edit(0, position, "", repeated_titles.NAME)
    for unit in listed[max(1, found.unit - _NEAR) : found.unit]:
        if stamp(unit.text, view.context.language) is not None:
            yield Edit(position, unit.start, "", NAME)
            yield Edit(unit.start, unit.end, "", publication_lines.NAME)
            position = unit.end
    yield Edit(position, found.start, "", NAME)


def _facts(view: View, found: Headline, below: Sequence[Unit]) -> Iterator[Edit]:
    """The units between the headline and the second paragraph that say who wrote the article and when.

    Where nothing stands above the headline, a place beside the day stays.
    """
    language = view.context.language
    says_when = is_dated if found.unit else _is_stamp
    zone = list(_head(below))
    article = " ".join([found.text, *islice((unit.text for unit in below if is_body(unit.text)), _PARAGRAPHS_READ)])
    signed = set(signatures([unit.text for unit in zone], language, article))
    signed.update(range(unspoken([found.text, *(unit.text for unit in below)], view.words)))
    for index, unit in enumerate(zone):
        if index in signed or names_author(unit.text, language):
            yield Edit(unit.start, unit.end, "", bylines.NAME)
        elif says_when(unit.text, language) or is_label(unit.text):
            yield Edit(unit.start, unit.end, "", publication_lines.NAME)


def _is_stamp(text: str, language: str) -> bool:
    return stamp(text, language) is not None


def _head(below: Sequence[Unit]) -> Iterator[Unit]:
    paragraphs = 0
    for unit in below[:_MOST_BELOW]:
        paragraphs += is_body(unit.text)
        if paragraphs > _PARAGRAPHS:
            return
        yield unit
