"""From articles to an archive: who and what they share, decided by people where they did decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.link.decisions import Identities
from builder.link.notes import placed
from builder.link.outlets import outlets
from builder.link.register import Register, facts, timeline, utterances
from builder.link.related import related
from builder.link.review import review
from builder.link.sayings import sayings
from builder.link.stories import stories
from builder.model import Archive

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.model import AnnotatedArticle, AuthorityFiles, Decision


def link(
    annotated: Iterable[AnnotatedArticle], authority: AuthorityFiles, decisions: Sequence[Decision] = ()
) -> Archive:
    """The archive of `annotated`, in whatever order they come; what the rights withhold is not in it."""
    identities = Identities.of(decisions, _names(authority))
    articles = sorted(
        (identities.apply(a) for a in annotated if a.article.rights != "withheld"),
        key=lambda a: (a.article.published.value or "9999", a.article.id),
    )
    everything = [facts(a) for a in articles]
    passages = {f.article: f.passages for f in everything}
    by_outlet, outlet_of = outlets(articles, authority.outlets)
    register = Register(everything, authority)
    entities = register.entities(outlet_of, decisions)
    events = register.events(decisions)
    said = utterances(everything)
    same_words = sayings(said)
    return Archive(
        articles={a.article.id: a for a in articles},
        outlet_of=outlet_of,
        anchors={key: found.anchors for key, found in passages.items()},
        entities=entities,
        events=events,
        outlets=by_outlet,
        utterances=said,
        sayings=same_words,
        timeline=timeline(everything, entities),
        related=related(everything, entities, events, same_words),
        review=review(articles, passages, entities, identities),
        stories=stories(articles, entities, events),
        decisions=tuple(decisions),
        notes={a.article.id: placed(a.article, passages[a.article.id].anchors) for a in articles},
    )


def _names(authority: AuthorityFiles) -> dict[str, str]:
    return {key: entry.name for entries in (authority.entities, authority.events) for key, entry in entries.items()}
