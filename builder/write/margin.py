"""What stands in the margin beside each block of an article: whom it quotes but does not name, new events, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.model import EventMention, Mention, Quote
from builder.write.days import in_words
from builder.write.panel import speaker_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from builder.model import Annotation, Note
    from builder.write.context import Context


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, and when it was, in words."""

    link: Markup
    when: str


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside one block; false where nothing does."""

    speakers: tuple[Markup | str, ...] = ()
    events: tuple[Happening, ...] = ()
    notes: tuple[Note, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.speakers or self.events or self.notes)


def margins(
    context: Context, article: str, path: str, anchors: Sequence[str], by_block: Sequence[Sequence[Annotation]]
) -> list[Margin]:
    """The margin of each block of `article` for its page at `path`; blocks are given by permalink and annotations."""
    notes = context.archive.notes.get(article, {})
    told: set[str] = set()
    return [
        Margin(
            tuple(speaker_link(context, path, *who) for who in _unnamed(within)),
            tuple(_events(context, path, within, told)),
            notes.get(anchor, ()),
        )
        for anchor, within in zip(anchors, by_block, strict=True)
    ]


def _unnamed(annotations: Sequence[Annotation]) -> list[tuple[str | None, str]]:
    """The speakers of quotations whom the block has no name for: only *he*, *the mayor*, or nothing at all."""
    named = {a.entity for a in annotations if isinstance(a, Mention) and a.form == "name"}
    quotes = (a for a in annotations if isinstance(a, Quote) and a.speaker_name)
    return list(dict.fromkeys((q.speaker, q.speaker_name or "") for q in quotes if q.speaker not in named))


def _events(context: Context, path: str, annotations: Sequence[Annotation], told: set[str]) -> list[Happening]:
    """The events of a block that are not yet in `told`, to which they are added."""
    events = context.archive.events
    keys = dict.fromkeys(a.event for a in annotations if isinstance(a, EventMention) and a.event in events)
    new = [key for key in keys if key is not None and key not in told]
    told.update(new)
    return [Happening(context.event_link(path, key), in_words(events[key].date or "")) for key in new]
