"""Links and images of Markdown, as writers and converters leave them: nested, and broken across lines.

One walk over the brackets of a text pairs every `](` with the bracket that it belongs to, so that images within links,
brackets within the words of a link, and links around several paragraphs are found alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BRACKET = re.compile(r"\\[\[\]\\]|!?\[|\](?P<opens>\()?")
_LONGEST_WORDS = 4000  # characters within the brackets of a link
_SCHEME = r"(?:https?|mailto|whatsapp|javascript|unsafe|tel|sms|tg|data|ftp|file|blob|about|viber|fb-messenger):"
_BREAK = r"\n(?!\s*\n|[ \t]*\")"  # one that a machine made, which wraps addresses, too; titles begin behind it
_TITLE = rf"(?:\s+|(?<=[ \t]))\"(?:[^\"\n]|\"(?!\s*+\))|{_BREAK}){{0,600}}+\""
_ADDRESS = rf"(?:[^()\s\\]|\\.|\((?:[^()\s]|{_BREAK}){{0,600}}+\)|{_BREAK}){{0,200000}}+"
_LOOSE = rf"{_SCHEME}(?:[^()\n]|\([^()\n]{{0,600}}+\)|{_BREAK}){{0,5000}}+"
_DESTINATION = re.compile(rf"[ \t]{{0,3}}+(?P<address><[^<>\n]{{0,2000}}+>|(?=\")|{_ADDRESS})(?:{_TITLE})?\s*+\)")
_LOOSE_DESTINATION = re.compile(rf"[ \t]{{0,3}}+(?P<address>{_LOOSE})\)", re.IGNORECASE)
_LIKE_ADDRESS = re.compile(r"[/#?.<]|[^\s:]{1,20}:|[^\s]{0,300}?[./]|\Z")  # and not a remark in brackets


DEFINITION = re.compile(
    r"^[ \t]{0,3}\[(?P<label>[^\[\]\n]{1,60})\]: +<?(?P<address>https?://[^\s<>]{1,2000})>?"
    r"(?: +\"[^\"\n]{0,300}\")?[ \t]*\n?",
    re.MULTILINE,
)
_REFERRING = re.compile(r"(?<![\\!\]])\[(?P<words>[^\[\]\n]{1,500})\] ?\[(?P<label>[^\[\]\n]{0,60})\]")


class Link(NamedTuple):
    """A link, or an image, from `start` to `end`; its words are ``[words_start, words_end)``."""

    start: int
    words_start: int
    words_end: int
    end: int
    address: str
    image: bool


def links(text: str) -> list[Link]:
    """The links and images of `text` in the order of their starts: those within another behind it."""
    return sorted(_links(text)) if "](" in text else []


def _links(text: str) -> Iterator[Link]:
    opened: list[re.Match[str]] = []
    position = 0
    while (match := _BRACKET.search(text, position)) is not None:
        position = match.end()
        if match.group()[-1] == "[" and match.group()[0] != "\\":
            opened.append(match)
        elif match.group()[0] == "]" and opened:
            before = opened.pop()
            found = match["opens"] and match.start() - before.end() <= _LONGEST_WORDS and _destination(text, position)
            if found:
                position = found.end()
                image = before.group() == "!["
                yield Link(before.start(), before.end(), match.start(), position, found["address"], image)


def _destination(text: str, start: int) -> re.Match[str] | None:
    match = _DESTINATION.match(text, start) or _LOOSE_DESTINATION.match(text, start)
    return match if match is not None and _LIKE_ADDRESS.match(match["address"]) else None


def referred(text: str) -> list[Link]:
    """The links of `text` whose addresses stand in lines of their own: `[words][1]`, and `[1]: https://…` below."""
    if "]: http" not in text:
        return []
    addresses = {match["label"].casefold(): match["address"] for match in DEFINITION.finditer(text)}
    return [
        Link(match.start(), *match.span("words"), match.end(), addresses[label], image=False)
        for match in _REFERRING.finditer(text)
        if (label := (match["label"] or match["words"]).casefold()) in addresses
    ]


def outermost(found: Sequence[Link]) -> list[Link]:
    """Those of `found` that do not stand within another."""
    kept: list[Link] = []
    for link in found:
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    return kept
