"""What the findings of one article mean, from that article and the authority files alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.link.event_days import dated
from builder.link.events import resolve_events
from builder.link.identity import resolve_names
from builder.link.speakers import resolve_speakers
from builder.model import AnnotatedArticle, Annotation

if TYPE_CHECKING:
    from builder.model import Article, AuthorityFiles, Findings, Mention


def resolve(article: Article, findings: Findings, authority: AuthorityFiles) -> AnnotatedArticle:
    """`article` with what was found in it, resolved; annotations by start, the longest first where starts are equal."""
    mentions = resolve_names(article, findings.names, authority)
    quotes, statements = resolve_speakers(article, findings, [_plain(mention) for mention in mentions], authority)
    events = resolve_events(article, findings.events, findings.dates, mentions, authority)
    dates = dated(article, findings.dates, events)
    annotations: list[Annotation] = [*mentions, *quotes, *statements, *dates, *events]
    annotations.sort(key=lambda a: (a.start, -a.end, type(a).__name__))
    return AnnotatedArticle(article, tuple(annotations))


def _plain(mention: Mention) -> Mention:
    """`mention`; a description that alone does not tell who is meant as the name of the country or body in it."""
    is_open = mention.form == "descriptor" and mention.entity is None
    return replace(mention, form="demonym", type="place") if is_open else mention
