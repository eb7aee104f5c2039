"""What the markup and the head of a page say of its article: `fact_cases/*.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.clean.html import html_facts
from tests.cases import cases
from tests.clean.html.test_article import PLACEHOLDERS

_FOLDER = Path(__file__).parent / "fact_cases"


def _in(file: str) -> list[Any]:
    return [case for case in cases(_FOLDER) if case.id.startswith(file)]


def _page(html: str) -> str:
    return html.replace("{story}", "".join(f"<p>{paragraph}</p>\n" for paragraph in PLACEHOLDERS["{story}"]))


@pytest.mark.parametrize("case", _in("authors"))
def test_authors_are_read_where_the_page_names_them(case: dict[str, Any]) -> None:
    assert [author.value for author in html_facts(case["html"]).authors] == case["authors"]


@pytest.mark.parametrize("case", _in("titles"))
def test_the_title_is_the_headline_that_the_page_shows(case: dict[str, Any]) -> None:
    assert html_facts(case["html"]).title.value == case["title"]


@pytest.mark.parametrize("case", _in("dates"))
def test_days_are_read_from_the_metadata_and_the_head_of_the_article(case: dict[str, Any]) -> None:
    facts = html_facts(_page(case["html"]))
    assert (facts.published.value, facts.updated.value) == (case.get("published"), case.get("updated"))
