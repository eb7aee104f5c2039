"""The text of a block with what is known about it: nested properly, however the annotations overlap.

Quotations and statements are wrappers and keep their full extent. Names, dates and events are leaves: where two
overlap, the shorter one has the words and the longer one keeps the rest, so that no link stands within a link.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from markupsafe import Markup

from builder.model import Annotation, Date, EventMention, Mention, Quote, Statement
from builder.write.days import in_words, is_machine_readable
from builder.write.markdown import element, escape, link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


Wrapper = Quote | Statement
Leaf = Mention | Date | EventMention
Kind = TypeVar("Kind", bound=Annotation)


def marked(
    text: str,
    start: int,
    end: int,
    annotations: Sequence[Annotation],
    target: Callable[[Mention | EventMention], Markup | None],
) -> Markup:
    """``text[start:end]`` as Markdown with its `annotations`; `target` gives the page of a name or event, if any."""
    wrappers = [a for a in annotations if isinstance(a, Quote | Statement)]
    leaves = [a for a in annotations if not isinstance(a, Quote | Statement)]
    pieces: list[str] = []
    open_now: list[Wrapper] = []
    for begin, stop, inside, leaf in _segments(start, end, wrappers, leaves):
        _change(open_now, inside, pieces)
        words = text[begin:stop]
        # what a shorter leaf leaves of a longer one may be spaces alone: no link for these
        pieces.append(str(_leaf(words, leaf, target) if leaf and not words.isspace() else escape(words)))
    _change(open_now, [], pieces)
    return Markup("".join(pieces))


def _segments(
    start: int, end: int, wrappers: Sequence[Wrapper], leaves: Sequence[Leaf]
) -> Iterator[tuple[int, int, list[Wrapper], Leaf | None]]:
    """Stretches of text that have the same wrappers, outermost first, and the same leaf."""
    cuts = {start, end}
    for annotation in (*wrappers, *leaves):
        cuts |= {min(max(annotation.start, start), end), min(max(annotation.end, start), end)}
    ordered = sorted(cuts)
    around = _covering(ordered, sorted(wrappers, key=lambda a: (a.start, -a.end)))
    within = _covering(ordered, sorted(leaves, key=lambda a: (a.end - a.start, a.start)))
    pending: tuple[int, int, list[Wrapper], Leaf | None] | None = None
    for begin, stop in pairwise(ordered):
        inside, leaf = around.get(begin, []), next(iter(within.get(begin, [])), None)
        if pending and pending[2] == inside and pending[3] is leaf:
            pending = (pending[0], stop, inside, leaf)
            continue
        if pending:
            yield pending
        pending = (begin, stop, inside, leaf)
    if pending:
        yield pending


def _covering(cuts: Sequence[int], spans: Sequence[Kind]) -> dict[int, list[Kind]]:
    """For each cut, the `spans` that cover the stretch after it, in their order."""
    covering: dict[int, list[Kind]] = {}
    position = {cut: i for i, cut in enumerate(cuts)}
    for span in spans:
        first = position.get(max(span.start, cuts[0]))
        if first is None:
            continue
        for cut in cuts[first:]:
            if cut >= span.end:
                break
            covering.setdefault(cut, []).append(span)
    return covering


def _change(open_now: list[Wrapper], inside: Sequence[Wrapper], pieces: list[str]) -> None:
    """Close and open elements until exactly those of `inside` are open."""
    keep = 0
    while keep < min(len(open_now), len(inside)) and open_now[keep] is inside[keep]:
        keep += 1
    pieces.extend("</span>" for _ in open_now[keep:])
    pieces.extend(_opening(wrapper) for wrapper in inside[keep:])
    open_now[:] = inside


def _opening(wrapper: Wrapper) -> str:
    classes = "statement" if isinstance(wrapper, Statement) else f"quote {wrapper.type}"
    opened = element("span", "", class_=classes, data_speaker=wrapper.speaker_name or None)
    return str(opened).removesuffix("</span>")


def _leaf(words: str, leaf: Leaf, target: Callable[[Mention | EventMention], Markup | None]) -> Markup:
    if isinstance(leaf, Date):
        if is_machine_readable(leaf.value):
            return element("time", words, datetime=leaf.value, class_="date", title=in_words(leaf.value))
        return element("span", words, class_="date", title=in_words(leaf.value))
    classes = ["mention", leaf.type, leaf.form] if isinstance(leaf, Mention) else ["mention", "event"]
    classes.append(leaf.status)
    href = target(leaf)
    if href is None:
        return element("span", words, class_=" ".join(classes), title=_hint(leaf))
    return link(words, href, *classes)


def _hint(leaf: Mention | EventMention) -> str | None:
    return f"Left open: {leaf.why}" if leaf.status == "ambiguous" else None
