"""Dates in words, versions compared, and references."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from builder.write.context import Context
from builder.write.days import in_words, is_machine_readable, moment
from builder.write.references import ADDRESS, NUMBER, paragraph_references, references
from builder.write.variants import variant
from tests.cases import cases
from tests.write.sample import archive, config

FOLDER = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", cases(FOLDER / "days"))
def test_a_date_is_put_in_words(case: dict[str, str]) -> None:
    assert in_words(case["value"]) == case["words"]


@given(st.text())
def test_whatever_stands_for_a_date_is_shown(value: str) -> None:
    assert isinstance(in_words(value), str)
    if not is_machine_readable(value):
        assert "<time" not in moment(value)


@pytest.mark.parametrize("case", cases(FOLDER / "variants"))
def test_words_that_the_fullest_version_does_not_have_are_marked(case: dict[str, Any]) -> None:
    shown = BeautifulSoup(variant(case["fullest"], case["words"]), "html.parser")
    assert shown.get_text() == case["words"]
    assert [mark.get_text() for mark in shown.find_all("ins")] == case["marked"]


@given(st.text(), st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_comparing_never_changes_the_words(fullest: str, words: str) -> None:
    assert BeautifulSoup(variant(fullest, words), "html.parser").get_text() == words


def test_an_article_is_cited_in_four_forms() -> None:
    context = Context(archive(), config())
    plain, bibtex, ris, csl = references(context, context.article("harbour"))
    assert plain.text.startswith("Nils Holm. “Norholm opens its harbour talks”. Coast Daily. 6 May 2024.")
    assert "  year = {2024},\n  month = {05},\n  day = {06}," in bibtex.text
    assert "\nDA  - 2024/05/06\n" in ris.text
    assert json.loads(csl.text)["issued"] == {"date-parts": [[2024, 5, 6]]}


def test_a_reference_says_where_in_the_archive_the_article_stands() -> None:
    settings = config().model_copy(update={"title": "Coast & sea", "url": "https://coast.example/archive/"})
    address = "https://coast.example/archive/articles/2024/harbour/"
    context = Context(archive(), settings)
    plain, bibtex, ris, csl = references(context, context.article("harbour"))
    assert plain.text.endswith(f" In: Coast & sea, {address}.")
    assert f"  note = {{In: Coast \\& sea, \\url{{{address}}}}}," in bibtex.text
    assert f"N1  - In: Coast & sea, {address}\nER  - " in ris.text
    assert json.loads(csl.text)["archive_location"] == address


def test_the_reference_of_a_paragraph_leaves_its_number_and_address_open_in_each_form() -> None:
    context = Context(archive(), config())
    for reference in paragraph_references(context, context.article("harbour")):
        assert reference.text.count(NUMBER) == reference.text.count(ADDRESS) == 1, reference.form
    assert json.loads(reference.text)["note"] == f"paragraph {NUMBER}"
