"""Annotate: finds names, quotations, statements, dates and events in one article, without saying what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.annotate.dates import find_dates
from builder.annotate.events import find_events
from builder.annotate.lexicon import Lexicon
from builder.annotate.names import find_names
from builder.annotate.quotes import find_quotes
from builder.annotate.speech_paragraphs import Speech
from builder.annotate.statements import find_statements
from builder.model import Findings

if TYPE_CHECKING:
    from builder.annotate.pipeline import Recogniser
    from builder.model import Article, AuthorityFiles

__all__ = ["Lexicon", "annotate"]


def annotate(
    article: Article, authority: AuthorityFiles, lexicon: Lexicon, recogniser: Recogniser | None = None
) -> Findings:
    """All that stands in the text of `article`; `lexicon` is made of `authority`, once for many articles.

    A `recogniser` adds the names that it finds where the rules found none.
    """
    names = find_names(article, lexicon)
    if recogniser:
        names = recogniser.beside(article.text, names)
    dates = find_dates(article)
    speech = Speech(article, names)
    return Findings(
        names=names,
        quotes=find_quotes(speech),
        statements=find_statements(speech),
        dates=dates,
        events=find_events(article, authority, dates),
    )
