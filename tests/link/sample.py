"""Annotated articles from text with the annotations written into it.

`[Ann Other](person:ann-other)` is a mention, `[the words](quote:ann-other)` a quotation, `[they](statement:ann-other)`
indirect speech, `[the summit](event:port-summit)` an event, `[Monday](date:2021-03-01)` a date. A name without an id
(`[Ann](person:)`) is ambiguous, and an id behind a question mark (`[Bo](person:?bo)`) is provisional.
"""

from __future__ import annotations

import re

from builder.model import (
    AnnotatedArticle,
    Annotation,
    Article,
    Block,
    Date,
    EventMention,
    Fact,
    Mention,
    Quote,
    RawText,
    Sidecar,
    Statement,
)

_MARK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<kind>\w+):(?P<id>[^)]*)\)")


def article(
    key: str, *paragraphs: str, published: str | None = None, publisher: str | None = None, rights: str = "full"
) -> AnnotatedArticle:
    text, blocks, annotations = "", [], []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        start, end = len(text), 0
        for mark in _MARK.finditer(paragraph):
            text += paragraph[end : mark.start()]
            annotations.append(_annotation(len(text), mark["text"], mark["kind"], mark["id"]))
            text += mark["text"]
            end = mark.end()
        text += paragraph[end:]
        blocks.append(Block("paragraph", start, len(text)))
    return AnnotatedArticle(
        Article(
            id=key,
            raw=RawText(f"sources/captures/{key}.txt", "0" * 64, "text/plain", "utf-8", len(text), text),
            sidecar=Sidecar(),
            text=text,
            blocks=tuple(blocks),
            edits=(),
            publisher=Fact(publisher, "sidecar" if publisher else "none"),
            published=Fact(published, "sidecar" if published else "none"),
            rights=rights,  # type: ignore[arg-type]
        ),
        tuple(annotations),
    )


def _annotation(start: int, text: str, kind: str, key: str) -> Annotation:
    status = "provisional" if key.startswith("?") else "known" if key else "ambiguous"
    key, end = key.lstrip("?"), start + len(text)
    if kind == "quote":
        return Quote(start, end, text, "full", key or None, key or None, None, None, "said", "")
    if kind == "statement":
        return Statement(start, end, text, key or None, key or None, start, start, "said", "")
    if kind == "date":
        return Date(start, end, text, key, "")
    if kind == "event":
        return EventMention(start, end, text, key or None, text, None, status, "")
    return Mention(start, end, text, "name", kind, key or None, text, status, "two may be meant")  # type: ignore[arg-type]
