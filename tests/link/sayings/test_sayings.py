"""Quotations that recur: the cases say which articles carry the same words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.link.sayings import sayings
from builder.model import Citation, Utterance
from tests.cases import cases


def _utterance(number: int, said: dict[str, str]) -> Utterance:
    words, speaker = said["words"], said.get("speaker")
    citation = Citation(said.get("article", f"a{number}"), "p-1", 0, len(words), words)
    return Utterance("quote", speaker, speaker, words, None, citation)


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_the_same_words_are_one_saying_and_other_words_are_not(case: dict[str, Any]) -> None:
    quoted = [_utterance(number, said) for number, said in enumerate(case["quotations"])]
    found = [[version.words for version in saying.versions] for saying in sayings(quoted)]
    assert found == [[quoted[number].words for number in group] for group in case.get("sayings", ())]


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_the_order_of_the_quotations_does_not_matter(case: dict[str, Any]) -> None:
    quoted = [_utterance(number, said) for number, said in enumerate(case["quotations"])]
    assert set(sayings(quoted)) == set(sayings(quoted[::-1]))
