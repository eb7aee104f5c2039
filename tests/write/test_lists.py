"""Long lists: no page grows without bound, and every page can be found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.config import Config
from builder.link import link
from builder.write import pages
from builder.write.calendar import calendar
from builder.write.days import month_of, months_in_words
from builder.write.paging import ROWS, parts
from tests.cases import cases
from tests.write.sample import AUTHORITY, annotated, config

FOLDER = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", cases(FOLDER / "months"))
def test_a_page_says_from_when_to_when_its_rows_are(case: dict[str, Any]) -> None:
    assert months_in_words(case["values"]) == case["words"]


@given(st.text())
def test_a_month_is_read_from_anything(value: str) -> None:
    assert month_of(value) is None or str(month_of(value)) == value[:7] or "W" in value


@given(st.integers(0, 3000), st.integers(1, 9))
def test_each_row_is_on_one_page_and_each_page_is_a_few_turns_away(rows: int, size: int) -> None:
    made = list(parts(range(rows), lambda n: f"list/{n}.md", size))
    assert [row for part in made for row in part.rows] == list(range(rows))
    assert all(len(part.rows) <= size and len(part.turns) <= 40 for part in made)
    for part in made:
        named = [turn.number for turn in part.turns]
        assert {1, part.number, len(made)} <= set(named)
        assert set(range(max(1, part.number - 3), min(len(made), part.number + 3) + 1)) <= set(named)
        assert [turn.number for turn in part.turns if turn.href is None] == [part.number]


def test_the_calendar_leads_to_where_a_month_begins_and_counts_things_once() -> None:
    days = ["2020-01-05", "2020-01-05", "2020-01-09", "2020-03-01", "2021-01-01", None]
    made = list(parts(days, lambda n: f"list/{n}.md", 2, when=lambda day: day))
    ((first, months), (second, others)) = calendar("list/1.md", made, lambda day: day, lambda day: day)
    assert (first, second) == ("2020", "2021")
    assert [(m.name, str(m.href), m.number) for m in (*months, *others)] == [
        ("Jan", "1.md#m-2020-01", 2),
        ("Mar", "2.md#m-2020-03", 1),
        ("Jan", "3.md#m-2021-01", 1),
    ]


def test_a_list_of_one_page_needs_no_calendar() -> None:
    made = list(parts(["2020-01-05"], lambda n: f"list/{n}.md"))
    assert calendar("list/1.md", made, lambda day: day, lambda day: day) == []


def repeated(number: int, words: str) -> dict[str, str]:
    """The pages of an archive in which `number` articles carry `words` of one speaker, a month apart."""
    articles = [
        annotated(
            f"a-{n:03}",
            (f"Report {n}", f"“[{words}|quote:vera-lind],” [Vera Lind|person:vera-lind] said on day {n}."),
            f"{2000 + n // 12}-{n % 12 + 1:02}-01",
        )
        for n in range(number)
    ]
    return {page.path: page.text for page in pages(link(articles, AUTHORITY), config())}


WORDS = "The sea belongs to all who live beside it"


def test_a_quotation_that_many_articles_carry_has_a_page_and_is_short_elsewhere() -> None:
    made = repeated(40, WORDS)
    (own,) = [path for path in made if path.startswith("quotations/said/")]
    assert f"[All 40 versions]({own.removeprefix('quotations/')})" in made["quotations/index.md"]
    assert made["quotations/index.md"].count("{ .cite }") == 1
    elsewhere = made["articles/2000/a-000.md"]
    elsewhere = elsewhere[elsewhere.index("## The same words elsewhere") : elsewhere.index("## Related")]
    assert elsewhere.count("{ .cite }") <= 6
    assert f"[All 40 versions](../../{own})" in elsewhere
    assert made[own].count("{ .cite }") == 40


def test_a_quotation_that_few_carry_needs_no_page() -> None:
    made = repeated(3, WORDS)
    assert not any(path.startswith("quotations/said/") for path in made)
    assert "The same words: [Report 1](../articles/2000/a-001.md#p-" in made["quotations/index.md"]


def test_what_somebody_said_often_has_pages_of_its_own_with_the_months() -> None:
    made = repeated(ROWS + 5, WORDS)
    assert "[All 155 by date](vera-lind/said.md)" in made["people/vera-lind.md"]
    assert "people/vera-lind/said/2.md" in made
    assert "[Dec <span>1</span>](said.md#m-2000-12)" in made["people/vera-lind/said.md"]
    assert 'id="m-2000-12"' in made["people/vera-lind/said.md"]


def test_the_page_of_a_person_leads_to_each_month_and_to_a_search_by_outlet() -> None:
    page = repeated(ROWS + 5, WORDS)["people/vera-lind.md"]
    assert "[Mar <span>1</span>](vera-lind.md#m-2001-03)" in page
    assert 'href="../../search/?kind=Article&amp;person=Vera+Lind&amp;outlet=Coast+Daily">155 articles</a>' in page


def test_wording_over_time_has_a_chart_for_each_term_that_is_used() -> None:
    texts = (("2024-05-06", "The sea rose."), ("2024-06-06", "The ocean fell."), ("2024-07-06", "The sea fell."))
    articles = [annotated(f"a{n}", ("Title", text), day) for n, (day, text) in enumerate(texts)]
    settings = Config(title="x", wording={"sea": ["sea", "ocean", "deep"]})
    page = {p.path: p.text for p in pages(link(articles, AUTHORITY), settings)}["wording/sea.md"]
    charts = page[page.index("## When") : page.index("## In what sentences")]
    assert charts.count('<figure class="bars">') == 2
    assert "<h3>sea " in charts
    assert "<h3>deep " not in charts
