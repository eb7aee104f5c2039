"""Captures in languages that the rules know nothing of: nothing breaks, and nothing is guessed."""

from __future__ import annotations

import pytest

from builder.annotator import Annotator
from builder.model import AuthorityFiles, Capture, Date, Quote, RawText, Sidecar

TEXT = (
    "Der Bürgermeister Hans Beispiel sagte am Montag, dass die Brücke «bald» wieder offen ist und dass er sich freut."
)


@pytest.mark.parametrize("language", ["de", "he", "uk", "zh-TW", "nds", "tlh-Piqd", "und", "xx"])
def test_in_a_language_without_tables_nothing_is_guessed(language: str) -> None:
    raw = RawText("x", "", "text/plain", "utf-8", len(TEXT), TEXT)
    annotated = Annotator(AuthorityFiles()).one(Capture("x", raw, Sidecar(language=language)))
    quote, *others = [found for found in annotated.annotations if not isinstance(found, Date)]
    assert isinstance(quote, Quote)
    assert (quote.text, quote.speaker, others) == ("bald", None, [])
