"""The article record `newsarchive/article@1`: what one article says, as plain JSON data."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from builder.model import Date, EventMention, Mention, Quote, Statement

if TYPE_CHECKING:
    from builder.model import AnnotatedArticle, Annotation, Article, Fact

FORMAT = "newsarchive/article@1"

_KINDS: dict[type[Any], str] = {
    Mention: "mention",
    Quote: "quote",
    Statement: "statement",
    Date: "date",
    EventMention: "event",
}


def to_json(annotated: AnnotatedArticle) -> dict[str, Any]:
    """The record of `annotated`: lists, dicts, text, numbers and None only.

    Offsets are half-open and count code points: of the decoded raw text for edits and remarks, of `text` elsewhere.
    """
    article = annotated.article
    return {
        "format": FORMAT,
        "id": article.id,
        "raw": {
            "path": article.raw.path,
            "sha256": article.raw.sha256,
            "media_type": article.raw.media_type,
            "encoding": article.raw.encoding,
            "length": article.raw.length,
        },
        "title": _named("text", article.title),
        "publisher": _named("name", article.publisher),
        "published": _named("value", article.published),
        "updated": _named("value", article.updated),
        "url": _named("value", article.url),
        "retrieved": article.sidecar.retrieved,
        "rights": article.rights,
        "credits": list(article.credits),
        "language": article.language,
        "notes": [note.text for note in article.sidecar.notes],
        **_text(article),
        "annotations": [_annotation(annotation) for annotation in annotated.annotations],
    }


def _text(article: Article) -> dict[str, Any]:
    return {
        "text": article.text,
        "blocks": [asdict(block) for block in article.blocks],
        "edits": [{"rule": edit.rule, "start": edit.start, "end": edit.end, "new": edit.new} for edit in article.edits],
        "remarks": [asdict(remark) for remark in article.remarks],
    }


def _named(key: str, fact: Fact) -> dict[str, Any]:
    return {key: fact.value, "basis": fact.basis, "evidence": list(fact.evidence)}


def _annotation(annotation: Annotation) -> dict[str, Any]:
    return {"kind": _KINDS[type(annotation)], **asdict(annotation)}
