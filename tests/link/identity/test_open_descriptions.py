"""A description of somebody whom nobody knows is left open, and says nothing of who speaks."""

from __future__ import annotations

from builder.annotate import Lexicon, annotate
from builder.link import resolve
from builder.model import AnnotatedArticle, AuthorityFiles, Mention, Statement
from tests.annotate.names.marked import article

NOBODY = AuthorityFiles()


def resolved(text: str) -> AnnotatedArticle:
    made = article(text)
    return resolve(made, annotate(made, NOBODY, Lexicon.of(NOBODY)), NOBODY)


def test_a_description_of_nobody_known_is_ambiguous() -> None:
    annotated = resolved("Otto Weiss met the Kenyan leader.")
    (found,) = [a for a in annotated.annotations if isinstance(a, Mention) and a.form == "descriptor"]
    assert (found.text, found.entity, found.status) == ("the Kenyan leader", None, "ambiguous")


def test_who_is_named_before_a_description_with_a_country_is_not_the_speaker() -> None:
    annotated = resolved("Anna Weiss spoke of money first. The Kenyan prime minister added that the dam was old.")
    (said,) = [a for a in annotated.annotations if isinstance(a, Statement)]
    assert (said.speaker, said.text) == (None, "the dam was old")
