"""One capture, cleaned: the edits of all rules, the blocks, and the publication facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.clean.blocks import blocks
from builder.clean.passes import run
from builder.clean.table import RULES
from builder.clean.view import Context
from builder.model import Article, Fact

if TYPE_CHECKING:
    from builder.model import AuthorityFiles, Capture


@dataclass(frozen=True, slots=True)
class Given:
    """Publication facts from the command line; `published` is an ISO 8601 date."""

    published: str | None = None
    publisher: str | None = None


def clean(capture: Capture, authority: AuthorityFiles, given: Given = Given()) -> Article:  # noqa: B008
    """The article in `capture`. `authority` says which names are known, `given` what the sidecar need not say."""
    raw, sidecar = capture.raw, capture.sidecar
    context = Context(
        language=sidecar.language or "en",
        media_type=raw.media_type,
        sidecar=sidecar,
        names=frozenset(n for e in authority.entities.values() for n in (e.name, *e.aliases)),
        outlets=frozenset(n for o in authority.outlets.values() for n in (o.name, *o.aliases)),
    )
    outcome = run(raw.text, (), RULES, context)
    found = blocks(outcome.text, sidecar.title)
    title = found[0] if found and found[0].kind == "title" else None
    return Article(
        id=capture.id,
        raw=raw,
        sidecar=sidecar,
        text=outcome.text,
        blocks=found,
        edits=outcome.edits,
        remarks=outcome.remarks,
        title=Fact(sidecar.title, "sidecar") if sidecar.title else Fact(outcome.text[title.start:title.end], "text") if title else Fact(),
        publisher=Fact(sidecar.publisher, "sidecar") if sidecar.publisher else Fact(given.publisher, "option") if given.publisher else Fact(),
        published=Fact(sidecar.published, "sidecar") if sidecar.published else Fact(given.published, "option") if given.published else Fact(),
        credits=tuple(r.text.strip() for r in outcome.removed if r.rule == "agency-credits"),
        language=context.language,
        rights=sidecar.rights or "full",
    )
