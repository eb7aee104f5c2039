"""The words for a speaker lead to one entity, or to none, and the reason is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.lexicon import Lexicon
from builder.annotate.names import find_names
from builder.annotate.quotes import find_quotes
from builder.annotate.speech_paragraphs import Speech
from builder.annotate.statements import find_statements
from builder.link.identity import resolve_names
from builder.link.speakers import resolve_speakers
from builder.model import Authority, AuthorityFiles, Findings, Quote, Statement
from tests.annotate.spoken import article
from tests.cases import cases

HERE = Path(__file__).parent
AUTHORITY = AuthorityFiles(
    {
        id_: Authority(id=id_, **entry)
        for id_, entry in yaml.safe_load((HERE / "authority.yml").read_text("utf-8")).items()
    }
)
LEXICON = Lexicon.of(AUTHORITY)
WORDS = [
    "“",
    "”",
    "he",
    "she",
    "they",
    "Lee",
    "Anna",
    "Weiss",
    "Petr",
    "Novak",
    "the",
    "expert",
    "said",
    "according",
    "to",
    "that",
    "is",
    ",",
    ".",
    "\n\n",
]


def resolved(text: str) -> tuple[tuple[Quote, ...], tuple[Statement, ...]]:
    made = article(text)
    names = find_names(made, LEXICON)
    speech = Speech(made, names)
    findings = Findings(names=names, quotes=find_quotes(speech), statements=find_statements(speech))
    return resolve_speakers(made, findings, resolve_names(made, names, AUTHORITY), AUTHORITY)


@pytest.mark.parametrize("case", cases(HERE / "cases"))
def test_each_quotation_and_statement_has_its_speaker(case: dict[str, Any]) -> None:
    quotes, statements = resolved(case["text"])
    assert [quote.speaker for quote in quotes] == case.get("quotes", [])
    if "statements" in case:
        assert [statement.speaker for statement in statements] == case["statements"]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=50))
def test_whoever_speaks_has_a_name_and_every_decision_a_reason(words: list[str]) -> None:
    quotes, statements = resolved(" ".join(words))
    for said in (*quotes, *statements):
        assert said.why
        assert said.speaker is None or said.speaker_name
        assert said.speaker_start is not None or said.speaker is None


def test_a_known_speaker_goes_by_the_name_in_the_authority_file() -> None:
    quotes, _ = resolved("Anna Weiss came. “The dam will hold,” Weiss said.")
    assert [(quote.speaker, quote.speaker_name) for quote in quotes] == [("anna-weiss", "Anna Weiss")]


def test_an_unresolved_speaker_keeps_the_words_that_name_it() -> None:
    text = "“The dam will hold,” a spokesman for the Water Board said."
    ((quote,), _) = resolved(text)
    assert quote.speaker is None
    assert text[quote.speaker_start : quote.speaker_end] == "a spokesman"
