"""Date expressions are found, each with its value, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import builder.languages
from builder.annotate.date_grammar import Grammar, Rule, grammar
from builder.annotate.date_meaning import CALCULATIONS
from builder.annotate.date_values import bounds
from builder.annotate.dates import find_dates
from builder.model import Article, Block, BlockKind, Fact, RawText, Sidecar
from tests.cases import cases

if TYPE_CHECKING:
    import re

CASES = Path(__file__).parent / "cases"
WORDS = [
    "last",
    "this",
    "next",
    "week",
    "month",
    "year",
    "Monday",
    "May",
    "March",
    "5",
    "22",
    "2024",
    "1999",
    "the",
    "of",
    "to",
    "and",
    "early",
    "mid-",
    "Q3",
    "ago",
    "three",
    "'s",
    "–",
    "/",
    ".",
    ",",
    "\n",
]


def article(text: str, published: object = None, language: str = "en", kind: BlockKind = "paragraph") -> Article:
    raw = RawText("a.txt", "", "text/plain", "utf-8", len(text), text)
    fact = Fact(str(published), "sidecar") if published else Fact()
    return Article("a", raw, Sidecar(), text, (Block(kind, 0, len(text)),), (), published=fact, language=language)


@pytest.mark.parametrize("case", cases(CASES))
def test_the_dates_of_a_text_are_found_with_their_values(case: dict[str, Any]) -> None:
    text = article(case["text"], case.get("published"), case.get("language", "en"), case.get("kind", "paragraph"))
    found = find_dates(text)
    assert [f"{date.text} = {date.value}" for date in found] == case["dates"]


@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30),
    st.sampled_from([None, "2024-02-29", "2024", "0001-01-01", "9999-12-31"]),
)
def test_any_text_gives_spans_that_hold_their_words_in_order_and_values_that_can_be_read(
    words: list[str], published: str | None
) -> None:
    text = " ".join(words)
    place = 0
    for date in find_dates(article(text, published)):
        assert place <= date.start < date.end
        assert text[date.start : date.end] == date.text
        assert bounds(date.value) is not None
        place = date.end


def test_a_value_reaches_from_its_first_day_to_its_last() -> None:
    assert str(bounds("2025-W01")) == "(datetime.date(2024, 12, 30), datetime.date(2025, 1, 5))"
    assert str(bounds("2024-02")) == "(datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))"
    assert str(bounds("2024-Q3")) == "(datetime.date(2024, 7, 1), datetime.date(2024, 9, 30))"
    assert str(bounds("2022-02-24/2022-04")) == "(datetime.date(2022, 2, 24), datetime.date(2022, 4, 30))"
    assert bounds("soon") is None


def test_every_rule_of_the_table_has_a_calculation_and_every_calculation_a_rule() -> None:
    assert {rule.kind for rule in grammar("en").rules} == set(CALCULATIONS)


def test_every_language_names_calculations_that_there_are() -> None:
    languages = [path.parent.name for path in Path(builder.languages.__file__).parent.glob("*/dates.yml")]
    assert len(languages) > 1
    for language in languages:
        assert {rule.kind for rule in grammar(language).rules} <= set(CALCULATIONS), language
        assert len(grammar(language).numbers["month"]) >= 12


def spans(rules: Grammar, text: str) -> list[tuple[str, tuple[int, int]]]:
    found = []

    def take(rule: Rule, match: re.Match[str]) -> bool:
        found.append((rule.name, match.span()))
        return True

    rules.find(rules.cores(text, 0, len(text)), text, 0, len(text), take)
    return found


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_rules_that_are_spared_for_want_of_a_word_would_not_have_matched(text: str) -> None:
    sparing, trying_all = Grammar("en"), Grammar("en")
    trying_all._rules_for = lambda kinds: trying_all.rules  # type: ignore[method-assign]
    assert spans(sparing, text) == spans(trying_all, text)
